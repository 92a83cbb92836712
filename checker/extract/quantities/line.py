"""A sentence as atoms and as parsed tokens, side by side."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from checker.extract.foreign.atoms import glossed
from checker.extract.tree import Span as Sentence
from checker.extract.tree import Token
from checker.values.atom import Atom, AtomKind, atoms

_BLANK = 2
"""Line ends that make a blank line."""


_TITLE_CASE = 0.8
"""Share of longer words with a capital from which a line is a headline in title case."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: atoms carry the article's offsets, each lies in a token."""

    text: str
    """The article's."""
    atoms: tuple[Atom, ...]
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    titled: bool
    """True for a headline in title case, where capitals name nothing."""
    quoted: int
    """The first atom that opens a quotation in single marks; past the end where none does."""
    breaks: frozenset[int]
    """The atoms that follow a blank line: nothing is counted across one."""
    lemmas: frozenset[str]
    """Lemmas of the sentence, to see at once what it cannot speak of."""

    def word(self, at: int) -> str:
        """Return an atom in lower case; empty outside the sentence."""
        return self.atoms[at].lower if 0 <= at < len(self.atoms) else ""

    def glued(self, at: int) -> bool:
        """Tell whether an atom follows the one before without a space."""
        return 0 <= at < len(self.atoms) and self.atoms[at].glued

    def is_word(self, at: int) -> bool:
        """Tell whether an atom is a run of letters."""
        return 0 <= at < len(self.atoms) and self.atoms[at].kind is AtomKind.WORD

    def is_number(self, at: int) -> bool:
        """Tell whether an atom is a number in digits."""
        return 0 <= at < len(self.atoms) and self.atoms[at].kind is AtomKind.NUMBER

    def place(self, at: int) -> int:
        """Return the position, among the sentence's tokens, of the token an atom lies in."""
        if at >= len(self.atoms):
            return len(self.tokens)
        return max(bisect_right(self.starts, self.atoms[at].start) - 1, 0)

    def token(self, at: int) -> Token:
        """Return the token an atom lies in."""
        return self.tokens[self.place(at)]

    def after(self, end: int) -> int:
        """Return the position of the first token past the atom before ``end``; none at a blank line."""
        if end in self.breaks:
            return len(self.tokens)
        place = self.place(end - 1) + 1
        while place < len(self.tokens) and self.tokens[place].is_space:
            place += 1
        return place


def line(sentence: Sentence, text: str) -> Line:
    """Lay a sentence's atoms beside its tokens; ``text`` is the article's own."""
    tokens = tuple(sentence)
    cut = (
        glossed(sentence)
        if sentence.doc.glossed
        else atoms(text[sentence.start_char : sentence.end_char], sentence.start_char)
    )
    quoted = next((place for place, atom in enumerate(cut) if atom.text == "'" and not atom.glued), len(cut))
    gaps = (text[one.end : other.start] for one, other in pairwise(cut))
    breaks = frozenset(place for place, gap in enumerate(gaps, 1) if gap.count("\n") >= _BLANK)
    lemmas = frozenset(token.lemma_.lower() for token in tokens)
    return Line(text, cut, tokens, tuple(token.idx for token in tokens), _titled(cut), quoted, breaks, lemmas)


def _titled(cut: tuple[Atom, ...]) -> bool:
    words = [a.text for a in cut if a.kind is AtomKind.WORD and len(a.text) > len("with")]
    return sum(word[0].isupper() for word in words) > _TITLE_CASE * max(len(words), 1)
