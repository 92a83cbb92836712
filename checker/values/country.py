"""Countries by any of their names: ``Israeli``, ``Israel's`` and ``Israel`` are one."""

from functools import cached_property, lru_cache

import msgspec

_LOOKED_UP = 10_000
"""Words whose plain form is remembered: every capitalised word is asked about, and most of them again."""
_MARKS = str.maketrans({"\u2019": "'", "\u2018": "'"})


class Countries(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """What the list ``countries`` says: a country's adjectives, inhabitants and other names."""

    countries: dict[str, tuple[str, ...]]

    @cached_property
    def _index(self) -> dict[str, str]:
        rows = self.countries.items()
        return {_plain(name): country for country, names in rows for name in (country, *names)}

    def find(self, name: str) -> str | None:
        """Return the country that a name, adjective or possessive stands for."""
        plain = _plain(name)
        return self._index.get(plain) or self._index.get(plain.removesuffix("s"))

    def knows(self, word: str) -> bool:
        """Tell whether a word names a country or its people."""
        return _plain(word) in self._index


@lru_cache(maxsize=_LOOKED_UP)
def _plain(name: str) -> str:
    words = name.translate(_MARKS).casefold().removesuffix("'s").removesuffix("'").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words).strip(" .").replace(".", "")
