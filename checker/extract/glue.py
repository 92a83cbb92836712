"""Where sentences are glued: "took off.The other" has no blank at its full stop, and a sentence starts at "The"."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from checker.lexicon import Lexicon

_GLUE = re.compile(
    r"(?<=[a-z0-9%)\]][.!?])(?P<closing>[”’)\]]{0,2})(?P<straight>[\"']{0,2})(?P<opening>[“‘(]{0,2})"
    r"(?=(?:[A-Z](?:[a-z]|['’][A-Za-z]|[A-Z]{1,8}\b)|[IA] ))"
)
"""A full stop behind a small letter or a figure, and a capital; marks of quotation may stand between them."""

_MOST = 60
"""Characters before a full stop in which its word starts, and after it in which an address ends."""
_ADDRESS = frozenset("@/\\")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The shape of ``rules/lexicon/glue.toml``, which says what each list is."""

    shortened: frozenset[str]
    domains: frozenset[str]


class Glue:
    """Finds where a sentence starts without a blank before it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.read("glue", Words)

    def starts(self, text: str) -> tuple[int, ...]:
        """Return the characters at which a sentence starts right behind the one before.

        >>> Glue(Lexicon()).starts("Two fled.Both were hurt.")
        (9,)
        """
        return tuple(self._starts(text))

    def _starts(self, text: str) -> Iterator[int]:
        counted = marks = 0
        for found in _GLUE.finditer(text):
            mark = found.start("straight")
            line = text.rfind("\n", counted, mark)
            marks = text.count('"', max(line, counted), mark) + (0 if line >= 0 else marks)
            counted = mark
            # A straight mark closes a quotation that is open, and opens one where none is.
            closing = marks % 2 == 1 or found["straight"].startswith("'")
            if not self._is_word(text, found):
                yield found.end("straight") if closing else mark

    def _is_word(self, text: str, found: re.Match[str]) -> bool:
        """Tell a full stop within a name or an address: "St.Anne", "Rates.Example.com", "jane.Roe@courier.example"."""
        stop = found.start() - 1
        before = text[max(stop - _MOST, 0) : stop].split()[-1:]
        behind = text[found.end() : found.end() + _MOST].split(maxsplit=1)[:1]
        if not before or not behind:
            return True
        if not _ADDRESS.isdisjoint(before[0]) or "@" in behind[0] or before[0].startswith("www."):
            return True
        word, following = before[0].lstrip("\"'“‘(["), behind[0].rstrip(".,;:!?\"'”’)")
        last = following.rpartition(".")[2].casefold()
        return word.casefold() in self._words.shortened or last in self._words.domains


@cache
def bundled() -> Glue:
    """Read the word lists that ship with the tool."""
    return Glue(Lexicon())
