"""The words of another language's dates, in English and in the order English has them."""

import re
from collections.abc import Iterable, Sequence

from checker.extract.dates.words import Vocabulary, Word, number
from checker.extract.tree import Token

_ORDINAL = re.compile(r"([0-9]{1,2})[^\W\d_]{1,3}")
_LEAN = "LN"
"""Classes of "last" and "next"."""
_LED = "WuwMSk"
"""Classes of what "last" and "next" lead in English, and may follow elsewhere: "lundi dernier"."""
_SPELLS = "uvkK"
_COUNTS = "acdn"
_AGO = ("there", "-", "are")
"""How the glossary puts "il y a"."""


def glossed(tokens: Iterable[Token], vocabulary: Vocabulary) -> tuple[Word, ...]:
    """Read a stretch of tokens as ``Vocabulary.words`` does a text; the words keep their own places."""
    words = [_word(token, vocabulary) for token in tokens if not token.is_space]
    return tuple(_ordered(words, vocabulary))


def _word(token: Token, vocabulary: Vocabulary) -> Word:
    start, end = token.idx, token.idx + len(token)
    ordinal = _ORDINAL.fullmatch(token.text)
    if ordinal:
        return Word(text=token.text, lower=token.lower_, start=start, end=end, tag="o", number=int(ordinal[1]))
    if token.text.isascii() and token.text.isdigit():
        return number(token.text, start, token.doc.text)
    return vocabulary.known(token.text, token.lower_, start, end)


def _ordered(words: Sequence[Word], vocabulary: Vocabulary) -> Iterable[Word]:
    """Put "lundi dernier" as "last Monday", and "il y a trois jours" as "three days ago"."""
    place = 0
    while place < len(words):
        run = words[place : place + 5]
        if tuple(word.lower for word in run[:3]) == _AGO and len(run) == 5 and _is_spell(run[3], run[4]):  # noqa: PLR2004
            ago = vocabulary.known("ago", "ago", run[0].start, run[2].end)
            yield from (run[3], run[4], ago)
            place += 5
        elif len(run) > 1 and run[0].tag in _LED and run[1].tag in _LEAN:
            yield from (run[1], run[0])
            place += 2
        else:
            yield run[0]
            place += 1


def _is_spell(count: Word, unit: Word) -> bool:
    return count.tag in _COUNTS and unit.tag in _SPELLS
