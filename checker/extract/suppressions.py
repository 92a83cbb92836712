"""Comments that suppress findings on the paragraph after them, or around them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from checker.extract.reading import Reading
from checker.model import BlockKind, Claim, Context, Span
from checker.values import Suppression

_OPENING, _CLOSING = "<!--", "-->"
_MARK = re.compile(r"\s*factcheck-ignore(?![\w-])", re.IGNORECASE)
_FENCE = re.compile(r"^ {0,3}(```|~~~)", re.MULTILINE)


def suppressions(reading: Reading) -> Iterator[Claim]:
    """Yield each comment ``<!-- factcheck-ignore RULE, RULE: reason -->`` of an article."""
    for number, span in enumerate(_comments(reading.article.text), start=1):
        yield _claim(reading, span, number)


def _comments(text: str) -> Iterator[Span]:
    code = tuple(_code(text)) if _OPENING in text else ()
    start = text.find(_OPENING)
    while start >= 0:
        end = text.find(_CLOSING, start)
        if end < 0:
            return
        if _MARK.match(text, start + len(_OPENING), end) and not _is_code(text, start, code):
            yield Span(start=start, end=end + len(_CLOSING))
        start = text.find(_OPENING, end)


def _is_code(text: str, start: int, code: Sequence[int]) -> bool:
    """Tell a comment that is shown and not meant: in a block of code, or between backticks."""
    return text[start - 1 : start] == "`" or bisect_right(code, start) % 2 == 1


def _code(text: str) -> Iterator[int]:
    """Yield where blocks of code open and close, in turn."""
    fence = ""
    for mark in _FENCE.finditer(text):
        if not fence or mark[1] == fence:
            fence = "" if fence else mark[1]
            yield mark.end()


def _claim(reading: Reading, span: Span, number: int) -> Claim:
    article = reading.article
    text = article.text[span.start : span.end]
    line, column = reading.place(span.start)
    return Claim(
        id=f"{article.id}#{Suppression.kind}-{number}",
        article=article.id,
        source=article.source,
        story=article.story,
        span=span,
        text=text,
        line=line,
        column=column,
        sentence=" ".join(text.split()),
        payload=_payload(text),
        context=Context(block=_covered(reading, span)),
    )


def _payload(text: str) -> Suppression:
    inner = _MARK.sub("", text.removeprefix(_OPENING).removesuffix(_CLOSING), count=1)
    rules, _, reason = inner.partition(":")
    return Suppression(rules=tuple(rules.replace(",", " ").split()), reason=" ".join(reason.split()))


def _covered(reading: Reading, span: Span) -> int:
    """Return the paragraph a comment stands in, or the next one where it stands on a line of its own."""
    blocks = reading.article.blocks
    first = reading.block_of(span.start)
    following = range(first, len(blocks))
    return next((n for n in following if blocks[n].kind is not BlockKind.FURNITURE), first)
