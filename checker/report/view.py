"""What a report shows, worked out once from the run: every format renders this, none recomputes it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeVar

from checker.decisions import Ruling, Standing
from checker.languages import ENGLISH, NAMES, spoken
from checker.model import Article, Claim, DraftLine, Finding, Report, RuleRun, Severity, Status, Verdict
from checker.report.history import Told, histories, shown
from checker.report.link import Links
from checker.report.passage import Passage, mark, place, voice
from checker.report.plain import clip_end, plain
from checker.report.sheets import calls, people
from checker.report.shown import Camp, DraftEntry, Item, LeftOut, Lone, Row, Source, StoryView, Unread, View
from checker.report.words import count, letter

_WORST_FIRST = {verdict: rank for rank, verdict in enumerate(Verdict)}
_GRAVEST_FIRST = {severity: rank for rank, severity in enumerate(Severity)}

_DECIDED = {Verdict.CONFLICT, Verdict.COMPATIBLE}
"""Verdicts that a desk decides on."""

_CELL = 48
"""Characters of a value in the table; a quotation has its place below it."""

_QUOTED = 2
"""Passages quoted for one value; the places of the others are named."""


def build(report: Report, *, full: bool = False, most: int | None = None) -> View:
    """Work out what a report shows.

    Args:
        report: What the run has to say.
        full: Quote every passage instead of the first ones for each value.
        most: How many stories to show at most, those with the most open conflicts; None for all.

    """
    read = tuple(a for a in report.articles if a.status is Status.READ)
    articles, claims, findings = _by_story(read), _by_story(report.claims), _by_story(report.findings)
    rulings = {ruling.decision.fingerprint: ruling for ruling in report.rulings}
    shown = _shown(sorted(articles), report, most)
    stories = tuple(
        _story(
            name,
            articles[name],
            claims=claims.get(name, ()),
            findings=findings.get(name, ()),
            rulings=rulings,
            draft=report.draft,
            full=full,
            history=histories(report, name),
        )
        for name in shown
    )
    return View(
        tool=report.tool,
        scope=_scope(read, len(articles)),
        counts={verdict: report.count(verdict) for verdict in Verdict},
        stories=stories,
        settled=sum(f.verdict in _DECIDED and _settled(rulings.get(f.fingerprint)) for f in report.findings),
        left_out=_left_out(articles.keys() - set(shown), report),
        not_read=_unread(report.articles, Status.NOT_READ),
        not_checked=_unread(report.articles, Status.NOT_CHECKED),
        noted=(
            *_unread((a for a in report.articles if a.why), Status.READ),
            *(Unread(name="Comparison", why=plain(note)) for note in report.notes),
        ),
        ran=tuple(run for run in report.rules if run.ran),
        comparisons=sum(run.comparisons for run in report.rules),
        idle=_idle(report.rules),
        expired=tuple(ruling for ruling in report.rulings if ruling.standing is Standing.EXPIRED),
        unmatched=tuple(ruling for ruling in report.rulings if ruling.standing is Standing.UNMATCHED),
    )


def _shown(stories: Sequence[str], report: Report, most: int | None) -> Sequence[str]:
    """Choose the stories to show, in the order given: those with the most open conflicts."""
    if most is None or len(stories) <= most:
        return stories
    open_ = Counter(finding.story for finding in report.open if finding.verdict is Verdict.CONFLICT)
    chosen = set(sorted(stories, key=lambda name: (-open_[name], name))[:most])
    return [name for name in stories if name in chosen]


def _left_out(stories: Collection[str], report: Report) -> LeftOut:
    conflicts = sum(f.verdict is Verdict.CONFLICT and f.story in stories for f in report.open)
    return LeftOut(stories=len(stories), conflicts=conflicts)


def _settled(ruling: Ruling | None) -> bool:
    return ruling is not None and ruling.settles


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
        Unread(name=plain(a.path or a.url or a.source or a.id), why=plain(a.why or "no reason given"))
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
    links: Mapping[str, Links]
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
    history: Sequence[Told],
) -> StoryView:
    sources = _sources(articles)
    findings = sorted(findings, key=lambda f: (_WORST_FIRST[f.verdict], _GRAVEST_FIRST[f.severity]))
    desk = _Desk(
        articles={a.id: a for a in articles},
        links={a.id: Links(a) for a in articles if a.url},
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
        looks=tuple(i for i in items if i.verdict is Verdict.LOOK),
        people=people(tuple(desk.claims.values()), desk.letters),
        calls=calls(item for item in items if item.verdict in _DECIDED),
        history=tuple(shown(told, letters=desk.letters) for told in history),
        draft=tuple(_entry(line, items, desk) for line in draft if line.claim in desk.claims),
    )


def _entry(line: DraftLine, items: Iterable[Item], desk: _Desk) -> DraftEntry:
    letters = tuple(sorted((desk.letters.get(plain(source), "?") for source in line.sources), key=_rank))
    return DraftEntry(
        passage=_passage(line.claim, "", "", desk=desk),
        bearing=line.bearing,
        letters=letters,
        support=_support(len(letters), line.origins) if letters else "",
        items=tuple(item for item in items if item.fingerprint in line.findings),
    )


def _sources(articles: Iterable[Article]) -> tuple[Source, ...]:
    files: dict[str, list[str]] = {}
    for a in articles:
        where = _file(a)
        files.setdefault(plain(a.source), []).append(f"{where} ({plain(a.why)})" if a.why else where)
    return tuple(
        Source(letter=letter(index), name=name, articles=tuple(own)) for index, (name, own) in enumerate(files.items())
    )


def _file(article: Article) -> str:
    """Say where an article is from, of what day, and in what language where that is not English."""
    language = spoken(article.lang)
    said = plain(NAMES.get(language, language))
    parts = (
        plain(article.path or article.id),
        plain(article.published or "")[:10],
        "" if language == ENGLISH else f"in {said}",
    )
    return ", ".join(part for part in parts if part)


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
        support=_support(len(finding.sources), finding.origins),
        camps=camps,
        question=plain(finding.question),
        ask=", ".join(plain(name) for name in finding.ask),
        ruling=desk.rulings.get(finding.fingerprint),
    )


def _support(sources: int, origins: int) -> str:
    fewer = f", {count(origins, 'origin')}" if origins < sources else ""
    return count(sources, "source") + fewer


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
        link=desk.links[claim.article].to(claim.span) if claim.article in desk.links else "",
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
        Row(
            topic=own[0].topic,
            verdict=own[0].verdict,
            cells=tuple(_cell(own, s.letter) for s in sources),
            findings=tuple(item.fingerprint for item in own),
        )
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
