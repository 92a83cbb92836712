"""The report an editor reads in a terminal, at 80 columns and without colour too."""

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from checker.decisions import Ruling, Standing
from checker.model import Bearing, Verdict
from checker.report.passage import Passage
from checker.report.plain import clip_end, plain
from checker.report.screen import BEARINGS, STYLES, WIDEST, WIDTH, WORDS, draw, heading, indent, quoted, text
from checker.report.sheets import by_ask
from checker.report.shown import (
    Call,
    Camp,
    DraftEntry,
    History,
    Item,
    LeftOut,
    Lone,
    Person,
    Row,
    Source,
    StoryView,
    Unread,
    View,
)
from checker.report.words import count

_FACT = 20
_CELL = 10
"""Least width of a source's column; where not all fit, values are listed with their sources instead."""

_LETTERS = 20
"""Columns for the letters of the sources that give a value."""

_HEADER = 24
"""Characters of a source's name above its column; the key has it whole."""

_CLAIM = 160
"""Characters shown of a draft's claim."""

_LISTED = 6
"""Facts named for each outlet that stands alone with them."""


def render(view: View, *, width: int = WIDTH, color: bool = False, full: bool = False) -> str:
    """Draw the whole report."""
    return draw(_report(view, width=min(width, WIDEST), color=color, full=full), width=width, color=color)


def _report(view: View, *, width: int, color: bool, full: bool) -> Iterator[RenderableType]:
    yield Text.assemble((f"{view.tool.name} {view.tool.version}", "bold"), f"  {view.scope}")
    yield Text("\n").append(_summary(view))
    for story in view.stories:
        if len(view.stories) > 1:
            yield Text.assemble("\n", ("━" * width, "dim"), "\n", ("STORY  ", "dim"), (story.id, "bold"))
        yield from _story(story, width=width, color=color, full=full)
    yield from _left_out(view.left_out, width)
    yield from _lapsed("Expired decisions", view.expired)
    yield from _lapsed("Decisions that match no finding", view.unmatched)
    yield from _unread("Not read", view.not_read)
    yield from _unread("Not checked", view.not_checked)
    yield from _unread("Notes", view.noted)
    yield from _rules(view)


def _left_out(left: LeftOut, width: int) -> Iterator[RenderableType]:
    """Say how much is not drawn, and how to see it."""
    if left.stories:
        yield Text.assemble("\n", ("━" * width, "dim"))
        stories, conflicts = count(left.stories, "more story", "more stories"), count(left.conflicts, "conflict")
        yield text(f"{stories} with {conflicts} left out: -v draws them all, -o report.html or report.md writes them.")


def _summary(view: View) -> Text:
    """Count the findings of each verdict."""
    nouns = {
        Verdict.CONFLICT: count(view.counts[Verdict.CONFLICT], "conflict"),
        Verdict.COMPATIBLE: f"{view.counts[Verdict.COMPATIBLE]} compatible",
        Verdict.AGREE: count(view.counts[Verdict.AGREE], "agreement"),
        Verdict.SINGLE_SOURCE: f"{view.counts[Verdict.SINGLE_SOURCE]} in one source only",
    }
    parts = [Text(words, style=STYLES[verdict] if view.counts[verdict] else "dim") for verdict, words in nouns.items()]
    if view.settled:
        parts.append(Text(f"{view.settled} settled", style=STYLES[Verdict.AGREE]))
    return Text("   ").join(parts)


def _story(story: StoryView, *, width: int, color: bool, full: bool) -> Iterator[RenderableType]:
    yield heading("Sources")
    yield _key(story.sources)
    yield from _draft(story.draft)
    if story.rows:
        yield heading("Facts")
        yield _facts(story, width=width)
    else:
        yield text("\nNo fact was found that can be compared.")
    groups = (
        ("Conflicts", story.conflicts),
        ("Compatible, but not the same", story.compatible),
        ("Side by side", story.looks),
    )
    for title, items in groups:
        if items:
            yield heading(title)
            yield Text("")
            yield from _joined(_item(item, color=color) for item in items)
    yield from _history(story.history, full=full)
    yield from _calls(story.calls)
    yield from _settled(story.settled, color=color, full=full)
    yield from _agreements(story.agreements, color=color, full=full)
    if full:
        yield from _people(story.people)
    yield from _lone(story.lone, full=full)


def _key(sources: Iterable[Source]) -> Table:
    table = _grid("bold", "", "dim")
    for source in sources:
        table.add_row(source.letter, text(source.name), text("\n".join(source.articles), "dim"))
    return table


def _grid(*styles: str) -> Table:
    """Make a table without lines, set in a little."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for style in styles:
        table.add_column(style=style, overflow="fold")
    return table


def _draft(entries: Sequence[DraftEntry]) -> Iterator[RenderableType]:
    """Set each claim of the draft beside what the sources make of it."""
    if not entries:
        return
    yield heading("Draft")
    table = _ruled("", width=max(len(bearing) for bearing in Bearing))
    table.add_column("Claim", ratio=1, overflow="fold")
    table.add_column("Sources", max_width=_LETTERS, overflow="fold")
    for entry in entries:
        word = Text(entry.bearing.upper(), style=BEARINGS[entry.bearing])
        line = entry.passage.place.rpartition(":")[2]
        said = Text.assemble((f"{line}: ", "dim"), clip_end(entry.passage.marked, _CLAIM), overflow="fold")
        table.add_row(word, said, text(" ".join(entry.letters), "bold"))
    yield table


def _facts(story: StoryView, *, width: int) -> Table:
    """Set facts against sources: a column each where they fit, else each value with its sources."""
    room = width - _FACT - len(WORDS[Verdict.COMPATIBLE]) - 4
    if room >= len(story.sources) * (_CELL + 2):
        return _by_source(story.rows, story.sources)
    return _by_value(story.rows, story.sources)


def _by_source(rows: Iterable[Row], sources: Sequence[Source]) -> Table:
    table = _ruled("")
    table.add_column("Fact", ratio=2, min_width=_FACT, overflow="fold")
    for source in sources:
        header = f"{source.letter} {clip_end(source.name, _HEADER)}"
        table.add_column(text(header), ratio=1, overflow="fold")
    for row in rows:
        table.add_row(
            _word(row.verdict),
            text(row.topic),
            *(text(cell) if cell else Text("·", "dim") for cell in row.cells),
        )
    return table


def _by_value(rows: Iterable[Row], sources: Sequence[Source]) -> Table:
    table = _ruled("")
    table.add_column("Fact and values", ratio=1, overflow="fold")
    table.add_column("Sources", max_width=_LETTERS, overflow="fold")
    for row in rows:
        table.add_row(_word(row.verdict), text(row.topic), "")
        for value, letters in _holders(row, sources).items():
            table.add_row("", indent(text(value, "bold"), 2), text(" ".join(letters), "bold"))
    return table


def _holders(row: Row, sources: Iterable[Source]) -> dict[str, list[str]]:
    holders: dict[str, list[str]] = {}
    for source, cell in zip(sources, row.cells, strict=True):
        if cell:
            holders.setdefault(cell, []).append(source.letter)
    return holders


def _ruled(first: str, *, width: int = len(WORDS[Verdict.COMPATIBLE])) -> Table:
    """Make a table with a line below its header."""
    table = Table(
        box=box.SIMPLE_HEAD,
        expand=True,
        pad_edge=False,
        show_edge=False,
        padding=(0, 1, 0, 0),
        border_style="dim",
    )
    table.header_style = "bold"
    table.add_column(first, width=width, no_wrap=True)
    return table


def _word(verdict: Verdict) -> Text:
    return Text(WORDS[verdict], style=STYLES[verdict])


def _joined(groups: Iterable[Iterable[RenderableType]]) -> Iterator[RenderableType]:
    """Set an empty line between groups."""
    for number, group in enumerate(groups):
        if number:
            yield Text("")
        yield from group


def _item(item: Item, *, color: bool) -> Iterator[RenderableType]:
    yield Text.assemble(_word(item.verdict), "  ", (item.message, "bold"), overflow="fold")
    yield indent(text(f"{item.rule} {item.name} · {item.severity} · {item.support} · {item.fingerprint}", "dim"), 2)
    yield indent(text(item.explanation), 2)
    if item.ruling:
        yield indent(text(plain(_ruling(item.ruling)), "bold"), 2)
    for camp in item.camps:
        yield from _camp(camp, color=color)


def _camp(camp: Camp, *, color: bool) -> Iterator[RenderableType]:
    for passage in camp.quoted:
        yield Text("")
        yield indent(_source_line(passage), 2)
        yield indent(quoted(passage, color=color), 4)
    if camp.also:
        places = ", ".join(f"{p.letter} {p.place}" for p in camp.also)
        yield indent(text(f"{camp.value}, also in {places}", "dim"), 4)


def _source_line(passage: Passage) -> Text:
    """Name the source, its value, where it stands and who says so."""
    tail = "".join(f" · {part}" for part in (passage.place, passage.voice, passage.note) if part)
    line = Text.assemble((passage.letter, "bold"), f" {passage.source}: ", (passage.value, "bold"), (tail, "dim"))
    line.overflow = "fold"
    return line


def _history(history: Sequence[History], *, full: bool) -> Iterator[RenderableType]:
    """List what changed between the versions of an outlet's article; with its sentences where all is to be shown."""
    if history:
        yield heading("Changed between versions")
    for one in history:
        yield Text.assemble((one.letter, "bold"), f" {one.source} ", (one.between, "dim"), overflow="fold")
        for change in one.changes:
            yield indent(text(change.said, "bold"), 2)
            if full:
                yield from (indent(text(f"- {said}"), 4) for said in change.before)
                yield from (indent(text(f"+ {said}"), 4) for said in change.after)
        if one.rest:
            yield indent(text(one.rest, "dim"), 2)


def _calls(calls: Sequence[Call]) -> Iterator[RenderableType]:
    """List what to ask whom, by who is to be asked."""
    if not calls:
        return
    yield heading("Call sheet")
    for ask, own in by_ask(calls).items():
        yield text(ask, "bold")
        for call in own:
            yield indent(Text.assemble(call.question, (f" · {call.fingerprint}", "dim"), overflow="fold"), 2)


def _people(people: Iterable[Person]) -> Iterator[RenderableType]:
    table = _grid("bold", "", "")
    for person in people:
        table.add_row(
            text(person.name), text("; ".join(map(str, person.forms))), text("; ".join(map(str, person.titles)))
        )
    if table.row_count:
        yield heading("Names and titles")
        yield table


def _settled(items: Sequence[Item], *, color: bool, full: bool) -> Iterator[RenderableType]:
    """Fold away what the desk has done with: one line each, unless all is to be shown."""
    if not items:
        return
    yield heading("Settled")
    if full:
        yield Text("")
        yield from _joined(_item(item, color=color) for item in items)
        return
    table = _grid("", "")
    for item in items:
        decision = item.ruling.decision if item.ruling else None
        why = "; ".join(plain(part) for part in (decision.reason, decision.who) if part) if decision else ""
        said = Text.assemble((item.message, ""), (f" · {why}" if why else "", "dim"), (f" · {item.fingerprint}", "dim"))
        said.overflow = "fold"
        table.add_row(text(str(decision.choice) if decision else "", STYLES[Verdict.AGREE]), said)
    yield table


def _ruling(ruling: Ruling) -> str:
    """Say in one line what was decided, by whom and why, and whether it still holds."""
    decision = ruling.decision
    until = f"until {decision.expires}" if decision.expires else ""
    expired = "expired" if ruling.standing is Standing.EXPIRED else ""
    parts = (str(decision.choice or "note"), expired, until, decision.who, decision.reason)
    return " · ".join(part for part in parts if part)


def _lapsed(title: str, rulings: Sequence[Ruling]) -> Iterator[RenderableType]:
    if rulings:
        yield heading(title)
        for ruling in rulings:
            about = ruling.decision.about or "no longer found"
            yield text(f"{ruling.decision.fingerprint} {plain(about)}")
            yield indent(text(plain(_ruling(ruling)), "dim"), 2)


def _agreements(items: Sequence[Item], *, color: bool, full: bool) -> Iterator[RenderableType]:
    if not items:
        return
    yield heading("Agreements")
    if full:
        yield Text("")
        yield from _joined(_item(item, color=color) for item in items)
        return
    table = _grid("", "", "dim")
    for item in items:
        said = Text.assemble((item.topic, ""), ": ", (item.values, "bold"), overflow="fold")
        table.add_row(
            text(" ".join(item.letters), STYLES[Verdict.AGREE]),
            said,
            text(f"{item.support} · {item.fingerprint}", "dim"),
        )
    yield table


def _lone(lone: Iterable[Lone], *, full: bool) -> Iterator[RenderableType]:
    table = _grid("bold", "")
    for group in lone:
        named = group.items if full else group.items[:_LISTED]
        facts = "; ".join(clip_end(f"{item.topic}: {item.values}", 72) for item in named)
        rest = len(group.items) - len(named)
        table.add_row(group.source.letter, text(facts + (f"; and {rest} more (-v lists them)" if rest else "")))
    if table.row_count:
        yield heading("In one source only")
        yield table


def _unread(title: str, articles: Sequence[Unread]) -> Iterator[RenderableType]:
    if articles:
        yield heading(title)
        yield from (text(f"{article.name}: {article.why}") for article in articles)


def _rules(view: View) -> Iterator[RenderableType]:
    yield heading("Checks")
    ran = ", ".join(f"{run.id} {run.comparisons}" for run in view.ran)
    made = f"{count(len(view.ran), 'rule')} ran, {count(view.comparisons, 'comparison')}"
    yield text(f"{made}: {ran}" if ran else "No rule ran.", "dim")
    for why, ids in view.idle:
        yield text(f"Did not run, {why}: {', '.join(ids)}", "dim")
