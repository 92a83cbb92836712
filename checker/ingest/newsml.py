"""NewsML-G2, the IPTC's news in XML: news items by themselves, in item sets and in messages; NITF or XHTML inside."""

import io
from collections.abc import Iterator
from typing import Any

from lxml import etree

from checker.errors import ReadError
from checker.ingest import guard, prose, sniff, wire
from checker.ingest.draft import LARGEST, Draft, Place, failed
from checker.ingest.fields import dated, iso, tidy

_NAMED = 10
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_EXPECTED = "what is read of XML is RSS, Atom and NewsML-G2"
_BODIES = ("body.content", "body")
"""Elements that hold the article, in NITF and in XHTML."""


def read(place: Place, stream: io.BufferedReader) -> Iterator[Draft]:
    """Read the news items of a document; pictures, packages and the like are passed over.

    Raises:
        ReadError: It is no NewsML-G2, holds no text, or should not be read.

    """
    data = stream.read(guard.LARGEST + 1)
    if sniff.feed(data):
        from checker.ingest import feed

        yield from feed.read(place, io.BufferedReader(io.BytesIO(data)))
        return
    broken = guard.check(data, where=place.shown)
    items = _items(data)
    if items is None or (not items and broken):
        raise ReadError(_unknown(data, broken), where=place.shown, hint=_EXPECTED)
    found = False
    for one in wire.cut(_drafts(place, items)) if broken else _drafts(place, items):
        found = True
        yield one
    if broken:
        what = f"is no well-formed XML from {broken}; what could be read was, and more may be lost"
        yield failed(place, ReadError(what, where=place.shown))
    elif not found:
        raise ReadError("holds no news item with a text", where=place.shown, hint="pictures and packages have none")


def _unknown(data: bytes, broken: str | None) -> str:
    root = sniff.root(data)
    if root in sniff.NEWSML:
        return f"is cut off or broken at {broken}"
    named = f", its first element is <{root[:40]}>" if root else ""
    return f"is none of the kinds of XML that hold news{named}"


def _items(data: bytes) -> list[Any] | None:
    """Return the news items of a document, as far as it goes, or None where it is no NewsML-G2."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None or etree.QName(root).localname not in sniff.NEWSML:
        return None
    return list(root.iter("{*}newsItem"))


def _drafts(place: Place, items: list[Any]) -> Iterator[Draft]:
    broken = 0
    for item in items:
        try:
            if one := _draft(place, item):
                yield one
        except ReadError as problem:
            broken += 1
            if broken <= _NAMED:
                yield failed(place, problem, line=item.sourceline or 1)
    if broken > _NAMED:
        yield failed(place, ReadError(f"{broken - _NAMED} more news items could not be read", where=place.shown))


def _draft(place: Place, item: Any) -> Draft | None:
    """Read a news item; None where it is a picture or another thing without a text."""
    line = item.sourceline or 1
    where = f"{place.shown}:{line}"
    meta = _Meta(item)
    text = prose.fullest(_texts(item))
    status = meta.code("itemMeta", "pubStatus")
    held = wire.held(status)
    if not text and not held:
        if not (meta.code("itemMeta", "itemClass") or "text").endswith("text"):
            return None
        raise ReadError("the news item has no text in it", where=where)
    if len(text) > LARGEST:
        raise ReadError(
            f"the article is longer than {LARGEST:,} characters", where=where, hint="split it into articles"
        )
    published, note = dated(meta.text("itemMeta", "versionCreated"))
    embargo = meta.text("itemMeta", "embargoed")
    guid = tidy(item.get("guid"))
    return Draft(
        place=place,
        text=text,
        id=guid,
        guid=guid,
        universal=True,
        source=meta.name("itemMeta", "provider") or meta.holder() or wire.authority(guid),
        title=meta.text("contentMeta", "headline") or meta.text("itemMeta", "title") or meta.within("hl1"),
        published=published,
        author=meta.text("contentMeta", "by") or meta.name("contentMeta", "creator") or meta.within("byline"),
        lang=meta.language(),
        sources=tuple(dict.fromkeys(name for name in meta.credited() if name)),
        record=line,
        aliases=tuple(meta.aliases()),
        version=tidy(item.get("version")),
        held=held,
        note=wire.joined(
            note,
            wire.notes(
                ednote=meta.text("itemMeta", "edNote"), embargo=embargo and (iso(embargo) or embargo), status=status
            ),
        ),
    )


def _texts(item: Any) -> Iterator[str]:
    """Yield the renderings of the body."""
    for inline in item.iterfind("{*}contentSet/{*}inlineXML"):
        body = next((found for name in _BODIES for found in inline.iter(f"{{*}}{name}")), inline)
        yield prose.of(etree.tostring(body, encoding="unicode", with_tail=False)[: 4 * LARGEST])
    for data in item.iterfind("{*}contentSet/{*}inlineData"):
        value = "".join(data.itertext())
        kind = data.get("contenttype") or ""
        if data.get("encoding") or not kind.startswith(("text/", "")):
            continue
        markup = "html" in kind or "xml" in kind or prose.marked_up(value)
        yield prose.of(value[: 4 * LARGEST]) if markup else prose.plain(value)


class _Meta:
    """Reads what an item says of itself."""

    def __init__(self, item: Any) -> None:
        self._item = item

    def text(self, part: str, name: str) -> str | None:
        """Return an element's text, on one line."""
        found = self._item.find(f"{{*}}{part}/{{*}}{name}")
        return tidy(" ".join(found.itertext())) if found is not None else None

    def within(self, name: str) -> str | None:
        """Return the text of an element of the content."""
        found = next(self._item.iter(f"{{*}}{name}"), None)
        return tidy(" ".join(found.itertext())) if found is not None else None

    def code(self, part: str, name: str) -> str | None:
        """Return an element's code."""
        found = self._item.find(f"{{*}}{part}/{{*}}{name}")
        return tidy(found.get("qcode") or found.get("uri")) if found is not None else None

    def name(self, part: str, name: str) -> str | None:
        """Return the name of a party: in words, as a literal, else as its code or site."""
        found = self._item.find(f"{{*}}{part}/{{*}}{name}")
        return _name(found) if found is not None else None

    def holder(self) -> str | None:
        """Return who holds the rights."""
        found = self._item.find("{*}rightsInfo/{*}copyrightHolder")
        return _name(found) if found is not None else None

    def language(self) -> str | None:
        """Return the language of the content."""
        found = self._item.find("{*}contentMeta/{*}language")
        return tidy(found.get("tag") if found is not None else self._item.get(_LANG))

    def credited(self) -> Iterator[str]:
        """Yield the sources that the item says it is taken from."""
        for found in self._item.iterfind("{*}contentMeta/{*}infoSource"):
            yield _name(found) or ""
        yield self.text("contentMeta", "creditline") or ""

    def aliases(self) -> Iterator[str]:
        """Yield the item's other ids."""
        for found in self._item.iterfind(".//{*}altId"):
            value = tidy(found.text)
            if value:
                yield f"{found.get('type') or found.get('role') or ''}: {value}"


def _name(party: Any) -> str | None:
    """Return the name of a party."""
    named = party.find("{*}name")
    words = tidy(" ".join(named.itertext())) if named is not None else None
    code = (party.get("qcode") or "").rpartition(":")[2]
    return words or tidy(party.get("literal")) or wire.authority(party.get("uri")) or tidy(code)
