"""The ``key: value`` lines that may stand above an article, between two lines ``---``."""

from collections.abc import Mapping
from dataclasses import dataclass

from checker.errors import ReadError

_FENCE = "---"

_KEYS = {
    "date": "published",
    "outlet": "source",
    "publisher": "source",
    "label": "source",
    "headline": "title",
    "language": "lang",
}
"""Other names of the fields, as publishing tools write them."""

_MOST = 200
"""Lines a front matter has at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """The fields given, and where the article starts."""

    fields: Mapping[str, str]
    start: int
    first_line: int


def split(text: str, *, where: str) -> Matter:
    """Split the front matter off a text.

    Raises:
        ReadError: It is opened and never closed, or holds a line that is no ``key: value``.
    """
    lines = text.split("\n", _MOST)
    if lines[0].rstrip() != _FENCE or len(lines) == 1 or not _is_field(lines[1]):
        return Matter(fields={}, start=0, first_line=1)
    close = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() in {_FENCE, "..."}), None)
    if close is None:
        raise ReadError("the front matter is never closed", where=f"{where}:1", hint="end it with a line ---")
    start = sum(len(line) + 1 for line in lines[: close + 1])
    skipped = len(text[start:]) - len(text[start:].lstrip("\r\n"))
    blank = text[start : start + skipped].count("\n")
    return Matter(
        fields=_fields(lines[1:close], where),
        start=min(start + skipped, len(text)),
        first_line=close + 2 + blank,
    )


def _is_field(line: str) -> bool:
    key, colon, _ = line.partition(":")
    return bool(colon) and key.strip().replace("-", "_").isidentifier()


def _fields(lines: list[str], where: str) -> dict[str, str]:
    """Read the fields; lists and tables under a key belong to other tools and are passed over."""
    fields: dict[str, str] = {}
    for number, line in enumerate(lines, start=2):
        if not line.strip() or line[0] in " \t-#":
            continue
        if not _is_field(line):
            raise ReadError(f"{line.strip()[:40]!r} in the front matter is not 'key: value'", where=f"{where}:{number}")
        key, _, value = line.partition(":")
        name = key.strip().lower()
        fields.setdefault(_KEYS.get(name, name), value.strip().strip("\"'"))
    return fields
