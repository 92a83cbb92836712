"""Which statements speak of the same thing."""

from dataclasses import replace

import pytest

from checker.align.setting import Settings
from checker.align.statements import Statements
from checker.lexicon import Lexicon
from checker.model import Claim, Polarity, Span
from checker.values import Statement
from checker.values.statement import Denial, Tense

LEXICON = Lexicon()


def _claim(source: str, words: str, *, denied: bool = False, **given: object) -> Claim:
    """Make a statement whose first word is its subject and whose second is its predicate."""
    subject, predicate, *rest = words.split()
    fields: dict[str, object] = {
        "words": tuple(words.casefold().split()),
        "names": tuple(word.casefold() for word in words.split() if word[0].isupper()),
        "core": (subject.casefold(), *(word.casefold() for word in rest[:1])),
        "completion": tuple(word.casefold() for word in rest),
        "denial": Denial.NEGATED if denied else None,
        **given,
    }
    return Claim(
        id=f"{source}#{words}",
        article=source,
        source=source,
        story="s",
        span=Span(start=0, end=1),
        text=words,
        line=1,
        column=1,
        sentence=words,
        payload=Statement(subject=subject, predicate=predicate, object=" ".join(rest) or None, **fields),  # type: ignore[arg-type]
        polarity=Polarity.NEGATED if denied else Polarity.AFFIRMED,
    )


def _linked(*claims: Claim) -> int:
    return sum(
        len(cluster.links) for cluster in Statements(LEXICON, Settings((), claims, LEXICON)).align(claims).clusters
    )


def test_a_denial_meets_what_it_denies() -> None:
    """The same participant, predicate and object, said and denied, are linked."""
    assert _linked(_claim("A", "Okafor sell harbour"), _claim("B", "Okafor sell harbour", denied=True)) == 1


@pytest.mark.parametrize(
    "other",
    [
        "Lindqvist sell harbour",  # another participant
        "Okafor visit harbour",  # another predicate
        "Okafor sell museum",  # another object
    ],
)
def test_a_denial_of_something_else_stays_apart(other: str) -> None:
    """A participant, a predicate or an object that differs keeps two statements apart."""
    assert _linked(_claim("A", other), _claim("B", "Okafor sell harbour", denied=True)) == 0


def test_what_happened_is_not_what_will_not_happen() -> None:
    """A denial for the future does not meet a report of the past."""
    past = _claim("A", "Okafor sell harbour", tense=Tense.PAST)
    future = _claim("B", "Okafor sell harbour", denied=True, tense=Tense.FUTURE)

    assert _linked(past, future) == 0


def test_one_source_is_not_held_against_itself() -> None:
    """A source that reports a claim and its denial gives both sides."""
    assert _linked(_claim("A", "Okafor sell harbour"), _claim("A", "Okafor sell harbour", denied=True)) == 0


def test_a_name_may_be_misspelt() -> None:
    """One letter more or less in a long name does not hide a denial."""
    assert _linked(_claim("A", "Lindqvist sell harbour"), _claim("B", "Lindkvist sell harbour", denied=True)) == 1


def test_a_common_word_does_not_make_work_explode() -> None:
    """A story in which everybody denies what everybody says is aligned within bounds."""
    said = [_claim("A", f"Okafor sell harbour{number}") for number in range(400)]
    denied = [_claim("B", f"Okafor sell harbour{number}", denied=True) for number in range(400)]

    assert _linked(*said, *denied) <= 400 * 25


def test_what_nobody_did_is_at_odds_with_what_somebody_did() -> None:
    """A denial of anybody's part needs no shared participant."""
    nobody = _claim("B", "nobody sell harbour", denied=True, core=())
    nobody = replace(nobody, payload=replace(nobody.payload, words=("sell", "harbour")))  # type: ignore[type-var]

    assert _linked(_claim("A", "Okafor sell harbour"), nobody) == 1


def test_a_thin_statement_is_compared_word_for_word() -> None:
    """What says little by itself meets only the same words."""
    denial = _claim("B", "it sell in harbour", denied=True, core=(), thin=True)

    assert _linked(_claim("A", "it sell in harbour", core=(), thin=True), denial) == 1
    assert _linked(_claim("A", "it sell at museum", core=(), thin=True), denial) == 0


def test_a_source_that_says_both_is_not_at_odds_word_for_word() -> None:
    """A source that gives the denial and the statement in the same words tells both sides."""
    both = _claim("B", "it sell in harbour", core=()), _claim("B", "it sell not in harbour", denied=True, core=())

    assert _linked(_claim("A", "it sell in harbour", core=()), *both) == 0
