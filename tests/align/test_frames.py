"""Whether two sentences say the same but for a figure."""

import pytest

from checker.align.frames import Frames
from checker.model import Claim, Context, Span
from checker.values import Quantity


def _claim(sentence: str, text: str, predicate: str = "close") -> Claim:
    """Make a figure that stands in a sentence."""
    return Claim(
        id=f"a#{sentence}/{text}",
        article="a",
        source="a",
        story="s",
        span=Span(start=0, end=len(text)),
        text=text,
        line=1,
        column=1,
        sentence=sentence,
        payload=Quantity(value=1.0, low=1.0, high=1.0),
        context=Context(predicate=predicate),
    )


@pytest.mark.parametrize(
    ("first", "second", "one", "other", "same"),
    [
        ("The storm closed 60 schools on Friday.", "The storm closed 90 schools on Friday.", "60 schools", "90 schools", True),
        ("It closed 60 schools and 9 roads.", "It closed 60 schools and 7 roads.", "60 schools", "60 schools", True),
        ("It closed 60 schools and 9 roads.", "It closed 60 schools and 9 roads.", "60 schools", "9 roads", False),
        ("The storm closed 60 schools in Tarn.", "The storm closed 90 schools in Marlow.", "60 schools", "90 schools", False),
        ("60 schools", "90 schools", "60 schools", "90 schools", False),
    ],
)  # fmt: skip
def test_each_figure_meets_its_twin(first: str, second: str, one: str, other: str, *, same: bool) -> None:
    """Words before and after are compared apart, names must be the same, and no words say nothing."""
    assert Frames().same(_claim(first, one), _claim(second, other)) is same


def test_another_predicate_is_another_sentence() -> None:
    """What governs the figures must be the same."""
    sentence = "The storm closed 60 schools on Friday."

    assert not Frames().same(_claim(sentence, "60 schools"), _claim(sentence, "60 schools", "open"))
