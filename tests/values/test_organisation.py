"""Organisations and countries by any of their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lexicon import Lexicon
from checker.values.country import Countries
from checker.values.customs import Customs
from checker.values.organisation import SameBody, acronym, same

COUNTRIES = Lexicon().read("countries", Countries)
CUSTOMS = Lexicon().read("honorifics", Customs)


@pytest.mark.parametrize(
    ("left", "right", "body"),
    [
        ("Norwegian", "Norway’s", SameBody.SAME),
        ("the United States", "U.S.", SameBody.SAME),
        ("Brightwater", "Brightwater Group", SameBody.SAME),
        ("World Ocean Fund", "WOF", SameBody.SAME),
        ("Norway", "Sweden", SameBody.OTHER),
        ("Alliance", "Rural Alliance", SameBody.SAME),
        ("Oakline", "Oakline Bank", SameBody.UNKNOWN),
        ("Oakline Capital", "Oakline Capital Partners", SameBody.OTHER),
        ("Oakline Capital Partners", "Oakline Capital Group", SameBody.OTHER),
        ("Brightwater", None, SameBody.UNKNOWN),
        ("this committee", "Brightwater", SameBody.UNKNOWN),
    ],
)
def test_two_organisations_compare(left: str, right: str | None, body: SameBody) -> None:
    """Adjectives, legal endings and initials stand for the whole name; pointing names nothing."""
    assert same(left, right, COUNTRIES, CUSTOMS) is body
    assert same(right, left, COUNTRIES, CUSTOMS) is body


@given(st.text(max_size=40), st.text(max_size=40))
def test_comparing_is_symmetric(left: str, right: str) -> None:
    """The order of two names makes no difference, whatever they are."""
    assert same(left, right, COUNTRIES, CUSTOMS) is same(right, left, COUNTRIES, CUSTOMS)


def test_an_acronym_needs_the_very_initials() -> None:
    """Other initials stand for another body."""
    assert acronym("WOF", "World Ocean Fund")
    assert not acronym("WOB", "World Ocean Fund")


@pytest.mark.parametrize(
    ("name", "country"),
    [("French", "France"), ("Israel's", "Israel"), ("the UK", "United Kingdom"), ("Oz", None)],
)
def test_a_country_is_found_by_adjective_and_possessive(name: str, country: str | None) -> None:
    """A country's adjective, possessive or short form leads to its name."""
    assert COUNTRIES.find(name) == country
