"""JSON-LD: what a page's own description for machines says of its article.

https://schema.org/NewsArticle; ``@graph``, lists and references by ``@id`` are followed, teasers are not.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Node = Mapping[str, Any]

_MOST = 5_000
"""Nodes looked at; a page describes a dozen."""

_LARGEST = 2_000_000
"""Characters of one block of JSON."""

_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")
"""Where an article's node may stand inside another; under other keys, such as ``itemListElement``, stand teasers."""

_ARTICLES = frozenset({"report", "blogposting", "liveblogposting", "socialmediaposting", "creativework"})
_WRAPPING = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*$")


class Graph:
    """The nodes of a page."""

    def __init__(self, blocks: Sequence[str]) -> None:
        self._nodes = tuple(_nodes(blocks))
        self._by_id = {node["@id"]: node for node in reversed(self._nodes) if isinstance(node.get("@id"), str)}

    def article(self, address: str | None) -> Node | None:
        """Return the node of the page's article: that of its address, else the first that says most."""
        articles = [node for node in self._nodes if _is_article(node)]
        own = [node for node in articles if address and address in self._addresses(node)]
        return max(own or articles, key=_says, default=None)

    def fields(self, node: Node) -> dict[str, str | None]:
        """Return what an article's node says, by field."""
        source = self._names(node.get("publisher"))
        return {
            "title": _text(node.get("headline")) or _text(node.get("name")),
            "published": _text(node.get("datePublished")),
            "author": ", ".join(self._names(node.get("author"))) or None,
            "source": source[0] if source else None,
            "url": next((a for a in self._addresses(node) if a.startswith(("http://", "https://"))), None),
            "lang": self._language(node.get("inLanguage")),
        }

    def credits(self, node: Node) -> tuple[str, ...]:
        """Return the organisations an article is taken from, beside its own publisher."""
        own = {name.casefold() for name in self._names(node.get("publisher"))}
        given = (*self._names(node.get("sourceOrganization")), *self._names(node.get("provider")))
        return tuple(dict.fromkeys(name for name in given if name.casefold() not in own))

    def _addresses(self, node: Node) -> Iterator[str]:
        for value in (node.get("url"), node.get("mainEntityOfPage"), node.get("@id")):
            for each in _listed(value):
                found = each.get("@id") or each.get("url") if isinstance(each, Mapping) else each
                if isinstance(found, str):
                    yield found.strip()

    def _names(self, value: Any) -> tuple[str, ...]:
        """Return the names of people or organisations, however they are given."""
        return tuple(dict.fromkeys(name for each in _listed(value) if (name := self._name(each))))

    def _name(self, value: Any) -> str | None:
        if not isinstance(value, Mapping):
            return _text(value)
        named = value if "name" in value else self._by_id.get(str(value.get("@id")), value)
        parts = (_text(named.get("givenName")), _text(named.get("familyName")))
        return _text(named.get("name")) or " ".join(part for part in parts if part) or None

    def _language(self, value: Any) -> str | None:
        first = next(iter(_listed(value)), None)
        if isinstance(first, Mapping):
            return _text(first.get("alternateName")) or _text(first.get("name"))
        return _text(first)


def body(node: Node) -> str | None:
    """Return the article's text, where its node holds it."""
    return held if isinstance(held := node.get("articleBody") or node.get("text"), str) else None


def _nodes(blocks: Sequence[str]) -> Iterator[Node]:
    """Yield the nodes that may be the article, and those they refer to, in the page's order."""
    waiting: list[Any] = [value for block in reversed(blocks) for value in _parsed(block)]
    seen = 0
    while waiting and seen < _MOST:
        value = waiting.pop()
        seen += 1
        if isinstance(value, Mapping):
            yield value
            waiting.extend(value[key] for key in reversed(_WITHIN) if isinstance(value.get(key), Mapping | list))
        elif isinstance(value, list):
            waiting.extend(reversed(value[:_MOST]))


def _parsed(block: str) -> Iterator[Any]:
    if len(block) > _LARGEST:
        return
    try:
        # Publishing tools leave line breaks inside strings: not JSON, and read all the same.
        yield json.loads(_WRAPPING.sub("", block).strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        # A page's mistake in its own description; what the page shows remains.
        return


def _is_article(node: Node) -> bool:
    kinds = [kind.rpartition("/")[2].casefold() for kind in _listed(node.get("@type")) if isinstance(kind, str)]
    return any(kind.endswith("article") or kind in _ARTICLES for kind in kinds)


def _says(node: Node) -> int:
    """Count the keys that tell an article from a teaser."""
    return sum(bool(node.get(key)) for key in ("headline", "datePublished", "author", "publisher", "articleBody"))


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str | None:
    """Return a text, or that of its first language or part."""
    first = next(iter(_listed(value)), None)
    if isinstance(first, Mapping):
        first = first.get("@value")
    return first if isinstance(first, str) and first.strip() else None
