"""A name as written, the entity it stands for, and how two names of people compare."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from rapidfuzz.distance import OSA

from checker.values.customs import Customs

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"})
_MARKS = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "`": "'",
        "\u00b4": "'",
        "\u2013": "-",
        "\u2011": "-",
        "\u2014": "-",
        "\u00ad": None,
        "\u200b": None,
    }
)
_EDGES = '.,;:!?"“”()[]{}<>*'
_ROMAN = frozenset(
    {"ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xxiii"}
)
_SHORTEST_GIVEN = 5
"""Given names shorter than this differ by one letter too often by nature."""
_SHORTEST_SURNAME = 4
_SHORTEST_BARE = 5
"""Bare surnames shorter than this may be anybody's."""
_SHORTEST_HEARD = 3
"""Given names from this length on are one, where they differ by a letter that is not heard: Kate, Cate."""
_FARTHEST = 2
"""Letters in which a surname that sounds the same may differ."""
_LONG_SURNAME = 8
"""From this length two letters may differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One mention of a person, organisation or place by name."""

    kind: ClassVar[str] = "name"

    name: str
    entity: str
    """Id shared by all variants of the name in a story."""
    type: str = "person"
    """``person``, ``organisation`` or ``place``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """The parts of a person's name, as written but for marks and honorifics."""

    given: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    surname: str = ""
    generation: str | None = None
    """``jr``, ``sr`` or a numeral, in lower case."""

    @property
    def key(self) -> str:
        """The surname as names are grouped by: folded, without marks."""
        return squash(self.surname)

    def text(self) -> str:
        """Write the name out."""
        parts = (*self.given, *self.particles, self.surname, (self.generation or "").upper())
        return " ".join(part for part in parts if part)


class Likeness(StrEnum):
    """How two names relate, nearest first."""

    SAME = "same"
    VARIANT = "variant"
    """A short form, an initial or a nickname: nothing to even out."""
    SPELLING = "spelling"
    """One name, spelt in two ways."""
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """How two names compare, and why."""

    likeness: Likeness
    reason: str
    """``surname differs by one letter``, ``transliteration``, ``short form`` ..."""


_SAME = NameMatch(likeness=Likeness.SAME, reason="same name")
_DIFFERENT = NameMatch(likeness=Likeness.DIFFERENT, reason="different names")


def fold(text: str) -> str:
    """Lower the case and drop diacritics."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_MARKS).casefold().translate(_LETTERS))
    if decomposed.isascii():
        return decomposed
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def squash(text: str) -> str:
    """Fold a text to its letters and digits."""
    folded = fold(text)
    return folded if folded.isalnum() else "".join(character for character in folded if character.isalnum())


def parse(name: str, customs: Customs) -> PersonName:
    """Split a person's name into its parts."""
    words = _words(name)
    while len(words) > 1 and squash(words[0]) in customs.honorifics:
        words = words[1:]
    generation = None
    if len(words) > 1 and squash(words[-1]) in customs.generational | _ROMAN:
        *words, last = words
        generation = {"junior": "jr", "senior": "sr"}.get(squash(last), squash(last))
    if not words:
        return PersonName()
    first = len(words) - 1
    while first > 1 and squash(words[first - 1]) in customs.particles and len(words[first - 1]) > 1:
        first -= 1
    *particles, surname = (*words[first:-1], *_unhyphen(words[-1], customs))
    return PersonName(given=tuple(words[:first]), particles=tuple(particles), surname=surname, generation=generation)


def compare(left: PersonName, right: PersonName, customs: Customs) -> NameMatch:
    """Say how two names of people relate; the order makes no difference."""
    if left == right:
        return _SAME
    if not left.key or not right.key or not _one_generation(left, right):
        return _DIFFERENT
    return _whole(left, right) or _parts(left, right, customs)


def _parts(left: PersonName, right: PersonName, customs: Customs) -> NameMatch:
    """Compare surnames, then given names."""
    surnames = _surnames(left, right, customs)
    if surnames.likeness is Likeness.SPELLING and left.given and right.given and _carried_over(left, right, customs):
        return NameMatch(likeness=Likeness.SPELLING, reason="transliteration")
    if surnames.likeness is Likeness.DIFFERENT:
        return surnames
    if not left.given or not right.given:
        bare = surnames.reason.startswith("surname differs")
        return _DIFFERENT if bare else _either(surnames, NameMatch(likeness=Likeness.VARIANT, reason="short form"))
    return _combined(surnames, _given(left.given, right.given, customs))


def misspelt(bare: PersonName, full: PersonName, customs: Customs) -> NameMatch | None:
    """Say how a bare surname misspells that of a full name, if it may; a short or common one does not."""
    if bare.given or not full.given or not bare.key or not full.key or squash(full.given[0]) == bare.key:
        return None
    if bare.key in customs.given or min(len(bare.key), len(full.key)) < _SHORTEST_BARE:
        return None
    match = _surnames(bare, full, customs)
    slip = match.reason == "surname differs by one letter" and bare.key[0] == full.key[0]
    return match if slip or match.reason == "transliteration" else None


def _words(name: str) -> list[str]:
    """Split a name at blanks and set single initials free of their marks."""
    text = name.translate(_MARKS).strip()
    for ending in ("'s", "s'"):
        text = text.removesuffix(ending) if ending == "'s" else (text[:-1] if text.endswith(ending) else text)
    parts = (part.strip(_EDGES) for part in text.replace(".", ". ").split())
    return [part for part in parts if squash(part)]


def _unhyphen(surname: str, customs: Customs) -> list[str]:
    """Set a hyphenated article apart: ``al-Assad``."""
    head, hyphen, tail = surname.partition("-")
    return [head, tail] if hyphen and tail and squash(head) in customs.particles else [surname]


def _one_generation(left: PersonName, right: PersonName) -> bool:
    """Tell whether nothing in the names says father and son, or two kings."""
    if left.generation == right.generation:
        return True
    one = left.generation or right.generation
    if left.generation and right.generation:
        return False
    named = bool(left.given and right.given)
    return not named or one in _ROMAN


def _whole(left: PersonName, right: PersonName) -> NameMatch | None:
    """Compare two names that have the same letters."""
    one, two = left.text(), right.text()
    if squash(one) != squash(two):
        return None
    if fold(one) == fold(two) and one.casefold() != two.casefold():
        return NameMatch(likeness=Likeness.SPELLING, reason="diacritics")
    initials = all("".join(name.given).isupper() for name in (left, right))
    if fold(one) != fold(two) and left.given and right.given and not initials:
        return NameMatch(likeness=Likeness.SPELLING, reason="hyphen, blank or apostrophe")
    return _SAME


def _surnames(left: PersonName, right: PersonName, customs: Customs) -> NameMatch:
    """Compare surnames, articles aside."""
    match = _word(left.surname, right.surname, customs)
    if match:
        return match
    one, two = left.key, right.key
    if one.removesuffix("s") == two.removesuffix("s"):
        return _SAME
    shortest, distance = min(len(one), len(two)), OSA.distance(one, two)
    heard = customs.sound(one) == customs.sound(two) or customs.consonants(one) == customs.consonants(two)
    if shortest >= _SHORTEST_SURNAME and distance <= _FARTHEST and heard:
        return _slip("surname", distance, allowed=distance)
    if one[0] != two[0] and distance > 1:
        return _DIFFERENT
    return _slip("surname", distance, allowed=(shortest >= _SHORTEST_SURNAME) + (shortest >= _LONG_SURNAME))


def _carried_over(left: PersonName, right: PersonName, customs: Customs) -> bool:
    """Tell whether a whole name is carried over in two ways: ``Muammar Gaddafi``, ``Moammar Gadhafi``."""
    if customs.consonants(left.key) != customs.consonants(right.key):
        return False
    one, two = (squash("".join(name.given)) for name in (left, right))
    articled = {squash(part) for name in (left, right) for part in name.particles} & customs.prefixed
    return customs.transliterated(squash(left.given[0]), squash(right.given[0])) or bool(articled and one == two)


def _given(left: tuple[str, ...], right: tuple[str, ...], customs: Customs) -> NameMatch:
    """Compare given names: the first ones, then the initials of the others."""
    first = _first(squash(left[0]), squash(right[0]), customs) or _word(left[0], right[0], customs)
    if first is None:
        first = _given_slip(squash(left[0]), squash(right[0]), customs)
    middles = list(zip(left[1:], right[1:], strict=False))
    if any(squash(one)[:1] != squash(two)[:1] for one, two in middles):
        return _DIFFERENT
    if first.likeness is Likeness.SAME and len(left) != len(right):
        return NameMatch(likeness=Likeness.VARIANT, reason="middle name")
    return first


def _first(one: str, two: str, customs: Customs) -> NameMatch | None:
    """Know two first names for forms of one."""
    if one == two:
        return None
    if len(one) == 1 or len(two) == 1:
        return NameMatch(likeness=Likeness.VARIANT, reason="initial") if one[:1] == two[:1] else _DIFFERENT
    if customs.respelt(one, two):
        return NameMatch(likeness=Likeness.SPELLING, reason="given name spelt in two ways")
    if customs.nickname(one, two):
        return NameMatch(likeness=Likeness.VARIANT, reason="nickname")
    return None


def _given_slip(one: str, two: str, customs: Customs) -> NameMatch:
    """Take two given names for one only where a slip is likelier than two people."""
    if one in customs.given and two in customs.given:
        return _DIFFERENT
    if one.removesuffix("s") == two.removesuffix("s"):
        return NameMatch(likeness=Likeness.VARIANT, reason="ending")
    shortest, distance = min(len(one), len(two)), OSA.distance(one, two)
    alike = shortest >= _SHORTEST_HEARD and customs.sound(one) == customs.sound(two)
    return _slip("given name", distance, allowed=int(alike or shortest >= _SHORTEST_GIVEN))


def _word(left: str, right: str, customs: Customs) -> NameMatch | None:
    """Compare two words that are one but for case, accents, marks or transliteration."""
    one, two = squash(left), squash(right)
    if one == two:
        if fold(left) != fold(right):
            return NameMatch(likeness=Likeness.SPELLING, reason="hyphen, blank or apostrophe")
        accents = left.casefold() != right.casefold()
        return NameMatch(likeness=Likeness.SPELLING, reason="diacritics") if accents else _SAME
    if customs.transliterated(one, two):
        return NameMatch(likeness=Likeness.SPELLING, reason="transliteration")
    return None


def _slip(part: str, distance: int, *, allowed: int) -> NameMatch:
    if distance > allowed:
        return _DIFFERENT
    letters = "one letter" if distance == 1 else "two letters"
    return NameMatch(likeness=Likeness.SPELLING, reason=f"{part} differs by {letters}")


def _either(one: NameMatch, two: NameMatch) -> NameMatch:
    """Return the farther of two matches."""
    order = list(Likeness)
    return max(one, two, key=lambda match: order.index(match.likeness))


def _combined(surnames: NameMatch, given: NameMatch) -> NameMatch:
    """Join the surnames' match with the given names': a slip in both is two people."""
    slips = [match for match in (surnames, given) if " differs by " in match.reason]
    both = surnames.likeness is Likeness.SPELLING and given.likeness is Likeness.SPELLING
    uncertain = both or (given.reason in {"initial", "nickname"} and bool(slips))
    return _DIFFERENT if slips and uncertain else _either(given, surnames)
