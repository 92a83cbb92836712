"""Captions of pictures, told by how they open and by the credit they end in."""

from dataclasses import dataclass

from checker.ingest.phrases import Line, Phrases, read

_LEAST = 6
_MOST = 90
"""Words of a caption: fewer are a credit or a dateline, more a paragraph."""

_CREDIT = 12
"""Words a credit has at most."""


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
            return False
        return self._opens(line) or self._ends_in_bracket(block) or self._ends_in_credit(block)

    def is_credit(self, line: Line) -> bool:
        """Tell a credit that stands without a caption: "Agency", "Image source, Agency"."""
        return len(line.raw) <= _CREDIT and self.agencies.cover(line.bare())

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
                labelled = tail.words[0] in self.credit and tail.raw[0].endswith(":")
                return labelled or self.agencies.cover(tail.bare())
        return False
