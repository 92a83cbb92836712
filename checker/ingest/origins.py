"""Where each field of an article comes from: what was said of it, or what was made of its file and text."""

from collections.abc import Iterator

from checker.ingest.draft import FIELDS, Draft
from checker.model import Article

COMMAND_LINE = "command line"


def of(article: Article, draft: Draft) -> tuple[tuple[str, str], ...]:
    """Return where each field that an article has comes from, by name."""
    return tuple(_told(article, draft))


def _told(article: Article, draft: Draft) -> Iterator[tuple[str, str]]:
    said = dict(draft.origins)
    for field in FIELDS:
        if getattr(article, field) is not None:
            own = "its file" if getattr(draft, field) else f"inferred: {_inferred(field, draft)}"
            yield field, said.get(field, own)


def _inferred(field: str, draft: Draft) -> str:
    """Name what a field is made of where nothing says it."""
    name = "file name" if draft.place.name else "standard input"
    label = "address" if draft.url else "id" if draft.id else name
    made = {"id": name, "title": "headline", "published": "date line", "source": label}
    folder = "folder" if draft.place.folder else name
    return made.get(field, folder)
