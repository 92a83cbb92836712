"""Entities that are one by other signs than an equal name."""

import pytest

from checker.align.entities import Entities
from checker.lexicon import Lexicon
from checker.model import Bearer, BearerType, Claim, Span
from checker.values import Name, Payload, Quantity
from checker.values.quantity import Bound

LEXICON = Lexicon()


def _claim(payload: Payload, article: str, number: int, bearer: Bearer | None = None) -> Claim:
    return Claim(
        id=f"{article}#{payload.kind}-{number}",
        article=article,
        source=article,
        story="s",
        span=Span(start=number, end=number + 1),
        text="x",
        line=1,
        column=1,
        sentence=str(number),
        payload=payload,
        bearer=bearer,
        attribute="age" if bearer else None,
    )


def _entities(*named: tuple[str, str, str], ages: dict[str, float] | None = None) -> Entities:
    """Make the entities of (article, name, type), some of them of a known age."""
    claims = [
        _claim(Name(name=name, entity=name, type=type_), article, number)
        for number, (article, name, type_) in enumerate(named)
    ]
    for article, name, _ in named:
        if ages and name in ages:
            age = Quantity(value=ages[name], low=ages[name], high=ages[name], bound=Bound.EXACT, stated="")
            bearer = Bearer(label=name, type=BearerType.PERSON, named=True)
            claims.append(_claim(age, article, len(claims), bearer))
    return Entities(claims, LEXICON)


def _one(entities: Entities, left: str, right: str) -> bool:
    return entities.id_of(left) == entities.id_of(right)


def test_bodies_in_two_spellings_are_one() -> None:
    """A shop that two outlets spell in two ways is one, unless an article has both."""
    apart = (("a", "Marlow Palace", "place"), ("b", "Marlow Place", "organisation"))

    assert _one(_entities(*apart), "Marlow Palace", "Marlow Place")
    assert not _one(_entities(*apart, ("a", "Marlow Place", "place")), "Marlow Palace", "Marlow Place")


def test_one_surname_and_one_age_is_one_person() -> None:
    """Given names may differ where surname and age agree, and only two are there."""
    named = (("a", "Brian Wolfenden", "person"), ("b", "Ebbie Wolfenden", "person"))

    assert _one(_entities(*named, ages={"Brian Wolfenden": 16, "Ebbie Wolfenden": 16}), named[0][1], named[1][1])
    assert not _one(_entities(*named, ages={"Brian Wolfenden": 16, "Ebbie Wolfenden": 17}), named[0][1], named[1][1])


def test_two_of_one_surname_and_age_in_one_article_are_two() -> None:
    """Twins are two."""
    named = (("a", "Tom Wolfenden", "person"), ("a", "Ida Wolfenden", "person"), ("b", "Ida Wolfenden", "person"))

    assert not _one(_entities(*named, ages={"Tom Wolfenden": 16, "Ida Wolfenden": 16}), named[0][1], named[1][1])


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [("Brian Wolfenden", "Bryant Wolfenden", True), ("Brian Wolfenden", "Bruno Wolfenden", False)],
)
def test_a_given_name_may_differ_by_two_letters(left: str, right: str, *, one: bool) -> None:
    """A slip of two letters is one person's where nobody else has the surname."""
    assert _one(_entities(("a", left, "person"), ("b", right, "person")), left, right) is one


def test_a_slip_of_two_letters_needs_a_surname_of_two_people() -> None:
    """Where a third has the surname, a slip is no evidence."""
    named = (("a", "Brian Wolfenden"), ("b", "Bryant Wolfenden"), ("c", "Ida Wolfenden"))

    assert not _one(_entities(*((*each, "person") for each in named)), "Brian Wolfenden", "Bryant Wolfenden")


def test_junior_and_senior_are_two() -> None:
    """A son is not his father, whatever else agrees."""
    names = ("Paul Wolfenden Jr.", "Paul Wolfenden Sr.")
    entities = _entities(("a", names[0], "person"), ("b", names[1], "person"), ages=dict.fromkeys(names, 40.0))

    assert not _one(entities, *names)


def test_a_name_carried_over_in_two_ways_is_one() -> None:
    """Given name and surname may both differ by their letters where both sound alike."""
    entities = _entities(("a", "Muammar Haddafi", "person"), ("b", "Moammar Hadhafi", "person"))

    assert _one(entities, "Muammar Haddafi", "Moammar Hadhafi")


def test_what_a_person_is_called_joins_both_names() -> None:
    """One article that has both names between quotation marks makes them one."""
    named = (("a", "Elena Wolfenden"), ("b", "Elena “Ebbie” Wolfenden"), ("c", "Ebbie Wolfenden"))
    entities = _entities(*((*each, "person") for each in named))

    assert _one(entities, "Elena Wolfenden", "Ebbie Wolfenden")
    assert not _one(_entities(*((*named[n], "person") for n in (0, 2))), "Elena Wolfenden", "Ebbie Wolfenden")
