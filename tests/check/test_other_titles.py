"""Titles that sources give one person and no source gives together."""

import pytest

from checker.align.entities import Entities
from checker.align.roles import align
from checker.check.other_titles import another
from checker.check.outcome import NoParams, Observation
from checker.lexicon import Lexicon
from checker.model import Claim, Span, Story, Verdict
from checker.values import Role

LEXICON = Lexicon()


def _found(*titles: tuple[str, str], person: str = "Harold Quill") -> tuple[Observation, ...]:
    """Check a story of (source, title) of one person."""
    claims = tuple(
        Claim(
            id=f"{source}#role-{number}",
            article=source,
            source=source,
            story="s",
            span=Span(start=number, end=number + 1),
            text=f"{title} {person}",
            line=1,
            column=1,
            sentence=str(number),
            payload=Role(person=person, role=title),
        )
        for number, (source, title) in enumerate(titles)
    )
    clusters = align(claims, Entities(claims, LEXICON)).clusters
    story = Story(id="s", articles=(), claims=claims, clusters=clusters)
    outcome = another(story, NoParams(), LEXICON)
    return outcome.observations


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("spokesman", "publicist"),
        ("Deputy", "Corporal"),
        ("local doctor", "head doctor"),
        ("brain surgeon", "second surgeon"),
        ("police officer", "homicide detective"),
        ("professor", "assistant professor"),
        ("bishop", "leader"),
    ],
)
def test_two_titles_are_told(left: str, right: str) -> None:
    """Two posts, ranks or trades of one person are a note, whichever comes first."""
    (found,) = _found(("A", left), ("B", right))

    assert found.verdict is Verdict.COMPATIBLE
    assert {side.value for side in found.sides} == {left, right}
    assert len(_found(("A", right), ("B", left))) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("lawyer", "defence lawyer"),
        ("chief", "head"),
        ("judge", "justice"),
        ("suspect", "teacher"),
        ("jailed activist", "rights activist"),
        ("senator", "physician"),
    ],
)
def test_one_title_in_other_words_is_not_told(left: str, right: str) -> None:
    """A wider word, a loose one, another word for one trade and a lawmaker's second trade are style."""
    assert _found(("A", left), ("B", right)) == ()


def test_a_source_that_gives_both_settles_it() -> None:
    """Where one source has both titles the person has both."""
    assert _found(("A", "spokesman"), ("B", "publicist"), ("B", "spokesman")) == ()


def test_one_finding_a_person() -> None:
    """Three titles of one person are told together."""
    (found,) = _found(("A", "spokesman"), ("B", "publicist"), ("C", "lawyer"))

    assert {side.claim for side in found.sides} == {"A#role-0", "B#role-1", "C#role-2"}


def test_a_surname_alone_is_nobody_sure() -> None:
    """Titles of a bare surname may be two people's."""
    assert _found(("A", "spokesman"), ("B", "publicist"), person="Quill") == ()
