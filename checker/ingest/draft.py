"""An article as its reader hands it over, before it has an id and a story of its own."""

from dataclasses import dataclass
from pathlib import Path

from checker.errors import ReadError

LARGEST = 5_000_000
"""Characters an article has at most: a book has one million."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where articles come from: a file, or standard input."""

    shown: str
    """The path as the user would write it."""
    path: Path | None = None
    """None for standard input."""
    folder: Path | None = None
    """The folder whose articles form a story."""
    problem: ReadError | None = None
    """Why there is nothing to read here."""

    @property
    def stem(self) -> str:
        """The file's name without its suffix."""
        return shown(Path(self.path.stem)) if self.path else "stdin"


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
    mixed: bool = False
    """Whether the articles beside it may tell other stories: a feed, an archive."""
    note: str | None = None
    """What the user should know of an article that was read."""


def shown(path: Path) -> str:
    """Return a path as text that can be printed, with forward slashes."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode()


def failed(place: Place, problem: ReadError, *, line: int = 1) -> Draft:
    """Make the draft of an article that was not read."""
    return Draft(place=place, problem=problem, id=place.stem if line == 1 else f"{place.stem}:{line}", first_line=line)
