"""The language pass: articles to parsed documents, once, with the article's own offsets."""

import importlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, pairwise, tee

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from checker.config import BUNDLED_MODEL
from checker.errors import ConfigError
from checker.extract import glue, tree
from checker.extract.foreign.reader import Reader
from checker.extract.glue import Glue
from checker.extract.tree import Trees
from checker.model import Article
from checker.values import atom

BATCH = 32
"""Articles a batch: spaCy's time flattens from about this size."""

_MOST = 20_000
"""Tokens a batch: a parse takes some twenty kilobytes of memory for each."""

_PIECE = 30_000
"""Characters of an article that are parsed at a time: few articles are as long."""

_MOST_TOKENS = 50_000
"""Tokens of an article from which on it is read no further: it is a book, or meant to keep the reader busy."""

_RUN = re.compile(r"\S{250}")
"""More than any word has: the tokenizer takes the marks off a run one by one, in time that grows with its square."""

_LONGEST = 250
"""Tokens of a sentence. What runs on for longer is a list or a table without full stops: its parse is no sentence's,
and a step that looks along a sentence for each of its tokens would take time that grows with the square of it."""

_MARKS = frozenset({",", ";", ":", "|", "-", "\u2013", "\u2014"})
"""Where an endless sentence is best cut."""

_CLOSING = frozenset({'"', "\u201d", "\u2019", ")"})
"""Marks that end a sentence with its full stop, where nothing stands between the two."""

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


_HALF_DAY = re.compile(r"(?<=[0-9] )[ap] \. m(?: \.)?(?![\w])", re.IGNORECASE)
"""The half of a day in a text that was cut into words: "8 : 30 p . m ."."""


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


@cache
def load_other(name: str, language: str) -> Language:
    """Load the language model of a language besides English.

    Raises:
        ConfigError: No pipeline of that name is installed, or it reads another language.
    """
    where = f"nlp.models.{language}"
    try:
        nlp = spacy.load(name)
    except (ImportError, OSError) as error:
        hint = "install it with pip, or name another"
        raise ConfigError(f"the language model {name!r} is not installed", where=where, hint=hint) from error
    if nlp.lang != language:
        hint = f"name one for {language!r}"
        raise ConfigError(f"the language model {name!r} reads {nlp.lang!r}", where=where, hint=hint)
    return nlp


def parse(
    articles: Iterable[Article],
    model: str = BUNDLED_MODEL,
    *,
    reader: Reader | None = None,
    glued: Glue | None = None,
) -> Iterator[tuple[Article, tree.Doc]]:
    """Parse each article; sentences never cross a block, and none is endless.

    Args:
        articles: Texts in one language.
        model: The language model that reads it.
        reader: Puts the parses into English, where it is another.
        glued: Finds sentences that start without a blank; by default with the words that ship with the tool.

    """
    parter = glued or glue.bundled()
    nlp, trees = load_other(model, reader.language) if reader else load(model), Trees()
    given, read = tee(articles)
    counted, parted = tee(tuple(_pieces(nlp, article, parter, reader)) for article in read)
    parsed = _parsed(nlp, parter, (piece for pieces in parted for piece in pieces))
    for article, pieces in zip(given, counted, strict=True):
        docs = list(islice(parsed, len(pieces)))
        whole = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
        assert whole is not None  # noqa: S101 - there is a piece at least
        doc = trees.of(whole)
        yield article, reader.put(doc, whole) if reader else doc


def _pieces(nlp: Language, article: Article, glued: Glue, reader: Reader | None = None) -> Iterator[Doc]:
    """Part an article into tokens, in pieces of which the model takes several at a time."""
    text, starts, start, read = article.text.translate(_SAME_LENGTH), _starts(article), 0, 0
    text = reader.plain(text) if reader else text
    while start == 0 or (start < len(text) and read < _MOST_TOKENS):
        end = _end(text, start, starts)
        own = starts[bisect_left(starts, start) : bisect_left(starts, end)]
        parted, places = _tokens(nlp, text[start:end], glued)
        cuts = sorted((*(place - start for place in own), *places))
        piece = _cut(reader.joined(parted) if reader else parted, cuts)
        yield piece
        start, read = end or 1, read + len(piece)


def _tokens(nlp: Language, text: str, glued: Glue) -> tuple[Doc, tuple[int, ...]]:
    """Part a text into tokens, and return where sentences start in it that are glued to the one before.

    "off.The" is two words and a full stop, "3 . 9" is one word.
    """
    places = glued.starts(text)
    # Without the length that make_doc() refuses: the pieces are short.
    parts = [nlp.tokenizer(text[start:end]) for start, end in pairwise((0, *places, len(text)))]
    whole = parts[0] if len(parts) == 1 else Doc.from_docs(parts, ensure_whitespace=False)
    assert whole is not None  # noqa: S101 - there is a part at least
    runs = [*atom.spaced(text), *(found.span() for found in _HALF_DAY.finditer(text))]
    if runs:
        with whole.retokenize() as change:
            for start, end in runs:
                run = whole.char_span(start, end)
                if run is not None and len(run) > 1:
                    change.merge(run, attrs={"NORM": text[start:end].replace(" ", "")})
    for token in whole if places else ():
        if token.text in _CLOSING and token.i and not whole[token.i - 1].whitespace_:
            token.is_sent_start = False
    return whole, places


def _starts(article: Article) -> tuple[int, ...]:
    return tuple(sorted(block.span.start for block in article.blocks))


def _end(text: str, start: int, starts: Sequence[int]) -> int:
    """Return where a piece ends: before a block, else before a word, and within a run that is no word."""
    limit = start + _PIECE
    run = _RUN.search(text, start, limit)
    if run:
        return run.end()
    if limit >= len(text):
        return len(text)
    block = next(iter(starts[max(bisect_right(starts, limit) - 1, 0) :]), 0)
    blank = text.rfind(" ", start, limit) + 1
    return next((place for place in (block, blank) if start < place <= limit), limit)


def _parsed(nlp: Language, glued: Glue, pieces: Iterable[Doc]) -> Iterator[Doc]:
    """Parse pieces in batches that are bounded in tokens: the memory a parse takes grows with them."""
    batch: list[Doc] = []
    size = 0
    for piece in pieces:
        if batch and (size + len(piece) > _MOST or len(batch) == BATCH):
            yield from _bounded(nlp, glued, batch)
            batch, size = [], 0
        batch.append(piece)
        size += len(piece)
    yield from _bounded(nlp, glued, batch)


def _bounded(nlp: Language, glued: Glue, batch: Sequence[Doc]) -> Iterator[Doc]:
    """Parse a batch, and again what has endless sentences, these cut."""
    for doc in nlp.pipe(batch, batch_size=BATCH):
        sentences = tuple(doc.sents)
        cuts = [place for sentence in sentences if len(sentence) > _LONGEST for place in _cuts(sentence)]
        if not cuts:
            yield doc
        else:
            starts = sorted((*(sentence.start for sentence in sentences), *cuts))
            parted, _ = _tokens(nlp, doc.text, glued)
            yield nlp(_cut(parted, (doc[start].idx for start in starts)))


def _cut(doc: Doc, starts: Iterable[int]) -> Doc:
    """Start a sentence at each of some characters: a headline is no part of the sentence below it."""
    waiting = iter(starts)
    start = next(waiting, None)
    for token in doc:
        if start is not None and token.idx >= start and not token.is_space:
            token.is_sent_start = True
            while start is not None and start <= token.idx:
                start = next(waiting, None)
    return doc


def _cuts(sentence: Span) -> Iterator[int]:
    """Yield the tokens at which the pieces of an endless sentence start: behind a mark, where there is one."""
    start, doc = sentence.start, sentence.doc
    while sentence.end - start > _LONGEST:
        marks = (i for i in range(start + _LONGEST, start + _LONGEST // 2, -1) if doc[i - 1].text in _MARKS)
        start = next(marks, start + _LONGEST)
        yield start
