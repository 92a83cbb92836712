"""Who is who in one story."""

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.align.entities import Entities
from checker.lexicon import Lexicon
from checker.model import Claim, Span
from checker.values import Name, Payload, Role

LEXICON = Lexicon()


def _claim(payload: Payload, number: int, article: str = "a", sentence: str | None = None) -> Claim:
    return Claim(
        id=f"{article}#{payload.kind}-{number}",
        article=article,
        source=article,
        story="s",
        span=Span(start=number, end=number + 1),
        text="x",
        line=1,
        column=1,
        sentence=sentence or f"{number}",
        payload=payload,
    )


def _named(names: Iterable[str], type_: str = "person", article: str = "a") -> Iterator[Claim]:
    for number, name in enumerate(names):
        yield _claim(Name(name=name, entity=name, type=type_), number, article)


def _people(*names: str) -> Entities:
    return Entities(_named(names), LEXICON)


@pytest.mark.parametrize(
    "names",
    [
        ("Emmanuel Darrieux", "Darrieux"),
        ("Chelva Ramdin", "Chelvo Ramdin"),
        ("President Anna Berg", "Anna Berg", "Berg"),
        ("Bob Harrow", "Robert Harrow", "R. Harrow"),
        ("Sami al-Haddad", "al-Haddad", "Haddads"),
    ],
)
def test_variants_are_one(names: tuple[str, ...]) -> None:
    """Short, misspelt and familiar forms of a name share an id."""
    entities = _people(*names)

    assert len({entities.id_of(name) for name in names}) == 1


@pytest.mark.parametrize(
    "names",
    [("John Smith", "Jane Smith"), ("Paul Harrow Jr.", "Paul Harrow Sr."), ("Anna Berg", "Anna Lund")],
)
def test_namesakes_are_two(names: tuple[str, str]) -> None:
    """Another given name, generation or surname is another person."""
    entities = _people(*names)

    assert entities.id_of(names[0]) != entities.id_of(names[1])
    assert not entities.same(*names)


def test_a_surname_of_two_people_is_ambiguous() -> None:
    """A bare surname that fits two people stands for neither, save where an article knows only one."""
    claims = [
        *_named(["John Smith", "Jane Smith"], article="a"),
        *_named(["John Smith", "Smith"], article="b"),
    ]
    entities = Entities(claims, LEXICON)

    assert entities.id_of("Smith") is None
    assert entities.id_of("Smith", "b") == "john-smith"


def test_two_names_in_one_sentence_are_two_people() -> None:
    """Near-equal names side by side are not one misspelt."""
    claims = [
        _claim(Name(name=name, entity=name), number, sentence="Tavian Berg and Taviam Berg came.")
        for number, name in enumerate(("Tavian Berg", "Taviam Berg"))
    ]

    assert not Entities(claims, LEXICON).same("Tavian Berg", "Taviam Berg")


def test_organisations_go_by_short_forms_and_initials() -> None:
    """Initials and dropped endings stand for the whole name, unless several could be meant."""
    names = [
        "World Ocean Fund",
        "WOF",
        "Brightwater",
        "Brightwater Group",
        "Oakline Capital Partners",
        "Oakline Media Group",
    ]
    entities = Entities(_named(names, "organisation"), LEXICON)

    assert entities.same("WOF", "World Ocean Fund")
    assert entities.same("Brightwater", "Brightwater Group")
    assert not entities.same("Oakline Capital Partners", "Oakline Media Group")
    assert not entities.same("WOF", "Brightwater")


def test_a_generic_speaker_may_be_anybody() -> None:
    """The company, a pronoun or nobody at all contradicts no name; an officer may speak for the company."""
    role = _claim(Role(person="Martha Quill", role="CEO", organisation="Brightwater"), 9)
    entities = Entities([*_named(["Brightwater", "Oakline"], "organisation"), role], LEXICON)

    assert entities.same("the company", "Brightwater")
    assert entities.same(None, "Brightwater")
    assert entities.same("Martha Quill", "Brightwater")
    assert not entities.same("Martha Quill", "Oakline")


def test_resolving_gives_one_id_and_changes_nothing_else() -> None:
    """Resolved claims keep everything but the entity, and resolving twice changes nothing."""
    claims = tuple(_named(["Anna Berg", "Berg"]))
    resolved = Entities(claims, LEXICON).resolve(claims)

    assert [claim.id for claim in resolved] == [claim.id for claim in claims]
    assert {claim.payload.entity for claim in resolved if isinstance(claim.payload, Name)} == {"anna-berg"}
    assert Entities(resolved, LEXICON).resolve(resolved) == resolved


@given(st.lists(st.text(max_size=12), max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_same_is_symmetric_on_any_text(names: list[str], left: str, right: str) -> None:
    """Whatever the names are, order makes no difference."""
    entities = _people(*names)

    assert entities.same(left, right) == entities.same(right, left)


def test_a_thousand_namesakes_are_quick() -> None:
    """Thousands of names of one surname are resolved without comparing each with each."""
    entities = _people(*(f"Q{number:04d}x Smith" for number in range(3000)))

    assert entities.id_of("Smith") is None
