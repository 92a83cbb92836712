"""The passage a claim stands in: its sentence, with the claim marked, and who says it where."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.model import Article, Certainty, Claim, Polarity
from checker.report.plain import clip_end, clip_start, plain

_CONTEXT = 240
"""Characters of a sentence shown on each side of the claim; a page without full stops is one sentence."""

_MARKED = 600
"""Characters of the claim itself that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What one source says at one place, ready to show: every string is one line of visible characters."""

    claim: str
    letter: str
    """The source's short label in its story."""
    source: str
    place: str
    """``file:line``, or the article's id where it has no file."""
    before: str
    marked: str
    after: str
    voice: str
    """Who says so and how surely, if not the outlet itself, flatly: ``according to the ministry``."""
    value: str
    note: str = ""
    link: str = ""
    """The address that opens the article there, where it has one."""


def place(claim: Claim, article: Article | None) -> str:
    """Name where a claim stands, as ``file:line``."""
    file = article.path if article and article.path else claim.article
    return f"{plain(file)}:{article.record if article and article.record else claim.line}"


def voice(claim: Claim) -> str:
    """Say who says so and how surely; empty where the outlet states it itself."""
    source = f"according to {plain(claim.attributed_to)}" if claim.attributed_to else ""
    return ", ".join(part for part in (source, *manner(claim)) if part)


def manner(claim: Claim) -> tuple[str, ...]:
    """Say how surely, where that goes beyond naming who says so, and that it is said not to be so."""
    told = claim.certainty is Certainty.REPORTED and claim.attributed_to
    certainty = () if told or claim.certainty is Certainty.STATED else (str(claim.certainty),)
    return (*certainty, "denied") if claim.polarity is Polarity.NEGATED else certainty


def mark(claim: Claim, article: Article | None) -> tuple[str, str, str]:
    """Split a claim's sentence into what stands before the claim, the claim, and what stands after it."""
    sentence, text = " ".join(claim.sentence.split()), " ".join(claim.text.split())
    start = _find(sentence, text, claim=claim, article=article)
    if start is None:
        # A quotation or a list may run over several sentences: the claim is then its own passage.
        return "", plain(clip_end(text, _MARKED)), ""
    before, after = sentence[:start], sentence[start + len(text) :]
    return (
        _spaced(clip_start(before, _CONTEXT), before),
        plain(clip_end(text, _MARKED)),
        _spaced(clip_end(after, _CONTEXT), after),
    )


def _spaced(clipped: str, whole: str) -> str:
    """Make text safe without losing the space next to the claim."""
    shown = plain(clipped)
    return f"{' ' * whole.startswith(' ')}{shown}{' ' * whole.endswith(' ')}" if shown else ""


def _find(sentence: str, text: str, *, claim: Claim, article: Article | None) -> int | None:
    """Find which occurrence of the text in the sentence is the claim's own."""
    places = tuple(_occurrences(sentence, text))
    if len(places) > 1 and article:
        ahead = _squeeze(article.text[max(0, claim.span.start - 2 * len(sentence) - 200) : claim.span.start])
        # The longest lead that fits is the right one: a short lead may also end a longer one.
        return next((n for n in reversed(places) if ahead.endswith(_squeeze(sentence[:n]))), places[0])
    return places[0] if places else None


def _occurrences(sentence: str, text: str) -> Iterator[int]:
    start = sentence.find(text) if text else -1
    while start >= 0:
        yield start
        start = sentence.find(text, start + len(text))


def _squeeze(text: str) -> str:
    """Drop all white space: the sentence's was normalised, the article's was not."""
    return "".join(text.split())
