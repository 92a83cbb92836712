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

from checker.cli_fields import tell
from checker.cli_github import add_summary
from checker.cli_group import ExitStatus, warn
from checker.cli_output import plan, put, screen, write_all, writing
from checker.cli_progress import Progress, Timings, progress
from checker.cli_review import open_book, today
from checker.config import COMMAND_LINE, Layers, Settings, scheme
from checker.decisions import FILE
from checker.errors import ReadError, UsageError
from checker.report.formats import GITHUB, STREAMED, TERMINAL

if TYPE_CHECKING:
    from checker.cli_output import Output
    from checker.model import Article, Checked
    from checker.pipeline import Means, Options

_COVERED = frozenset({"read", "superseded"})
"""What became of articles that the findings cover; an earlier version is held against the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a run is to read, and where its report goes."""

    paths: tuple[str, ...]
    drafts: tuple[str, ...] = ()
    layers: Layers
    form: str = TERMINAL
    files: tuple[str, ...] = ()
    quiet: bool = False
    look: bool = False
    """Whether to show passages side by side."""
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
    outputs = plan(job.files, tuple(given for given in (*paths, *job.drafts) if not scheme(given)))
    open_book(_existing_decisions(job.layers), outputs, quiet=job.quiet)
    today()

    from checker import pipeline

    timings = Timings()
    given = options(job.layers, quiet=job.quiet)
    means = pipeline.Means.of(
        replace(given, drafts=job.drafts, story=job.story, look=job.look, timed=timings.add, paired=timings.count)
    )
    streamed = {job.form, *(output.format for output in outputs)} <= STREAMED
    with _engine(job.layers, means, texts=not streamed) as engine:
        with progress(quiet=job.quiet, kept=settings.cache) as advance:
            articles = engine.read(paths, means)
            parts = _begun(engine.stories(articles, means, progress=advance))
        require_read(articles, quiet=job.quiet)
        if job.full and not job.quiet:
            tell(articles)
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
        hint = "give a file, a folder, an address or - for standard input, or set 'sources' in factcheck.toml"
        raise UsageError("nothing to read is named", hint=hint)
    return paths or settings.sources


def options(layers: Layers, *, quiet: bool) -> "Options":
    """Return the pipeline's options as the settings have them."""
    from checker.pipeline import Options

    settings = layers.settings
    given = Options(
        rules=tuple(Path(folder) for folder in settings.rules),
        select=settings.select,
        ignore=settings.ignore,
        adjust=settings.rule,
        jobs=settings.jobs or _cores(),
        cache=settings.cache,
        offline=_offline(layers),
        proxy=settings.proxy,
        mixed=settings.mixed,
    )
    heard = given if quiet else replace(given, warn=warn)
    heard = replace(heard, models={**heard.models, **settings.nlp.models})
    return replace(heard, model=settings.nlp.model) if settings.nlp.model else heard


def _offline(layers: Layers) -> str | None:
    """Say why nothing may be fetched: somebody said so, or nobody said anything and this is a build."""
    allowed = layers.settings.network
    if allowed is None:
        building = os.environ.get("CI", "").strip().lower() not in {"", "0", "false"}
        return "the network is off in CI" if building else None
    origin = layers.origins.get("network")
    said = "--no-network" if origin == COMMAND_LINE else f"network = false in {origin}"
    return None if allowed else f"the network is off by {said}"


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
        first = next((f": {a.path or a.url or a.source}: {a.why}" for a in articles), "")
        raise ReadError(f"no article could be read{first}")
    if not quiet:
        for said in dict.fromkeys(
            _said(article) for article in articles if article.status not in _COVERED or article.why
        ):
            warn(said)


def _said(article: "Article") -> str:
    """Say on one line what a user should know of an article: entries of one feed may share it."""
    state = "note" if article.status in _COVERED else article.status.replace("_", " ")
    return f"{article.path or article.url or article.source}: {state}: {article.why or 'no reason given'}"


def _status(verdicts: Iterable[str], articles: "Iterable[Article]", settings: Settings) -> ExitStatus:
    if settings.strict and any(article.status not in _COVERED for article in articles):
        return ExitStatus.ERROR
    failing = {"conflict": {"conflict"}, "compatible": {"conflict", "compatible"}, "never": set()}[settings.fail_on]
    return ExitStatus.FOUND if failing & set(verdicts) else ExitStatus.OK
