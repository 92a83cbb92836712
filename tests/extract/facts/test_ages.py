"""Ages of people, and numbers beside names that are none."""

from collections.abc import Callable

import pytest

from checker.model import Claim
from checker.values import Quantity

Read = Callable[[str], tuple[Claim, ...]]


def _ages(claims: tuple[Claim, ...]) -> list[tuple[float | None, float | None]]:
    return [(c.payload.low, c.payload.high) for c in claims if c.attribute == "age" and isinstance(c.payload, Quantity)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Daniel Okoro, 34, was shot outside a bar.", 34, 34),
        ("A 34-year-old man was shot outside a bar.", 34, 34),
        ("The 34 year old was shot outside a bar.", 34, 34),
        ("A thirty-four-year-old man was shot.", 34, 34),
        ("Daniel Okoro, aged 34, was shot outside a bar.", 34, 34),
        ("Daniel Okoro (34) was shot outside a bar.", 34, 34),
        ("The victim was a man in his 30s.", 30, 39),
        ("The victim was a woman in her mid-40s.", 43, 47),
        ("The gunman was in his late teens.", 16, 19),
        ("An 18-month-old girl was found.", 1.5, 1.5),
    ],
)
def test_an_age_is_read_in_years(read: Read, text: str, low: float, high: float) -> None:
    """However it is written: beside a name, before a noun, in words, as a decade, in months."""
    assert _ages(read(text)) == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "The 40-year-long war ended.",
        "On March 3, 14, and 15 the shop was closed.",
        "The number 34 bus was late.",
        "Daniel Okoro, 340, was shot.",
        "The court heard 12 witnesses.",
    ],
)
def test_other_numbers_are_no_ages(read: Read, text: str) -> None:
    """Days of a month, numbers of buses, and what nobody lives to be."""
    assert _ages(read(text)) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Daniel Okoro, 34, was shot outside a bar.", "Daniel Okoro"),
        ("Daniel Okoro came home. Okoro, 34, had been shot.", "Daniel Okoro"),
        ("The driver, a 34-year-old man, was held.", "man"),
    ],
)
def test_an_age_is_somebodys(read: Read, text: str, label: str) -> None:
    """The bearer is the name in full, or the noun of the description."""
    (claim,) = (claim for claim in read(text) if claim.attribute == "age")

    assert claim.bearer is not None
    assert claim.bearer.label == label


def test_an_age_counts_nothing(read: Read) -> None:
    """The number of an age is no figure beside it: one place, one claim."""
    figures = [claim for claim in read("Daniel Okoro, 34, was shot outside a bar.") if claim.kind == "quantity"]

    assert [claim.attribute for claim in figures] == ["age"]
