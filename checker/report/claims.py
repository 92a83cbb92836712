"""The extracted claims as a table an editor can read: why something was or was not compared."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from checker.model import Article, Claim, Status
from checker.report.passage import manner
from checker.report.plain import clip_end, plain
from checker.report.screen import WIDTH, draw, text
from checker.report.words import count
from checker.values import (
    Clock,
    Limit,
    Listing,
    Moment,
    Name,
    Payload,
    Place,
    Quantity,
    Quotation,
    Role,
    State,
    Statement,
    Suppression,
)
from checker.values.quantity import Bound

_LONG = 160
_LONGHAND = 1e15
"""Figures from here on are written with an exponent."""


def render(articles: Sequence[Article], claims: Sequence[Claim], *, width: int = WIDTH, color: bool = False) -> str:
    """Draw one table an article."""
    return draw(_tables(articles, claims), width=width, color=color)


def _tables(articles: Sequence[Article], claims: Sequence[Claim]) -> Iterator[RenderableType]:
    for number, article in enumerate(articles):
        own = sorted((c for c in claims if c.article == article.id), key=lambda c: (c.span.start, c.span.end, c.id))
        yield _title(article, len(own), first=number == 0)
        if own:
            yield _table(own)


def _title(article: Article, number: int, *, first: bool) -> Text:
    state = count(number, "claim") if article.status is Status.READ else plain(f"{article.status}: {article.why or ''}")
    where = plain(article.path or article.id)
    return Text.assemble(
        "" if first else "\n",
        (plain(article.source), "bold"),
        (f"  {where}  ", "dim"),
        state,
        overflow="fold",
    )


def _table(claims: Sequence[Claim]) -> Table:
    table = Table(
        box=box.SIMPLE_HEAD,
        expand=True,
        pad_edge=False,
        show_edge=False,
        padding=(0, 1, 0, 0),
        border_style="dim",
    )
    table.header_style = "bold"
    table.add_column("Line", justify="right", no_wrap=True)
    table.add_column("Kind", no_wrap=True)
    for title, ratio in (("Text", 3), ("Value", 2), ("Of", 2), ("Says who", 2)):
        table.add_column(title, ratio=ratio, overflow="fold")
    for claim in claims:
        value, of = describe(claim.payload)
        cells = (plain(clip_end(claim.text, _LONG)), plain(clip_end(value, _LONG)), plain(of), _who(claim))
        table.add_row(str(claim.line), Text(claim.kind, style="dim"), *(text(cell) for cell in cells))
    return table


def _who(claim: Claim) -> str:
    return ", ".join((*([plain(claim.attributed_to)] if claim.attributed_to else []), *manner(claim)))


def describe(payload: Payload) -> tuple[str, str]:  # noqa: C901, PLR0911 - one return a kind
    """Say what a claim's payload holds, and what it is about."""
    match payload:
        case Quantity():
            return _quantity(payload), payload.counted
        case Role():
            return payload.role, ", ".join(part for part in (payload.person, payload.organisation) if part)
        case Name():
            return payload.entity, payload.type
        case Moment():
            return f"{payload.value or 'not resolved'} ({payload.anchor})", payload.event or ""
        case Quotation():
            return payload.quotation, ", ".join(part for part in (payload.speaker, payload.cue) if part)
        case Statement():
            return payload.predicate, " → ".join((payload.subject or "?", payload.object or "?"))
        case Clock():
            return _hours(payload), payload.part or ""
        case Place():
            return payload.value, payload.part or ""
        case State():
            return payload.value, ", ".join(part for part in (payload.attribute, payload.of) if part)
        case Suppression():
            return payload.reason, ", ".join(payload.rules)
        case Limit():
            return payload.told, ""
        case _:
            return _listing(payload), payload.of


def _hours(payload: Clock) -> str:
    """Write the times of day that a time allows: ``02:25 to 02:55``."""
    ends = dict.fromkeys(f"{minute // 60 % 24:02d}:{minute % 60:02d}" for minute in (payload.low, payload.high))
    return " to ".join(ends)


def _listing(payload: Listing) -> str:
    stated = "no count" if payload.count is None else str(payload.count)
    return f"{stated}: {', '.join(payload.members)}"


def _quantity(payload: Quantity) -> str:
    """Write the interval a figure allows, in square brackets where its ends are allowed too."""
    unit = f" {payload.unit}" if payload.unit else ""
    if payload.bound is Bound.EXACT and payload.value is not None and payload.low == payload.high:
        return f"{number(payload.value)}{unit}"
    low = "(-∞" if payload.low is None else f"{'(' if payload.low_open else '['}{number(payload.low)}"
    high = "∞)" if payload.high is None else f"{number(payload.high)}{')' if payload.high_open else ']'}"
    return f"{low}, {high}{unit}"


def number(value: float) -> str:
    """Write a number as an editor does: ``50,000``, ``3.2``."""
    return f"{value:,.0f}" if float(value).is_integer() and abs(value) < _LONGHAND else f"{value:,.6g}"
