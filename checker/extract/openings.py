"""Where a list of names opens, and which group it belongs to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import msgspec

from checker.extract.tree import Token

DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
_LONGEST = 150
"""Tokens looked at on either side: longer sentences than this are tables or page furniture."""

_NOT_NAMED = frozenset({"VERB", "AUX", "SCONJ", "PRON", "ADV"})


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word list ``lists``."""

    examples: frozenset[str]
    """Words that introduce some members: "including"."""
    all: frozenset[str]
    """Words that introduce every member: "namely"."""
    among: frozenset[str]
    """Words that take up a group to name some of it: "among them"."""
    places: frozenset[str]
    """Nouns whose "of" names the members themselves: "the villages of A and B"."""
    beside: tuple[tuple[str, ...], ...]
    """Phrases that name members on top of the group counted: "in addition to"."""
    stop: tuple[tuple[str, ...], ...]
    """Phrases that end a list and add something else: "as well as"."""
    other: frozenset[str]
    """Words that say the group comes on top of members named before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A group and the place after which its members are named, without a word that says so."""

    group: Token
    start: int
    """Index of the first token of the names."""
    complete: bool
    """Whether the text presents the names as all members."""
    sure: bool = True
    """Whether what follows can only be the members; else they are, if they are as many as stated."""


def opening(token: Token, words: Words, counted: Callable[[Token], bool]) -> Opening | None:
    """Read an opening at a mark or a word.

    Args:
        token: The mark or word that may open a list.
        words: The word list in force.
        counted: Tells whether a whole number is stated of a noun.
    """
    if token.i == token.sent.start or token.i + 1 >= token.sent.end:
        return None
    before = token.nbor(-1)
    if plural(before) and counted(before):
        if token.text in {*DASHES, "(", ":", ","}:
            return Opening(group=before, start=token.i + 1, complete=True, sure=token.text != ",")
        if token.lower_ == "of" and before.lemma_.lower() in words.places:
            return Opening(group=before, start=token.i + 1, complete=True)
    if token.lower_ in words.among:
        return _among(token)
    if token.lemma_ == "be" and token.pos_ in {"VERB", "AUX"}:
        return _being(token, counted)
    return None


def _among(token: Token) -> Opening | None:
    """Read *five officers, among them A and B*."""
    group = next((t for t in _backwards(token.nbor(-1)) if t.tag_ == "NNS"), None)
    if group is None or token.nbor(-1).lower_ != "among":
        return None
    return Opening(group=group, start=token.i + 1, complete=False)


def _being(verb: Token, counted: Callable[[Token], bool]) -> Opening | None:
    """Read *the five finalists were A and B* and *among those listed are A and B*."""
    start = verb.i + 1
    led = [t for t in _backwards(verb) if t.lower_ == "among"]
    if led and led[0].i == verb.sent.start:
        group = next((t for t in led[0].children if t.dep_ == "pobj"), None)
        return Opening(group=group, start=start, complete=False) if group is not None and plural(group) else None
    group = next((t for t in verb.children if t.dep_ == "nsubj" and t.tag_ == "NNS"), None)
    if group is None or group.i > verb.i or not counted(group):
        return None
    return Opening(group=group, start=start, complete=group.i + 1 == verb.i)


def plural(token: Token) -> bool:
    """Tell a noun for several, or the *those* that stands for one."""
    return token.tag_ == "NNS" or token.lower_ == "those"


def _backwards(token: Token) -> Iterator[Token]:
    """Yield the tokens before one, back to its sentence's start."""
    first = max(token.sent.start, token.i - _LONGEST)
    return (token.doc[index] for index in range(token.i - 1, first - 1, -1))


def names(opened: Opening) -> list[list[Token]]:
    """Return the members that follow an opening, each as its tokens; none where it is not a plain list of names."""
    doc, end = opened.group.doc, min(opened.group.sent.end, opened.start + _LONGEST)
    members: list[list[Token]] = [[]]
    joined = False
    for token in doc[opened.start : end]:
        if joined and members[-1] and token.text == ",":
            break
        if token.text in {",", ";"} or token.lower_ == "and":
            joined = joined or token.lower_ == "and"
            members.append([])
        elif _ends(token):
            break
        elif not token.is_space and not token.is_quote:
            members[-1].append(token)
    members = [member for member in members if member and not all(t.like_num for t in member)]
    plain = len(members) > 1 and all(any(t.pos_ == "PROPN" for t in member) for member in members)
    return members if joined and plain else []


def _ends(token: Token) -> bool:
    """Tell a token that no plain list of names contains."""
    apart = token.is_punct and token.text in {*DASHES, ".", ":", "!", "?", "(", ")", "..."}
    return apart or token.pos_ in _NOT_NAMED or (token.pos_ == "ADP" and token.lower_ != "of") or token.lower_ == "who"
