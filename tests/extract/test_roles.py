"""Titles in running text."""

from collections.abc import Iterable

import pytest

from checker.extract.language import parse
from checker.extract.names.roles import Roles
from checker.extract.reading import Reading
from checker.ingest.blocks import blocks
from checker.lexicon import Lexicon
from checker.model import Article, Claim
from checker.values import Role

ROLES = Roles(Lexicon())


def _claims(text: str) -> list[Claim]:
    article = Article(id="a", source="A", story="s", text=text, blocks=blocks(text))
    return [claim for _, doc in parse([article]) for claim in ROLES(Reading(article=article, doc=doc))]


def _held(claims: Iterable[Claim]) -> list[tuple[str, str, str | None]]:
    payloads = (claim.payload for claim in claims if isinstance(claim.payload, Role))
    return [(p.person, p.role, p.organisation) for p in payloads]


@pytest.mark.parametrize(
    ("text", "person", "role", "organisation"),
    [
        (
            "Martha Quill, the legal adviser at Brightwater Group, spoke on Tuesday.",
            "Martha Quill",
            "legal adviser",
            "Brightwater Group",
        ),
        (
            "Dana Whitlow, chief compliance officer at Harbour Foods, resigned.",
            "Dana Whitlow",
            "chief compliance officer",
            "Harbour Foods",
        ),
        ("Its CEO Dana Whitlow, 39, denied it on Tuesday.", "Dana Whitlow", "CEO", None),
        ("The team physician, Dr David Whitlow, ran onto the field.", "David Whitlow", "team physician", None),
        ("HPD Homicide Detective Jane Whitlow said the man fled.", "Jane Whitlow", "Detective", "HPD Homicide"),
        (
            "Israel’s defence minister, Amos Peled, arrived in Paris.",
            "Amos Peled",
            "defence minister",
            "Israel",
        ),
        (
            "He telephoned the Israeli prime minister, Amos Peled, on Friday.",
            "Amos Peled",
            "prime minister",
            "Israeli",
        ),
        (
            "On Tuesday, Defense Minister Amos Peled said exports were approved.",
            "Amos Peled",
            "Defense Minister",
            None,
        ),
        (
            "The list has the number of President of the European Council Anton Verhoef.",
            "Anton Verhoef",
            "President",
            "European Council",
        ),
        (
            "They met foreign minister Jean Lambert (LSAP) in June.",
            "Jean Lambert",
            "foreign minister",
            "LSAP",
        ),
        (
            "The Dutch senator Anna Bakker is the chairwoman of the committee.",
            "Anna Bakker",
            "chairwoman",
            "the committee",
        ),
        ("Police arrested journalist Peter Hannigan on Monday.", "Peter Hannigan", "journalist", None),
        ("U.S. Secretary of State Laura Finch flew home.", "Laura Finch", "Secretary of State", "U.S."),
        ("Medical director Dr Anna Berg said all was well.", "Anna Berg", "Medical director", None),
        ("“We saw it coming,” said volcanologist Dana Whitlow.", "Dana Whitlow", "volcanologist", None),
        ("CFO Dana Whitlow spoke to the staff.", "Dana Whitlow", "CFO", None),
        ("Calls came in, said its curator, Dana Whitlow.", "Dana Whitlow", "curator", None),
        (
            "The mayor of Fenbrook, Rosalie Ambler, stepped down on Friday.",
            "Rosalie Ambler",
            "mayor",
            "Fenbrook",
        ),
        (
            "Dana Whitlow was jailed. Whitlow is the former head of planning at Ashby Council.",
            "Whitlow",
            "former head of planning",
            "Ashby Council",
        ),
        (
            "Dora Klein, general secretary of the Bakers' Union, spoke on Friday.",
            "Dora Klein",
            "general secretary",
            "Bakers' Union",
        ),
        ("Former mayor Dana Whitlow opened the bridge.", "Dana Whitlow", "Former mayor", None),
        (
            "Laura Finch, who is the director of the World Ocean Fund, resigned.",
            "Laura Finch",
            "director",
            "World Ocean Fund",
        ),
    ],
)
def test_a_title_is_read_with_its_holder(text: str, person: str, role: str, organisation: str | None) -> None:
    """Titles before, beside and after a name are read, with the organisation or country apart."""
    assert (person, role, organisation) in _held(_claims(text))


@pytest.mark.parametrize(
    "text",
    [
        "Pakistan’s Imran Qadir and two ministers were on the list.",
        "The minister said nothing.",
        "If Laura Finch were president, she would leave.",
        "Laura Finch is not the mayor.",
        "Laura Finch wants to be the mayor.",
        "Journalists and politicians were bugged.",
        "",
        "president president president , , , ( ( (",
    ],
)
def test_no_title_is_made_up(text: str) -> None:
    """Without a holder, or where it is only wished, supposed or denied, there is no title."""
    assert _held(_claims(text)) == []


def test_joined_titles_are_two() -> None:
    """A person with two titles makes two claims, in one organisation."""
    held = _held(_claims("Karen Lund, president and chief executive of Oakline Bank, resigned on Monday."))

    assert ("Karen Lund", "president", "Oakline Bank") in held
    assert ("Karen Lund", "chief executive", "Oakline Bank") in held


def test_the_span_runs_from_name_to_organisation() -> None:
    """A claim's text is the article's own, name and title with what lies between."""
    text = "On Tuesday Martha Quill, the legal adviser at Brightwater Group, spoke."
    claim = _claims(text)[0]

    assert (
        claim.text == text[claim.span.start : claim.span.end] == "Martha Quill, the legal adviser at Brightwater Group"
    )
