"""What a build is told: each difference with its places, worst first; every format of a build service renders this."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from checker.decisions import Choice, Decision, Ruling, Standing
from checker.model import Article, Claim, Finding, Report, RuleRun, Severity, Side, Status, Tool, Verdict
from checker.report.passage import voice
from checker.report.plain import clip_end, plain

_TOLD = {Verdict.CONFLICT, Verdict.COMPATIBLE}
"""Verdicts that somebody may have to act on."""

_GRAVEST_FIRST = {severity: rank for rank, severity in enumerate(Severity)}
_WORST_FIRST = {verdict: rank for rank, verdict in enumerate(Verdict)}

_VALUE = 80
"""Characters shown of a value; a quotation is read at its place."""

_LINES = 2000
"""Characters of the lines around a place that are given with it: a page may be one line."""

NO_FILE = "stdin"
"""What stands for the file of an article that came by standard input, where a format must have one."""

_COVERED = {Status.READ, Status.SUPERSEDED}
"""What became of articles that the findings cover; an earlier version is held against the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Where a stretch of text lies in a file: columns from 1, the end exclusive."""

    column: int
    end_line: int
    end_column: int
    byte_column: int
    """The column counted in bytes of UTF-8."""
    end_byte_column: int
    lines: str | None
    """The whole lines that it lies on, character for character; None where they are long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What one source says at one place."""

    article: str
    """The article's id."""
    path: str | None
    """The file as the user would write it, character for character; None for standard input."""
    line: int
    extent: Extent | None
    """None where a line of the file holds the whole article: the text's lines and columns are not the file's."""
    text: str
    """The text there, character for character."""
    source: str
    value: str
    """The value, who says so and how surely."""

    @property
    def label(self) -> str:
        """Say who gives which value."""
        return f"{self.source}: {self.value}"

    @property
    def where(self) -> str:
        """Name the file and the line."""
        return f"{plain(self.path or self.article)}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """Why nobody has to attend to an alert any more."""

    reason: str
    in_source: bool
    """Whether the article itself says so, not the desk's file of decisions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A difference between sources, ready to be put at its places."""

    rule: str
    name: str
    level: Severity
    verdict: Verdict
    story: str
    topic: str
    message: str
    explanation: str
    fingerprint: str
    places: tuple[Place, ...]
    """The first is where it is reported, the others are what it is held against."""
    settlement: Settlement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An article that the alerts do not cover, and why."""

    article: str
    path: str | None
    line: int
    story: str
    state: str
    """``not read`` or ``not checked``."""
    why: str

    @property
    def message(self) -> str:
        """Say what became of the article."""
        return f"{plain(self.path or self.article)}: {self.state}: {self.why}"

    @property
    def fingerprint(self) -> str:
        """Tell the article from every other that was not read."""
        return hashlib.sha256(f"{self.state}\x1f{self.path}\x1f{self.article}".encode("utf-8", "replace")).hexdigest()[
            :12
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alerts:
    """All that a build is told of one run."""

    tool: Tool
    open: tuple[Alert, ...]
    """Worst first."""
    settled: tuple[Alert, ...]
    unread: tuple[Unread, ...]
    stories: tuple[str, ...]
    articles: tuple[Article, ...]
    ran: tuple[RuleRun, ...]
    idle: tuple[RuleRun, ...]


def build(report: Report, *, root: str = "") -> Alerts:
    """Work out what a build is told of a run.

    Args:
        report: What the run has to say.
        root: The folder whose files a build knows by their relative paths.

    """
    given = tuple(replace(article, path=_relative(article.path, root)) for article in report.articles)
    # The desk and an article may both speak of a finding: it is settled where one of them settles it.
    rulings = {r.decision.fingerprint: r for r in sorted(report.rulings, key=lambda r: r.settles)}
    articles, claims = {a.id: a for a in given}, {c.id: c for c in report.claims}
    alerts = sorted(
        (_alert(f, articles, claims, rulings.get(f.fingerprint)) for f in report.findings if f.verdict in _TOLD),
        key=lambda alert: (_GRAVEST_FIRST[alert.level], _WORST_FIRST[alert.verdict]),
    )
    return Alerts(
        tool=report.tool,
        open=tuple(alert for alert in alerts if alert.settlement is None),
        settled=tuple(alert for alert in alerts if alert.settlement),
        unread=tuple(_unread(a) for a in given if a.status not in _COVERED),
        stories=tuple(sorted({plain(a.story) for a in given})),
        articles=given,
        ran=tuple(run for run in report.rules if run.ran),
        idle=tuple(run for run in report.rules if not run.ran),
    )


def _relative(path: str | None, root: str) -> str | None:
    folder = f"{root.rstrip('/')}/"
    return path.removeprefix(folder).lstrip("/") if path and root and path.startswith(folder) else path


def _alert(
    finding: Finding, articles: Mapping[str, Article], claims: Mapping[str, Claim], ruling: Ruling | None
) -> Alert:
    sides = {side.claim: side for side in reversed(finding.sides)}
    given = ((side, claims[side.claim]) for side in reversed(sides.values()))
    return Alert(
        rule=finding.rule,
        name=plain(finding.name),
        level=_level(finding),
        verdict=finding.verdict,
        story=plain(finding.story),
        topic=plain(finding.topic),
        message=plain(finding.message),
        explanation=" ".join(part for part in (plain(finding.explanation), _lapsed(ruling)) if part),
        fingerprint=finding.fingerprint,
        places=_places((side, claim, articles.get(claim.article)) for side, claim in given),
        settlement=_settlement(ruling.decision) if ruling and ruling.settles else None,
    )


def _level(finding: Finding) -> Severity:
    """Return the rule's severity; what can both be true is no error."""
    if finding.verdict is Verdict.COMPATIBLE and finding.severity is Severity.ERROR:
        return Severity.WARNING
    return finding.severity


def _settlement(decision: Decision) -> Settlement:
    return Settlement(reason=_reason(decision), in_source=decision.choice is Choice.SUPPRESSED)


def _lapsed(ruling: Ruling | None) -> str:
    """Say why a finding that was settled is open: a build that fails again should not have to be puzzled over."""
    if ruling is None or ruling.standing is not Standing.EXPIRED or not ruling.decision.settles:
        return ""
    return f"It was settled until {ruling.decision.expires}: {_reason(ruling.decision)}."


def _reason(decision: Decision) -> str:
    why = ": ".join(plain(part) for part in (decision.choice or "", decision.reason) if part)
    return f"{why} ({plain(decision.who)})" if decision.who else why


def _places(sides: Iterable[tuple[Side, Claim, Article | None]]) -> tuple[Place, ...]:
    """Put first what the desk can mend, its own draft, then what is in a file; else the finding's order holds."""
    given = sorted(sides, key=lambda s: (not (s[2] and s[2].draft), not (s[2] and s[2].path)))
    return tuple(_place(side, claim, article) for side, claim, article in given)


def _place(side: Side, claim: Claim, article: Article | None) -> Place:
    record = article.record if article else None
    told, note = voice(claim), plain(side.note)
    # A check may note the speaker, whom the voice names already.
    said = ", ".join(part for part in ("" if note in told else note, told) if part)
    value = plain(clip_end(side.value or claim.text, _VALUE))
    return Place(
        article=claim.article,
        path=article.path if article else None,
        line=record or claim.line,
        extent=None if record else _extent(claim, article.text if article else ""),
        text=claim.text,
        source=plain(claim.source),
        value=f"{value} ({said})" if said else value,
    )


def _extent(claim: Claim, text: str) -> Extent:
    """Work out where a claim ends; lines end at line feeds, as they do where claims are found."""
    start, end = claim.span.start, claim.span.end
    first = start - claim.column + 1
    last = text.rfind("\n", 0, end) + 1 if "\n" in claim.text else first
    stop = text.find("\n", end)
    stop = stop if stop >= 0 else len(text)
    return Extent(
        column=claim.column,
        end_line=claim.line + claim.text.count("\n"),
        end_column=end - last + 1,
        byte_column=_bytes(text[first:start]) + 1,
        end_byte_column=_bytes(text[last:end]) + 1,
        lines=text[first:stop] if stop - first <= _LINES else None,
    )


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _unread(article: Article) -> Unread:
    return Unread(
        article=article.url or article.id,
        path=article.path,
        line=article.record or article.first_line,
        story=plain(article.story),
        state=article.status.replace("_", " "),
        why=plain(article.why or "no reason given"),
    )
