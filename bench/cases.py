"""Labelled cases: short stories with what must be found in them, and what must be left alone.

A case is one TOML file under ``tests/cases``: two to four articles of invented outlets, ``[[expect]]`` for what must
be found, ``[[never]]`` for what must not be held against each other. ``sides`` gives, for each outlet, words that
stand exactly once in its article.
"""

import difflib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from checker.errors import FactcheckError
from checker.ingest.blocks import blocks
from checker.model import Article, Claim, Span

FOLDER = Path(__file__).parent.parent / "tests" / "cases"

Expected = Literal["conflict", "compatible", "agree", "differ"]
"""``differ``: a conflict or compatible, where semantics leave it open (a toll that rose between two reports)."""

_ANY = frozenset({"quantity", "role", "name", "date", "quote", "statement", "list"})
KINDS: Mapping[str, frozenset[str]] = {
    "count": frozenset({"quantity"}),
    "update": frozenset({"quantity"}),
    "money": frozenset({"quantity"}),
    "ordinal": _ANY,
    "share": frozenset({"quantity"}),
    "measure": frozenset({"quantity", "date"}),
    "date": frozenset({"date"}),
    "weekday": frozenset({"date"}),
    "title": frozenset({"role"}),
    "name": frozenset({"name", "role"}),
    "quotation": frozenset({"quote"}),
    "negation": frozenset({"quote"}),
    "speaker": frozenset({"quote"}),
    "list": frozenset({"list"}),
    "polarity": _ANY,
    "denial": _ANY,
    "certainty": _ANY,
    "attribution": _ANY,
}
"""What an expectation may be about, and the kinds of claims that can show it."""


class CaseError(FactcheckError):
    """A case file that cannot be used."""


class _Article(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One outlet's report."""

    outlet: str
    text: str
    published: str | None = None


class _Expect(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a finding must say of passages."""

    verdict: Expected
    kind: str
    sides: dict[str, str | tuple[str, ...]]
    why: str | None = None


class _Never(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Two passages that no conflict may hold against each other."""

    sides: dict[str, str | tuple[str, ...]]
    why: str | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The shape of a case file."""

    topic: str
    article: tuple[_Article, ...]
    expect: tuple[_Expect, ...] = ()
    never: tuple[_Never, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of one article, and where they stand."""

    article: str
    span: Span
    words: str

    def meets(self, claim: Claim, kinds: frozenset[str] = _ANY) -> bool:
        """Tell whether a claim of one of the kinds stands at these words."""
        return claim.article == self.article and claim.kind in kinds and claim.span.overlaps(self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """Passages and what a finding must say of them."""

    story: str
    verdict: Expected
    kind: str
    sides: tuple[Passage, ...]
    why: str

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of claims that can show it."""
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Never:
    """Passages that no conflict may hold against each other."""

    story: str
    sides: tuple[Passage, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One labelled story."""

    story: str
    articles: tuple[Article, ...]
    expectations: tuple[Expectation, ...]
    nevers: tuple[Never, ...]


def load(folder: Path = FOLDER) -> tuple[Case, ...]:
    """Read every case of a folder.

    Raises:
        CaseError: A file is not a usable case.
    """
    return tuple(read(path) for path in sorted(folder.glob("*.toml")))


def read(path: Path) -> Case:
    """Read one case.

    Raises:
        CaseError: It is not TOML, lacks a field, or labels words that do not stand exactly once in their article.
    """
    try:
        file = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CaseError(f"not valid TOML: {error}", where=path) from error
    except msgspec.ValidationError as error:
        raise CaseError(f"not a usable case: {error}", where=path) from error
    articles = {each.outlet: _article(each, path.stem) for each in file.article}
    if len(articles) < len(file.article):
        raise CaseError("two articles have the same outlet", where=path)
    return Case(
        story=path.stem,
        articles=tuple(articles.values()),
        expectations=tuple(_expectation(each, articles, path) for each in file.expect),
        nevers=tuple(
            Never(story=path.stem, sides=_pair(each, articles, path), why=each.why or "") for each in file.never
        ),
    )


def _article(given: _Article, story: str) -> Article:
    return Article(
        id=f"{story}/{given.outlet}",
        source=given.outlet,
        story=story,
        text=given.text,
        blocks=blocks(given.text),
        published=given.published,
    )


def _expectation(given: _Expect, articles: Mapping[str, Article], path: Path) -> Expectation:
    if given.kind not in KINDS:
        raise CaseError(f"there is no kind {given.kind!r}", where=path, hint=_nearest(given.kind, sorted(KINDS)))
    return Expectation(
        story=path.stem,
        verdict=given.verdict,
        kind=given.kind,
        sides=tuple(_passages(given.sides, articles, path)),
        why=given.why or "",
    )


def _pair(given: _Never, articles: Mapping[str, Article], path: Path) -> tuple[Passage, ...]:
    found = tuple(_passages(given.sides, articles, path))
    if len(found) != 2:  # noqa: PLR2004 - a pair
        raise CaseError(f"[[never]] takes two passages, not {len(found)}", where=path)
    return found


def _passages(
    sides: Mapping[str, str | tuple[str, ...]], articles: Mapping[str, Article], path: Path
) -> Iterator[Passage]:
    for outlet, given in sides.items():
        if outlet not in articles:
            raise CaseError(f"no article is by {outlet!r}", where=path, hint=_nearest(outlet, list(articles)))
        for words in (given,) if isinstance(given, str) else given:
            yield _passage(words, articles[outlet], path)


def _passage(words: str, article: Article, path: Path) -> Passage:
    times = article.text.count(words) if words else 0
    if times != 1:
        raise CaseError(
            f"{words!r} stands {times} times in the article of {article.source!r}",
            where=path,
            hint="give words that stand there exactly once",
        )
    start = article.text.index(words)
    return Passage(article=article.id, span=Span(start=start, end=start + len(words)), words=words)


def _nearest(word: str, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(word, known, n=1)
    return f"did you mean {close[0]!r}?" if close else f"there are {', '.join(known)}"
