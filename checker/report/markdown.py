"""The report as Markdown, for review: article text stays text, whatever it holds."""

import html
import re
from functools import cache
from typing import Any

import jinja2

from checker import assets
from checker.decisions import OFFERED, Choice, Ruling, Standing
from checker.model import Bearing, Verdict
from checker.report import form
from checker.report.passage import Passage
from checker.report.plain import plain
from checker.report.shown import Item, View
from checker.report.words import count

_WORD_JOINER = "\u2060"
"""Takes no room: keeps GitHub from reading a link, a mention, an issue or an emoji, and emphasis in force; unlike a
backslash it outlives a formatter."""

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"}
_SPECIAL = frozenset("\\`*_[]~$")
_AUTOLINK = re.compile(r":(?=//)|(?<=www)(?=\.)|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)
_REFERENCE = re.compile(r"@(?=\S)|#(?=\d)|:(?=[a-z+_-])|(?<=GH-)(?=\d)", re.IGNORECASE)
_BLOCK = re.compile(r"=|[#+-](?=[\s#+-]|$)|\d{1,9}[.)](?=\s|$)")
_NAMES = {
    Verdict.CONFLICT: "conflict",
    Verdict.COMPATIBLE: "compatible",
    Verdict.AGREE: "agree",
    Verdict.LOOK: "side by side",
    Verdict.SINGLE_SOURCE: "one source",
}


class Ready(str):
    """Markdown that is not escaped again."""

    __slots__ = ()


def render(view: View) -> str:
    """Write the whole report."""
    return _template().render(view=view)


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(  # noqa: S701 - Markdown is escaped by finalize, not as HTML
        loader=jinja2.FileSystemLoader(assets.templates()),
        finalize=_escaped,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "quote": quote,
        "code": code,
        "place": place,
        "verdict": _NAMES.__getitem__,
        "made_from": made_from,
        "plain": plain,
        "settlement": settlement,
    }
    environment.globals |= {
        "Bearing": Bearing,
        "count": count,
        "Verdict": Verdict,
        "Standing": Standing,
        "OFFERED": OFFERED,
        "SUPPRESSED": Choice.SUPPRESSED,
    }
    return environment.get_template("report.md.jinja")


def _escaped(value: Any) -> str:
    """Escape what a template puts out, unless a filter made it: forgetting is not possible."""
    return value if isinstance(value, Ready) else escape(str(value))


def escape(text: str) -> Ready:
    """Write text so that Markdown shows it as it is: in a line, at its start and in a table cell."""
    text = " ".join(text.split())
    parted = {match.end() for match in (*_AUTOLINK.finditer(text), *_REFERENCE.finditer(text))}
    start = _BLOCK.match(text)
    blocks = {start.end() - 1} if start else set()
    return Ready(
        "".join(
            _WORD_JOINER * (index in parted) + _character(character, escaped=index in blocks)
            for index, character in enumerate(text)
        )
    )


def made_from(ruling: Ruling | None) -> Ready:
    """Note, unseen, what a form was written with: what is ticked later can then be told from what was there."""
    return Ready(f"<!-- {form.digest(ruling.recorded if ruling else None)} -->")


def settlement(item: Item) -> Ready:
    """Say in one line of HTML what was decided on a finding, and by whom."""
    decision = item.ruling.decision if item.ruling else None
    who = f" ({plain(decision.who)})" if decision and decision.who else ""
    said = f"{decision.choice if decision else ''}: {item.message}{who}"
    joined = _REFERENCE.sub(lambda match: match[0] + _WORD_JOINER, plain(said))
    return Ready(html.escape(joined, quote=False))


def _character(character: str, *, escaped: bool) -> str:
    if character in _ENTITIES:
        return _ENTITIES[character]
    return f"\\{character}" if escaped or character in _SPECIAL else character


def code(text: str) -> Ready:
    """Set text as code, or as plain text where code could not hold it."""
    if text and not set(text) & set("`|\\\n\r") and text == " ".join(text.split()):
        return Ready(f"`{text}`")
    return escape(text)


def place(passage: Passage) -> Ready:
    """Name where a passage stands; its name opens the page there, where that has an address."""
    return Ready(f"[{code(passage.place)}]({passage.link})") if passage.link else code(passage.place)


def quote(passage: Passage) -> Ready:
    """Quote a passage, the claim in bold."""
    return Ready(escape_inner(passage.before) + _bold(passage.marked) + escape_inner(passage.after))


def escape_inner(text: str) -> str:
    """Escape text that stands inside a line, with the space at its ends."""
    return f"{' ' * text.startswith(' ')}{escape(text)}{' ' * (text.endswith(' ') and bool(text.strip()))}"


def _bold(text: str) -> str:
    """Set text in bold; next to a sign of punctuation only the joiner keeps the asterisks in force."""
    inner = escape(text)
    if not inner:
        return ""
    opening = "" if inner[0].isalnum() else _WORD_JOINER
    closing = "" if inner[-1].isalnum() else _WORD_JOINER
    return f"**{opening}{inner}{closing}**"
