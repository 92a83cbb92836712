"""Quotations laid over each other."""

from hypothesis import given
from hypothesis import strategies as st

from checker.report.worddiff import In, compare
from checker.values import Quotation
from checker.values.wording import words


def _quoted(text: str) -> Quotation:
    return Quotation(quotation=text, speaker=None, cue=None)


def _runs(left: str, right: str) -> list[tuple[str, str]]:
    return [(run.where, run.text) for run in compare(_quoted(left), _quoted(right))]


def test_a_changed_word_stands_on_both_sides() -> None:
    """What one has instead of the other stands side by side, the left one first."""
    assert _runs("The pier is gone", "The whole pier was gone") == [
        (In.BOTH, "The"),
        (In.RIGHT, "whole"),
        (In.BOTH, "pier"),
        (In.LEFT, "is"),
        (In.RIGHT, "was"),
        (In.BOTH, "gone"),
    ]


def test_what_only_one_quotes_is_shown() -> None:
    """Words before and after the part in common belong to the side that has them."""
    assert _runs("We saw the boats sink fast", "boats sink") == [
        (In.LEFT, "We saw the"),
        (In.BOTH, "boats sink"),
        (In.LEFT, "fast"),
    ]


def test_far_from_the_match_words_are_left_out() -> None:
    """A part of a long statement is not lost in it."""
    long = " ".join(f"word{n}" for n in range(30))

    assert _runs(f"{long} boats sink {long}", "boats sink") == [
        (In.LEFT, "… " + " ".join(f"word{n}" for n in range(22, 30))),
        (In.BOTH, "boats sink"),
        (In.LEFT, " ".join(f"word{n}" for n in range(8)) + " …"),
    ]


def test_other_words_are_no_difference() -> None:
    """Quotations without a word in common are not laid over each other."""
    assert _runs("boats sink", "nobody drowned") == []


_WORDS = st.lists(st.sampled_from(["the", "boats", "pier", "sank", "not", "gone", "it's", "\u202e"]), max_size=8).map(
    " ".join
)


@given(_WORDS, _WORDS)
def test_each_side_can_be_read_whole(left: str, right: str) -> None:
    """The words of one side and of both are that side's quotation, in its order."""
    runs = compare(_quoted(left), _quoted(right))
    if runs:
        own = " ".join(run.text for run in runs if run.where is not In.RIGHT)

        assert words(own.casefold()) == words(left.casefold())
