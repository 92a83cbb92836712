"""The whole job, stage by stage: the only module that knows all of them."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker import __version__, align, ingest
from checker.check import engine, rulebook
from checker.config import BUNDLED_MODEL
from checker.lexicon import Lexicon
from checker.model import Article, Claim, Report, Status, Tool

Progress = Callable[[int, int, str], None]
"""Called with the articles done, the articles in all, and the name of the one just read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a run is to do."""

    rules: tuple[Path, ...] = ()
    """Folders of rules and word lists, on top of the bundled ones."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    model: str = BUNDLED_MODEL


def run(paths: Sequence[str], options: Options | None = None, *, progress: Progress | None = None) -> Report:
    """Read, extract, align, check: the report on the articles at ``paths``.

    Raises:
        FactcheckError: Nothing could be read, or a rule, word list or option cannot be used.
    """
    options = options or Options()
    rules = rulebook.load(options.rules).select(options.select, options.ignore)
    articles, claims = _read(paths, options, progress)
    return check(articles, claims, rules=rules, options=options)


def claims(
    paths: Sequence[str], options: Options | None = None, *, progress: Progress | None = None
) -> tuple[tuple[Article, ...], tuple[Claim, ...]]:
    """Read and extract: the articles and their claims, with names resolved within each story."""
    options = options or Options()
    articles, found = _read(paths, options, progress)
    stories = align.group(articles, found, Lexicon(options.rules))
    return articles, tuple(claim for story in stories for claim in story.claims)


def check(articles: Sequence[Article], found: Sequence[Claim], *, rules: rulebook.Rulebook, options: Options) -> Report:
    """Align and check claims that have been extracted."""
    from checker import extract

    lexicon = Lexicon(options.rules)
    stories = tuple(align.align(story, lexicon) for story in align.group(articles, found, lexicon))
    findings, runs = engine.check(stories, rules, lexicon)
    return Report(
        tool=Tool(
            name="factcheck",
            version=__version__,
            rules=rulebook.fingerprint(rules, lexicon),
            model=extract.describe(options.model),
        ),
        articles=tuple(articles),
        claims=tuple(claim for story in stories for claim in story.claims),
        findings=findings,
        rules=runs,
    )


def _read(
    paths: Sequence[str], options: Options, progress: Progress | None
) -> tuple[tuple[Article, ...], tuple[Claim, ...]]:
    lexicon = Lexicon(options.rules)
    articles = ingest.read(paths, lexicon=lexicon, stdin=sys.stdin.buffer)
    readable = [article for article in articles if article.status is Status.READ]
    found = _extracted(readable, lexicon, options, progress)
    return articles, tuple(claim for own in found for claim in own)


def _extracted(
    articles: Sequence[Article], lexicon: Lexicon, options: Options, progress: Progress | None
) -> Iterator[tuple[Claim, ...]]:
    # Imported here: spaCy takes a second, and what is wrong with the paths is told before.
    from checker import extract

    for done, (article, own) in enumerate(extract.extract(articles, lexicon, model=options.model), start=1):
        if progress is not None:
            progress(done, len(articles), article.path or article.id)
        yield own
