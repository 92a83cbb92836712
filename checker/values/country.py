"""Countries by any of their names: ``Israeli``, ``Israel's`` and ``Israel`` are one."""

from functools import cached_property

import msgspec

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


def _plain(name: str) -> str:
    words = name.translate(_MARKS).casefold().removesuffix("'s").removesuffix("'").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words).strip(" .").replace(".", "")
