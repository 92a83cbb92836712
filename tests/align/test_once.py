"""What is worked out once for claims that are told alike."""

from dataclasses import replace

from checker.align.once import Once, OnceForTwins, Twins, told
from checker.align.setting import Setting
from checker.model import Claim, Context, Span
from checker.values import Quantity

CLAIM = Claim(
    id="a#1",
    article="a",
    source="A",
    story="story",
    span=Span(start=0, end=1),
    text="14 people",
    line=1,
    column=1,
    sentence="The blast killed 14 people.",
    payload=Quantity(value=14.0, low=14.0, high=14.0),
)
SETTING = Setting(
    times=(),
    inferred=False,
    spans=False,
    weekdays=frozenset(),
    places=frozenset(),
    prominence=0,
    participants=frozenset(),
    agent=None,
)


def test_an_answer_is_worked_out_once() -> None:
    """The second time, a claim's answer is remembered."""
    asked: list[str] = []
    once = Once(lambda claim: asked.append(claim.id))
    once(CLAIM)
    once(CLAIM)

    assert asked == ["a#1"]


def test_one_dispatch_in_two_outlets_makes_twins() -> None:
    """Neither the article nor the block tells twins apart; words, values and circumstances do."""
    twin = replace(CLAIM, id="b#1", article="b", source="B", line=7, context=Context(block=3))
    other = replace(CLAIM, id="c#1", sentence="The quake killed 14 people.")

    assert told(CLAIM, SETTING) == told(twin, SETTING)
    assert told(CLAIM, SETTING) != told(other, SETTING)
    assert told(CLAIM, SETTING) != told(CLAIM, replace(SETTING, prominence=2))


def test_twins_are_compared_once_in_each_order() -> None:
    """What was worked out for one pair holds for all of their twins, and not the other way round."""
    asked: list[tuple[str, str]] = []
    known = OnceForTwins(lambda left, right: asked.append((left.id, right.id)), Twins(lambda claim: claim.text))
    twin, other = replace(CLAIM, id="b#1"), replace(CLAIM, id="c#1", text="15 people")
    known(CLAIM, other)
    known(twin, other)
    known(other, twin)

    assert asked == [("a#1", "c#1"), ("c#1", "b#1")]
