"""Names found in one article are looked for in the sentences of all the others: the model labels them in some only."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.lexicon import Lexicon
from checker.model import Claim, Span
from checker.values import Name, Statement
from checker.values.country import Countries
from checker.values.customs import Customs
from checker.values.name import Likeness, compare, parse, squash
from checker.values.proper import compare_proper, is_thing, keys, words
from checker.values.wording import FUNCTION_WORDS

_WORD = re.compile(r"[^\W_](?:[\w'\u2019&\-\u2010\u2011]*[\w])?")
CALLED = re.compile(
    r"([A-Z][\w'\-]+) [\"\u201c\u201d'\u2018(] ?([A-Z][\w'\-]+) ?[\"\u201c\u201d'\u2019)] ([A-Z][\w'\-]+)"
)
"""A name with what a person is called inside: ``Elena "Ebbie" Marlow``."""
_GAP = re.compile(r"(?:\s|\s?\.\s|\s?&\s)?")
_LINE_END = re.compile(r"\r\n|\n|\r")
_RUN_ON = re.compile(r"(?<! of)(?<! for)(?<! and)(?<! in)(?<! at)(?<! on) the ")
"""A sign that a label covers two names: ``Maghra the Coastal Observatory``."""
_LINKS = frozenset({"of", "for", "the"})
_SHORTEST = 5
"""Letters of a name of one word that is looked for."""
_LONGEST_NAME = 6
"""Words of the longest name that is looked for."""
_SHORTEST_LAST = 2
"""Letters of the last word of a name."""
_MOST_CANDIDATES = 24
"""Names that one run of words is held against: keeps a hostile story linear."""
_ABBREVIATED = 3
"""Letters of a word that a full stop may end inside a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A name that the extractor found somewhere."""

    text: str
    type: str
    articles: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Capitalised words in a row, as places in the text of a passage."""

    passage: Claim
    spans: tuple[tuple[int, int], ...]

    def text(self, first: int, last: int) -> str:
        """Return the words from one to another, on one line."""
        return " ".join(self.passage.text[self.spans[first][0] : self.spans[last][1]].split())


class Sought:
    """Makes claims of the names of one story that the extractor overlooked in some of its articles."""

    def __init__(self, claims: Sequence[Claim], lexicon: Lexicon) -> None:
        self._customs = lexicon.read("honorifics", Customs)
        self._countries = lexicon.read("countries", Countries)
        self._claims = claims
        self._passages = [c for c in claims if isinstance(c.payload, Statement) and c.payload.passage]
        self._plain = {w for c in self._passages for w in _WORD.findall(c.text) if w.islower()}
        self._index: dict[str, list[_Known]] = defaultdict(list)
        every = tuple(_known(claims))
        self._surnames = {known.text.split()[-1] for known in every if known.type == "person"}
        self._parts = {word for known in every if " " in known.text for word in words(known.text)}
        for known in every:
            if self._looked_for(known):
                for key in sorted(keys(known.text, self._customs)):
                    self._index[key].append(known)

    def __call__(self) -> tuple[Claim, ...]:
        """Return the claims of what was overlooked, in the order of the passages; each name once an article."""
        covered, numbers = defaultdict[str, list[Span]](list), Counter[str]()
        there: set[tuple[str, str]] = set()
        for claim in self._claims:
            if isinstance(claim.payload, Name):
                if not _RUN_ON.search(claim.text):
                    covered[claim.article].append(claim.span)
                numbers[claim.article] += 1
                there.add((claim.article, claim.payload.name.casefold()))
        for spans in covered.values():
            spans.sort(key=lambda span: span.start)
        found: list[Claim] = []
        for passage in self._passages:
            for start, end, type_ in self._names_in(passage, covered[passage.article]):
                name = passage.article, " ".join(passage.text[start:end].split()).casefold()
                if name not in there:
                    there.add(name)
                    numbers[passage.article] += 1
                    found.append(_claim(passage, start, end, type_=type_, number=numbers[passage.article]))
        return tuple(found)

    def _names_in(self, passage: Claim, covered: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
        """Yield where names of other articles stand in a passage, each with its type."""
        for called in CALLED.finditer(passage.text):
            if called[3] in self._surnames:
                yield *called.span(), "person"
        spans = _within(covered, passage.span)
        for run in _runs(passage, self._customs):
            for first, last, known in self._in(run, spans):
                yield run.spans[first][0], run.spans[last][1], known.type

    def _looked_for(self, known: _Known) -> bool:
        own = words(known.text)
        if len(own) > _LONGEST_NAME or not own or self._countries.find(known.text):
            return False
        alone = len(own) == 1
        part = known.type == "person" and own[0] in self._parts
        return not alone or (not part and len(own[0]) >= _SHORTEST and own[0] not in self._plain)

    def _in(self, run: _Run, covered: Sequence[Span]) -> Iterator[tuple[int, int, _Known]]:
        """Find names in a run, the longest first, none inside a name that the extractor found there."""
        taken: set[int] = set()
        size = len(run.spans)
        for length in range(min(size, _LONGEST_NAME + 2), 0, -1):
            for first in range(size - length + 1):
                last = first + length - 1
                if taken & set(range(first, last + 1)) or _inside(run, first, last, covered):
                    continue
                known = self._one_of(run, first, last)
                if known is not None:
                    taken |= set(range(first, last + 1))
                    yield first, last, known

    def _one_of(self, run: _Run, first: int, last: int) -> _Known | None:
        """Find the name of another article that some words of a run are, in whatever form."""
        text, article = run.text(first, last), run.passage.article
        opening, closing = run.text(first, first), run.text(last, last)
        if not _capital(opening) or not _capital(closing) or len(closing) < _SHORTEST_LAST:
            return None
        if squash(opening) in self._customs.honorifics and first != last:
            return None
        if opening.casefold() in FUNCTION_WORDS:
            # What opens a sentence is capitalised in any case: "A", "As the".
            return None
        if first == last and (text.casefold() in self._plain or self._countries.find(text)):
            return None
        candidates = {
            k.text: k for key in keys(text, self._customs) for k in self._index.get(key, [])[:_MOST_CANDIDATES]
        }
        best: tuple[int, _Known] | None = None
        for known in candidates.values():
            if known.articles == {article}:
                continue
            # In a headline in capitals a capital behind a name says nothing.
            followed = last + 1 < len(run.spans) and not run.text(first, last + 1).isupper()
            rank = self._rank(text, known, followed=followed)
            if rank is not None and (best is None or rank < best[0]):
                best = rank, known
        return best[1] if best else None

    def _rank(self, text: str, known: _Known, *, followed: bool) -> int | None:
        """Say how near a text is to a name, from 0; None where it is another."""
        if text.casefold() == known.text.casefold():
            return None if known.type == "person" and followed else 0
        if known.type == "person" and " " in known.text and not is_thing(known.text, self._customs):
            one, two = parse(text, self._customs), parse(known.text, self._customs)
            if not one.given or not two.given or followed:
                return None
            match = compare(one, two, self._customs)
        else:
            match = compare_proper(text, known.text, self._customs)
        return None if match.likeness is Likeness.DIFFERENT else list(Likeness).index(match.likeness) + 1


def _known(claims: Iterable[Claim]) -> Iterator[_Known]:
    """Yield each name with the type that most of its mentions have, and the articles that have it."""
    types: dict[str, Counter[str]] = defaultdict(Counter)
    articles: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim.payload, Name):
            types[claim.payload.name][claim.payload.type] += 1
            articles[claim.payload.name].add(claim.article)
    for name in sorted(types):
        kind = min(types[name], key=lambda each: (-types[name][each], each))
        yield _Known(text=name, type=kind, articles=frozenset(articles[name]))


def _runs(passage: Claim, customs: Customs) -> Iterator[_Run]:
    """Yield the capitalised words that stand in a row, with the particles and links between them."""
    spans: list[tuple[int, int]] = []
    text = passage.text
    for word in _WORD.finditer(text):
        own = word.group()
        joined = own.casefold() in customs.joining | _LINKS and bool(spans)
        gap = text[spans[-1][1] : word.start()] if spans else ""
        if spans and (not _GAP.fullmatch(gap) or ("." in gap and spans[-1][1] - spans[-1][0] > _ABBREVIATED)):
            yield _Run(passage=passage, spans=tuple(spans))
            spans, joined = [], False
        if _capital(own, customs) or joined or (spans and own.isdigit()):
            spans.append(word.span())
        elif spans:
            yield _Run(passage=passage, spans=tuple(spans))
            spans = []
    if spans:
        yield _Run(passage=passage, spans=tuple(spans))


def _capital(word: str, customs: Customs | None = None) -> bool:
    """Tell whether a word is written as a name is, behind an Arabic article or not: ``al-Walid``."""
    head, hyphen, tail = word.partition("-")
    prefixed = bool(hyphen) and (customs is None or head in customs.prefixed)
    return word[:1].isupper() or (prefixed and tail[:1].isupper())


def _within(spans: Sequence[Span], passage: Span) -> Sequence[Span]:
    """Return those of an article's spans, in reading order, that start in a passage."""
    first = bisect_left(spans, passage.start, key=lambda span: span.start)
    return spans[first : bisect_left(spans, passage.end, key=lambda span: span.start)]


def _inside(run: _Run, first: int, last: int, covered: Sequence[Span]) -> bool:
    offset = run.passage.span.start
    start, end = offset + run.spans[first][0], offset + run.spans[last][1]
    return any(span.start <= start and end <= span.end for span in covered)


def _claim(passage: Claim, start: int, end: int, *, type_: str, number: int) -> Claim:
    """Make a claim of a name at two places of a sentence, in that sentence's clause."""
    breaks = [found.end() for found in _LINE_END.finditer(passage.text, 0, start)]
    column = start - breaks[-1] + 1 if breaks else passage.column + start
    name = " ".join(passage.text[start:end].split())
    return replace(
        passage,
        id=f"{passage.article}#{Name.kind}-{number}",
        span=Span(start=passage.span.start + start, end=passage.span.start + end),
        text=passage.text[start:end],
        line=passage.line + len(breaks),
        column=column,
        payload=Name(name=name, entity=name, type=type_),
        attribute=None,
        bearer=None,
    )
