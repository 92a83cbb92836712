"""Pairs to clusters: every claim in one cluster, whatever the order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.align.clustering import clusters, settled
from checker.align.weights import Fit, Pair
from checker.model import Claim, Span, Term
from checker.values import Quantity

CLAIMS = tuple(
    Claim(
        id=f"a{n}",
        article=f"a{n}",
        source=f"s{n % 3}",
        story="story",
        span=Span(start=0, end=1),
        text="1",
        line=1,
        column=1,
        sentence="1",
        payload=Quantity(value=1.0, low=1.0, high=1.0),
    )
    for n in range(8)
)
EDGES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda e: e[0] != e[1]), max_size=12)


def _pairs(edges: list[tuple[int, int]]) -> list[Pair]:
    return [Pair(CLAIMS[a], CLAIMS[b], (), Fit.SAME) for a, b in edges]


@given(EDGES)
def test_clusters_part_the_claims(edges: list[tuple[int, int]]) -> None:
    """Each claim is in exactly one cluster, and linked claims are in the same one."""
    found = clusters(CLAIMS, _pairs(edges), kind="quantity")
    home = {claim.id: cluster.id for cluster in found for claim in cluster.claims}

    assert sorted(claim.id for cluster in found for claim in cluster.claims) == sorted(c.id for c in CLAIMS)
    assert all(home[f"a{a}"] == home[f"a{b}"] for a, b in edges)


@given(EDGES, st.randoms(use_true_random=False))
def test_the_order_of_pairs_does_not_show(edges: list[tuple[int, int]], random: st.DrawFn) -> None:
    """Clusters, their ids and their links are the same for any order of the pairs."""
    pairs = _pairs(edges)
    shuffled = list(pairs)
    random.shuffle(shuffled)

    assert clusters(CLAIMS, pairs, kind="quantity") == clusters(CLAIMS, shuffled, kind="quantity")


@pytest.mark.parametrize(("ground", "kept"), [(5.0, False), (7.0, True)])
def test_a_far_better_match_stands_beside_one_that_fits(ground: float, *, kept: bool) -> None:
    """A claim that fits one place of an article is at odds with another only where it matches that far better."""
    first, second = CLAIMS[0], CLAIMS[1]
    fits = Pair(first, second, (Term(label="words", weight=4.0), Term(label="equal", weight=2.0)), Fit.SAME, 2.0)
    apart = Pair(first, second, (Term(label="words", weight=ground),), Fit.APART)

    assert (apart in settled([fits, apart], better=lambda _: 2.0)) is kept
    assert apart not in settled([fits, apart])
