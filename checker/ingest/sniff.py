"""Feeds and wire items told by the first bytes of a file, whatever its name."""

import codecs
import re

FEEDS = frozenset({"rss", "feed", "RDF"})
"""Root elements of RSS 0.9x and 2.0, Atom, RSS 1.0."""

NEWSML = frozenset({"newsItem", "newsMessage", "packageItem", "knowledgeItem", "conceptItem", "planningItem"})
"""Root elements of NewsML-G2."""

# Possessive: what opens a comment a hundred times over costs no more than once.
_ROOT = re.compile(
    r"\ufeff?(?>\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[[^\]]*\])?[^>]*>)*+<(?:[\w.-]+:)?(\w+)", re.DOTALL
)
_DOCUMENT = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*\{\s*"|\{[^\S\n]*\r?\n\s*")')
_WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def root(start: bytes) -> str:
    """Return the name of an XML file's first element without its prefix, or nothing."""
    text = start.decode(_WIDE.get(start[:2], "latin-1"), "replace")
    found = _ROOT.match(text.removeprefix("\xef\xbb\xbf"))
    return found[1] if found else ""


def feed(start: bytes) -> bool:
    """Tell a feed."""
    return root(start) in FEEDS


def newsml(start: bytes) -> bool:
    """Tell NewsML-G2."""
    return root(start) in NEWSML


def json_document(start: bytes) -> bool:
    """Tell JSON that is one document: an array of objects, or an object set over several lines."""
    return bool(_DOCUMENT.match(start))
