"""NewsML-G2, written after the examples of the standard."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.errors import ReadError
from checker.model import Article, Status

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]

NITF = """<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
<body.head><hedline><hl1>Fed to halt QE</hl1></hedline><byline>By Meredith Jameson</byline></body.head>
<body.content><p>The bank bought
   bonds for $40 billion.</p><media media-type="image"><media-caption>A bank.</media-caption></media>
<p>At least <em>14</em> members agreed &amp; voted.</p></body.content></body></nitf></inlineXML>"""
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title>
</head><body><p>The bank bought bonds for $40 billion.</p><p>At least <b>14</b> members agreed &amp; voted.</p></body>
</html></inlineXML>"""
PREFIXED = """<inlineXML><n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/"><n:body><n:body.content>
<n:p>The bank bought bonds for $40 billion.</n:p><n:p>At least 14 members agreed &amp; voted.</n:p>
</n:body.content></n:body></n:nitf></inlineXML>"""
DATA = """<inlineData contenttype="text/html">&lt;p>The bank bought bonds for $40 billion.&lt;/p>
&lt;p>At least 14 members agreed &amp;amp; voted.&lt;/p></inlineData>"""
PLAIN = """<inlineData contenttype="text/plain">The bank bought bonds for $40 billion.

At least 14 members agreed &amp; voted.</inlineData>"""
TEXT = "The bank bought bonds for $40 billion.\n\nAt least 14 members agreed & voted."


def _item(
    content: str = NITF,
    *,
    guid: str = "US-FINANCE-FED",
    status: str = "stat:usable",
    version: int = 10,
    nature: str = "text",
    more: str = "",
) -> str:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:acmenews.com:20161121:{guid}"
 version="{version}" standard="NewsML-G2" standardversion="2.24" conformance="power" xml:lang="en-US">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_30.xml"/>
<rightsInfo><copyrightHolder uri="http://www.acmenews.com/about.html"><name>Acme News and Media LLC</name></copyrightHolder></rightsInfo>
<itemMeta><itemClass qcode="ninat:{nature}"/><provider qcode="nprov:acme"><name>Acme News</name></provider>
<versionCreated>2017-11-21T16:25:32-05:00</versionCreated>{more}<pubStatus qcode="{status}"/></itemMeta>
<contentMeta><altId type="idtype:slug">fed-{guid}</altId><creator><name>Meredith Jameson</name></creator>
<infoSource qcode="is:AP"><name>Associated Press</name></infoSource><creditline>Acme/Reuters</creditline>
<language tag="en-US"/><headline> Fed to halt QE to avert "bubble"</headline></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""


def _message(*items: str) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">
<header><sent>2017-10-19T11:17:00.150Z</sent></header><itemSet><packageItem guid="p"><groupSet root="g"/></packageItem>
{"".join(items)}</itemSet></newsMessage>"""


@pytest.mark.parametrize(
    "content", [NITF, XHTML, PREFIXED, DATA, PLAIN], ids=["nitf", "xhtml", "prefixed", "data", "plain"]
)
def test_a_news_item_is_an_article_whatever_its_body(read: Read, write: Write, content: str) -> None:
    """NITF and XHTML in line, and data as HTML and plain text, give one article, its paragraphs kept."""
    write("a.xml", _item(content))

    (article,) = read("a.xml")

    assert (article.text, article.title) == (TEXT, 'Fed to halt QE to avert "bubble"')
    assert (article.id, article.version) == ("urn:newsml:acmenews.com:20161121:US-FINANCE-FED", "10")
    assert (article.source, article.author, article.lang) == ("Acme News", "Meredith Jameson", "en-US")
    assert article.published == "2017-11-21T16:25:32-05:00"
    assert article.credits == ("Acme/Reuters", "Associated Press")


def test_a_message_holds_items(read: Read, write: Write) -> None:
    """Each news item of a message is an article on its line; packages and pictures are passed over."""
    picture = _item("<remoteContent href='http://a.example/p.jpg'/>", guid="PIC", nature="picture")
    write("a.txt", _message(_item(), picture, _item(PLAIN.replace("14", "15"), guid="OTHER")))

    found = read("a.txt")

    assert [(article.status, article.id[-5:]) for article in found] == [(Status.READ, "OTHER"), (Status.READ, "E-FED")]
    assert all(article.record and article.record > 2 for article in found)


@pytest.mark.parametrize(
    "status", ["stat:canceled", "stat:withheld", "http://cv.iptc.org/newscodes/pubstatusg2/canceled"]
)
def test_what_is_withdrawn_is_compared_with_nothing(read: Read, write: Write, status: str) -> None:
    """A canceled or withheld item is listed with the reason."""
    write("a.xml", _item(status=status))

    (article,) = read("a.xml")

    assert article.status is Status.NOT_CHECKED
    assert article.why is not None
    assert "by its provider" in article.why


def test_notes_to_editors_are_kept(read: Read, write: Write) -> None:
    """The editor's note and the embargo are the article's note."""
    more = "<embargoed>2031-01-01T06:00:00Z</embargoed><edNote>Corrects <i>paragraph</i> 2.</edNote>"
    write("a.xml", _item(more=more))

    assert read("a.xml")[0].why == "editor's note: Corrects paragraph 2.; embargoed until 2031-01-01T06:00:00+00:00"


def test_a_cut_off_message_is_read_as_far_as_it_goes(read: Read, write: Write) -> None:
    """Whole items before the cut are read; that more may be lost is said."""
    whole = _message(_item(), _item(PLAIN.replace("14", "15"), guid="OTHER"))
    write("a.xml", whole[: whole.index("OTHER")])

    found = read("a.xml")

    assert [article.text for article in found if article.status is Status.READ] == [TEXT]
    assert any("is no well-formed XML from line" in (article.why or "") for article in found)


BOMB = (
    "<!DOCTYPE newsItem [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY a{n} '&a{n - 1};&a{n - 1};'>" for n in range(1, 40))
    + "]>"
)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (BOMB + _item("<inlineData>&a39;</inlineData>"), "declares entities of its own"),
        ("<!DOCTYPE newsItem [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + _item("<inlineData>&x;</inlineData>"), "declares entities"),
        ("<!DOCTYPE newsItem [<!ENTITY a '" + "a" * 90_000 + "'>]>" + _item("<inlineData>" + "&a;" * 90_000 + "</inlineData>"), "declares entities"),
        (_item("<a>" * 100_000), "nests its elements more than 200 deep"),
        (_item("<remoteContent href='http://a.example/t'/>"), "the news item has no text in it"),
        (_message(), "holds no news item with a text"),
        ("<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><head", "is cut off or broken at line 1"),
        ("<note>Hello</note>", "its first element is <note>"),
    ],
    ids=range(8),
)  # fmt: skip
def test_what_holds_no_news_is_refused_in_one_line(read: Read, write: Write, content: str, why: str) -> None:
    """Bombs, other files and XML of another kind are refused with what was expected."""
    write("a.xml", content)

    with pytest.raises(ReadError) as refused:
        read("a.xml")

    assert why in str(refused.value)
    assert "\n" not in str(refused.value)


def test_utf16_is_read(read: Read, write: Write) -> None:
    """A document in UTF-16 is read, whatever it is called."""
    write("a.txt", ('<?xml version="1.0" encoding="UTF-16"?>' + _item()).encode("utf-16"))

    assert read("a.txt")[0].text == TEXT
