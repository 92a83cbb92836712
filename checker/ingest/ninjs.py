"""A ninjs item, the IPTC's news in JSON, of versions 1 to 3: https://iptc.org/std/ninjs/userguide/.

The versions differ in spelling: ``body_text`` in the first, ``bodies`` and ``pubstatus`` in the second, ``pubStatus``
in the third. Names are read whatever their case, so that one shape holds them all.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from checker.errors import ReadError
from checker.ingest import prose, wire
from checker.ingest.draft import LARGEST, Draft, Place
from checker.ingest.fields import dated, iso, tidy

_MARKS = ("bod", "headline", "versioncreated", "pubstatus", "type", "standard", "firstcreated", "contentcreated")
"""How fields begin of which an item has one at least, beside its uri."""

_BESIDE = frozenset({"teaser", "summary", "abstract", "description", "caption", "ingress", "social"})
"""Roles of bodies that are not the article."""

EXPECTED = "a ninjs item has a uri, and headlines or bodies (https://iptc.org/std/ninjs)"


class _Text(msgspec.Struct, frozen=True, kw_only=True):
    """A headline or a body."""

    value: str = ""
    role: str = ""
    lower: str = msgspec.field(name="contenttype", default="")
    camel: str = msgspec.field(name="contentType", default="")

    @property
    def type(self) -> str:
        return self.camel or self.lower


class _Named(msgspec.Struct, frozen=True, kw_only=True):
    """Whom an item comes from."""

    name: str = ""
    literal: str = ""


class _AltId(msgspec.Struct, frozen=True, kw_only=True):
    """Another id of an item."""

    role: str = ""
    value: str | int = ""


class _Item(msgspec.Struct, frozen=True, kw_only=True, rename="lower"):
    """What is read of an item; all names in lower case."""

    uri: str
    type: str = "text"
    version: str | int | float | None = None
    versioncreated: str | None = None
    firstcreated: str | None = None
    contentcreated: str | None = None
    embargoed: str | None = None
    embargoeduntil: str | None = None
    pubstatus: str | None = None
    ednote: str | None = None
    language: str | None = None
    copyrightholder: str | None = None
    byline: str | None = None
    by: str | None = None
    headline: str | None = None
    title: str | None = None
    headlines: tuple[_Text, ...] = ()
    bodies: tuple[_Text, ...] = ()
    infosource: tuple[_Named, ...] = ()
    infosources: tuple[_Named, ...] = ()
    altids: tuple[_AltId, ...] | dict[str, str | int] = ()


Fields = Mapping[str, msgspec.Raw]


def fields(data: bytes | msgspec.Raw) -> Fields | None:
    """Return an item's fields by their names in lower case, unread, or None where it is no ninjs item."""
    try:
        given = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, RecursionError):
        return None
    known = {name.casefold(): raw for name, raw in given.items()}
    return known if "uri" in known and any(name.startswith(_MARKS) for name in known) else None


def draft(place: Place, given: Fields, *, line: int) -> Draft | None:
    """Read an item; None where it is a picture or another thing without a text.

    Raises:
        ReadError: It has no text, or a field of another kind than the standard says.

    """
    where = f"{place.shown}:{line}"
    item = _item(given, where)
    text = prose.fullest(_texts(item, given))
    held = wire.held(item.pubstatus)
    if not text and not held:
        if item.type != "text":
            return None
        raise ReadError("the ninjs item has no body", where=where)
    if len(text) > LARGEST:
        raise ReadError(
            f"the article is longer than {LARGEST:,} characters", where=where, hint="split it into articles"
        )
    published, note = dated(item.versioncreated or item.contentcreated or item.firstcreated)
    embargo = item.embargoeduntil or item.embargoed
    uri = tidy(item.uri)
    return Draft(
        place=place,
        text=text,
        id=uri,
        guid=uri,
        universal=True,
        source=tidy(item.copyrightholder) or wire.authority(item.uri),
        title=_headline(item),
        published=published,
        url=uri if uri and uri.startswith(("http://", "https://")) else None,
        author=tidy(item.byline or item.by),
        lang=tidy(item.language),
        sources=tuple(name for source in (*item.infosources, *item.infosource) if (name := tidy(source.name))),
        record=line,
        aliases=tuple(_aliases(item)),
        version=_version(item.version),
        held=held,
        note=wire.joined(note, wire.notes(ednote=item.ednote, embargo=_time(embargo), status=item.pubstatus)),
    )


def _item(given: Fields, where: str) -> _Item:
    known = {name: raw for name, raw in given.items() if name in _Item.__struct_fields__}
    try:
        return msgspec.json.decode(msgspec.json.encode(known), type=_Item)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ReadError(f"is no ninjs item: {error}", where=where, hint=EXPECTED) from error


def _texts(item: _Item, given: Fields) -> Iterator[str]:
    """Yield the renderings of the body."""
    bodies = [body for body in item.bodies if body.role.casefold() not in _BESIDE] or list(item.bodies)
    yield from (_text(body.value, body.type) for body in bodies)
    for name, raw in given.items():
        if name.startswith("body_"):
            value = msgspec.json.decode(raw)
            yield _text(value, name.removeprefix("body_")) if isinstance(value, str) else ""


def _text(value: str, kind: str) -> str:
    """Return the text of a body; its type is not always given, and not always right."""
    markup = any(part in kind.casefold() for part in ("html", "xml", "nitf")) or prose.marked_up(value)
    return prose.of(value[: 4 * LARGEST]) if markup else prose.plain(value)


def _headline(item: _Item) -> str | None:
    heads: Iterable[_Text] = sorted(item.headlines, key=lambda head: head.role not in {"main", "headline", ""})
    values = (*(head.value for head in heads), item.headline or "", item.title or "")
    first = next((value for value in values if value.strip()), "")
    return tidy(prose.of(first) if prose.marked_up(first) else first)


def _aliases(item: _Item) -> Iterator[str]:
    if isinstance(item.altids, dict):
        yield from (f"{role}: {value}" for role, value in item.altids.items() if value)
    else:
        yield from (f"{alias.role}: {alias.value}" for alias in item.altids if alias.value)


def _version(given: str | float | None) -> str | None:
    return tidy(f"{given:g}" if isinstance(given, float) else given)


def _time(given: str | None) -> str | None:
    return (iso(given) or tidy(given)) if given else None
