"""What a page says of its article: which way of saying it is believed first, and what is not believed at all."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.ingest import markup, metadata
from checker.ingest.metadata import Metadata

TITLE = "Storm closes harbour"


def _read(head: str = "", body: str = "", attributes: str = "") -> Metadata:
    page = f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"
    return metadata.read(markup.parse(page, where="a.html"), page)


def _linked(*given: Any) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in given)


ARTICLE = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-03-12T08:15:00Z"}


@pytest.mark.parametrize(
    ("head", "value"),
    [
        (
            _linked(ARTICLE) + '<meta property="article:published_time" content="2024-03-11">',
            "2024-03-12T08:15:00+00:00",
        ),
        (
            '<meta name="date" content="2024-03-10"><meta property="article:published_time" content="2024-03-11">',
            "2024-03-11",
        ),
        ('<meta name="date" content="2024-03-10"><meta name="parsely-pub-date" content="2024-03-09">', "2024-03-09"),
        ('<meta name="date" content="March 10, 2024">', "2024-03-10"),
        ('<meta name="date" content="today">', None),
        (_linked({**ARTICLE, "datePublished": "soon"}) + '<meta name="date" content="2024-03-10">', "2024-03-10"),
    ],
)
def test_the_nearest_and_most_exact_statement_is_believed(head: str, value: str | None) -> None:
    """JSON-LD before OpenGraph before other elements; what is no date is not believed from anywhere."""
    assert _read(head).get("published") == value


@pytest.mark.parametrize(
    "given",
    [
        [ARTICLE],
        [[{"@type": "WebSite", "name": "x"}, ARTICLE]],
        [{"@graph": [{"@type": "BreadcrumbList"}, {"@type": "WebPage", "mainEntity": ARTICLE}]}],
        [{"@type": "WebPage", "mainEntityOfPage": [ARTICLE]}],
        [{**ARTICLE, "@type": ["https://schema.org/ReportageNewsArticle", "Thing"]}],
        [{"@type": "ItemList", "itemListElement": [{**ARTICLE, "headline": "Another"}]}, ARTICLE],
        [{"@type": "Article", "headline": "Another"}, {**ARTICLE, "publisher": "The Herald"}],
    ],
)
def test_the_article_is_found_wherever_it_stands(given: list[Any]) -> None:
    """Graphs, lists and entities are followed; of several articles the one told of most is the page's."""
    assert _read(_linked(*given)).get("title") == TITLE


def test_of_several_articles_that_of_the_address_is_the_page_s() -> None:
    """A teaser that says more than the article itself is still a teaser."""
    own = {"@type": "NewsArticle", "headline": TITLE, "url": "https://a.example/storm"}
    head = _linked({**ARTICLE, "headline": "Another", "publisher": "The Herald"}, own)

    assert _read(f'<link rel="canonical" href="https://a.example/storm">{head}').get("title") == TITLE


@pytest.mark.parametrize(
    ("author", "value"),
    [
        ("Jo Reed", "Jo Reed"),
        ({"name": "Jo Reed"}, "Jo Reed"),
        ([{"name": "Jo Reed"}, "Sam Hill", {"name": "Jo Reed"}], "Jo Reed, Sam Hill"),
        ({"givenName": "Jo", "familyName": "Reed"}, "Jo Reed"),
        ({"@id": "#jo"}, "Jo Reed"),
        ({"name": {"@value": "Jo Reed"}}, "Jo Reed"),
        ("https://facebook.example/jo", None),
        ({"name": 7}, None),
        ("Jo " * 200, None),
    ],
)
def test_a_name_is_read_however_it_is_given(author: Any, value: str | None) -> None:
    """A text, a person, several, one by reference; an address or a paragraph is no name."""
    people = {"@type": "Person", "@id": "#jo", "name": "Jo Reed"}

    assert _read(_linked({"@graph": [{**ARTICLE, "author": author}, people]})).get("author") == value


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ('<meta property="og:title" content="Storm closes the harbour: all we know">', f"<h1>{TITLE}</h1>", TITLE),
        ('<meta property="og:title" content="Storm closes harbour">', "<h1>The Daily Example</h1>", TITLE),
        (f"<title>{TITLE} | The Daily Example</title>", "", TITLE),
        (f"<title>{TITLE} - The Daily Example</title>", f"<h1>The Daily Example</h1><h1>{TITLE}</h1>", TITLE),
        ("", f"<h1>{TITLE}</h1>", TITLE),
        ("", "<h1>One</h1><h1>Two</h1>", None),
        (_linked({**ARTICLE, "headline": "Storm &amp; gale"}), "", "Storm & gale"),
    ],
)
def test_the_headline_is_what_the_page_shows(head: str, body: str, title: str | None) -> None:
    """A heading like the declared title is the headline; a logo is not."""
    assert _read(head, body).get("title") == title


def test_the_window_s_title_names_the_outlet_behind_the_headline() -> None:
    """Where nothing else does, and only there."""
    window = f"<title>{TITLE} | Harbour Herald</title>"

    assert _read(window, f"<h1>{TITLE}</h1>").get("source") == "Harbour Herald"
    assert _read(f'{window}<meta property="og:site_name" content="The Herald">').get("source") == "The Herald"
    assert _read("<title>Storm - 14 boats lost</title>", "<h1>Quite another heading</h1>").get("source") is None


@pytest.mark.parametrize(
    ("head", "attributes", "lang"),
    [
        ("", 'lang="en-GB"', "en-GB"),
        ('<meta property="og:locale" content="en_US">', 'lang="en-GB"', "en_US"),
        ('<meta property="og:locale" content="en_US">', 'lang="fr"', None),
        (_linked({**ARTICLE, "inLanguage": {"@type": "Language", "name": "English", "alternateName": "en"}}), "", "en"),
    ],
)
def test_a_language_is_believed_unless_the_page_names_two(head: str, attributes: str, lang: str | None) -> None:
    """A template's language beside the article's says nothing."""
    assert _read(head, attributes=attributes).get("lang") == lang


@pytest.mark.parametrize(
    "url", ["/", "https://a.example/", "javascript:alert(1)", "https://[x", "storm.html", "//", ""]
)
def test_an_address_that_opens_no_article_is_none(url: str) -> None:
    """A home page, a piece of an address or a script is no article's address."""
    assert _read(f'<link rel="canonical" href="{url}">').get("url") is None


def test_a_piece_of_an_address_is_made_whole() -> None:
    """By what the browser noted when it saved the page."""
    page = '<!-- saved from url=(0031)https://a.example/x/story.html -->\n<html><link rel="canonical" href="/storm">'

    assert metadata.read(markup.parse(page, where="a"), page).get("url") == "https://a.example/storm"


def test_the_clock_has_no_part_in_a_date() -> None:
    """What a layout suggests is the same today and in ten years, and says nothing of "yesterday"."""
    page = "<html><body><h1>Storm</h1><p class='date'>Published yesterday</p><p>The storm.</p></body></html>"
    later = page.replace("Published yesterday", "Published 12 March 2094")

    nothing = Metadata(layers=(), sources=(), body=None)

    assert metadata.layout(markup.parse(page, where="a"), nothing).get("published") is None
    assert metadata.layout(markup.parse(later, where="a"), nothing).get("published") in {None, "2094-03-12"}


@pytest.mark.parametrize(
    "broken", ["", "{", "[[[", "nonsense", "{'a': 1}", "//<![CDATA[\n{}\n//]]>", "NaN", '"x"', "7"]
)
def test_a_mistake_in_a_page_s_own_description_costs_nothing_else(broken: str) -> None:
    """JSON that is none is passed over, and the block after it read."""
    head = f'<script type="application/ld+json">{broken}</script>{_linked(ARTICLE)}'

    assert _read(head).get("title") == TITLE


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@graph", "@type", "@id", "name", "author", "publisher", "url", "inLanguage", "headline"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_read(value: Any) -> None:
    """Whatever stands under whatever key, nothing fails."""
    held = json.dumps({"@type": "NewsArticle", "author": value, "publisher": value, "url": value, "@graph": value})
    page = f'<html><script type="application/ld+json">{held.replace("<", "")}</script></html>'

    assert metadata.read(markup.parse(page, where="a"), page).layers
