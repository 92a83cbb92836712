"""Articles to stories, where neither a folder nor a field says which belong together: by what they report, and when."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checker.gather.clusters import SAME, Group, cluster
from checker.gather.terms import Terms
from checker.lexicon import Lexicon
from checker.model import Article, Gathered, Status, Sureness

__all__ = ["gather", "told"]

_SURE, _LIKELY = 2.0, 1.4
"""Likeness of the article least like its story, in times of what is needed, from which a story is sure, and likely."""

_NAME = 5
"""Words of a headline that a story is named by."""

_WORD = re.compile(r"[^\W_]+")


def gather(articles: Sequence[Article], stories: Iterable[Gathered]) -> tuple[Article, ...]:
    """Give articles the stories that they were found to tell; those that were not read keep theirs."""
    found = {member.id: one.story for one in stories for member in one.articles}
    # An earlier version tells what the newest does.
    named = (replace(a, story=found.get(a.newest or a.id, a.story)) for a in articles)
    return tuple(sorted(named, key=lambda article: (article.story, article.id)))


def told(articles: Sequence[Article], lexicon: Lexicon) -> tuple[Gathered, ...]:
    """Return the stories of articles and how sure each is, ordered by name."""
    given: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.status is Status.READ and not article.mixed:
            given[article.story].append(article)
    fixed = (Gathered(story=name, articles=tuple(own), sureness=Sureness.GIVEN) for name, own in given.items())
    return tuple(sorted((*fixed, *_found(articles, lexicon)), key=lambda one: one.story))


def _found(articles: Sequence[Article], lexicon: Lexicon) -> Iterator[Gathered]:
    """Yield the stories of the mixed articles."""
    mixed = sorted((a for a in articles if a.mixed and a.status is Status.READ), key=lambda a: a.id)
    taken = {article.story for article in articles if not article.mixed}
    if not mixed:
        return
    groups = cluster(Terms(lexicon).of(mixed))
    for group in sorted(groups, key=lambda g: _first([mixed[n] for n in g.members]).id):
        own = sorted((mixed[n] for n in group.members), key=lambda a: a.id)
        name = _unused(_name(_first(own)), taken)
        taken.add(name)
        yield Gathered(story=name, articles=tuple(own), sureness=_sureness(group), likeness=group.likeness)


def _first(articles: Iterable[Article]) -> Article:
    """Return the earliest article: a story keeps its name when more of it is told."""
    return min(articles, key=lambda a: (a.published or "~", a.id))


def _name(article: Article) -> str:
    words = _WORD.findall((article.title or article.text[:200]).casefold())
    return "-".join(words[:_NAME]) or article.id


def _unused(name: str, taken: Iterable[str]) -> str:
    known, number, unique = set(taken), 1, name
    while unique in known:
        number += 1
        unique = f"{name}-{number}"
    return unique


def _sureness(group: Group) -> Sureness:
    if group.likeness is None:
        return Sureness.ALONE
    times = group.likeness / SAME
    return Sureness.SURE if times >= _SURE else Sureness.LIKELY if times >= _LIKELY else Sureness.DOUBTFUL
