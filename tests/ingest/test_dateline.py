"""Dates that pages print above articles."""

import pytest

from checker.ingest import dateline


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("3 May 2019", "2019-05-03"),
        ("May 3rd, 2019", "2019-05-03"),
        ("Fri, 3 Sept. 2019 10:15 am GMT", "2019-09-03"),
        ("Last updated: 2019-05-03", "2019-05-03"),
        ("Published on Friday 3 May 2019 at 10:15", "2019-05-03"),
        ("31 February 2019", None),
    ],
)
def test_date_line(line: str, value: str | None) -> None:
    """A line that is a date gives the day; one that is impossible gives none."""
    assert (dateline.match(line), dateline.published(line)) == (True, value)


@pytest.mark.parametrize("line", ["3 May", "May 2019", "Friday", "Published in haste", "3 May 2019 was a Friday", ""])
def test_no_date_line(line: str) -> None:
    """Less than a day, or more than a date, is no date line."""
    assert not dateline.match(line)


def test_leading_date_is_told_from_a_sentence() -> None:
    """A date before a new sentence is cut off, one that is part of it is not."""
    assert dateline.length("3 May 2019 The ferry sank.") == len("3 May 2019")
    assert dateline.length("3 May 2019 was a Friday.") == 0
    assert dateline.length("May 3, 2019, The Courier wrote.") == 0
