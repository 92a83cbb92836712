"""Rules changed by a desk's configuration."""

from pathlib import Path

import pytest

from checker import pipeline
from checker.check import rulebook
from checker.config import RuleSettings
from checker.errors import ConfigError, RuleError
from checker.model import Severity

ONE = "At least 12 people were killed when a train left the rails near Leeds on Monday, police said.\n"
OTHER = "Nine people were killed when a train left the rails near Leeds on Monday, the operator said.\n"
BOOK = rulebook.load()


def test_a_severity_can_be_changed() -> None:
    """By id or by name; the set of rules is then another one."""
    book = BOOK.adjust({"figures-at-odds": RuleSettings(severity=Severity.NOTE)})

    assert book.find("FIG001").severity is Severity.NOTE
    assert book.find("FIG004").severity is Severity.ERROR
    assert book.digest != BOOK.digest
    assert BOOK.adjust({}) == BOOK


def test_parameters_are_checked() -> None:
    """A parameter that the check does not take is an error with the table that names it, and what it takes."""
    with pytest.raises(RuleError, match=r"\[rule\.FIG001\] in .* unknown field `tolerence`; it takes slips, tolerance"):
        BOOK.adjust({"FIG001": RuleSettings(params={"tolerence": 3})})


def test_an_unknown_rule_is_named() -> None:
    """A mistyped id gets the nearest one."""
    with pytest.raises(ConfigError, match=r"\[rule\.FIG01\] in .* did you mean 'FIG001'"):
        BOOK.adjust({"FIG01": RuleSettings()})


def test_a_rule_is_changed_in_one_place() -> None:
    """By its id and by its name is twice: neither is dropped without a word."""
    with pytest.raises(ConfigError, match="rule FIG001 is changed a second time"):
        BOOK.adjust({"FIG001": RuleSettings(), "figures-at-odds": RuleSettings()})


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({}, ["FIG001"]),
        ({"tolerance": 0.2}, ["FIG001"]),
        ({"tolerance": 0.4}, []),
        ({"outlets": {"other": 0.4}}, []),
        ({"outlets": {"elsewhere": 0.4}}, ["FIG001"]),
    ],
)
def test_a_desk_sets_its_own_tolerance(tmp_path: Path, params: dict[str, object], found: list[str]) -> None:
    """Twelve is a third above nine: found under that, let pass above it, for all outlets or for one."""
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "other.txt").write_text(OTHER, encoding="utf-8")
    options = pipeline.Options(select=("FIG001",), adjust={"FIG001": RuleSettings(params=params)})

    assert [finding.rule for finding in pipeline.run([str(tmp_path)], options).findings] == found


def test_a_tolerance_is_no_negative_number() -> None:
    """It would make figures that agree a conflict."""
    with pytest.raises(RuleError, match="`float` >= 0"):
        BOOK.adjust({"FIG001": RuleSettings(params={"tolerance": -1})})


@pytest.mark.parametrize(("outlets", "found"), [((), ["FIG001"]), (("one",), []), (("elsewhere",), ["FIG001"])])
def test_a_rule_can_leave_an_outlet_out(tmp_path: Path, outlets: tuple[str, ...], found: list[str]) -> None:
    """The rule does not look at that outlet; others of the story stay."""
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "other.txt").write_text(OTHER, encoding="utf-8")
    options = pipeline.Options(select=("FIG001",), adjust={"FIG001": RuleSettings(ignore_outlets=outlets)})

    assert [finding.rule for finding in pipeline.run([str(tmp_path)], options).findings] == found
