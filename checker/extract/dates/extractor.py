"""Dates and periods of an article, resolved as far as its own date or its text allows."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from checker.extract.dates import dateline
from checker.extract.dates import event as dateevent
from checker.extract.dates.dateline import Anchor, Stated
from checker.extract.dates.day import day_first
from checker.extract.dates.grammar import Expression, expressions
from checker.extract.dates.screen import Surroundings, is_date
from checker.extract.dates.setting import Focus, Setting
from checker.extract.dates.tense import Lean, lean
from checker.extract.dates.value import is_full, period, resolve
from checker.extract.dates.words import DateList, Vocabulary, Word
from checker.extract.foreign.calendar import glossed
from checker.extract.reading import Reading
from checker.extract.tree import Span as Tokens
from checker.extract.tree import Token
from checker.lexicon import Lexicon
from checker.model import Block, BlockKind, Claim, Span
from checker.values.moment import Moment, interval

_JOINERS = "-Z&"


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A block's words and what in them reads as a date."""

    block: Block
    words: tuple[Word, ...]
    expressions: tuple[Expression, ...]

    @cached_property
    def lead(self) -> int:
        """Where the first sentence starts, behind a dateline."""
        return dateline.lead(self.words)

    def before(self, expression: Expression) -> Word | None:
        """Return the word before an expression."""
        return self.words[expression.first - 1] if expression.first else None

    def after(self, expression: Expression) -> Word | None:
        """Return the word after an expression."""
        return self.words[expression.last + 1] if expression.last + 1 < len(self.words) else None


class Dates:
    """Finds the dates of an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lists = lexicon.read("dates", DateList)
        self._vocabulary = Vocabulary(self._lists)

    def __call__(self, reading: Reading) -> Iterator[Claim]:
        """Yield a claim for each date, in reading order; a period is followed by its two ends."""
        found = sorted(self._moments(reading), key=lambda item: (item[0].start, -item[0].end))
        for number, (span, moment, place) in enumerate(found, start=1):
            claim = reading.claim(moment, span.start, span.end, token=place.token, number=number)
            who = dateevent.subject(place) or claim.context.subject
            yield replace(claim, context=replace(claim.context, clause=dateevent.words(place), subject=who))

    def _moments(self, reading: Reading) -> Iterator[tuple[Span, Moment, Surroundings]]:
        passages = [self._passage(block, reading) for block in _blocks(reading)]
        everything = list(chain.from_iterable(passage.expressions for passage in passages))
        order = day_first(iter(everything))
        anchor = dateline.given(reading.article) or self._inferred(passages, order)
        starts = [token.idx for token in reading.doc]
        setting = Setting(
            reference=anchor.day,
            anchor=anchor.source,
            grain=anchor.grain,
            day_first=order,
            focus=Focus(),
            seasons=self._lists.seasons,
            holidays=self._vocabulary.holidays,
        )
        for passage in passages:
            if passage.block.kind is not BlockKind.FURNITURE and passage.expressions:
                yield from self._of_passage(passage, setting, reading, starts)

    def _passage(self, block: Block, reading: Reading) -> Passage:
        span, doc = block.span, reading.doc
        words = (
            glossed(doc.covering(span.start, span.end) or (), self._vocabulary)
            if doc.glossed
            else self._vocabulary.words(reading.article.text, span.start, span.end)
        )
        return Passage(block=block, words=words, expressions=tuple(expressions(words)))

    def _inferred(self, passages: Sequence[Passage], order: bool | None) -> Anchor:  # noqa: FBT001
        """Infer the article's day from the full dates it states."""
        setting, stated = Setting(reference=None, anchor="inferred", day_first=order), []
        for passage in passages:
            for expression in filter(is_full, passage.expressions):
                moment = resolve(expression, setting)
                days = interval(moment.value) if moment else None
                if days and days[0] == days[1]:
                    before = passage.words[max(expression.first - 8, 0) : expression.first]
                    stated.append(Stated(day=days[0], expression=expression, before=before, block=passage.block.kind))
        return dateline.inferred(stated, self._lists.datelines)

    def _of_passage(
        self, passage: Passage, setting: Setting, reading: Reading, starts: list[int]
    ) -> Iterator[tuple[Span, Moment, Surroundings]]:
        previous: tuple[Expression, Moment] | None = None
        for index, expression in enumerate(passage.expressions):
            place = _place(expression, passage, reading, starts)
            if not is_date(place, self._lists):
                continue
            leaning = lean(place.token, self._lists.tense) if setting.reference else Lean.OPEN
            year = _shared_year(index, passage)
            moment = resolve(expression, replace(setting, lean=leaning, year=year))
            if moment is None:
                continue
            setting.focus.see(moment, expression.form, setting.reference)
            moment = replace(moment, event=dateevent.event(place))
            yield Span(start=expression.start, end=expression.end), moment, place
            if previous and (whole := _period(previous, (expression, moment), passage)):
                yield Span(start=previous[0].start, end=expression.end), whole, place
            previous = expression, moment


def _blocks(reading: Reading) -> tuple[Block, ...]:
    """Return the article's blocks; the whole text where it has none."""
    whole = Block(span=Span(start=0, end=len(reading.article.text)), kind=BlockKind.PARAGRAPH)
    return reading.article.blocks or (whole,)


def _place(expression: Expression, passage: Passage, reading: Reading, starts: list[int]) -> Surroundings:
    """Return what surrounds an expression."""
    first = max(bisect_right(starts, expression.start) - 1, 0)
    last = max(bisect_right(starts, expression.end - 1) - 1, first)
    token = _head(reading.doc[first : last + 1])
    dateevent.reattach(token)
    following = reading.doc[last + 1] if last + 1 < len(reading.doc) else None
    return Surroundings(
        expression=expression,
        before=passage.before(expression),
        after=passage.after(expression),
        token=token,
        next_token=following,
        lead=passage.lead,
    )


def _head(tokens: Tokens) -> Token:
    """Return the first token that hangs on one outside the expression."""
    return next((t for t in tokens if not tokens.start <= t.head.i < tokens.end), tokens[0])


def _shared_year(index: int, passage: Passage) -> int | None:
    """Return the year of the date this one is joined to: "between March and June 2019"."""
    this = passage.expressions[index]
    if this.form not in {"dmy", "mdy", "month"} or this.has("YLNT"):
        return None
    for following in passage.expressions[index + 1 : index + 4]:
        between = passage.words[this.last + 1 : following.first]
        if len(between) > 2 or not between or any(w.tag not in _JOINERS + ",I" for w in between):  # noqa: PLR2004
            return None
        if year := following.word("Y"):
            return year.number if following.form in {"dmy", "mdy", "month"} else None
        this = following
    return None


def _period(first: tuple[Expression, Moment], last: tuple[Expression, Moment], passage: Passage) -> Moment | None:
    """Return the period between two dates that are joined as its ends."""
    between = passage.words[first[0].last + 1 : last[0].first]
    if len(between) != 1 or between[0].tag not in _JOINERS:
        return None
    before = passage.before(first[0])
    if between[0].tag == "&" and (before is None or before.tag != "B"):
        return None
    whole = period(first[1], last[1])
    return replace(whole, event=last[1].event) if whole else None
