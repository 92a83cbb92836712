"""One fact is one finding: the gravest of what several rules say of the same claims; the others are its notes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from checker.model import Finding, Severity, Verdict

_GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}
_ORDER = {verdict: rank for rank, verdict in enumerate(Verdict)}
_SHARED = 2
"""Claims that two findings have in common, from which on they tell one fact."""


def merged(findings: Iterable[Finding], checks: Mapping[str, str], mergeable: Sequence[str]) -> tuple[Finding, ...]:
    """Return the findings, those of one fact joined to one.

    Args:
        findings: In any order.
        checks: The check of each rule, by the rule's id.
        mergeable: The checks that judge values, of which several may come upon one fact; of two that say the same of
            it, the first here is the one that tells it.

    """
    findings = tuple(findings)
    apart = [f for f in findings if checks[f.rule] not in mergeable]
    rank = {check: place for place, check in enumerate(mergeable)}
    values = sorted(
        (f for f in findings if checks[f.rule] in rank),
        key=lambda f: (_ORDER[f.verdict], _GRAVITY[f.severity], rank[checks[f.rule]], *_size(f)),
    )
    kept: list[Finding] = []
    holders: dict[str, list[int]] = defaultdict(list)
    for finding in values:
        at = _holder(finding, holders)
        if at is None:
            for claim in finding.claims:
                holders[claim].append(len(kept))
            kept.append(finding)
        else:
            kept[at] = replace(kept[at], notes=(*kept[at].notes, f"{finding.rule}: {finding.message}"))
    return (*kept, *apart)


def _size(finding: Finding) -> tuple[int, str, str]:
    return -len(finding.claims), finding.rule, finding.fingerprint


def _holder(finding: Finding, holders: Mapping[str, list[int]]) -> int | None:
    """Return the place of the finding that tells the fact already."""
    shared: dict[int, int] = defaultdict(int)
    for claim in finding.claims:
        for at in holders.get(claim, ()):
            shared[at] += 1
    needed = min(_SHARED, len(finding.claims))
    return min((at for at, number in shared.items() if number >= needed), default=None)
