"""Spellings of one name held against each other."""

from collections.abc import Mapping

import pytest

from checker.align.entities import Entities
from checker.check.names import SpellingParams, spelling
from checker.check.outcome import Observation
from checker.lexicon import Lexicon
from checker.model import Article, Claim, Span, Story, Verdict
from checker.values import Name

LEXICON = Lexicon()
ACROSS = SpellingParams(scope="across", kinds=("letters", "transliteration", "diacritics", "marks"))
WITHIN = SpellingParams(scope="within", kinds=ACROSS.kinds)


def _found(
    params: SpellingParams, *named: tuple[str, str], languages: Mapping[str, str] | None = None
) -> tuple[Observation, ...]:
    """Check a story of (source, name)."""
    articles = tuple(
        Article(id=source, source=source, story="s", text="", lang=lang) for source, lang in (languages or {}).items()
    )
    claims = tuple(
        Claim(
            id=f"{source}#name-{number}",
            article=source,
            source=source,
            story="s",
            span=Span(start=number, end=number + 1),
            text=name,
            line=1,
            column=1,
            sentence=str(number),
            payload=Name(name=name, entity=name),
        )
        for number, (source, name) in enumerate(named)
    )
    resolved = Entities(claims, LEXICON).resolve(claims)
    return spelling(Story(id="s", articles=articles, claims=resolved, clusters=()), params, LEXICON).observations


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Chelva Ramdin", "Chelvo Ramdin", "given name differs by one letter"),
        ("José Benítez", "Jose Benitez", "diacritics"),
        ("Mohammed Qureshi", "Muhammad Qureshi", "transliteration"),
        ("Anne-Marie Lund", "Anne Marie Lund", "hyphen, blank or apostrophe"),
    ],
)
def test_two_spellings_are_compatible(left: str, right: str, reason: str) -> None:
    """One person in two spellings is found across sources, with what differs."""
    (found,) = _found(ACROSS, ("A", left), ("B", right))

    assert found.verdict is Verdict.COMPATIBLE
    assert found.fields["reason"] == reason


def test_a_slip_inside_one_article_is_found_there() -> None:
    """An article that spells one name in two ways is told so, once."""
    named = (("A", "Chelva Ramdin"), ("A", "Chelvo Ramdin"), ("A", "Ramdin"), ("B", "Chelva Ramdin"))

    assert len(_found(WITHIN, *named)) == 1
    assert len(_found(ACROSS, *named)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Emmanuel Darrieux", "Darrieux"),
        ("Bob Harrow", "Robert Harrow"),
        ("R. Harrow", "Robert Harrow"),
        ("John Smith", "Jane Smith"),
    ],
)
def test_short_forms_and_namesakes_are_no_spellings(left: str, right: str) -> None:
    """Short forms, nicknames, initials and other people are left alone."""
    assert _found(ACROSS, ("A", left), ("B", right)) == ()


def test_a_misspelt_bare_surname_is_found() -> None:
    """A surname alone that misspells the only full name it can stand for is a slip."""
    (found,) = _found(WITHIN, ("A", "Helen Wolfenden"), ("A", "Wolfendon"), ("B", "Helen Wolfenden"))

    assert found.fields["reason"] == "surname differs by one letter"


@pytest.mark.parametrize(
    "names",
    [
        ("Helen Wolfenden", "Paul Wolfendan", "Wolfendon"),
        ("Helen Wolfenden", "Ida Wolfendon", "Wolfendon"),
        ("Helen Berg", "Burg"),
        ("Helen Martens", "Martin"),
        ("Helen Norvey", "Norway"),
    ],
)
def test_a_bare_name_that_may_be_another_is_left_alone(names: tuple[str, ...]) -> None:
    """A name that fits two people, is short, a given name or a country's is nobody's misspelling."""
    found = _found(WITHIN, *(("A", name) for name in names))

    assert not any(names[-1] in observation.fields["forms"].split(" / ") for observation in found)


def test_a_rule_reports_only_its_kinds() -> None:
    """Accents are not reported by a rule for letters."""
    letters = SpellingParams(scope="across", kinds=("letters",))

    assert _found(letters, ("A", "José Benítez"), ("B", "Jose Benitez")) == ()


def test_a_name_may_be_spelt_otherwise_in_another_language() -> None:
    """How French writes a name is no other spelling of how English does; within one language it is."""
    named = (("A", "Mohammed Qureshi"), ("B", "Muhammad Qureshi"))

    assert len(_found(ACROSS, *named, languages={"A": "fr", "B": "fr"})) == 1
    assert _found(ACROSS, *named, languages={"A": "en", "B": "fr"}) == ()
