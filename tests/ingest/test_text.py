"""Plain text and its front matter."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.errors import ReadError
from checker.ingest import text
from checker.model import Article

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]

MATTER = '---\ntitle: "Two ferries: a report"\ndate: 2020-02-03\noutlet: Courier\ntags:\n  - sea\n# note\n---\n'


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_gives_the_fields(read: Read, write: Write, end: str) -> None:
    """Fields above the text are the article's, and lines count from the top of the file."""
    write("a.md", (MATTER + "\nThe ferry sank.\n").replace("\n", end))

    (article,) = read("a.md")

    assert (
        article.title,
        article.published,
        article.source,
    ) == ("Two ferries: a report", "2020-02-03", "Courier")
    assert (f"The ferry sank.{end}", 10) == (article.text, article.first_line)


def test_unclosed_front_matter_is_named(read: Read, write: Write) -> None:
    """Front matter that never ends says where it starts and how to end it."""
    write("a.md", "---\ntitle: Ferry\n\nThe ferry sank.\n")

    with pytest.raises(ReadError, match=r"^a.md:1: the front matter is never closed; end it with a line ---$"):
        read("a.md")


def test_broken_line_of_front_matter_is_named(read: Read, write: Write) -> None:
    """A line that is no field is quoted with its number."""
    write("a.md", "---\ntitle: Ferry\nwhat is this\n---\nThe ferry sank.\n")

    with pytest.raises(ReadError, match=r"^a.md:3: 'what is this' in the front matter is not 'key: value'"):
        read("a.md")


def test_rule_at_the_top_is_no_front_matter(read: Read, write: Write) -> None:
    """A line of dashes above prose belongs to the text."""
    write("a.txt", "---\nThe ferry sank.\n")

    assert read("a.txt")[0].text == "---\nThe ferry sank.\n"


def test_front_matter_without_text_is_empty(read: Read, write: Write) -> None:
    """Fields alone make no article."""
    write("a.md", MATTER)

    with pytest.raises(ReadError, match=r"^a.md: is empty$"):
        read("a.md")


def test_too_large_an_article_is_refused(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article has a largest size, and the message says which."""
    monkeypatch.setattr(text, "LARGEST", 100)
    write("a.txt", "word " * 50)

    with pytest.raises(ReadError, match="is longer than 100 characters; split it into articles"):
        read("a.txt")


def test_lost_characters_are_counted(read: Read, write: Write) -> None:
    """An article with undecodable bytes says how many."""
    write("a.txt", ("é" * 20).encode() + b"\xff and so on")

    assert read("a.txt")[0].why == "1 character could not be decoded and show as \ufffd"
