"""How alignment grows, and what it loses: ``python -m bench.alignment [TASK ...]``, all tasks where none is named.

Times are of the processor, so that other work on the machine counts little. A few articles are read, once; stories of
any size are made of copies of their claims with other outlets, ids and figures.
"""

import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import combinations, islice
from unittest import mock

from rapidfuzz import fuzz, process

from bench import copies, stories
from bench.copies import Pattern
from checker import align
from checker.align import dates, nearest, quotations, statements
from checker.align.figures import Figures
from checker.check import engine, rulebook
from checker.lexicon import Lexicon
from checker.model import Story

LEXICON = Lexicon()
_READ = 58
"""Articles that are read: all labelled stories, once."""
_ARTICLES = (200, 2000)
"""Articles of one story, before and after it grows tenfold."""
_STORIES = (2_000, 20_000)
"""Stories of their own, before and after they grow tenfold."""
_EACH = 2
"""Articles of each of them: about 50 claims."""
_COMPARED = 50_000
"""Claims that are compared with each other by a plain fuzzy matcher."""
_ROWS = 500
"""Claims that are in fact compared with all others: the rest takes as long each."""
_OUTLETS = (12, 30)
"""Outlets of the stories in which all pairs are scored: some hundreds of claims each."""
_WHOLE = (50, 100)
"""Articles, of all these stories, that are aligned as if they were on one."""
_HOSTILE = 200_000
_QUOTES = 50_000


def main() -> None:
    """Print what was asked for."""
    patterns = copies.read(stories.articles(_READ), LEXICON)
    for name in sys.argv[1:] or _TASKS:
        _TASKS[name](patterns)


def seconds(work: Callable[[], object]) -> float:
    """Run something once and return how long the processor worked on it."""
    start = time.process_time()
    work()
    return time.process_time() - start


def one_story(patterns: Sequence[Pattern]) -> None:
    """Print what ten times the articles on one story cost."""
    taken = []
    for size in _ARTICLES:
        start = time.process_time()
        (story,) = align.group(*copies.one_story(patterns, size), LEXICON)
        made = time.process_time()
        story = align.align(story, LEXICON)
        aligned = time.process_time()
        engine.check(story, rulebook.load(), LEXICON)
        taken.append((len(story.claims), aligned - made, time.process_time() - aligned))
        print(f"one story, {size} articles, {len(story.claims)} claims: {aligned - made:.1f} s; {_pairs(story)}")
        print(*(f"  {note}" for note in story.notes), sep="\n")
        print(f"  checks: {taken[-1][-1]:.1f} s; made in {made - start:.1f} s")
    (few, short, quick), (many, long, slow) = taken
    print(f"one story: {many / few:.1f} x the claims cost {long / short:.1f} x the time, checks {slow / quick:.1f} x")


def own_stories(patterns: Sequence[Pattern]) -> None:
    """Print what ten times the stories cost, one of them in memory at a time."""
    taken = []
    for size in _STORIES:
        number = considered = 0
        took = 0.0
        for articles, claims in islice(copies.own_stories(patterns, _EACH), size):
            start = time.process_time()
            (story,) = align.group(articles, claims, LEXICON)
            considered += align.align(story, LEXICON).pairs.considered
            took += time.process_time() - start
            number += len(claims)
        taken.append((number, took))
        print(f"{size} stories, {number} claims: {took:.1f} s, {considered} pairs considered; peak {_peak()} MiB")
    (few, short), (many, long) = taken
    print(f"stories of their own: {many / few:.1f} x the claims cost {long / short:.1f} x the time")


def floor(patterns: Sequence[Pattern]) -> None:
    """Print how much faster than all pairs alignment is."""
    own, number = [], 0
    for told in copies.own_stories(patterns, _EACH):
        own.append(told)
        number += len(told[1])
        if number >= _COMPARED:
            break
    sentences = [claim.sentence for _, claims in own for claim in claims]
    rows = sentences[:: len(sentences) // _ROWS][:_ROWS]
    part = seconds(lambda: process.cdist(rows, sentences, scorer=fuzz.token_set_ratio))
    plain = part * len(sentences) / len(rows)
    print(f"all pairs of {len(sentences)} sentences: {plain:.0f} s, reckoned from {part:.1f} s for {len(rows)} of them")
    taken = seconds(lambda: [align.align(s, LEXICON) for told in own for s in align.group(*told, LEXICON)])
    print(f"{len(sentences)} claims in {len(own)} stories: {taken:.1f} s, {plain / taken:.0f} x as fast")
    articles = _COMPARED * len(patterns) // sum(len(each.claims) for each in patterns)
    (story,) = align.group(*copies.one_story(patterns, articles), LEXICON)
    taken = seconds(lambda: align.align(story, LEXICON))
    print(f"{len(story.claims)} claims in one story: {taken:.1f} s, {plain / taken:.0f} x as fast")


def loss(patterns: Sequence[Pattern]) -> None:
    """Print how many of the pairs that comparing all with all would keep are not found."""
    for outlets in _OUTLETS:
        told = list(copies.cases(patterns, outlets))
        _lost(f"{len(told)} stories of {outlets} outlets", told)
    for size in _WHOLE:
        _lost(f"{size} articles on all of them at once", [copies.one_story(patterns, size)])


def _lost(name: str, told: Sequence[copies.Told]) -> None:
    kept: list[str] = []
    unlinked: list[str] = []
    apart: list[str] = []
    scored = claims = 0
    for story in (story for each in told for story in align.group(*each, LEXICON)):
        found = align.align(story, LEXICON)
        with _unbound():
            whole = align.align(story, LEXICON)
        links, homes = _linked(found), _homes(found)
        for pair, kind in _linked(whole).items():
            kept.append(kind)
            unlinked += [kind] if pair not in links else []
            apart += [kind] if not homes[pair[0]] & homes[pair[1]] else []
        scored += whole.pairs.considered
        claims += len(story.claims)
    print(f"{name}, {claims} claims: {scored} pairs scored, {len(kept)} kept; of them")
    print(f"  in two clusters: {_share(apart, kept)}\n  not linked directly: {_share(unlinked, kept)}")


def _share(lost: Sequence[str], kept: Sequence[str]) -> str:
    kinds = ", ".join(f"{kind} {lost.count(kind)}" for kind in sorted(set(lost))) or "none"
    return f"{len(lost)}, {100 * len(lost) / len(kept):.2f} % ({kinds})"


def _homes(story: Story) -> Mapping[str, set[str]]:
    """Return the clusters of each claim."""
    homes: dict[str, set[str]] = defaultdict(set)
    for cluster in story.clusters:
        for claim in cluster.claims:
            homes[claim.id].add(cluster.id)
    return homes


@contextmanager
def _unbound() -> Iterator[None]:
    """Let every claim of a kind meet every other, whatever they speak of and however many there are."""
    none = sys.maxsize
    with ExitStack() as stack:
        for where, name, value in (
            (nearest, "WHOLE", none),
            (statements, "_CANDIDATES", none),
            (statements, "_COMMON", none),
            (Figures, "_blocks", lambda _, figures: {"all": range(len(figures))}),
            (dates, "_near", lambda occasions: combinations(range(len(occasions)), 2)),
            (quotations, "_candidates", lambda stems, _: combinations(range(len(stems)), 2)),
        ):
            stack.enter_context(mock.patch.object(where, name, value))
        yield


def _linked(story: Story) -> dict[tuple[str, str], str]:
    return {(link.left, link.right): cluster.kind for cluster in story.clusters for link in cluster.links}


def hostile(patterns: Sequence[Pattern]) -> None:
    """Print what a story of one noun, and one of short quotations, cost."""
    for name, told in (
        (f"{_HOSTILE} figures of one noun", copies.hostile(patterns, "quantity", _HOSTILE)),
        (f"{_QUOTES} short quotations", copies.hostile(patterns, "quote", _QUOTES)),
    ):
        (story,) = align.group(*told, LEXICON)
        start = time.process_time()
        story = align.align(story, LEXICON)
        aligned = time.process_time()
        engine.check(story, rulebook.load(), LEXICON)
        took = f"{aligned - start:.1f} s, checks {time.process_time() - aligned:.1f} s"
        print(f"{name}: {took}; {_pairs(story)}; peak {_peak()} MiB")
        print(*(f"  {note}" for note in story.notes), sep="\n")


def _pairs(story: Story) -> str:
    return f"{story.pairs.considered} pairs considered, {story.pairs.kept} kept"


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


_TASKS: Mapping[str, Callable[[Sequence[Pattern]], None]] = {
    "one-story": one_story,
    "own-stories": own_stories,
    "floor": floor,
    "loss": loss,
    "hostile": hostile,
}


if __name__ == "__main__":
    main()
