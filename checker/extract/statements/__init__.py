"""Statements: what an article says is so, or is not so, clause by clause."""

from collections.abc import Iterator
from dataclasses import replace

from checker.extract.reading import Reading
from checker.extract.statements.clauses import Clauses, Voices
from checker.extract.statements.draft import Draft
from checker.extract.statements.headlines import LONGEST, Headlines
from checker.extract.statements.scope import Scope
from checker.extract.statements.wordlist import Denials
from checker.extract.tree import Span as Sentence
from checker.extract.tree import Token
from checker.lexicon import Lexicon
from checker.model import BlockKind, Claim, Polarity
from checker.values.country import Countries
from checker.values.predicates import Verbs
from checker.values.statement import Denial

__all__ = ["Statements"]

_STOPS = frozenset({".", "!", "”", '"'})


class Statements:
    """Extracts the statements of an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        denials = Denials.of(lexicon)
        scope = Scope(lexicon.read("verbs", Verbs), lexicon.read("countries", Countries))
        self._clauses = Clauses(denials, scope)
        self._headlines = Headlines(denials, scope)

    def __call__(self, reading: Reading, voices: Voices) -> Iterator[Claim]:
        """Yield the statements in reading order.

        Args:
            reading: The article.
            voices: Tells who says what in it.
        """
        number = 0
        for draft in self._drafts(reading, voices):
            claim = _claim(reading, draft, voices, number + 1)
            if claim is not None:
                number += 1
                yield claim

    def _drafts(self, reading: Reading, voices: Voices) -> Iterator[Draft]:
        done = 0
        for sentence in reading.sentences:
            if sentence.start_char < done:
                continue
            headline = _headline(reading, sentence)
            if headline is not None:
                done = headline.end_char
                yield from self._headlines.of(headline)
            else:
                yield from self._clauses.of(sentence, voices)


def _headline(reading: Reading, sentence: Sentence) -> Sentence | None:
    """Return the headline that a sentence starts: a short block of its own, without a full stop."""
    blocks = reading.article.blocks
    if not blocks:
        return None
    block = blocks[reading.block_of(sentence.start_char)]
    if block.kind is BlockKind.CAPTION or block.span.start < sentence.start_char:
        return None
    if block.span.end - block.span.start > LONGEST * 12:
        return None
    whole = reading.doc.covering(block.span.start, block.span.end)
    fits = whole is not None and len(whole) <= LONGEST and whole.text.rstrip()[-1:] not in _STOPS
    return whole if fits else None


def _claim(reading: Reading, draft: Draft, voices: Voices, number: int) -> Claim | None:
    """Make the claim, with its denial settled by who says it and how."""
    voice = draft.voice(voices.of_clause(draft.token))
    statement = draft.statement
    negated = voice.polarity is Polarity.NEGATED
    if statement.denial is None and negated:
        statement = replace(statement, denial=Denial.DENIED if voice.speaker else Denial.FALSE)
    elif statement.denial is Denial.NEGATED and not negated:
        statement = replace(statement, denial=None)
    return reading.claim(statement, draft.start, draft.end, token=_inside(draft.token), number=number, voice=voice)


def _inside(verb: Token) -> Token:
    """Return a token whose governor is the verb: a claim's context is read from what stands in its clause."""
    return next((c for c in verb.children if c.pos_ not in {"VERB", "AUX", "PUNCT"} and c.dep_ != "mark"), verb)
