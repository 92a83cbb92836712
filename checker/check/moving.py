"""Figures that move while a story runs: a later one is an update, an earlier one repeated is stale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import msgspec

from checker.lexicon import Lexicon
from checker.model import Claim, Cluster, Story
from checker.values import Quantity, agreement, interval, moment, slip
from checker.values.quantity import Bound

_FROM = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
"""Bounds that are told of what is known so far."""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The word list ``moving``."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    shares: frozenset[str]
    """Verbs whose percentages move: ``contain``."""
    areas: frozenset[str]
    """Units that move with the verbs."""
    falling: frozenset[str]
    """Verbs and nouns of what is brought to an end one by one, so that the count goes down as well as up."""


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
        return cls(lexicon.read("moving", Words), hours(story))

    def updates(self, left: Claim, right: Claim) -> bool:
        """Tell whether the later of two figures has moved on, so that both were right in their hour.

        Two digits swapped or a nought too many are a slip at any hour.
        """
        ordered = self._ordered(left, right)
        return ordered is not None and self._moved_on(*ordered) and slip.slip(quantity(left), quantity(right)) is None

    def stale(self, cluster: Cluster, left: Claim, right: Claim) -> Claim | None:
        """Return the later of two figures where it repeats one that an earlier article had overtaken."""
        ordered = self._ordered(left, right)
        if ordered is None or not _higher(ordered[1], ordered[0]):
            return None
        raised, low = ordered
        earlier = (c for c in cluster.claims if (pair := self._ordered(c, raised)) and pair[0] == c)
        return low if any(_repeats(quantity(low), quantity(c)) for c in earlier) else None

    def overtaken(self, cluster: Cluster, left: Claim, right: Claim) -> bool:
        """Tell whether the time of publication, and no difference of precision, sets two figures apart."""
        return self.updates(left, right) or self.stale(cluster, left, right) is not None

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

    def _moved_on(self, earlier: Claim, later: Claim) -> bool:
        """Tell whether a count has gone the way it goes: up, and that of the missing either way."""
        if _higher(earlier, later):
            return True
        return self._falls(earlier) and self._falls(later) and _higher(later, earlier)

    def _falls(self, claim: Claim) -> bool:
        told = {claim.context.predicate, quantity(claim).head, *claim.context.chain}
        return not self.words.falling.isdisjoint(told)

    def _moves(self, claim: Claim) -> bool:
        figure, verb = quantity(claim), claim.context.predicate
        if figure.unit == "%":
            return verb in self.words.shares
        if figure.unit is not None:
            return figure.unit in self.words.areas and verb in self.words.verbs
        # "The number of people killed rose to 12": what befell them stands first in the chain.
        befell = not self.words.verbs.isdisjoint({verb, *claim.context.chain[:1]})
        return befell or figure.head in self.words.nouns or self._falls(claim)


def hours(story: Story) -> dict[str, Hour]:
    """Return when a story's articles were published, by article, where that is known."""
    known = ((article.id, hour(article.published)) for article in story.articles)
    return {key: found for key, found in known if found}


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
    return any(not agreement.alike(quantity(one), quantity(other)) for one, other in pairwise(claims))


def _higher(earlier: Claim, later: Claim) -> bool:
    """Tell whether the later figure lies above the earlier one, whatever their hedges allow.

    "At least 40" leaves 60 open, and yet a writer who knew of 60 would not have said so.
    """
    below, above = interval.interval(quantity(earlier)), interval.interval(quantity(later))
    high = below.low if quantity(earlier).bound in _FROM else below.high
    return high is not None and above.low is not None and high < above.low


def _repeats(low: Quantity, first: Quantity) -> bool:
    """Tell whether a figure is an earlier one again, with its "at least" or without."""
    if agreement.alike(low, first):
        return True
    same = low.value is not None and (low.value, low.unit) == (first.value, first.unit)
    return same and agreement.together(low, first) is not None


def quantity(claim: Claim) -> Quantity:
    """Return the figure that a claim of a cluster of figures carries."""
    assert isinstance(claim.payload, Quantity)  # noqa: S101 - clusters of figures hold nothing else
    return claim.payload
