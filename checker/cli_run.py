"""The whole job for the command line: read, compare, settle, write every file, print, and say how it ended."""

import os
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from checker.cli_github import add_summary
from checker.cli_group import ExitStatus, warn
from checker.cli_output import plan, put, screen, write_all, writing
from checker.cli_progress import Progress, Timings, progress
from checker.cli_review import open_book, today
from checker.config import COMMAND_LINE, Layers, Settings
from checker.decisions import FILE
from checker.errors import ReadError, UsageError
from checker.report.formats import GITHUB, STREAMED, TERMINAL

if TYPE_CHECKING:
    from checker.cli_output import Output
    from checker.model import Article, Checked
    from checker.pipeline import Means, Options


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

    timings = Timings()
    means = pipeline.Means.of(replace(options(settings, quiet=job.quiet), drafts=job.drafts, timed=timings.add))
    streamed = {job.form, *(output.format for output in outputs)} <= STREAMED
    with _engine(job.layers, means, texts=not streamed) as engine:
        with progress(quiet=job.quiet, kept=settings.cache) as advance:
            articles = engine.read(paths, means)
            parts = _begun(engine.stories(articles, means, progress=advance))
        require_read(articles, quiet=job.quiet)
        work = _Work(job=job, outputs=outputs, articles=articles, means=means)
        told = work.stream(parts) if streamed else work.report(parts)
    if job.timings:
        timings.say()
    return _status(told, articles, settings)


class _Engine(Protocol):
    """What does the work: the pipeline itself, or workers that it is sent to."""

    def read(self, paths: Sequence[str], means: "Means") -> "tuple[Article, ...]": ...

    def stories(
        self, articles: "Sequence[Article]", means: "Means", *, progress: Progress | None = None
    ) -> "Iterator[Checked]": ...


@contextmanager
def _engine(layers: Layers, means: "Means", *, texts: bool) -> Iterator[_Engine]:
    """Hold what does the work."""
    settings = layers.settings
    if settings.engine == "dask":
        from checker import cluster

        with cluster.opened(cluster.Site(address=settings.scheduler, workers=means.options.jobs), texts=texts) as there:
            yield there
        return
    if layers.origins.get("scheduler") == COMMAND_LINE:
        raise UsageError("is only for --engine dask", where="--scheduler", hint="give both, or neither")
    from checker import pipeline

    yield pipeline


def _begun(parts: "Iterator[Checked]") -> "Iterator[Checked]":
    """Wait for the first story: all articles have been read by then."""
    return chain(tuple(islice(parts, 1)), parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What is told of the stories, and where."""

    job: Job
    outputs: "tuple[Output, ...]"
    articles: "tuple[Article, ...]"
    means: "Means"

    def report(self, parts: "Iterable[Checked]") -> set[str]:
        """Report on all stories in one piece; return the verdicts of the open findings."""
        from checker import pipeline
        from checker.report import formats

        report = pipeline.report(self.articles, parts, self.means)
        # Read again what will be written over: somebody may have ticked it while the articles were compared.
        report = open_book(_existing_decisions(self.job.layers), self.outputs, quiet=True).settle(report)
        root, started = Path.cwd().as_posix(), time.perf_counter()
        write_all([(output.path, formats.written(report, output.format, root=root)) for output in self.outputs])
        if self.job.form == TERMINAL:
            width, color = screen()
            put(formats.show(report, width=width, color=color, full=self.job.full), drawn=True)
        else:
            put(formats.render(report, self.job.form, root=root))
        if self.job.form == GITHUB:
            add_summary(report)
        self.means.options.timed("report", time.perf_counter() - started)
        return {finding.verdict for finding in report.open}

    def stream(self, parts: "Iterable[Checked]") -> set[str]:
        """Report on each story as it comes, so that only one is held; return the verdicts of the open findings."""
        from checker import pipeline
        from checker.report import formats

        own: defaultdict[str, list[Article]] = defaultdict(list)
        for article in self.articles:
            own[article.story].append(article)
        book = open_book(_existing_decisions(self.job.layers), self.outputs, quiet=True)
        verdicts: set[str] = set()
        with writing([output.path for output in self.outputs]) as files, ExitStack() as tables:
            formed = zip(self.outputs, files, strict=True)
            sinks = [tables.enter_context(formats.streaming(output.format, put_)) for output, put_ in formed]
            for part in parts:
                report = book.settle(pipeline.report(own[part.story], [part], self.means))
                for sink in sinks:
                    sink(report)
                put(formats.render(report, self.job.form))
                verdicts.update(finding.verdict for finding in report.open)
        return verdicts


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
    heard = replace(heard, models={**heard.models, **settings.nlp.models})
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
        if article.status != "read" and not quiet:
            state = article.status.replace("_", " ")
            warn(f"{article.path or article.source}: {state}: {article.why or 'no reason given'}")


def _status(verdicts: Iterable[str], articles: "Iterable[Article]", settings: Settings) -> ExitStatus:
    if settings.strict and any(article.status != "read" for article in articles):
        return ExitStatus.ERROR
    failing = {"conflict": {"conflict"}, "compatible": {"conflict", "compatible"}, "never": set()}[settings.fail_on]
    return ExitStatus.FOUND if failing & set(verdicts) else ExitStatus.OK
