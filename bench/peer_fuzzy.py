"""The whole job as a plain fuzzy matcher would do it, run in an environment of its own: stories in, pairs out, as JSON.

Every sentence of one source against every sentence of the others in its story, by ``token_set_ratio``; a pair that
is alike and whose numbers differ is a conflict. All pairs with their likeness are handed back: the threshold is chosen
by whoever asks.
"""

import importlib
import itertools
import json
import re
import sys
import time
from collections.abc import Iterator
from typing import Any

LEAST = 40
"""Likeness below which no pair is of interest."""

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?]*[”\"’]?")
_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_VALUES = {word: str(value) for value, word in enumerate(_WORDS)}
_NUMBER = re.compile(rf"\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)

Sentence = tuple[str, int, int, str, frozenset[str]]
"""Article, start, end, text, numbers."""


def main() -> None:
    """Answer one request."""
    stories = json.load(sys.stdin)
    fuzz, process = importlib.import_module("rapidfuzz.fuzz"), importlib.import_module("rapidfuzz.process")
    start = time.perf_counter()
    pairs = [pair for articles in stories for pair in _differing(articles, fuzz, process)]
    json.dump({"pairs": pairs, "seconds": time.perf_counter() - start}, sys.stdout)


def _differing(articles: list[dict[str, str]], fuzz: Any, process: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the pairs of a story whose numbers differ, with their likeness."""
    told = [list(_sentences(article)) for article in articles]
    for left, right in itertools.combinations(told, 2):
        alike = process.cdist([s[3] for s in left], [s[3] for s in right], scorer=fuzz.token_set_ratio)
        for row, one in enumerate(left):
            for column, other in enumerate(right):
                likeness = float(alike[row][column])
                if likeness >= LEAST and one[4] and other[4] and one[4] != other[4]:
                    yield (*one[:3], *other[:3], likeness)


def _sentences(article: dict[str, str]) -> Iterator[Sentence]:
    for found in _SENTENCE.finditer(article["text"]):
        numbers = frozenset(_VALUES.get(n.lower(), n.replace(",", "")) for n in _NUMBER.findall(found[0]))
        yield article["id"], found.start(), found.end(), found[0].strip().lower(), numbers


if __name__ == "__main__":
    main()
