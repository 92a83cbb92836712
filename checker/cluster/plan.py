"""Who does what: articles in portions that are read together, stories in blocks that are checked together."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from checker.cluster.tasks import Label, Slice
from checker.ingest import Place
from checker.model import Article

_SMALL, _LARGE = 20_000, 150_000
"""Characters extracted in one piece: worth handing out, and no more than is soon done again if a worker dies."""
_EACH = 4
"""Pieces for each worker, as far as they are large enough: then none waits long for the last."""
_PARTS = 200
"""Portions of one file at most: each reads the file up to where its own part ends."""
_LISTED = 2_000_000
"""Bytes of the files listed in one piece."""
_FILE = 20_000
"""Bytes that opening a file is worth."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An article that is to be checked, what it is called and where it can be read."""

    article: Article
    place: Place
    number: int
    """Counted from 0, of the articles at the place."""
    text: str
    """Its hash."""
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What of a portion goes to a block."""

    portion: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Stories that are checked together, and where their articles come from."""

    stories: tuple[tuple[Article, ...], ...]
    """In the order of their names, the articles of each in the order of their ids."""
    labels: tuple[Label, ...]
    """What the articles are called, in the order in which the parts bring them."""
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All there is to do, once every article has its name."""

    portions: tuple[tuple[Slice, ...], ...]
    blocks: tuple[Block, ...]


def runs(things: Iterable[_T], size: Callable[[_T], int], most: int) -> Iterator[tuple[_T, ...]]:
    """Cut a sequence where a size would be exceeded; what is larger by itself is alone."""
    run: list[_T] = []
    total = 0
    for thing in things:
        own = size(thing)
        if run and total + own > most:
            yield tuple(run)
            run, total = [], 0
        run.append(thing)
        total += own
    if run:
        yield tuple(run)


def listings(places: Iterable[Place]) -> Iterator[tuple[Place, ...]]:
    """Portion places out to be listed."""
    return runs(places, _bytes, _LISTED)


def planned(known: Sequence[Known], *, workers: int) -> Plan:
    """Portion articles out by where they are, and stories by what they are called.

    Args:
        known: The articles to be checked, in the order of their stories and ids.
        workers: How many share the work.

    """
    most = max(_SMALL, min(_LARGE, _size(known) // (_EACH * workers)))
    portions = tuple(_portions(known, most))
    homes = {
        (one.place.shown, one.number): (portion, row)
        for portion, rows in enumerate(portions)
        for row, one in enumerate(rows)
    }
    stories = [tuple(own) for _, own in groupby(known, key=lambda one: one.article.story)]
    return Plan(
        portions=tuple(tuple(_slices(rows)) for rows in portions),
        blocks=tuple(_block(block, homes) for block in runs(stories, _size, most)),
    )


def _bytes(place: Place) -> int:
    try:
        return (place.path.stat().st_size if place.path else 0) + _FILE
    except OSError:
        return _FILE


def _portions(known: Iterable[Known], most: int) -> Iterator[tuple[Known, ...]]:
    """Cut articles, in the order of their places, into portions; those of a long file are larger."""
    places: defaultdict[str, list[Known]] = defaultdict(list)
    for one in known:
        places[one.place.shown].append(one)
    whole = {name: _size(own) for name, own in places.items()}
    ordered = (one for name in sorted(places) for one in sorted(places[name], key=lambda one: one.number))
    for long, own in groupby(ordered, key=lambda one: whole[one.place.shown] > _PARTS * most and one.place.shown):
        yield from runs(own, lambda one: one.size, whole[long] // _PARTS if long else most)


def _size(articles: Iterable[Known]) -> int:
    return sum(one.size for one in articles)


def _slices(rows: Iterable[Known]) -> Iterator[Slice]:
    for _, own in groupby(rows, key=lambda one: one.place.shown):
        some = tuple(own)
        numbers, texts = tuple(one.number for one in some), tuple(one.text for one in some)
        yield Slice(place=some[0].place, numbers=numbers, texts=texts)


def _block(stories: Sequence[tuple[Known, ...]], homes: Mapping[tuple[str, int], tuple[int, int]]) -> Block:
    placed = sorted(
        ((homes[one.place.shown, one.number], one.article) for story in stories for one in story),
        key=lambda pair: pair[0],
    )
    return Block(
        stories=tuple(tuple(one.article for one in story) for story in stories),
        labels=tuple(Label(id=a.id, source=a.source, story=a.story, draft=a.draft) for _, a in placed),
        parts=tuple(
            Part(portion=portion, rows=tuple(row for (_, row), _ in own))
            for portion, own in groupby(placed, key=lambda pair: pair[0][0])
        ),
    )
