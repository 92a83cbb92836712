"""What stands in a paragraph and is not its running text: it is cut off where it leads the paragraph or ends it.

"HARBOUR CITY (Wire) — The ferry sank. Check back for updates." has its sentence in the middle.
"""

import re
from dataclasses import dataclass

from checker.ingest import dateline, gallery
from checker.ingest.furniture import Furniture
from checker.model import BlockKind

_MOST = 8
"""Pieces that are cut off either end."""
_MARK = re.compile(r"(?:[•·‣▪●◦■►*–—-]{1,2} ?|\(?\d{1,2}[.)] )(?=[\"“‘'(]?[A-Z])")
"""A bullet, or the number of an item."""
_ADDRESS = re.compile(r"https? ?: ?/ ?/ ?")
_STEP = re.compile(r"[\w=?&%#~+@]{1,80}(?P<sign> ?[./_=?&-] ?)?")
_STEPS = 120
"""Words of an address, at most."""
_STOP = re.compile(r"[.!?][\"”’)\]]{0,2}\s{1,3}(?=[\"“‘(\[A-Z])")
_STOPS = 400
"""Sentences of a paragraph that are told apart."""
_CUT = 1000
"""Characters that a piece may have."""
_BLANKS = re.compile(r"[\s|]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a paragraph, and what it is where that is known."""

    start: int
    end: int
    kind: BlockKind | None = None


def parts(block: str, known: Furniture, totals: frozenset[str], *, top: bool) -> tuple[Part, ...]:
    """Part a paragraph into what leads it, its running text, and what ends it; nothing but blanks is left out.

    Args:
        block: The paragraph.
        known: The word lists of the page.
        totals: How many pictures the article's galleries have.
        top: Whether the article starts here.
    """
    before, start, captioned = _led(block, known, totals, top=top)
    end, after, counted = _ended(block, start, known)
    middle = block[start:end].rstrip()
    if not any(character.isalnum() for character in middle):
        titled = not middle and any(part.kind is None for part in before)
        return (*before, *after) if titled else (Part(start=0, end=len(block)),)
    kind = BlockKind.CAPTION if captioned or counted else None
    rest, end = Part(start=start, end=start + len(middle), kind=kind), start + len(middle)
    if bracket := known.captions.bracket(middle):
        caption = known.captions.match(middle)
        rest = Part(
            start=start, end=start + len(middle[:bracket].rstrip()), kind=BlockKind.CAPTION if caption else kind
        )
        after = (Part(start=start + bracket, end=end, kind=BlockKind.FURNITURE), *after)
    return (*before, rest, *after)


def _led(block: str, known: Furniture, totals: frozenset[str], *, top: bool) -> tuple[tuple[Part, ...], int, bool]:
    """Return what leads a paragraph, where its text starts, and whether that is a picture's caption."""
    found: list[Part] = []
    start, captioned, titled = 0, False, False
    for _ in range(_MOST):
        rest = block[start:]
        counted = gallery.leading(rest, totals)
        cut = counted or _lead(rest, known, top=top)
        headline = None if cut or titled else dateline.runs_on(rest, known.joining, top=top)
        if headline:
            titled, (first, cut) = True, headline
            before = len(rest[:first].rstrip(" (|"))
            found.append(Part(start=start, end=start + before))
            end = start + cut + (rest[cut : cut + 1] == ")")
            found.append(Part(start=start + before, end=_past(block, end), kind=BlockKind.FURNITURE))
        elif cut:
            found.append(Part(start=start, end=_past(block, start + cut), kind=BlockKind.FURNITURE))
        else:
            break
        captioned = captioned or counted > 0 or known.opens_caption(rest[:cut])
        start = found[-1].end
    return tuple(_trimmed(block, part) for part in found), start, captioned


def _lead(rest: str, known: Furniture, *, top: bool) -> int:
    """Return the length of what leads a text, or 0."""
    mark = _MARK.match(rest)
    return (
        (mark.end() if mark else 0)
        or _address(rest)
        or (dateline.length(rest) if top else 0)
        or dateline.stamped(rest)
        or dateline.filed(rest, known.unplaced)
        or known.lead(rest)
        or _first_aside(rest, known)
    )


def _ended(block: str, start: int, known: Furniture) -> tuple[int, tuple[Part, ...], bool]:
    """Return where a paragraph's text ends, what stands behind it, and whether that makes it a picture's caption."""
    end, found, captioned = len(block), [], False
    stops = _stops(block, start) if _balanced(block) else []
    for _ in range(_MOST):
        text = block[start:end].rstrip()
        counted = gallery.trailing(text)
        captioned = captioned or counted > 0
        cut = counted or dateline.trailing(text)
        if not cut and stops and stops[-1] < end:
            aside = block[stops[-1] : end].strip()
            cut = stops[-1] - start if len(aside) < _CUT and known.is_aside(aside) else 0
            stops = stops[:-1] if cut else stops
        if not cut:
            break
        found.append(Part(start=start + cut, end=start + len(text), kind=BlockKind.FURNITURE))
        end = start + cut
        stops = [stop for stop in stops if stop < end]
    return end, tuple(_trimmed(block, part) for part in reversed(found)), captioned


def _first_aside(rest: str, known: Furniture) -> int:
    """Return the length of a first sentence that is the page's: "Please enable scripts to watch. The ferry ..."."""
    stop = _STOP.search(rest, 0, _CUT)
    return stop.end() if stop and _balanced(rest) and known.is_aside(rest[: stop.end()].strip()) else 0


def _stops(block: str, start: int) -> list[int]:
    """Return where sentences start within a paragraph, the last ones of it."""
    if len(block) - start > _STOPS * _CUT:
        return []
    return [stop.end() for stop in _STOP.finditer(block, start)][-_STOPS:]


def _balanced(block: str) -> bool:
    """Tell whether each quotation that starts in a paragraph ends in it: else its sentences may be a speaker's."""
    return block.count('"') % 2 == 0 and block.count("“") == block.count("”")


def _address(rest: str) -> int:
    """Return the length of the web address that leads a text, also where it is cut into words; or 0."""
    found = _ADDRESS.match(rest)
    if not found:
        return 0
    place = found.end()
    for _ in range(_STEPS):
        step = _STEP.match(rest, place)
        if step is None:
            break
        following = _STEP.match(rest, step.end()) if step["sign"] else None
        titled = following is not None and not following["sign"] and following[0][:1].isupper()
        if titled and step["sign"] == " / ":
            return step.end()
        place = step.end("sign") if step["sign"] else step.end()
        if not step["sign"]:
            break
    return place if place < len(rest) and rest[place : place + 1].isspace() else 0


def _past(block: str, place: int) -> int:
    """Return the place behind blanks, and bars between what is cut off."""
    blanks = _BLANKS.match(block, place)
    return blanks.end() if blanks else place


def _trimmed(block: str, part: Part) -> Part:
    """Leave the blanks around a part out of it."""
    text = block[part.start : part.end]
    start = part.start + len(text) - len(text.lstrip())
    return Part(start=start, end=max(part.start + len(text.rstrip()), start), kind=part.kind)
