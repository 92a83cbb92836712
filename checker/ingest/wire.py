"""What wire formats say of an item beside its text: whether it may be used, notes to editors, whose it is."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from checker.ingest.draft import Draft

USABLE, WITHHELD, CANCELED = "usable", "withheld", "canceled"

_HELD = {
    WITHHELD: "withheld by its provider (pubStatus withheld): not to be used, so it is compared with nothing",
    CANCELED: "canceled by its provider (pubStatus canceled): no longer stands, so it is compared with nothing",
}
_LONGEST = 400
"""Characters of a note that are kept."""


def held(status: str | None) -> str | None:
    """Say why an item of a publishing status is not compared, or None where it may be.

    Codes count by their last part: ``stat:canceled``, ``http://cv.iptc.org/newscodes/pubstatusg2/canceled``.
    """
    return _HELD.get(_code(status))


def notes(*, ednote: str | None = None, embargo: str | None = None, status: str | None = None) -> str | None:
    """Return what an editor should know of an item, on one line."""
    said = " ".join((ednote or "").split())
    parts = (
        f"editor's note: {said[:_LONGEST]}{'…' * (len(said) > _LONGEST)}" if said else "",
        f"embargoed until {embargo}" if embargo else "",
        f"its pubStatus {status!r} is not one of the standard's" if _code(status) not in {*_HELD, USABLE} else "",
    )
    return joined(*parts)


def joined(*parts: str | None) -> str | None:
    """Join notes."""
    return "; ".join(part for part in parts if part) or None


def cut(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Note on the last article of a file that breaks off that its text may be cut."""
    last: Draft | None = None
    for draft in drafts:
        if last:
            yield last
        last = draft
    if last:
        yield replace(last, note=joined(last.note, "the file breaks off in it or after it: the text may be cut"))


def authority(identifier: str | None) -> str | None:
    """Return whose identifier it is: ``dpa.com`` of ``urn:newsml:dpa.com:20090101:190510``, the site of an address."""
    parts = (identifier or "").split(":")
    if parts[0].casefold() == "urn" and len(parts) > 3 and parts[1].casefold() == "newsml":  # noqa: PLR2004
        return parts[2] or None
    if parts[0].casefold() == "tag" and len(parts) > 1:
        return parts[1].partition(",")[0] or None
    try:
        host = urlsplit(identifier or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _code(status: str | None) -> str:
    last = (status or USABLE).strip().rpartition("/")[2].rpartition(":")[2].casefold()
    return CANCELED if last in {"cancelled", "canceled"} else last
