"""The rules in force, listed and explained."""

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from checker import assets
from checker.check.rulebook import Example, Rule
from checker.report.plain import plain
from checker.report.screen import draw, heading, indent, text


def listing(rules: Iterable[Rule], *, width: int, color: bool) -> str:
    """Draw one line a rule."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0), border_style="dim")
    table.header_style = "bold"
    table.add_column("Id", no_wrap=True)
    for title in ("Name", "Check", "Severity", "From"):
        table.add_column(title, overflow="fold")
    for rule in rules:
        row = (rule.id, rule.name, rule.check, str(rule.severity), origin(rule))
        table.add_row(*(text(plain(cell)) for cell in row))
    return draw([table], width=width, color=color)


def origin(rule: Rule) -> str:
    """Say where a rule was loaded from."""
    return "bundled" if rule.path.is_relative_to(assets.rules()) else str(rule.path)


def page(rule: Rule, *, width: int, color: bool) -> str:
    """Draw all there is to know about a rule."""
    return draw(_page(rule), width=width, color=color)


def _page(rule: Rule) -> Iterator[RenderableType]:
    yield Text.assemble((rule.id, "bold"), "  ", (plain(rule.name), "bold"))
    yield text(f"check {plain(rule.check)} · severity {rule.severity} · {plain(origin(rule))}", "dim")
    for title, content in (
        ("What it says", rule.message),
        ("What to ask", rule.question),
        ("Why it matters", rule.rationale),
        ("When it is wrong", rule.wrong_when),
    ):
        yield heading(title)
        yield from _paragraphs(content)
    yield from _examples("It flags", rule.flag)
    yield from _examples("It passes", rule.pass_)


def _paragraphs(content: str) -> Iterator[RenderableType]:
    for paragraph in content.strip().split("\n\n"):
        yield text(plain(paragraph))


def _examples(title: str, examples: Iterable[Example]) -> Iterator[RenderableType]:
    yield heading(title)
    for number, example in enumerate(examples):
        if number:
            yield Text("")
        for source in example.sources():
            date = f" ({plain(source.published)})" if source.published else ""
            yield indent(
                Text.assemble((f"{plain(source.source or '')}{date}: ", "bold"), plain(source.text), overflow="fold"),
                2,
            )
