"""Which agencies an article says it is taken from: outlets that reprint one dispatch are one origin.

Read where articles credit a wire: in the author's field, in a byline of its own, in the dateline of the first paragraph
("GENEVA (Reuters) -"). An agency that is only quoted, or that contributed, is no credit.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from checker.lexicon import Lexicon
from checker.model import Block, BlockKind

_BYLINE = 8
"""Words a byline has at most."""
_ABOVE = 4
"""Blocks at the top among which a byline or a dateline stands."""
_DATELINE = re.compile(r"[^()\n]{2,60}\(([^()\n]{2,40})\) {0,2}(?:-{1,2}|–|—|:)")
_PARTS = re.compile(r"[,/|()–—:]| - | and ")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The shape of ``rules/lexicon/wires.toml``."""

    agencies: tuple[tuple[str, ...], ...]
    staff: frozenset[str]


class Credits:
    """Reads the agencies that articles credit."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.read("wires", Words)
        self._staff = words.staff
        self._names = {_key(form): row[0] for row in words.agencies for form in row}

    def of(self, text: str, blocks: Sequence[Block], *, author: str | None, given: Iterable[str]) -> tuple[str, ...]:
        """Return the agencies an article credits, in order.

        Args:
            text: The article.
            blocks: What its parts are.
            author: Its author's field.
            given: Sources that its metadata names: kept as they are where they are no known agency.

        """
        found = {self._names.get(_key(name), name) for name in given}
        found.update(self._bylined(author or ""))
        top = [block for block in blocks if block.kind is not BlockKind.HEADLINE][:_ABOVE]
        for block in top:
            part = text[block.span.start : block.span.end]
            found.update(self._bylined(part))
            found.update(self._datelined(part))
        return tuple(sorted(found))

    def _bylined(self, line: str) -> Iterator[str]:
        """Yield the agencies of a line that is a byline: names of people and agencies, and no sentence."""
        if len(line.split(maxsplit=_BYLINE)) > _BYLINE or line.rstrip()[-1:] in ".!?":
            return
        for part in _PARTS.split(line):
            words = [word for word in part.split() if word.casefold() not in self._staff]
            if name := self._names.get(_key(" ".join(words))):
                yield name

    def _datelined(self, paragraph: str) -> Iterator[str]:
        found = _DATELINE.match(paragraph[:120])
        name = self._names.get(_key(found[1])) if found else None
        if name:
            yield name


def _key(name: str) -> str:
    """Return a name as it is looked up: short names in capitals stay so, since "aa" or "tt" are no agencies."""
    squeezed = " ".join(name.split()).strip(".,:;")
    return squeezed if squeezed.isupper() else squeezed.casefold()
