"""One article as the extractors see it: its parse, its body sentences, and how a claim is made from them."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from checker.extract import clause
from checker.extract.tree import Doc, Token
from checker.extract.tree import Span as Sentence
from checker.model import Article, Bearer, BlockKind, Certainty, Claim, Context, Polarity, Span
from checker.values import Payload

T = TypeVar("T")

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, kw_only=True)
class Voice:
    """Who says something in an article, and how surely."""

    speaker: str | None = None
    certainty: Certainty = Certainty.STATED
    polarity: Polarity = Polarity.AFFIRMED


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What the claims of one sentence share."""

    text: str
    named: tuple[clause.Named, ...]
    entities: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """An article and its parse; ``doc`` has the article's own character offsets."""

    article: Article
    doc: Doc
    voice_of: Callable[[Token], Voice] = lambda _: Voice()
    """Tells who says the clause of a token; by default the article itself."""
    event_of: Callable[[Token], str | None] = lambda _: None
    """Tells which event a token's clause tells."""
    _found: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)
    """What was looked up once for all extractors: no part of what the article says."""

    def once(self, step: object, find: Callable[["Reading"], T]) -> T:
        """Return what a step finds in the article, looked for once however many extractors ask."""
        if step not in self._found:
            self._found[step] = find(self)
        result: T = self._found[step]
        return result

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that make claims: those outside page furniture, in reading order."""
        return tuple(s for s in self.doc.sents if self._in_body(s) and s.text.strip())

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {sentence.start: number for number, sentence in enumerate(self.sentences)}

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which the article's lines start, whatever system ended them."""
        return (0, *(end.end() for end in _LINE_END.finditer(self.article.text)))

    def tokens(self) -> Iterator[Token]:
        """Yield the tokens of the body."""
        for sentence in self.sentences:
            yield from sentence

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line (in the file) and column, both from 1, of a character."""
        line = bisect_right(self.line_starts, offset)
        return line + self.article.first_line - 1, offset - self.line_starts[line - 1] + 1

    def block_of(self, offset: int) -> int:
        """Return the index of the block a character stands in."""
        return max(bisect_right(self._block_starts, offset) - 1, 0)

    def block_kind(self, offset: int) -> BlockKind:
        """Return what the block a character stands in is."""
        blocks = self.article.blocks
        return blocks[self.block_of(offset)].kind if blocks else BlockKind.PARAGRAPH

    def claim(
        self,
        payload: Payload,
        start: int,
        end: int,
        *,
        token: Token,
        number: int,
        voice: Voice | None = None,
        attribute: str | None = None,
        bearer: Bearer | None = None,
    ) -> Claim:
        """Make a claim of the text from ``start`` to ``end``, in the clause of ``token``.

        Args:
            payload: What the claim carries.
            start: First character, in the article's text.
            end: Character after the last.
            token: The token whose clause is the claim's context.
            number: Position among the article's claims of the kind, from 1.
            voice: Who says so; by default whoever says the token's clause.
            attribute: The declared attribute that it gives a value of.
            bearer: Whom or what it is about.
        """
        article, voice = self.article, voice or self.voice_of(token)
        line, column = self.place(start)
        return Claim(
            id=f"{article.id}#{payload.kind}-{number}",
            article=article.id,
            source=article.source,
            story=article.story,
            span=Span(start=start, end=end),
            text=article.text[start:end],
            line=line,
            column=column,
            sentence=self._around(token.sent).text,
            payload=payload,
            attributed_to=voice.speaker,
            certainty=voice.certainty,
            polarity=voice.polarity,
            context=self.context(token),
            attribute=attribute,
            bearer=bearer,
        )

    def context(self, token: Token) -> Context:
        """Describe the clause of a token."""
        verb, around = clause.governor(token), self._around(token.sent)
        near = clause.near(token, around.named)
        return Context(
            predicate=clause.predicate(verb),
            role=clause.role(token),
            chain=clause.chain(token),
            subject=clause.subtree_text(clause.subject(verb)),
            object=clause.subtree_text(clause.object_(verb)),
            entities=around.entities,
            places=clause.places(near),
            times=clause.times(near),
            words=around.words,
            block=self.block_of(token.idx),
            passage=self._numbers.get(token.sent.start, 0),
            event=self.event_of(token),
            near=clause.stems(verb, token),
        )

    def _around(self, sentence: Sentence) -> "_Around":
        """Return what all claims of a sentence share: looked up once, since a sentence may hold many claims."""
        known: _Around | None = self._found.get(sentence.start)
        if known is None:
            found = clause.named(self._entities.get(sentence.start, ()))
            known = _Around(
                text=" ".join(self.article.text[sentence.start_char : sentence.end_char].split()),
                named=found,
                entities=clause.entities(found),
                words=clause.words(sentence),
            )
            self._found[sentence.start] = known
        return known

    @property
    def _entities(self) -> dict[int, list[Sentence]]:
        """What the model named, by the first token of the sentence it stands in."""
        return self.once("entities", _by_sentence)

    @cached_property
    def _block_starts(self) -> tuple[int, ...]:
        return tuple(block.span.start for block in self.article.blocks)

    def _in_body(self, sentence: Sentence) -> bool:
        offset = next((t.idx for t in sentence if not t.is_space), sentence.start_char)
        return self.block_kind(offset) is not BlockKind.FURNITURE


def _by_sentence(reading: Reading) -> dict[int, list[Sentence]]:
    """Group the model's names by sentence, in one pass: ``Span.ents`` looks through the whole text each time."""
    found: dict[int, list[Sentence]] = {}
    for entity in reading.doc.ents:
        found.setdefault(entity[0].sent.start, []).append(entity)
    return found
