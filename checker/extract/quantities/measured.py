"""What an amount measures where no noun follows it: ``a reward of $5m``, ``put the cost at $5m``."""

from checker.extract import clause
from checker.extract.quantities.amounts import Amount
from checker.extract.quantities.counted import NounPhrases
from checker.extract.quantities.line import Line
from checker.extract.quantities.tallies import Told
from checker.extract.tree import Token
from checker.values.measure import MeasuredWords, Measures

_BARE = frozenset({"NOUN", "ADJ"})


class Measured:
    """Find what an amount measures."""

    def __init__(self, measures: Measures, phrases: NounPhrases, moves: frozenset[str]) -> None:
        self._measures = measures
        self._words: MeasuredWords = measures.table.measured
        self._phrases = phrases
        self._levels = self._words.levels | moves

    def read(self, line: Line, amount: Amount, after: int) -> Told | None:
        """Return what an amount measures.

        Args:
            line: The sentence.
            amount: An amount with a unit and no noun of its own.
            after: The atom after the amount, its rate and its hedge.
        """
        if self._measures.is_currency(amount.unit):
            told = self._spent(line, amount, after)
            if told is not None:
                return told
        top = _top(line, amount)
        noun = self._of(top) or self._worth(top)
        if noun is None and amount.unit not in self._words.times:
            noun = self._by_verb(top)
        return None if noun is None else self._told(noun, top)

    def _spent(self, line: Line, amount: Amount, after: int) -> Told | None:
        """Return what a sum is in: ``$5m in damages``, but not ``$5m in cash``."""
        at = line.after(after)
        if at + 1 >= len(line.tokens) or line.tokens[at].lower_ != "in" or line.tokens[at + 1].pos_ not in _BARE:
            return None
        found = self._phrases.phrase(line.tokens, at + 1)
        if found is None or found.head.pos_ != "NOUN" or found.lemma in self._words.manners or found.head.ent_type_:
            return None
        text = line.text[line.tokens[found.start].idx : found.end_in(line.tokens)]
        token = line.token(amount.end - 1)
        return Told(token=token, lemma=found.lemma, counted=" ".join(text.split()), modifiers=found.modifiers)

    def _of(self, top: Token) -> Token | None:
        """Return the noun that takes the amount with "of": ``a reward of $5m``."""
        of = top.head
        if top.dep_ != "pobj" or of.lower_ != "of":
            return None
        return self._noun(of.head)

    def _worth(self, top: Token) -> Token | None:
        """Return the thing of ``a ring worth $5m`` and ``a ring valued at $5m``."""
        link = top.head
        if link.lower_ == "worth":
            above = link.head
            return self._noun(clause.subject(above) if above.pos_ in {"VERB", "AUX"} else above)
        verb = link.head
        if link.lower_ != "at" or verb.lemma_.lower() not in self._words.valued:
            return None
        return self._noun(verb.head if verb.dep_ == "acl" else clause.object_(verb) or clause.subject(verb))

    def _by_verb(self, top: Token) -> Token | None:
        """Return what a verb gives the amount to: its object, else its subject."""
        verb = clause.governor(top)
        if verb is None or not _direct(top, verb):
            return None
        given = next((child for child in verb.children if child.dep_ == "dobj" and child.i < top.i), None)
        if given is not None and top.dep_ == "pobj":
            return self._noun(given)
        return self._noun(clause.subject(verb)) if verb.lemma_.lower() in self._levels else None

    def _told(self, noun: Token, number: Token) -> Told:
        """Name a measure by its noun and the words before it: ``net profit``, but the ``deal`` of "eight-year deal"."""
        start = noun.i
        while start > noun.sent.start and self._narrows(noun.doc[start - 1], noun):
            start -= 1
        before = noun.doc[start : noun.i]
        return Told(
            token=number,
            lemma=noun.lemma_.lower(),
            counted=noun.doc[start : noun.i + 1].text,
            modifiers=tuple(sorted({token.lemma_.lower() for token in before})),
        )

    def _narrows(self, token: Token, noun: Token) -> bool:
        belongs = token.dep_ in {"amod", "compound", "nmod"} and token.head == noun
        return belongs and token.is_alpha and not self._measures.is_unit(token.lower_)

    def _noun(self, noun: Token | None) -> Token | None:
        """Return a noun that names a measure: no name, no person and no empty word."""
        if noun is None or noun.pos_ != "NOUN" or noun.lemma_.lower() in self._words.empty:
            return None
        if self._measures.is_unit(noun.lower_):
            return None
        return None if noun.ent_type_ in {"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "QUANTITY"} else noun


def _top(line: Line, amount: Amount) -> Token:
    """Return the amount's uppermost token."""
    first, last = line.token(amount.start), line.token(amount.end - 1)
    top = last
    while top.head != top and first.i <= top.head.i <= last.i:
        top = top.head
    return top


def _direct(top: Token, verb: Token) -> bool:
    """Tell whether nothing but a preposition stands between a verb and an amount."""
    return top.head == verb or (top.dep_ == "pobj" and top.head.head == verb and top.head.lower_ in {"at", "to", "by"})
