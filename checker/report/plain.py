"""Article text made safe to show: no control character, no hidden direction change, one line."""

import re

_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_INVISIBLE = "\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"
_DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks, embeddings, overrides and isolates: text would show in another order than it has."""

_UNKNOWN = 0xFFFD

_SHOWN: dict[int, int | None] = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), _UNKNOWN),
    **dict.fromkeys(range(0xD800, 0xE000), _UNKNOWN),
    **dict.fromkeys(map(ord, _DIRECTION), _UNKNOWN),
    **dict.fromkeys(map(ord, _INVISIBLE), None),
    **dict.fromkeys(range(0xE0000, 0xE0080), None),
    **dict.fromkeys(map(ord, _SPACES), ord(" ")),
}
"""What is shown for a character that must not reach a reader as it is; escape becomes a visible ``␛``."""

COMMAND = re.compile(r"^[^\S\n]*:(?=:)|#(?=#\w*\[)", re.MULTILINE)
"""Where commands begin in a log: GitHub's with two colons, however far the line is set in; older ones of its own, of
Azure and of TeamCity with two number signs and a bracket, anywhere in a line."""


def plain(text: str) -> str:
    """Return text as one line of visible characters."""
    return " ".join(visible(text).split())


def visible(text: str) -> str:
    """Return text as one line of visible characters, its spaces as they are: the name of a file, say."""
    return text.translate(_SHOWN)


def inert(text: str) -> str:
    """Part what a build service would take for a command in its log; nothing else is touched."""
    return COMMAND.sub(r"\g<0> ", text)


def clip_start(text: str, length: int) -> str:
    """Keep the end of a text, from a word on."""
    if len(text) <= length:
        return text
    kept = text[-length:]
    _, space, rest = kept.partition(" ")
    return "… " + (rest if space else kept)


def clip_end(text: str, length: int) -> str:
    """Keep the beginning of a text, up to a word."""
    if len(text) <= length:
        return text
    kept = text[:length]
    rest, space, _ = kept.rpartition(" ")
    return (rest if space else kept) + " …"
