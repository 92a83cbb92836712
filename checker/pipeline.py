"""The whole job, stage by stage: the only module that knows all of them."""

import functools
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import groupby

from checker import __version__, drafting, gather, ingest, kept, workers
from checker.cache import Cache, key, opened
from checker.check import drafts, engine, suppressions, versions
from checker.errors import UsageError
from checker.ingest import Reach
from checker.means import Means, Options
from checker.model import Article, Checked, Claim, Gathered, Report, Status, Sureness
from checker.revisions import Revision
from checker.values import Limit

__all__ = [
    "EXTRACTED",
    "Means",
    "Options",
    "Progress",
    "check",
    "claims",
    "compare",
    "extracted",
    "grouping",
    "keys",
    "read",
    "report",
    "run",
    "stories",
]

EXTRACTED = frozenset({Status.READ, Status.SUPERSEDED})
"""What claims are made of."""

Progress = Callable[[int, int, str], None]
"""Called with the articles done, the articles in all, and the name of the one just read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One story as it is told, and what its claims and findings are kept under."""

    articles: tuple[Article, ...]
    """Earlier versions among them."""
    keys: tuple[bytes, ...]
    """An article's claims are kept under its key."""
    key: bytes
    """What came of the story is kept under it."""


def run(paths: Sequence[str], options: Options | None = None, *, progress: Progress | None = None) -> Report:
    """Read, extract, align, check: the report on the articles at ``paths``.

    Raises:
        FactcheckError: Nothing could be read, or a rule, word list or option cannot be used.
    """
    means = Means.of(options or Options())
    articles = read(paths, means)
    return report(articles, stories(articles, means, progress=progress), means)


def claims(
    paths: Sequence[str], options: Options | None = None, *, progress: Progress | None = None
) -> tuple[tuple[Article, ...], tuple[Claim, ...]]:
    """Read and extract: the articles and their claims, with names resolved within each story."""
    from checker import align

    means = Means.of(options or Options())
    articles = read(paths, means)
    with opened(means.options.warn, use=means.options.cache) as cache:
        told = tuple(_told(articles, means))
        packed = _packed(told, means, cache=cache, progress=progress)
        found = [tuple(_claims(one, packed)) for one in told]
    noted = {name: what for own in found for name, what in _limits(own).items()}
    pairs = zip(told, found, strict=True)
    grouped = [align.group(one.articles, _compared(own), means.lexicon) for one, own in pairs]
    return _noted(articles, noted), tuple(claim for (story,) in grouped for claim in story.claims)


def read(paths: Sequence[str], means: Means) -> tuple[Article, ...]:
    """Read the articles, drafts among them, in the order of their stories and ids.

    Raises:
        ReadError: There is nothing to read, or a draft belongs to no story.
        UsageError: Standard input is asked for twice.
    """
    given, lexicon = means.options.drafts, means.lexicon
    if "-" in paths and "-" in given:
        raise UsageError("standard input is a source and a draft at once", where="-", hint="give one of them a file")
    options = means.options
    reach = Reach(offline=options.offline, proxy=options.proxy, agent=f"factcheck/{__version__}")
    take = functools.partial(ingest.read, lexicon=lexicon, stdin=sys.stdin.buffer, reach=reach, said=options.said)
    with _timed("read", means):
        sources = take(paths, mixed=options.mixed)
        if any(article.mixed for article in sources):
            sources = _gathered(sources, means)
        return drafting.added(sources, take(given), unnamed=ingest.STDIN) if given else sources


def grouping(articles: Sequence[Article], means: Means) -> tuple[Gathered, ...]:
    """Say which articles tell one story, and how sure that is."""
    return gather.told(articles, means.lexicon)


def _gathered(articles: Sequence[Article], means: Means) -> tuple[Article, ...]:
    found = grouping(articles, means)
    doubtful = sum(story.sureness is Sureness.DOUBTFUL for story in found)
    if doubtful:
        means.options.warn(f"{doubtful} of {len(found)} stories are doubtful: 'factcheck stories' lists them")
    return gather.gather(articles, found)


def stories(
    articles: Sequence[Article],
    means: Means,
    *,
    extracted: Mapping[bytes, bytes] | None = None,
    progress: Progress | None = None,
) -> Iterator[Checked]:
    """Yield what came of each story, in the order of their names; only one is held at a time.

    Args:
        articles: What was read.
        means: What the run works with.
        extracted: Claims that are there already, under the articles' keys.
        progress: Is told of each article that is extracted.

    """
    told = tuple(_told(articles, means))
    with opened(means.options.warn, use=means.options.cache) as cache:
        known = cache.knows(one.key for one in told)
        new = (one for one in told if one.key not in known)
        packed = {**(extracted or {}), **_packed(new, means, cache=cache, given=extracted or {}, progress=progress)}
        for one in told:
            yield _recalled(one, cache, means) or _checked(one, packed, means, cache=cache)


def extracted(articles: Sequence[Article], means: Means) -> tuple[bytes, ...]:
    """Extract: the claims of each article as bytes, in the order of the articles."""
    with opened(means.options.warn, use=means.options.cache) as cache:
        packed = _packed(_told(articles, means), means, cache=cache)
    return tuple(packed[name] for name in keys(articles, means))


def keys(articles: Iterable[Article], means: Means) -> tuple[bytes, ...]:
    """Name what the claims of each article are kept under, by the article and what extracts them."""
    extractor = means.extractor
    return tuple(key(kept.bare(article), f"{extractor}{means.reads(article)}") for article in articles)


def check(articles: Sequence[Article], found: Sequence[Claim], means: Means) -> Checked:
    """Align and check the claims of one story; earlier versions of articles are compared with the later ones only."""
    # Where every story is found in the cache nothing is aligned.
    from checker import align

    noted, compared = _limits(found), _compared(found)
    with _timed("align", means):
        (grouped,) = align.group(articles, compared, means.lexicon)
        story = align.align(grouped, means.lexicon)
    means.options.paired(story.pairs)
    with _timed("check", means):
        findings, comparisons = engine.check(story, means.rules, means.lexicon)
        if means.options.drafts:
            findings = drafts.about(findings, story)
        return Checked(
            story=story.id,
            claims=story.claims,
            findings=findings,
            comparisons=comparisons,
            rulings=suppressions.rulings(findings, story),
            draft=drafts.lines(findings, story),
            revisions=tuple(_revisions(articles, compared, means)),
            noted=noted,
            notes=story.notes,
        )


def _revisions(articles: Sequence[Article], found: Sequence[Claim], means: Means) -> Iterator[Revision]:
    """Compare each version of an article with the one before it, as two sources of a story of their own."""
    from checker import align

    for pair in versions.pairs(articles, found):
        for story in align.group(pair.articles, pair.claims, means.lexicon):
            aligned = align.align(story, means.lexicon)
            findings, _ = engine.check(aligned, means.rules, means.lexicon)
            yield versions.revision(pair, aligned, findings)


def _limits(found: Iterable[Claim]) -> dict[str, str]:
    """Return what was left out of articles, by their ids: that is no claim to compare."""
    return {claim.article: claim.payload.told for claim in found if isinstance(claim.payload, Limit)}


def _compared(found: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(claim for claim in found if not isinstance(claim.payload, Limit))


def _noted(articles: Sequence[Article], noted: Mapping[str, str]) -> tuple[Article, ...]:
    """Say of articles what was left out of them."""
    whys = {article.id: "; ".join(filter(None, (article.why, noted.get(article.id)))) for article in articles}
    return tuple(replace(a, why=whys[a.id]) if a.id in noted else a for a in articles)


def compare(articles: Sequence[Article], found: Iterable[Claim], means: Means) -> Report:
    """Align and check claims that have been extracted, story by story: the report on them."""
    own = defaultdict[str, list[Claim]](list)
    for claim in found:
        own[claim.story].append(claim)
    told = (one.articles for one in _told(articles, means))
    return report(articles, (check(members, own[members[0].story], means) for members in told), means)


def report(articles: Sequence[Article], checked: Iterable[Checked], means: Means) -> Report:
    """Put together what a run has to say."""
    parts = tuple(checked)
    return Report(
        tool=means.tool(articles),
        articles=_noted(articles, {name: told for part in parts for name, told in part.noted.items()}),
        claims=tuple(claim for part in parts for claim in part.claims),
        findings=tuple(finding for part in parts for finding in part.findings),
        rules=engine.runs(means.rules, {part.story: part.comparisons for part in parts}),
        rulings=tuple(ruling for part in parts for ruling in part.rulings),
        draft=tuple(line for part in parts for line in part.draft),
        revisions=tuple(revision for part in parts for revision in part.revisions),
        notes=tuple(f"{part.story}: {note}" for part in parts for note in part.notes),
    )


@contextmanager
def _timed(stage: str, means: Means) -> Iterator[None]:
    start = time.perf_counter()
    yield
    means.options.timed(stage, time.perf_counter() - start)


def _told(articles: Iterable[Article], means: Means) -> Iterator[_Told]:
    """Sort what was read into stories, in an order that no input order changes."""
    readable = sorted((a for a in articles if a.status in EXTRACTED), key=lambda a: (a.story, a.id))
    checker = means.checker
    for _, members in groupby(readable, key=lambda article: article.story):
        own = tuple(members)
        if not any(article.status is Status.READ for article in own):
            # All that is left are earlier versions of what was withdrawn.
            continue
        names = keys(own, means)
        # The text is in the article's key already.
        whole = key((names, [replace(article, text="") for article in own]), checker)
        yield _Told(articles=own, keys=names, key=whole)


def _packed(
    told: Iterable[_Told],
    means: Means,
    *,
    cache: Cache,
    given: Mapping[bytes, bytes] | None = None,
    progress: Progress | None = None,
) -> Mapping[bytes, bytes]:
    """Return the claims of articles that are not given: those kept, and the rest extracted; equal texts once."""
    with _timed("extract", means):
        pairs = (pair for one in told for pair in zip(one.keys, one.articles, strict=True))
        articles = {name: article for name, article in pairs if name not in (given or {})}
        packed = dict(cache.find(articles))
        missing = {name: article for name, article in articles.items() if name not in packed}
        texts, options = tuple(kept.bare(article) for article in missing.values()), means.options
        fresh = workers.extracted(
            texts, folders=options.rules, model=options.model, jobs=options.jobs, models=options.models
        )
        for done, ((name, article), data) in enumerate(zip(missing.items(), fresh, strict=True), start=1):
            packed[name] = data
            cache.keep(name, data)
            if progress is not None:
                progress(done, len(missing), article.path or article.id)
    return packed


def _claims(told: _Told, packed: Mapping[bytes, bytes]) -> Iterator[Claim]:
    for name, article in zip(told.keys, told.articles, strict=True):
        yield from kept.unpacked(packed[name], article)


def _recalled(told: _Told, cache: Cache, means: Means) -> Checked | None:
    """Return what came of the story before, where that is kept."""
    with _timed("recall", means), suppress(ValueError):
        data = cache.get(told.key)
        return kept.unpacked_story(data, told.articles) if data is not None else None
    return None


def _checked(told: _Told, packed: Mapping[bytes, bytes], means: Means, *, cache: Cache) -> Checked:
    # What was kept of the story when the run began may be gone or damaged by now.
    own = packed if set(told.keys) <= packed.keys() else _packed([told], means, cache=cache)
    checked = check(told.articles, tuple(_claims(told, own)), means)
    if cache.in_use:
        cache.keep(told.key, kept.packed_story(checked, told.articles))
    return checked
