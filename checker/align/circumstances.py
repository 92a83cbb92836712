"""Who, where, when and how prominently: what tells two events of one kind apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from checker.align.setting import Setting, Settings
from checker.model import Claim
from checker.values import moment

FRAMED = "the same sentence but for the figure"
"""Label of the strongest likeness of words."""
PARTLY = 60.0
"""Share of words, in percent, from which two sentences partly say the same."""
_ALIKE = 85.0
_FEWEST = 3
"""Words that two sentences must share to say partly the same: the thing counted is mostly one of them."""
_SAME_AGENT = 85.0
_OTHER_AGENT = 50.0
"""Shares of letters from which two named subjects are one, and below which they are two."""

_NIGHT = 1
"""Days that two dates of one event may lie apart: the night between two days belongs to both."""
_NEWS = 3
"""The same where a date is that of the opening: outlets report an event within days of each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The words of a claim's sentence."""

    words: frozenset[str]
    line: str


def told(claim: Claim) -> Told:
    """Return the words of a claim's sentence."""
    return Told(words=frozenset(claim.context.words), line=" ".join(claim.context.words))


def alike(one: Told, other: Told) -> float:
    """Return the share of words, in percent, that two claims' sentences have in common; one shared word is none."""
    if len(one.words & other.words) < _FEWEST:
        return 0.0
    return fuzz.token_set_ratio(one.line, other.line)


def compare(left: Claim, right: Claim, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield what participants, agents, places and prominence say for or against one event."""
    one, other = settings.of(left), settings.of(right)
    shared = one.participants & other.participants
    if shared:
        yield "shared participants", ", ".join(sorted(shared)[:3])
    if left.context.predicate == right.context.predicate:
        yield from _agents(one.agent, other.agent)
    yield from _place(one, other)
    prominence = min(one.prominence, other.prominence)
    if prominence:
        yield ("both in the first sentence" if prominence > 1 else "both in the opening"), ""


def wording(share: float, *, framed: bool) -> Iterator[tuple[str, str]]:
    """Yield what the words of two sentences say for one event.

    Args:
        share: Share of words, in percent, that they have in common.
        framed: They say the same but for the figure.
    """
    if framed:
        yield FRAMED, ""
    elif share >= PARTLY:
        yield ("much the same words" if share >= _ALIKE else "partly the same words"), f"{share:.0f} %"


def _agents(one: str | None, other: str | None) -> Iterator[tuple[str, str]]:
    """Compare the named subjects of two objects: the seats one party won are not those of another."""
    if one is None or other is None:
        return
    same = fuzz.token_set_ratio(_bare(one), _bare(other))
    if same >= _SAME_AGENT:
        yield "same agent", f"{one} / {other}"
    elif same < _OTHER_AGENT:
        yield "different agents", f"{one} / {other}"


def _bare(name: str) -> str:
    return re.sub("^the ", "", name.casefold())


def _place(one: Setting, other: Setting) -> Iterator[tuple[str, str]]:
    if not one.places or not other.places:
        return
    shared = one.places & other.places
    detail = f"{', '.join(sorted(one.places))} / {', '.join(sorted(other.places))}"
    yield ("same place" if shared else "different places"), detail


def time(one: Setting, other: Setting) -> Iterator[tuple[str, str]]:
    """Yield what the times of two claims say for or against one event."""
    detail = f"{', '.join((*one.times, *sorted(one.weekdays)))} / {', '.join((*other.times, *sorted(other.weekdays)))}"
    if moment.clash(one.times, other.times) or _weekdays_clash(one, other):
        slack = _NEWS if one.inferred or other.inferred else _NIGHT
        yield ("times that may differ" if _days_apart(one, other) <= slack else "different times"), detail
    elif set(one.times) & set(other.times) or one.weekdays & other.weekdays:
        yield "same time", detail


def _days_apart(one: Setting, other: Setting) -> float:
    """Return the days between the nearest dates of two claims."""
    ours = [days for value in one.times if (days := moment.interval(value)) is not None]
    theirs = [days for value in other.times if (days := moment.interval(value)) is not None]
    gaps = (max((x[0] - y[1]).days, (y[0] - x[1]).days) for x in ours for y in theirs)
    return min(gaps, default=float("inf"))


def _weekdays_clash(one: Setting, other: Setting) -> bool:
    """Tell whether two days of the week differ, or one figure is of this week and the other looks back at a year."""
    if one.weekdays and other.weekdays:
        return not one.weekdays & other.weekdays
    return bool((one.weekdays and other.spans) or (other.weekdays and one.spans))
