"""A system that does not do its part: a full disk, a folder that may not be written, memory that runs out.

Each test runs the command as a user does: it ends with one line and status 2, or goes on without and says so.
"""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from bench import stories

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and capabilities are set as Linux has them")

LIMITED = """
import ctypes, os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
for capability in (1, 2):  # Permissions hold for the superuser too, without what lets it pass over them.
    ctypes.CDLL(None).prctl(24, capability)
os.execv(sys.argv[2], sys.argv[2:])
"""
"""Starts the command with a bound on the size of every file it writes, as a full disk has, and without privileges."""

COMMAND = str(Path(sys.executable).with_name("factcheck"))
ROOT = str(Path(__file__).parent.parent)
NO_LIMIT = 1 << 40
PIPE = subprocess.PIPE
Stream = IO[bytes] | int

Ended = subprocess.CompletedProcess[str]
Run = Callable[..., Ended]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the cache, which is not there yet."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def run(tmp_path: Path, cache: Path) -> Run:
    """Return what runs the command on two articles, with a bound on its files."""
    story = tmp_path / "story"
    story.mkdir()
    for name, number in (("one", 12), ("other", 15)):
        text = f"The fire killed {number} people on Monday, police said.\n"
        (story / f"{name}.txt").write_text(text, encoding="utf-8")

    def work(*options: str, size: int = NO_LIMIT, stdout: Stream = PIPE, stderr: Stream = PIPE) -> Ended:
        command = [sys.executable, "-c", LIMITED, str(size), COMMAND, "run", "story", *options]
        environment = {**os.environ, "PYTHONPATH": ROOT, "FACTCHECK_CACHE_DIR": str(cache)}
        return subprocess.run(
            command, cwd=tmp_path, env=environment, stdout=stdout, stderr=stderr, text=True, check=False, timeout=120
        )

    return work


def _said(err: str) -> list[str]:
    """Return the lines of standard error but those on progress, of which a slow machine has some."""
    return [line for line in err.splitlines() if " articles, " not in line]


def test_a_full_disk_leaves_the_earlier_report(run: Run, tmp_path: Path) -> None:
    """None of the files is written where one cannot be, and nothing is left beside them."""
    earlier = '{\n  "articles": []\n}\n'
    (tmp_path / "report.json").write_text(earlier, encoding="utf-8")
    ended = run("--no-cache", "-o", "report.json", "-o", "report.html", size=20_000)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert _said(ended.stderr) == [f"factcheck: error: {tmp_path / 'report.html'}: cannot be written: File too large"]
    assert (tmp_path / "report.json").read_text(encoding="utf-8") == earlier
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.json", "story"]


def test_a_full_disk_costs_the_cache_only(run: Run) -> None:
    """The run goes on without it, says so once, and comes to the same report."""
    fresh = run("--no-cache", "--format", "json")
    ended = run("--format", "json", size=8_000)

    assert (ended.returncode, ended.stdout) == (1, fresh.stdout)
    (said,) = _said(ended.stderr)
    assert "the cache is not used" in said


@pytest.mark.parametrize("warm", [False, True])
def test_a_read_only_cache_is_done_without(run: Run, cache: Path, *, warm: bool) -> None:
    """Whether or not there is something in it: the same report, at most one line."""
    fresh = run("--no-cache", "--format", "json")
    cache.mkdir()
    if warm:
        run()
    for path in cache.iterdir():
        path.chmod(0o400)
    cache.chmod(0o500)
    ended = run("--format", "json")
    cache.chmod(0o700)

    assert (ended.returncode, ended.stdout) == (1, fresh.stdout)
    (said,) = _said(ended.stderr)
    assert "the cache is not used" in said


def test_a_cache_of_a_newer_version_is_left_alone(run: Run, cache: Path) -> None:
    """It is named, and not touched."""
    run()
    (file,) = cache.glob("*.sqlite3")
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = file.read_bytes()
    ended = run("--format", "json")

    assert (ended.returncode, len(json.loads(ended.stdout)["articles"])) == (1, 2)
    (said,) = _said(ended.stderr)
    assert said.startswith(f"factcheck: warning: {file}: the cache is not used: it is of a newer version")
    assert file.read_bytes() == before


def test_a_full_standard_output_is_an_error(run: Run, tmp_path: Path) -> None:
    """Said in one line; the files are written all the same."""
    with Path("/dev/full").open("wb") as full:
        ended = run("-o", "report.md", stdout=full)

    assert ended.returncode == 2
    assert _said(ended.stderr) == ["factcheck: error: standard output: cannot be written: No space left on device"]
    assert (tmp_path / "report.md").read_text(encoding="utf-8").startswith("# Fact check")


def test_a_full_standard_error_changes_nothing(run: Run, tmp_path: Path) -> None:
    """What cannot be said is left unsaid: the status is that of the run."""
    (tmp_path / "story" / "broken.txt").write_bytes(bytes(range(9)) * 99)
    with Path("/dev/full").open("wb") as full:
        ended = run("--timings", stderr=full)

    assert ended.returncode == 1


LIMITED_WORKERS = """
import os, resource, sys
if "--multiprocessing-fork" in sys.orig_argv:
    resource.setrlimit(resource.RLIMIT_AS, (150 << 20, 150 << 20))
"""
"""Put where every Python starts: processes that read articles may have little memory."""

SMALL_BATCHES = (
    "from checker import cli, cli_progress, workers;"
    "cli_progress._EVERY, workers._WORTH, workers._BATCH = 0, 1000, 500; cli.main(prog_name='factcheck')"
)
"""The command, with a second process for a few articles."""


@pytest.fixture
def workers(tmp_path: Path) -> Callable[..., subprocess.Popen[str]]:
    """Return what starts the command with two processes that read."""
    for count, article in enumerate(stories.articles(80)):
        place = tmp_path / "inbox" / article.story
        place.mkdir(exist_ok=True, parents=True)
        (place / f"{count}.txt").write_text(article.text, encoding="utf-8")

    def start(*paths: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", SMALL_BATCHES, "run", "inbox", "--jobs", "2", "-o", "report.json"]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([*paths, ROOT])}
        return subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )

    return start


DIED = "factcheck: error: a process that reads articles died, most often for want of memory; give --jobs 1, or fewer"


def test_a_process_without_memory_ends_the_run(workers: Callable[..., subprocess.Popen[str]], tmp_path: Path) -> None:
    """One line says what died and what to do; libraries may complain before it."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(LIMITED_WORKERS, encoding="utf-8")
    process = workers(str(tmp_path / "site"))
    _, err = process.communicate(timeout=120)

    assert process.returncode == 2
    assert _said(err)[-1].startswith(DIED)
    assert "Traceback" not in err
    assert not (tmp_path / "report.json").exists()


def test_a_process_that_is_killed_ends_the_run(workers: Callable[..., subprocess.Popen[str]], tmp_path: Path) -> None:
    """As the system does when memory runs out: the other one ends too, and no file is left."""
    process = workers()
    assert process.stderr is not None
    next(process.stderr)
    own = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
    reading = [pid for pid in own if b"--multiprocessing-fork" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    os.kill(int(reading[0]), signal.SIGKILL)
    _, err = process.communicate(timeout=120)

    assert (process.returncode, len(reading)) == (2, 2)
    assert _said(err)[0].startswith(DIED)
    assert not list(tmp_path.glob("*.json"))
    assert not list(tmp_path.glob(".*"))
