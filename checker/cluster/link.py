"""The link to a scheduler and its workers: one that is given, or processes of this machine for as long as the run."""

import logging
import os
import signal
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING

from checker.cluster import tasks
from checker.errors import UsageError, WorkerError

if TYPE_CHECKING:
    from distributed import Client, LocalCluster

_ANSWER = 10
"""Seconds a scheduler has to answer."""
_START = 60
"""Seconds the first worker has to be there: each imports the language model's library."""
_END = 5
"""Seconds the processes have to end by themselves."""
_NOISY = ("distributed", "tornado", "asyncio")
_SILENT = logging.CRITICAL + 1
_QUIET: Mapping[str, list[str]] = {"distributed.scheduler.http.routes": [], "distributed.worker.http.routes": []}
"""Nobody needs pages on the cluster's state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where the work is to be done."""

    address: str | None = None
    """The scheduler's; None for processes of this machine."""
    workers: int = 1
    """Processes, where no scheduler is given."""
    memory: str = "auto"
    """What each of those processes may use; by default its share of the machine."""


@contextmanager
def connected(site: Site) -> Iterator["Client"]:
    """Hold a client of the site's scheduler; processes that were started for it end with the block.

    Raises:
        UsageError: The extra is not installed, or no scheduler answers.
        WorkerError: There is no worker, or one of another version.

    """
    try:
        import distributed
    except ImportError as error:
        hint = "pip install 'factcheck-news[dask]'"
        raise UsageError(f"needs the extra 'dask' ({error})", where="--engine dask", hint=hint) from error
    with _silence(), ExitStack() as stack:
        given = site.address or stack.enter_context(_local(site))
        try:
            client = stack.enter_context(distributed.Client(given, timeout=_ANSWER, set_as_default=False))
        except (OSError, ValueError) as error:
            hint = "start one with 'dask scheduler', or leave the address out for processes of this machine"
            raise UsageError("no scheduler answers there", where=site.address, hint=hint) from error
        _wait(client, site)
        _refuse_others(client)
        yield client


@contextmanager
def _silence() -> Iterator[None]:
    """Keep what the libraries log and warn of to themselves: what matters comes as errors."""
    import dask

    before = {name: logging.getLogger(name).level for name in _NOISY}
    with warnings.catch_warnings(), dask.config.set(_QUIET):
        warnings.simplefilter("ignore")
        try:
            for name in _NOISY:
                logging.getLogger(name).setLevel(_SILENT)
            yield
        finally:
            for name, level in before.items():
                logging.getLogger(name).setLevel(level)


@contextmanager
def _local(site: Site) -> Iterator["LocalCluster"]:
    """Start worker processes of one thread each, that nobody else can reach; end them however the block ends."""
    from distributed import LocalCluster

    with tempfile.TemporaryDirectory(prefix="factcheck-", ignore_cleanup_errors=True) as folder:
        cluster = LocalCluster(
            n_workers=0,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            # Whoever reaches a scheduler runs code as its user, and the loopback is every user's.
            security=True,
            dashboard_address=None,
            scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
            silence_logs=_SILENT,
            local_directory=folder,
            memory_limit=site.memory,
        )
        try:
            cluster.sync(_keep_interrupt)
            cluster.scale(site.workers)
            yield cluster
        except BaseException:
            # What was begun is of no use to anybody: nothing is waited for.
            _kill(cluster)
            raise
        finally:
            with suppress(TimeoutError, OSError):
                cluster.close(timeout=_END)


async def _keep_interrupt() -> None:
    """Keep Ctrl-C from the processes that this thread starts: it is for the first one, which ends the others."""
    if hasattr(signal, "pthread_sigmask"):
        # The tracker lifts the block when it starts, so it has to have started.
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _kill(cluster: "LocalCluster") -> None:
    for nanny in cluster.workers.values():
        nanny.auto_restart = False
        process = nanny.process and nanny.process.process
        if process and process.pid:
            with suppress(OSError):
                os.kill(process.pid, getattr(signal, "SIGKILL", signal.SIGTERM))


def _wait(client: "Client", site: Site) -> None:
    """Wait for the workers that are to be there."""
    try:
        client.wait_for_workers(1 if site.address else site.workers, timeout=_START)
    except TimeoutError as error:
        where, hint = site.address or "--jobs", "start some with 'dask worker ADDRESS'" if site.address else None
        raise WorkerError(f"no worker has come within {_START} seconds", where=where, hint=hint) from error


def _refuse_others(client: "Client") -> None:
    """Refuse workers on which the same code would not do the same.

    Raises:
        WorkerError: A worker has another Python or factcheck, or none.

    """
    ours = tasks.versions()
    told = client.run(tasks.versions, on_error="return")
    for address, theirs in sorted(told.items()):
        if theirs != ours:
            # What is not installed there cannot be asked for its version.
            there = "no factcheck that can be used" if isinstance(theirs, Exception) else _said(theirs)
            hint = f"install Python {ours[0]} and 'factcheck-news[dask]=={ours[1]}' on all machines"
            raise WorkerError(f"a worker has {there}, this is {_said(ours)}", where=address, hint=hint)


def _said(versions: tuple[str, str]) -> str:
    return f"factcheck {versions[1]} on Python {versions[0]}"
