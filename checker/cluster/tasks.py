"""What runs on a worker: the pipeline's own functions, on places and on stories."""

import platform
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from itertools import chain

import msgspec

from checker import __version__, ingest, kept, pipeline
from checker.errors import ReadError, WorkerError
from checker.ingest import Found, Place
from checker.model import Article
from checker.pipeline import Means, Options

_DEPENDS_ON = ("another version", "other code, another model or other word lists", "other rules")
"""What a worker may have that makes it find something else."""

_ONE = threading.Lock()
"""The language model is not made for several threads, which a worker started elsewhere may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be done, and by which code."""

    run: str
    """Tells this run from others at the same scheduler."""
    options: Options = field(compare=False)
    made_by: tuple[str, ...] = field(compare=False)
    """What the results depend on beside the articles, where the order was given."""
    texts: bool = field(compare=False)
    """Whether texts are wanted where the order was given."""

    @property
    def topic(self) -> str:
        """Name the events by which workers tell what went wrong with their cache."""
        return f"factcheck-{self.run}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Some of the articles at a place: all that a file holds, or a part of a long one."""

    place: Place
    numbers: tuple[int, ...]
    """Counted from 0, in the order in which they are read."""
    texts: tuple[str, ...]
    """The hashes of their texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What the driver has to know of an article to say what it is called, and where it is to go."""

    found: Found
    """Without the text."""
    size: int
    """Characters of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What an article is called among the others."""

    article: Article
    """As the driver has it, without its text."""

    def on(self, article: Article) -> Article:
        """Return an article that is called so."""
        return replace(self.article, text=article.text, blocks=article.blocks)


class _Extracted(msgspec.Struct, frozen=True, array_like=True):
    """An article and its claims, between two workers."""

    article: Article
    claims: bytes


def versions() -> tuple[str, str]:
    """Return what of Python decides how text is read, as in ``3.11``, and our own version."""
    major, minor, *_ = platform.python_version_tuple()
    return f"{major}.{minor}", __version__


def made_by(means: Means) -> tuple[str, ...]:
    """Name all that results depend on beside the articles."""
    return __version__, means.extractor, means.checker


def listed(order: Order, places: Sequence[Place]) -> tuple[Listed, ...]:
    """Read the articles at some places, and keep what tells one from another."""
    for place in places:
        _refuse_elsewhere(place)
    return tuple(
        _listed(found, texts=order.texts)
        for found in ingest.find(places, lexicon=_means(order).lexicon, said=order.options.said, mixed=False)
    )


def extracted(order: Order, slices: Sequence[Slice]) -> tuple[bytes, ...]:
    """Read some articles and extract their claims."""
    means = _means(order)
    articles = tuple(chain.from_iterable(_read(each, means) for each in slices))
    with _ONE:
        claims = pipeline.extracted(articles, means)
    pairs = zip(articles, claims, strict=True)
    return tuple(msgspec.msgpack.encode(_Extracted(article=article, claims=own)) for article, own in pairs)


def chosen(rows: Sequence[bytes], numbers: Sequence[int]) -> tuple[bytes, ...]:
    """Take the articles out that belong together; the others go elsewhere."""
    return tuple(rows[number] for number in numbers)


def checked(order: Order, labels: Sequence[Label], *parts: Sequence[bytes]) -> tuple[bytes, ...]:
    """Align and check some stories whole; return what came of each, in the order of their names."""
    means = _means(order)
    rows = [msgspec.msgpack.decode(row, type=_Extracted) for row in chain.from_iterable(parts)]
    articles = tuple(label.on(row.article) for label, row in zip(labels, rows, strict=True))
    claims = dict(zip(pipeline.keys(articles, means), (row.claims for row in rows), strict=True))
    with _ONE:
        return tuple(_checked(articles, claims, means))


def _checked(articles: Sequence[Article], claims: dict[bytes, bytes], means: Means) -> Iterator[bytes]:
    for told in pipeline.stories(articles, means, extracted=claims):
        own = sorted((article for article in articles if article.story == told.story), key=lambda article: article.id)
        yield kept.packed_story(told, own)


@lru_cache(maxsize=1)
def _means(order: Order) -> Means:
    """Read the rules and word lists once for all tasks of a run.

    Raises:
        WorkerError: They are not those of the one who gave the order.

    """
    means = Means.of(replace(order.options, warn=partial(_warn, order.topic)))
    for what, ours, theirs in zip(_DEPENDS_ON, made_by(means), order.made_by, strict=True):
        if ours != theirs:
            told = f" ({ours} there, {theirs} here)" if ours == __version__ else ""
            hint = "install the same factcheck, language model and rules on all machines"
            raise WorkerError(f"a worker has {what}{told}", where=_here(), hint=hint)
    return means


def _listed(found: Found, *, texts: bool) -> Listed:
    bare = found.article if texts else replace(found.article, text="", blocks=())
    return Listed(found=replace(found, article=bare), size=len(found.article.text))


def _read(given: Slice, means: Means) -> Iterator[Article]:
    """Read articles again that have been listed.

    Raises:
        ReadError: They are not what they were.

    """
    only = {given.place.shown: frozenset(given.numbers)}
    found = tuple(ingest.find([given.place], lexicon=means.lexicon, said=means.options.said, mixed=False, only=only))
    if tuple(one.draft.text for one in found) != given.texts:
        raise ReadError("was changed while it was read", where=given.place.shown, hint="run again")
    return (one.article for one in found)


def _refuse_elsewhere(place: Place) -> None:
    """Refuse a place on a machine that does not have its folder; a file that is gone is an article not read."""
    if place.path and not place.problem and not place.path.parent.is_dir():
        what = f"the folder {place.path.parent} is not where a worker runs"
        hint = "workers read the files themselves: every machine needs them under the same path"
        raise WorkerError(what, where=_here(), hint=hint)


def _here() -> str:
    from distributed import get_worker

    return str(get_worker().address)


def _warn(topic: str, message: str) -> None:
    from distributed import get_worker

    get_worker().log_event(topic, message)
