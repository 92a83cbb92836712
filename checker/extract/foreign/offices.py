"""What another language calls the posts of people: the word list ``offices``."""

import msgspec


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words around a title."""

    former: frozenset[str]
    ministers: frozenset[str]
    """Titles that go with a field of government."""
    articles: frozenset[str]
    of: frozenset[str]
    """What stands between a title and its body or field."""


class Offices(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The list ``offices`` of a language."""

    titles: dict[str, str]
    fields: dict[str, str]
    words: Words
