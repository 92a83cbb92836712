"""The table of claims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report import claims
from checker.values import Listing, Moment, Name, Quantity, Quotation, Role, Statement
from checker.values.quantity import Bound


@pytest.mark.parametrize(
    ("payload", "shown"),
    [
        (Quantity(value=189, low=189, high=189, counted="boats"), ("189", "boats")),
        (Quantity(value=2.5, low=2.5, high=2.5, unit="%"), ("2.5 %", "")),
        (Quantity(value=189, low=189, high=None, bound=Bound.AT_LEAST), ("[189, ∞)", "")),
        (
            Quantity(value=50_000, low=None, high=50_000, high_open=True, bound=Bound.LESS_THAN),
            ("(-∞, 50,000)", ""),
        ),
        (Quantity(value=10, low=10, high=None, low_open=True, bound=Bound.MORE_THAN), ("(10, ∞)", "")),
        (Role(person="Ida", role="mayor", organisation="Ellery"), ("mayor", "Ida, Ellery")),
        (Name(name="Ida", entity="ida"), ("ida", "person")),
        (
            Moment(value=None, precision="weekday", anchor="stated", event="storm"),
            ("not resolved (stated)", "storm"),
        ),
        (Quotation(quotation="No", speaker="Ida", cue=None), ("No", "Ida")),
        (Statement(subject="Ida", predicate="leave", object=None), ("leave", "Ida → ?")),
        (Listing(of="boats", count=None, members=("A", "B"), complete=False), ("no count: A, B", "boats")),
    ],
)
def test_each_kind_is_described(payload: object, shown: tuple[str, str]) -> None:
    """A claim's value and what it is about are said in a few words."""
    assert claims.describe(payload) == shown


@given(st.floats(allow_nan=False))
def test_any_number_is_written(value: float) -> None:
    """No figure is too large to be shown."""
    assert claims.number(value)
