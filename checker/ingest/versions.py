"""Versions of one article: which drafts share a provider's id, and in what order they were made."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime

from checker.ingest.draft import Draft

_NEVER = datetime.min.replace(tzinfo=UTC)


def histories(drafts: Sequence[tuple[str, Draft]]) -> Iterator[tuple[int, ...]]:
    """Yield the versions of each article that came in several, by their places, the oldest first.

    Drafts of one id without anything that orders them are not versions: they stay articles of their own.

    Args:
        drafts: Each draft with its story.

    """
    known: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, (story, draft) in enumerate(drafts):
        if draft.guid and not draft.problem:
            known[story, draft.guid].append(place)
    for group in _joined(known, drafts):
        for own in _by_outlet(group, drafts):
            yield from _ordered(own, drafts)


def _joined(known: dict[tuple[str, str], list[int]], drafts: Sequence[tuple[str, Draft]]) -> Iterator[list[int]]:
    """Yield the drafts of one id, with those that name it among their other ids or share one of those."""
    heads: dict[tuple[str, str], tuple[str, str]] = {}
    joined: dict[tuple[str, str], list[int]] = {}
    for key, places in known.items():
        aliases = {(key[0], alias) for place in places for alias in drafts[place][1].aliases}
        head = next((heads[name] for name in sorted({key, *aliases}) if name in heads), key)
        heads.update(dict.fromkeys({key, *aliases}, head))
        joined.setdefault(head, []).extend(places)
    yield from joined.values()


def _by_outlet(places: Iterable[int], drafts: Sequence[tuple[str, Draft]]) -> Iterator[list[int]]:
    """Yield the drafts of each outlet; all together where at most one is named, or the id is one provider's."""
    outlets: dict[str, list[int]] = defaultdict(list)
    universal = False
    for place in places:
        draft = drafts[place][1]
        outlets[draft.source or ""].append(place)
        universal = universal or draft.universal
    if universal or len(outlets.keys() - {""}) <= 1:
        yield [place for own in outlets.values() for place in own]
    else:
        yield from outlets.values()


def _ordered(places: Sequence[int], drafts: Sequence[tuple[str, Draft]]) -> Iterator[tuple[int, ...]]:
    """Yield versions in order; of those that nothing tells apart the first stands for all."""
    numbered = all(_number(drafts[place][1]) is not None for place in places)
    keys = {place: _key(drafts[place][1], numbered=numbered) for place in places}
    distinct = {key: place for place, key in sorted(keys.items(), key=lambda item: drafts[item[0]][1].text)}
    if len(distinct) > 1:
        newest = max(distinct)
        older = sorted((place for place in places if keys[place] != newest), key=lambda place: (keys[place], place))
        yield (*older, distinct[newest])


def _key(draft: Draft, *, numbered: bool) -> tuple[int, datetime]:
    number = _number(draft) if numbered else None
    return number or 0, _made(draft.revised or draft.published)


def _number(draft: Draft) -> int | None:
    given = draft.version or ""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None  # noqa: PLR2004 - no bomb


def _made(given: str | None) -> datetime:
    """Return when a version was made; a day or a month without a time is its start, a time without a zone is UTC."""
    try:
        padded = f"{given}-01-01"[:10] if given and len(given) < len("2021-07-21") else given or ""
        if len(padded) == len("2021-07-21"):
            return datetime.combine(date.fromisoformat(padded), datetime.min.time(), UTC)
        found = datetime.fromisoformat(padded)
    except ValueError:
        return _NEVER
    return found if found.tzinfo else found.replace(tzinfo=UTC)
