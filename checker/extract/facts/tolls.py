"""Which declared attribute a count of people is of: killed, injured, arrested."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from checker.attributes import Attributes, Counting
from checker.extract import clause
from checker.extract.tree import Doc, Token
from checker.model import Claim
from checker.values import Quantity
from checker.values.counted import CountedTable, concept, kinds

_OBJECTS = frozenset({"dobj", "nsubjpass", "attr"})


class Tolls:
    """Gives counts of people the attribute that they are counted for."""

    def __init__(self, attributes: Attributes, table: CountedTable) -> None:
        self._counting = tuple((a.name, a.counting) for a in attributes.by_name.values() if a.counting is not None)
        self._table = table

    def __call__(self, claims: Iterable[Claim], doc: Doc) -> Iterator[Claim]:
        """Yield the claims, counts of people with their attribute."""
        for claim in claims:
            payload = claim.payload
            if not isinstance(payload, Quantity) or payload.unit is not None or claim.attribute is not None:
                yield claim
                continue
            name = next((n for n, counting in self._counting if self._counts(claim, payload, counting, doc)), None)
            yield replace(claim, attribute=name) if name else claim

    def _counts(self, claim: Claim, figure: Quantity, counting: Counting, doc: Doc) -> bool:
        """Tell whether a figure counts people of whom something is told: ``six killed`` of the killed."""
        if figure.head in counting.heads or counting.states & {*figure.modifiers, figure.head}:
            return True
        if not self._people(figure):
            return False
        head = _noun(claim, figure, doc)
        if head is None:
            return False
        if any(
            c.lemma_.lower() in counting.states or c.lemma_.lower() in counting.undergo
            for c in head.children
            if c.dep_ in {"acl", "amod"}
        ):
            return True
        top = _conjoined(head)
        verb = clause.governor(top)
        return verb is not None and top.head is verb and _befalls(top, verb, counting)

    def _people(self, figure: Quantity) -> bool:
        name = concept(figure.head, figure.modifiers, self._table).name
        return not figure.head or "person" in kinds(name, self._table)


def _befalls(noun: Token, verb: Token, counting: Counting) -> bool:
    """Tell whether a clause says that something was done to those a noun names, or that they did or are it."""
    lemma, deadly = verb.lemma_.lower(), "kill" in counting.undergo
    if noun.dep_ in _OBJECTS and (lemma in counting.undergo or (deadly and _fatal(verb))):
        return deadly or not _fatal(verb)
    if noun.dep_ == "nsubj":
        complement = (c.lemma_.lower() for c in verb.children if c.dep_ in {"acomp", "attr", "oprd"})
        still = verb.tag_ == "VBG" and verb.lower_ in counting.states
        return still or lemma in counting.do or (lemma == "be" and any(c in counting.states for c in complement))
    return noun.dep_ == "dobj" and any(
        c.lower_ in counting.states for c in verb.children if c.dep_ in {"oprd", "acomp"}
    )


def _fatal(verb: Token) -> bool:
    """Tell whether a verb is told with its end in death: "shot to death", "fatally stabbed"."""
    return any(
        c.lower_ == "fatally" or (c.lower_ == "to" and any(o.lower_ == "death" for o in c.children))
        for c in verb.children
    )


def _noun(claim: Claim, figure: Quantity, doc: Doc) -> Token | None:
    """Return the token of the noun counted, else that of the number."""
    tokens = doc.covering(claim.span.start, claim.span.end)
    if tokens is None or not len(tokens):
        return None
    return next((t for t in tokens if figure.head and t.lemma_.lower() == figure.head), tokens.root)


def _conjoined(head: Token) -> Token:
    """Return the first noun of a row, whose place in the clause the others share."""
    steps = 0
    while head.dep_ in {"conj", "nummod", "appos"} and head.head is not head and steps < 6:  # noqa: PLR2004
        head, steps = head.head, steps + 1
    return head
