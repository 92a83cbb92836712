"""A page's bytes to its tree: decoded, parsed within bounds, less what a reader never sees."""

import codecs
import logging
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree, html

from checker.errors import ReadError
from checker.ingest import decode

Element: TypeAlias = Any
"""An ``lxml.html.HtmlElement``; the library has no types."""

LARGEST = 10_000_000
"""Bytes a page has at most; the largest of news sites, with their scripts and styles inside, have three million."""

ELEMENTS = 25_000
"""Elements a page has at most once its scripts are out: a live blog of a day has half of that."""

_DEEPEST = 200
"""Elements within each other beyond which the rest is plain text; pages have thirty."""

_SNIFFED = 4096
"""Bytes among which a page names its encoding."""

_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,8}=\s{0,8}["']?\s{0,8}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)

_XHTML = re.compile(r"\s*<\?xml|<html[^>]{0,400}w3\.org/1999/xhtml", re.IGNORECASE)
_CLOSES_ITSELF = re.compile(
    r"<(script|style|title|textarea|iframe|noscript)\b([^<>]*)/>",
    re.IGNORECASE,
)
"""XHTML may write so what swallows the rest of the page in HTML."""

_LONG_TAG = re.compile(r"""<([a-zA-Z]\w{0,20})(?:[^<>"']|"[^"<]*"|'[^'<]*'){5000,}+""")
_ATTRIBUTES = 1_000
"""Attributes of one element beyond which it keeps none: parsing takes their number squared."""

_SUBSET = re.compile(r"(<!doctype[^\[<>]{0,300})\[", re.IGNORECASE)
"""Entities of a document's own, which are never expanded."""

_CONTROLS = {code: " " if chr(code).isspace() else None for code in (*range(32), 127) if chr(code) not in "\t\n\r"}

_UNSEEN = (
    "//amp-ad|//amp-embed|//amp-sidebar|//amp-consent|//amp-iframe|//script|//style|//template|//noscript|//iframe|//object|//embed|//svg|//math|//canvas|//select|//dialog"
    "|//sup[.//a or parent::a]"  # a note's number would be read as part of the word or figure before it
    "|//*[@hidden and not(@hidden='until-found')]"
    "|//*[contains(translate(@style,' DISPLAYNOE','displaynoe'),'display:none')]"
    "|//*[contains(translate(@style,' VISBLTYHDEN','visbltyhden'),'visibility:hidden')]"
)
_KEPT = frozenset({"html", "head", "body"})
"""Some pages hide their whole body until a script has run."""

_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd"}
    | {"label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"}
)
_CELL = 60
"""Words of a cell that is no cell of a table of figures."""

_CROWD = 1_000
"""Inline elements in one place beyond which they are plain text: extraction takes their number squared."""

for _library in ("trafilatura", "htmldate", "courlan", "readability", "justext"):
    # What they warn of is said in the tool's own words; without a handler Python would print theirs.
    logging.getLogger(_library).addHandler(logging.NullHandler())


def text(data: bytes) -> tuple[str, int]:
    """Decode a page: its mark, else UTF-8, else what it declares where that fits, else what it looks like.

    Returns:
        The page, and how many of its characters stand for bytes that are none in its encoding.
    """
    if not decode.marked(data) and not _is_utf8(data):
        declared = _DECLARED.search(data[:_SNIFFED])
        found = _strictly(data, declared[1].decode("ascii")) if declared else None
        if found is not None:
            return found, 0
    decoded = decode.decode(data)
    return decoded.text, decoded.lost


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _strictly(data: bytes, encoding: str) -> str | None:
    """Decode as declared, or not at all: pages say one thing and are another."""
    try:
        name = codecs.lookup(encoding).name
        # Browsers read these two as the third, which has the quotation marks.
        name = "cp1252" if name in {"iso8859-1", "ascii"} else name
        return None if name.startswith(("utf-16", "utf-32", "utf-7")) else data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def parse(page: str, *, where: str) -> Element:
    """Parse a page; nothing outside of it is loaded and no entity of its own expanded.

    Raises:
        ReadError: There is no element in it.
    """
    safe = _LONG_TAG.sub(_short, _without_subset(page).translate(_CONTROLS))
    if _XHTML.match(safe) or _XHTML.search(safe[:_SNIFFED]):
        safe = _CLOSES_ITSELF.sub(r"<\1\2></\1>", safe)
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True, no_network=True
    )
    try:
        tree = html.document_fromstring(safe.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReadError("holds no page that can be read", where=where, hint="save it again") from error
    return tree


def _without_subset(page: str) -> str:
    """Cut the part of a document type that declares entities."""
    found = _SUBSET.search(page[:_SNIFFED])
    if not found:
        return page
    end = page.find("]>", found.end())
    return page[: found.end() - 1] + (page[end + 1 :] if end >= 0 else ">")


def clear(tree: Element, *, where: str) -> None:
    """Take out what a reader of the page never sees, and bound what is left.

    Raises:
        ReadError: It has more elements than a page of one article.
    """
    for element in tree.xpath(_UNSEEN):
        if element.tag not in _KEPT and element.getparent() is not None:
            element.drop_tree()
    count = sum(1 for _ in tree.iter())
    if count > ELEMENTS:
        what = f"is a page of {count:,} elements; one of a single article has {ELEMENTS:,} at most"
        raise ReadError(what, where=where, hint="save its text as .txt")
    for element in tuple(_crowded(tree)):
        _flatten(element)
    for table in tuple(tree.iter("table")):
        if _is_layout(table):
            _unfold(table)


def _is_layout(table: Element) -> bool:
    """Tell a table that lays a page out from one of figures: its cells hold paragraphs."""
    if table.get("role") == "presentation":
        return True
    cells = [cell for cell in table.iter("td") if next(cell.iterancestors("table")) is table]
    return any(len(cell.text_content().split(maxsplit=_CELL)) > _CELL for cell in cells)


def _unfold(table: Element) -> None:
    """Make a table and its own cells plain boxes; empty lines end paragraphs there."""
    own = [
        part for part in table.iter("td", "th", "tr", "tbody", "thead") if next(part.iterancestors("table")) is table
    ]
    for part in (*own, table):
        part.tag = "div"


def _crowded(tree: Element) -> Iterator[Element]:
    """Yield the outermost elements whose content is too deep, or too many inline elements side by side."""
    waiting: list[tuple[Element, int]] = [(tree, 0)]
    while waiting:
        element, depth = waiting.pop()
        inline = sum(child.tag in _INLINE for child in element) if len(element) > _CROWD else 0
        if inline > _CROWD or depth > _DEEPEST:
            yield element
        else:
            waiting.extend((child, depth + 1) for child in element)


def _flatten(element: Element) -> None:
    """Leave an element its text alone."""
    held = "".join(element.itertext())
    for child in tuple(element):
        element.remove(child)
    element.text = held


def _short(tag: re.Match[str]) -> str:
    return tag[0] if len(tag[0].split(maxsplit=_ATTRIBUTES)) <= _ATTRIBUTES else f"<{tag[1]}"
