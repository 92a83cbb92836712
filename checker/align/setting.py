"""Where and when a figure holds, and how prominent it is: what tells one event of a kind from another."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from checker.languages import ENGLISH, spoken
from checker.lexicon import Lexicon
from checker.model import Article, BlockKind, Claim
from checker.values import Moment, moment

_OPENING = 600
"""Characters from the start of the body: headline and first paragraph, where news puts its main figures."""


_COMPARED = 5
"""Words before a date in which "than" says that it is only compared with."""
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RECENT = 8
"""Days before publication within which a date of the opening dates the news of the day."""


class _Voices(msgspec.Struct, frozen=True):
    """The reporting verbs of the word list ``voices``."""

    report: frozenset[str]
    allege: frozenset[str]
    deny: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The circumstances of one claim."""

    times: tuple[str, ...]
    """ISO values of the dates of its clause; those of the article's opening for a headline or lead without any."""
    inferred: bool
    """Whether the times are the opening's, not its own."""
    spans: bool
    """Whether one of its dates is as wide as a month or a year: a look back, not the news of the week."""
    weekdays: frozenset[str]
    """Weekdays it names, for dates that could not be resolved."""
    places: frozenset[str]
    prominence: int
    """2 in the headline or the first sentence, 1 in the rest of the opening, 0 below."""
    participants: frozenset[str]
    agent: str | None
    """The subject that the claim is the object of, where it is a name."""


class Settings:
    """The settings of a story's claims."""

    def __init__(self, articles: Sequence[Article], claims: Sequence[Claim], lexicon: Lexicon) -> None:
        words = lexicon.read("voices", _Voices)
        self._saying = words.report | words.allege | words.deny
        told: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            told[claim.article].add(claim.sentence)
        self._leads = {article.id: _leads(article, told[article.id]) for article in articles}
        self._starts = {article.id: _body_start(article) for article in articles}
        self._dates: dict[tuple[str, str], list[Claim]] = {}
        self._opening: dict[str, list[Claim]] = {}
        self._foreign = {article.id for article in articles if spoken(article.lang) != ENGLISH}
        published = {article.id: article.published for article in articles}
        self._published = published
        for claim in claims:
            if isinstance(claim.payload, Moment) and not _ahead(claim.payload, published.get(claim.article)):
                self._dates.setdefault((claim.article, claim.sentence), []).append(claim)
                lead = claim.sentence in self._leads.get(claim.article, ())
                if lead and self._recent(claim, published.get(claim.article)):
                    self._opening.setdefault(claim.article, []).append(claim)
        self._known: dict[str, Setting] = {}

    def of(self, claim: Claim) -> Setting:
        """Return the setting of a claim."""
        if claim.id not in self._known:
            self._known[claim.id] = self._setting(claim)
        return self._known[claim.id]

    def _setting(self, claim: Claim) -> Setting:
        lead = claim.sentence in self._leads.get(claim.article, ())
        there = self._dates.get((claim.article, claim.sentence), [])
        own = [date for date in there if self._dates_it(date, claim)]
        inferred = lead and not own
        dates = self._opening.get(claim.article, []) if inferred else own
        published = self._published.get(claim.article)
        today = (published[:10],) if inferred and not dates and published else ()
        return Setting(
            times=tuple(sorted({value for date in dates if (value := _value(date)) is not None})) or today,
            inferred=inferred,
            spans=any(_wide(date) for date in dates),
            weekdays=frozenset(self._day(date) for date in dates if _value(date) is None and _weekday(date)),
            places=frozenset(re.sub("^the ", "", place.casefold()) for place in claim.context.places),
            prominence=2 if lead else int(self._in_opening(claim)),
            participants=_participants(claim),
            agent=_agent(claim),
        )

    def _dates_it(self, date: Claim, claim: Claim) -> bool:
        """Tell whether a date of a claim's sentence dates the claim: its clause's, and not the day somebody said so."""
        if date.span.overlaps(claim.span) or _looks_back(date) or self._since(date):
            return False
        if date.context.predicate == claim.context.predicate:
            return True
        saying = (date.context.predicate or "").split("_")[0] in self._saying
        return not saying and any(date.text in time or time in date.text for time in claim.context.times)

    def _day(self, date: Claim) -> str:
        """Return a day of the week as written, or, from another language, in English."""
        number = date.payload.weekday if isinstance(date.payload, Moment) else None
        return _WEEKDAYS[number] if date.article in self._foreign and number is not None else date.text.casefold()

    def _since(self, date: Claim) -> bool:
        """Tell whether another language says "since" before a date, which its text does not tell."""
        return date.article in self._foreign and date.context.chain[:1] == ("since",)

    def _recent(self, date: Claim, published: str | None) -> bool:
        """Tell whether a date of the opening is of the news of the day."""
        if not isinstance(date.payload, Moment):
            return False
        full = date.payload.anchor == "stated" and date.payload.precision == "day"
        if (date.context.predicate or "").split("_")[0] in self._saying and not full:
            return False
        days, today = moment.interval(date.payload.value), moment.interval(published[:10] if published else None)
        if days is None or today is None:
            return date.payload.precision in {"day", "weekday"}
        return date.payload.precision == "day" and 0 <= (today[1] - days[0]).days <= _RECENT

    def _in_opening(self, claim: Claim) -> bool:
        return claim.span.start - self._starts.get(claim.article, 0) <= _OPENING


def _participants(claim: Claim) -> frozenset[str]:
    """Return the names in a claim's sentence, without whoever says it: two stories may share a spokesman."""
    said = (claim.attributed_to or "").casefold()
    names = (each.casefold() for each in claim.context.entities)
    return frozenset(name for name in names if name not in said and said not in name)


def _agent(claim: Claim) -> str | None:
    """Return the subject that a claim is the object of, where it is a name."""
    context = claim.context
    if context.role not in {"object", "oblique"} or context.subject is None or context.subject == claim.attributed_to:
        return None
    named = any(name.casefold() in context.subject.casefold() for name in context.entities)
    return context.subject if named and context.subject not in claim.text else None


def _looks_back(date: Claim) -> bool:
    """Tell whether a date is one a figure is compared with: "the most since 2010", "warmer than it was in 1980"."""
    before = date.sentence.partition(date.text)[0].casefold().split()
    return date.context.chain[:1] == ("from",) or before[-1:] == ["since"] or "than" in before[-_COMPARED:]


def _ahead(date: Moment, published: str | None) -> bool:
    """Tell whether a date lies after publication: a deadline dates no figure."""
    days, today = moment.interval(date.value), moment.interval(published[:10] if published else None)
    return days is not None and today is not None and days[0] > today[1]


def _body_start(article: Article) -> int:
    """Return where the first block that makes claims starts."""
    return next((b.span.start for b in article.blocks if b.kind is not BlockKind.FURNITURE), 0)


def _leads(article: Article, sentences: Iterable[str]) -> frozenset[str]:
    """Return those of an article's sentences that start the headline and the first paragraph."""
    starts = [b.span.start for b in article.blocks if b.kind in {BlockKind.HEADLINE, BlockKind.PARAGRAPH}][:2]
    heads = [" ".join(article.text[start : start + _OPENING].split()) for start in starts]
    return frozenset(sentence for sentence in sentences if any(head.startswith(sentence[:_OPENING]) for head in heads))


def _value(claim: Claim) -> str | None:
    return claim.payload.value if isinstance(claim.payload, Moment) else None


def _wide(claim: Claim) -> bool:
    return isinstance(claim.payload, Moment) and claim.payload.precision in {
        "month",
        "year",
        "decade",
        "season",
    }


def _weekday(claim: Claim) -> bool:
    return isinstance(claim.payload, Moment) and claim.payload.precision == "weekday"
