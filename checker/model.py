"""What passes between the stages: articles, claims, clusters, findings, the report."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from checker.decisions import Ruling
from checker.revisions import Revision
from checker.values import Payload


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


class Certainty(StrEnum):
    """How sure the source says it is, weakest first."""

    ALLEGED = "alleged"
    REPORTED = "reported"
    STATED = "stated"


class Polarity(StrEnum):
    """Whether the source says it is so or not so."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What surrounds a claim: the terms by which claims are aligned. Lemmas in lower case, sorted where a set."""

    predicate: str | None = None
    """Lemma of the governing verb (or event noun), with its particle: ``wiretap``, ``carry_out``."""
    role: str | None = None
    """The claim's place in that predicate: ``subject``, ``object``, ``attribute`` or ``oblique``."""
    chain: tuple[str, ...] = ()
    """Content lemmas from the claim up to its predicate, nearest first: ``of consortium claim``."""
    subject: str | None = None
    """The predicate's subject, as written."""
    object: str | None = None
    """The predicate's object, as written."""
    entities: tuple[str, ...] = ()
    """Named entities of the sentence, as written."""
    places: tuple[str, ...] = ()
    """Places named in the clause: its scope in space."""
    times: tuple[str, ...] = ()
    """Dates and periods of the clause, as written: its scope in time."""
    words: tuple[str, ...] = ()
    """Content lemmas of the sentence."""
    clause: tuple[str, ...] = ()
    """Content lemmas of what happened, less who reports it and what else the sentence tells; given for dates."""
    block: int = 0
    """Index of the block in the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One checkable thing that one article states, at one place."""

    id: str
    """``article#kind-N``, N in reading order."""
    article: str
    source: str
    story: str
    span: Span
    text: str
    """The article's text from ``span.start`` to ``span.end``."""
    line: int
    column: int
    sentence: str
    """The sentence around it, for display."""
    payload: Payload
    attributed_to: str | None = None
    """Who says so, where the article names somebody."""
    certainty: Certainty = Certainty.STATED
    polarity: Polarity = Polarity.AFFIRMED
    context: Context = field(default_factory=Context)

    @property
    def kind(self) -> str:
        """The claim's kind, as in the contract."""
        return self.payload.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One labelled, additive part of a score, that can be read out loud."""

    label: str
    """What was compared and how it came out: ``same thing counted``."""
    weight: float
    detail: str = ""
    """The two values compared: ``news organization / media outlet``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why two claims are held to speak of the same thing."""

    left: str
    right: str
    terms: tuple[Term, ...]

    @property
    def score(self) -> float:
        """The sum of the terms."""
        return sum(term.weight for term in self.terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Claims of one kind, of one story, held to speak of the same thing."""

    id: str
    kind: str
    story: str
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that make a claim here, in the order of their first claim."""
        return tuple(dict.fromkeys(claim.source for claim in self.claims))

    def compared(self) -> Iterator[tuple[Claim, Claim]]:
        """Yield the pairs that were compared with each other, not only by way of a third."""
        claims = {claim.id: claim for claim in self.claims}
        return ((claims[link.left], claims[link.right]) for link in self.links)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """How many pairs of claims were compared, and how many of them are held to speak of the same thing."""

    considered: int = 0
    kept: int = 0

    def __add__(self, other: "Pairs") -> "Pairs":
        """Return both together."""
        return Pairs(considered=self.considered + other.considered, kept=self.kept + other.kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What the checks of one story see."""

    id: str
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    clusters: tuple[Cluster, ...] = ()
    origins: tuple[tuple[str, ...], ...] = ()
    """The sources, in groups that share long runs of the same words."""
    pairs: Pairs = Pairs()
    """The comparisons that the clusters are made of."""
    notes: tuple[str, ...] = ()
    """What was not compared, where the story has more than can be: ``figures: 20,000 may be about one thing ...``."""

    def count_origins(self, sources: Collection[str]) -> int:
        """Count how many of some sources are independent."""
        return sum(1 for group in self.origins if set(group) & set(sources)) or len(sources)

    def clusters_of(self, kind: str) -> Iterator[Cluster]:
        """Yield the clusters of one kind of claim."""
        return (cluster for cluster in self.clusters if cluster.kind == kind)


class Verdict(StrEnum):
    """What the sources' statements are to each other."""

    CONFLICT = "conflict"
    COMPATIBLE = "compatible"
    """Both can be true, and a reader would still see a difference."""
    AGREE = "agree"
    SINGLE_SOURCE = "single_source"


class Severity(StrEnum):
    """How much a rule's findings matter to an editor."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a comparison: what was weighed and what came of it."""

    label: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One claim's part in a finding: what to show for it in a table cell and under its passage."""

    claim: str
    value: str
    """The value as an editor reads it: ``at least 189``."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one rule says about one set of claims."""

    fingerprint: str
    rule: str
    name: str
    severity: Severity
    verdict: Verdict
    story: str
    message: str
    """One line."""
    explanation: str
    """Why, in a sentence or two, with the figures."""
    topic: str
    """What the claims are about: ``journalists (wiretap)``; the row's label in the table of facts."""
    cluster: str
    """Id of the cluster the claims come from: findings of one cluster share a row."""
    sides: tuple[Side, ...]
    """The claims it speaks of, the primary one first."""
    sources: tuple[str, ...]
    origins: int
    question: str = ""
    """What to ask whoever could settle it."""
    ask: tuple[str, ...] = ()
    """Who the sources name for their values."""
    steps: tuple[Step, ...] = ()
    """The comparison as arithmetic."""
    links: tuple[Link, ...] = ()
    """The alignment as arithmetic."""

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims it speaks of, the primary one first."""
        return tuple(side.claim for side in self.sides)


class Bearing(StrEnum):
    """What the sources make of a draft's claim, worst first."""

    CONTRADICTED = "contradicted"
    DIFFERS = "differs"
    """Both can be true, and a reader would still see a difference."""
    BORNE_OUT = "borne out"
    NOT_FOUND = "not found"
    """No source says anything that could be compared with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """One claim of a draft, and what the sources make of it."""

    claim: str
    bearing: Bearing
    findings: tuple[str, ...] = ()
    """Fingerprints of the findings that hold it against a source."""
    sources: tuple[str, ...] = ()
    """The sources that bear it out, or, where none does, those that were compared with it."""
    origins: int = 0
    """How many of those sources are independent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRun:
    """Whether a rule ran, on how many comparisons, and if not, why not."""

    id: str
    ran: bool
    comparisons: int
    why_not: str | None = None
    stories: tuple[str, ...] = ()
    """The stories in which it had something to compare."""
    name: str = ""
    severity: Severity = Severity.WARNING
    rationale: str = ""
    wrong_when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a run has to say of one story: no story's part of a report depends on another's."""

    story: str
    claims: tuple[Claim, ...]
    """In the order of the articles, names resolved."""
    findings: tuple[Finding, ...]
    comparisons: Mapping[str, int]
    """How many comparisons each rule made, by its id."""
    rulings: tuple[Ruling, ...] = ()
    """The findings that comments in the articles settle."""
    draft: tuple[DraftLine, ...] = ()
    revisions: tuple[Revision, ...] = ()
    """What changed between the versions of articles that came in several."""
    noted: Mapping[str, str] = field(default_factory=dict)
    """What was left out of articles, by their ids."""
    notes: tuple[str, ...] = ()
    """What was not compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """What made the report."""

    name: str
    version: str
    rules: str
    """Hash of the rules and word lists in force."""
    model: str
    """Name and version of the language model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything one run has to say."""

    tool: Tool
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    rules: tuple[RuleRun, ...]
    rulings: tuple[Ruling, ...] = ()
    """What the desk decided, one a fingerprint, whether or not a finding has it."""
    draft: tuple[DraftLine, ...] = ()
    """The claims of the drafts, in the order of their places; empty where there is no draft."""
    revisions: tuple[Revision, ...] = ()
    """What changed between the versions of articles that came in several."""
    notes: tuple[str, ...] = ()
    """What was not compared, by story."""

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody has settled."""
        settled = {ruling.decision.fingerprint for ruling in self.rulings if ruling.settles}
        return tuple(finding for finding in self.findings if finding.fingerprint not in settled)

    def count(self, verdict: Verdict) -> int:
        """Count the findings of a verdict."""
        return sum(finding.verdict is verdict for finding in self.findings)
