"""How fast the workers of a cluster are, and what it would take for millions: ``python -m bench.cluster [ARTICLES]``.

Every run reads the same files, so that each figure can be held against the single process of the same hour. What is
said of larger archives is arithmetic on the costs measured here, and is printed with it.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from math import ceil
from pathlib import Path
from typing import TypeVar

from bench import stories
from checker import align, cluster, ingest, kept, pipeline
from checker.check import engine
from checker.extract import extract
from checker.model import Article
from checker.pipeline import Means, Options
from checker.report import formats

ARTICLES = 500
A_DAY = 10_000_000
SECONDS = 24 * 60 * 60
CORES = 64
"""Of a machine, on paper."""
BUSY = 0.7
"""Share of the time that cores are at work, on paper: the rest is for peaks and for machines that are down."""
_MB = 1 << 20

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """Seconds of one core."""

    read: float
    """For an article; workers do it twice."""
    extract: float
    """For an article."""
    align: float
    """For a claim."""
    check: float
    """For a claim."""
    claims: float
    """Of an article."""
    sent: float
    """Bytes of an article and its claims."""


def main() -> None:
    """Print the table of runs, the costs, and the arithmetic."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory() as folder:
        size = _write(Path(folder), stories.articles(number))
        print(f"{number} articles, {size} characters, a file for each outlet and one story in each folder")
        peak = _speed(folder, number)
        costs = _costs(folder)
    _huge(number)
    _paper(costs, peak)


def _write(folder: Path, articles: Iterator[Article]) -> int:
    """Write articles as an archive has them; return their characters."""
    size = 0
    for number, article in enumerate(articles):
        place = folder / "in" / article.story
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number}.txt").write_text(article.text, encoding="utf-8")
        size += len(article.text)
    return size


def _speed(folder: str, number: int) -> int:
    """Print how fast each way is; return the most memory that a worker had."""
    print("run                        seconds  articles/s  against one process  peak of a worker")
    alone, plain = _timed(lambda: _here(folder, jobs=1))
    _row("one process", alone, number, alone)
    two, _ = _timed(lambda: _here(folder, jobs=2))
    _row("--jobs 2", two, number, alone)
    most = 0
    for workers in (1, 2):
        taken, (lines, peak, ready) = _timed(partial(_there, folder, workers))
        same = "the same bytes" if lines == plain else "OTHER BYTES"
        more = f"{peak // _MB} MB; {ready:.1f} s to start; {same}"
        _row(f"dask, workers: {workers}", taken - ready, number, alone, more)
        most = max(most, peak)
    return most


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def _row(name: str, seconds: float, number: int, alone: float, more: str = "") -> None:
    print(f"{name:<24}{seconds:>10.1f}{number / seconds:>12.1f}{alone / seconds:>18.2f} x  {more}".rstrip())


def _here(folder: str, *, jobs: int) -> str:
    return formats.render(pipeline.run([folder], Options(jobs=jobs)), formats.LINES)


def _there(folder: str, workers: int) -> tuple[str, int, float]:
    """Return the lines, the most memory that a worker had, and the seconds until the workers were there."""
    means, start = Means.of(Options()), time.perf_counter()
    with cluster.opened(cluster.Site(workers=workers), texts=False) as there:
        ready = time.perf_counter() - start
        articles = there.read([folder], means)
        parts = there.stories(articles, means)
        lines = "".join(formats.render(pipeline.report((), [part], means), formats.LINES) for part in parts)
        peak = max(there.client.run(_peak).values())
    return lines, peak, ready


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _costs(folder: str) -> Costs:
    """Measure what each stage costs one core, by its processor time: another's load does not count."""
    means = Means.of(Options())
    lexicon = means.lexicon
    read, articles = _worked(lambda: ingest.read([folder], lexicon=lexicon))
    list(extract(articles[:3], lexicon))
    extracting, own = _worked(lambda: [found for _, found in extract(articles, lexicon)])
    claims = [claim for found in own for claim in found]
    aligning, told = _worked(lambda: [align.align(story, lexicon) for story in align.group(articles, claims, lexicon)])
    checking, _ = _worked(lambda: [engine.check(story, means.rules, lexicon) for story in told])
    sent = sum(len(article.text.encode()) for article in articles) + sum(len(kept.packed(found)) for found in own)
    return Costs(
        read=read / len(articles),
        extract=extracting / len(articles),
        align=aligning / len(claims),
        check=checking / len(claims),
        claims=len(claims) / len(articles),
        sent=sent / len(articles),
    )


def _huge(number: int) -> None:
    """Print what becomes of one story that all articles tell: it is extracted by all workers and checked by one."""
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), stories.one_story(number))
        means, begun = Means.of(Options()), time.perf_counter()
        read = [begun]
        with cluster.opened(cluster.Site(workers=2), texts=False) as there:
            articles = there.read([folder], means)
            parts = there.stories(articles, means, progress=lambda *_: read.append(time.perf_counter()))
            claims = sum(len(part.claims) for part in parts)
            ended = time.perf_counter()
            peaks = sorted(value // _MB for value in there.client.run(_peak).values())
    print(
        f"one story of {len(articles)} articles: read and extracted by both workers in {read[-1] - begun:.1f} s, "
        f"its {claims} claims aligned and checked by one in {ended - read[-1]:.1f} s more; "
        f"peaks {peaks[0]} and {peaks[1]} MB"
    )


def _paper(costs: Costs, peak: int) -> None:
    """Print what an archive of a day would take, as arithmetic."""
    checked = costs.claims * (costs.align + costs.check)
    each = 2 * costs.read + costs.extract + checked
    cores = A_DAY * each / SECONDS / BUSY
    machines = ceil(cores / CORES)
    print(f"an article: 2 x {costs.read * 1e3:.2f} ms to read, {costs.extract * 1e3:.2f} ms to extract")
    print(
        f"a claim: {costs.align * 1e6:.0f} us to align, {costs.check * 1e6:.0f} us to check; "
        f"{costs.claims:.1f} claims an article: {checked * 1e3:.2f} ms"
    )
    print(
        f"together {each * 1e3:.2f} ms of a core for an article, without what the cluster itself costs (see the table)"
    )
    print(f"{A_DAY:,} articles a day x {each * 1e3:.2f} ms = {A_DAY * each / 3600:,.0f} core hours")
    print(f"/ 24 h / {BUSY} at work = {cores:.0f} cores = {machines} x {CORES}-core machines")
    print(f"memory: {cores:.0f} workers x {peak // _MB} MB at their peak = {cores * peak / _MB / 1024:.0f} GB")
    print(
        f"between workers: {costs.sent / 1024:.1f} kB an article (text and claims) x {A_DAY:,} = "
        f"{A_DAY * costs.sent / 1e9:.0f} GB a day = {A_DAY * costs.sent * 8 / SECONDS / 1e6:.1f} Mbit/s"
    )


def _worked(work: Callable[[], T]) -> tuple[float, T]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


if __name__ == "__main__":
    main()
