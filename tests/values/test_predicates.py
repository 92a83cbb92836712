"""Words in normal form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lexicon import Lexicon
from checker.values.predicates import Verbs

VERBS = Lexicon().read("verbs", Verbs)


@pytest.mark.parametrize(
    ("one", "other"), [("died", "death"), ("sacked", "dismiss"), ("bought", "takeover"), ("plane", "Jet")]
)
def test_near_synonyms_meet(one: str, other: str) -> None:
    """A verb, its noun and its near synonyms have one normal form."""
    assert VERBS.normal(one) == VERBS.normal(other)


def test_what_excludes_each_other_is_symmetric() -> None:
    """Alive excludes dead, and dead excludes alive."""
    assert VERBS.contrary("alive", "die")
    assert VERBS.contrary("die", "alive")
    assert not VERBS.contrary("die", "die")


def test_light_words_say_nothing() -> None:
    """Function words, light verbs and numbers are left out."""
    assert tuple(VERBS.content(["The", "mayor", "has", "2", "boats"])) == ("mayor", "boat")


@given(st.text(max_size=20))
def test_a_group_name_is_its_own_normal_form(word: str) -> None:
    """Normal forms of the list's groups do not change again."""
    known = VERBS.normal(word)

    assert not VERBS.knows(known) or VERBS.normal(known) == known
