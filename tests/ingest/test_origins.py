"""Where what is known of an article comes from, and which statement of it wins."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checker import ingest
from checker.ingest.draft import Draft, Place
from checker.lexicon import Lexicon
from checker.model import Article

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]

BODY = (
    "<p>The storm sank fourteen boats at Port Ellery on Monday, the harbour office said, and more may follow.</p>" * 6
)
PAGE = f"<html lang=en><head><title>Storm</title><meta name=author content='Jo Reed'></head><body>{BODY}</body></html>"


def _origins(article: Article) -> dict[str, str]:
    return dict(article.origins)


def test_what_is_said_later_is_laid_over_what_was() -> None:
    """Only fields that are given change, each with its origin."""
    draft = Draft(place=Place(shown="a.txt"), title="Old", author="Jo")
    laid = draft.over({"title": "New", "author": None, "url": ""}, "sources.toml")

    assert (laid.title, laid.author, laid.url) == ("New", "Jo", None)
    assert laid.origins == (("title", "sources.toml"),)


def test_the_command_line_beats_the_file_beside_which_beats_the_article(write: Write) -> None:
    """Command line, sources.toml, front matter, inferred: one order, and each field says where it comes from."""
    path = write("s/a.txt", "---\nstory: one\ntitle: Title\nsource: Herald\n---\nThe storm sank 14 boats.")
    write("s/sources.toml", '[articles."a.txt"]\nlabel = "Courier"\nstory = "two"\npublished = 2024-03-12\n')
    (article,) = ingest.read([str(path)], lexicon=Lexicon(), said={"story": "three"})

    assert (article.story, article.source, article.title, article.published) == (
        "three",
        "Courier",
        "Title",
        "2024-03-12",
    )
    assert _origins(article) == {
        "id": "inferred: file name",
        "source": "sources.toml",
        "story": "command line",
        "title": "front matter",
        "published": "sources.toml",
    }


def test_a_page_s_own_statements_name_their_layer(read: Read, write: Write) -> None:
    """A page's fields say which part of the page they come from."""
    write("s/a.html", PAGE)
    write("s/sources.toml", '[articles."a.html"]\nlabel = "Courier"\n')
    (article,) = read("s")

    assert _origins(article) == {
        "id": "inferred: file name",
        "source": "sources.toml",
        "story": "inferred: folder",
        "title": "page: title",
        "author": "page: meta",
        "lang": "page: html",
    }


@pytest.mark.parametrize(
    ("text", "field", "origin"),
    [
        ("Storm closes harbour\n\nThe storm sank 14 boats.\n\nNobody died.", "title", "inferred: headline"),
        ("Storm\n\n12 March 2024\n\nThe storm sank 14 boats.\n\nNobody died.", "published", "inferred: date line"),
        ("---\nurl: https://herald.example/1\n---\nThe storm sank 14 boats.", "source", "inferred: address"),
    ],
)
def test_what_nobody_says_is_inferred_and_says_from_what(
    read: Read, write: Write, text: str, field: str, origin: str
) -> None:
    """A headline, a date line and an address stand in for what is not given."""
    write("a.txt", text)

    assert _origins(read("a.txt")[0])[field] == origin


def test_a_record_is_where_its_fields_come_from(read: Read) -> None:
    """A line of JSON Lines speaks for itself; without a file name there is standard input."""
    (article,) = read("-", stdin=b'{"text": "The storm sank 14 boats.", "title": "Storm"}')

    assert _origins(article) == {
        "id": "its file",
        "source": "inferred: id",
        "story": "inferred: standard input",
        "title": "its file",
    }
