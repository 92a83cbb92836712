"""Extraction over several processes: the same stage, on batches of articles, in the order they were given."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from checker import kept
from checker.errors import WorkerError
from checker.languages import EXTRA_MODELS
from checker.lexicon import Lexicon
from checker.model import Article

_BATCH = 20_000
"""Characters of a batch: a second of work, so that the last worker does not keep the others waiting; the language
model is no faster with more."""

_WORTH = 300_000
"""Characters from which a second process pays for the seconds it takes to load the model."""

_AHEAD = 3
"""Batches handed out for each process before the first has come back: the rest wait outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a process extracts with."""

    folders: tuple[Path, ...]
    """Folders of word lists on top of the bundled ones."""
    model: str
    models: tuple[tuple[str, str], ...]
    """The language models of other languages."""


def extracted(
    articles: Sequence[Article],
    *,
    folders: tuple[Path, ...],
    model: str,
    jobs: int,
    models: Mapping[str, str] = EXTRA_MODELS,
) -> Iterator[bytes]:
    """Yield the claims of each article as bytes, from as many processes as are worth their start.

    Args:
        articles: What to read, without where it came from.
        folders: Folders of word lists on top of the bundled ones.
        model: The language model.
        jobs: Processes at most.
        models: The language models of other languages.

    Raises:
        WorkerError: A process died, most often for want of memory.

    """
    means = Means(folders=folders, model=model, models=tuple(sorted(models.items())))
    if not articles:
        return
    processes = min(jobs, sum(len(article.text) for article in articles) // _WORTH + 1)
    if processes == 1:
        yield from read(articles, means)
        return
    batches = tuple(_batches(articles))
    with _pool(processes, means) as pool:
        for found in _in_order(pool, batches, _AHEAD * processes):
            yield from found


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
def _pool(processes: int, means: Means) -> Iterator[ProcessPoolExecutor]:
    """Hold processes that end with the block, at once where it ends by an interrupt or an error."""
    # A fork would copy the parent's threads' locks; what is spawned starts clean on every system.
    with _uninterrupted():
        pool = ProcessPoolExecutor(
            processes, mp_context=multiprocessing.get_context("spawn"), initializer=_start, initargs=(means,)
        )
    try:
        yield pool
        pool.shutdown()
    except BrokenProcessPool as error:
        what = "a process that reads articles died, most often for want of memory"
        raise WorkerError(what, hint="give --jobs 1, or fewer and shorter articles") from error
    finally:
        for process in multiprocessing.active_children():
            process.terminate()
        # Waits for the thread that minds them: one that is still at it when the interpreter ends prints a traceback.
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, batches: Iterable[tuple[Article, ...]], ahead: int
) -> Iterator[tuple[bytes, ...]]:
    """Yield results in the order of the batches, with a bounded number under way."""
    waiting: deque[Future[tuple[bytes, ...]]] = deque()
    for batch in batches:
        with _uninterrupted():
            waiting.append(pool.submit(_read, batch))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold interrupts back while a process may be started: it is born deaf to what the first process handles."""
    mask = getattr(signal, "pthread_sigmask", None)
    if mask is None:
        yield
        return
    before = mask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    try:
        yield
    finally:
        mask(signal.SIG_SETMASK, before)


_given: list[Means] = []
"""What this process was started with; empty in the one that starts others."""


def _start(means: Means) -> None:
    # The interrupt is for the first process, which ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()
    _given.append(means)


def _follow() -> None:
    """End with the first process, which may be killed before it can end the others."""
    first = multiprocessing.parent_process()
    if first is not None:
        first.join()
        os._exit(1)


def _read(batch: tuple[Article, ...]) -> tuple[bytes, ...]:
    return tuple(read(batch, _given[0]))


def read(articles: Iterable[Article], means: Means) -> Iterator[bytes]:
    """Yield the claims of each article as bytes, extracted in this process."""
    from checker import extract

    lexicon = Lexicon(means.folders, models=dict(means.models))
    return (kept.packed(own) for _, own in extract.extract(articles, lexicon, model=means.model))
