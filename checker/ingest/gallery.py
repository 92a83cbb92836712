"""Galleries and lists of clips: pictures counted "4/16", titles under their running time, "2:19 Ferry raised"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

_LEADING = re.compile(r"(?P<number>\d{1,3}) ?/ ?(?P<total>\d{1,3}) (?=[A-Z\d\"“‘])")
_TRAILING = re.compile(
    r"(?:\b(?:Hide |Show )?(?:Caption|Image|Photo|Slide|Picture) \d{1,3} (?:of|/) \d{1,3}"
    r"|(?<=[.!?] )\d{1,3} ?/ ?\d{1,3})$"
)
_CLIP = re.compile(r"(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d) (?=[A-Z\d\"'“‘])")
_LEAST = 3
"""Pictures of a gallery, and clips of a list, at least: fewer are a fraction, or times of day."""
_TITLE = 25
"""Words a clip's title has at most."""
_END = 40
"""Characters in which a counter ends a line."""


def totals(blocks: Sequence[str]) -> frozenset[str]:
    """Return how many pictures the galleries among some lines have: "16" of "1/16 ...", "2/16 ...", "3/16 ..."."""
    found = (match for block in blocks if (match := _LEADING.match(block)))
    counted = Counter(match["total"] for match in found if int(match["number"]) <= int(match["total"]))
    return frozenset(total for total, times in counted.items() if times >= _LEAST)


def leading(block: str, known: frozenset[str]) -> int:
    """Return the length of the counter that leads a picture's caption, or 0."""
    found = _LEADING.match(block)
    return found.end() if found and found["total"] in known else 0


def trailing(block: str) -> int:
    """Return where the counter that ends a caption starts, or 0: "... Hide Caption 4 of 30"."""
    start = max(len(block) - _END, 0)
    found = _TRAILING.search(block[start:])
    return start + found.start() if found else 0


def clips(blocks: Sequence[str]) -> frozenset[int]:
    """Return which lines are titles of clips under their running time.

    Times of day are in order; running times are not: "0:50 One rescued", "2:06 Ferry raised", "1:39 What divers saw".
    """
    found: set[int] = set()
    for run in _runs(blocks):
        times = [time for place in run if (time := _running(blocks[place])) is not None]
        if len(run) >= _LEAST and any(first > second for first, second in pairwise(times)):
            found.update(run)
    return frozenset(found)


def _runs(blocks: Sequence[str]) -> Iterator[list[int]]:
    run: list[int] = []
    for place, block in enumerate(blocks):
        if _running(block) is None:
            yield run
            run = []
        else:
            run.append(place)
    yield run


def _running(block: str) -> int | None:
    """Return the seconds that a title's clip runs; None where the line is no such title."""
    found = _CLIP.match(block)
    if found is None or block.endswith(".") or len(block.split(maxsplit=_TITLE)) > _TITLE:
        return None
    return int(found["minutes"]) * 60 + int(found["seconds"])
