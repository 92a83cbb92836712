"""Direct quotations: their marks, speaker and cue; and words displayed as a quotation without marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.extract.antecedents import stands_for, written
from checker.extract.quotations.cues import Cues, is_finite, lemma
from checker.extract.quotations.displayed import displayed
from checker.extract.quotations.frames import Frames
from checker.extract.quotations.marks import Quoted, quoted
from checker.extract.quotations.speakers import Attribution, Frame, attribute, subject
from checker.extract.reading import Reading, Voice
from checker.extract.tree import Token
from checker.lexicon import Lexicon
from checker.model import BlockKind, Claim, Span
from checker.values import Quotation

_SPEECH = 5
"""From this many words on, what stands in marks is somebody's words even where nobody is named."""

_ON_AIR = frozenset({"of", "on", "'s", "’s", "to", "in"})
"""What stands before the name of a programme: *told CNN's "..."*, *an episode of "..."*."""

_SMALL_WORDS = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A quotation with what is known of its speaker."""

    quote: Quoted
    attribution: Attribution | None
    frame: Frame


class Quotations:
    """Finds the direct quotations of an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._cues = Cues.of(lexicon)

    def __call__(self, reading: Reading) -> Iterator[Claim]:
        """Yield the quotations of an article in reading order."""
        paragraphs = _paragraphs(reading)
        marked = quoted(reading.article.text, paragraphs)
        frames = Frames(reading, marked, paragraphs)
        shown = displayed(reading, paragraphs, marked, frames, self._cues)
        found = sorted((*self._attributed(marked, frames), *shown), key=lambda f: f[0].start)
        for number, (quote, attribution) in enumerate(found, start=1):
            yield self._claim(reading, quote, attribution, frames=frames, number=number)

    def _attributed(self, marked: Sequence[Quoted], frames: Frames) -> Iterator[tuple[Quoted, Attribution | None]]:
        """Yield what is quoted with its attribution, each of its own or the one it continues."""
        last: _Found | None = None
        for quote in marked:
            frame = frames.frame(quote)
            if frame is None:
                continue
            attribution = attribute(frame, self._cues)
            if not self._is_speech(quote, frame, attribution, frames):
                continue
            if attribution is None and not frame.opens_lower:
                attribution = _uncued(self._carried(quote, frame, last, frames))
            last = _Found(quote=quote, attribution=attribution, frame=frame)
            yield quote, attribution

    def _is_speech(self, quote: Quoted, frame: Frame, attribution: Attribution | None, frames: Frames) -> bool:
        """Tell somebody's words from titles, names and scare quotes."""
        inner = [t for t in frame.first.doc[frame.first.i :][:12] if t.idx < quote.inner_end and not t.is_punct]
        words = frames.text(quote).split()
        lead = frame.before[-1] if frame.before else None
        cued = attribution is not None and attribution.token is not None and attribution.token == lead
        if lead is not None and lead.lower_ in self._cues.titling and not (cued and is_finite(lead)):
            return False
        if _is_title(words) and not cued and not (lead is not None and lead.text == ":"):
            work = any(t.lemma_.lower() in self._cues.works or t.lower_ in _ON_AIR for t in frame.before[-2:])
            if work or not frame.ends_clause:
                return False
        if attribution is not None:
            return bool(inner)
        whole = bool(words) and words[0][:1].isupper() and words[-1][-1:] in ".?!,…"
        return len(words) >= _SPEECH or (whole and not frame.before and len(words) > 1)

    def _carried(self, quote: Quoted, frame: Frame, last: _Found | None, frames: Frames) -> Attribution | None:
        """Return the speaker a quotation without one goes on with: of its paragraph, or the one above."""
        paragraph = frames.paragraph(quote.start)
        if last is not None and last.attribution is not None and last.quote.start >= paragraph.start:
            return last.attribution
        own = self._said_in(frames.last_sentence(quote.start), frames) if not frame.before else None
        if own is not None and paragraph.start <= own.head.idx:  # type: ignore[union-attr]
            return own
        previous = frames.before(paragraph)
        if previous is None:
            return None
        led = self._said_in(frames.last_sentence(previous.end), frames)
        if led is not None:
            return led
        if last is not None and last.quote.end > previous.start:
            return last.attribution
        return None

    def _said_in(self, sentence: Sequence[Token], frames: Frames) -> Attribution | None:
        """Return who speaks in a sentence: the subject of its cue, else a name or pronoun as subject."""
        for token in sentence:
            if self._cues.is_cue(token) and is_finite(token):
                head = subject(token, frames.outside)
                if head is not None and head.dep_ != "expl":
                    return Attribution(head=head, cue=lemma(token), token=token)
        for token in sentence:
            person = token.ent_type_ in {"PERSON", "ORG"} or token.lower_ in {"he", "she", "they"}
            if token.dep_ in {"nsubj", "nsubjpass"} and person:
                return Attribution(head=token, cue=None)
        return None

    def _claim(
        self, reading: Reading, quote: Quoted, attribution: Attribution | None, *, frames: Frames, number: int
    ) -> Claim:
        head = attribution.head if attribution is not None else None
        speaker = written(head) if head is not None else None
        meant = stands_for(head, self._cues, frames.outside) if head is not None else None
        payload = Quotation(
            quotation=reading.article.text[quote.inner_start : quote.inner_end].strip(),
            speaker=speaker,
            cue=attribution.cue if attribution is not None else None,
        )
        return reading.claim(
            payload,
            quote.start,
            quote.end,
            token=frames.first(quote),
            number=number,
            voice=Voice(speaker=meant),
        )


def _paragraphs(reading: Reading) -> tuple[Span, ...]:
    """Return the spans of the blocks that make claims; of the whole text where nothing is known of blocks."""
    article = reading.article
    if not article.blocks:
        return (Span(start=0, end=len(article.text)),)
    return tuple(block.span for block in article.blocks if block.kind is not BlockKind.FURNITURE)


def _uncued(attribution: Attribution | None) -> Attribution | None:
    """Keep the speaker of an attribution that another sentence makes: no cue of its own says so."""
    return None if attribution is None else replace(attribution, cue=None, token=None)


def _is_title(words: Sequence[str]) -> bool:
    """Tell a title or a name by its capitals."""
    content = [w.strip(".,!?") for w in words if w.lower() not in _SMALL_WORDS]
    capitals = sum(w[:1].isupper() or w[:1].isdigit() for w in content)
    return bool(content) and capitals == len(content) and len(words) <= 10  # noqa: PLR2004 - titles are short
