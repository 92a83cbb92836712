"""An article as its reader hands it over, before it has an id and a story of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from checker.errors import ReadError

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
    folder: Path | None = None
    """The folder whose articles form a story."""
    problem: ReadError | None = None
    """Why there is nothing to read here."""

    @property
    def is_stdin(self) -> bool:
        """Whether it is standard input."""
        return self.path is None and self.opener is None and self.problem is None

    @property
    def name(self) -> str:
        """The file's name; standard input has none."""
        return "" if self.is_stdin else PurePosixPath(self.shown).name

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
    """The line of its file that holds it, where a file holds one article a line."""
    problem: ReadError | None = None
    """Why the article was not read."""
    note: str | None = None
    """What the user should know of an article that was read."""
    origins: tuple[tuple[str, str], ...] = ()
    """Where each field comes from, by name; one that is not named here comes from the article's own record."""

    def over(self, said: Mapping[str, str | None], where: str) -> "Draft":
        """Lay what is said of the article over what is known; by this alone one statement beats another."""
        given = {field: value for field, value in said.items() if value}
        known = {**dict(self.origins), **dict.fromkeys(given, where)}
        return replace(self, **given, origins=tuple(known.items()))  # type: ignore[arg-type]


def shown(path: Path) -> str:
    """Return a path as text that can be printed, with forward slashes."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode()


def failed(place: Place, problem: ReadError, *, line: int = 1) -> Draft:
    """Make the draft of an article that was not read."""
    return Draft(place=place, problem=problem, id=place.stem if line == 1 else f"{place.stem}:{line}", first_line=line)
