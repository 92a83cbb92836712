"""The whole job, stage by stage: the only module that knows all of them."""

import functools
import hashlib
import sys
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from importlib import metadata
from pathlib import Path

from checker import __version__, align, ingest, kept, workers
from checker.cache import Cache, Warn, key, opened
from checker.check import drafts, engine, rulebook, suppressions
from checker.config import BUNDLED_MODEL, RuleSettings
from checker.errors import ReadError, UsageError
from checker.lexicon import Lexicon
from checker.model import Article, Claim, Report, Status, Tool

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
    adjust: Mapping[str, RuleSettings] = field(default_factory=dict)
    """What is changed about single rules, by id or name."""
    drafts: tuple[str, ...] = ()
    """Files of the desk's own, to be held against the articles."""
    story: str | None = None
    """The one story that all articles tell, whatever their folders."""
    jobs: int = 1
    """Processes that read articles, at most."""
    cache: bool = False
    """Whether to keep what was extracted, and to look there first."""
    warn: Warn = _ignore
    """Told what went wrong with the cache."""
    timed: Callable[[str, float], None] = _untimed
    """Told of each stage how many seconds it took."""


def run(paths: Sequence[str], options: Options | None = None, *, progress: Progress | None = None) -> Report:
    """Read, extract, align, check: the report on the articles at ``paths``.

    Raises:
        FactcheckError: Nothing could be read, or a rule, word list or option cannot be used.
    """
    options = options or Options()
    rules = rulebook.load(options.rules).adjust(options.adjust).select(options.select, options.ignore)
    lexicon = Lexicon(options.rules)
    articles, claims = _read(paths, options, lexicon, progress)
    return check(articles, claims, rules=rules, options=options, lexicon=lexicon)


def claims(
    paths: Sequence[str], options: Options | None = None, *, progress: Progress | None = None
) -> tuple[tuple[Article, ...], tuple[Claim, ...]]:
    """Read and extract: the articles and their claims, with names resolved within each story."""
    options = options or Options()
    lexicon = Lexicon(options.rules)
    articles, found = _read(paths, options, lexicon, progress)
    stories = align.group(articles, found, lexicon)
    return articles, tuple(claim for story in stories for claim in story.claims)


def check(
    articles: Sequence[Article],
    found: Sequence[Claim],
    *,
    rules: rulebook.Rulebook,
    options: Options,
    lexicon: Lexicon | None = None,
) -> Report:
    """Align and check claims that have been extracted, with word lists already read where there are such."""
    lexicon = lexicon or Lexicon(options.rules)
    with _timed("align", options):
        stories = tuple(align.align(story, lexicon) for story in align.group(articles, found, lexicon))
    with _timed("check", options):
        findings, runs = engine.check(stories, rules, lexicon)
    if any(article.draft for article in articles):
        findings = drafts.about(findings, stories)
    return Report(
        tool=Tool(
            name="factcheck",
            version=__version__,
            rules=rulebook.fingerprint(rules, lexicon),
            model=_model(options.model),
        ),
        articles=tuple(articles),
        claims=tuple(claim for story in stories for claim in story.claims),
        findings=findings,
        rules=runs,
        rulings=suppressions.rulings(findings, stories),
        draft=drafts.lines(findings, stories),
    )


def _read(
    paths: Sequence[str], options: Options, lexicon: Lexicon, progress: Progress | None
) -> tuple[tuple[Article, ...], tuple[Claim, ...]]:
    if "-" in paths and "-" in options.drafts:
        raise UsageError("standard input is a source and a draft at once", where="-", hint="give one of them a file")
    with _timed("read", options):
        said = {"story": options.story}
        sources = ingest.read(paths, lexicon=lexicon, stdin=sys.stdin.buffer, said=said)
        articles = _with_drafts(sources, options.drafts, lexicon, said)
    readable = [article for article in articles if article.status is Status.READ]
    with _timed("extract", options):
        found = tuple(_extracted(readable, lexicon, options, progress))
    return articles, tuple(claim for own in found for claim in own)


@contextmanager
def _timed(stage: str, options: Options) -> Iterator[None]:
    start = time.perf_counter()
    yield
    options.timed(stage, time.perf_counter() - start)


def _with_drafts(
    articles: tuple[Article, ...], files: Sequence[str], lexicon: Lexicon, said: Mapping[str, str | None]
) -> tuple[Article, ...]:
    """Put drafts among the articles; a draft in a folder of sources is no source."""
    if not files:
        return articles
    own = ingest.read(files, lexicon=lexicon, stdin=sys.stdin.buffer, said=said)
    for draft in own:
        if draft.status is not Status.READ:
            raise ReadError(f"the draft cannot be checked: {draft.why}", where=draft.path or draft.id)
    places = {Path(draft.path).resolve() for draft in own if draft.path}
    sources = tuple(a for a in articles if not a.path or Path(a.path).resolve() not in places)
    stories = {article.story for article in sources if article.status is Status.READ}
    placed = [_placed(draft, stories) for draft in own]
    return (*sources, *_labelled(placed))


def _labelled(drafts: Sequence[Article]) -> Iterator[Article]:
    """Label drafts: the only one of its story alike in every run, so that what was decided on it holds."""
    shared = Counter(draft.story for draft in drafts)
    for draft in drafts:
        label = "Draft" if shared[draft.story] == 1 else f"Draft {draft.id}"
        yield replace(draft, id=f"draft/{draft.id}", source=label)


def _placed(draft: Article, stories: Collection[str]) -> Article:
    """Give a draft its story."""
    if draft.story not in stories and (len(stories) != 1 or _names_story(draft)):
        known = ", ".join(sorted(stories)[:5]) or "none"
        raise ReadError(
            f"no source tells the draft's story {draft.story!r}; the sources' stories are {known}",
            where=draft.path or draft.id,
            hint="name one at the top of the draft: '---', 'story: NAME', '---'",
        )
    story = draft.story if draft.story in stories else next(iter(stories))
    return replace(draft, story=story, draft=True)


def _names_story(draft: Article) -> bool:
    """Tell whether the draft itself says which story it tells; else the folder it lies in has named it."""
    if not draft.path:
        return draft.story != ingest.STDIN
    folder = Path(draft.path).resolve().parent
    return not f"/{folder.as_posix()}".endswith(f"/{draft.story}")


def _extracted(
    articles: Sequence[Article], lexicon: Lexicon, options: Options, progress: Progress | None
) -> Iterator[tuple[Claim, ...]]:
    """Yield the claims of each article: those that are kept, and the rest extracted; equal texts are read once."""
    texts = [kept.bare(article) for article in articles]
    made_by = f"{_extractor()} {_model(options.model)} {lexicon.digest()}"
    keys = [key(text, made_by) for text in texts]
    with opened(options.warn, use=options.cache) as cache:
        known = dict(_known(cache, dict(zip(keys, texts, strict=True))))
        missing = {name: text for name, text in zip(keys, texts, strict=True) if name not in known}
        fresh = workers.extracted(
            tuple(missing.values()), folders=options.rules, model=options.model, jobs=options.jobs
        )
        names = {name: article.path or article.id for name, article in zip(keys, articles, strict=True)}
        for done, (name, (_, claims)) in enumerate(zip(missing, fresh, strict=True), start=1):
            known[name] = claims
            if cache.in_use:
                cache.keep(name, kept.packed(claims))
            if progress is not None:
                progress(done, len(missing), names[name])
    return (kept.bound(known[name], article) for name, article in zip(keys, articles, strict=True))


def _known(cache: Cache, texts: Mapping[bytes, Article]) -> Iterator[tuple[bytes, tuple[Claim, ...]]]:
    for name, data in cache.find(tuple(texts)).items():
        # What cannot be read is extracted again.
        with suppress(ValueError):
            yield name, kept.unpacked(data, texts[name].text)


@functools.cache
def _extractor() -> str:
    """Hash the code that extracts: claims of another one are not ours."""
    package = Path(__file__).parent
    files = sorted((*package.glob("extract/**/*.py"), *package.glob("values/*.py"), package / "kept.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _model(name: str) -> str:
    """Name the language model and its version, without importing it."""
    try:
        return f"{name} {metadata.version(name)}"
    except metadata.PackageNotFoundError:
        return name
