"""Which article is which: stories, ids that are unique, copies that count once, an order of their own."""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from checker.ingest.draft import Draft, shown

STDIN = "stdin"
"""The story of standard input where nothing else names one."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A draft with its place among the others."""

    draft: Draft
    number: int
    """The draft's place in the order in which they were given."""
    id: str
    story: str
    source: str


def identify(drafts: Iterable[Draft]) -> tuple[Named, ...]:
    """Give each draft its story, its label and an id of its own; the inputs' order does not matter."""
    given = tuple(drafts)
    stories = _stories(given)
    named = [
        Named(draft=draft, number=number, id=draft.id or draft.place.stem, story=story, source=_source(draft))
        for number, (draft, story) in enumerate(zip(given, stories, strict=True))
    ]
    return _distinct(_once(sorted(named, key=_order)))


def _order(named: Named) -> tuple[str, str, str, str, str, int]:
    draft = named.draft
    return named.story, named.id, draft.place.shown, draft.source or "", draft.text, draft.first_line


def _stories(drafts: Sequence[Draft]) -> list[str]:
    """Name each draft's story: what it says, else its folder; standard input joins the only one there is."""
    folders = _folder_names({draft.place.folder for draft in drafts if draft.place.folder})
    stories = [draft.story or folders.get(draft.place.folder) for draft in drafts]
    others = {story for draft, story in zip(drafts, stories, strict=True) if story and not draft.problem}
    alone = others.pop() if len(others) == 1 else STDIN
    return [story or alone for story in stories]


def _folder_names(folders: set[Path]) -> Mapping[Path | None, str]:
    """Name folders by as many of their last parts as tell them apart."""
    names: dict[Path | None, str] = {}
    waiting, size = folders, 1
    while waiting:
        ends = Counter(folder.parts[-size:] for folder in waiting)
        told = {folder for folder in waiting if ends[folder.parts[-size:]] == 1 or size >= len(folder.parts)}
        names |= {folder: shown(Path(*folder.parts[-size:])) for folder in told}
        waiting, size = waiting - told, size + 1
    return names


def _source(draft: Draft) -> str:
    """Label an article: what it says, else the site it comes from, else its name."""
    return draft.source or _site(draft.url or "") or draft.id or draft.place.stem


def _site(url: str) -> str | None:
    """Return the site of an address, or None where it has none."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _once(ordered: list[Named]) -> list[Named]:
    """Keep one of a story's copies of a text; two labelled outlets that carry it are no copies."""
    seen: set[tuple[str, str | None, str]] = set()
    kept = []
    for named in ordered:
        key = (named.story, named.draft.source, named.draft.text)
        if named.draft.problem or key not in seen:
            kept.append(named)
        seen.add(key)
    return kept


def _distinct(ordered: list[Named]) -> tuple[Named, ...]:
    """Make ids unique: the story tells two apart, else a number."""
    shared = Counter(named.id for named in ordered)
    stories = defaultdict(set)
    for named in ordered:
        stories[named.id].add(named.story)
    taken: set[str] = set()
    result = []
    for named in ordered:
        base = f"{named.story}/{named.id}" if shared[named.id] > 1 and len(stories[named.id]) > 1 else named.id
        unique, number = base, 1
        while unique in taken:
            number += 1
            unique = f"{base}-{number}"
        taken.add(unique)
        result.append(dataclasses.replace(named, id=unique))
    return tuple(result)
