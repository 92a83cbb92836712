"""How far long work is, on standard error: a bar for who watches, a line now and then for a log."""

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from checker.model import Pairs

Progress = Callable[[int, int, str], None]

_EVERY = 5.0
"""Seconds between two lines of a log; shorter work has none."""


@contextmanager
def progress(*, quiet: bool, kept: bool = False) -> Iterator[Progress | None]:
    """Show how far the work is while it goes on; where it is cut short, say what is left of it.

    Args:
        quiet: Show nothing.
        kept: What is done goes into the cache.

    """
    try:
        with _shown(quiet=quiet) as advance:
            yield advance
    except KeyboardInterrupt as error:
        going_on = ("the next run goes on from what is in the cache",) if kept else ()
        raise KeyboardInterrupt("no report is written", *going_on) from error


@contextmanager
def _shown(*, quiet: bool) -> Iterator[Progress | None]:
    if quiet or not sys.stderr:
        yield None
    elif sys.stderr.isatty():
        with _bar() as advance:
            yield advance
    else:
        now = time.monotonic()
        yield _Log(start=now, said=now).advance


@contextmanager
def _bar() -> Iterator[Progress]:
    """Draw a bar with the rate and the time left, gone when the work is done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    from checker.report.plain import clip_end, plain

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(),
    )
    start = time.monotonic()
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, rate="")

        def advance(done: int, total: int, name: str) -> None:
            label = clip_end(plain(name), 30)
            bar.update(task, completed=done, total=total, description=label, rate=f"{_rate(done, start):.1f}/s")

        yield advance


def _rate(done: int, start: float) -> float:
    """Return articles a second."""
    return done / max(time.monotonic() - start, 1e-6)


@dataclass(slots=True)
class _Log:
    """Says every few seconds how far the work is."""

    start: float
    said: float

    def advance(self, done: int, total: int, _name: str) -> None:
        """Say it if it is time to."""
        now = time.monotonic()
        if now - self.said < _EVERY:
            return
        self.said = now
        rate = _rate(done, self.start)
        left = (total - done) / rate
        line = f"factcheck: {done} of {total} articles, {rate:.1f} a second, {left:.0f} s left"
        # A log on a full disk is no reason to end.
        with suppress(OSError):
            click.echo(line, err=True)


@dataclass(slots=True)
class Timings:
    """Where the time of a run went, stage by stage."""

    stages: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Seconds by stage, in the order in which the stages began."""

    considered: int = 0
    kept: int = 0

    def count(self, pairs: "Pairs") -> None:
        """Take down how many pairs of claims a story took."""
        self.considered += pairs.considered
        self.kept += pairs.kept

    def add(self, stage: str, seconds: float) -> None:
        """Take down what a stage took for one piece of its work."""
        self.stages[stage] += seconds

    def say(self) -> None:
        """Print it on standard error."""
        whole = sum(self.stages.values())
        parts = ", ".join(f"{stage} {seconds:.2f}" for stage, seconds in self.stages.items())
        with suppress(OSError):
            click.echo(f"factcheck: seconds: {parts}; {whole:.2f} in all", err=True)
            if self.considered:
                click.echo(f"factcheck: pairs of claims: {self.considered} considered, {self.kept} kept", err=True)
