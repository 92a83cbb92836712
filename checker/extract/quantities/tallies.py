"""What a number without a noun counts: the death toll that rose to it, the crowd that is of it."""

from dataclasses import dataclass

from checker.extract import clause
from checker.extract.tree import Token
from checker.values.counted import CountedTable, Tally

_VALUES = frozenset({"dobj", "attr", "oprd", "npadvmod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is counted, as the nouns around a number tell it."""

    token: Token
    """The token whose clause the figure stands in."""
    lemma: str
    counted: str
    modifiers: tuple[str, ...] = ()
    whole: str | None = None
    """What the number takes a part of: ``14 of them``."""


class Tallies:
    """Find the tally that a bare number belongs to."""

    def __init__(self, table: CountedTable) -> None:
        self._table = table
        self._told = {word: tally for tally in table.tallies for word in tally.words}
        self._of = {word: tally for tally in table.tallies for word in tally.of} | self._told

    def read(self, number: Token) -> Told | None:
        """Return what the number of a token counts, where a noun before it says so."""
        above = number.head
        if number.dep_ in _VALUES:
            return self._by_verb(above, number)
        if number.dep_ != "pobj" or above.head == above:
            return None
        if above.lower_ == "of":
            return self._noun(above.head, self._of)
        if above.head.pos_ in {"NOUN", "PROPN"} and above.lower_ == "at":
            return self._noun(above.head, self._told)
        leads = above.lower_ in self._table.leading.words
        at = above.lower_ == "at" and above.head.lemma_.lower() in self._table.leading.at
        return self._by_verb(above.head, number) if leads or at else None

    def _by_verb(self, verb: Token, number: Token) -> Told | None:
        """Return what a verb gives the number to: its object, else its subject."""
        if verb.pos_ not in {"VERB", "AUX"}:
            return None
        given = clause.object_(verb)
        if given is None or given == number or given.dep_ == "attr":
            given = clause.subject(verb)
        return self._noun(given, self._told) if given is not None and given != number else None

    def _noun(self, noun: Token, tallies: dict[str, Tally]) -> Told | None:
        lemma = noun.lemma_.lower()
        if lemma in self._table.totals.words:
            counted = _of(noun)
            return None if counted is None else self._counted(counted, noun)
        compound = next((c.lemma_.lower() for c in noun.lefts if c.dep_ == "compound" and c.i == noun.i - 1), "")
        tally = tallies.get(f"{compound} {lemma}") or tallies.get(lemma)
        return None if tally is None else Told(token=noun, lemma=tally.head, counted=tally.counted)

    def _counted(self, noun: Token, total: Token) -> Told:
        """Return what a number of something counts: the missing, of ``the number of people missing``."""
        states = self._table.states.words
        fate = next((c.lower_ for c in noun.children if c.lower_ in states), "")
        before = (c for c in noun.lefts if c.dep_ in {"amod", "compound", "nmod"} and c.lower_ not in states)
        written = clause.subtree_text(noun) or noun.text
        return Told(
            token=noun if any(c.dep_ == "acl" for c in noun.rights) else total,
            lemma=fate or (noun.lower_ if noun.lower_ in states else noun.lemma_.lower()),
            counted=f"{written} {fate}" if fate and fate not in written.lower().split() else written,
            modifiers=() if fate else tuple(sorted({c.lemma_.lower() for c in before if c.is_alpha})),
        )


def _of(noun: Token) -> Token | None:
    """Return the noun after "of"."""
    of = (child for child in noun.rights if child.dep_ == "prep" and child.lower_ == "of")
    objects = (child for prep in of for child in prep.children if child.dep_ == "pobj")
    return next((each for each in objects if each.pos_ in {"NOUN", "PROPN", "ADJ"}), None)
