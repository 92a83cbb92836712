"""Titles: what is one office, and which offices exclude each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lexicon import Lexicon
from checker.values.spelling import Spelling
from checker.values.title import Standing, Tenure, Titles, compare, parse

TITLES = Lexicon().read("titles", Titles)
SPELLING = Lexicon().read("spelling", Spelling)

WORDS = st.lists(
    st.sampled_from(
        [
            "former",
            "deputy",
            "vice",
            "chief",
            "defence",
            "Defense",
            "minister",
            "of",
            "president",
            "CEO",
            "officer",
        ]
    ),
    min_size=1,
    max_size=5,
).map(" ".join)


@pytest.mark.parametrize(
    ("left", "right", "standing"),
    [
        ("defence minister", "Defense Minister", Standing.SAME),
        ("Minister of Defense", "defence minister", Standing.SAME),
        ("legal adviser", "legal counsel", Standing.SAME),
        ("CEO", "chief executive", Standing.SAME),
        ("spokeswoman", "spokesperson", Standing.SAME),
        ("labor organizer", "labour organiser", Standing.SAME),
        ("president", "former president", Standing.TENURE),
        ("acting director", "director", Standing.TENURE),
        ("minister", "defence minister", Standing.BROADER),
        ("chief compliance officer", "officer", Standing.BROADER),
        ("general", "Maj. Gen.", Standing.BROADER),
        ("legal adviser", "chief compliance officer", Standing.EXCLUSIVE),
        ("foreign minister", "finance minister", Standing.EXCLUSIVE),
        ("deputy mayor", "mayor", Standing.EXCLUSIVE),
        ("president", "prime minister", Standing.EXCLUSIVE),
        ("colonel", "captain", Standing.EXCLUSIVE),
        ("prosecutor", "police commissioner", Standing.EXCLUSIVE),
        ("head of nursing", "medical director", Standing.EXCLUSIVE),
        ("deputy mayor", "city clerk", Standing.EXCLUSIVE),
        ("deputy head", "head teacher", Standing.EXCLUSIVE),
        ("former deputy head of planning", "former head of planning", Standing.EXCLUSIVE),
        ("airport spokesman", "airport director", Standing.EXCLUSIVE),
        ("union president", "general secretary", Standing.EXCLUSIVE),
        ("marketing director", "safety director", Standing.EXCLUSIVE),
        ("journalist", "author", Standing.APART),
        ("judge", "justice", Standing.APART),
        ("director", "executive director", Standing.BROADER),
        ("hospital spokesman", "programme director", Standing.APART),
        ("spokesman", "lawyer", Standing.APART),
        ("deputy foreign minister", "minister", Standing.APART),
        ("former prosecutor", "former police commissioner", Standing.APART),
        ("former prosecutor", "police commissioner", Standing.APART),
        ("general manager", "senior vice president", Standing.APART),
        ("police chief", "chief of police", Standing.SAME),
        ("president", "party leader", Standing.APART),
        ("father", "senator", Standing.APART),
        ("chairman", "chief executive", Standing.BESIDE),
        ("oceanographer", "marine biologist", Standing.BESIDE),
        ("deputy director", "curator", Standing.APART),
        ("founder", "CEO", Standing.APART),
        ("finance minister", "economy minister", Standing.APART),
        ("prime minister", "former foreign minister", Standing.APART),
        ("deputy prime minister", "defence minister", Standing.APART),
    ],
)
def test_two_titles_compare(left: str, right: str, standing: Standing) -> None:
    """Only titles that one person does not hold at once exclude each other."""
    one, two = parse(left, TITLES, SPELLING), parse(right, TITLES, SPELLING)

    assert compare(one, two, TITLES).standing is standing


@given(WORDS, WORDS)
def test_comparing_is_symmetric(left: str, right: str) -> None:
    """The order of two titles makes no difference to how they stand."""
    one, two = parse(left, TITLES, SPELLING), parse(right, TITLES, SPELLING)

    assert compare(one, two, TITLES).standing is compare(two, one, TITLES).standing


@given(st.text(max_size=80))
def test_any_text_is_the_same_title_as_itself(text: str) -> None:
    """No text breaks parsing, and every title is its own."""
    title = parse(text, TITLES, SPELLING)

    assert compare(title, title, TITLES).standing is Standing.SAME


def test_when_a_title_is_held_is_kept() -> None:
    """Former and acting are read off the title; a deputy keeps the grade."""
    assert parse("ex-mayor", TITLES, SPELLING).tenure is Tenure.PAST
    assert parse("acting mayor", TITLES, SPELLING).tenure is Tenure.INTERIM
    assert parse("deputy mayor", TITLES, SPELLING).grade == "deputy"
