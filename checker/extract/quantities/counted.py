"""What a number counts or measures: the noun phrase it belongs to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.extract.tree import Token
from checker.values.atom import DASHES

_NOMINAL = frozenset({"NOUN", "PROPN"})
_PREMODIFIER_DEPS = frozenset({"amod", "compound", "nmod", "advmod", "poss", "npadvmod"})
_DETERMINERS = frozenset({"DET", "PRON"})
_LONGEST = 8
"""Tokens of a noun phrase; a longer one is a misparse."""
_SINGULAR = frozenset({"NN", "NNP"})
_ADJECTIVES = frozenset({"JJ", "NNP"})
_JOINED = 3
"""Tokens of ``bus and tram``."""
_MEASURED = frozenset({"compound", "nmod", "nummod", "amod", "quantmod", "npadvmod", "det"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A noun phrase in the sentence's tokens ``start`` to ``end``."""

    start: int
    end: int
    head: Token
    modifiers: tuple[str, ...]
    partitive: bool = False
    """True where the number takes a part of it: ``two of the deputies``."""
    whole: int = 0
    """The token where the whole starts, with its own number: ``10 limes`` of ``nine of 10 limes``."""
    state: bool = False
    """True where the head says what has befallen those counted: ``six missing``, ``half of those polled``."""

    @property
    def lemma(self) -> str:
        """Lemma of the head; a capitalised plural, which the model leaves alone, loses its ending."""
        if self.state:
            return self.head.lower_
        lemma = self.head.lemma_.lower()
        if self.head.tag_ != "NNPS" or lemma != self.head.lower_ or not lemma.endswith("s") or lemma.endswith("ss"):
            return lemma
        return f"{lemma[:-3]}y" if lemma.endswith("ies") else lemma[:-1]

    def end_in(self, tokens: Sequence[Token]) -> int:
        """Return the character after the phrase."""
        last = tokens[self.end - 1]
        return last.idx + len(last.text)


class NounPhrases:
    """Find the noun phrase that a number belongs to."""

    def __init__(self, states: frozenset[str], calendar: frozenset[str]) -> None:
        self._states = states
        self._calendar = calendar
        """Months and days of the week: they are never counted."""

    def counted(self, tokens: Sequence[Token], at: int, *, root: Token, measured: bool, part: bool) -> Counted | None:
        """Return the noun phrase that a number ending before token ``at`` belongs to.

        Args:
            tokens: The sentence.
            at: The token after the number and its unit.
            root: The number's or unit's last token.
            measured: The number has a unit, so a noun right after it is not always what it measures.
            part: The number is a fraction, a share or a vague plural, and takes its noun with "of".

        """
        if at >= len(tokens):
            return None
        out = (tokens[at].lower_ == "out" and not measured) or (tokens[at].lower_ == "worth" and measured)
        of = at + out
        if of < len(tokens) and tokens[of].lower_ == "of":
            return self._of(tokens, of + 1, part=part or (out and not measured))
        if measured and not _modifies(root, tokens[at]):
            return None
        if part and tokens[at].pos_ in _DETERMINERS:
            return self._of(tokens, at, part=part)
        hyphen = tokens[at].text in DASHES and not measured
        return _hyphenated(tokens, at + 1) if hyphen else self.phrase(tokens, at)

    def phrase(self, tokens: Sequence[Token], at: int) -> Counted | None:
        """Return the noun phrase that starts at a token, with a bare "of" noun: ``heads of state``."""
        last = self._last_noun(tokens, at)
        if last is None:
            return self._state(tokens, at)
        end = self._with_of(tokens, last + 1)
        end = _with_and(tokens, last, end)
        head = tokens[last]
        return Counted(start=at, end=end, head=head, modifiers=tuple(sorted(set(_modifiers(tokens[at:end], head)))))

    def _of(self, tokens: Sequence[Token], at: int, *, part: bool) -> Counted | None:
        start = at
        while at < len(tokens) and (tokens[at].pos_ in _DETERMINERS or tokens[at].lower_ in {"all", "its", "their"}):
            at += 1
        if 0 < at < len(tokens) and tokens[at - 1].lower_ == "those" and tokens[at].tag_ == "VBN":
            return Counted(
                start=at - 1, end=at + 1, head=tokens[at], modifiers=(), partitive=True, whole=at - 1, state=True
            )
        first = at
        at = _past_numbers(tokens, _past_owner(tokens, at))
        found = self.phrase(tokens, at)
        if found is None:
            return None
        whole = part or at > start or any(t.tag_ == "POS" for t in tokens[found.start : found.end])
        return replace(found, partitive=whole, whole=first)

    def _last_noun(self, tokens: Sequence[Token], at: int) -> int | None:
        last, place = None, at
        while place < min(at + _LONGEST, len(tokens)):
            token = tokens[place]
            if _dates(tokens, place) or self._is_date(token):
                break
            if joined := _coordinated(tokens, place):
                place += joined
            elif token.pos_ in _NOMINAL and token.text not in DASHES:
                if last is not None and token.ent_type_ in {"DATE", "TIME"}:
                    break
                last = place
                if not _continues(tokens, place):
                    break
                place += 1
            elif _premodifies(tokens, place):
                place += 1
            else:
                break
        return last

    def _is_date(self, token: Token) -> bool:
        """Tell whether a word is a month or a day of the week: ``91 June`` counts nothing."""
        named = token.doc.glossed or (token.pos_ == "PROPN" and token.text[0].isupper())
        return named and token.lower_ in self._calendar

    def _with_of(self, tokens: Sequence[Token], end: int) -> int:
        """Extend past ``of state`` in ``heads of state``; not past ``of the party``."""
        if end + 1 < len(tokens) and tokens[end].lower_ == "of" and tokens[end + 1].pos_ == "NOUN":
            last = self._last_noun(tokens, end + 1)
            return end if last is None else last + 1
        return end

    def _state(self, tokens: Sequence[Token], at: int) -> Counted | None:
        """Take ``dead`` for what is counted in ``79 dead``."""
        if at < len(tokens) and tokens[at].lower_ in self._states:
            return Counted(start=at, end=at + 1, head=tokens[at], modifiers=(), state=True)
        return None


def _hyphenated(tokens: Sequence[Token], at: int) -> Counted | None:
    """Take the noun of ``50-member council``: members are counted, not councils."""
    if at >= len(tokens) or tokens[at].idx != tokens[at - 1].idx + 1:
        return None
    if tokens[at].pos_ not in {"NOUN", "PROPN", "ADJ", "VERB"}:
        return None
    return Counted(start=at, end=at + 1, head=tokens[at], modifiers=())


def _modifies(root: Token, following: Token) -> bool:
    """Tell whether a measure stands before the noun it measures: ``16-km road``."""
    return root.dep_ in _MEASURED and root.head.i >= following.i


def _dates(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a date starts: ``last week`` after a noun, but not ``last-minute`` before one."""
    if tokens[place].lower_ not in {"last", "next", "this"} or tokens[place].ent_type_ not in {
        "DATE",
        "TIME",
    }:
        return False
    return place + 1 == len(tokens) or tokens[place + 1].text not in DASHES


def _continues(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a noun only leads to the next one: ``phone`` in ``phone numbers``."""
    if place + 1 >= len(tokens):
        return False
    following = tokens[place + 1]
    if following.tag_ in {"POS", "HYPH"} or following.text == "-":
        return _tight(tokens, place + 1)
    return (
        following.pos_ in {"NOUN", "PROPN", "ADJ"}
        and tokens[place].dep_ in _PREMODIFIER_DEPS
        and tokens[place].head.i > tokens[place].i
    )


def _premodifies(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.tag_ in {"POS", "HYPH"} or token.text == "-":
        return _tight(tokens, place)
    if token.pos_ == "ADJ":
        return token.lower_ not in {"more", "less", "such"} or token.head.i > token.i
    if token.pos_ in {"VERB", "ADV"}:
        return token.dep_ in _PREMODIFIER_DEPS and token.head.i > token.i
    return False


def _with_and(tokens: Sequence[Token], head: int, end: int) -> int:
    """Extend past ``and politicians`` in ``600 officials and politicians``, not past a second count."""
    if end + 1 >= len(tokens) or tokens[end].lower_ not in {"and", "or"} or tokens[head].tag_ != "NNS":
        return end
    other = tokens[end + 1]
    joined = other.tag_ == "NNS" and other.dep_ == "conj" and other.head == tokens[head]
    return end + 2 if joined and other.ent_type_ != "CARDINAL" else end


def _modifiers(tokens: Sequence[Token], head: Token) -> Iterator[str]:
    for token in tokens:
        if (
            token is not head
            and token.i != head.i
            and token.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"}
            and token.is_alpha
        ):
            yield token.lemma_.lower()


def _tight(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a mark joins words: a dash between spaces, or before a name, starts another phrase."""
    if tokens[place].tag_ == "POS" or place == 0 or not (tokens[place].whitespace_ and tokens[place - 1].whitespace_):
        return True
    named = place + 1 < len(tokens) and tokens[place + 1].text[0].isupper()
    return not named and (tokens[place].tag_ == "HYPH" or tokens[place - 1].tag_ != "NNS")


def _coordinated(tokens: Sequence[Token], place: int) -> int:
    """Return how many tokens ``bus and tram`` takes in ``bus and tram drivers``; 0 where nothing is left out.

    A number above one takes a plural, so that a singular before "and" only narrows the plural that follows.
    """
    if place + _JOINED >= len(tokens) or tokens[place + 1].lower_ not in {"and", "or"}:
        return 0
    first, second = tokens[place].tag_, tokens[place + 2].tag_
    alike = (first in _SINGULAR and second in _SINGULAR) or (first in _ADJECTIVES and second in _ADJECTIVES)
    plural = tokens[place + _JOINED].tag_ in {"NNS", "NNPS"}
    return _JOINED if alike and plural and tokens[place].head.i > tokens[place].i else 0


def _past_owner(tokens: Sequence[Token], at: int) -> int:
    """Return the token after the owner in ``the city's 14 branches``, where a number follows it; else ``at``."""
    for place in range(at, min(at + _LONGEST, len(tokens) - 1)):
        if tokens[place].tag_ == "POS":
            return place + 1 if tokens[place + 1].pos_ == "NUM" else at
        if tokens[place].pos_ not in _NOMINAL | {"ADJ"}:
            return at
    return at


def _past_numbers(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].pos_ == "NUM":
        at += 1
    return at
