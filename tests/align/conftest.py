"""What alignment tests share: texts to a story, through the real extractors."""

from collections.abc import Callable

import pytest

from checker import align
from checker.extract import extract
from checker.ingest.blocks import blocks
from checker.lexicon import Lexicon
from checker.model import Article, Story

Tell = Callable[..., Story]


@pytest.fixture(scope="session")
def tell() -> Tell:
    """Return a function that makes an aligned story of texts, one a source: A, B, C."""
    lexicon = Lexicon()

    def story(*texts: str) -> Story:
        articles = [
            Article(id=chr(65 + n), source=chr(65 + n), story="story", text=text, blocks=blocks(text))
            for n, text in enumerate(texts)
        ]
        claims = [claim for _, own in extract(articles, lexicon) for claim in own]
        return align.align(align.group(articles, claims, lexicon)[0], lexicon)

    return story
