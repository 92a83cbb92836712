"""Claims that state the same, in groups, and the links inside the groups."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from checker.check.grouping import alike, inner_links
from checker.model import Claim, Cluster, Link, Span
from checker.values import Quantity

CLAIM = Claim(
    id="",
    article="a",
    source="A",
    story="s",
    span=Span(start=0, end=1),
    text="1",
    line=1,
    column=1,
    sentence="1",
    payload=Quantity(value=1.0, low=1.0, high=1.0),
)


def _claims(values: list[int]) -> list[Claim]:
    return [
        replace(CLAIM, id=str(n), payload=Quantity(value=float(v), low=float(v), high=float(v)))
        for n, v in enumerate(values)
    ]


def _near(left: Claim, right: Claim) -> bool:
    one, other = left.payload, right.payload
    assert isinstance(one, Quantity)
    assert isinstance(other, Quantity)
    return abs((one.value or 0) - (other.value or 0)) <= 1


@given(st.lists(st.integers(0, 9), max_size=20))
def test_groups_are_those_of_the_plain_way(values: list[int]) -> None:
    """Asking once for all that carry the same groups as asking of each claim does."""
    claims = _claims(values)
    left, plain = list(claims), []
    while left:
        plain.append([claim for claim in left if _near(left[0], claim)])
        left = [claim for claim in left if claim not in plain[-1]]

    assert plain == list(alike(claims, _near))


def test_links_are_found_by_group() -> None:
    """A link belongs to the group that has both of its claims; one between two groups to none."""
    claims = _claims([1, 1, 5, 5])
    links = tuple(Link(left=a, right=b, terms=()) for a, b in (("0", "1"), ("1", "2"), ("2", "3")))
    cluster = Cluster(id="c", kind="quantity", story="s", claims=tuple(claims), links=links)

    assert inner_links(cluster, [claims[:2], claims[2:]]) == [(links[0],), (links[2],)]
