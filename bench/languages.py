"""How well another language is read: `python -m bench.languages [CODE]` scores it on its labelled sentences."""

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker import extract
from checker.ingest.blocks import blocks
from checker.lexicon import Lexicon
from checker.model import Article, Claim
from checker.values import Moment, Name, Quantity, Quotation, Role
from checker.values.quantity import Bound

FOLDER = Path(__file__).parent.parent / "tests" / "languages"
PUBLISHED = "2021-07-22"
KINDS = ("quantities", "dates", "quotes", "roles", "names")
"""The keys of a sentence's claims."""

Label = tuple[str, ...]
"""A claim as it is labelled: its text and what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with what is in it, and what was found."""

    text: str
    kept_back: bool
    expected: Mapping[str, frozenset[Label]]
    found: Mapping[str, frozenset[Label]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many claims were expected, found, and both."""

    expected: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was expected that was found."""
        return self.right / self.expected if self.expected else 1.0


def read(code: str) -> tuple[Sentence, ...]:
    """Read the labelled sentences of a language, as the tool does."""
    rows = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))["sentences"]
    articles = [_article(str(number), row["text"], code) for number, row in enumerate(rows)]
    claims = [own for _, own in extract.extract(articles, Lexicon())]
    return tuple(_sentence(row, own) for row, own in zip(rows, claims, strict=True))


def score(sentences: Iterable[Sentence], kinds: Iterable[str] = KINDS) -> Score:
    """Count what is right."""
    pairs = [(each.expected[kind], each.found[kind]) for each in sentences for kind in kinds]
    return Score(
        expected=sum(len(one) for one, _ in pairs),
        found=sum(len(other) for _, other in pairs),
        right=sum(len(one & other) for one, other in pairs),
    )


def _article(name: str, text: str, code: str) -> Article:
    return Article(id=name, source=name, story=name, text=text, blocks=blocks(text), published=PUBLISHED, lang=code)


def _sentence(row: Mapping[str, Any], claims: Iterable[Claim]) -> Sentence:
    own = tuple(claims)
    expected = {
        kind: frozenset((label,) if isinstance(label, str) else tuple(label) for label in row.get(kind, ()))
        for kind in KINDS
    }
    found = {kind: frozenset(label for claim in own for label in _labels(kind, claim)) for kind in KINDS}
    return Sentence(text=row["text"], kept_back=row.get("kept_back", False), expected=expected, found=found)


def _labels(kind: str, claim: Claim) -> Iterator[Label]:
    """Yield a claim as it would be labelled, where it is of a kind."""
    match kind, claim.payload:
        case "quantities", Quantity() as quantity:
            yield claim.text, _quantity(quantity)
        case "dates", Moment() as moment:
            yield claim.text, moment.value or ""
        case "quotes", Quotation() as quote:
            yield quote.quotation, quote.speaker or ""
        case "roles", Role() as role:
            yield role.person, role.role, role.organisation or ""
        case "names", Name() as name:
            yield (name.name,)


def _quantity(quantity: Quantity) -> str:
    what = quantity.unit or quantity.head
    if quantity.bound is Bound.BETWEEN or quantity.value is None:
        return f"{quantity.bound} {quantity.low or 0:g} {quantity.high or 0:g} {what}"
    return f"{quantity.bound} {quantity.value:.10g} {what}"


def main(code: str = "fr") -> None:
    """Print what was missed and found in excess, then the scores."""
    sentences = read(code)
    for sentence in (each for each in sentences if not each.kept_back):
        for kind in KINDS:
            for sign, labels in (
                ("missed", sentence.expected[kind] - sentence.found[kind]),
                ("excess", sentence.found[kind] - sentence.expected[kind]),
            ):
                for label in sorted(labels):
                    print(f"{sign:7}{kind:11}{' | '.join(label)}  <  {sentence.text}")
    for name, part in (("all", sentences), ("kept back", tuple(s for s in sentences if s.kept_back))):
        for kinds in (KINDS, *((kind,) for kind in KINDS)):
            one = score(part, kinds)
            what = "all kinds" if len(kinds) > 1 else kinds[0]
            print(
                f"{name:10}{what:11}{len(part):3} sentences  expected {one.expected:3}  found {one.found:3}  "
                f"precision {one.precision:.2f}  recall {one.recall:.2f}"
            )


if __name__ == "__main__":
    main(*sys.argv[1:2])
