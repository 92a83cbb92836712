"""How fast each stage is, each against its floor in the same run: ``python -m bench.stages [ARTICLES]``.

The floor of extraction is the language model alone over the same texts; that of alignment is ``rapidfuzz`` comparing
the sentences of all claims with each other, which a plain fuzzy matcher would do.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from bench import stories
from checker import align, pipeline
from checker.check import engine, rulebook
from checker.extract import extract
from checker.extract.language import load
from checker.lexicon import Lexicon
from checker.model import Article, Claim

ARTICLES = 120


def seconds(work: Callable[[], object]) -> float:
    """Run something once and return how long it took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print a line a stage."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    articles = tuple(stories.articles(number))
    lexicon = Lexicon()
    _extraction(articles, lexicon)
    claims = [claim for _, own in extract(articles, lexicon) for claim in own]
    _checking(articles, claims, lexicon)
    _growth(number, lexicon)
    _keeping(articles)


def _extraction(articles: Sequence[Article], lexicon: Lexicon) -> None:
    nlp = load()
    texts = [article.text for article in articles]
    list(extract(articles[:3], lexicon))
    floor = seconds(lambda: list(nlp.pipe(texts)))
    taken = seconds(lambda: list(extract(articles, lexicon)))
    speed = f"{len(articles) / taken:.1f} articles/s, {sum(len(text.split()) for text in texts) / taken:.0f} words/s"
    print(f"extract: {speed}, {taken / floor:.2f} x the model alone")


def _checking(articles: Sequence[Article], claims: Sequence[Claim], lexicon: Lexicon) -> None:
    grouped = align.group(articles, claims, lexicon)
    sentences = [claim.sentence for claim in claims]
    floor = seconds(lambda: process.cdist(sentences, sentences, scorer=fuzz.token_set_ratio))
    taken = seconds(lambda: [align.align(story, lexicon) for story in grouped])
    aligned = [align.align(story, lexicon) for story in grouped]
    book = rulebook.load()
    checked = seconds(lambda: [engine.check(story, book, lexicon) for story in aligned])
    times = f"{floor / taken:.1f} x as fast as all pairs of {len(claims)} claims"
    print(f"align: {len(claims) / taken:.0f} claims/s, {times}")
    print(f"check: {len(claims) / checked:.0f} claims/s")


def _growth(number: int, lexicon: Lexicon) -> None:
    """Print what ten times the articles cost, in many stories and in one."""
    for name, make in (("in stories of their own", stories.articles), ("on one story", stories.one_story)):
        taken = []
        for size in (number // 10, number):
            articles = tuple(make(size))
            claims = [claim for _, own in extract(articles, lexicon) for claim in own]
            grouped = align.group(articles, claims, lexicon)
            taken.append((len(claims), seconds(lambda grouped=grouped: [align.align(s, lexicon) for s in grouped])))  # type: ignore[misc]
        (few, short), (many, long) = taken
        print(f"align {name}: {many / few:.1f} x the claims cost {long / short:.1f} x the time")


def _keeping(articles: Sequence[Article]) -> None:
    """Print what the cache and a second process save, on files."""
    with tempfile.TemporaryDirectory() as folder:
        for number, article in enumerate(articles):
            place = Path(folder, article.story)
            place.mkdir(exist_ok=True)
            (place / f"{number}.txt").write_text(article.text, encoding="utf-8")
        cold = seconds(lambda: pipeline.run([folder]))
        two = seconds(lambda: pipeline.run([folder], pipeline.Options(jobs=2)))
        pipeline.run([folder], pipeline.Options(cache=True))
        kept = seconds(lambda: pipeline.run([folder], pipeline.Options(cache=True)))
    print(f"two processes: {cold / two:.2f} x as fast as one")
    print(f"kept claims: {cold / kept:.1f} x as fast as extracting them")


if __name__ == "__main__":
    main()
