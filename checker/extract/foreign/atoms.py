"""A sentence of another language as atoms: numbers in English digits, words in English."""

import re
from collections.abc import Iterator

from checker.extract.foreign.glossary import NONE
from checker.extract.tree import Span, Token
from checker.values.atom import Atom, AtomKind, atoms

_NAME = re.compile(r"[^\W\d_][-\u2011]?[0-9]|[0-9][-\u2011][^\W\d_]|[0-9](?:er|re|\u00e8re|e|\u00e8me|nde?)s?$")
"""Letters and digits that name a thing or give its place in a row, and count nothing: "A320", "11-Septembre", "2e"."""


def glossed(sentence: Span) -> tuple[Atom, ...]:
    """Cut a sentence into atoms as ``values.atom`` does a text; they carry its own places."""
    found: list[Atom] = []
    for token in sentence:
        for atom in _of(token):
            glued = bool(found) and found[-1].end == atom.start
            found.append(atom._replace(glued=glued))
    return tuple(found)


def _of(token: Token) -> Iterator[Atom]:
    start, end, doc = token.idx, token.idx + len(token), token.doc
    digits = doc.figures.get(token.i)
    if digits is not None:
        yield Atom(AtomKind.NUMBER, digits, digits, start, end, glued=False)
    elif token.is_space or token.lower_ == NONE or _links(token):
        return
    elif token.lower_.isdigit() and not token.text.isdigit():
        yield Atom(AtomKind.NUMBER, token.lower_, token.lower_, start, end, glued=False)
    elif _NAME.search(token.text) or token.word.is_alpha or token.lower_ != token.word.lower:
        yield Atom(AtomKind.WORD, token.text, token.lower_, start, end, glued=False)
    else:
        yield from atoms(token.text, start)


def _links(token: Token) -> bool:
    """Tell the "of" between a round figure and what it counts: "1,5 million d'euros"."""
    doc = token.doc
    return (
        token.lower_ == "of"
        and token.i > 0
        and doc.figures.get(token.i - 1, "").endswith("000")
        and (not doc[token.i - 1].text[-1:].isdigit())
    )
