"""Drafts of the desk's own among the sources: which story each tells, and what it is called in a report."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from checker.errors import ReadError
from checker.model import Article, Status

PREFIX = "draft/"
"""Goes before a draft's id, so that it is none of a source's."""


def added(sources: Sequence[Article], drafts: Sequence[Article], *, unnamed: str) -> tuple[Article, ...]:
    """Put drafts among the sources; a draft in a folder of sources is no source.

    Args:
        sources: The articles that drafts are held against.
        drafts: As they were read.
        unnamed: The story of standard input where nothing else names one.

    Raises:
        ReadError: A draft could not be read, or no source tells its story.

    """
    for draft in drafts:
        if draft.status is not Status.READ:
            raise ReadError(f"the draft cannot be checked: {draft.why}", where=draft.path or draft.id)
    places = {Path(draft.path).resolve() for draft in drafts if draft.path}
    others = tuple(a for a in sources if not a.path or Path(a.path).resolve() not in places)
    stories = {article.story for article in others if article.status is Status.READ}
    placed = [_placed(draft, stories, unnamed) for draft in drafts]
    return (*others, *_labelled(placed))


def _labelled(drafts: Sequence[Article]) -> Iterator[Article]:
    """Label drafts: the only one of its story alike in every run, so that what was decided on it holds."""
    shared = Counter(draft.story for draft in drafts)
    for draft in drafts:
        label = "Draft" if shared[draft.story] == 1 else f"Draft {draft.id}"
        yield replace(draft, id=f"{PREFIX}{draft.id}", source=label)


def _placed(draft: Article, stories: Collection[str], unnamed: str) -> Article:
    """Give a draft its story."""
    if draft.story not in stories and (len(stories) != 1 or _names_story(draft, unnamed)):
        known = ", ".join(sorted(stories)[:5]) or "none"
        raise ReadError(
            f"no source tells the draft's story {draft.story!r}; the sources' stories are {known}",
            where=draft.path or draft.id,
            hint="name one at the top of the draft: '---', 'story: NAME', '---'",
        )
    story = draft.story if draft.story in stories else next(iter(stories))
    return replace(draft, story=story, draft=True)


def _names_story(draft: Article, unnamed: str) -> bool:
    """Tell whether the draft itself says which story it tells; else the folder it lies in has named it."""
    if not draft.path:
        return draft.story != unnamed
    folder = Path(draft.path).resolve().parent
    return not f"/{folder.as_posix()}".endswith(f"/{draft.story}")
