"""Words of a quotation in their normal form, so that the same words meet in other spelling and typography."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+|\s['’]\s(?:s|t|m|d|re|ve|ll)\b)*")
"""A word; its contraction may stand apart, where an outlet's typesetting puts spaces around each mark."""

_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_DOUBLED = re.compile(r"ll(?=(?:ing|ed|ers?|ors?)$)")
_ENDS = frozenset(".!?;:")
_OMITS = frozenset("…[]")
_SHORT_FORMS = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "let's": "let us",
}
_IS = frozenset({"it", "that", "he", "she", "there", "what", "who", "here", "where"})
_ENDINGS = {"n't": "not", "'re": "are", "'ll": "will", "'ve": "have", "'m": "am"}
_SUFFIXES = ("ously", "ingly", "edly", "ous", "ing", "ed", "ly", "es", "s", "e", "y")
_SHORTEST_STEM = 4
_WORDS = 1 << 16
"""Words that are remembered: those of a language recur, and quotations are compared many times over."""
_LONG_WORD = 6
_LONGER_WORD = 8
"""Letters from which a doubled *l* is a matter of spelling: *modelling*, not *filling*."""

FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "as",
        "and",
        "or",
        "that",
        "this",
        "these",
        "those",
        "it",
        "its",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "do",
        "does",
        "did",
        "have",
        "has",
        "had",
        "i",
        "we",
        "you",
        "he",
        "she",
        "they",
        "me",
        "us",
        "him",
        "her",
        "them",
        "my",
        "our",
        "your",
        "his",
        "their",
        "who",
        "which",
        "what",
        "there",
        "so",
        "if",
        "when",
        "where",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "not",
        "no",
        "any",
        "all",
        "some",
        "only",
        "also",
        "then",
        "than",
        "up",
        "out",
        "about",
        "very",
        "just",
        "more",
        "most",
        "much",
        "many",
        "into",
        "over",
        "after",
        "before",
        "such",
        "own",
        "too",
        "s",
        "never",
        "none",
        "nothing",
        "nobody",
        "neither",
        "nor",
        "without",
    ]
)


def words(text: str) -> tuple[str, ...]:
    """Split a quotation into its words as written."""
    return tuple("".join(match.group().split()) for match in _WORD.finditer(text))


def breaks(text: str) -> frozenset[int]:
    """Return the numbers of the words that a sentence of a quotation starts with, or an omission comes before."""
    found = list(_WORD.finditer(text))
    gaps = enumerate(pairwise(found), start=1)
    return frozenset(number for number, (one, two) in gaps if _broken(text[one.end() : two.start()]))


def bracketed(text: str) -> frozenset[str]:
    """Return the words that an editor has put into a quotation: ``has [the mayor] said`` -> the, mayor."""
    return frozenset(word for put in _BRACKETS.findall(text) for word in words(put))


def stretch(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the characters that the words from ``start`` up to ``end`` take."""
    found = list(_WORD.finditer(text))[start:end]
    return (found[0].start(), found[-1].end()) if found else (0, 0)


def _broken(gap: str) -> bool:
    """Tell whether a sentence ends, or something is left out, between two words."""
    signs = set(gap)
    ends = bool(signs & _ENDS) and any(sign.isspace() for sign in signs)
    return ends or bool(signs & _OMITS) or ".." in gap


def excerpt(text: str, start: int, end: int) -> str:
    """Cut a quotation to the words from ``start`` up to ``end``, and mark what is left out."""
    found = list(_WORD.finditer(text))[start:end]
    if not found:
        return text
    low, high = found[0].start(), found[-1].end()
    before = "… " if low else ""
    after = " …" if text[high:].strip(" .,;!?") else ""
    return f"{before}{text[low:high]}{after}"


def spelled(given: Sequence[str]) -> tuple[str, ...]:
    """Return words less case and typography: contractions stay as they are."""
    return tuple(_folded(word) for word in given)


def _folded(word: str) -> str:
    """Fold case, apostrophes and the spellings of the two sides of the Atlantic."""
    low = word.casefold().replace("’", "'").replace("iz", "is").replace("yz", "ys")
    if low.endswith("re"):
        low = low.removesuffix("re") + "er"
    if low.endswith("ence"):  # offence
        low = low.removesuffix("ce") + "se"
    if len(low) >= _LONGER_WORD:
        low = _DOUBLED.sub("l", low)
    return low.replace("our", "or") if len(low) >= _LONG_WORD else low


@lru_cache(maxsize=_WORDS)
def full(word: str) -> tuple[str, ...]:
    """Return a word with contractions written out and without a possessive ending."""
    plain = word.casefold().replace("’", "'")
    if plain in FUNCTION_WORDS:
        return (plain,)
    low = _folded(word) if "'" not in plain else plain
    if low in _SHORT_FORMS:
        return tuple(_SHORT_FORMS[low].split())
    for ending, meant in _ENDINGS.items():
        if low.endswith(ending) and len(low) > len(ending):
            return (low.removesuffix(ending), meant)
    if low.endswith("'s"):
        stem = low.removesuffix("'s")
        return (stem, "is") if stem in _IS else (stem,)
    return (low,)


def normal(given: Sequence[str]) -> tuple[str, ...]:
    """Return words in their normal form: contractions written out, endings stripped."""
    return tuple(stem(part) for word in given for part in full(word))


@lru_cache(maxsize=_WORDS)
def stem(word: str) -> str:
    """Strip a word's ending, roughly: *slanderous* and *slander*, *technologies* and *technology* meet."""
    if word in FUNCTION_WORDS:
        return word
    if word.endswith("ies") and len(word) > _SHORTEST_STEM + 2:
        word = word[:-3] + "y"
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word.removesuffix(suffix)
    return word


def content(text: str) -> tuple[str, ...]:
    """Return the stems of a quotation's content words, in order."""
    return tuple(w for w in normal(words(text)) if w not in FUNCTION_WORDS)
