"""The public names: few, sorted, and there."""

import pytest

import checker


def test_public_names_are_sorted_and_there() -> None:
    """Each name that the package exports can be had from it."""
    assert sorted(checker.__all__) == checker.__all__
    assert all(getattr(checker, name) is not None for name in checker.__all__)


def test_another_name_is_not_there() -> None:
    """A mistyped name is an attribute error, as for any module."""
    with pytest.raises(AttributeError, match="rum"):
        _ = checker.rum
