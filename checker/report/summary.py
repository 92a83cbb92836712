"""What a build's page tells of a run, as Markdown: the differences as a table, the conflicts with their passages."""

from collections.abc import Iterator

from checker.model import Verdict
from checker.report.markdown import code, escape, quote
from checker.report.passage import Passage
from checker.report.shown import Item, StoryView, View
from checker.report.words import count

_NOTE = 200
"""Bytes kept free for the line that tells what was left out."""

_VERDICTS = {Verdict.CONFLICT: "**conflict**", Verdict.COMPATIBLE: "compatible"}
"""The verdicts that the table is about."""


def render(view: View, *, room: int) -> str:
    """Write as many whole lines and findings as there is room for, in bytes; what is left out is said."""
    kept: list[str] = []
    blocks = list(_blocks(view))
    free = room - _NOTE
    for block in blocks:
        free -= len(block.encode("utf-8", "replace"))
        if free < 0:
            break
        kept.append(block)
    if len(kept) < len(blocks):
        # A table ends at an empty line; what follows it is no row.
        kept.append("\nThere is more than a build's page can show: the report has it all.\n")
    return "".join(kept) if room > _NOTE else ""


def _blocks(view: View) -> Iterator[str]:
    """Yield what may not be torn apart."""
    conflicts = sum(len(story.conflicts) for story in view.stories)
    settled = f", {view.settled} settled" if view.settled else ""
    compatible = sum(len(story.compatible) for story in view.stories)
    counts = f"**{count(conflicts, 'conflict')}**, {compatible} compatible{settled}"
    yield f"\n## Fact check\n\n{escape(view.scope)}: {counts}.\n"
    for unread in (*view.not_read, *view.not_checked):
        yield f"\nNot covered: {code(unread.name)}: {escape(unread.why)}\n"
    for noted in view.noted:
        yield f"\nNote: {code(noted.name)}: {escape(noted.why)}\n"
    for story in view.stories:
        yield from _story(story, named=len(view.stories) > 1)


def _story(story: StoryView, *, named: bool) -> Iterator[str]:
    rows = [row for row in story.rows if row.verdict in _VERDICTS]
    if named and rows:
        yield f"\n### {escape(story.id)}\n"
    if rows:
        heads = "".join(f" {source.letter} {escape(source.name)} |" for source in story.sources)
        yield f"\n| Verdict | Fact |{heads}\n|---|---|{'---|' * len(story.sources)}\n"
    # A row has no finding of its own: it is settled where all that is said on its topic is.
    settled = {item.topic for item in story.settled} - {item.topic for item in (*story.conflicts, *story.compatible)}
    for row in rows:
        verdict = "settled" if row.topic in settled else _VERDICTS[row.verdict]
        yield f"| {verdict} | {escape(row.topic)} |{''.join(f' {escape(cell)} |' for cell in row.cells)}\n"
    for item in story.conflicts:
        yield _conflict(item)


def _conflict(item: Item) -> str:
    passages = "".join(_passage(passage) for camp in item.camps for passage in (*camp.quoted, *camp.also))
    name = f"{code(item.rule)} {escape(item.name)} · {item.severity} · {code(item.fingerprint)}"
    return f"\n#### Conflict: {escape(item.message)}\n\n{escape(item.explanation)}\n\n{name}\n\n{passages}"


def _passage(passage: Passage) -> str:
    voice = f" · {escape(passage.voice)}" if passage.voice else ""
    head = f"- **{passage.letter}** {escape(passage.source)}: {escape(passage.value)} · {code(passage.place)}{voice}\n"
    return f"{head}  > {quote(passage)}\n"
