"""Lines of typeset pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.ingest.typeset import Line, text


def page(*lines: str, x: float = 50, top: float = 700) -> list[Line]:
    """Set lines one below the other; an empty one leaves a gap."""
    return [Line(x=x, y=top - 12 * n, size=10, text=line) for n, line in enumerate(lines) if line]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("the minis-", "ter said."), "the minister said."),
        (("the over-", "loaded ship was", "over-loaded."), "the over-loaded ship was over-loaded."),
        (("from 2016-", "2019 it ran."), "from 2016-2019 it ran."),
        (("the Anglo-", "American firm."), "the Anglo-American firm."),
        (("the minis\u00ad", "ter’s con\u00adcern."), "the minister’s concern."),
        (("a dash –", "and so on."), "a dash – and so on."),
        (("the ﬁrst oﬃcer.",), "the first officer."),
        (("½ of them.",), "½ of them."),
    ],
)
def test_words_broken_at_a_lines_end_are_joined(lines: tuple[str, ...], expected: str) -> None:
    """A hyphen at a line's end goes, unless it belongs to the word."""
    assert text([page(*lines)]) == expected


def test_what_pages_repeat_is_cut() -> None:
    """Running titles are cut with the page numbers in them; the story's own lines stay."""
    pages = [page(f"The Daily {n}", "", f"Story {n} is told here.", "", "", f"{n} of 3") for n in range(1, 4)]

    assert text(pages) == "Story 1 is told here.\n\nStory 2 is told here.\n\nStory 3 is told here."


def test_one_page_keeps_its_head() -> None:
    """On a single page nothing repeats: only its number is cut."""
    given = page("Daily Example", "", "The story goes on", "and on and on, and", "then it ends.", "", "", "– 1 –")

    assert text([given]) == "Daily Example\n\nThe story goes on and on and on, and then it ends."


def test_sentence_goes_on_in_the_next_column() -> None:
    """A column that ends within a sentence ends no paragraph."""
    first = page("The ferry sank off the northern", "coast on Monday evening and then")
    second = page("was raised by a crane from the sea.", "", "A new one is being built.", x=300)

    assert text([first + second]) == (
        "The ferry sank off the northern coast on Monday evening and then was raised by a crane from the sea.\n\n"
        "A new one is being built."
    )


def test_no_lines_are_no_text() -> None:
    """Pages without lines have no text."""
    assert text([[], []]) == ""


@given(st.lists(st.lists(st.builds(
    Line,
    x=st.floats(-1e6, 1e6), y=st.floats(-1e6, 1e6), size=st.floats(0, 1e4),
    text=st.text("ab.- \u00ad“1", min_size=1).map(str.strip).filter(bool),
))))  # fmt: skip
def test_no_word_is_lost_or_made_up(pages: list[list[Line]]) -> None:
    """Whatever the lines' places, only running titles go, and no letter is added."""
    made = [c for c in text(pages) if c.isalnum()]
    given = [c for page in pages for line in page for c in line.text if c.isalnum()]

    assert len(made) <= len(given)
    assert not set(made) - set(given)
