"""Times of day in sentences, and what is none."""

from collections.abc import Callable

import pytest

from checker.model import Claim
from checker.values import Clock

Read = Callable[[str], tuple[Claim, ...]]


def _clocks(claims: tuple[Claim, ...]) -> list[Clock]:
    return [claim.payload for claim in claims if isinstance(claim.payload, Clock)]


@pytest.mark.parametrize(
    ("text", "low", "high", "exact"),
    [
        ("Police were called at 2.40am on Friday.", 160, 160, True),
        ("Police were called at 2:40 a.m. on Friday.", 160, 160, True),
        ("The shop burned at 12.05 am on Friday.", 5, 5, True),
        ("The shop burned at 12.05 pm on Friday.", 725, 725, True),
        ("The shop burned at 7pm on Friday.", 1140, 1140, True),
        ("The train left at noon on Friday.", 720, 720, True),
        ("The train stopped about 7pm on Friday.", 1125, 1155, False),
        ("The train stopped shortly after 7pm on Friday.", 1140, 1160, False),
        ("The train stopped at 14:30 GMT on Friday.", 870, 870, True),
        ("The storm came on Friday evening.", 1020, 1440, False),
        ("The storm came late on Friday.", 1020, 1740, False),
        ("The storm came overnight.", 1200, 1860, False),
    ],
)
def test_a_time_allows_its_minutes(read: Read, text: str, low: int, high: int, exact: bool) -> None:  # noqa: FBT001
    """A clock time is a minute, a hedge opens it, and a part of the day is as wide as outlets use it."""
    (clock,) = _clocks(read(text))

    assert (clock.low, clock.high, clock.exact) == (low, high, exact)


@pytest.mark.parametrize(
    "text",
    [
        "The team won 2.40 to 1.30 on points.",
        "The rescue took five hours.",
        "Updated 9:28 AM: the bridge is closed.",
        "Published 06/06/2013 07:05 PM by the desk.",
        "The bill came to 13.75 pounds.",
        "He is 25pm tall.",
    ],
)
def test_what_is_no_time_of_what_happened_is_left(read: Read, text: str) -> None:
    """Scores, durations, sums and the stamps of a page are no times."""
    assert _clocks(read(text)) == []


def test_a_time_knows_its_zone_and_what_it_dates(read: Read) -> None:
    """The zone is kept as written, and the event is that of the clause."""
    (clock,) = _clocks(read("Two men were arrested at 6.15pm EST near the harbour."))

    assert (clock.zone, clock.part) == ("EST", "arrest")


def test_each_time_of_a_sentence_has_its_own_event(read: Read) -> None:
    """The shooting and the arrest are dated apart."""
    clocks = _clocks(read("He was shot at 9.30pm in Tarn, and a man was arrested at 11.15pm in Orm."))

    assert [(clock.low, clock.part) for clock in clocks] == [(1290, "shoot"), (1395, "arrest")]
