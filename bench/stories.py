"""Stories in any number, made from the labelled cases: the same ones every time."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import cycle, islice

from bench import cases
from checker.ingest.blocks import blocks
from checker.model import Article

FIGURE = re.compile(r"(?<![\d.,:/-])\d{2,3}(?![\d.,:/-])")
"""A figure that can be another one without the sentence becoming a different one: no year, no part of a date."""


def articles(number: int) -> Iterator[Article]:
    """Yield articles of stories like the labelled ones, whole stories at a time, with figures of their own."""
    return islice(_endless(), number)


def one_story(number: int) -> Iterator[Article]:
    """Yield articles of as many outlets on one story."""
    return (replace(article, story="one", source=f"Outlet {n}") for n, article in enumerate(articles(number)))


def _endless() -> Iterator[Article]:
    for turn, case in enumerate(cycle(cases.load())):
        drawn = random.Random(turn)  # noqa: S311 - the same figures each time is the point
        for article in case.articles:
            text = FIGURE.sub(partial(_other, drawn=drawn), article.text)
            name = f"{case.story}-{turn}"
            yield replace(article, id=f"{name}/{article.id}", story=name, text=text, blocks=blocks(text))


def _other(figure: re.Match[str], drawn: random.Random) -> str:
    """Return another figure of the same length."""
    length = len(figure[0])
    return str(drawn.randrange(10 ** (length - 1), 10**length))
