"""One finding explained: the passages, each term of the alignment and the comparison, as arithmetic."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from checker.model import Finding, Link, Side
from checker.report.plain import clip_end, plain
from checker.report.saved import Saved
from checker.report.screen import STYLES, WIDTH, WORDS, draw, heading, indent, text
from checker.report.words import count

_SENTENCE = 300


def render(finding: Finding, saved: Saved, *, width: int = WIDTH, color: bool = False) -> str:
    """Draw the explanation of a finding."""
    return draw(_parts(finding, saved), width=width, color=color)


def _parts(finding: Finding, saved: Saved) -> Iterator[RenderableType]:
    word = (WORDS[finding.verdict], STYLES[finding.verdict])
    yield Text.assemble(word, "  ", (plain(finding.message), "bold"), overflow="fold")
    identity = f"{finding.rule} {finding.name} · {finding.severity} · {finding.fingerprint}"
    yield text(plain(identity), "dim")
    yield text(f"\n{plain(finding.explanation)}")
    yield heading("What each says")
    for side in finding.sides:
        yield from _side(side, saved)
    if finding.links:
        yield heading("Why they are held to speak of the same thing")
        for number, link in enumerate(finding.links):
            if number:
                yield Text("")
            yield from _link(link, saved)
    if finding.steps:
        yield heading("How they compare")
        yield _steps(finding)
    yield text(f"\n'factcheck rule {plain(finding.rule)}' tells why this matters and when it is wrong.", "dim")


def _side(side: Side, saved: Saved) -> Iterator[RenderableType]:
    claim = saved.claim(side.claim)
    yield Text.assemble((_source(side.claim, saved), "bold"), ": ", (plain(side.value), "bold"), overflow="fold")
    if claim is None:
        return
    tail = [
        f"{saved.path(claim.article)}:{claim.line}",
        f"according to {claim.attributed_to}" if claim.attributed_to else "",
    ]
    yield indent(text(" · ".join(plain(part) for part in (*tail, side.note) if part), "dim"), 2)
    yield indent(text(plain(clip_end(claim.sentence, _SENTENCE))), 2)


def _source(name: str, saved: Saved) -> str:
    claim = saved.claim(name)
    return plain(claim.source if claim else name)


def _said(name: str, saved: Saved) -> str:
    claim = saved.claim(name)
    return f"{plain(claim.source)} “{plain(clip_end(claim.text, 60))}”" if claim else plain(name)


def _link(link: Link, saved: Saved) -> Iterator[RenderableType]:
    yield text(f"{_said(link.left, saved)}  and  {_said(link.right, saved)}")
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", style="dim")
    for term in link.terms:
        table.add_row(f"{term.weight:+.2f}", text(plain(term.label)), text(plain(term.detail), "dim"))
    table.add_row("─────", "", "")
    table.add_row(Text(f"{link.score:+.2f}", style="bold"), Text(f"in all, from {count(len(link.terms), 'term')}"), "")
    yield indent(table, 2)


def _steps(finding: Finding) -> RenderableType:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="dim")
    table.add_column(overflow="fold", style="bold")
    table.add_column(overflow="fold")
    for number, step in enumerate(finding.steps, 1):
        table.add_row(f"{number}.", text(plain(step.label)), text(plain(step.detail)))
    return indent(table, 2)
