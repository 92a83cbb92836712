"""Figures that move while a story runs."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import pipeline
from checker.check.moving import hour

TOLL = "The explosion at the refinery killed {} workers, the governor said.\n"
_PUBLISHED = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001 - the zone is given apart
    datetime.isoformat
) | st.dates().map(str)


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2024-03-12", "2024-03-13", True),
        ("2024-03-12", "2024-03-12", False),
        ("2024-03-12", "2024-03-12T23:00:00Z", False),
        ("2024-03-12T09:00:00Z", "2024-03-12T09:00:01Z", True),
        ("2024-03-12T09:00:00+02:00", "2024-03-12T08:00:00Z", True),
        ("2024-03-12T09:00:00", "2024-03-12T09:30:00Z", True),
        ("2024-02", "2024-03-12", True),
        ("2024", "2024-03-12", False),
    ],
)
def test_what_is_earlier_is_known_or_left_open(one: str, other: str, *, before: bool) -> None:
    """A day without a time is the whole of it: only what is surely earlier counts."""
    first, second = hour(one), hour(other)

    assert first is not None
    assert second is not None
    assert first.before(second) is before
    assert not second.before(first)


@given(_PUBLISHED, _PUBLISHED)
def test_of_two_hours_at_most_one_is_earlier(one: str, other: str) -> None:
    """The order is strict."""
    first, second = hour(one), hour(other)

    assert first is not None
    assert second is not None
    assert not (first.before(second) and second.before(first))
    assert not first.before(first)


@pytest.mark.parametrize("published", [None, "", "soon", "2024-13-45", "0000-00-00T00:00:00"])
def test_a_time_that_is_none_is_not_known(published: str | None) -> None:
    """Nothing is ordered by it."""
    assert hour(published) is None


@pytest.mark.parametrize(
    ("tolls", "rules"),
    [
        ([(12, "2024-03-12"), (15, "2024-03-13")], ["FIG005"]),
        ([(15, "2024-03-12"), (12, "2024-03-13")], ["FIG001"]),
        ([(12, "2024-03-12"), (15, "2024-03-12")], ["FIG001"]),
        ([(12, "2024-03-12"), (15, "2024-03-13"), (12, "2024-03-14")], ["FIG005", "FIG006"]),
        ([(12, "2024-03-12"), (21, "2024-03-13")], ["FIG004"]),
        ([("at least 12", "2024-03-12"), (15, "2024-03-13")], ["FIG005"]),
        ([("at least 12", "2024-03-12"), (15, "2024-03-13"), (12, "2024-03-14")], ["FIG005", "FIG006"]),
    ],
)
def test_a_later_higher_toll_is_no_conflict(
    tmp_path: Path, tolls: list[tuple[int | str, str]], rules: list[str]
) -> None:
    """It is an update; a lower one stands against it, a repeated one is stale, and a slip stays a slip.

    The update that a stale figure overlooks is a note of the stale one: both tell one fact.
    """
    for number, (toll, day) in enumerate(tolls):
        text = f"---\nsource: Outlet {number}\npublished: {day}\n---\n{TOLL.format(toll)}"
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")

    options = pipeline.Options(select=("FIG001", "FIG004", "FIG005", "FIG006"))
    found = pipeline.run([str(tmp_path)], options).findings

    told = {finding.rule for finding in found} | {note.split(":")[0] for finding in found for note in finding.notes}
    assert sorted(told) == rules
    assert {finding.rule for finding in found} == {rules[-1]}
