"""Lists: a group, the number stated for it, and the members named."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.extract.openings import Opening, Words, names, opening, plural
from checker.extract.reading import Reading
from checker.extract.tree import Span as Sentence
from checker.extract.tree import Token
from checker.lexicon import Lexicon
from checker.model import Claim
from checker.values import Listing, Quantity
from checker.values.quantity import Bound

_ENDS = frozenset({".", ";", ":", "!", "?", ")", "\u2013", "\u2014"})
"""Marks that end a list."""


_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
"""Tags of the words that begin what is said of the last member: *A and B, who*."""

_SHORT = 3
"""Words of an "of" phrase that belongs to the name of a group: "heads of state"."""


class Lists:
    """Finds lists introduced by a word such as "including" or "namely", by a mark, or by "were"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.read("lists", Words)

    def __call__(self, reading: Reading, quantities: Sequence[Claim]) -> Iterator[Claim]:
        """Yield the lists of an article, given its quantities."""
        number = 0
        ordered = sorted(quantities, key=_start)
        for token in reading.tokens():
            found = self._marked(token, ordered) or self._opened(token, ordered)
            if found is not None:
                number += 1
                yield self._listing(reading, found, ordered, number=number)

    def _marked(self, marker: Token, quantities: Sequence[Claim]) -> "_Found | None":
        """Read a list that a word such as "including" introduces."""
        if marker.lower_ not in self._words.examples | self._words.all:
            return None
        members = self._members(marker)
        if not any(_named(member) for member in members):
            return None
        group = self._group(marker, quantities, named=len(members))
        complete = marker.lower_ in self._words.all
        return _Found(group=group, members=members, complete=complete) if group is not None else None

    def _opened(self, token: Token, quantities: Sequence[Claim]) -> "_Found | None":
        """Read a list of names that a mark, "of", "among them" or "were" opens."""
        found = opening(token, self._words, lambda noun: _whole(_count_of(noun, quantities)) is not None)
        members = names(found) if found is not None else []
        if found is None or not members or not (found.sure or _adds_up(found, members, quantities)):
            return None
        return _Found(group=found.group, members=members, complete=found.complete)

    def _listing(self, reading: Reading, found: "_Found", quantities: Sequence[Claim], *, number: int) -> Claim:
        group, members = found.group, found.members
        counted = _count_of(group, quantities)
        count = _whole(counted)
        start = counted.span.start if counted else _first(group).idx
        last = members[-1][-1]
        payload = Listing(
            of=counted.payload.counted if counted and isinstance(counted.payload, Quantity) else _phrase(group),
            count=count,
            members=tuple(_text(member) for member in members),
            complete=found.complete or count == len(members),
            other=any(child.lower_ in self._words.other for child in group.children),
            beside=tuple(_text(member) for member in self._beside(group.sent)),
        )
        return reading.claim(payload, start, last.idx + len(last.text), token=group, number=number)

    def _group(self, marker: Token, quantities: Sequence[Claim], *, named: int) -> Token | None:
        """Return the noun a list belongs to: one counted as many as are named, else the nearest plural before it."""
        before = reversed(marker.doc[marker.sent.start : marker.i])
        plurals = [token for token in before if plural(token) and token.dep_ != "compound"]
        counted = (token for token in plurals if _whole(_count_of(token, quantities)) == named)
        return next(counted, plurals[0] if plurals else None)

    def _members(self, marker: Token) -> list[list[Token]]:
        """Return the members after a marker, each as its tokens."""
        first = next((c for c in marker.rights if c.dep_ in {"pobj", "dobj", "attr"}), None)
        branch = {token.i for token in first.subtree} if first is not None else range(marker.i, marker.sent.end)
        region: list[Token] = []
        for token in marker.doc[marker.i + 1 : marker.sent.end]:
            ends = token.pos_ in {"VERB", "AUX"} or token.tag_ in _RELATIVE or token.text in _ENDS
            if ends or token.i not in branch or self._stops(token):
                break
            region.append(token)
        return _split(region)

    def _beside(self, sentence: Sentence) -> list[list[Token]]:
        """Return members named on top of the group: those after "in addition to"."""
        for phrase in self._words.beside:
            for token in sentence:
                end = token.i + len(phrase)
                if _starts(token, phrase) and end < sentence.end:
                    head = next((c for c in sentence.doc[end - 1].children if c.dep_ == "pobj"), None)
                    return _split(sorted(head.subtree, key=lambda t: t.i)) if head is not None else []
        return []

    def _stops(self, token: Token) -> bool:
        return any(_starts(token, phrase) for phrase in self._words.stop)


def _starts(token: Token, phrase: Sequence[str]) -> bool:
    """Tell whether a phrase starts at a token."""
    return tuple(t.lower_ for t in token.doc[token.i : token.i + len(phrase)]) == tuple(phrase)


def _split(region: Sequence[Token]) -> list[list[Token]]:
    """Cut a run of tokens at commas, semicolons and "and"."""
    members: list[list[Token]] = [[]]
    for token in region:
        if token.text in {",", ";"} or (token.dep_ == "cc" and token.lower_ in {"and", "or"}):
            members.append([])
        elif not token.is_space and not token.is_quote:
            members[-1].append(token)
    return [member for member in members if member]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A group and the members named."""

    group: Token
    members: Sequence[Sequence[Token]]
    complete: bool
    """Whether the text presents them as all."""


def _adds_up(found: Opening, members: Sequence[Sequence[Token]], quantities: Sequence[Claim]) -> bool:
    return _whole(_count_of(found.group, quantities)) == len(members)


def _named(member: Sequence[Token]) -> bool:
    return any(token.pos_ == "PROPN" for token in member)


def _text(member: Sequence[Token]) -> str:
    first, last = member[0], member[-1]
    return " ".join(first.doc[first.i : last.i + 1].text.split())


def _start(claim: Claim) -> int:
    return claim.span.start


def _count_of(group: Token, quantities: Sequence[Claim]) -> Claim | None:
    """Return the quantity, of those in reading order, whose span covers the group's noun."""
    at = bisect_right(quantities, group.idx, key=_start) - 1
    return quantities[at] if at >= 0 and group.idx < quantities[at].span.end else None


def _whole(claim: Claim | None) -> int | None:
    """Return an exact whole number, or None."""
    if claim is None or not isinstance(claim.payload, Quantity):
        return None
    quantity = claim.payload
    if quantity.bound is not Bound.EXACT or quantity.value is None or not float(quantity.value).is_integer():
        return None
    return int(quantity.value)


def _first(group: Token) -> Token:
    """Return the first token of a noun's phrase."""
    return next((t for t in group.lefts if t.dep_ in {"amod", "compound", "nummod"}), group)


def _phrase(group: Token) -> str:
    if group.lower_ == "those":  # all that is said of them: those on the list
        last = group.right_edge if len(list(group.subtree)) <= _SHORT + 1 else group
        return " ".join(group.doc[group.i : last.i + 1].text.split())
    of = next((c for c in group.rights if c.lower_ == "of"), None)
    last = (
        max(of.subtree, key=lambda t: t.i)
        if of is not None and of.i == group.i + 1 and len(list(of.subtree)) <= _SHORT
        else group
    )
    return " ".join(group.doc[_first(group).i : last.i + 1].text.split())
