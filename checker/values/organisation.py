"""Whether two names of organisations, countries or places may stand for one."""

from enum import StrEnum

from checker.values.country import Countries
from checker.values.customs import Customs
from checker.values.name import fold, squash

_SMALL = frozenset({"the", "of", "for", "and", "a", "an", "in", "&", "on", "at"})
_SHORTEST_ACRONYM = 2


class SameBody(StrEnum):
    """Whether two titles are held in one place."""

    SAME = "same"
    UNKNOWN = "unknown"
    """One side does not say."""
    OTHER = "other"


def words(name: str) -> tuple[str, ...]:
    """Return the words of an organisation's name that count."""
    plain = (squash(word) for word in fold(name).replace("-", " ").removesuffix("'s").split())
    return tuple(word for word in plain if word and word not in _SMALL)


def core(name: str, customs: Customs) -> tuple[str, ...]:
    """Return an organisation's words less those a second mention leaves off."""
    kept = words(name)
    while len(kept) > 1 and kept[-1] in customs.droppable:
        kept = kept[:-1]
    return kept


def initials(name: str) -> str:
    """Return the first letters of the words that count."""
    return "".join(word[0] for word in words(name))


def acronym(short: str, long: str) -> bool:
    """Tell whether one name is made of the other's initials."""
    compact = squash(short)
    return len(compact) >= _SHORTEST_ACRONYM and short.isupper() and len(long.split()) > 1 and compact == initials(long)


def same(left: str | None, right: str | None, countries: Countries, customs: Customs) -> SameBody:
    """Say whether two names stand for one body; the order makes no difference."""
    if _unnamed(left) or _unnamed(right) or left is None or right is None:
        return SameBody.UNKNOWN
    one, two = countries.find(left), countries.find(right)
    if one or two:
        return SameBody.SAME if one == two else SameBody.OTHER
    if core(left, customs) == core(right, customs) or acronym(left, right) or acronym(right, left):
        return SameBody.SAME
    return _part(core(left, customs), core(right, customs), customs)


def _part(one: tuple[str, ...], two: tuple[str, ...], customs: Customs) -> SameBody:
    """Take "the Alliance" for "the Rural Alliance", and leave it open whether "Oakline" is "Oakline Bank"."""
    short, long = sorted((one, two), key=len)
    if len(short) != 1 or len(long) == 1:
        return SameBody.OTHER
    if long[-1:] == short and short[0] in customs.organisations:
        return SameBody.SAME
    return SameBody.UNKNOWN if long[:1] == short and long[-1] in customs.organisations else SameBody.OTHER


def _unnamed(name: str | None) -> bool:
    """Tell whether an organisation is only pointed at: ``this committee``."""
    return name is None or not any(character.isupper() or character.isdigit() for character in name)
