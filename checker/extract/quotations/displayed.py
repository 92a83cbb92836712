"""Words displayed as a quotation without marks: a paragraph that a cue sentence introduces or closes."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.extract.quotations.cues import Cues, is_finite, lemma
from checker.extract.quotations.frames import Frames
from checker.extract.quotations.marks import Quoted
from checker.extract.quotations.speakers import Attribution, subject
from checker.extract.reading import Reading
from checker.extract.tree import Span as Sentence
from checker.extract.tree import Token
from checker.model import Span

_FEWEST = 8
"""Tokens a displayed quotation has at least."""

_BULLETS = "-*•·–—0123456789"
_CLOSERS = frozenset({"read", "say", "state", "add", "write", "conclude", "go", "note"})


def displayed(
    reading: Reading, paragraphs: Sequence[Span], marked: Sequence[Quoted], frames: Frames, cues: Cues
) -> Iterator[tuple[Quoted, Attribution]]:
    """Yield the displayed quotations of an article."""
    text = reading.article.text
    starts = {quote.start for quote in marked}
    for above, paragraph in pairwise(paragraphs):
        if text[above.start : above.end].rstrip().endswith(":") and _plain(text, paragraph, starts, frames):
            introduced = _introduced(frames.last_sentence(above.end), frames, cues)
            if introduced is not None and _prose(text, paragraph):
                yield _whole(text, paragraph), introduced
    for paragraph in paragraphs:
        if _plain(text, paragraph, starts, frames):
            yield from _closed(reading, paragraph, frames, cues)


def _plain(text: str, paragraph: Span, starts: set[int], frames: Frames) -> bool:
    """Tell a paragraph that does not itself begin with a mark."""
    first = (
        paragraph.start
        + len(text[paragraph.start : paragraph.end])
        - len(text[paragraph.start : paragraph.end].lstrip())
    )
    return first not in starts and not frames.inside(first)


def _prose(text: str, paragraph: Span) -> bool:
    """Tell a paragraph of prose from a list item or a label."""
    words = text[paragraph.start : paragraph.end].strip()
    return len(words.split()) >= _FEWEST and words[0] not in _BULLETS and words[-1] in ".!?…"


def _whole(text: str, paragraph: Span) -> Quoted:
    start = paragraph.start
    while text[start : start + 1].isspace():
        start += 1
    end = start + len(text[start : paragraph.end].rstrip())
    return Quoted(start=start, end=end, inner_start=start, inner_end=end)


def _introduced(sentence: Sequence[Token], frames: Frames, cues: Cues) -> Attribution | None:
    """Read *X said:* and *a letter that opens as follows:* at a paragraph's end."""
    words = [t.lower_ for t in sentence[-4:]]
    document = next((t for t in reversed(sentence) if cues.is_document(t)), None)
    if "follows" in words and document is not None:
        author = subject(document.head, frames.outside) if document.dep_ == "dobj" else None
        return Attribution(head=author or document, cue="follow", token=document)
    for token in reversed(sentence[-6:]):
        if cues.is_cue(token) and is_finite(token) and lemma(token) not in cues.weak:
            head = subject(token, frames.outside)
            if head is not None and not any(c.dep_ == "dobj" for c in token.children):
                return Attribution(head=head, cue=lemma(token), token=token)
    return None


def _closed(reading: Reading, paragraph: Span, frames: Frames, cues: Cues) -> Iterator[tuple[Quoted, Attribution]]:
    """Yield the first-person sentences that *the company's statement reads.* closes."""
    sentences = _sentences(reading, paragraph)
    for number, sentence in enumerate(sentences[1:], start=1):
        closer = _closer(sentence, frames, cues)
        if closer is None:
            continue
        run = _run(sentences[:number], cues)
        if run:
            start, end = run[0].start_char, run[-1].end_char
            end = start + len(reading.article.text[start:end].rstrip())
            yield Quoted(start=start, end=end, inner_start=start, inner_end=end), closer


def _sentences(reading: Reading, paragraph: Span) -> list[Sentence]:
    """Return the sentences that start in a paragraph."""
    whole = reading.doc.covering(paragraph.start, paragraph.end)
    if whole is None:
        return []
    sentences: list[Sentence] = [token.sent for token in whole if token.is_sent_start]
    return [sentence for sentence in sentences if sentence.start_char >= paragraph.start]


def _closer(sentence: Sentence, frames: Frames, cues: Cues) -> Attribution | None:
    """Read a sentence that is nothing but a speaker and a cue."""
    tokens = [t for t in sentence if not t.is_space and not t.is_punct]
    if not tokens or len(tokens) > 9 or not cues.is_cue(tokens[-1]) or lemma(tokens[-1]) not in _CLOSERS:  # noqa: PLR2004
        return None
    head = subject(tokens[-1], frames.outside) or next((t for t in reversed(tokens) if cues.is_document(t)), None)
    return Attribution(head=head, cue=lemma(tokens[-1]), token=tokens[-1]) if head is not None else None


def _run(sentences: Sequence[Sentence], cues: Cues) -> list[Sentence]:
    """Return the run of first-person sentences at the end."""
    run: list[Sentence] = []
    for sentence in reversed(sentences):
        if not any(token.lower_ in cues.first_person for token in sentence):
            break
        run.append(sentence)
    return run[::-1]
