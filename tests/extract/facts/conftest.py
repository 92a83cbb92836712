"""What tests of facts share: the claims of a text, through the real extractor, made once."""

from collections.abc import Callable

import pytest

from checker.extract import Extractor
from checker.extract.language import parse
from checker.ingest.blocks import blocks
from checker.lexicon import Lexicon
from checker.model import Article, Claim

Read = Callable[[str], tuple[Claim, ...]]


@pytest.fixture(scope="session")
def read() -> Read:
    """Return a function that reads the claims of a text."""
    extractor = Extractor(Lexicon())

    def claims(text: str) -> tuple[Claim, ...]:
        article = Article(id="a", source="A", story="s", text=text, blocks=blocks(text))
        return tuple(
            claim for whole, doc in ((article, d) for _, d in parse([article])) for claim in extractor(whole, doc)
        )

    return claims
