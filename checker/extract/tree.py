"""A parse as the extractors walk it: tokens that hold their words, heads and children.

The language model's own tokens are made anew each time one is looked at, and look each of their strings up again. The
extractors look at a token some seventy times, so that it pays to take everything over once.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, overload

from spacy import attrs, tokens

_COLUMNS = [
    attrs.ORTH,
    attrs.IDX,
    attrs.SPACY,
    attrs.HEAD,
    attrs.SENT_START,
    attrs.ENT_IOB,
    attrs.LEMMA,
    attrs.POS,
    attrs.TAG,
    attrs.DEP,
    attrs.ENT_TYPE,
]
_IOB = ("", "I", "O", "B")
_KEPT = 200_000
"""Words whose looks are remembered: the vocabulary of many articles."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a token is by its letters alone."""

    text: str
    lower: str
    is_space: bool
    is_punct: bool
    is_alpha: bool
    is_stop: bool
    is_quote: bool
    like_num: bool
    like_address: bool


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A token of a parse; the names of its attributes are those of the language model's library."""

    doc: "Doc"
    i: int
    word: Word
    text: str
    lower_: str
    is_space: bool
    is_punct: bool
    idx: int
    whitespace_: str
    is_sent_start: bool
    ent_iob_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    head: "Token" = field(init=False)
    sent: "Span" = field(init=False)
    children: "Sequence[Token]" = ()
    """What hangs on it, in reading order."""

    def __len__(self) -> int:
        return len(self.text)

    @property
    def is_alpha(self) -> bool:
        """Whether it is letters only."""
        return self.word.is_alpha

    @property
    def is_stop(self) -> bool:
        """Whether it is a word too common to tell anything."""
        return self.word.is_stop

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.word.is_quote

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in digits or spelt out."""
        return self.word.like_num

    @property
    def like_address(self) -> bool:
        """Whether it is a web or mail address."""
        return self.word.like_address

    @property
    def lefts(self) -> "list[Token]":
        """What hangs on it and stands before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> "list[Token]":
        """What hangs on it and stands behind it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def ancestors(self) -> "Iterator[Token]":
        """The tokens above it, nearest first."""
        node = self
        while node.head is not node:
            node = node.head
            yield node

    @property
    def subtree(self) -> "list[Token]":
        """The token and all below it, each behind what hangs on its left."""
        found = [token for child in self.lefts for token in child.subtree]
        found.append(self)
        found.extend(token for child in self.rights for token in child.subtree)
        return found

    @property
    def left_edge(self) -> "Token":
        """The first token at or below it."""
        return min(self.subtree, key=_place)

    @property
    def right_edge(self) -> "Token":
        """The last token at or below it."""
        return max(self.subtree, key=_place)

    def is_ancestor(self, other: "Token") -> bool:
        """Tell whether it stands above another token."""
        return any(above is self for above in other.ancestors)

    def nbor(self, step: int = 1) -> "Token":
        """Return the token so many places on.

        Raises:
            IndexError: There is none.
        """
        if self.i + step < 0:
            raise IndexError(self.i + step)
        return self.doc.tokens[self.i + step]

    def hang(self, head: "Token") -> None:
        """Hang it on another token of its sentence."""
        self.head.children = [child for child in self.head.children if child is not self]
        self.head = head
        head.children = sorted((*head.children, self), key=_place)


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """A run of tokens: a sentence, a name."""

    doc: "Doc"
    start: int
    end: int
    label_: str = ""

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> "Span": ...
    def __getitem__(self, at: int | slice) -> "Token | Span":
        if isinstance(at, int):
            return self.doc.tokens[(self.start if at >= 0 else self.end) + at]
        first, last, _ = at.indices(len(self))
        return Span(self.doc, self.start + first, self.start + max(first, last))

    @property
    def start_char(self) -> int:
        """The first character."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """The character after the last."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The text, without a blank behind it."""
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def root(self) -> Token:
        """The token that the others hang on, or the one least deep."""
        own = self.doc.tokens[self.start : self.end]
        top = next((token for token in own if token.head is token), None)
        if top is not None:
            return top
        outside = (token for token in own if not self.start <= token.head.i < self.end)
        return min(outside, key=_depth, default=own[0])


class Doc:
    """A parsed text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: tuple[Token, ...] = ()
        self.sents: tuple[Span, ...] = ()
        self.ents: tuple[Span, ...] = ()
        """What the model named."""
        self.starts: list[int] = []
        """The first character of each token."""
        self.glossed = False
        """Whether the words of its tokens are the English for those of the text."""
        self.names: dict[int, str] = {}
        """What English calls places that have another name in the text, by their first tokens."""
        self.figures: dict[int, str] = {}
        """Figures that are not written as English writes them, in English digits, by their tokens."""

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, int):
            return self.tokens[at]
        first, last, _ = at.indices(len(self.tokens))
        return Span(self, first, max(first, last))

    def covering(self, start: int, end: int) -> Span | None:
        """Return the tokens that stand between two characters, wholly or in part."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        # The blank behind a token is no part of it.
        first += start == self.tokens[first].idx + len(self.tokens[first].text)
        return Span(self, first, last + 1)

    def _at(self, offset: int) -> int | None:
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return None
        token = self.tokens[index]
        return index if offset < token.idx + len(token.text) + len(token.whitespace_) else None


class Trees:
    """Takes parses over; what a word is by its letters is looked up once for all of them."""

    def __init__(self) -> None:
        self._words: dict[int, Word] = {}

    def of(self, parsed: tokens.Doc) -> Doc:
        """Take over one parse."""
        doc = Doc(parsed.text)
        doc.tokens = tuple(self._tokens(parsed, doc))
        doc.starts = [token.idx for token in doc.tokens]
        starts = [token.i for token in doc.tokens if token.is_sent_start and token.i]
        doc.sents = tuple(Span(doc, *ends) for ends in pairwise((0, *starts, len(doc)))) if len(doc) else ()
        for sentence in doc.sents:
            for token in sentence:
                token.sent = sentence
        doc.ents = tuple(Span(doc, entity.start, entity.end, entity.label_) for entity in parsed.ents)
        return doc

    def _tokens(self, parsed: tokens.Doc, doc: Doc) -> list[Token]:
        words, names = self._words, _Names(parsed.vocab.strings)
        if len(words) > _KEPT:
            words.clear()
        columns = parsed.to_array(_COLUMNS).astype("int64").T.tolist()
        orths, places, blanks, heads, firsts, iobs, *named = columns
        texts = (map(names.__getitem__, column) for column in named)
        found = []
        for i, (orth, idx, blank, first, iob, lemma, pos, tag, dep, label) in enumerate(
            zip(orths, places, blanks, firsts, iobs, *texts, strict=True)
        ):
            word = words.get(orth)
            if word is None:
                word = words[orth] = _word(parsed[i])
            looks = (word.text, word.lower, word.is_space, word.is_punct)
            found.append(
                Token(
                    doc, i, word, *looks, idx, " " if blank else "", first == 1, _IOB[iob], lemma, pos, tag, dep, label
                )
            )
        _hang(found, heads)
        return found


class _Names(dict[int, str]):
    """Strings by their numbers, each looked up once."""

    def __init__(self, strings: Any) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        name: str = self._strings[number % 2**64]
        self[number] = name
        return name


def _hang(found: list[Token], heads: list[int]) -> None:
    for token, step in zip(found, heads, strict=True):
        token.head = found[token.i + step]
    for token in found:
        head = token.head
        if head is token:
            continue
        if isinstance(head.children, list):
            head.children.append(token)
        else:
            head.children = [token]


def _word(token: tokens.Token) -> Word:
    return Word(
        text=token.text,
        lower=token.lower_,
        is_space=token.is_space,
        is_punct=token.is_punct,
        is_alpha=token.is_alpha,
        is_stop=token.is_stop,
        is_quote=token.is_quote,
        like_num=token.like_num,
        like_address=token.like_url or token.like_email,
    )


def _place(token: Token) -> int:
    return token.i


def _depth(token: Token) -> int:
    """Count the tokens above one; a mark or a blank by itself is no root where a word can be."""
    if (token.is_space or token.is_punct) and not token.children:
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)
