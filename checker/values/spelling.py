"""One spelling for British and American words."""

import msgspec


class Spelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the list ``spelling`` says: words and endings, each with the form that is compared."""

    words: dict[str, str]
    endings: dict[str, str]

    def normal(self, word: str) -> str:
        """Return the form of a lower-case word that is compared."""
        if word in self.words:
            return self.words[word]
        for ending, other in self.endings.items():
            if word.endswith(ending):
                return word.removesuffix(ending) + other
        return word
