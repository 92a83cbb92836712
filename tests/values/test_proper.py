"""Names of bodies, places and things held against each other."""

import pytest

from checker.lexicon import Lexicon
from checker.values.customs import Customs
from checker.values.name import Likeness
from checker.values.proper import compare_proper, is_thing, keys

CUSTOMS = Lexicon().read("honorifics", Customs)


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Marlow Palace", "Marlow Place", "a word differs by one letter"),
        ("Holm Drive", "Holme Drive", "a word differs by one letter"),
        ("Halvenec", "Halvenac", "a word differs by one letter"),
        ("Costa Rican Water Supply Board", "Costa Rico Water Supply Board", "a word differs by two letters"),
        ("Al Qalassa", "al-Qallaseh", "transliteration"),
        ("Deir Sharwa", "Deir al-Sharwa", "transliteration"),
        ("Qala-e-Naw", "Qala-i-Naw", "transliteration"),
        ("Times-Herald", "Times Herald", "hyphen, blank or apostrophe"),
        ("Café Luna", "Cafe Luna", "diacritics"),
        ("Clear Quiet Drive", "Quiet Clear Drive", "words in another order"),
        ("St. Brendan's Hospital", "St Brendans Memorial Hospital", "a longer form"),
        ("Harbour Foods Corp.", "Harbour Foods Co.", "another legal ending"),
    ],
)
def test_one_name_in_two_ways(left: str, right: str, reason: str) -> None:
    """A slip, another alphabet, order or length is named for what it is, whichever stands first."""
    match = compare_proper(left, right, CUSTOMS)

    assert match.likeness is not Likeness.DIFFERENT
    assert (match.reason, compare_proper(right, left, CUSTOMS)) == (reason, match)
    assert keys(left, CUSTOMS) & keys(right, CUSTOMS)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Chapel St.", "Chapel Street"),
        ("The Marlow Group", "Marlow Group"),
        ("Perry's Palace", "Perry Palace"),
        ("MARLOW BRIDGE", "Marlow Bridge"),
    ],
)
def test_style_is_no_difference(left: str, right: str) -> None:
    """A short form of a word, an article, a possessive and capitals are nothing."""
    assert compare_proper(left, right, CUSTOMS).likeness is Likeness.SAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hall Street", "Hill Street"),
        ("Route 12", "Route 13"),
        ("Norland's Harbour Revenue Board", "Norlandian Harbour Revenue Board"),
        ("Interior Ministry", "Interior Minister"),
        ("Norland", "Norlandian"),
        ("North Norland", "North Norlandian"),
        ("Delmar Bank", "Delmar Savings Bank"),
        ("Hackwell Police Department", "Hackwell City Police Department"),
        ("Marlow Senate Committee", "Marlow Budget Committee"),
    ],
)
def test_two_names_are_two(left: str, right: str) -> None:
    """Another word, another number, a people and its country are no slips."""
    assert compare_proper(left, right, CUSTOMS).likeness is Likeness.DIFFERENT


def test_a_last_word_tells_a_thing() -> None:
    """A street is no person, whatever the model says."""
    assert is_thing("Marlow Street", CUSTOMS)
    assert not is_thing("Jane Marlow", CUSTOMS)
