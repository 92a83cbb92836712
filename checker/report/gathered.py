"""Which articles tell one story, and how sure that is: for a terminal, and as JSON Lines."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from checker.model import Article, Gathered, Sureness
from checker.report.json import dump
from checker.report.plain import clip_end, plain
from checker.report.screen import WIDTH, draw, text
from checker.report.words import count

_TITLE = 90
_STYLES = {
    Sureness.GIVEN: "dim",
    Sureness.SURE: "green",
    Sureness.LIKELY: "yellow",
    Sureness.DOUBTFUL: "bold red",
    Sureness.ALONE: "dim",
}


def render(stories: Sequence[Gathered], *, width: int = WIDTH, color: bool = False) -> str:
    """Draw a list of each story's articles, those that need a look first."""
    return draw(_parts(stories), width=width, color=color)


def lines(stories: Iterable[Gathered]) -> str:
    """Write one story a line."""
    return "".join(dump(_row(story)) + "\n" for story in stories)


def _row(story: Gathered) -> dict[str, object]:
    return {
        "story": story.story,
        "sure": story.sureness,
        "likeness": round(story.likeness, 3) if story.likeness is not None else None,
        "articles": [article.id for article in story.articles],
    }


def _parts(stories: Sequence[Gathered]) -> Iterator[RenderableType]:
    articles = sum(len(story.articles) for story in stories)
    yield text(f"{count(len(stories), 'story', 'stories')} of {count(articles, 'article')}", "bold")
    for story in sorted(stories, key=lambda one: (_DOUBTS.index(one.sureness), one.story)):
        likeness = f" {story.likeness:.2f}" if story.likeness is not None else ""
        yield Text("")
        yield Text.assemble(
            (f"{story.sureness.upper()}{likeness}", _STYLES[story.sureness]),
            f"  {plain(story.story)}",
            (f"  {count(len(story.articles), 'article')}", "dim"),
            overflow="fold",
        )
        yield _list(story.articles)


_DOUBTS = (Sureness.DOUBTFUL, Sureness.LIKELY, Sureness.SURE, Sureness.GIVEN, Sureness.ALONE)


def _list(articles: Iterable[Article]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 2))
    for style in ("bold", "dim", ""):
        table.add_column(style=style, overflow="fold")
    for article in articles:
        title = clip_end(plain(article.title or article.text), _TITLE)
        table.add_row(text(plain(article.source)), text(plain(article.published or "")[:10]), text(title))
    return table
