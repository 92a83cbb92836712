"""What a report shows, as values: every format renders these."""

from collections.abc import Mapping
from dataclasses import dataclass

from checker.decisions import Ruling
from checker.model import Bearing, RuleRun, Severity, Tool, Verdict
from checker.report.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A column of the table: one outlet in one story."""

    letter: str
    name: str
    articles: tuple[str, ...]
    """Each article as ``file, date``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A fact and what each source gives for it."""

    topic: str
    verdict: Verdict
    cells: tuple[str, ...]
    """One a source, in the order of the story's sources; empty where a source does not say."""
    findings: tuple[str, ...] = ()
    """Fingerprints of the findings that speak of it, worst first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Camp:
    """The passages that give one value."""

    value: str
    letters: tuple[str, ...]
    quoted: tuple[Passage, ...]
    also: tuple[Passage, ...]
    """Passages with the same value that are named, not quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A finding, ready to show."""

    fingerprint: str
    rule: str
    name: str
    severity: Severity
    verdict: Verdict
    topic: str
    message: str
    explanation: str
    values: str
    letters: tuple[str, ...]
    support: str
    """How many sources, and of how many origins where that is fewer: ``4 sources, 3 origins``."""
    camps: tuple[Camp, ...]
    question: str
    ask: str
    """Who is named for it, to put the question to; empty where nobody is."""
    ruling: Ruling | None = None
    """What the desk decided, where it did."""

    @property
    def settled(self) -> bool:
        """Whether the desk has done with it."""
        return self.ruling is not None and self.ruling.settles


@dataclass(frozen=True, slots=True, kw_only=True)
class Lone:
    """What only one source of a story says."""

    source: Source
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEntry:
    """One claim of the draft, ready to show."""

    passage: Passage
    bearing: Bearing
    letters: tuple[str, ...]
    """The sources that bear it out, or that it was compared with."""
    support: str
    items: tuple[Item, ...]
    """The findings that hold it against a source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A value and the sources that give it."""

    value: str
    letters: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.value} ({' '.join(self.letters)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who is called what: a line of the names-and-titles sheet."""

    name: str
    """The fullest form."""
    forms: tuple[Given, ...]
    titles: tuple[Given, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A line of the call sheet."""

    ask: str
    question: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A statement that two versions of an article do not make alike."""

    said: str
    """What became of it, on one line: ``people (kill): 14, then 16``."""
    before: tuple[str, ...]
    """Its sentences in the earlier version."""
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What changed from one version of an article to the next."""

    letter: str
    source: str
    between: str
    """The two versions: ``between 10:05 and 12:30 on 2020-03-03``."""
    changes: tuple[Changed, ...]
    rest: str
    """How many claims were added and dropped beside them, or that nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """One story: its sources, the table of facts, the findings by verdict."""

    id: str
    sources: tuple[Source, ...]
    rows: tuple[Row, ...]
    conflicts: tuple[Item, ...]
    compatible: tuple[Item, ...]
    settled: tuple[Item, ...]
    """Conflicts and compatible findings that the desk has done with."""
    agreements: tuple[Item, ...]
    lone: tuple[Lone, ...]
    looks: tuple[Item, ...] = ()
    """Passages to be read side by side, where they were asked for."""
    draft: tuple[DraftEntry, ...] = ()
    """The draft's claims by place, where a draft was given."""
    people: tuple[Person, ...] = ()
    calls: tuple[Call, ...] = ()
    history: tuple[History, ...] = ()
    """What changed between the versions of its articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An article that the findings do not cover, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """The stories that a report leaves out: too many for who reads it."""

    stories: int = 0
    conflicts: int = 0
    """How many of their conflicts are open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A whole report, ready to show."""

    tool: Tool
    scope: str
    """What was compared: ``5 articles from 4 sources``."""
    counts: Mapping[Verdict, int]
    stories: tuple[StoryView, ...]
    not_read: tuple[Unread, ...]
    not_checked: tuple[Unread, ...]
    noted: tuple[Unread, ...]
    """Articles that were read, with something that a reader of the report should know."""
    ran: tuple[RuleRun, ...]
    comparisons: int
    idle: tuple[tuple[str, tuple[str, ...]], ...]
    """Why rules could not run, each with the rules it kept from running."""
    expired: tuple[Ruling, ...] = ()
    unmatched: tuple[Ruling, ...] = ()
    """Decisions whose findings this run did not make."""
    settled: int = 0
    """How many conflicts and compatible findings the desk has done with."""
    left_out: LeftOut = LeftOut()
