"""How two names of bodies, places, buildings and products compare, word by word."""

import re
from itertools import pairwise

from rapidfuzz.distance import OSA

from checker.values.customs import Customs
from checker.values.name import Likeness, NameMatch, fold, squash

MARKS = "hyphen, blank or apostrophe"
DIACRITICS = "diacritics"
TRANSLITERATION = "transliteration"
ORDER = "words in another order"
LONGER = "a longer form"
ENDING = "another legal ending"

_SAME = NameMatch(likeness=Likeness.SAME, reason="same name")
_DIFFERENT = NameMatch(likeness=Likeness.DIFFERENT, reason="different names")
_BREAKS = re.compile(r"[\s\-\u2010-\u2015/]+")
_POSSESSIVE = re.compile(r"['\u2019]s$")
_OWNER = re.compile(r"['\u2019]s? ")
_SMALL = frozenset({"the", "a", "an"})
_LINKS = frozenset({"of", "for", "and", "in", "at", "on"})
_SHORTEST_ALONE = 6
"""A name of one word that is shorter differs by a letter from too many others."""
_SHORTEST_HEARD = 5
"""From this length a name of one word may differ by vowels."""
_SHORTEST_WORD = 5
"""A word among others that is shorter differs by a letter from too many others: Hall, Hill."""
_SHORTEST_WORD_HEARD = 4
_TWO_LETTERS = 8
"""From this length two letters may differ."""
_MOST_HEARD = 3
"""Letters in which a word that keeps its consonants may differ."""
_ORDERED = 3
"""Names of fewer words are not one in another order."""
_VOWELS = frozenset("aeiou")
_MOST_MISSING = 2
_FEWEST_KEPT = 3
"""Words of the shorter form of a name; a form of two may be of another body: Delmar Bank, Delmar Savings Bank."""


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, without articles: ``the Al-Waer Hospital`` -> al, waer, hospital."""
    apart = name.replace("&", " and ")
    found = (squash(_POSSESSIVE.sub("", word)) for word in _BREAKS.split(apart))
    return tuple(word for word in found if word and word not in _SMALL)


def is_thing(name: str, customs: Customs) -> bool:
    """Tell whether a name's last word says that it is no person's: ``Marlow Street``, ``Quill Institute``."""
    own = words(name)
    return len(own) > 1 and own[-1] in customs.organisations | customs.kinds


def compare_proper(left: str, right: str, customs: Customs) -> NameMatch:
    """Say how two names that are not people's relate; the order makes no difference."""
    one, two = words(left), words(right)
    if not one or not two or _numbers(one) != _numbers(two):
        return _DIFFERENT
    if "".join(one) == "".join(two):
        return _marked(left, right)
    bare_one, bare_two = (tuple(w for w in each if w not in customs.prefixed) for each in (one, two))
    if not bare_one or not bare_two or _owned((left, right), (bare_one[0], bare_two[0]), customs):
        return _DIFFERENT
    if len(bare_one) != len(bare_two):
        return _longer(bare_one, bare_two, customs)
    match = _in_step(bare_one, bare_two, customs)
    articled = _articles(one, customs) != _articles(two, customs)
    carried = match.likeness is Likeness.SAME and articled
    return NameMatch(likeness=Likeness.SPELLING, reason=TRANSLITERATION) if carried else match


def _owned(names: tuple[str, str], first: tuple[str, str], customs: Customs) -> bool:
    """Tell whether a country stands before what is its own: "Norland's Revenue Board", "Norlandian Revenue Board"."""
    return first[0] != first[1] and any(_OWNER.search(name) for name in names) and customs.inflects(*first)


def _numbers(name: tuple[str, ...]) -> list[str]:
    return sorted(word for word in name if any(letter.isdigit() for letter in word))


def _articles(name: tuple[str, ...], customs: Customs) -> int:
    return sum(word in customs.prefixed for word in name)


def _marked(left: str, right: str) -> NameMatch:
    """Compare two names that have the same letters: an apostrophe or a full stop is nothing."""
    if fold(left) != fold(right) and _hyphened(left) != _hyphened(right):
        return NameMatch(likeness=Likeness.SPELLING, reason=MARKS)
    if left.casefold() != right.casefold() and fold(left) == fold(right):
        return NameMatch(likeness=Likeness.SPELLING, reason=DIACRITICS)
    return _SAME


def _hyphened(name: str) -> tuple[str, ...]:
    found = (squash(_POSSESSIVE.sub("", word)) for word in name.replace("&", " and ").split())
    return tuple(word for word in found if word and word not in _SMALL)


def _in_step(one: tuple[str, ...], two: tuple[str, ...], customs: Customs) -> NameMatch:
    """Compare two names of as many words."""
    apart = [(left, right) for left, right in zip(one, two, strict=True) if not _equal(left, right, customs)]
    if not apart:
        return _SAME
    if len(one) >= _ORDERED and sorted(one) == sorted(two):
        return NameMatch(likeness=Likeness.VARIANT, reason=ORDER)
    matches = [_near(*pair, customs, others=len(one) - 1) for pair in apart]
    if customs.legal >= set(apart[0]) and apart == [(one[-1], two[-1])]:
        return NameMatch(likeness=Likeness.VARIANT, reason=ENDING)
    if len(apart) == 1:
        return matches[0] or _DIFFERENT
    carried = len(apart) < len(one) and all(match and match.reason == TRANSLITERATION for match in matches)
    return NameMatch(likeness=Likeness.SPELLING, reason=TRANSLITERATION) if carried else _DIFFERENT


def _equal(left: str, right: str, customs: Customs) -> bool:
    return left == right or left.removesuffix("s") == right.removesuffix("s") or customs.shortens(left, right)


def _near(left: str, right: str, customs: Customs, *, others: int) -> NameMatch | None:
    """Take two words for one that is misspelt or carried over in two ways.

    Args:
        left: A word.
        right: Another one.
        customs: How names are written.
        others: Words that stand beside them and agree.

    """
    link = others > 1 and left in _VOWELS and right in _VOWELS
    if link or customs.transliterated(left, right):
        # Also a vowel that ties two words: "Qala-e-Naw", "Qala-i-Naw".
        return NameMatch(likeness=Likeness.SPELLING, reason=TRANSLITERATION)
    shortest, distance = min(len(left), len(right)), OSA.distance(left, right)
    heard = customs.consonants(left) == customs.consonants(right)
    # "Interior Minister" is no other spelling of "Interior Ministry".
    if {left, right} & customs.honorifics or (not others and customs.inflects(left, right)):
        return None
    # A silent vowel more is nothing, another vowel is: Holm, Holme; Hall, Hill.
    silent = others and len(left) != len(right)
    if heard and distance <= _MOST_HEARD and shortest >= (_SHORTEST_WORD_HEARD if silent else _SHORTEST_HEARD):
        vowels = not others and distance > 1
        return NameMatch(likeness=Likeness.SPELLING, reason=TRANSLITERATION) if vowels else _slipped(distance)
    if customs.inflects(left, right):
        return _slipped(distance) if others >= _ORDERED else None
    least = _SHORTEST_WORD if others else _SHORTEST_ALONE
    allowed = (shortest >= least) + (shortest >= _TWO_LETTERS)
    if left[0] != right[0] or distance > allowed:
        return None
    return _slipped(distance)


def _slipped(distance: int) -> NameMatch:
    letters = {1: "one letter", 2: "two letters"}.get(distance, "three letters")
    return NameMatch(likeness=Likeness.SPELLING, reason=f"a word differs by {letters}")


def _longer(one: tuple[str, ...], two: tuple[str, ...], customs: Customs) -> NameMatch:
    """Find in a name the words that another one leaves out before its last: ``St. John's (Episcopal) Hospital``."""
    short, long = sorted((one, two), key=len)
    kinds = customs.organisations | customs.kinds
    if len(short) < _FEWEST_KEPT or len(long) - len(short) > _MOST_MISSING:
        return _DIFFERENT
    if short[0] in kinds or not _equal(short[-1], long[-1], customs) or long[-1] not in kinds:
        return _DIFFERENT
    begins = all(_equal(*pair, customs) for pair in zip(short[:-1], long, strict=False))
    if begins and not any(word in _LINKS for word in long):
        return NameMatch(likeness=Likeness.VARIANT, reason=LONGER)
    return _DIFFERENT


def keys(name: str, customs: Customs) -> frozenset[str]:
    """Return what a name is found by, its words and how each is heard: two that are one share a key."""
    found: set[str] = set()
    own = [word for word in words(name) if word not in customs.prefixed and word not in _LINKS]
    for word in own:
        found |= {word.removesuffix("s"), f"{customs.consonants(word)}~"}
        heard = customs.consonants(word)
        alone = {f"{word[:4]}*", f"{word[:1]}*{word[-4:]}", f"{word[:2]}~{heard[-2:]}"}
        found |= alone if len(own) == 1 else set()
    found |= {f"{left} {right}" for left, right in pairwise(own)}
    return frozenset(found)
