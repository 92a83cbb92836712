"""A number as a source states it, and the interval it allows."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Bound(StrEnum):
    """How the stated number limits the true one."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    BETWEEN = "between"


class Trend(StrEnum):
    """Which way a figure moved."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure with its hedge, its unit and what it counts."""

    kind: ClassVar[str] = "quantity"

    value: float | None
    """The stated number; None for a range or a vague numeral that states none."""
    low: float | None
    """Least value allowed; None where unbounded."""
    high: float | None
    """Greatest value allowed; None where unbounded."""
    low_open: bool = False
    """True where ``low`` itself is not allowed ("more than 10")."""
    high_open: bool = False
    vague: bool = False
    """True where the range is a customary one ("thousands"): it ends softly."""
    bound: Bound = Bound.EXACT
    hedge: str | None = None
    """The hedge as written: ``at least``, ``nearly``."""
    stated: str = ""
    """Hedge, number and unit as written, spacing mended: ``more than $3.2m``, ``dozens``."""
    unit: str | None = None
    """Canonical unit: ``USD``, ``%``, ``kilometre``; None for a bare count."""
    per: str | None = None
    """Denominator of a rate: ``day``, ``share``."""
    counted: str = ""
    """What is counted, as written, without the number: ``news organizations``."""
    head: str = ""
    """Lemma of the noun counted: ``organization``."""
    modifiers: tuple[str, ...] = ()
    """Lemmas that narrow the noun: ``news``."""
    whole: str | None = None
    """The whole a fraction or share is taken of: ``14 of 34``, ``45 per cent of voters``."""
    trend: Trend | None = None
    forecast: bool = False
    """True for a figure that somebody expected, told beside what came: "the 4bn euros analysts had expected"."""
