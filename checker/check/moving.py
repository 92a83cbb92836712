"""Figures that move while a story runs: a later, higher one is an update, an earlier one repeated is stale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import msgspec

from checker.lexicon import Lexicon
from checker.model import Claim, Cluster, Story
from checker.values import Quantity, agreement, interval, moment, slip


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The word list ``moving``."""

    verbs: frozenset[str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """When an article was published, as precisely as is known."""

    first: datetime
    last: datetime
    text: str

    def before(self, other: "Hour") -> bool:
        """Tell whether this is surely the earlier one."""
        return self.last < other.first


@dataclass(frozen=True, slots=True)
class Moving:
    """Tells which of a story's figures were overtaken by later ones."""

    words: Words
    hours: Mapping[str, Hour]
    """By article; only those whose time of publication is known."""

    @classmethod
    def of(cls, story: Story, lexicon: Lexicon) -> "Moving":
        """Read when the story's articles were published."""
        known = ((article.id, hour(article.published)) for article in story.articles)
        return cls(lexicon.read("moving", Words), {key: found for key, found in known if found})

    def updates(self, left: Claim, right: Claim) -> bool:
        """Tell whether the later of two figures is the higher one, so that both were right in their hour.

        Two digits swapped or a nought too many are a slip at any hour.
        """
        ordered = self._ordered(left, right)
        return ordered is not None and _higher(*ordered) and slip.slip(_q(left), _q(right)) is None

    def stale(self, cluster: Cluster, left: Claim, right: Claim) -> Claim | None:
        """Return the later of two figures where it repeats one that an earlier article had overtaken."""
        ordered = self._ordered(left, right)
        if ordered is None or not _higher(ordered[1], ordered[0]):
            return None
        raised, low = ordered
        earlier = (c for c in cluster.claims if (pair := self._ordered(c, raised)) and pair[0] == c)
        return low if any(agreement.alike(_q(c), _q(low)) for c in earlier) else None

    def line(self, cluster: Cluster) -> tuple[Claim, ...]:
        """Return a moving cluster's dated figures in the order of publication."""
        dated = [claim for claim in cluster.claims if claim.article in self.hours and self._moves(claim)]
        return tuple(sorted(dated, key=lambda c: (self.hours[c.article].first, self.hours[c.article].last, c.id)))

    def _ordered(self, left: Claim, right: Claim) -> tuple[Claim, Claim] | None:
        """Return two figures of a moving count by publication, or None where that is not known."""
        if not (self._moves(left) and self._moves(right)):
            return None
        one, other = self.hours.get(left.article), self.hours.get(right.article)
        if one is None or other is None:
            return None
        if one.before(other):
            return left, right
        return (right, left) if other.before(one) else None

    def _moves(self, claim: Claim) -> bool:
        quantity = _q(claim)
        return quantity.unit is None and (
            claim.context.predicate in self.words.verbs or quantity.head in self.words.nouns
        )


def hour(published: str | None) -> Hour | None:
    """Return when something was published; a day without a time is the whole of it, a time without a zone is UTC."""
    if not published:
        return None
    days = moment.interval(published)
    if days:
        return Hour(first=_start(days[0]), last=_start(days[1]) + timedelta(days=1, microseconds=-1), text=published)
    try:
        found = datetime.fromisoformat(published)
    except ValueError:
        return None
    placed = found if found.tzinfo else found.replace(tzinfo=UTC)
    return Hour(first=placed, last=placed, text=published)


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def moved(claims: Sequence[Claim]) -> bool:
    """Tell whether the figures of a line are not all alike."""
    return any(not agreement.alike(_q(one), _q(other)) for one, other in pairwise(claims))


def _higher(earlier: Claim, later: Claim) -> bool:
    """Tell whether the later figure lies above the earlier one, whatever their hedges allow."""
    below, above = interval.interval(_q(earlier)), interval.interval(_q(later))
    return below.high is not None and above.low is not None and below.high < above.low


def _q(claim: Claim) -> Quantity:
    assert isinstance(claim.payload, Quantity)  # noqa: S101 - clusters of figures hold nothing else
    return claim.payload
