"""The language of a text: whether it is English, and if not, what, and whether that can be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import msgspec

from checker.languages import ENGLISH, EXTRA_MODELS, spoken
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
class Told:
    """What is known of a text's language."""

    language: str | None = None
    """Its code, where it is not English and nobody said so."""
    why: str | None = None
    """Why the text is not checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detector:
    """Tells English from other languages; in doubt a text is English."""

    languages: Languages
    listed: frozenset[str] = frozenset({ENGLISH})
    """The languages that there are word lists for."""
    models: Mapping[str, str]
    """The language models of languages other than English."""

    def tell(self, text: str, lang: str | None) -> Told:
        """Tell what language a text is in. What the input says of it wins."""
        if lang is not None:
            code = spoken(lang)
            return Told(why=None if code == ENGLISH else self._why(code, f"it is in {self._name(code)}"))
        sample = text[:_SAMPLE]
        if _is_other_script(sample):
            return self._other_script(sample)
        found = self._foreign(sample)
        return self._seems(found) if found else Told()

    def why_not_checked(self, text: str, lang: str | None) -> str | None:
        """Say why a text is not checked, or None where it is."""
        return self.tell(text, lang).why

    def _other_script(self, sample: str) -> Told:
        if sum(map(str.isalpha, sample)) < _NAMED:
            return Told(why=f"it seems to be in another script; {self._checked()}")
        return self._seems(_classify(sample))

    def _seems(self, code: str) -> Told:
        return Told(language=code, why=self._why(code, f"it seems to be in {self._name(code)}"))

    def _why(self, code: str, said: str) -> str | None:
        """Say why a language is not checked, or None where it is."""
        if code not in self.listed:
            return f"{said}; {self._checked()}"
        model = self.models.get(code)
        if model is None:
            return f"{said}; name a language model for it: models.{code} under [nlp]"
        if _is_installed(model):
            return None
        if EXTRA_MODELS.get(code) == model:
            return f"{said}; to check it, install the extra {code!r}: pip install 'factcheck-news[{code}]'"
        return f"{said}; its language model {model!r} is not installed"

    def _checked(self) -> str:
        """Say which languages are checked."""
        return f"only {' and '.join(self._name(code) for code in sorted(self.listed))} {self._are()} checked"

    def _are(self) -> str:
        return "is" if len(self.listed) == 1 else "are"

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
    return Detector(
        languages=lexicon.read("languages", Languages), listed=lexicon.languages, models=dict(lexicon.models)
    )


def _is_installed(model: str) -> bool:
    """Tell whether a language model is there, without loading it."""
    return (model.isidentifier() and find_spec(model) is not None) or Path(model, "meta.json").is_file()


def _is_other_script(sample: str) -> bool:
    letters = [character for character in sample if character.isalpha()]
    return sum(letter >= _LATIN_ENDS for letter in letters) * 2 > len(letters)


def _classify(sample: str) -> str:
    # Its model takes a second to load, and most runs never ask it.
    import py3langid

    code: str = py3langid.classify(sample)[0]
    return code
