"""The report as one page: it needs no network, runs no foreign script, and shows article text as text."""

import base64
import hashlib
import re
from functools import cache
from itertools import cycle
from typing import Any

import jinja2
from markupsafe import Markup

from checker import assets
from checker.decisions import Choice, Standing
from checker.model import Bearing, Verdict
from checker.report.claims import number
from checker.report.link import web
from checker.report.outliers import Stand
from checker.report.page import Page, items, passages
from checker.report.plain import plain
from checker.report.sheets import by_ask
from checker.report.worddiff import In
from checker.report.words import count

WORDS = {
    Verdict.CONFLICT: "Conflict",
    Verdict.COMPATIBLE: "Compatible",
    Verdict.AGREE: "Agree",
    Verdict.LOOK: "Side by side",
    Verdict.SINGLE_SOURCE: "One source",
}
SIGNS = {
    Verdict.CONFLICT: "≠",
    Verdict.COMPATIBLE: "≈",
    Verdict.AGREE: "=",
    Verdict.LOOK: "?",
    Verdict.SINGLE_SOURCE: "·",
}
"""A verdict's shape: nobody has to tell verdicts by colour."""

BEARINGS = {
    Bearing.CONTRADICTED: Verdict.CONFLICT,
    Bearing.DIFFERS: Verdict.COMPATIBLE,
    Bearing.BORNE_OUT: Verdict.AGREE,
    Bearing.NOT_FOUND: Verdict.SINGLE_SOURCE,
}
"""The verdict whose shape and colour a line of the draft has."""

SHOWN = 3
"""Passages of one value that are shown; the others are folded behind them."""

CHARTS = 6
"""Pictures that are shown; the others are folded behind them: the findings are what an editor came for."""

_COLLATED = re.compile(r"\[-(.+?)-\]|\{\+(.+?)\+\}")


def render(page: Page) -> str:
    """Write the whole page."""
    return _template().render(page=page, view=page.view)


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(assets.templates()),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"plain": _plain, "web": web, "collated": collated, "number": number}
    environment.globals |= {
        "by_ask": by_ask,
        "count": count,
        "items": items,
        "passages": passages,
        "Choice": Choice,
        "In": In,
        "Stand": Stand,
        "Standing": Standing,
        "Verdict": Verdict,
        "BEARINGS": BEARINGS,
        "CHARTS": CHARTS,
        "SHOWN": SHOWN,
        "SIGNS": SIGNS,
        "WORDS": WORDS,
        **_own(),
    }
    return environment.get_template("report.html.jinja")


def _plain(text: Any) -> str:
    return plain(str(text)) if text is not None else ""


def collated(text: str) -> Markup:
    """Set words that a check has marked as old or new, ``[-old-] {+new+}``, as the page marks them elsewhere."""
    kinds = cycle((Markup("{}"), Markup("<del>{}</del>"), Markup("<ins>{}</ins>")))
    pieces = zip(kinds, _COLLATED.split(plain(text)), strict=False)
    return Markup("").join(kind.format(piece) for kind, piece in pieces if piece)


def _own() -> dict[str, Any]:
    """Return the page's own style and scripts, and the policy that lets nothing else in."""
    style, early, script = (_asset(name) for name in ("report.css", "early.js", "report.js"))
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src {_digest(style)}",
            f"script-src {_digest(early)} {_digest(script)}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return {"style": Markup(style), "early": Markup(early), "script": Markup(script), "policy": policy}  # noqa: S704


def _asset(name: str) -> str:
    """Read a file that stands inside the page; nothing in it may end its element."""
    text = (assets.templates() / name).read_text(encoding="utf-8")
    if re.search(r"</|<!--", text):
        raise ValueError(f"{name}: holds a mark that ends its element")
    return text


def _digest(text: str) -> str:
    """Return the hash by which a policy names a style or a script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
