"""Ctrl-C and its like: the run ends at once, with one line, keeps what was read, and leaves nothing half-done."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from bench import stories

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals to a group of processes are POSIX's")

COMMAND = (str(Path(sys.executable).with_name("factcheck")),)
EAGER = (
    sys.executable,
    "-c",
    """
from checker import cli, cli_progress, workers
cli_progress._EVERY, workers._WORTH, workers._BATCH = 0, 1000, 500
cli.main(prog_name="factcheck")
""",
)
"""The command, with a line of progress after each article and a second process for a few of them."""

STALLED = (
    sys.executable,
    "-c",
    """
import pathlib, signal, sys
from checker import cli
def stall(path, *_):
    print("writing", file=sys.stderr, flush=True)
    signal.pause()
pathlib.Path.replace = stall
cli.main(prog_name='factcheck')
""",
)
"""The command, which stops in the middle of writing a report."""

Started = subprocess.Popen[str]
Start = Callable[..., Started]


def _fill(folder: Path, number: int) -> Path:
    """Write so many articles of many stories."""
    for count, article in enumerate(stories.articles(number)):
        place = folder / article.story
        place.mkdir(exist_ok=True)
        (place / f"{count}.txt").write_text(article.text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that takes some seconds."""
    return _fill(tmp_path_factory.mktemp("inbox"), 80)


@pytest.fixture
def start(tmp_path: Path, inbox: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Return what starts the command in a group of processes of its own."""
    running: list[Started] = []
    out = (tmp_path_factory.mktemp("out") / "out").open("w+b")

    def begin(*options: str, command: Sequence[str] = EAGER, given: Path = inbox, **extra: str) -> Started:
        process = subprocess.Popen(
            [*command, "run", str(given), *options],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), **extra},
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    out.close()


def _wait_for(process: Started, said: str) -> re.Match[str]:
    """Read standard error until something is said."""
    assert process.stderr is not None
    for line in process.stderr:
        if found := re.search(said, line):
            return found
    raise AssertionError(process.wait())


def _end(process: Started, number: int, *, group: bool = True) -> list[str]:
    """Send a signal, and return what is said after it.

    Every process of the run holds standard error: that it comes to an end shows that none is left.
    """
    (os.killpg if group else os.kill)(process.pid, number)
    _, err = process.communicate(timeout=60)
    return [line for line in err.splitlines() if " articles, " not in line and not line.startswith("import time:")]


LEFT = "factcheck: interrupted; no report is written; the next run goes on from what is in the cache"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_keeps_what_was_read(start: Start, tmp_path: Path, jobs: str) -> None:
    """Status 130, one line, no file, no process left; the next run reads only the rest."""
    first = start("--jobs", jobs, "-o", "report.json", "-o", "report.md")
    whole = int(_wait_for(first, r"\d+ of (\d+) articles")[1])
    said = _end(first, signal.SIGINT)

    assert (first.returncode, said, list(tmp_path.iterdir())) == (130, [LEFT], [])

    second = start("--jobs", "1")
    assert int(_wait_for(second, r"\d+ of (\d+) articles")[1]) < whole


@pytest.mark.parametrize(
    ("jobs", "number", "group"),
    [
        ("1", signal.SIGTERM, False),
        ("2", signal.SIGTERM, False),
        ("2", signal.SIGTERM, True),
        ("2", signal.SIGHUP, True),
    ],
)
def test_whoever_ends_it_leaves_nothing(start: Start, tmp_path: Path, jobs: str, number: int, *, group: bool) -> None:
    """A supervisor's request and a closed terminal are the same, also where its processes hear of them too."""
    process = start("--jobs", jobs, "--no-cache", "-o", "report.json")
    _wait_for(process, "articles, ")

    assert _end(process, number, group=group) == ["factcheck: interrupted; no report is written"]
    assert (process.returncode, list(tmp_path.iterdir())) == (130, [])


def test_the_installed_command_is_interrupted(start: Start, tmp_path: Path) -> None:
    """As a user runs it, with progress every few seconds and a process for each core."""
    work = tmp_path / "work"
    work.mkdir()
    process = start("-o", "report.json", command=COMMAND, given=_fill(work, 700))
    _wait_for(process, "articles, .* s left")

    assert _end(process, signal.SIGINT) == [LEFT]
    assert (process.returncode, list(tmp_path.iterdir())) == (130, [work])


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("module", ["spacy", "spacy.pipeline.factories"])
def test_an_interrupt_while_the_model_is_loaded(start: Start, jobs: str, module: str) -> None:
    """Here or in a process that has just begun: one line, no traceback out of an import."""
    process = start("--jobs", jobs, "--no-cache", command=COMMAND, PYTHONPROFILEIMPORTTIME="1")
    _wait_for(process, rf"\| +{module}$")

    (said,) = _end(process, signal.SIGINT)
    assert (process.returncode, said.partition(";")[0]) == (130, "factcheck: interrupted")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_while_a_report_is_written(start: Start, tmp_path: Path, number: int) -> None:
    """An earlier report stays as it was, and no half of the new one beside it."""
    story = tmp_path / "story"
    story.mkdir()
    (story / "one.txt").write_text("Twelve people were killed in the fire on Monday, police said.\n", encoding="utf-8")
    (tmp_path / "report.md").write_text("# Fact check\n", encoding="utf-8")
    process = start("-o", "report.json", "-o", "report.md", given=story, command=STALLED)
    _wait_for(process, "writing")

    assert _end(process, number) == ["factcheck: interrupted; no report is written"]
    assert process.returncode == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.md", "story"]
    assert (tmp_path / "report.md").read_text(encoding="utf-8") == "# Fact check\n"


def test_what_is_killed_leaves_no_process(start: Start) -> None:
    """The processes that read articles end with the one that started them, however it ended."""
    process = start("--jobs", "2", "--no-cache")
    _wait_for(process, "articles, ")
    _end(process, signal.SIGKILL, group=False)

    assert process.returncode == -signal.SIGKILL


def test_what_the_caller_ignores_stays_ignored(start: Start, tmp_path: Path) -> None:
    """Under nohup the terminal may be closed, and the run goes on."""
    nohup = ("sh", "-c", 'trap "" HUP; exec "$@"', "sh", *EAGER)
    story = tmp_path / "story"
    story.mkdir()
    for number in range(9):
        text = f"Some {number} people were killed in the fire on Monday, police said.\n"
        (story / f"{number}.txt").write_text(text, encoding="utf-8")
    process = start("--fail-on", "never", "-o", "report.json", command=nohup, given=story)
    _wait_for(process, "1 of 9 articles")
    os.killpg(process.pid, signal.SIGHUP)
    process.communicate(timeout=60)

    assert (process.returncode, (tmp_path / "report.json").exists()) == (0, True)
