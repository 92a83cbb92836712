"""What a page is called, and in which bytes it is handed over."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.ingest.web import Page, naming
from checker.ingest.web.address import parse


def page(target: str = "/story", kind: str = "text/html", encoding: str = "", body: bytes = b"") -> Page:
    """Return a page of a site."""
    return Page(address=parse(f"https://site.example{target}"), kind=kind, encoding=encoding, body=body)


@pytest.mark.parametrize(
    ("target", "kind", "name"),
    [
        ("/2021/07/ferry-sinks/", "text/html", "ferry-sinks.html"),
        ("/ferry.html?utm=1", "text/html", "ferry.html"),
        ("/ferry.HTM", "text/html", "ferry.html"),
        ("/", "text/html", "site.example.html"),
        ("/ferry.php", "text/html", "ferry.php.html"),
        ("/rows.jsonl", "text/html", "rows.jsonl.html"),
        ("/rows.jsonl", "text/plain", "rows.jsonl"),
        ("/rows.jsonl", "application/octet-stream", "rows.jsonl"),
        ("/rows", "application/x-ndjson", "rows.jsonl"),
        ("/note.md", "text/plain", "note.md"),
        ("/note", "", "note"),
        ("/feed", "application/rss+xml", "feed.rss"),
        ("/a%2Fb%00c", "text/plain", "abc.txt"),
        ("/..%2e", "text/plain", "site.example.txt"),
    ],
)
def test_a_page_is_called_after_its_address(target: str, kind: str, name: str) -> None:
    """The last part of the address, with the suffix of what the server says it is."""
    assert naming.called(page(target, kind)) == name


@given(st.text(max_size=300), st.sampled_from(["text/html", "text/plain", "", "a/b"]))
def test_a_name_is_one_part_of_a_path(text: str, kind: str) -> None:
    """Whatever an address ends in, the name is short and leads to no folder."""
    address = parse("https://site.example/")
    name = naming.called(
        Page(
            address=type(address)(scheme="https", host="a.b", port=443, target=f"/{text}"),
            kind=kind,
            encoding="",
            body=b"",
        )
    )

    assert name
    assert "/" not in name
    assert name.isprintable()
    assert len(name) < 140
    assert name not in {".", ".."}


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-1", "us-ascii", "LATIN1"])
def test_the_servers_word_goes_before_the_pages(encoding: str) -> None:
    """What a server says of the characters is kept, with the quotation marks of Windows."""
    body = "“14 houses”, said the mayor".encode("cp1252")

    assert naming.readable(page(encoding=encoding, body=body)).decode("utf-8-sig") == "“14 houses”, said the mayor"


@pytest.mark.parametrize(
    ("kind", "encoding", "body"),
    [
        ("text/html", "utf-8", b"a"),
        ("text/html", "", b"\xff"),
        ("text/html", "no-such", b"\xff"),
        ("text/html", "punycode", b"a-"),
        ("text/html", "rot13", b"a"),
        ("text/html", "a\0b", b"a"),
        ("text/html", "gb2312", b"\xff\xff"),
        ("text/html", "windows-1252", codecs.BOM_UTF8 + "ö".encode()),
        ("application/pdf", "windows-1252", b"%PDF"),
        ("text/xml", "windows-1252", b"<?xml"),
    ],
)
def test_other_bytes_are_left_alone(kind: str, encoding: str, body: bytes) -> None:
    """What is told anyway, unknown, no encoding of pages, not in it, marked, or no text, stays as it came."""
    assert naming.readable(page(kind=kind, encoding=encoding, body=body)) == body
