"""Units, and things counted."""

from checker.lexicon import Lexicon
from checker.values.atom import atoms
from checker.values.counted import Concept, CountedTable, concept, kinds, same_kind
from checker.values.measure import Measures, UnitTable, meeting, one_unit
from checker.values.quantity import Quantity

MEASURES = Measures(Lexicon().read("units", UnitTable))
COUNTED = Lexicon().read("counted", CountedTable)


def test_the_longest_unit_wins() -> None:
    """The phrase "Miles per hour" is one unit, and "km/h" another."""
    assert MEASURES.after(atoms("miles per hour"), 0) == ("mile_per_hour", 3)
    assert MEASURES.after(atoms("km/h"), 0) == ("kilometre_per_hour", 3)


def test_units_end_where_words_end() -> None:
    """The "m" of "mosques" is no metre."""
    assert MEASURES.after(atoms("mosques"), 0) is None


def test_currency_marks_stand_before() -> None:
    """The phrase "US$" is a mark, and dollars are money."""
    assert MEASURES.before(atoms("US$5"), 0) == ("USD", 2)
    assert MEASURES.is_currency("USD")


def test_lengths_convert() -> None:
    """Sixteen kilometres are about ten miles; a length is no mass."""
    road = Quantity(value=16.09344, low=16, high=17, unit="kilometre")
    miles = MEASURES.convert(road, "mile")

    assert miles is not None
    assert miles.value is not None
    assert abs(miles.value - 10) < 1e-6
    assert MEASURES.convert(road, "kilogram") is None
    assert MEASURES.convert(road, "kilometre") is road


def test_a_fraction_of_a_whole_is_a_percentage() -> None:
    """A quarter of voters converts to 25 per cent; a bare 0.25 does not."""
    quarter = Quantity(value=0.25, low=0.25, high=0.25, whole="voters")
    share = MEASURES.convert(quarter, "%")

    assert share is not None
    assert share.value == 25
    assert MEASURES.convert(Quantity(value=0.25, low=0.25, high=0.25), "%") is None


def test_synonyms_are_one_concept() -> None:
    """News organisations and media outlets are one thing, and so are phones and phone numbers."""
    outlets = concept("outlet", ("medium",), COUNTED)

    assert outlets == concept("organization", ("news",), COUNTED)
    assert concept("number", (), COUNTED) == concept("number", ("phone",), COUNTED) == concept("phone", (), COUNTED)


def test_modifiers_that_narrow_are_kept() -> None:
    """European states are countries, European ones; "other" narrows nothing."""
    states = concept("state", ("european", "member", "other"), COUNTED)

    assert Concept(name="country", modifiers=frozenset({"european"})) == states


def test_unknown_nouns_stand_for_themselves() -> None:
    """A noun without a group is its own concept."""
    assert Concept(name="bridge", modifiers=frozenset({"old"})) == concept("bridge", ("old",), COUNTED)


def test_kinds_widen() -> None:
    """Journalists are people; people need not be journalists, and a bridge is neither."""
    journalist, person = concept("reporter", (), COUNTED), concept("people", (), COUNTED)

    assert kinds("journalist", COUNTED) == ("journalist", "person")
    assert same_kind(journalist, person, COUNTED)
    assert not same_kind(journalist, concept("bridge", (), COUNTED), COUNTED)
    assert COUNTED.is_person("reporter")


def test_no_word_is_in_two_groups() -> None:
    """The word list gives each phrase one meaning."""
    phrases = [word for group in COUNTED.groups for word in group.words]

    assert len(phrases) == len(set(phrases))


def test_kinds_are_groups_and_end() -> None:
    """Every wider kind is itself a group, and no kind is its own."""
    names = {group.name for group in COUNTED.groups}

    assert set(COUNTED.kinds) | set(COUNTED.kinds.values()) <= names
    assert all(len(kinds(name, COUNTED)) == len(set(kinds(name, COUNTED))) for name in names)


def test_a_bare_degree_is_one_of_either_scale() -> None:
    """A degree meets degrees Celsius and Fahrenheit, which do not meet each other; a mile is no mile per hour."""
    assert one_unit("degree", "degree_celsius")
    assert one_unit("degree_fahrenheit", "degree")
    assert not one_unit("degree_celsius", "degree_fahrenheit")
    assert not one_unit("mile", "mile_per_hour")
    assert "degree_celsius" in meeting("degree")
