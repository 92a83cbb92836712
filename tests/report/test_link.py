"""Addresses that open an article at a passage."""

from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Article, Report, Span
from checker.report import formats
from checker.report.link import Links, web

TEXT = """Storm closes harbour

The storm sank 14 boats at Port Ellery on Monday, the harbour office said.

A storm sank 14 boats there in 1953; well-known crews, R&D and all, were lost (see "Loss"). The storm sank 14 ships.
"""
URL = "https://herald.example/storm"


def _link(text: str, passage: str, *, nth: int = 1, url: str | None = URL) -> str:
    start = -1
    for _ in range(nth):
        start = text.index(passage, start + 1)
    article = Article(id="a", source="A", story="s", text=text, url=url)
    return Links(article).to(Span(start=start, end=start + len(passage)))


def _opened(text: str, link: str) -> tuple[int, str]:
    """Find what a browser marks, as the specification has it: the first match of all parts, in order."""
    parts = link.partition(":~:text=")[2].split(",")
    prefix = unquote(parts.pop(0)[:-1]) + " " if parts[0].endswith("-") else ""
    suffix = " " + unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    start, *end = (unquote(part).casefold() for part in parts)
    page = " ".join(text.split()).casefold()
    at = page.find(f"{prefix}{start}{suffix}".casefold()) + len(prefix)
    stop = page.find(end[0], at + len(start)) + len(end[0]) if end else at + len(start)
    return at, page[at:stop]


def test_a_passage_opens_where_it_stands() -> None:
    """The words of the claim are marked, with as many around them as make a place of them."""
    assert _link(TEXT, "Monday") == f"{URL}#:~:text=on-,Monday%2C,-the%20harbour"


def test_what_recurs_is_told_by_the_words_around_it() -> None:
    """Of two mentions the second is opened by what stands beside it alone."""
    link = _link(TEXT, "14 boats", nth=2)
    at, marked = _opened(TEXT, link)

    assert marked == "14 boats"
    assert at > TEXT.index("1953") - 40


def test_signs_with_a_meaning_are_written_as_codes() -> None:
    """A comma, an ampersand and a dash of the text are none of the fragment."""
    directive = _link(TEXT, "well-known crews, R&D and").partition(":~:text=")[2]

    assert directive == "well%2Dknown%20crews%2C%20R%26D%20and"


def test_a_long_passage_is_told_by_its_ends() -> None:
    """A quotation over two paragraphs is marked from its first words to its last."""
    passage = TEXT[TEXT.index("The storm sank 14 boats") : TEXT.index("(see")]
    _, marked = _opened(TEXT, _link(TEXT, passage))

    assert marked == " ".join(passage.split()).casefold()


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "file:///etc/passwd", "https://", "https://a b\n"])
def test_without_an_address_there_is_no_link(url: str | None) -> None:
    """Only addresses of the web are linked to."""
    assert not _link(TEXT, "Monday", url=url)


@pytest.mark.parametrize(
    ("url", "begins"),
    [
        (f"{URL}#top", f"{URL}#top:~:text="),
        (f"{URL}#top:~:text=x", f"{URL}#top:~:text="),
        ("https://x.example/a(b)|`c?d=<e>&f=1", "https://x.example/a%28b%29%7C%60c?d=%3Ce%3E&f=1#:~:text="),
    ],
)
def test_an_address_keeps_its_own_parts(url: str, begins: str) -> None:
    """A fragment stays, an older text fragment does not, and nothing in an address ends the link."""
    assert _link(TEXT, "Monday", url=url).startswith(begins)


WORDS = st.lists(st.sampled_from(["a", "b", "a-b", "14", "Ä,", "&", "(c)", "\n\n"]), min_size=1, max_size=40)


@given(WORDS, st.data())
def test_what_is_marked_reads_as_the_passage(words: list[str], data: st.DataObject) -> None:
    """Whatever recurs in a text, a browser marks the words of the passage."""
    text = " ".join(words)
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    before, passage = " ".join(words[:start]), " ".join(words[start:end])
    at = len(before) + bool(start)
    link = Links(Article(id="a", source="A", story="s", text=text, url=URL)).to(Span(start=at, end=at + len(passage)))
    if not passage.strip():
        return
    marked = _opened(text, link)[1]

    assert marked.split()[0] == passage.split()[0].casefold()
    assert marked.split()[-1] == passage.split()[-1].casefold()


@pytest.fixture
def addressed(report: Report) -> Report:
    """Give the first article of the storm an address."""
    first, *others = report.articles
    return replace(report, articles=(replace(first, url=URL), *others))


@pytest.mark.parametrize("name", ["html", "json", "markdown"])
def test_reports_link_to_the_passage(addressed: Report, name: str) -> None:
    """The page, the form and the file for programs lead to the passage."""
    assert f"{URL}#:~:text=sank-,14%20boats,-at" in formats.render(addressed, name)


def test_claims_without_an_address_have_no_link(report: Report) -> None:
    """The key is there where there is something to open."""
    assert '"link"' not in formats.render(report, "json")


def test_web_addresses_only() -> None:
    """What a page may link to is an address of the web."""
    assert [web(url) for url in (URL, "ftp://x.example/", None)] == [URL, "", ""]
