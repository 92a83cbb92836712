"""Time the readers of large files and take their memory: ``python -m bench.reading [SUFFIX...]``.

Writes files of articles of some 80 words each, a hundredth of them broken, and reads each in a process of its own.
Prints rows a second, the articles and the broken rows found, and the peak memory of that process. What a reader needs
is what it has above the same process reading ten rows; holding the articles is the business of whoever asks for them.
"""

import bz2
import csv
import gzip
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from bench.main_job import ROOT

ROWS = 1_000_000
PACKED_ROWS = 1_100_000
"""Rows whose packed file is of some 200 MB."""
FEW = 10
_TEXTS = 40_000
BROKEN = 100
"""Every so many rows, one is broken."""
_MIB = 1024 if sys.platform != "darwin" else 1024 * 1024

_READ = """
import re, resource, sys
from pathlib import Path
from checker import ingest
from checker.ingest.draft import Place
path = Path(sys.argv[1])
good = bad = 0
for draft in ingest._read(Place(shown=path.name, path=path), None):
    good, bad = good + (draft.problem is None), bad + (draft.problem is not None)
own = Path("/proc/self/status")
# Linux hands a parent's peak down to its children, but not this figure.
peak = re.search(r"VmHWM:\\s*(\\d+)", own.read_text())[1] if own.exists() else 0
print(good, bad, peak or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def texts(rows: int) -> Iterator[str]:
    """Yield texts that pack as text does."""
    chance = random.Random(0)  # noqa: S311
    words = ["".join(chance.choices("aeinorst", k=chance.randint(2, 9))) for _ in range(20_000)]
    # Made once, and far enough apart that none is packed as a copy of another.
    made = [" ".join(chance.choices(words, k=80)) for _ in range(_TEXTS)]
    for number in range(rows):
        yield f"Article {number}. {made[number % _TEXTS]}."


def lines(rows: int) -> Iterator[str]:
    """Yield JSON lines, some broken."""
    for number, text in enumerate(texts(rows), start=1):
        yield "{broken\n" if number % BROKEN == 0 else json.dumps({"id": number, "text": text}) + "\n"


def written(path: Path, rows: int) -> Path:
    """Write a file in the format of its suffix."""
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(("id", "text"))
            table.writerows((n, "" if n % BROKEN == 0 else text) for n, text in enumerate(texts(rows), start=1))
    elif path.suffix == ".parquet":
        _parquet(path, rows)
    else:
        with _opened(path) as out:
            out.writelines(lines(rows))
    return path


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".zst":
        import zstandard

        return cast("IO[str]", zstandard.open(path, "wt", encoding="utf-8"))
    if path.suffix == ".bz2":
        return cast("IO[str]", bz2.open(path, "wt", encoding="utf-8"))
    if path.suffix == ".gz":
        return cast("IO[str]", gzip.open(path, "wt", compresslevel=1, encoding="utf-8"))
    return path.open("w", encoding="utf-8")


def _parquet(path: Path, rows: int) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    table = pa.table({"text": [None if n % BROKEN == 0 else text for n, text in enumerate(texts(rows), start=1)]})
    parquet.write_table(table, path, row_group_size=100_000)


def measured(path: Path) -> tuple[float, int, int, float]:
    """Read a file in a process of its own: seconds, articles, failures, MiB."""
    start = time.perf_counter()
    command = (sys.executable, "-c", _READ, str(path))
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    good, bad, peak = map(int, done.stdout.split())
    return time.perf_counter() - start, good, bad, peak / _MIB


def main() -> None:
    """Print a line for each format."""
    formats = {".jsonl": ROWS, ".jsonl.gz": PACKED_ROWS, ".parquet": ROWS, ".csv": ROWS, ".jsonl.zst": ROWS}
    wanted = sys.argv[1:] or list(formats)
    with tempfile.TemporaryDirectory() as folder:
        for suffix in wanted:
            rows = formats[suffix]
            *_, idle = measured(written(Path(folder, f"few{suffix}"), FEW))
            path = written(Path(folder, f"many{suffix}"), rows)
            seconds, good, bad, peak = measured(path)
            size = path.stat().st_size / 1e6
            print(
                f"{suffix}: {size:.0f} MB, {rows:,} rows, {rows / seconds:,.0f} rows/s, {good:,} articles, "
                f"{bad} reports of broken rows, peak {peak:.0f} MiB, {peak - idle:.0f} above ten rows",
                flush=True,
            )
            path.unlink()


if __name__ == "__main__":
    main()
