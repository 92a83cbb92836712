"""The form under each finding of the Markdown report, read back: what was ticked, noted and signed.

The report is read as Markdown, not as lines, so that a formatter may have been over it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from checker.decisions import OFFERED, Decision
from checker.errors import ReadError
from checker.report.plain import plain

OPENING = "Decision on "
"""How the line begins that opens a form; the finding's fingerprint follows, as code."""

FIELDS = ("note", "name", "until")
TITLE = "# Fact check"

_JOINER = "\u2060"
"""The report's escaping puts it where GitHub would read a mention."""
_MERGE_MARKS = ("<<<<<<<", ">>>>>>>")
_SECTIONS = frozenset(
    {
        "Sources",
        "Draft",
        "Facts",
        "Conflicts",
        "Compatible, but not the same",
        "Changed between versions",
        "Call sheet",
        "Settled",
        "Agreements",
        "Names and titles",
        "In one source only",
        "Expired decisions",
        "Decisions that match no finding",
        "Not read",
        "Not checked",
        "Checks",
    }
)
_PREFIXES = ("CONFLICT: ", "COMPATIBLE: ", "Story: ")
"""The headings of the report, whole and how they begin."""
_FOLD = re.compile(r"</?details\b", re.IGNORECASE)
_BOX = re.compile(r"\[(?P<mark>[^\[\]]{0,3})\]\s*(?P<label>.*)", re.DOTALL)
_HINT = "mend the line, or write a new report to another file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form as it stands in a report."""

    decision: Decision
    line: int
    made_from: str
    """Digest of the decision that the form was written with; empty where it was lost."""

    @property
    def edited(self) -> bool:
        """Whether somebody changed it since it was written."""
        return digest(self.decision) != (self.made_from or digest(None))


def digest(decision: Decision | None) -> str:
    """Return what tells whether a form still says what it was written with."""
    given = decision or Decision(fingerprint="")
    expires = given.expires.isoformat() if given.expires else ""
    parts = (str(given.choice or ""), _told(given.reason), _told(given.who), expires)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:8]


def _told(text: str) -> str:
    """Return a note as a report can hold it: on one line, with no sign that cannot be seen."""
    return plain(text).replace(_JOINER, "").strip()


def on_file(text: str, forms: Iterable[Form]) -> str:
    """Note in a report's text that its forms are on file as they stand: what is taken back later can then be told."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    for form in forms:
        mark = re.compile(rf"<!--\s*{re.escape(form.made_from)}\s*-->")
        # A formatter may have put the mark on the line after.
        for number in range(form.line - 1, min(form.line + 1, len(lines))):
            lines[number] = mark.sub(f"<!-- {digest(form.decision)} -->", lines[number])
    return "".join(lines)


def read(path: Path) -> tuple[Form, ...]:
    """Read the forms of a Markdown report.

    Raises:
        ReadError: It cannot be read, is no report of ours, or was edited until a form makes no sense.

    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise ReadError(f"cannot be read: {reason}", where=path) from error
    return parse(text, path)


def parse(text: str, where: Path) -> tuple[Form, ...]:
    """Read the forms in the text of a Markdown report.

    Raises:
        ReadError: As for ``read``.

    """
    _refuse_foreign(text, where)
    # A reference typed in a note would be taken for a definition and be gone.
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("reference").parse(text)
    forms: dict[str, Form] = {}
    stretches = tuple(_stretches(tokens))
    _refuse_stray(tokens, stretches, where)
    for start, end in stretches:
        form = _Reader(where, _line(tokens[start])).form(tokens[start], tokens[start + 2 : end], _about(tokens, start))
        same = forms.setdefault(form.decision.fingerprint, form)
        if same is not form:
            what = f"a second form for finding {form.decision.fingerprint}; the first is on line {same.line}"
            raise ReadError(what, where=f"{where}:{form.line}", hint=_HINT)
    return tuple(forms.values())


def _refuse_foreign(text: str, where: Path) -> None:
    if not text.lstrip("\ufeff\n").startswith(TITLE):
        raise ReadError(
            f"not a Markdown report of factcheck: it does not start with {TITLE!r}",
            where=f"{where}:1",
            hint="give the file that 'factcheck run -o report.md' wrote",
        )
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith(_MERGE_MARKS):
            hint = "keep one side of the merge and delete the marks"
            raise ReadError(f"a merge left its mark {line[:7]!r}", where=f"{where}:{number}", hint=hint)


def _stretches(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield where each form's opening stands and where the form ends: at the next heading, form or fold."""
    starts = [n for n, token in enumerate(tokens) if token.type == "inline" and _fingerprint(token)]
    for start in starts:
        stops = (n for n in range(start + 1, len(tokens)) if _ends(tokens[n]) or n + 1 in starts)
        yield start, next(stops, len(tokens))


def _ends(token: Token) -> bool:
    return token.type == "heading_open" or (token.type == "html_block" and bool(_FOLD.match(token.content.lstrip())))


def _refuse_stray(tokens: Sequence[Token], stretches: Sequence[tuple[int, int]], where: Path) -> None:
    """Refuse what would be lost in the next report: a box of no form, and a note under a heading of its own.

    Raises:
        ReadError: There is one.

    """
    inside = {n for start, end in stretches for n in range(start, end)}
    items = (n for n, token in enumerate(tokens) if token.type == "list_item_open" and n not in inside)
    for token in (tokens[n + 2] for n in items if len(tokens) > n + 2 and tokens[n + 2].type == "inline"):
        box = _box(_text(token))
        if box and box[1].casefold() in OFFERED:
            what = f"the box {box[1]!r} belongs to no finding: the line '{OPENING}`...`:' above it is gone"
            raise ReadError(what, where=f"{where}:{_line(token)}", hint=_HINT)
    for _, end in stretches:
        if end < len(tokens) and tokens[end].type == "heading_open" and not _is_ours(tokens, end):
            what = f"the heading {_text(tokens[end + 1])[:40]!r} stands in a form"
            raise ReadError(
                what, where=f"{where}:{_line(tokens[end])}", hint="write it as the form's note, without # or ---"
            )


def _is_ours(tokens: Sequence[Token], heading: int) -> bool:
    """Tell a heading of the report: a section's, a finding's, a story's, or one that a form follows."""
    title = _text(tokens[heading + 1])
    following = tokens[heading + 4] if len(tokens) > heading + 4 else None
    return title in _SECTIONS or title.startswith(_PREFIXES) or bool(following and _fingerprint(following))


def _fingerprint(token: Token) -> str:
    """Return the fingerprint that a line opening a form names, else nothing."""
    children = token.children or []
    opens = len(children) > 1 and children[0].content == OPENING and children[1].type == "code_inline"
    return children[1].content.strip() if opens else ""


def _about(tokens: Sequence[Token], opening: int) -> str:
    """Return the heading that a form stands under, without the verdict."""
    headings = (n for n in range(opening, 0, -1) if tokens[n - 1].type == "heading_open")
    title = next((_text(tokens[n]) for n in headings), "")
    return next((title.removeprefix(verdict) for verdict in _PREFIXES[:2] if title.startswith(verdict)), title)


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one form; knows where it is for what it has to complain of."""

    where: Path
    line: int

    def form(self, opening: Token, body: Sequence[Token], about: str) -> Form:
        """Read the boxes and fields of a form, and take what else stands there for a note."""
        decision = Decision(fingerprint=_fingerprint(opening), about=about)
        boxes = 0
        for token in body:
            line, text = _line(token), _text(token)
            box = _box(text) if token.type == "inline" else None
            boxes += box is not None
            if box:
                decision = self._ticked(decision, box, line)
            elif text:
                decision = self._filled(decision, text, line)
        if not boxes:
            raise self._error(f"the boxes for finding {decision.fingerprint} are gone", self.line)
        comments = "".join(c.content for c in opening.children or [] if c.type == "html_inline")
        return Form(
            decision=decision, line=self.line, made_from=comments.removeprefix("<!--").removesuffix("-->").strip()
        )

    def _ticked(self, decision: Decision, box: tuple[str, str], line: int) -> Decision:
        mark, label = box
        choice = next((c for c in OFFERED if c == label.casefold()), None)
        if choice is None:
            known = ", ".join(repr(str(c)) for c in OFFERED)
            raise self._error(f"there is no decision {label!r}; the boxes are {known}", line)
        if mark not in {"", "x"}:
            raise self._error(f"the box for {label!r} holds {mark!r}: write [x] to tick it, [ ] to leave it", line)
        if mark and decision.choice:
            raise self._error(f"two boxes ticked, {str(decision.choice)!r} and {str(choice)!r}: leave one", line)
        return replace(decision, choice=choice) if mark else decision

    def _filled(self, decision: Decision, text: str, line: int) -> Decision:
        field, colon, value = text.partition(":")
        field, value = field.strip().casefold(), value.strip()
        if not colon or field not in FIELDS:
            return replace(decision, reason=f"{decision.reason} {text}".strip())
        if field == "note":
            return replace(decision, reason=f"{decision.reason} {value}".strip())
        if field == "name":
            return replace(decision, who=", ".join(name for name in (decision.who, value) if name))
        day = self._day(value, line)
        if day and decision.expires:
            raise self._error(f"two days under 'until', {decision.expires} and {day}: leave one", line)
        return replace(decision, expires=day or decision.expires)

    def _day(self, value: str, line: int) -> date | None:
        try:
            return date.fromisoformat(value) if value else None
        except ValueError as error:
            raise self._error(f"until: {value!r} is no date; write it as 2026-12-31", line) from error

    def _error(self, what: str, line: int) -> ReadError:
        return ReadError(what, where=f"{self.where}:{line}", hint=_HINT)


def _box(text: str) -> tuple[str, str] | None:
    """Split ``[x] confirmed`` into what is in the box and what it is for; other marks only before a known label."""
    found = _BOX.fullmatch(text)
    if not found:
        return None
    mark, label = found["mark"].strip().casefold(), " ".join(found["label"].split())
    return (mark, label) if mark in {"", "x"} or label.casefold() in OFFERED else None


def _text(token: Token) -> str:
    """Return a line's text with its marks of emphasis, as it was typed."""
    own = "".join(_pieces(token.children or [])) if token.type == "inline" else token.content
    return " ".join(own.replace(_JOINER, "").split())


def _pieces(children: Sequence[Token]) -> Iterator[str]:
    target = ""
    for child in children:
        if child.type == "link_open":
            target = str(child.attrs.get("href", ""))
        elif child.type == "link_close":
            yield f" ({target})" if child.info != "auto" else ""
        elif child.type == "image":
            yield f"{child.content} ({child.attrs.get('src', '')})"
        elif child.type in {"softbreak", "hardbreak"}:
            yield " "
        elif child.type == "code_inline":
            yield f"{child.markup}{child.content}{child.markup}"
        else:
            yield child.content or child.markup
