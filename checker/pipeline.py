"""The whole job, stage by stage: the only module that knows all of them."""

import functools
import hashlib
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from importlib import metadata
from itertools import groupby
from pathlib import Path
from typing import Self

from checker import __version__, align, drafting, ingest, kept, workers
from checker.cache import Cache, Warn, key, opened
from checker.check import drafts, engine, rulebook, suppressions
from checker.config import BUNDLED_MODEL, RuleSettings
from checker.errors import UsageError
from checker.languages import ENGLISH, EXTRA_MODELS, spoken
from checker.lexicon import Lexicon
from checker.model import Article, Checked, Claim, Report, Status, Tool

Progress = Callable[[int, int, str], None]
"""Called with the articles done, the articles in all, and the name of the one just read."""


def _ignore(_: str) -> None:
    """Say nothing."""


def _untimed(_stage: str, _seconds: float) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a run is to do."""

    rules: tuple[Path, ...] = ()
    """Folders of rules and word lists, on top of the bundled ones."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    model: str = BUNDLED_MODEL
    models: Mapping[str, str] = field(default_factory=lambda: dict(EXTRA_MODELS))
    """The language models of other languages, by the code of the language."""
    adjust: Mapping[str, RuleSettings] = field(default_factory=dict)
    """What is changed about single rules, by id or name."""
    drafts: tuple[str, ...] = ()
    """Files of the desk's own, to be held against the articles."""
    jobs: int = 1
    """Processes that read articles, at most."""
    cache: bool = False
    """Whether to keep what was worked out, and to look there first."""
    warn: Warn = _ignore
    """Told what went wrong with the cache."""
    timed: Callable[[str, float], None] = _untimed
    """Told of each stage, as often as there is a piece of it, how many seconds it took."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a run works with: its options, and the rules and word lists that they name."""

    options: Options
    rules: rulebook.Rulebook
    lexicon: Lexicon

    @classmethod
    def of(cls, options: Options) -> Self:
        """Read the rules and word lists.

        Raises:
            RuleError: A rule or word list cannot be used.
            UsageError: A rule that is named does not exist.
        """
        rules = rulebook.load(options.rules).adjust(options.adjust).select(options.select, options.ignore)
        return cls(options=options, rules=rules, lexicon=Lexicon(options.rules, models=options.models))

    @property
    def extractor(self) -> str:
        """Name what claims depend on beside the article."""
        return f"{_code('extract', 'values')} {_model(self.options.model)} {self.lexicon.digest()}"

    @property
    def checker(self) -> str:
        """Name what becomes of a story's claims depends on."""
        rules = rulebook.fingerprint(self.rules, self.lexicon)
        return f"{_code('align', 'check', 'values')} {rules} {bool(self.options.drafts)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One story as it is told, and what its claims and findings are kept under."""

    articles: tuple[Article, ...]
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
    means = Means.of(options or Options())
    articles = read(paths, means)
    with opened(means.options.warn, use=means.options.cache) as cache:
        told = tuple(_told(articles, means))
        packed = _packed(told, means, cache=cache, progress=progress)
        grouped = [align.group(one.articles, tuple(_claims(one, packed)), means.lexicon) for one in told]
    return articles, tuple(claim for (story,) in grouped for claim in story.claims)


def read(paths: Sequence[str], means: Means) -> tuple[Article, ...]:
    """Read the articles, drafts among them, in the order of their stories and ids.

    Raises:
        ReadError: There is nothing to read, or a draft belongs to no story.
        UsageError: Standard input is asked for twice.
    """
    given, lexicon = means.options.drafts, means.lexicon
    if "-" in paths and "-" in given:
        raise UsageError("standard input is a source and a draft at once", where="-", hint="give one of them a file")
    with _timed("read", means):
        sources = ingest.read(paths, lexicon=lexicon, stdin=sys.stdin.buffer)
        if not given:
            return sources
        own = ingest.read(given, lexicon=lexicon, stdin=sys.stdin.buffer)
        return drafting.added(sources, own, unnamed=ingest.STDIN)


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
    return tuple(key(kept.bare(article), f"{extractor}{_reads(article, means)}") for article in articles)


def _reads(article: Article, means: Means) -> str:
    """Name the language model that reads an article; empty for the one that reads English."""
    language = spoken(article.lang)
    return "" if language == ENGLISH else f" {_model(means.options.models.get(language, language))}"


def check(articles: Sequence[Article], found: Sequence[Claim], means: Means) -> Checked:
    """Align and check the claims of one story."""
    with _timed("align", means):
        (grouped,) = align.group(articles, found, means.lexicon)
        story = align.align(grouped, means.lexicon)
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
        )


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
        tool=tool(means, articles),
        articles=tuple(articles),
        claims=tuple(claim for part in parts for claim in part.claims),
        findings=tuple(finding for part in parts for finding in part.findings),
        rules=engine.runs(means.rules, {part.story: part.comparisons for part in parts}),
        rulings=tuple(ruling for part in parts for ruling in part.rulings),
        draft=tuple(line for part in parts for line in part.draft),
    )


def tool(means: Means, articles: Iterable[Article] = ()) -> Tool:
    """Say what makes the report, with the models of the languages that were read."""
    rules = rulebook.fingerprint(means.rules, means.lexicon)
    others = sorted({_reads(article, means) for article in articles if article.status is Status.READ} - {""})
    model = ",".join((_model(means.options.model), *others))
    return Tool(name="factcheck", version=__version__, rules=rules, model=model)


@contextmanager
def _timed(stage: str, means: Means) -> Iterator[None]:
    start = time.perf_counter()
    yield
    means.options.timed(stage, time.perf_counter() - start)


def _told(articles: Iterable[Article], means: Means) -> Iterator[_Told]:
    """Sort what was read into stories, in an order that no input order changes."""
    readable = sorted((a for a in articles if a.status is Status.READ), key=lambda a: (a.story, a.id))
    checker = means.checker
    for _, members in groupby(readable, key=lambda article: article.story):
        own = tuple(members)
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


@functools.cache
def _code(*stages: str) -> str:
    """Hash the code of some stages and of what passes between them: results of other code are not ours."""
    package = Path(__file__).parent
    folders = (file for stage in stages for file in package.joinpath(stage).rglob("*.py"))
    files = sorted({*folders, package / "kept.py", package / "model.py", package / "decisions.py"})
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _model(name: str) -> str:
    """Name the language model and its version, without importing it."""
    try:
        return f"{name} {metadata.version(name)}"
    except metadata.PackageNotFoundError:
        return name
