"""RSS and Atom, written by feedgen and by hand."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from feedgen.feed import FeedGenerator

from checker.errors import ReadError
from checker.ingest import feed
from checker.model import Article, Status

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]

BODY = "<p>The ferry sank off the coast of Malta on Tuesday, the coast guard said.</p><p>At least 14 people died.</p>"
TEXT = "The ferry sank off the coast of Malta on Tuesday, the coast guard said.\n\nAt least 14 people died."


def _generated(*, content: str | None = BODY, summary: str = "A ferry sank.", number: int = 1) -> FeedGenerator:
    made = FeedGenerator()
    made.id("https://courier.example/feed")
    made.title("The Courier")
    made.link(href="https://courier.example")
    made.description("News")
    made.language("en")
    for index in range(number):
        entry = made.add_entry(order="append")
        entry.id(f"https://courier.example/{index}")
        entry.title(f"Ferry sinks {index}")
        entry.link(href=f"https://courier.example/{index}")
        entry.author({"name": "J. Roe", "email": "roe@courier.example"})
        entry.published("2021-07-21T10:30:00+02:00")
        entry.updated("2021-07-21T12:30:00+02:00")
        entry.summary(summary)
        if content:
            entry.content(content.replace("14", str(14 + index)), type="html")
    return made


@pytest.mark.parametrize(
    ("name", "form"), [("a.rss", "rss_str"), ("a.atom", "atom_str"), ("a.xml", "rss_str"), ("a.txt", "atom_str")]
)
def test_an_entry_is_an_article(read: Read, write: Write, name: str, form: str) -> None:
    """RSS and Atom give the same article, told by what the file holds whatever its suffix."""
    write(name, getattr(_generated(), form)())

    (article,) = read(name)

    assert (article.text, article.title, article.source) == (TEXT, "Ferry sinks 0", "The Courier")
    assert (article.id, article.url) == ("https://courier.example/0", "https://courier.example/0")
    assert article.author is not None
    assert "roe" in article.author.lower()
    assert article.published is not None
    assert datetime.fromisoformat(article.published) == datetime(2021, 7, 21, 8, 30, tzinfo=UTC)
    assert article.why is None


@pytest.mark.parametrize("version", ["0.91", "0.92", "2.0"])
def test_old_feeds_are_read(read: Read, write: Write, version: str) -> None:
    """RSS of every version is read, the official document type of the first with it."""
    kind = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">'
    item = "<item><title>T</title><link>https://a.example/1</link><description>The ferry sank.</description></item>"
    write(
        "a.rss",
        f'<?xml version="1.0"?>{kind}<rss version="{version}"><channel><title>Courier</title>{item}</channel></rss>',
    )

    (article,) = read("a.rss")

    assert (article.text, article.source) == ("The ferry sank.", "Courier")


def test_rss_1_is_read(read: Read, write: Write) -> None:
    """The feed of RDF is read, its date from Dublin Core."""
    write(
        "a.rdf",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Courier</title></channel>'
        '<item rdf:about="https://a.example/1"><title>T</title><link>https://a.example/1</link>'
        "<description>The ferry sank.</description><dc:date>2021-07-21</dc:date></item></rdf:RDF>",
    )

    (article,) = read("a.rdf")

    assert (article.text, article.published, article.id) == ("The ferry sank.", "2021-07-21", "https://a.example/1")


def test_a_teaser_is_noted(read: Read, write: Write) -> None:
    """An entry that only has a summary is read, and said to be one."""
    write("a.atom", _generated(content=None, summary="A ferry sank off Malta.").atom_str())

    (article,) = read("a.atom")

    assert (article.status, article.text) == (Status.READ, "A ferry sank off Malta.")
    assert article.why == "the feed gives only a summary of it"


def test_an_entry_of_another_feed_is_that_outlets(read: Read, write: Write) -> None:
    """An aggregator names the outlet of each entry: it is the source."""
    item = (
        '<item><source url="https://h.example">Harbour Herald</source><description>The ferry sank.</description></item>'
    )
    write("a.rss", f'<rss version="2.0"><channel><title>All news</title>{item}</channel></rss>')

    assert read("a.rss")[0].source == "Harbour Herald"


def test_an_entry_knows_its_line(read: Read, write: Write) -> None:
    """Findings name the line that an entry starts on."""
    items = "\n".join(f"<item><description>The ferry {n} sank.</description></item>" for n in range(3))
    write("a.rss", f'<rss version="2.0"><channel><title>C</title>\n{items}</channel></rss>')

    assert [article.record for article in read("a.rss")] == [2, 3, 4]


def test_a_cut_off_feed_is_read_as_far_as_it_goes(read: Read, write: Write) -> None:
    """What stands before the cut is read; that more may be lost is said."""
    whole = _generated(number=5).rss_str()
    write("a.rss", whole[: whole.index(b"Ferry sinks 3")])

    found = read("a.rss")

    assert sum(article.status is Status.READ for article in found) == 3
    assert any("is no well-formed XML from line" in (article.why or "") for article in found)


def test_an_entry_in_which_a_feed_breaks_off_is_noted(read: Read, write: Write) -> None:
    """The last entry of a feed that breaks off may be cut: it says so."""
    write("a.rss", '<rss version="2.0"><channel><item><description>The ferry sank off</description>')

    (article,) = [article for article in read("a.rss") if article.status is Status.READ]

    assert article.why is not None
    assert "breaks off" in article.why


def test_entries_without_text_are_named_and_then_counted(read: Read, write: Write) -> None:
    """Ten are named, the rest counted, and what has a text is read."""
    items = (
        "\n".join("<item><title>T</title></item>" for _ in range(30))
        + "<item><description>It sank.</description></item>"
    )
    write("a.rss", f'<rss version="2.0"><channel><title>C</title>{items}</channel></rss>')

    whys = [article.why for article in read("a.rss") if article.status is Status.NOT_READ]

    assert len(whys) == 11
    assert "20 more entries have no text" in whys


def test_ten_thousand_entries_are_read(read: Read, write: Write) -> None:
    """A feed of ten thousand entries gives ten thousand articles."""
    items = "".join(
        f"<item><guid>{n}</guid><description>Ferry {n} sank off Malta.</description></item>\n" for n in range(10_000)
    )
    write("a.rss", f'<rss version="2.0"><channel><title>C</title>{items}</channel></rss>')

    assert len(read("a.rss")) == 10_000


BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
ELSEWHERE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
ITEM = "<item><description>&b;</description></item>"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (f'<?xml version="1.0"?>{BOMB}<rss version="2.0"><channel>{ITEM}</channel></rss>', "declares entities of its own"),
        (f'<?xml version="1.0"?>{ELSEWHERE}<rss version="2.0"><channel>{ITEM}</channel></rss>', "declares entities of its own"),
        ("<rss>" + "<a>" * 100_000, "nests its elements more than 200 deep"),
        ('<rss version="2.0"><channel><title>C</title></channel></rss>', "holds no entry"),
        ("<rss", "is cut off or broken at line 1"),
        ('<sitemap xmlns="x"><url/></sitemap>', "is none of the kinds of XML that hold news, its first element is <sitemap>"),
        ("", "none of the kinds of XML"),
        ('<?xml version="1.0" encoding="utf-99"?><rss><channel><item><description>', "the entry has no text"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_refused_in_one_line(read: Read, write: Write, content: str, why: str) -> None:
    """Bombs, other files and files of another kind are refused with what was expected."""
    write("a.xml", content)

    with pytest.raises(ReadError) as refused:
        read("a.xml")

    assert why in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_wrong_encoding_is_no_end(read: Read, write: Write) -> None:
    """A feed that says it is UTF-8 and is not is read all the same."""
    feed_ = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Café</title><item><description>The café burned.</description></item></channel></rss>'
    write("a.rss", feed_.encode("cp1252"))

    read_ = [article for article in read("a.rss") if article.status is Status.READ]

    assert [article.text for article in read_] == ["The café burned."]


def test_a_feed_has_a_size(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the limit is not read."""
    monkeypatch.setattr(feed.guard, "LARGEST", 100)
    write("a.rss", _generated().rss_str())

    with pytest.raises(ReadError, match="is longer than 100 bytes"):
        read("a.rss")


def test_broken_feeds_have_a_smaller_one(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read by guesses may not be as long."""
    monkeypatch.setattr(feed, "_BROKEN", 100)
    write("a.rss", _generated().rss_str()[:-20])

    with pytest.raises(ReadError, match="longer than the 100 bytes"):
        read("a.rss")
