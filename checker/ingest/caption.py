"""Captions of pictures, told by how they open and by the credit they end in."""

import re
from dataclasses import dataclass

from checker.ingest.phrases import Line, Phrases, read

_SHARED = 8
"""Words of a photographer's name and an agency's, at most."""

_LEAST = 6
_MOST = 90
"""Words of a caption: fewer are a credit or a dateline, more a paragraph."""

_CREDIT = 12
"""Words a credit has at most."""

_BRACKET = re.compile(r"[(\[][^()\[\]]{2,90}[)\]]\.?$")
_NAME = re.compile(r"(?<=[.!?][\s\"”’])\s?\((?:[A-Z][\w.'’-]{1,20} ){1,2}[A-Z][\w'’-]{1,20}\)$")
"""A photographer's name in brackets, behind a sentence."""
_ARTICLES = frozenset({"A", "An", "The"})
_END = 100
"""Characters in which a credit in brackets ends a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Captions:
    """The word lists of captions, ready to be asked."""

    openings: Phrases
    labelled: frozenset[str]
    agencies: Phrases
    credit: frozenset[str]

    def match(self, block: str) -> bool:
        """Tell whether a line is a picture's caption."""
        line = read(block)
        if not _LEAST <= len(line.raw) <= _MOST:
            return len(line.raw) < _LEAST and ":" in block and self._ends_in_bracket(block) and block[0] not in "(["
        return (
            self._opens(line)
            or self._ends_in_bracket(block)
            or self._ends_in_credit(block)
            or self._is_led(line, block)
            or _named(block) > 0
        )

    def bracket(self, block: str) -> int:
        """Return where the credit in brackets starts that ends a block: "... sank. (Jane Roe/Wire)"; or 0.

        A name alone is a credit behind a sentence only.
        """
        start = max(len(block) - _END, 0)
        found = _BRACKET.search(block[start:])
        credited = found is not None and self._ends_in_bracket(block[start:])
        return start + found.start() if found and credited else _named(block)

    def is_credit(self, line: Line, block: str) -> bool:
        """Tell a credit without a caption: "Agency", "Image source, Agency", "(Photo: Jane Roe)", "Jane Roe/Agency"."""
        if len(line.raw) > _CREDIT:
            return False
        bracketed = line.raw[0][0] in "([" and line.raw[-1][-1] in ")]"
        labelled = bracketed and line.words[0] in self.credit and line.raw[0].endswith(":")
        return labelled or self.agencies.cover(line.bare()) or self._is_shared(line, block)

    def _is_shared(self, line: Line, block: str) -> bool:
        """Tell "Jane Roe/Agency" and "Jane Roe via Agency": names, and nothing of a sentence."""
        sign = max((place for place, raw in enumerate(line.raw) if "/" in raw or raw == "via"), default=None)
        if sign is None or len(line.raw) > _SHARED or block[-1] in ".!?:":
            return False
        behind = (*line.words[sign].split("/")[1:], *line.words[sign + 1 :])
        named = all(token[0].isupper() or token in {"via", "/", "for", "of", "the", "and"} for token in block.split())
        return named and self.agencies.within(tuple(filter(None, behind)))

    def _is_led(self, line: Line, block: str) -> bool:
        """Tell "Agency A ferry in the port of Oslo", which ends without a full stop."""
        size = self.agencies.at(line.words)
        tokens = block.split()
        if not 0 < size < len(tokens) - 1 or block[-1] in '.!?"”:' or line.words[0] in self.labelled:
            return False
        led = "".join(tokens[:size]).isupper() or size > 1 or tokens[size] in _ARTICLES
        small = sum(token[0].islower() for token in tokens[size + 1 :])
        return led and tokens[size][0].isupper() and small * 2 > len(tokens) - size - 1

    def _opens(self, line: Line) -> bool:
        size = self.openings.at(line.words)
        if size == 1 and line.words[0] in self.labelled:
            return line.raw[0].endswith(":")
        return size > 0

    def _ends_in_bracket(self, block: str) -> bool:
        """Tell "... (Name/Agency)" and "... [Photo: Name]"."""
        end = block.rstrip(" .")
        if not end.endswith((")", "]")):
            return False
        inside = read(end[max(end.rfind("("), end.rfind("[")) + 1 :])
        words = inside.bare()
        if len(inside.raw) > _CREDIT:
            return False
        shared = any("/" in token for token in inside.raw) and self.agencies.within(words)
        return shared or self.agencies.cover(words) or not self.credit.isdisjoint(words)

    def _ends_in_credit(self, block: str) -> bool:
        """Tell "... in Paris. Agency", "... in Paris | Agency", "... in Paris. Photograph: Name/Agency"."""
        tokens = block.split()
        for place in range(len(tokens) - 1, max(len(tokens) - _CREDIT, 0), -1):
            if tokens[place - 1][-1] in ".|":
                tail = read(" ".join(tokens[place:]))
                labelled = tail.words[0] in self.credit and any(raw.endswith(":") for raw in tail.raw[:2])
                return labelled or self.agencies.cover(tail.bare())
        return False


def _named(block: str) -> int:
    """Return where the name in brackets starts that ends a block behind a sentence, or 0."""
    start = max(len(block) - _END, 0)
    found = _NAME.search(block[start:])
    return start + found.start() + len(found[0]) - len(found[0].lstrip()) if found else 0
