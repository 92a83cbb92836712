"""Extraction over several processes: the same stage, on batches of articles, in the order they were given."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from checker import kept
from checker.errors import WorkerError
from checker.lexicon import Lexicon
from checker.model import Article, Claim

_BATCH = 20_000
"""Characters of a batch: a second of work, so that the last worker does not keep the others waiting; the language
model is no faster with more."""

_WORTH = 300_000
"""Characters from which a second process pays for the seconds it takes to load the model."""

_AHEAD = 3
"""Batches handed out for each process before the first has come back: the rest wait outside."""


def extracted(
    articles: Sequence[Article], *, folders: tuple[Path, ...], model: str, jobs: int
) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Yield each article with its claims, from as many processes as are worth their start.

    Args:
        articles: What to read, without where it came from.
        folders: Folders of word lists on top of the bundled ones.
        model: The language model.
        jobs: Processes at most.

    Raises:
        WorkerError: A process died, most often for want of memory.

    """
    if not articles:
        return
    processes = min(jobs, sum(len(article.text) for article in articles) // _WORTH + 1)
    if processes == 1:
        from checker import extract

        yield from extract.extract(articles, Lexicon(folders), model=model)
        return
    batches = tuple(_batches(articles))
    with _pool(processes, folders, model) as pool:
        for batch, found in zip(batches, _in_order(pool, batches, _AHEAD * processes), strict=True):
            for article, data in zip(batch, found, strict=True):
                yield article, kept.unpacked(data, article.text)


def _batches(articles: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if size >= _BATCH:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


@contextmanager
def _pool(processes: int, folders: tuple[Path, ...], model: str) -> Iterator[ProcessPoolExecutor]:
    """Hold processes that end with the block, at once where it ends by an interrupt or an error."""
    # A fork would copy the parent's threads' locks; what is spawned starts clean on every system.
    pool = ProcessPoolExecutor(
        processes, mp_context=multiprocessing.get_context("spawn"), initializer=_start, initargs=(folders, model)
    )
    try:
        yield pool
        pool.shutdown()
    except BrokenProcessPool as error:
        what = "a process that reads articles died, most often for want of memory"
        raise WorkerError(what, hint="give --jobs 1, or fewer and shorter articles") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()


def _in_order(
    pool: ProcessPoolExecutor, batches: Iterable[tuple[Article, ...]], ahead: int
) -> Iterator[tuple[bytes, ...]]:
    """Yield results in the order of the batches, with a bounded number under way."""
    waiting: deque[Future[tuple[bytes, ...]]] = deque()
    for batch in batches:
        waiting.append(pool.submit(_read, batch))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


_given: list[tuple[tuple[Path, ...], str]] = []
"""What this process was started with; empty in the one that starts others."""


def _start(folders: tuple[Path, ...], model: str) -> None:
    # The interrupt is for the first process, which ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _given.append((folders, model))


def _read(batch: tuple[Article, ...]) -> tuple[bytes, ...]:
    from checker import extract

    folders, model = _given[0]
    return tuple(kept.packed(own) for _, own in extract.extract(batch, Lexicon(folders), model=model))
