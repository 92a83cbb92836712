"""What a report shows, worked out once from the run: every format renders this, none recomputes it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from string import ascii_uppercase
from typing import Protocol, TypeVar

from checker.decisions import Ruling, Standing
from checker.model import Article, Bearing, Claim, DraftLine, Finding, Report, RuleRun, Severity, Status, Tool, Verdict
from checker.report.passage import Passage, mark, place, voice
from checker.report.plain import clip_end, plain

_WORST_FIRST = {verdict: rank for rank, verdict in enumerate(Verdict)}
_GRAVEST_FIRST = {severity: rank for rank, severity in enumerate(Severity)}

_DECIDED = {Verdict.CONFLICT, Verdict.COMPATIBLE}
"""Verdicts that a desk decides on."""

_LETTERS = len(ascii_uppercase)

_CELL = 48
"""Characters of a value in the table; a quotation has its place below it."""

_QUOTED = 2
"""Passages quoted for one value; the places of the others are named."""


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
    draft: tuple[DraftEntry, ...] = ()
    """The draft's claims by place, where a draft was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An article that the findings do not cover, and why."""

    name: str
    why: str


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
    ran: tuple[RuleRun, ...]
    comparisons: int
    idle: tuple[tuple[str, tuple[str, ...]], ...]
    """Why rules could not run, each with the rules it kept from running."""
    expired: tuple[Ruling, ...] = ()
    unmatched: tuple[Ruling, ...] = ()
    """Decisions whose findings this run did not make."""

    @property
    def settled(self) -> int:
        """How many conflicts and compatible findings the desk has done with."""
        return sum(len(story.settled) for story in self.stories)


def build(report: Report, *, full: bool = False) -> View:
    """Work out what a report shows.

    Args:
        report: What the run has to say.
        full: Quote every passage instead of the first ones for each value.

    """
    read = tuple(a for a in report.articles if a.status is Status.READ)
    articles, claims, findings = _by_story(read), _by_story(report.claims), _by_story(report.findings)
    rulings = {ruling.decision.fingerprint: ruling for ruling in report.rulings}
    stories = tuple(
        _story(
            name,
            articles[name],
            claims=claims.get(name, ()),
            findings=findings.get(name, ()),
            rulings=rulings,
            draft=report.draft,
            full=full,
        )
        for name in sorted(articles)
    )
    return View(
        tool=report.tool,
        scope=_scope(read, len(stories)),
        counts={verdict: report.count(verdict) for verdict in Verdict},
        stories=stories,
        not_read=_unread(report.articles, Status.NOT_READ),
        not_checked=_unread(report.articles, Status.NOT_CHECKED),
        ran=tuple(run for run in report.rules if run.ran),
        comparisons=sum(run.comparisons for run in report.rules),
        idle=_idle(report.rules),
        expired=tuple(ruling for ruling in report.rulings if ruling.standing is Standing.EXPIRED),
        unmatched=tuple(ruling for ruling in report.rulings if ruling.standing is Standing.UNMATCHED),
    )


class _Told(Protocol):
    """What belongs to a story."""

    @property
    def story(self) -> str: ...


_T = TypeVar("_T", bound=_Told)


def _by_story(things: Iterable[_T]) -> dict[str, list[_T]]:
    stories: dict[str, list[_T]] = {}
    for thing in things:
        stories.setdefault(thing.story, []).append(thing)
    return stories


def count(number: int, noun: str, plural: str = "") -> str:
    """Say how many of a thing: ``1 article``, ``2 articles``."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def letter(index: int) -> str:
    """Return a short label: A to Z, then AA, AB ..."""
    prefix = letter(index // _LETTERS - 1) if index >= _LETTERS else ""
    return prefix + ascii_uppercase[index % _LETTERS]


def _rank(name: str) -> tuple[int, str]:
    """Order letters as they were given: Z before AA."""
    return len(name), name


def _scope(read: Sequence[Article], stories: int) -> str:
    articles = [a for a in read if not a.draft]
    drafts = len(read) - len(articles)
    held = f"{count(drafts, 'draft')} against " if drafts else ""
    sources = count(len({a.source for a in articles}), "source")
    across = f" on {count(stories, 'story', 'stories')}" if stories > 1 else ""
    return f"{held}{count(len(articles), 'article')} from {sources}{across}"


def _unread(articles: Iterable[Article], status: Status) -> tuple[Unread, ...]:
    return tuple(
        Unread(name=plain(a.path or a.source or a.id), why=plain(a.why or "no reason given"))
        for a in articles
        if a.status is status
    )


def _idle(rules: Iterable[RuleRun]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    reasons: dict[str, list[str]] = {}
    for run in rules:
        if not run.ran:
            reasons.setdefault(run.why_not or "no reason given", []).append(run.id)
    return tuple((plain(why), tuple(ids)) for why, ids in reasons.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What the items of one story are made from."""

    articles: Mapping[str, Article]
    claims: Mapping[str, Claim]
    letters: Mapping[str, str]
    rulings: Mapping[str, Ruling]
    full: bool


def _story(
    name: str,
    articles: Sequence[Article],
    *,
    claims: Iterable[Claim],
    findings: Iterable[Finding],
    rulings: Mapping[str, Ruling],
    draft: Iterable[DraftLine],
    full: bool,
) -> StoryView:
    sources = _sources(articles)
    findings = sorted(findings, key=lambda f: (_WORST_FIRST[f.verdict], _GRAVEST_FIRST[f.severity]))
    desk = _Desk(
        articles={a.id: a for a in articles},
        claims={c.id: c for c in claims},
        letters={source.name: source.letter for source in sources},
        rulings=rulings,
        full=full,
    )
    items = tuple(_item(f, desk) for f in findings)
    return StoryView(
        id=plain(name),
        sources=sources,
        rows=_rows(findings, items, sources),
        conflicts=tuple(i for i in items if i.verdict is Verdict.CONFLICT and not i.settled),
        compatible=tuple(i for i in items if i.verdict is Verdict.COMPATIBLE and not i.settled),
        settled=tuple(i for i in items if i.verdict in _DECIDED and i.settled),
        agreements=tuple(i for i in items if i.verdict is Verdict.AGREE),
        lone=_lone(items, sources),
        draft=tuple(_entry(line, items, desk) for line in draft if line.claim in desk.claims),
    )


def _entry(line: DraftLine, items: Iterable[Item], desk: _Desk) -> DraftEntry:
    letters = tuple(sorted((desk.letters.get(plain(source), "?") for source in line.sources), key=_rank))
    origins = f", {count(line.origins, 'origin')}" if line.origins < len(letters) else ""
    return DraftEntry(
        passage=_passage(line.claim, "", "", desk=desk),
        bearing=line.bearing,
        letters=letters,
        support=count(len(letters), "source") + origins if letters else "",
        items=tuple(item for item in items if item.fingerprint in line.findings),
    )


def _sources(articles: Iterable[Article]) -> tuple[Source, ...]:
    files: dict[str, list[str]] = {}
    for a in articles:
        where = plain(a.path or a.id)
        files.setdefault(plain(a.source), []).append(f"{where}, {plain(a.published)[:10]}" if a.published else where)
    return tuple(
        Source(letter=letter(index), name=name, articles=tuple(own)) for index, (name, own) in enumerate(files.items())
    )


def _item(finding: Finding, desk: _Desk) -> Item:
    passages = tuple(_passage(side.claim, plain(side.value), plain(side.note), desk=desk) for side in finding.sides)
    camps = _camps(passages, full=desk.full)
    return Item(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        name=finding.name,
        severity=finding.severity,
        verdict=finding.verdict,
        topic=plain(finding.topic),
        message=plain(finding.message),
        explanation=plain(finding.explanation),
        values=" / ".join(camp.value for camp in camps),
        letters=tuple(dict.fromkeys(p.letter for p in passages)),
        support=_support(finding),
        camps=camps,
        ruling=desk.rulings.get(finding.fingerprint),
    )


def _support(finding: Finding) -> str:
    origins = f", {count(finding.origins, 'origin')}" if finding.origins < len(finding.sources) else ""
    return count(len(finding.sources), "source") + origins


def _passage(name: str, value: str, note: str, *, desk: _Desk) -> Passage:
    claim = desk.claims[name]
    article = desk.articles.get(claim.article)
    before, marked, after = mark(claim, article)
    told = voice(claim)
    return Passage(
        claim=name,
        letter=desk.letters.get(plain(claim.source), "?"),
        source=plain(claim.source),
        place=place(claim, article),
        before=before,
        marked=marked,
        after=after,
        voice=told,
        value=value,
        # A check may note the speaker, whom the voice names already.
        note="" if note and note in told else note,
    )


def _camps(passages: Iterable[Passage], *, full: bool) -> tuple[Camp, ...]:
    """Group passages by value, in the order of the finding's sides."""
    by_value: dict[str, list[Passage]] = {}
    for passage in passages:
        by_value.setdefault(passage.value.casefold(), []).append(passage)
    return tuple(
        Camp(
            value=own[0].value,
            letters=tuple(dict.fromkeys(p.letter for p in own)),
            quoted=tuple(own if full else own[:_QUOTED]),
            also=() if full else tuple(own[_QUOTED:]),
        )
        for own in by_value.values()
    )


def _rows(findings: Sequence[Finding], items: Sequence[Item], sources: Sequence[Source]) -> tuple[Row, ...]:
    """Lay out one row a cluster, worst first; what only one source says is no row."""
    rows: dict[str, list[Item]] = {}
    for finding, item in zip(findings, items, strict=True):
        if finding.verdict is not Verdict.SINGLE_SOURCE:
            rows.setdefault(finding.cluster or finding.topic, []).append(item)
    return tuple(
        Row(topic=own[0].topic, verdict=own[0].verdict, cells=tuple(_cell(own, s.letter) for s in sources))
        for own in rows.values()
    )


def _cell(items: Iterable[Item], source: str) -> str:
    values: dict[str, str] = {}
    for camp in (camp for item in items for camp in item.camps if source in camp.letters and camp.value):
        values.setdefault(camp.value.casefold(), clip_end(camp.value, _CELL))
    return " / ".join(values.values())


def _lone(items: Iterable[Item], sources: Iterable[Source]) -> tuple[Lone, ...]:
    order = {source.letter: source for source in sources}
    rank = {key: number for number, key in enumerate(order)}
    single = [i for i in items if i.verdict is Verdict.SINGLE_SOURCE and i.letters and i.letters[0] in order]
    ordered = sorted(single, key=lambda i: (rank[i.letters[0]], i.topic, i.values))
    return tuple(Lone(source=order[key], items=tuple(own)) for key, own in groupby(ordered, key=lambda i: i.letters[0]))
