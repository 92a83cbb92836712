"""What a page says of its article, and how far each way of saying it is believed.

The nearer a statement is to this one article, and the more exact, the sooner it is believed: first the headline that
the page shows, then its JSON-LD, OpenGraph, other ``meta`` and ``link`` elements, microdata, what the browser noted
when it saved the page, and last its title and its layout. Each is a layer; a draft takes the lowest first.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from rapidfuzz import fuzz

from checker.ingest import linked
from checker.ingest.fields import dated, tidy
from checker.ingest.markup import Element

Fields = Mapping[str, str | None]

_PROPERTIES = {
    "og:title": "title",
    "og:site_name": "source",
    "og:url": "url",
    "og:locale": "lang",
    "article:published_time": "published",
    "og:article:published_time": "published",
    "article:author": "author",
}
"""OpenGraph, https://ogp.me."""

_NAMES = {
    "parsely-title": "title",
    "dc.title": "title",
    "dcterms.title": "title",
    "twitter:title": "title",
    "parsely-pub-date": "published",
    "dc.date.issued": "published",
    "dcterms.created": "published",
    "sailthru.date": "published",
    "pubdate": "published",
    "publishdate": "published",
    "publish-date": "published",
    "dc.date": "published",
    "date": "published",
    "author": "author",
    "parsely-author": "author",
    "dc.creator": "author",
    "sailthru.author": "author",
    "dc.publisher": "source",
    "application-name": "source",
    "content-language": "lang",
    "dc.language": "lang",
}
"""Other names in use, the most exact of each field first."""

_ITEMS = {"headline": "title", "datepublished": "published", "author": "author", "publisher": "source"}
"""Microdata and RDFa, https://schema.org."""

_DATES: Mapping[str, Any] = {"extensive_search": False, "original_date": True, "max_date": "2099-12-31"}
"""Without a latest date given, the library takes today's."""

_ALIKE = 70
"""Likeness of a heading and the declared title from which the heading is the headline."""

_HEADINGS = 50
"""Headings that are looked at."""

_OUTLET = re.compile(r"\s+(?:[|»·–—-]|::)\s+")
_LONGEST = 300
"""Characters a field has at most; an address has more."""
_ADDRESS = 2_000

_SAVED = re.compile(r"<!-- saved from url=\(\d{1,6}\)(https?://[^\s>]{1,2000}) -->|\n url: (https?://\S{1,2000})\s*\n")
"""How Chrome and its kin, and SingleFile, note a page's address in the file they save."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of its article."""

    layers: tuple[tuple[str, Fields], ...]
    """Where from, and what; the least believed first."""
    sources: tuple[str, ...]
    """Organisations it says the article is taken from."""
    body: str | None
    """The article's text, where its description for machines holds it."""

    def get(self, field: str) -> str | None:
        """Return a field as the most believed layer has it."""
        return next((value for _, given in reversed(self.layers) if (value := given.get(field))), None)

    def over(self, where: str, guessed: Fields) -> "Metadata":
        """Lay everything over what was guessed."""
        return replace(self, layers=((where, guessed), *self.layers))


def read(tree: Element, page: str) -> Metadata:
    """Read what a page says; its scripts must still be in the tree.

    Args:
        tree: The page.
        page: The page as text, for what the browser noted at its top.
    """
    saved = _saved(page)
    canonical = next((_address(link.get("href"), saved) for link in tree.xpath("//link[@rel='canonical']")), None)
    graph = linked.Graph([block.text_content() for block in tree.xpath(_LINKED)])
    node = graph.article(canonical)
    declared = [
        ("saved page", {"url": saved}),
        ("microdata", _microdata(tree)),
        ("html", {"lang": tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")}),
        ("meta", {**_meta(tree, "name", _NAMES), "url": canonical}),
        ("OpenGraph", _meta(tree, "property", _PROPERTIES)),
        ("JSON-LD", graph.fields(node) if node else {}),
    ]
    layers = _agreeing([(where, _checked(given, saved)) for where, given in declared])
    found = Metadata(
        layers=tuple(layers), sources=graph.credits(node) if node else (), body=linked.body(node) if node else None
    )
    return replace(found, layers=tuple(_shown(tree, found)))


def _agreeing(layers: list[tuple[str, Fields]]) -> list[tuple[str, Fields]]:
    """Believe no language of a page that names two: one is the template's, and the text itself tells which."""
    said = [lang for _, given in layers if (lang := given.get("lang"))]
    codes = {lang.replace("_", "-").partition("-")[0].casefold() for lang in said}
    if len(codes) <= 1:
        return layers
    return [(where, {field: given[field] for field in given if field != "lang"}) for where, given in layers]


_LINKED = "//script[translate(normalize-space(@type),'JSONLD','jsonld')='application/ld+json']"


def layout(tree: Element, known: Metadata) -> Fields:
    """Guess author and date, where nothing says them, from where they usually stand; the clock has no part in it."""
    from htmldate import find_date
    from trafilatura.metadata import extract_author

    author = None if known.get("author") else extract_author(tree)
    published = None if known.get("published") else find_date(tree, **_DATES)
    return _checked({"author": author, "published": published}, None)


def _shown(tree: Element, found: Metadata) -> Iterator[tuple[str, Fields]]:
    """Add the headline and the outlet that the page shows: what an editor would call them, and quote."""
    window = tidy(" ".join(tree.xpath("(//head/title|/html/title|//title)[1]//text()"))) or ""
    opening, *rest = _OUTLET.split(window)
    title = found.get("title") or opening
    headings = [text for heading in tree.xpath("//h1") if (text := tidy(heading.text_content()))]
    shown = _nearest(headings, title) if title else headings[0] if len(headings) == 1 else None
    # "Storm closes harbour | Harbour Herald" names its outlet; "Storm - 14 boats lost" may or may not.
    parted = rest and (" | " in window or fuzz.ratio(opening, shown or found.get("title") or "") > _ALIKE)
    told = {"title": opening, "source": rest[-1]} if parted else {"title": window}
    yield "title", _checked(told, None)
    yield from found.layers
    yield "headline", _checked({"title": shown}, None)


def _nearest(headings: Sequence[str], title: str) -> str | None:
    """Return the heading that is most like a title, where one is."""
    folded = title.casefold()
    ranked = [(fuzz.token_set_ratio(folded, text.casefold()), -n, text) for n, text in enumerate(headings[:_HEADINGS])]
    best = max(ranked, default=None)
    return best[2] if best and best[0] >= _ALIKE else None


def _meta(tree: Element, key: str, known: Mapping[str, str]) -> Fields:
    """Read the ``meta`` elements of a kind; of two names for one field the first known wins."""
    said: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        for name in (element.get(key) or element.get("name") or element.get("http-equiv") or "").casefold().split():
            said.setdefault(name, element.get("content"))
    given: dict[str, str | None] = {}
    for name, field in known.items():
        if field not in given and name in said:
            given[field] = said[name]
    return given


def _microdata(tree: Element) -> Fields:
    given: dict[str, str | None] = {}
    for element in tree.xpath("//*[@itemprop or @property]"):
        name = (element.get("itemprop") or element.get("property") or "").rpartition(":")[2].casefold()
        field = _ITEMS.get(name)
        if field and field not in given:
            named = element.xpath(".//*[@itemprop='name'][1]")
            given[field] = _value(named[0] if named else element)
    if "published" not in given:
        times = tree.xpath("(//article|//header|//main)//time[@datetime]|//time[@pubdate]")
        given["published"] = times[0].get("datetime") if times else None
    return given


def _value(element: Element) -> str | None:
    said: str = element.get("content") or element.get("datetime") or element.text_content()
    return said[: _LONGEST * 2]


def _checked(given: Fields, base: str | None) -> Fields:
    """Drop what cannot be the field it is said to be."""
    return {field: value for field, said in given.items() if (value := _one(field, said, base))}


def _one(field: str, said: str | None, base: str | None) -> str | None:
    value = tidy(html.unescape(said[: _ADDRESS * 2])) if said else None
    if not value:
        return None
    if field == "url":
        return _address(value, base)
    if len(value) > _LONGEST:
        return None
    if field == "published":
        return dated(value)[0]
    if field == "author" and "//" in value:
        return None
    return value


def _address(value: str | None, base: str | None) -> str | None:
    """Return a web address of one page; that of a whole site is none."""
    try:
        found = urljoin(base or "", (value or "").strip())
        parts = urlsplit(found)
    except ValueError:
        return None
    fit = parts.scheme in {"http", "https"} and parts.hostname and len(found) <= _ADDRESS
    return found if fit and (parts.path.strip("/") or parts.query) else None


def _saved(page: str) -> str | None:
    found = _SAVED.search(page[:4096])
    return _address(found[1] or found[2], None) if found else None
