"""Which claims of a block are compared, and how many."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.align.nearest import WHOLE, Candidates, Near
from checker.model import Claim, Span
from checker.values import Quantity

NEAR = Near(terms=lambda claim: claim.text.split(), place=lambda claim: float(claim.id))


def _claims(words: list[str]) -> list[Claim]:
    return [
        Claim(
            id=str(number),
            article="a",
            source="s",
            story="story",
            span=Span(start=0, end=1),
            text=text,
            line=1,
            column=1,
            sentence=text,
            payload=Quantity(value=1.0, low=1.0, high=1.0),
        )
        for number, text in enumerate(words)
    ]


def _met(claims: list[Claim], blocks: dict[str, range]) -> list[tuple[int, int]]:
    return [(int(left.id), int(right.id)) for left, right in Candidates(claims, blocks, NEAR)]


def test_a_small_block_is_compared_whole() -> None:
    """Up to the bound, each claim meets every other, whatever it shares, and nothing is noted."""
    claims = _claims(["word"] * WHOLE)
    blocks = {"all": range(WHOLE)}

    assert list(combinations(range(WHOLE), 2)) == _met(claims, blocks)
    assert Candidates(claims, blocks, NEAR).note("figures") == ()


def test_two_claims_of_two_blocks_meet_once() -> None:
    """A pair that shares two blocks is scored once, the earlier claim first."""
    assert _met(_claims(["a", "b"]), {"one": range(2), "other": range(2)}) == [(0, 1)]


def test_a_large_block_is_compared_as_far_as_is_near() -> None:
    """Work grows with the claims, not with their square, and the story says what was left out."""
    claims = _claims(["the same words"] * 4000)
    met = _met(claims, {"all": range(4000)})
    (note,) = Candidates(claims, {"all": range(4000)}, NEAR).note("figures")

    assert max(Counter(number for pair in met for number in pair).values()) < 40
    assert note == "figures: 4,000 may be about one thing; each compared with its nearest 16"


def test_what_shares_rare_words_meets_in_a_large_block() -> None:
    """Two claims that share words of their own meet, however far apart their values lie."""
    words = ["killed people"] * 1000
    words[3] = words[990] = "killed people tarn quarry"

    assert (3, 990) in _met(_claims(words), {"all": range(1000)})


def test_claims_that_share_nothing_meet_the_next_values() -> None:
    """Where no words help, a claim is compared with the nearest values on both sides."""
    met = _met(_claims([f"word{n}" for n in range(500)]), {"all": range(500)})

    assert {(number, number + 1) for number in range(499)} <= set(met)


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_who_meets_is_the_same_every_time(drawn: object) -> None:
    """Blocks met in another order bring the same claims together."""
    claims = _claims([f"shared word{n % 7} word{n % 11}" for n in range(300)])
    blocks = {"all": range(300), "even": range(0, 300, 2), "few": range(20)}
    names = list(blocks)
    drawn.shuffle(names)  # type: ignore[attr-defined]

    assert set(_met(claims, blocks)) == set(_met(claims, {name: blocks[name] for name in names}))


@pytest.mark.parametrize("size", [0, 1])
def test_nothing_meets_where_there_is_nothing_to_meet(size: int) -> None:
    """An empty block and a claim alone give no pair."""
    assert _met(_claims(["word"] * size), {"all": range(size)}) == []
