"""Reports: everything one run has to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.decisions import Ruling
from checker.model.articles import Article
from checker.model.claims import Claim
from checker.model.findings import DraftLine, Finding, Severity, Verdict
from checker.revisions import Revision


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
