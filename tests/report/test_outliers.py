"""Who stands against the others."""

from typing import Any

from checker.model import Verdict
from checker.report.outliers import Stand, stands
from checker.report.view import build
from checker.values import Name

_BOATS = Name(name="boats", entity="boats")


def _stands(make: Any, *values: str, agree: tuple[int, ...] = ()) -> list[Stand]:
    """Tell how each of several papers stands in a conflict, some of which agree besides."""
    claims = [make.claim(make.article(f"Paper {n}", "boats sank"), "boats", _BOATS) for n, _ in enumerate(values)]
    sides = list(zip(claims, values, strict=True))
    make.finding(Verdict.CONFLICT, "boats", *sides, cluster="boats")
    if agree:
        make.finding(Verdict.AGREE, "boats", *(sides[n] for n in agree), cluster="boats")
    story = build(make.report()).stories[0]
    found = stands(story.conflicts[0], story.agreements)
    return [found[claim.id] for claim in claims]


def test_one_against_two_stands_apart(make: Any) -> None:
    """Where most sources give one value, the others are outliers."""
    assert _stands(make, "14", "20", "14") == [Stand.WITH_MOST, Stand.APART, Stand.WITH_MOST]


def test_one_against_one_is_at_odds(make: Any) -> None:
    """Without a majority nobody is the outlier."""
    assert _stands(make, "14", "20") == [Stand.AT_ODDS, Stand.AT_ODDS]


def test_values_that_fit_together_are_one_side(make: Any) -> None:
    """What another finding holds together does not stand apart for its wording."""
    assert _stands(make, "14", "20", "fourteen", agree=(0, 2)) == [Stand.WITH_MOST, Stand.APART, Stand.WITH_MOST]


def test_what_fits_both_sides_decides_nothing(make: Any) -> None:
    """A finding that spans the conflict leaves its sides as they are."""
    assert _stands(make, "14", "20", agree=(0, 1)) == [Stand.AT_ODDS, Stand.AT_ODDS]
