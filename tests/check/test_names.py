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
    """An article that spells one name in two ways is told so once: beside another source, as a difference from it."""
    alone = (("A", "Chelva Ramdin"), ("A", "Chelvo Ramdin"), ("A", "Ramdin"))
    beside = (*alone, ("B", "Chelva Ramdin"))

    assert (len(_found(WITHIN, *alone)), len(_found(ACROSS, *alone))) == (1, 0)
    assert (len(_found(WITHIN, *beside)), len(_found(ACROSS, *beside))) == (0, 1)


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
    (found,) = _found(WITHIN, ("A", "Helen Wolfenden"), ("A", "Wolfendon"))

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


FORMS = SpellingParams(scope="across", kinds=("form",))


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Bob Harrow", "Robert Harrow", "nickname"),
        ("Laura Quill", "Laura Winslow Quill", "middle name"),
        ("Paul Harrow III", "Paul Harrow", "suffix"),
        ("St. Brendan's Hospital", "St. Brendan's Memorial Hospital", "a longer form"),
        ("Harbour Foods Corp.", "Harbour Foods Co.", "another legal ending"),
    ],
)
def test_another_form_of_a_name_is_told(left: str, right: str, reason: str) -> None:
    """A nickname, a middle name, a suffix or a longer form is a note, and no misspelling."""
    (found,) = _found(FORMS, ("A", left), ("B", right))

    assert found.verdict is Verdict.COMPATIBLE
    assert found.fields["reason"] == reason
    assert _found(ACROSS, ("A", left), ("B", right)) == ()


def test_a_form_that_a_source_has_beside_the_other_is_not_told() -> None:
    """A source that has both forms says itself that they are one."""
    assert _found(FORMS, ("A", "Bob Harrow"), ("B", "Robert Harrow"))
    assert _found(FORMS, ("A", "Bob Harrow"), ("B", "Robert Harrow"), ("B", "Bob Harrow")) == ()


def test_a_middle_initial_is_not_told() -> None:
    """An initial more or less is style."""
    assert _found(FORMS, ("A", "Laura Quill"), ("B", "Laura W. Quill")) == ()


def test_a_name_in_three_ways_is_told_once_by_its_gravest_difference() -> None:
    """A misspelling and a nickname of one person make one finding, that of the misspelling."""
    named = (("A", "Robert Wolfenden"), ("B", "Bob Wolfenden"), ("C", "Robert Wolfendon"))

    (found,) = _found(ACROSS, *named)

    assert {side.value for side in found.sides} == {"Robert Wolfenden", "Bob Wolfenden", "Robert Wolfendon"}
    assert _found(FORMS, *named) == ()
