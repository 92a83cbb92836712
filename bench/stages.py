"""Where the time of a long run goes, and what a second one saves: ``python -m bench.stages [ARTICLES]``.

Every run is the command itself, in a process of its own with a cache of its own, on files made from the labelled cases:
cold, again on the same files, again after one article has changed, and cold with two processes. ``--timings`` of each
run is printed, with the articles a second and the peak memory of its largest process.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench import stories
from checker.cache import FOLDER

ARTICLES = 500
_SPOKEN = re.compile(r"factcheck: seconds: (.*)")
_PEAK = (
    "import resource, subprocess, sys; status = subprocess.call(sys.argv[1:]);"
    "print('peak', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr); sys.exit(status)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the command."""

    seconds: float
    peak: int
    """Mebibytes of its largest process."""
    timings: str
    output: bytes


def main() -> None:
    """Print a line a run, then what keeping saves."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "articles")
        write(place, number)
        cache = Path(folder, "cache")
        cold = run(place, cache, "--jobs", "1")
        again = run(place, cache, "--jobs", "1")
        _change(place)
        changed = run(place, cache, "--jobs", "1")
        two = run(place, Path(folder, "other"), "--jobs", "2")
    for name, done in (("cold", cold), ("again", again), ("one changed", changed), ("two processes", two)):
        speed = f"{number / done.seconds:.1f} articles/s, {done.seconds:.2f} s, peak {done.peak} MiB"
        print(f"{name}: {speed}: {done.timings}")
    print(f"again: {cold.seconds / again.seconds:.1f} x as fast as cold, same bytes: {again.output == cold.output}")
    print(f"one changed: {cold.seconds / changed.seconds:.1f} x as fast as cold")
    print(f"two processes: {cold.seconds / two.seconds:.2f} x as fast as one")


def write(place: Path, number: int) -> None:
    """Write articles as files, a folder a story."""
    for position, article in enumerate(stories.articles(number)):
        folder = place / article.story
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{position}.txt").write_text(article.text, encoding="utf-8")


def run(place: Path, cache: Path, *arguments: str) -> Run:
    """Run the command on a folder once, as its user does."""
    own = (sys.executable, "-m", "checker", "run", str(place), "--timings", "--fail-on", "never")
    command = (sys.executable, "-c", _PEAK, *own, *arguments)
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, env={**os.environ, FOLDER: str(cache)})
    seconds = time.perf_counter() - start
    said = done.stderr.decode()
    spoken = _SPOKEN.search(said)
    return Run(
        seconds=seconds,
        peak=int(said.split()[-1]) // (1024 if sys.platform != "darwin" else 1024 * 1024),
        timings=spoken[1] if spoken else "",
        output=done.stdout,
    )


def _change(place: Path) -> None:
    """Add a sentence to the first article."""
    first = min(place.rglob("*.txt"))
    first.write_text(first.read_text(encoding="utf-8") + "\nNobody was hurt, the mayor said.\n", encoding="utf-8")


if __name__ == "__main__":
    main()
