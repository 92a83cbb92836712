"""Pages that hold little, no article, or something else, and pages made to do harm: a line each, within bounds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.errors import ReadError
from checker.ingest import maintext, markup
from checker.model import Article, Status

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]

SENTENCE = (
    "The storm sank fourteen boats at Port Ellery on Monday, the harbour office said, and number {} was the oldest."
)
LONG = "".join(f"<p>{SENTENCE.format(number)}</p>" for number in range(12))


def _page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>Storm closes harbour</title>{head}</head><body>{body}</body></html>"


def _refused(read: Read, write: Write, data: str | bytes, name: str = "a.html") -> str:
    write(name, data)
    with pytest.raises(ReadError) as caught:
        read(name)
    line = caught.value.line()

    assert "\n" not in line
    return line


@pytest.mark.parametrize(
    ("page", "what"),
    [
        (_page("<script>document.write('The storm')</script><div id=root></div>"), "is a page without text"),
        (_page("<p>We value your privacy. Accept all cookies, or manage your consent.</p>"), "without an article"),
        (
            _page("<article><p>" + "We and our partners use cookies to store personal data. " * 12 + "</p></article>"),
            "its 120 words begin 'We and our partners use cookies to store'",
        ),
        (
            _page("<p>Please enable JavaScript and disable your ad blocker to continue reading.</p>"),
            "without an article",
        ),
        ("<html>", "is a page without text"),
        ("<!doctype html>", "holds no page"),
        ("", "is empty"),
        ("   \n", "is empty"),
    ],
)
def test_a_page_without_an_article_is_not_read(read: Read, write: Write, page: str, what: str) -> None:
    """A cookie wall or a page that scripts fill is named for what it is, with the way out."""
    assert what in _refused(read, write, page)


def test_a_short_page_is_read_with_a_note(read: Read, write: Write) -> None:
    """What may be cut short is read, and said to be short."""
    write("a.html", _page("<article>" + "".join(f"<p>{SENTENCE.format(n)}</p>" for n in range(3)) + "</article>"))
    (article,) = read("a.html")

    assert article.status is Status.READ
    assert article.why == "only 60 words of an article were found on the page; it may be cut short"


def test_an_article_about_cookies_is_an_article(read: Read, write: Write) -> None:
    """A long text is no wall, whatever it speaks of."""
    body = "".join(
        f"<p>Regulator number {n} fined a firm for its cookie banner on Monday, it said.</p>" for n in range(40)
    )
    write("a.html", _page(f"<article>{body}</article>"))

    assert read("a.html")[0].status is Status.READ


def test_text_for_machines_stands_in_where_the_page_shows_none(read: Read, write: Write) -> None:
    """The article's text in JSON-LD is read where the page shows less than half of it, paragraphs and all."""
    body = "\\n\\n".join(SENTENCE.format(number) for number in range(12))
    given = f'{{"@type":"NewsArticle","headline":"Storm closes harbour","articleBody":"{body}"}}'
    write("a.html", _page("<p>Subscribe to read.</p>", f'<script type="application/ld+json">{given}</script>'))
    (article,) = read("a.html")

    assert article.text.split("\n\n")[1:] == [SENTENCE.format(number) for number in range(12)]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "open it and print it to a new file"),
        (b"PK\x03\x04 ...", "archive"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "is a picture"),
        (bytes(range(32)) * 9, "is not a page in HTML but binary data"),
    ],
)
def test_a_wrong_suffix_is_named(read: Read, write: Write, data: bytes, what: str) -> None:
    """What is no page says what it is, whatever its name says."""
    assert what in _refused(read, write, data)


@pytest.mark.parametrize(
    "data",
    [
        _page(LONG + "<p>A café, she said.</p>").encode("utf-16"),
        _page(LONG + "<p>A café, she said.</p>").encode("utf-16-le"),
        _page(LONG + "<p>A café, she said.</p>", '<meta charset="iso-8859-5">').encode(),
        _page(LONG + "<p>A café, she said.</p>", '<meta charset="utf-8">').encode("cp1252"),
        _page(LONG + "<p>A café, she said.</p>", '<meta charset="iso-8859-1">').encode("cp1252"),
        _page(LONG + "<p>A café, she said.</p>", '<meta charset="no-such">').encode("cp1252"),
        _page(LONG + "<p>A café,\0 she said.</p>").encode(),
    ],
    ids=["utf-16", "unmarked", "liar", "other liar", "latin", "unknown", "zero byte"],
)
def test_any_encoding_is_read(read: Read, write: Write, data: bytes) -> None:
    """A mark, UTF-8 and a declaration that fits decide, in this order."""
    write("a.html", data)

    assert read("a.html")[0].text.endswith("A café, she said.")


def test_a_declared_encoding_decides_what_its_bytes_allow(read: Read, write: Write) -> None:
    """One byte a character is read as declared."""
    write("a.html", _page(LONG + "<p>Łódź, she said.</p>", '<meta charset="iso-8859-2">').encode("iso-8859-2"))

    assert read("a.html")[0].text.endswith("Łódź, she said.")


def test_entities_of_a_document_are_never_expanded(read: Read, write: Write) -> None:
    """A billion laughs stay one."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    page = (
        f'<?xml version="1.0"?>\n<!DOCTYPE html [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file:///etc/hosts">]>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x"/></head><body>{LONG}'
        "<p>They laughed: &l9; and &x; again.</p></body></html>"
    )
    write("a.xhtml", page)
    (article,) = read("a.xhtml")

    assert article.text.endswith("They laughed: &l9; and &x; again.")
    assert "ENTITY" not in article.text


def test_a_page_too_large_is_refused_unread(read: Read, write: Write) -> None:
    """Fifty million bytes are not even parsed."""
    assert "is a page of more than 10,000,000 bytes" in _refused(read, write, b"<html>" + b"<p>x</p>" * 6_250_000)


def test_a_page_of_too_many_elements_is_refused(read: Read, write: Write) -> None:
    """What no single article has is not searched for one."""
    assert "is a page of 120,004 elements" in _refused(read, write, _page("<p>x</p>" * 120_000))


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + LONG,
        LONG + "<b><i>" * 12_000,
        f"{LONG}<p>" + "<span>word</span> " * 20_000,
        f"{LONG}<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">end",
        f"{LONG}<p {'x' * 1_000_000}>end",
        "<table><tr><td>" * 3_000 + LONG,
        "<!--" * 100_000 + LONG,
        LONG + "<" * 100_000,
        LONG + "<script type='application/ld+json'>" + "[" * 200_000 + "</script>",
        LONG + "<script type='application/ld+json'>" + '{"@graph":' * 900 + "1" + "}" * 900 + "</script>",
        LONG + "&#x41" * 100_000,
        f"<p style='display:none'>{LONG}</p>" * 1_000,
    ],
    ids=lambda body: f"{len(body):,} characters of {body[-24:-12]}",
)
def test_what_is_made_to_take_long_does_not(body: str) -> None:
    """Depth, numbers and lengths are bounded before the article is looked for; nothing escapes but a refusal."""
    tree = markup.parse(_page(body), where="a.html")
    markup.clear(tree, where="a.html")
    maintext.paragraphs(tree)

    assert sum(1 for _ in tree.iter()) <= markup.ELEMENTS


def test_one_bad_page_costs_no_other(read: Read, write: Write) -> None:
    """Among pages the one that cannot be read is named, and the rest are read."""
    write("s/a.html", _page(LONG))
    write("s/b.html", "<html>")

    assert [article.status for article in read("s")] == [Status.READ, Status.NOT_READ]


def test_our_own_report_and_saved_parts_are_passed_over(read: Read, write: Write) -> None:
    """A report among the articles would bear out whatever they say; a page's parts are no articles."""
    write("s/a.html", _page(LONG))
    write("s/a_files/frame.html", _page(LONG.replace("Port", "Bay")))
    write("s/report.html", f"<!doctype html>\n<!-- factcheck report -->\n<html><body>{LONG}</body>\n</html>\n")

    assert [article.id for article in read("s")] == ["a"]
