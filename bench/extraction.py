"""How close extraction comes to the language model alone: ``python -m bench.extraction [ARTICLES] [--profile]``.

The floor is ``nlp.pipe`` of the same components over the same texts in the same run: with the model's own size of
batch, and with the one that extraction uses. Single-process figures are seconds of the processor, the least of three
runs that take turns, so that what else the machine does weighs little; those of several processes are by the clock.
"""

import argparse
import cProfile
import os
import pstats
import resource
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import stories
from checker import kept, workers
from checker.config import BUNDLED_MODEL
from checker.extract import extract
from checker.extract.language import BATCH, load, parse
from checker.lexicon import Lexicon
from checker.model import Article

ARTICLES = 300
RUNS = 3
_MIB = 1024 if sys.platform != "darwin" else 1024 * 1024
"""``ru_maxrss`` counts kibibytes on Linux and bytes on macOS."""
_ROOT = Path(__file__).parent.parent


def main() -> None:
    """Print the speed of extraction, its ratio to the floor, what a second process brings, and, if asked, a profile."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("articles", type=int, nargs="?", default=ARTICLES)
    given.add_argument("--profile", action="store_true", help="print the share of time by module instead")
    asked = given.parse_args()
    articles = tuple(kept.bare(article) for article in stories.articles(asked.articles))
    if asked.profile:
        _profile(articles)
    else:
        _speed(articles)
        _processes(articles)


def _speed(articles: Sequence[Article]) -> None:
    nlp, lexicon, texts = load(), Lexicon(), [article.text for article in articles]
    jobs: dict[str, Callable[[], object]] = {
        "own batches": lambda: Counter(map(len, nlp.pipe(texts, batch_size=BATCH))),
        "pipe": lambda: Counter(map(len, nlp.pipe(texts))),
        "parse": lambda: Counter(len(doc) for _, doc in parse(articles)),
        "extract": lambda: Counter(len(found) for _, found in extract(articles, lexicon)),
    }
    list(extract(articles[:20], lexicon))
    taken = _least(jobs)
    tokens = sum(len(doc) for _, doc in parse(articles))
    claims = sum(len(found) for _, found in extract(articles, lexicon))
    spent = taken["extract"]
    characters = sum(map(len, texts))
    print(f"{len(articles)} articles, {characters} characters, {tokens} tokens, {claims} claims; {_load()}")
    print(f"components: {', '.join(nlp.pipe_names)}")
    speeds = ((len(articles), "articles"), (tokens, "tokens"), (claims, "claims"), (characters, "characters"))
    print("extract: " + ", ".join(f"{number / spent:.0f} {name}/s" for number, name in speeds))
    ratios = f"{spent / taken['pipe']:.2f} x nlp.pipe, {spent / taken['own batches']:.2f} x it in our batches"
    print(f"extract: {ratios}")
    print(f"parse alone: {taken['parse'] / taken['pipe']:.2f} x and {taken['parse'] / taken['own batches']:.2f} x")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB:.0f} MiB")


def _least(jobs: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the least seconds of the processor that each job took, the jobs taking turns."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(RUNS):
        for name, job in jobs.items():
            start = time.process_time()
            job()
            taken[name].append(time.process_time() - start)
    return {name: min(times) for name, times in taken.items()}


def _processes(articles: Sequence[Article]) -> None:
    """Print what a second process brings, the model's load and all: each run starts cold."""
    times: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(RUNS):
        for jobs, own in times.items():
            load.cache_clear()
            start = time.perf_counter()
            number = sum(1 for _ in workers.extracted(articles, folders=(), model=BUNDLED_MODEL, jobs=jobs))
            own.append(time.perf_counter() - start)
            assert number == len(articles)  # noqa: S101
    one, two = (min(own) for own in times.values())
    middle = statistics.median(times[1]) / statistics.median(times[2])
    print(f"processes: one {one:.1f} s, two {two:.1f} s: {one / two:.2f} x as fast (median {middle:.2f} x); {_load()}")


def _load() -> str:
    """Say how busy the machine is, where it tells."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else "load unknown"


def _profile(articles: Sequence[Article]) -> None:
    """Print the share of time of the modules of extraction, and of the language model as one."""
    lexicon = Lexicon()
    list(extract(articles[:20], lexicon))
    profile = cProfile.Profile()
    profile.enable()
    found = sum(len(own) for _, own in extract(articles, lexicon))
    profile.disable()
    shares: Counter[str] = Counter()
    for (file, _, _), (_, _, own, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        shares[_module(file)] += own
    print(f"{len(articles)} articles, {found} claims; a profile makes many small calls look slower than they are")
    for name, spent in shares.most_common(25):
        print(f"{spent / sum(shares.values()):6.1%} {name}")


def _module(file: str) -> str:
    path = Path(file)
    if path.is_relative_to(_ROOT):
        return path.relative_to(_ROOT).as_posix()
    return "built in" if file == "~" else next((p for p in ("spacy", "thinc") if p in path.parts), "other libraries")


if __name__ == "__main__":
    main()
