"""Names of people: their parts, and when two are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lexicon import Lexicon
from checker.values.customs import Customs
from checker.values.name import Likeness, compare, fold, parse, squash

CUSTOMS = Lexicon().read("honorifics", Customs)

NAMES = st.lists(
    st.sampled_from(
        ["Mr", "Anna", "Jon", "John", "al", "van", "Berg", "Bergs", "José", "O'Hara", "K.", "VI", "Jr.", "de"]
    ),
    min_size=1,
    max_size=5,
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "given_", "surname"),
    [
        ("Dr Anna Berg", ("Anna",), "Berg"),
        ("Sir John Harrow Jr.", ("John",), "Harrow"),
        ("Joost van den Berg", ("Joost",), "Berg"),
        ("Sami al-Haddad", ("Sami",), "Haddad"),
        ("Anna Berg’s", ("Anna",), "Berg"),
        ("J. P. Harrow", ("J", "P"), "Harrow"),
        ("Harrow", (), "Harrow"),
    ],
)
def test_a_name_has_parts(text: str, given_: tuple[str, ...], surname: str) -> None:
    """Honorifics, particles, numerals and possessives are set apart from given name and surname."""
    name = parse(text, CUSTOMS)

    assert (name.given, name.surname) == (given_, surname)


@pytest.mark.parametrize(
    ("left", "right", "likeness", "reason"),
    [
        ("Anna Berg", "Ms Anna Berg", Likeness.SAME, "same name"),
        ("Berg", "Anna Berg", Likeness.VARIANT, "short form"),
        ("A. Berg", "Anna Berg", Likeness.VARIANT, "initial"),
        ("Bob Harrow", "Robert Harrow", Likeness.VARIANT, "nickname"),
        ("Anna K. Berg", "Anna Berg", Likeness.VARIANT, "middle name"),
        ("Sami al-Haddad", "Sami Haddad", Likeness.SAME, "same name"),
        ("Tavian Berg", "Taviam Berg", Likeness.SPELLING, "given name differs by one letter"),
        ("Anna Wolfenden", "Anna Wolfendon", Likeness.SPELLING, "surname differs by one letter"),
        ("Muhammad Qureshi", "Mohammed Qureshi", Likeness.SPELLING, "transliteration"),
        ("José Benítez", "Jose Benitez", Likeness.SPELLING, "diacritics"),
        ("Anna O'Hara", "Anna OHara", Likeness.SPELLING, "hyphen, blank or apostrophe"),
        ("Jon Ashworth", "John Ashworth", Likeness.SPELLING, "given name spelt in two ways"),
        ("Tomas Qualk", "Tomas Kwalk", Likeness.SPELLING, "surname differs by two letters"),
        ("Sadir Benhal", "Sadhir Benhal", Likeness.SPELLING, "given name differs by one letter"),
        ("Dhra Moor", "Dra Moor", Likeness.SPELLING, "given name differs by one letter"),
        ("Mara Moor", "Maro Moor", Likeness.DIFFERENT, "different names"),
        ("T.J. Moor", "TJ Moor", Likeness.SAME, "same name"),
        ("John Smith", "Jane Smith", Likeness.DIFFERENT, "different names"),
        ("Maria Berg", "Mario Berg", Likeness.DIFFERENT, "different names"),
        ("George K. Harrow", "George W. Harrow", Likeness.DIFFERENT, "different names"),
        ("Paul Harrow Jr.", "Paul Harrow Sr.", Likeness.DIFFERENT, "different names"),
        ("King Otto IV", "King Otto V", Likeness.DIFFERENT, "different names"),
        ("Anna Berg", "Anna Lund", Likeness.DIFFERENT, "different names"),
        ("Berg", "Burg", Likeness.DIFFERENT, "different names"),
    ],
)
def test_two_names_compare(left: str, right: str, likeness: Likeness, reason: str) -> None:
    """Variants are told from spellings, and spellings from other people."""
    match = compare(parse(left, CUSTOMS), parse(right, CUSTOMS), CUSTOMS)

    assert (match.likeness, match.reason) == (likeness, reason)


@given(NAMES, NAMES)
def test_comparing_is_symmetric(left: str, right: str) -> None:
    """The order of two names makes no difference."""
    one, two = parse(left, CUSTOMS), parse(right, CUSTOMS)

    assert compare(one, two, CUSTOMS) == compare(two, one, CUSTOMS)


@given(st.text(max_size=60))
def test_any_text_is_like_itself(text: str) -> None:
    """No text breaks parsing, and every name is its own."""
    name = parse(text, CUSTOMS)

    assert compare(name, name, CUSTOMS).likeness is Likeness.SAME


@given(NAMES)
def test_parsing_what_is_written_out_changes_nothing(text: str) -> None:
    """A parsed name, written out and parsed again, keeps its letters."""
    name = parse(text, CUSTOMS)

    assert squash(parse(name.text(), CUSTOMS).text()) == squash(name.text())


def test_folding_drops_case_and_accents() -> None:
    """Folded names of one spelling but for accents are equal."""
    assert fold("Łukasz Ångström") == fold("lukasz angstrom")
