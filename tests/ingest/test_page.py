"""Saved pages of outlets that write their pages in different ways."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from checker import pipeline
from checker.model import Article, Report

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]

STORY = (
    "The storm sank 14 boats at Port Ellery on Monday, the harbour office said.",
    "About 300 people spent the night in a school. Mayor Ida Brandt thanked the crews.",
    "“We have never seen a wave like that,” said Ida Brandt, the mayor of Port Ellery.",
    "The ferry company expects to lose $2 million, its director, Nils Aker, told reporters on Tuesday.",
    "Fishing crews had been warned on Sunday evening, and most of them had tied up behind the northern pier in time.",
    "At least three of the boats that sank were older than the pier itself, the harbour master added.",
)
TITLE = "Storm closes harbour"
TEXT = "\n\n".join((TITLE, *STORY))
PARAGRAPHS = "\n".join(f"<p>{paragraph}</p>" for paragraph in STORY)
TEASERS = "".join(
    f'<li class="teaser"><a href="/s/{number}"><h3>Minister resigns over {number} lost files</h3>'
    "<p>The minister of the interior stepped down after a long night.</p></a></li>"
    for number in range(2, 8)
)

GRAPH = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{TITLE} | Harbour Herald</title>
<link rel="canonical" href="https://www.herald.example/2024/03/12/storm">
<meta property="og:title" content="Why the storm closed the harbour (and what comes next)">
<meta property="og:site_name" content="Herald Online"><meta property="og:locale" content="en_GB">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
 {{"@type": "Organization", "@id": "#us", "name": "Harbour Herald"}},
 {{"@type": ["NewsArticle"], "headline": "{TITLE}", "datePublished": "2024-03-12T08:15:00+01:00",
  "author": [{{"@type": "Person", "name": "Jo Reed"}}, {{"@type": "Person", "name": "Sam Hill"}}],
  "publisher": {{"@id": "#us"}}, "provider": {{"name": "Coast Wire"}}, "inLanguage": "en-GB"}}]}}</script></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
<main><article><header><h1>{TITLE}</h1><p class="byline">By <a href="/jo">Jo Reed</a></p>
<time datetime="2024-03-12T08:15:00+01:00">12 March 2024</time></header>{PARAGRAPHS}
<p style="display: none">The hidden count is 99 boats, a paragraph for machines says to nobody.</p>
<div hidden><p>Another hidden paragraph counts 98 boats at Port Ellery.</p></div>
<noscript><p>Turn scripts on to see the 97 boats that sank.</p></noscript>
<template><p>A template has 96 boats that sank.</p></template><script>var text = "95 boats sank";</script>
<aside class="related"><h2>Read more</h2><ul>{TEASERS}</ul></aside></article>
<section id="comments" class="comments"><h2>Comments</h2><div class="comment"><p>I counted 94 boats myself.</p></div>
</section></main><footer><p>© 2024 Harbour Herald</p></footer></body></html>"""

SECTIONS = f"""<!doctype html><html lang="en"><head><title>{TITLE}</title>
<meta property="og:site_name" content="Coast Courier"><meta property="og:url" content="https://courier.example/storm">
<meta property="article:published_time" content="2024-03-12T09:00:00Z"><meta name="author" content="Kim Moe"></head>
<body><div id="page"><section class="story"><h1 class="hed">{TITLE}</h1><div class="body">
{"".join(f'<div class="para"><p>{paragraph}</p></div>' for paragraph in STORY)}</div></section>
<section class="more-stories"><h2>More stories</h2><ul>{TEASERS}</ul></section></div></body></html>"""

MICRODATA = f"""<html><head><title>{TITLE} - Ellery Gazette</title></head><body>
<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1>
<span itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">Lou Berg</span></span>
<meta itemprop="datePublished" content="2024-03-12"><div itemprop="publisher" itemscope>
<meta itemprop="name" content="Ellery Gazette"></div><div itemprop="articleBody">{PARAGRAPHS}</div></div></body></html>"""

AMP = f"""<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8">
<link rel="canonical" href="https://sund.example/storm">
<style amp-boilerplate>body{{visibility:hidden}}</style><script type="application/ld+json">
{{"@context": "http://schema.org", "@type": "NewsArticle", "headline": "{TITLE}",
 "mainEntityOfPage": "https://sund.example/storm", "datePublished": "2024-03-12T07:30:00.000Z",
 "publisher": {{"@type": "Organization", "name": "Radio Sund"}}}}</script></head>
<body><amp-sidebar><ul><li>Menu</li></ul></amp-sidebar><div class="amp-wp-article"><h1>{TITLE}</h1>
<amp-img src="x.jpg"></amp-img>{PARAGRAPHS}<amp-ad><p>Buy 12 boats now, while the storm lasts.</p></amp-ad></div></body></html>"""

TABLES = f"""<HTML><HEAD><TITLE>{TITLE}</TITLE></HEAD><BODY BGCOLOR=white><TABLE WIDTH=780><TR>
<TD WIDTH=120><A HREF=a>News</A><BR><A HREF=b>Sport</A><BR></TD>
<TD><FONT SIZE=5><B>{TITLE}</B></FONT><BR><FONT SIZE=1>By Ann Berg<BR>Posted March 12, 2024</FONT><BR><BR>
{"<BR><BR>".join(STORY)}<BR><BR></TD><TD><A HREF=c>Advertise with us</A></TD></TR></TABLE></BODY></HTML>"""

PAGES = {"graph": GRAPH, "sections": SECTIONS, "microdata": MICRODATA, "amp": AMP, "tables": TABLES}


@pytest.mark.parametrize("name", PAGES)
def test_the_story_of_a_page_is_read_and_nothing_else(read: Read, write: Write, name: str) -> None:
    """The headline stands first and once, then each paragraph, with a blank line between."""
    write("a.html", PAGES[name])
    (article,) = read("a.html")
    paragraphs = article.text.split("\n\n")
    byline = ["By Ann Berg\nPosted March 12, 2024"] if name == "tables" else []

    assert paragraphs == [TITLE, *byline, *STORY]
    assert article.why is None


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("graph", ("Harbour Herald", "2024-03-12T08:15:00+01:00", "Jo Reed, Sam Hill", "en-GB")),
        ("sections", ("Coast Courier", "2024-03-12T09:00:00+00:00", "Kim Moe", "en")),
        ("microdata", ("Ellery Gazette", "2024-03-12", "Lou Berg", None)),
        ("amp", ("Radio Sund", "2024-03-12T07:30:00+00:00", None, "en")),
        ("tables", ("a", "2024-03-12", None, None)),
    ],
)
def test_what_a_page_says_of_its_story_is_known(
    read: Read, write: Write, name: str, known: tuple[str | None, ...]
) -> None:
    """Outlet, time, author and language are read however a page puts them."""
    write("a.html", PAGES[name])
    (article,) = read("a.html")

    assert known == (article.source, article.published, article.author, article.lang)
    assert article.title == TITLE


def test_the_address_is_the_page_s_own(read: Read, write: Write) -> None:
    """A canonical address, OpenGraph's, or what the browser noted when it saved the page."""
    saved = f"<!-- saved from url=(0030)https://gazette.example/storm -->\n{MICRODATA}"
    for name, page in (("a", GRAPH), ("b", SECTIONS), ("c", saved)):
        write(f"{name}.html", page)

    assert {article.url for article in read("a.html", "b.html", "c.html")} == {
        "https://www.herald.example/2024/03/12/storm",
        "https://courier.example/storm",
        "https://gazette.example/storm",
    }


def test_a_source_that_a_page_names_is_its_credit(read: Read, write: Write) -> None:
    """Whoever provides the story to the publisher is where it comes from."""
    write("a.html", GRAPH)

    assert read("a.html")[0].credits == ("Coast Wire",)


@pytest.mark.parametrize("name", ["a.txt", "a.htm", "a.xhtml", "a.HTML", "a.md", "a"])
def test_a_page_is_told_by_what_it_holds(read: Read, write: Write, name: str) -> None:
    """A page saved under another suffix is a page."""
    write(name, SECTIONS)

    assert read(name)[0].text == TEXT


def test_the_number_of_a_note_is_no_figure(read: Read, write: Write) -> None:
    """A footnote's mark does not turn 14 into 141; what else is raised stays."""
    marks = SECTIONS.replace("sank 14", 'sank 14<sup><a href="#n1">1</a></sup>').replace(
        "Monday", "Monday 4<sup>th</sup>"
    )
    write("a.html", marks)

    assert "sank 14 boats at Port Ellery on Monday 4th" in read("a.html")[0].text


def test_lists_tables_and_breaks_keep_their_lines(read: Read, write: Write) -> None:
    """An entry and a row are a block each, a line break stays one, links and emphasis leave no trace."""
    more = (
        "<ul><li>Fourteen boats <a href=x>were lost</a> in all</li><li>Nobody was <b>hurt</b></li></ul>"
        "<table><tr><th>Port</th><th>Boats</th></tr><tr><td>Ellery</td><td>14</td></tr></table>"
        "<p>Ellery: 14<br>Sund: 3</p></div></section>"
    )
    write("a.html", SECTIONS.replace("</div></section>", more, 1))

    assert read("a.html")[0].text.split("\n\n")[-5:] == [
        "Fourteen boats were lost in all",
        "Nobody was hurt",
        "Port | Boats",
        "Ellery | 14",
        "Ellery: 14\nSund: 3",
    ]


def test_a_page_is_read_from_standard_input(read: Read) -> None:
    """What comes through a pipe is told by how it begins."""
    assert read("-", stdin=SECTIONS.encode())[0].text == TEXT


def test_lines_of_a_page_are_no_lines_of_its_text(read: Read, write: Write) -> None:
    """A claim's place is the page: its file has no line that an editor would find the passage on."""
    write("a.html", SECTIONS)

    assert read("a.html")[0].record == 1


def _told(report: Report) -> list[tuple[str, ...]]:
    """Return what findings say, without where it stands."""
    return [(f.fingerprint, f.message, f.explanation, *f.sources) for f in report.findings]


def test_the_same_stories_give_the_same_findings(tmp_path: Path) -> None:
    """A story as pages and as plain text: the same claims, the same findings, word for word."""
    other = SECTIONS.replace("14 boats", "17 boats").replace("About 300", "Nearly 320")
    for kind in ("html", "txt"):
        folder = tmp_path / kind / "storm"
        folder.mkdir(parents=True)
        for name, page in (("a", GRAPH), ("b", other)):
            text = TEXT if name == "a" else TEXT.replace("14 boats", "17 boats").replace("About 300", "Nearly 320")
            (folder / f"{name}.{kind}").write_text(page if kind == "html" else text, encoding="utf-8")
        labels = "".join(
            f'[articles."{name}.{kind}"]\nlabel = "{name}"\npublished = "2024-03-12"\n' for name in ("a", "b")
        )
        (folder / "sources.toml").write_text(labels, encoding="utf-8")
    pages, texts = (pipeline.run([str(tmp_path / kind)]) for kind in ("html", "txt"))

    assert _told(pages) == _told(texts)
    assert any("17" in finding.message for finding in pages.findings)
    assert [replace(c, line=0, column=0) for c in pages.claims] == [replace(c, line=0, column=0) for c in texts.claims]
