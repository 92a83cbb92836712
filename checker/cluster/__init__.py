"""The same job on many machines: what is listed here is read, extracted, aligned and checked by workers.

Articles are read where the workers are. A first pass tells what distinguishes each from the others, so that all can be
named at once; after it a text goes from where it is read to the worker that checks its story, and nowhere else.
"""

import secrets
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from checker import drafting, ingest, kept
from checker.cluster import tasks
from checker.cluster.link import Site, connected
from checker.cluster.plan import Known, Plan, listings, planned
from checker.errors import UsageError, WorkerError
from checker.model import Article, Checked
from checker.pipeline import EXTRACTED, Means, Options, Progress

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["Cluster", "Site", "opened"]

_FIRST = 10
"""How far what finishes a story goes before what begins another: what is held is let go of early."""


@dataclass(slots=True, kw_only=True)
class Cluster:
    """Workers that do what the pipeline does, and find the same."""

    client: "Client"
    texts: bool
    """Whether texts are wanted here, for a report that quotes them; else only what tells articles apart is held."""
    _run: str = field(default_factory=lambda: secrets.token_hex(6))
    _sources: Mapping[str, Known] = field(default_factory=dict)
    """Where the articles are, by their ids; drafts by the ids they had before they were told to be drafts."""
    _drafts: Mapping[str, Known] = field(default_factory=dict)

    def read(self, paths: Sequence[str], means: Means) -> tuple[Article, ...]:
        """Have the articles read, drafts among them; return them in the order of their stories and ids.

        Raises:
            FactcheckError: There is nothing to read, or workers cannot read it.

        """
        given = means.options.drafts
        if means.options.mixed:
            hint = "put each story in a folder of its own, or name it in the field 'story'"
            raise UsageError("workers do not group articles by what they report", where="--mixed", hint=hint)
        if "-" in (*paths, *given):
            raise UsageError("standard input is not where workers run", where="-", hint="give a file or a folder")
        start = time.perf_counter()
        self._sources = self._named(paths, means)
        articles = tuple(one.article for one in self._sources.values())
        self._drafts = self._named(given, means) if given else {}
        means.options.timed("read", time.perf_counter() - start)
        if not given:
            return articles
        return drafting.added(articles, [one.article for one in self._drafts.values()], unnamed=ingest.STDIN)

    def stories(
        self, articles: Sequence[Article], means: Means, *, progress: Progress | None = None
    ) -> Iterator[Checked]:
        """Yield what came of each story, in the order of their names; only one is held at a time."""
        known = sorted(self._known(articles), key=lambda one: (one.article.story, one.article.id))
        plan, order = planned(known, workers=len(self.client.nthreads()) or 1), self._order(means)
        with _plainly(plan, self._run):
            portions = self._portions(plan, order)
            blocks = deque(zip(plan.blocks, self._blocks(plan, order, portions), strict=True))
            start = time.perf_counter()
            self._follow(portions, plan, progress)
            means.options.timed("extract", time.perf_counter() - start)
            while blocks:
                block, future = blocks.popleft()
                start = time.perf_counter()
                found = future.result()
                means.options.timed("align and check", time.perf_counter() - start)
                future.release()
                for data, story in zip(found, block.stories, strict=True):
                    yield kept.unpacked_story(data, story)
        for message in sorted({message for _, message in self.client.get_events(order.topic)}):
            means.options.warn(message)

    def _order(self, means: Means) -> tasks.Order:
        rules = tuple(folder.absolute() for folder in means.options.rules)
        own = Options()
        options = replace(means.options, rules=rules, jobs=1, warn=own.warn, timed=own.timed, paired=own.paired)
        return tasks.Order(run=self._run, options=options, made_by=tasks.made_by(means), texts=self.texts)

    def _named(self, paths: Sequence[str], means: Means) -> dict[str, Known]:
        """Return the articles at some paths by their ids, in their order."""
        order = self._order(means)
        # Workers have the files under the same path, not in the same working folder.
        places = [replace(each, path=each.path and each.path.absolute()) for each in ingest.walk(paths)]
        for place in places:
            if place.opener:
                raise UsageError("is no file that workers can open", where=place.shown, hint="leave out --engine dask")
        with _plainly(Plan(portions=(), blocks=()), self._run):
            futures = [self.client.submit(tasks.listed, order, each, pure=False) for each in listings(places)]
            listed = [one for future in futures for one in future.result()]
        return {
            article.id: Known(
                article=article,
                place=one.found.place,
                number=one.found.number,
                text=one.found.draft.text,
                size=one.size,
            )
            for at, article in ingest.named([one.found for one in listed])
            for one in [listed[at]]
        }

    def _known(self, articles: Iterable[Article]) -> Iterator[Known]:
        """Say where the articles that are to be checked can be read."""
        for article in articles:
            if article.status in EXTRACTED:
                name = article.id.removeprefix(drafting.PREFIX)
                yield replace(self._drafts[name] if article.draft else self._sources[article.id], article=article)

    def _portions(self, plan: Plan, order: tasks.Order) -> "list[Future]":
        return [
            self.client.submit(tasks.extracted, order, slices, key=_key("read", self._run, number), priority=-number)
            for number, slices in enumerate(plan.portions)
        ]

    def _blocks(self, plan: Plan, order: tasks.Order, portions: "Sequence[Future]") -> "Iterator[Future]":
        for number, block in enumerate(plan.blocks):
            parts = [
                self.client.submit(tasks.chosen, portions[part.portion], part.rows, pure=False, priority=_FIRST)
                for part in block.parts
            ]
            key = _key("check", self._run, number)
            yield self.client.submit(tasks.checked, order, block.labels, *parts, key=key, priority=_FIRST)

    def _follow(self, portions: "Sequence[Future]", plan: Plan, progress: Progress | None) -> None:
        """Wait until all articles have been read, and let go of what has been handed on."""
        from distributed import as_completed

        sizes = {future.key: slices for future, slices in zip(portions, plan.portions, strict=True)}
        total = sum(len(each.numbers) for slices in plan.portions for each in slices)
        done = 0
        for future in as_completed(portions, loop=self.client.loop):
            if future.status != "finished":
                future.result()
            slices = sizes[future.key]
            future.release()
            done += sum(len(each.numbers) for each in slices)
            if progress is not None:
                progress(done, total, slices[-1].place.shown)


@contextmanager
def opened(site: Site, *, texts: bool) -> Iterator[Cluster]:
    """Hold the workers of a site.

    Args:
        site: Where the work is to be done.
        texts: Whether articles are wanted here with their texts.

    Raises:
        FactcheckError: They cannot be reached or used.

    """
    with connected(site) as client:
        yield Cluster(client=client, texts=texts)


def _key(what: str, run: str, number: int) -> str:
    return f"{what}-{run}-{number}"


@contextmanager
def _plainly(plan: Plan, run: str) -> Iterator[None]:
    """Say in a line what became of workers.

    Raises:
        WorkerError: They died of a piece of work again and again, or the scheduler is gone.

    """
    from distributed import CancelledError, KilledWorker
    from distributed.comm import CommClosedError

    try:
        yield
    except KilledWorker as error:
        what = f"{error.allowed_failures + 1} workers died of one piece of work, most often for want of memory"
        hint = "give workers more memory, or fewer and shorter articles"
        raise WorkerError(what, where=_piece(plan, run, str(error.task)), hint=hint) from error
    except (CancelledError, CommClosedError, TimeoutError) as error:
        raise WorkerError(
            "the scheduler is gone, and with it what was not yet handed over", hint="run again"
        ) from error


def _piece(plan: Plan, run: str, key: str) -> str | None:
    """Name what a task was about."""
    names = {_key("read", run, number): slices[0].place.shown for number, slices in enumerate(plan.portions)}
    names |= {_key("check", run, number): block.stories[0][0].story for number, block in enumerate(plan.blocks)}
    return names.get(key)
