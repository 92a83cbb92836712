"""What the page shows beside the view: whole articles, the arithmetic, collated quotations, figures over time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from checker.decisions import Standing
from checker.model import Article, Claim, Finding, Link, Report, Status, Step, Verdict
from checker.report import marked, timeline, worddiff
from checker.report.outliers import Stand, stands
from checker.report.passage import Passage
from checker.report.plain import clip_end, plain
from checker.report.shown import Item, Row, StoryView, View
from checker.report.view import build as build_view
from checker.values import Quantity, Quotation

KINDS = {
    "quantity": "figures",
    "role": "titles",
    "name": "names",
    "date": "dates",
    "quote": "quotations",
    "statement": "statements",
    "list": "lists",
    "time": "times",
    "place": "places",
    "state": "states",
    "suppression": "comments",
}
"""What an editor calls the kinds of claim."""

_CELL = 48
_SAID = 60
_MOST = 12
"""Pairs and steps shown of one finding; 'factcheck explain' has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Why two claims are held to speak of the same thing, with the source and words of each."""

    left: str
    right: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """Two wordings of a quotation laid over each other."""

    left: str
    right: str
    runs: tuple[worddiff.Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A finding, with what only the page shows of it."""

    item: Item
    kind: str
    outlets: tuple[str, ...]
    """Ids of its sources in the page's list of outlets."""
    decided: bool
    steps: tuple[Step, ...]
    pairs: tuple[Pair, ...]
    left_out: int
    """Steps and pairs that are not shown."""
    diffs: tuple[Diff, ...]
    stands: Mapping[str, Stand]
    """How each claim of a conflict stands."""

    @property
    def anchor(self) -> str:
        """The finding's place on the page."""
        return f"f-{self.item.fingerprint}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What one source gives for a fact, and where."""

    text: str
    claim: str
    stand: Stand | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A row of the table of facts."""

    row: Row
    cells: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An article, to read in full."""

    anchor: str
    article: Article
    """Not safe to show: for what a template escapes and clears of control characters."""
    letter: str
    lines: tuple[marked.Line, ...]
    unplaced: tuple[str, ...]
    """Anchors of claims that cover no character that can be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """A figure that moved, and the findings on it."""

    topic: str
    entries: tuple[Entry, ...]
    chart: timeline.Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """A story on the page."""

    anchor: str
    view: StoryView
    facts: tuple[Fact, ...]
    moving: tuple[Moving, ...]
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A whole report, ready to render."""

    view: View
    stories: tuple[StoryPage, ...]
    entries: Mapping[str, Entry]
    """What the page shows of each finding, by its fingerprint."""
    anchors: Mapping[str, str]
    """Where each claim stands on the page."""
    outlets: tuple[tuple[str, str], ...]
    """Id and name of every outlet, by name."""
    kinds: tuple[str, ...]
    """The kinds of finding there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What a page is made from."""

    articles: Mapping[str, Article]
    claims: Mapping[str, Claim]
    anchors: Mapping[str, str]
    findings: Mapping[str, Finding]
    outlets: Mapping[str, str]
    entries: dict[str, Entry] = field(default_factory=dict)


def build(report: Report) -> Page:
    """Work out what the page shows."""
    view = build_view(report, full=True)
    names = sorted({plain(a.source) for a in report.articles if a.status is Status.READ})
    desk = _Desk(
        articles={a.id: a for a in report.articles if a.status is Status.READ},
        claims={c.id: c for c in report.claims},
        anchors=_anchors(report),
        findings={f.fingerprint: f for f in report.findings},
        outlets={name: f"o{index}" for index, name in enumerate(names, 1)},
    )
    desk.entries.update(_entries(view, desk))
    return Page(
        view=view,
        stories=tuple(_stories(view, desk)),
        entries=desk.entries,
        anchors=desk.anchors,
        outlets=tuple((key, name) for name, key in desk.outlets.items()),
        kinds=tuple(dict.fromkeys(e.kind for e in sorted(desk.entries.values(), key=lambda e: e.kind))),
    )


def _anchors(report: Report) -> dict[str, str]:
    """Give each claim a number, in the order in which they stand in the articles."""
    rank = {a.id: index for index, a in enumerate(report.articles)}
    ordered = sorted(report.claims, key=lambda c: (rank.get(c.article, len(rank)), c.span.start, c.span.end, c.id))
    return {claim.id: f"c{index}" for index, claim in enumerate(ordered, 1)}


def items(story: StoryView) -> tuple[Item, ...]:
    """Return the findings of a story in the order of the page."""
    lone = (item for group in story.lone for item in group.items)
    return (*story.conflicts, *story.compatible, *story.looks, *story.settled, *story.agreements, *lone)


def passages(item: Item) -> Iterator[Passage]:
    """Yield the passages of a finding."""
    return (p for camp in item.camps for p in (*camp.quoted, *camp.also))


def _entries(view: View, desk: _Desk) -> Iterator[tuple[str, Entry]]:
    for story in view.stories:
        known = {item.fingerprint: item for item in items(story)}
        rows = {name: row for row in story.rows for name in row.findings}
        for name, item in known.items():
            row = rows.get(name)
            others = [known[n] for n in row.findings if known[n].verdict is not Verdict.CONFLICT] if row else []
            yield name, _entry(item, others, desk)


def _entry(item: Item, others: Iterable[Item], desk: _Desk) -> Entry:
    finding = desk.findings[item.fingerprint]
    sources = dict.fromkeys(p.source for p in passages(item))
    return Entry(
        item=item,
        kind=KINDS[desk.claims[finding.claims[0]].kind],
        outlets=tuple(desk.outlets[source] for source in sources if source in desk.outlets),
        decided=bool(item.ruling and item.ruling.standing is Standing.IN_FORCE and item.ruling.decision.choice),
        steps=finding.steps[:_MOST],
        pairs=tuple(_pair(link, desk) for link in finding.links[:_MOST]),
        left_out=max(0, len(finding.steps) - _MOST) + max(0, len(finding.links) - _MOST),
        diffs=tuple(_diffs(finding.links[:_MOST], desk)),
        stands=stands(item, others) if item.verdict is Verdict.CONFLICT else {},
    )


def _said(name: str, desk: _Desk) -> str:
    claim = desk.claims.get(name)
    return f"{plain(claim.source)} “{plain(clip_end(claim.text, _SAID))}”" if claim else plain(name)


def _pair(link: Link, desk: _Desk) -> Pair:
    return Pair(left=_said(link.left, desk), right=_said(link.right, desk), link=link)


def _diffs(links: Iterable[Link], desk: _Desk) -> Iterator[Diff]:
    """Lay over each other the quotations that were compared, where their words differ."""
    for link in links:
        left, right = desk.claims.get(link.left), desk.claims.get(link.right)
        if left and right and isinstance(left.payload, Quotation) and isinstance(right.payload, Quotation):
            runs = worddiff.compare(left.payload, right.payload)
            if any(run.where is not worddiff.In.BOTH for run in runs):
                yield Diff(left=plain(left.source), right=plain(right.source), runs=runs)


def _stories(view: View, desk: _Desk) -> Iterator[StoryPage]:
    marks = _marks((item for story in view.stories for item in items(story)), desk)
    left = {f"a{number}": article for number, article in enumerate(desk.articles.values(), 1)}
    for number, story in enumerate(view.stories, 1):
        # Two names may look the same once they are safe to show: no article stands on the page twice.
        own = {key: left.pop(key) for key, article in tuple(left.items()) if plain(article.story) == story.id}
        letters = {source.name: source.letter for source in story.sources}
        yield StoryPage(
            anchor=f"s{number}",
            view=story,
            facts=tuple(_fact(row, story, desk) for row in story.rows),
            moving=tuple(_moving(story, desk)),
            texts=tuple(_text(key, article, letters, marks.get(article.id, ())) for key, article in own.items()),
        )


def _text(anchor: str, article: Article, letters: Mapping[str, str], marks: Sequence[marked.Mark]) -> Text:
    lines = marked.lines(article, marks)
    placed = {begun for line in lines for segment in line.segments for begun in segment.begins}
    return Text(
        anchor=anchor,
        article=article,
        letter=letters.get(plain(article.source), ""),
        lines=lines,
        unplaced=tuple(mark.anchor for mark in marks if mark.anchor not in placed),
    )


def _marks(told: Iterable[Item], desk: _Desk) -> dict[str, list[marked.Mark]]:
    """Return the marks of each article: every claim, with the gravest finding on it."""
    gravest: dict[str, Item] = {}
    for item in told:
        for name in (p.claim for p in passages(item)):
            gravest.setdefault(name, item)
    marks: dict[str, list[marked.Mark]] = {}
    for name, anchor in desk.anchors.items():
        claim, found = desk.claims[name], gravest.get(name)
        mark = marked.Mark(
            anchor=anchor,
            span=claim.span,
            verdict=found.verdict if found else None,
            finding=desk.entries[found.fingerprint].anchor if found else "",
        )
        marks.setdefault(claim.article, []).append(mark)
    return marks


def _fact(row: Row, story: StoryView, desk: _Desk) -> Fact:
    entries = [desk.entries[name] for name in row.findings]
    return Fact(row=row, cells=tuple(tuple(_values(entries, source.letter)) for source in story.sources))


def _values(entries: Sequence[Entry], letter: str) -> Iterator[Value]:
    """Yield each value that a source gives in a row, once."""
    seen: set[str] = set()
    for entry in entries:
        for p in passages(entry.item):
            if p.letter == letter and p.value and p.value.casefold() not in seen:
                seen.add(p.value.casefold())
                yield Value(text=clip_end(p.value, _CELL), claim=p.claim, stand=_stand(p.claim, entries))


def _stand(claim: str, entries: Iterable[Entry]) -> Stand | None:
    return next((e.stands[claim] for e in entries if claim in e.stands), None)


def _moving(story: StoryView, desk: _Desk) -> Iterator[Moving]:
    for row in story.rows:
        entries = tuple(desk.entries[name] for name in row.findings)
        stated = {p.claim: p for entry in entries for p in passages(entry.item)}
        chart = timeline.chart(r for name, p in stated.items() if (r := _reading(name, p, desk)))
        if chart:
            yield Moving(topic=row.topic, entries=entries, chart=chart)


def _reading(name: str, passage: Passage, desk: _Desk) -> timeline.Reading | None:
    claim = desk.claims[name]
    article = desk.articles.get(claim.article)
    if not isinstance(claim.payload, Quantity) or not article or not article.published:
        return None
    return timeline.Reading(
        anchor=desk.anchors[name],
        letter=passage.letter,
        source=passage.source,
        published=plain(article.published),
        quantity=claim.payload,
        stated=passage.value,
    )
