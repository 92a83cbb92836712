"""Titles held against each other."""

from collections.abc import Sequence

import pytest

from checker.align.entities import Entities
from checker.align.roles import align
from checker.check import titles
from checker.check.outcome import NoParams, Observation
from checker.lexicon import Lexicon
from checker.model import Article, Claim, Span, Story, Verdict
from checker.values import Role

LEXICON = Lexicon()


def _story(held: Sequence[tuple[str, str, str, str | None]], published: str | None = None) -> Story:
    """Make a story of (source, person, role, organisation)."""
    claims = tuple(
        Claim(
            id=f"{source}#role-{number}",
            article=source,
            source=source,
            story="s",
            span=Span(start=number, end=number + 1),
            text=f"{person}, {role}",
            line=1,
            column=1,
            sentence="",
            payload=Role(person=person, role=role, organisation=organisation),
        )
        for number, (source, person, role, organisation) in enumerate(held)
    )
    articles = tuple(
        Article(id=source, source=source, story="s", text="", published=published)
        for source in sorted({h[0] for h in held})
    )
    return Story(id="s", articles=articles, claims=claims, clusters=align(claims, Entities(claims, LEXICON)).clusters)


def _conflicts(*held: tuple[str, str, str, str | None], published: str | None = None) -> tuple[Observation, ...]:
    return titles.conflict(_story(held, published), NoParams(), LEXICON).observations


def test_two_posts_in_one_company_conflict_with_dates() -> None:
    """The explanation names both articles' dates, since people change jobs."""
    (found,) = _conflicts(
        ("A", "Martha Quill", "legal adviser", "Brightwater Group"),
        ("B", "Martha Quill", "chief compliance officer", "Brightwater"),
        published="2024-05-02T10:00:00",
    )

    assert found.verdict is Verdict.CONFLICT
    assert "A (2024-05-02)" in found.explanation
    assert len(found.sides) == 2


def test_posts_in_two_companies_do_not_conflict() -> None:
    """Another organisation is another post."""
    assert not _conflicts(
        ("A", "Martha Quill", "legal adviser", "Brightwater"), ("B", "Martha Quill", "CFO", "Oakline Bank")
    )


def test_offices_of_state_conflict_in_one_country_only() -> None:
    """A president is no prime minister of the same country; a company's president may be."""
    one = ("A", "Anna Berg", "president", "Norwegian")

    assert _conflicts(one, ("B", "Anna Berg", "prime minister", "Norway"))
    assert not _conflicts(one, ("B", "Anna Berg", "prime minister", "Sweden"))
    assert not _conflicts(one, ("B", "Anna Berg", "prime minister", None))


def test_an_office_by_which_a_person_is_addressed_is_a_countrys() -> None:
    """A President Berg and a Prime Minister Berg of one story differ; a president, Berg, may be a club's."""
    texts = (
        "President Anna Berg came to the village on Friday.",
        "Prime Minister Anna Berg came to the village on Friday.",
    )
    claims = tuple(
        Claim(
            id=source,
            article=source,
            source=source,
            story="s",
            span=Span(start=0, end=1),
            text=text,
            line=1,
            column=1,
            sentence=text,
            payload=Role(person="Anna Berg", role=text.partition(" Anna")[0]),
        )
        for source, text in zip("AB", texts, strict=True)
    )
    story = Story(id="s", articles=(), claims=claims, clusters=align(claims, Entities(claims, LEXICON)).clusters)

    assert titles.conflict(story, NoParams(), LEXICON).observations


def test_officers_conflict_in_one_body_only() -> None:
    """A union president is an office of the union that another source names in full."""
    secretary = ("B", "Dora Klein", "general secretary", "Bakers' Union")

    assert _conflicts(("A", "Dora Klein", "union president", None), secretary)
    assert _conflicts(("A", "Dora Klein", "president", "Bakers' Union"), secretary)
    assert not _conflicts(("A", "Dora Klein", "club president", None), secretary)
    assert not _conflicts(("A", "Dora Klein", "president", None), secretary)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("journalist", "author"),
        ("senator", "candidate"),
        ("chairman", "chief executive"),
        ("founder", "director"),
        ("captain", "father"),
        ("minister", "MP"),
        ("president", "party leader"),
        ("lawyer", "spokesman"),
        ("coach", "captain"),
    ],
)
def test_titles_held_together_do_not_conflict(left: str, right: str) -> None:
    """A trade, a seat or a party post leaves room for another title."""
    assert not _conflicts(("A", "Dana Whitlow", left, None), ("B", "Dana Whitlow", right, None))


def test_an_organisation_before_a_title_is_the_one_another_source_names() -> None:
    """The "Oakline CEO" is the chief executive of Oakline, the "Alliance leader" leads the Rural Alliance."""
    for left, right in (
        (("Oakline CEO", None), ("chief executive", "Oakline")),
        (("leader", "Alliance"), ("leader", "Rural Alliance")),
    ):
        story = _story([("A", "Anna Berg", *left), ("B", "Anna Berg", *right)])
        (found,) = titles.agree(story, NoParams(), LEXICON).observations

        assert len(found.sides) == 2


def test_titles_one_source_uses_side_by_side_do_not_conflict() -> None:
    """Where an article gives both titles, another that gives one contradicts nothing."""
    assert not _conflicts(
        ("A", "Dana Whitlow", "CEO", "Oakline"),
        ("A", "Dana Whitlow", "CFO", "Oakline"),
        ("B", "Dana Whitlow", "CFO", "Oakline"),
    )


def test_one_title_in_two_words_agrees() -> None:
    """Spelling, country and synonyms are evened out before titles are held together."""
    story = _story(
        [
            ("A", "Amos Peled", "defence minister", "Israel"),
            ("B", "Amos Peled", "Defense Minister", "Israeli"),
            ("C", "Peled", "defence minister", None),
        ]
    )
    (found,) = titles.agree(story, NoParams(), LEXICON).observations

    assert found.verdict is Verdict.AGREE
    assert len(found.sides) == 3


def test_one_title_in_two_organisations_does_not_agree() -> None:
    """A director here and a director there share nothing."""
    story = _story([("A", "Anna Berg", "director", "Oakline"), ("B", "Anna Berg", "director", "Brightwater")])

    assert titles.agree(story, NoParams(), LEXICON).observations == ()


def test_a_former_title_is_compatible() -> None:
    """Former in one source and plain in another can both be true."""
    story = _story([("A", "Anna Berg", "former mayor", None), ("B", "Anna Berg", "mayor", None)])
    (found,) = titles.tenure(story, NoParams(), LEXICON).observations

    assert found.verdict is Verdict.COMPATIBLE
    assert "past against present" in found.explanation


def test_a_source_that_uses_both_times_is_left_alone() -> None:
    """A former president is called President by courtesy."""
    held = [
        ("A", "Anna Berg", "former mayor", None),
        ("A", "Anna Berg", "mayor", None),
        ("B", "Anna Berg", "mayor", None),
    ]

    assert titles.tenure(_story(held), NoParams(), LEXICON).observations == ()


def _beside(*held: tuple[str, str, str, str | None]) -> list[str]:
    return [each.topic for each in titles.beside(_story(held), NoParams(), LEXICON).observations]


def test_two_posts_of_one_body_fit() -> None:
    """Chief executive in two sources and chairman in a third is one finding, and no conflict."""
    held = (
        ("A", "Dana Whitlow", "chief executive", "Harbour Foods"),
        ("B", "Dana Whitlow", "chairman", "Harbour Foods"),
        ("C", "Dana Whitlow", "CEO", "Harbour Foods"),
    )

    (found,) = titles.beside(_story(held), NoParams(), LEXICON).observations
    assert found.verdict is Verdict.COMPATIBLE
    assert len(found.sides) == 3
    assert _conflicts(*held) == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("director", "Ashby Museum"), ("chairman", "Oakline Bank")),
        (("president", "Norway"), ("chairman", "Norway")),
        (("president", None), ("chairman", None)),
        (("director", "Ashby Museum"), ("deputy director", "Ashby Museum")),
        (("chief executive", "Harbour Foods"), ("boss", "Harbour Foods")),
        (("biologist", None), ("scientist", None)),
    ],
)
def test_titles_that_need_no_second_look(left: tuple[str, str | None], right: tuple[str, str | None]) -> None:
    """Posts of two bodies, of a state or of none that is named, loose words and wider ones are left alone."""
    assert _beside(("A", "Dana Whitlow", *left), ("B", "Dana Whitlow", *right)) == []


def test_a_source_that_gives_both_titles_ends_the_matter() -> None:
    """Where one source says that a person has both posts, there is nothing to tell."""
    held = [(source, "Dana Whitlow", role, "Harbour Foods") for source, role in (("A", "chairman"), ("B", "chairman"), ("B", "chief executive"))]  # fmt: skip

    assert _beside(*held) == []
