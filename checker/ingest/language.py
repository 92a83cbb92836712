"""The language of a text: whether it is English, and if not, what."""

from dataclasses import dataclass

import msgspec

from checker.lexicon import Lexicon

_SAMPLE = 4000
"""Characters a language is told from."""

_LEAST = 20
"""Words below which a text is too short to tell, unless it is in another script."""

_ENOUGH = 0.08
"""Share of English function words from which a text is English: others have half of it, English thrice."""

_NAMED = 40
"""Letters below which a text in another script is not given a language."""

_ENGLISH = frozenset({"en", "pcm", "sco", "zxx"})
"""What lists of names in English are taken for too: its pidgin, its sister, no language at all."""

_LATIN_ENDS = "\u0250"
_MARKS = ".,:;!?\"'“”‘’()"


class Languages(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The shape of ``rules/lexicon/languages.toml``."""

    english: frozenset[str]
    """Function words that are English and nothing else."""
    names: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Detector:
    """Tells English from other languages; in doubt a text is English."""

    languages: Languages

    def why_not_checked(self, text: str, lang: str | None) -> str | None:
        """Say why a text is not checked, or None where it is. What the input says of the language wins."""
        if lang is not None:
            code = lang.replace("_", "-").partition("-")[0].casefold()
            return None if code in {"en", "eng", "english"} else f"it is in {self._name(code)}; only English is checked"
        sample = text[:_SAMPLE]
        if _is_other_script(sample):
            named = sum(map(str.isalpha, sample)) >= _NAMED
            return _seems(self._name(_classify(sample)) if named else "another script")
        found = self._foreign(sample)
        return _seems(self._name(found)) if found else None

    def _foreign(self, sample: str) -> str | None:
        """Return the code of the language, or None for English."""
        words = [word for token in sample.split() if (word := token.strip(_MARKS).casefold()).isalpha()]
        share = sum(word in self.languages.english for word in words) / max(len(words), 1)
        if len(words) < _LEAST or share >= _ENOUGH:
            return None
        found = _classify(sample)
        return None if found in _ENGLISH else found

    def _name(self, code: str) -> str:
        return self.languages.names.get(code, f"the language {code!r}")


def load(lexicon: Lexicon) -> Detector:
    """Read the word lists."""
    return Detector(languages=lexicon.read("languages", Languages))


def _seems(language: str) -> str:
    return f"it seems to be in {language}; only English is checked"


def _is_other_script(sample: str) -> bool:
    letters = [character for character in sample if character.isalpha()]
    return sum(letter >= _LATIN_ENDS for letter in letters) * 2 > len(letters)


def _classify(sample: str) -> str:
    # Its model takes a second to load, and most runs never ask it.
    import py3langid

    code: str = py3langid.classify(sample)[0]
    return code
