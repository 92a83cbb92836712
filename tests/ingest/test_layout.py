"""Lines to paragraphs."""

from checker.ingest.layout import paragraphs

WRAPPED = """The harbour master said on Monday that the ferry had left port at
six, an hour late, and that nobody had counted the passengers. Oslo
and Bergen sent ships. They were back by noon.
It was dark."""


def split(text: str, *alone: str) -> list[str]:
    """Return the paragraphs of a text."""
    return [text[span.start : span.end] for span in paragraphs(text, lambda line: line in alone)]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines broken by hand are joined, also where the next starts with a name."""
    assert split(WRAPPED)[0].endswith("back by noon.")


def test_short_line_ends_a_wrapped_paragraph() -> None:
    """In wrapped text a line that had room for the next word ends its paragraph."""
    assert split(WRAPPED)[1:] == ["It was dark."]


def test_one_line_a_paragraph_is_split() -> None:
    """Lines that end their sentences are paragraphs, however alike their lengths."""
    lines = [
        "The ferry left port an hour late.",
        "Nobody had counted the passengers.",
        "Two ships came to help her.",
    ]

    assert split("\n".join(lines)) == lines


def test_title_above_a_paragraph_is_apart() -> None:
    """A title is not run into the line below it."""
    assert split("Ferry sinks off coast\nThe ferry left port an hour late.") == [
        "Ferry sinks off coast",
        "The ferry left port an hour late.",
    ]


def test_list_of_titles_is_split() -> None:
    """Titles of nearly the same length stay apart."""
    titles = ["Never miss a ferry from the coast", "Get the timetable of the ferries", "Bridge closed"]

    assert split("\n".join(titles)) == titles


def test_line_that_goes_on_is_joined() -> None:
    """A comma at the end of a line, or a small letter at the start of the next, joins the two."""
    assert len(split("The ferry, which left late,\nSank at noon.\nIt was cold and\ndark.")) == 2


def test_lines_apart_are_never_joined() -> None:
    """Furniture is no part of the paragraph it touches."""
    assert split("It was cold and\nread more:\nThe end.", "read more:")[:2] == [
        "It was cold and",
        "read more:",
    ]


def test_carriage_returns_end_lines() -> None:
    """Line ends of other systems are line ends."""
    assert split("One.\r\n\r\nTwo.\rThree.") == ["One.", "Two.", "Three."]
