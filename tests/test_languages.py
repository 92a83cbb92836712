"""The codes of languages."""

import pytest

from checker.languages import spoken


@pytest.mark.parametrize(
    ("lang", "code"),
    [(None, "en"), ("", "en"), ("en-GB", "en"), ("fr_CA", "fr"), ("FRA", "fr"), ("french", "fr"), ("de", "de")],
)
def test_a_language_has_one_code(lang: str | None, code: str) -> None:
    """Regions, scripts and names of a language come to its code of two letters."""
    assert spoken(lang) == code
