"""The whole job for the command line: read, compare, settle, write every file, print, and say how it ended."""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli_fields import tell
from checker.cli_github import add_summary
from checker.cli_group import ExitStatus, warn
from checker.cli_output import plan, put, screen, write
from checker.cli_progress import Timings, progress
from checker.cli_review import open_book, today
from checker.config import COMMAND_LINE, Layers, Settings
from checker.decisions import FILE
from checker.errors import ReadError, UsageError
from checker.report.formats import GITHUB, TERMINAL

if TYPE_CHECKING:
    from checker.model import Article, Report
    from checker.pipeline import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a run is to read, and where its report goes."""

    paths: tuple[str, ...]
    drafts: tuple[str, ...] = ()
    layers: Layers
    form: str = TERMINAL
    files: tuple[str, ...] = ()
    quiet: bool = False
    timings: bool = False
    full: bool = False
    """Whether to show all there is, and what is known of each article."""
    story: str | None = None


def run(job: Job) -> ExitStatus:
    """Do the job.

    Raises:
        FactcheckError: Something cannot be read, used or written.

    """
    settings, paths = job.layers.settings, sources(job.paths, job.layers.settings)
    outputs = plan(job.files, (*paths, *job.drafts))
    open_book(_existing_decisions(job.layers), outputs, quiet=job.quiet)
    today()

    from checker import pipeline
    from checker.report import formats

    timings = Timings()
    given = replace(options(settings, quiet=job.quiet), drafts=job.drafts, story=job.story, timed=timings.add)
    with progress(quiet=job.quiet) as advance:
        report = pipeline.run(paths, given, progress=advance)
    require_read(report.articles, quiet=job.quiet)
    if job.full and not job.quiet:
        tell(report.articles)
    # Read again what will be written over: somebody may have ticked it while the articles were compared.
    book = open_book(_existing_decisions(job.layers), outputs, quiet=True)
    report = book.settle(report)
    root, started = Path.cwd().as_posix(), time.perf_counter()
    for output, content in [(output, formats.render(report, output.format, root=root)) for output in outputs]:
        write(output.path, content)
    if job.form == TERMINAL:
        width, color = screen()
        put(formats.show(report, width=width, color=color, full=job.full), drawn=True)
    else:
        put(formats.render(report, job.form, root=root))
    if job.form == GITHUB:
        add_summary(report)
    timings.add("report", time.perf_counter() - started)
    if job.timings:
        timings.say()
    return _status(report, settings)


def sources(paths: tuple[str, ...], settings: Settings) -> tuple[str, ...]:
    """Return what to read: what the command line names, else what the configuration does.

    Raises:
        UsageError: Neither names anything.

    """
    if not (paths or settings.sources):
        hint = "give a file, a folder or - for standard input, or set 'sources' in factcheck.toml"
        raise UsageError("nothing to read is named", hint=hint)
    return paths or settings.sources


def options(settings: Settings, *, quiet: bool) -> "Options":
    """Return the pipeline's options as the settings have them."""
    from checker.pipeline import Options

    given = Options(
        rules=tuple(Path(folder) for folder in settings.rules),
        select=settings.select,
        ignore=settings.ignore,
        adjust=settings.rule,
        jobs=settings.jobs or _cores(),
        cache=settings.cache,
    )
    heard = given if quiet else replace(given, warn=warn)
    return replace(heard, model=settings.nlp.model) if settings.nlp.model else heard


def _cores() -> int:
    """Return how many cores this process may use."""
    mine = getattr(os, "sched_getaffinity", None)
    return len(mine(0)) if mine else os.cpu_count() or 1


def decisions(settings: Settings) -> Path:
    """Return the file of decisions, whether it is there or not."""
    return Path(settings.decisions or FILE)


def _existing_decisions(layers: Layers) -> Path | None:
    """Return the file of decisions if it is there; one that the command line names has to be."""
    file = decisions(layers.settings)
    return file if layers.origins.get("decisions") == COMMAND_LINE or file.is_file() else None


def require_read(articles: Sequence["Article"], *, quiet: bool) -> None:
    """Refuse to report on nothing, and name the articles that the result does not cover.

    Raises:
        ReadError: No article could be read.

    """
    if all(article.status == "not_read" for article in articles):
        first = next((f": {a.path or a.source}: {a.why}" for a in articles), "")
        raise ReadError(f"no article could be read{first}")
    for article in articles:
        if quiet or (article.status == "read" and not article.why):
            continue
        state = "" if article.status == "read" else f"{article.status.replace('_', ' ')}: "
        warn(f"{article.path or article.source}: {state}{article.why or 'no reason given'}")


def _status(report: "Report", settings: Settings) -> ExitStatus:
    if settings.strict and any(article.status != "read" for article in report.articles):
        return ExitStatus.ERROR
    failing = {"conflict": {"conflict"}, "compatible": {"conflict", "compatible"}, "never": set()}[settings.fail_on]
    return ExitStatus.FOUND if any(f.verdict in failing for f in report.open) else ExitStatus.OK
