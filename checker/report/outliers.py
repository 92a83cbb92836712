"""Which passages of a conflict stand against what most sources say."""

from collections.abc import Iterable
from enum import StrEnum

from checker.report.shown import Item


class Stand(StrEnum):
    """How a passage stands in a conflict."""

    APART = "against the others"
    """More sources say something else with one voice."""
    AT_ODDS = "at odds"
    """Nobody has more sources than the others."""
    WITH_MOST = "with most"


def stands(conflict: Item, others: Iterable[Item]) -> dict[str, Stand]:
    """Tell for each claim of a conflict how it stands.

    Args:
        conflict: The finding.
        others: What else was found of the same fact: claims that fit together there are on one side here.

    """
    groups = _sides(conflict, others)
    sources = [_sources(conflict, group) for group in groups]
    most = max(sources, default=0)
    lone = sources.count(most) == 1
    return {
        claim: Stand.AT_ODDS if not lone else Stand.WITH_MOST if number == most else Stand.APART
        for group, number in zip(groups, sources, strict=True)
        for claim in group
    }


def _sides(conflict: Item, others: Iterable[Item]) -> list[set[str]]:
    """Join the claims of one value, and those that another finding holds together."""
    groups = [{p.claim for p in (*camp.quoted, *camp.also)} for camp in conflict.camps]
    for item in others:
        together = {p.claim for camp in item.camps for p in (*camp.quoted, *camp.also)}
        touched = [group for group in groups if group & together]
        if len(touched) not in {0, len(groups)}:
            groups = [*(group for group in groups if not group & together), set[str]().union(*touched)]
    return groups


def _sources(item: Item, group: set[str]) -> int:
    passages = (p for camp in item.camps for p in (*camp.quoted, *camp.also))
    return len({p.letter for p in passages if p.claim in group})
