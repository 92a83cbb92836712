"""Articles: what was read of one source on one story."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of an article's text, counted in characters (Unicode code points)."""

    start: int
    end: int

    def contains(self, other: "Span") -> bool:
        """Tell whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class BlockKind(StrEnum):
    """What a block of an article is."""

    HEADLINE = "headline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    FURNITURE = "furniture"
    """What the page put around the article: makes no claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of non-blank lines or one line of an article, and what it is."""

    span: Span
    kind: BlockKind


class Status(StrEnum):
    """What became of an article."""

    READ = "read"
    NOT_READ = "not_read"
    """Could not be opened or decoded."""
    NOT_CHECKED = "not_checked"
    """Read, but in a language the tool does not check, or withdrawn by its provider."""
    SUPERSEDED = "superseded"
    """An earlier version of another article: compared with that one only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One source's text on one story, with what is known about it."""

    id: str
    source: str
    """The label an editor sees: the outlet where the input names it."""
    story: str
    """Articles of different stories are never compared."""
    text: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    published: str | None = None
    """ISO 8601, as precise as given."""
    url: str | None = None
    author: str | None = None
    lang: str | None = None
    credits: tuple[str, ...] = ()
    """Agencies and other sources that it says it is taken from."""
    path: str | None = None
    first_line: int = 1
    """Line of ``path`` on which the text starts, after front matter."""
    record: int | None = None
    """Line of ``path`` that holds the whole article, in a file of one a line: the text's own lines are none of its."""
    status: Status = Status.READ
    why: str | None = None
    """Why the article was not read or not checked; of one that was read, what was left out of it or is doubtful."""
    origins: tuple[tuple[str, str], ...] = ()
    """Where each field comes from, by name: ``("published", "page: JSON-LD")``."""
    draft: bool = False
    """Whether it is the desk's own text, held against the sources."""
    version: str | None = None
    """Which version it is, as its provider counts."""
    revised: str | None = None
    """When this version was made, where that is not when it was published; ISO 8601."""
    newest: str | None = None
    """The id of the newest version of the article, where this is an earlier one."""
    supersedes: str | None = None
    """The id of the version before this one."""
    mixed: bool = False
    """Whether neither its folder nor a field says which story it tells."""


class Sureness(StrEnum):
    """How sure it is that some articles tell one story."""

    GIVEN = "given"
    """A folder or a field says so."""
    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"
    ALONE = "alone"
    """One article, like no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """One story, and how sure it is that its articles belong together."""

    story: str
    articles: tuple[Article, ...]
    sureness: Sureness
    likeness: float | None = None
    """Of the article least like the others, from 0 to 1; None where it was not measured."""


def outlet(source: str) -> str:
    """Return the outlet a source's label names, whichever of its hosts: ``www.paper.example:80`` -> paper.example."""
    host, _, port = source.rpartition(":")
    bare = host if host and port.isdigit() and " " not in host else source
    return bare.removeprefix("www.")
