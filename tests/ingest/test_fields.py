"""What an input says of an article: dates as they are written in real files."""

import pytest

from checker.ingest.fields import dated


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("2021-07-21", "2021-07-21"),
        ("2021-07-21T10:30:00Z", "2021-07-21T10:30:00+00:00"),
        ("2021-07", "2021-07"),
        ("Wed, 21 Jul 2021 10:30:00 GMT", "2021-07-21"),
        ("July 21, 2021", "2021-07-21"),
        ("21 July 2021 at 10.30pm", "2021-07-21"),
    ],
)
def test_a_date_is_read_in_any_common_form(given: str, value: str) -> None:
    """ISO is kept as precise as given; a date in words gives its day."""
    assert dated(given) == (value, None)


@pytest.mark.parametrize(
    "given", ["05/06/2021", "yesterday", "July 2021", "soon", "31 February 2021", "x" * 200, "99999"]
)
def test_what_is_no_full_date_is_left_out_with_a_note(given: str) -> None:
    """A date that would have to be guessed is left out, and the note says which and what would do."""
    value, note = dated(given)

    assert value is None
    assert note is not None
    assert given[:40] in note
