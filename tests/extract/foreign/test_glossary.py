"""The English for another language's words, and how the list is to be written."""

import tomllib

import pytest

from checker import assets
from checker.extract.foreign.glossary import Glossary, Words
from checker.extract.foreign.offices import Offices
from checker.lexicon import Lexicon

FRENCH = Lexicon(language="fr")


@pytest.fixture(scope="module")
def words() -> Words:
    """Read the French glossary."""
    return FRENCH.read("glossary", Words)


@pytest.mark.parametrize(("form", "lemma"), [("réfugiés", "réfugié"), ("journaux", "journal"), ("zzz", None)])
def test_a_plural_is_its_noun(words: Words, form: str, lemma: str | None) -> None:
    """A noun is found by its form, for where the model takes it for something else."""
    lists = Words(
        **{
            **{name: getattr(words, name) for name in Words.__struct_fields__},
            "nouns": {"réfugié": "refugee", "journal": "paper"},
        }
    )

    assert Glossary(lists).noun(form) == lemma


def test_places_have_an_english_name(words: Words) -> None:
    """A country is known by the name it has in English, however it is written."""
    assert Glossary(words).place("États-Unis") == "United States"
    assert Glossary(words).place("Fennick") is None


def test_phrases_are_short_enough(words: Words) -> None:
    """A phrase has no more English words than its own: a last one too many would be lost in the one before."""
    long = [
        own
        for own, english in {**words.phrases, **words.figures}.items()
        if len(english.split()) > len(own.replace("'", "' ").split())
    ]

    assert long == []


def test_everything_is_in_lower_case() -> None:
    """Words are looked up in lower case."""
    lists = tomllib.loads((assets.lexicon() / "fr" / "glossary.toml").read_text(encoding="utf-8"))
    titles = FRENCH.read("offices", Offices).titles

    assert [key for table in (*lists.values(), titles) for key in table if key != key.lower()] == []
