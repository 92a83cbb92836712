"""The link to a scheduler and its workers: one that is given, or one of this machine for as long as the run."""

import logging
import socket
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.cluster import local, tasks
from checker.errors import UsageError, WorkerError

if TYPE_CHECKING:
    from distributed import Client

_ANSWER = 10
"""Seconds a scheduler has to answer."""
_START = 30
"""Seconds a worker of a scheduler that is given has to be there."""
_END, _SOON = 5, 0.1
"""Seconds to take leave, after the work and in the middle of it."""
_NOISY = ("distributed", "tornado", "asyncio")
_SILENT = logging.CRITICAL + 1


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
        import distributed  # noqa: F401
    except ImportError as error:
        hint = "pip install 'factcheck-news[dask]'"
        raise UsageError(f"needs the extra 'dask' ({error})", where="--engine dask", hint=hint) from error
    with _silence():
        if site.address is None:
            with local.started(site.workers, site.memory) as (address, security), _client(address, security) as client:
                yield client
        else:
            _probe(site.address)
            with _client(site.address) as client:
                _wait(client, site.address)
                _refuse_others(client)
                yield client


@contextmanager
def _client(address: str, security: Any = None) -> Iterator["Client"]:
    import distributed

    try:
        client = distributed.Client(address, timeout=_ANSWER, set_as_default=False, security=security)
    except (OSError, ValueError, TypeError) as error:
        raise _no_answer(address) from error
    try:
        yield client
        client.close(timeout=_END)
    except BaseException:
        # The one who waits has had enough: no word is waited for.
        with suppress(TimeoutError):
            client.close(timeout=_SOON)
        raise


def _probe(address: str) -> None:
    """Find out whether anybody listens there, in a way that an interrupt ends at once."""
    from distributed.comm import get_address_host_port

    try:
        host, port = get_address_host_port(address, strict=True)
        socket.create_connection((host, port), timeout=_ANSWER).close()
    except (OSError, ValueError) as error:
        raise _no_answer(address) from error


def _no_answer(address: str) -> UsageError:
    hint = "start one with 'dask scheduler', or leave the address out for processes of this machine"
    return UsageError("no scheduler answers there", where=address, hint=hint)


@contextmanager
def _silence() -> Iterator[None]:
    """Keep what the libraries log and warn of to themselves: what matters comes as errors."""
    before = {name: logging.getLogger(name).level for name in _NOISY}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            for name in _NOISY:
                logging.getLogger(name).setLevel(_SILENT)
            yield
        finally:
            for name, level in before.items():
                logging.getLogger(name).setLevel(level)


def _wait(client: "Client", address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_START)
    except TimeoutError as error:
        hint = f"start some with 'dask worker {address}'"
        raise WorkerError(f"no worker has come within {_START} seconds", where=address, hint=hint) from error


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
