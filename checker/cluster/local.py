"""Workers of this machine: a process group of their own, which one signal ends, whatever state they are in."""

import logging
import os
import pickle
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from checker.errors import WorkerError

if TYPE_CHECKING:
    from distributed import Security

_START = 60
"""Seconds the workers have to be there: each imports the language model's library."""
_END = 2
"""Seconds they have to end by themselves."""
_SILENT = logging.CRITICAL + 1
_FAILED = "failed"
"""How an answer begins that is no address."""


@contextmanager
def started(workers: int, memory: str) -> "Iterator[tuple[str, Security]]":
    """Hold workers of one thread each that nobody else can reach: where their scheduler is, and how to speak to it.

    Args:
        workers: How many.
        memory: What each may use.

    Raises:
        WorkerError: They do not start.

    """
    from distributed import Security

    # Whoever reaches a scheduler runs code as its user, and the loopback is every user's.
    security = Security.temporary()
    with (
        tempfile.TemporaryDirectory(prefix="factcheck-", ignore_cleanup_errors=True) as folder,
        _group((workers, memory, security, folder)) as process,
    ):
        yield _address(process), security


@contextmanager
def _group(given: object) -> "Iterator[subprocess.Popen[bytes]]":
    """Hold a process that serves, and all that it starts; Ctrl-C is not for them, but for who ends them."""
    # The modules of this process, never those of the folder it was started in.
    script = f"import sys; sys.path[:] = {sys.path!r}; from checker.cluster import local; local.serve()"
    process = subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-P", "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with process:
        try:
            assert process.stdin  # noqa: S101 - it was asked for
            with suppress(BrokenPipeError):
                process.stdin.write(pickle.dumps(given))
                process.stdin.flush()
            yield process
            with suppress(BrokenPipeError, subprocess.TimeoutExpired):
                process.stdin.close()
                process.wait(_END)
        finally:
            _kill(process)


def _address(process: "subprocess.Popen[bytes]") -> str:
    told = process.stdout.readline().decode().strip() if process.stdout else ""
    if not told or told.startswith(_FAILED):
        what = f"the workers of this machine did not start{told.removeprefix(_FAILED)}"
        raise WorkerError(what, hint="is there memory for as many as --jobs says?")
    return told


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End the group; nothing of it is waited for, since nothing it does now is of use to anybody."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def serve() -> None:
    """Run a scheduler and its workers, as told on standard input, until that closes."""
    answer = os.dup(1)
    # What libraries say is for nobody: what goes wrong comes as errors.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    workers, memory, security, folder = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started it
    with open(answer, "w", encoding="utf-8") as told:  # noqa: PTH123 - a descriptor
        try:
            with _cluster(workers, memory, security, folder) as cluster:
                cluster.wait_for_workers(workers, timeout=_START)
                print(cluster.scheduler_address, file=told, flush=True)
                sys.stdin.buffer.read()
        except Exception as error:  # noqa: BLE001 - whatever it is, who waits has to know
            print(f"{_FAILED}: {type(error).__name__}: {' '.join(str(error).split())}", file=told, flush=True)


@contextmanager
def _cluster(workers: int, memory: str, security: "Security", folder: str) -> Iterator[Any]:
    import dask
    from distributed import LocalCluster

    # Nobody needs pages on the cluster's state.
    pages: dict[str, list[str]] = {"distributed.scheduler.http.routes": [], "distributed.worker.http.routes": []}
    with (
        dask.config.set({"temporary-directory": folder, **pages}),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            security=security,
            dashboard_address=None,
            scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
            silence_logs=_SILENT,
            memory_limit=memory,
        ) as cluster,
    ):
        yield cluster
