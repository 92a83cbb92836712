"""What is known of each article, and where from, for standard error."""

from collections.abc import Iterable, Iterator

from checker.cli_group import say
from checker.model import Article

_WIDEST = 200
"""Characters of a value that are shown."""


def tell(articles: Iterable[Article]) -> None:
    """Print the fields of each article."""
    for article in articles:
        for line in lines(article):
            say(line)


def lines(article: Article) -> Iterator[str]:
    """Yield a line for each field an article has, with where it comes from."""
    name = article.path or article.id
    for field, where in article.origins:
        yield f"{name}: {field}: {str(getattr(article, field))[:_WIDEST]} ({where})"
