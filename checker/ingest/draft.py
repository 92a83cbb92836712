"""An article as its reader hands it over, before it has an id and a story of its own."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Self

from checker.errors import ReadError

if TYPE_CHECKING:
    from checker.ingest.sources import Entry

STDIN = "-"
"""How standard input is written on the command line."""
_PERSON = re.compile(r"^([^/?#]*//)[^/?#]*@")
_SHOWN = 500
"""Characters of an address that are shown."""

LARGEST = 5_000_000
"""Characters an article has at most: a book has one million."""


FIELDS = ("id", "source", "story", "title", "published", "url", "author", "lang")
"""What may be said of an article, by its file, beside it, or on the command line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where articles come from: a file, one inside an archive, an address, or standard input."""

    shown: str
    """The path as the user would write it."""
    path: Path | None = None
    """The file, where it is one of its own on this machine."""
    opener: Callable[[], BinaryIO] | None = None
    """Opens what is no file of its own: a member of an archive, an address."""
    url: str | None = None
    """The page's own address, where it was fetched."""
    folder: Path | None = None
    """The folder whose articles form a story."""
    beside: "Callable[[], Mapping[str, Entry]] | None" = None
    """Reads the ``sources.toml`` beside it, where it is in a folder that is not on this machine."""
    problem: ReadError | None = None
    """Why there is nothing to read here."""
    named: str | None = None
    """The file's name, where what is shown does not end in it: ``a.jsonl`` within ``a.jsonl.gz``."""
    archived: bool = False
    """Whether it lies in an archive: archives in there are not opened."""
    packed: int | None = None
    """Bytes that it takes up in its archive."""
    record: int | None = None
    """Its number in a file of many records."""
    address: str | None = None
    """Where whoever made its archive took it from."""
    mixed: bool = False
    """Whether the articles beside it may tell other stories."""

    @property
    def is_stdin(self) -> bool:
        """Whether it is standard input."""
        return self.path is None and self.shown == STDIN

    @property
    def name(self) -> str:
        """The file's name; standard input has none."""
        return self.named or ("" if self.is_stdin else PurePosixPath(self.shown).name)

    @property
    def stem(self) -> str:
        """The file's name without its suffix."""
        return PurePosixPath(self.name).stem or "stdin"

    def open(self) -> BinaryIO:
        """Open it to read bytes; not for standard input, which is open.

        Raises:
            OSError: It cannot be opened.
            ReadError: It is not to be read, and why.
        """
        if self.opener:
            return self.opener()
        assert self.path  # noqa: S101 - standard input is asked for before
        return self.path.open("rb")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is known of an article; None where neither the article nor anything beside it says."""

    place: Place
    text: str = ""
    id: str | None = None
    source: str | None = None
    story: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    author: str | None = None
    lang: str | None = None
    sources: tuple[str, ...] = ()
    """What its metadata says it is taken from: ``infoSources`` of a wire item."""
    first_line: int = 1
    record: int | None = None
    """The line, row or record of its file that holds it, where a file holds one article each."""
    problem: ReadError | None = None
    """Why the article was not read."""
    mixed: bool = False
    """Whether the articles beside it may tell other stories: a feed, an archive."""
    note: str | None = None
    """What the user should know of an article that was read."""
    origins: tuple[tuple[str, str], ...] = ()
    """Where each field comes from, by name; one that is not named here comes from the article's own record."""
    guid: str | None = None
    """The id that its provider gave it: versions of one article share it."""
    universal: bool = False
    """Whether no other provider gives that id to anything, whatever the item is labelled."""
    aliases: tuple[str, ...] = ()
    """Other ids that its provider gave it, each with its role."""
    version: str | None = None
    """Which version it is, as its provider counts."""
    revised: str | None = None
    """When this version was made, where that is not when it was published; ISO 8601."""
    held: str | None = None
    """Why it is not to be compared: its provider withheld or canceled it."""

    def over(self, said: Mapping[str, str | None], where: str) -> "Draft":
        """Lay what is said of the article over what is known; by this alone one statement beats another."""
        given = {field: value for field, value in said.items() if value}
        if not given:
            return self
        known = {**dict(self.origins), **dict.fromkeys(given, where)}
        return replace(self, **given, origins=tuple(known.items()))  # type: ignore[arg-type]

    def hashed(self) -> Self:
        """Return the draft with its text's hash for the text: small, and as good for telling texts apart."""
        # A reader's text may hold half a character, which no encoding but this has.
        text = sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest() if self.text else ""
        # Nor can the place be opened elsewhere: what opens it stays behind.
        place = replace(self.place, opener=None) if self.place.opener else self.place
        return replace(self, text=text, place=place)


def shown(path: Path) -> str:
    """Return a path as text that can be printed, with forward slashes."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode()


def masked(address: str) -> str:
    """Return an address as it may be shown: without a name and a password, and not longer than a line or two."""
    return _PERSON.sub(r"\1", address)[:_SHOWN]


def failed(place: Place, problem: ReadError, *, line: int = 1) -> Draft:
    """Make the draft of an article that was not read."""
    return Draft(place=place, problem=problem, id=place.stem if line == 1 else f"{place.stem}:{line}", first_line=line)
