"""Passages: each sentence of an article as one statement, to be held beside those of other articles."""

from collections.abc import Iterator
from typing import Protocol

from checker.extract import clause
from checker.extract.reading import Reading, Voice
from checker.extract.tree import Span as Sentence
from checker.extract.tree import Token
from checker.model import Claim
from checker.values.statement import Statement
from checker.values.wording import FUNCTION_WORDS, stem

_FEWEST = 3
"""Content words of a sentence that says something."""


class Said(Protocol):
    """Tells who says a clause, and whom a word stands for."""

    def of_clause(self, verb: Token) -> Voice:
        """Return who says a verb's own clause."""

    def named(self, head: Token | None) -> str | None:
        """Return the name or noun that a token stands for."""


def passages(reading: Reading, voices: Said, *, number: int = 0) -> Iterator[Claim]:
    """Yield a statement for each sentence that says something, in reading order.

    Args:
        reading: The article.
        voices: Tells who says what in it.
        number: Statements of the article that there are already.

    """
    for sentence in reading.sentences:
        words, names = _words(sentence)
        if len(words) < _FEWEST:
            continue
        number += 1
        root = _content(sentence.root)
        subject = clause.subject(root)
        end = sentence.end_char
        statement = Statement(
            subject=voices.named(subject) if subject is not None else None,
            predicate=clause.predicate(root) or root.lemma_.lower(),
            object=clause.subtree_text(clause.object_(root)),
            words=words,
            names=names,
            passage=True,
        )
        first = next((token for token in sentence if not token.is_space), sentence[0])
        yield reading.claim(statement, first.idx, end, token=root, number=number, voice=voices.of_clause(root))


def _words(sentence: Sentence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the stems of a sentence's content words, numbers among them, and of the names among these; sorted."""
    kept = [t for t in sentence if not t.is_punct and not t.is_space and (t.is_alpha or t.like_num or t.text.isalnum())]
    content = [t for t in kept if t.lower_ not in FUNCTION_WORDS]
    names = {stem(t.lower_) for t in content if t.pos_ == "PROPN"}
    return tuple(sorted({stem(t.lower_) for t in content})), tuple(sorted(names))


def _content(root: Token) -> Token:
    """Return the verb of what a sentence says, behind a verb that only says that somebody says it."""
    seen = 0
    while seen < 3:  # noqa: PLR2004 - "police said they believe that ..." goes no deeper
        below = next((c for c in root.children if c.dep_ == "ccomp" and c.pos_ in {"VERB", "AUX"}), None)
        if below is None:
            return root
        root, seen = below, seen + 1
    return root
