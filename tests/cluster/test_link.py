"""The link to a scheduler and its workers."""

import os
import resource
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli import main
from checker.cluster import Site, link, local, tasks
from checker.errors import UsageError, WorkerError

distributed = pytest.importorskip("distributed", reason="the extra 'dask' is not installed")

MB = 1 << 20
LIMIT = 400 * MB
PIECE = 25 * MB
PIECES = 48
"""Three times what the one worker may have."""

SCRIPT = """
import os, sys
from contextlib import contextmanager
from checker import cli, cli_run
from checker.cluster import link, plan

connected = link.connected

@contextmanager
def named(site):
    with connected(site) as client:
        print(*client.run(os.getpid).values(), flush=True)
        yield client

@contextmanager
def progress(*, quiet, kept):
    yield lambda *_: (print("begun", flush=True), sys.stdin.read())

if __name__ == "__main__":
    import checker.cluster
    checker.cluster.connected = named
    cli_run.progress = progress
    plan._SMALL = plan._LARGE = 100
    cli.main(["run", "in", "--engine", "dask", "--jobs", "2", "--format", "jsonl", "-o", "out.jsonl"])
"""


def _gone(pid: int) -> bool:
    import psutil

    try:
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="this system has no process groups")
def test_an_interrupt_ends_the_workers(archive: Path) -> None:
    """Ctrl-C, which a terminal sends to all processes, ends them with one line and without a file."""
    script = archive.parent / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    ) as process:
        assert process.stdout
        pids = [int(pid) for pid in process.stdout.readline().split()]
        begun = process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        process.stdout.read()
        said = process.stderr.read() if process.stderr else ""
        status = process.wait()

    assert (begun, status) == ("begun\n", 130)
    assert [line for line in said.splitlines() if line and "warning:" not in line] == ["factcheck: interrupted"]
    assert len(pids) == 2
    assert all(_gone(pid) for pid in pids)
    assert not (archive.parent / "out.jsonl").exists()


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def test_memory_is_bounded_and_the_rest_is_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that is to hold several times what it may have puts it in a folder, which goes with it."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(local.tempfile, "tempdir", None)
    with link.connected(Site(workers=1, memory=f"{LIMIT}")) as client:
        rows = [client.submit(os.urandom, PIECE, pure=False) for _ in range(PIECES)]
        sizes = [client.submit(len, row, pure=False) for row in rows]
        held = sum(client.gather(sizes))
        (peak,) = client.run(_peak).values()
        on_disk = sum(file.stat().st_size for file in tmp_path.rglob("*") if file.is_file())

    assert held == PIECES * PIECE > 2 * LIMIT
    assert peak < LIMIT
    assert on_disk > held - LIMIT
    assert list(tmp_path.iterdir()) == []


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address without a scheduler is named in a line, soon."""
    monkeypatch.setattr(link, "_ANSWER", 0.2)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        result = CliRunner().invoke(main, ["run", ".", "--engine", "dask", "--scheduler", address])

    assert result.exit_code == 2
    assert result.stderr == (
        f"factcheck: error: {address}: no scheduler answers there; "
        "start one with 'dask scheduler', or leave the address out for processes of this machine\n"
    )


@pytest.mark.parametrize("address", ["nonsense://x", "", "tcp://127.0.0.1:notaport"])
def test_what_is_no_address(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told like one at which nobody answers."""
    monkeypatch.setattr(link, "_ANSWER", 0.2)
    with pytest.raises(UsageError, match="no scheduler answers there"), link.connected(Site(address=address)):
        pass


def test_a_scheduler_without_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The line says how to start some."""
    monkeypatch.setattr(link, "_START", 0.2)
    with (
        distributed.LocalCluster(
            n_workers=0,
            host="127.0.0.1",
            dashboard_address=None,
            scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
        ) as cluster,
        pytest.raises(WorkerError, match=r"no worker has come within 0.2 seconds; start some with 'dask worker"),
        link.connected(Site(address=cluster.scheduler_address)),
    ):
        pass


def test_a_worker_of_another_version(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named before the work begins, with both versions."""
    monkeypatch.setattr(tasks, "__version__", "9.9")
    line = r"^tcp://127.0.0.1:\d+: a worker has factcheck \S+ on Python 3.\d+, this is factcheck 9.9 on Python 3"

    with pytest.raises(WorkerError, match=line), link.connected(Site(address=address)):
        pass


def test_a_worker_without_factcheck() -> None:
    """It answers with an error of its own, which is told as what it is."""

    class Answers:
        def run(self, _function: object, *, on_error: str) -> dict[str, object]:
            return {"tcp://10.0.0.7:1": ModuleNotFoundError("checker")} if on_error == "return" else {}

    with pytest.raises(WorkerError, match=r"^tcp://10.0.0.7:1: a worker has no factcheck that can be used, this is"):
        link._refuse_others(Answers())


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line says what to install."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = CliRunner().invoke(main, ["run", ".", "--engine", "dask"])

    assert result.exit_code == 2
    assert result.stderr.startswith("factcheck: error: --engine dask: needs the extra 'dask' (")
    assert result.stderr.endswith("); pip install 'factcheck-news[dask]'\n")


def test_an_address_is_for_that_engine_only() -> None:
    """Given alone it would be passed over: it is refused."""
    result = CliRunner().invoke(main, ["run", ".", "--scheduler", "tcp://127.0.0.1:1"])

    assert (result.exit_code, result.stderr) == (
        2,
        "factcheck: error: --scheduler: is only for --engine dask; give both, or neither\n",
    )


def test_nothing_is_left_of_a_link(address: str) -> None:
    """No client stays, and what the libraries say is heard again."""
    import logging

    before = [logging.getLogger(name).level for name in link._NOISY]
    with link.connected(Site(address=address)) as client:
        assert {logging.getLogger(name).level for name in link._NOISY} == {link._SILENT}

    assert client.status == "closed"
    assert [logging.getLogger(name).level for name in link._NOISY] == before
