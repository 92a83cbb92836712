"""WARC, as warcio writes it."""

import gzip
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from checker.errors import ReadError
from checker.ingest import formats, text
from checker.ingest.draft import Draft, Place
from checker.model import Article

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]
Record = tuple[str, str, str, str]

FERRY = "The ferry sank off the coast on Monday, the harbour master said."
FIRE = "The fire destroyed 14 houses in the old town, the mayor said."
HTML = "text/html; charset=utf-8"


@pytest.fixture(autouse=True)
def pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read pages as plain text: the reader of pages has tests of its own."""
    others = tuple(each for each in formats.FORMATS if ".html" not in each.suffixes)
    page = formats.Format(name="HTML", suffixes=(".html", ".htm"), module="text")
    monkeypatch.setattr(formats, "FORMATS", (*others, page))
    monkeypatch.setattr(formats, "SUFFIXES", formats.SUFFIXES | {".html"})


def crawl(*records: Record, gzipped: bool = False) -> bytes:
    """Make an archive of answers: address, status, type, content."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzipped)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for url, status, kind, content in records:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        payload = content.encode()
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(payload), length=len(payload), http_headers=headers
        )
        writer.write_record(record)
    return out.getvalue()


FOUND = ("https://courier.example/ferry", "200 OK", HTML, FERRY)
OTHER = ("https://echo.example/fire", "200 OK", HTML, FIRE)
NOISE = (
    ("https://courier.example/robots.txt", "200 OK", "text/plain", "User-agent: *"),
    ("https://courier.example/a.jpg", "200 OK", "image/jpeg", "x"),
    ("https://courier.example/gone", "404 Not Found", HTML, "Nothing here."),
)


@pytest.mark.parametrize("gzipped", [False, True])
def test_pages_are_read_and_the_rest_is_passed_over(read: Read, write: Write, gzipped: bool) -> None:  # noqa: FBT001
    """Each page that was found is an article with its address and its record's number."""
    name = "s/a.warc.gz" if gzipped else "s/a.warc"
    write(name, crawl(FOUND, *NOISE, OTHER, gzipped=gzipped))

    assert [(a.id, a.path, a.record, a.url, a.source, a.text) for a in read("s")] == [
        ("a:2", name, 2, FOUND[0], "courier.example", FERRY),
        ("a:6", name, 6, OTHER[0], "echo.example", FIRE),
    ]


def test_requests_and_revisits_are_passed_over(read: Read, write: Write) -> None:
    """Only answers with a page are read, and texts that another program took out of them."""
    out = io.BytesIO(crawl(FOUND))
    out.seek(0, io.SEEK_END)
    writer = WARCWriter(out, gzip=False)
    writer.write_record(writer.create_revisit_record(FOUND[0], "sha1:x", FOUND[0], "2020-02-03T10:00:00Z"))
    writer.write_record(
        writer.create_warc_record(
            OTHER[0],
            "conversion",
            payload=io.BytesIO(FIRE.encode()),
            length=len(FIRE),
            warc_content_type="text/plain",
        )
    )
    write("a.warc", out.getvalue())

    assert [a.text for a in read("a.warc")] == [FERRY, FIRE]


def test_packed_page_is_unpacked(read: Read, write: Write) -> None:
    """A page that the server sent packed is read."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    headers = StatusAndHeaders("200 OK", [("Content-Type", HTML), ("Content-Encoding", "gzip")], protocol="HTTP/1.1")
    payload = gzip.compress(FERRY.encode())
    record = writer.create_warc_record(
        FOUND[0], "response", payload=io.BytesIO(payload), length=len(payload), http_headers=headers
    )
    writer.write_record(record)
    write("a.warc", out.getvalue())

    assert read("a.warc")[0].text == FERRY


@pytest.mark.parametrize(
    ("gzipped", "cut"),
    [*((False, cut) for cut in (5, 40, 100, 300, 370, 420, 450)), *((True, cut) for cut in (5, 40, 300))],
)
def test_cut_is_named_and_what_came_before_is_read(
    read: Read,
    write: Write,
    gzipped: bool,  # noqa: FBT001
    cut: int,
) -> None:
    """A crawl that was broken off gives the pages before the cut, wherever it is."""
    write("a.warc", crawl(FOUND, OTHER, gzipped=gzipped)[:-cut])

    articles = read("a.warc")

    assert FERRY in {a.text for a in articles}
    assert any("cut off" in (a.why or "") for a in articles)


def test_broken_page_is_named_by_its_record(read: Read, write: Write) -> None:
    """A page that cannot be read says which it is, and the rest is read."""
    write("a.warc", crawl(FOUND, ("https://echo.example/x", "200 OK", HTML, "\0" * 100), OTHER))

    assert {a.id: a.why for a in read("a.warc")} == {
        "a:2": None,
        "a:3": "record 3: is not text but binary data; save it as plain text",
        "a:4": None,
    }


def test_page_is_read_by_the_reader_of_pages(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record's type chooses its reader, whatever its address ends with."""
    asked: list[str] = []

    def seen(place: Place, stream: io.BufferedReader) -> Iterator[Draft]:
        asked.append(place.name)
        yield Draft(place=place, text=stream.read().decode(), url="https://courier.example/canonical")

    monkeypatch.setattr(text, "read", seen)
    write("a.warc", crawl(("https://courier.example/story.pdf", "200 OK", HTML, FERRY)))

    assert (read("a.warc")[0].url, asked) == ("https://courier.example/canonical", ["a:2.html"])


def test_crawl_without_pages_counts_the_rest(read: Read, write: Write) -> None:
    """An archive without a page says what it holds."""
    write("a.warc", crawl(*NOISE))

    with pytest.raises(ReadError, match=r"^a.warc: no page in this archive, only 4 records of other kinds"):
        read("a.warc")


def test_text_that_is_no_crawl_is_read_as_what_it_is(read: Read, write: Write) -> None:
    """A suffix alone makes no crawl."""
    write("a.warc", FERRY)

    assert read("a.warc")[0].text == FERRY
