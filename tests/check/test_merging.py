"""One fact is one finding, with what other rules say of it as its notes."""

from itertools import permutations

import pytest

from checker.check.merging import merged
from checker.model import Finding, Severity, Side, Verdict

CHECKS = {
    "FCT001": "facts.conflict", "FCT002": "facts.differs", "FIG001": "figures.conflict", "FIG005": "tolls.updated",
    "FIG006": "tolls.stale", "AGR001": "figures.agree", "NAM001": "names.spelling",
}  # fmt: skip
VALUES = ("facts.conflict", "facts.differs", "figures.conflict", "figures.agree", "tolls.updated", "tolls.stale")


def _finding(rule: str, verdict: Verdict, *claims: str, severity: Severity = Severity.NOTE) -> Finding:
    return Finding(
        fingerprint=f"{rule}-{'-'.join(claims)}",
        rule=rule,
        name=rule.lower(),
        severity=severity,
        verdict=verdict,
        story="s",
        message=f"{rule} says",
        explanation="",
        topic="people",
        cluster="s/fact-1",
        sides=tuple(Side(claim=claim, value=claim) for claim in claims),
        sources=claims,
        origins=len(claims),
    )


CONFLICT = _finding("FIG001", Verdict.CONFLICT, "a", "b", "c", severity=Severity.ERROR)
DIFFERS = _finding("FCT002", Verdict.COMPATIBLE, "a", "b")
AGREES = _finding("AGR001", Verdict.AGREE, "b", "c")


def _told(*findings: Finding) -> dict[str, tuple[str, ...]]:
    return {finding.rule: finding.notes for finding in merged(findings, CHECKS, VALUES)}


def test_one_fact_is_one_finding_with_notes() -> None:
    """The gravest verdict tells it; what the others say of the same claims stands in its notes, gravest first."""
    assert _told(AGREES, DIFFERS, CONFLICT) == {"FIG001": ("FCT002: FCT002 says", "AGR001: AGR001 says")}


def test_no_order_of_findings_matters() -> None:
    """The rules may come in any order."""
    results = {merged(order, CHECKS, VALUES) for order in permutations((AGREES, DIFFERS, CONFLICT))}

    assert len(results) == 1


def test_a_warning_goes_before_a_note() -> None:
    """Of two findings of one verdict the graver rule tells the fact, though the other has more claims."""
    stale = _finding("FIG006", Verdict.COMPATIBLE, "a", "c", severity=Severity.WARNING)
    updated = _finding("FIG005", Verdict.COMPATIBLE, "a", "b", "c")

    assert _told(updated, stale) == {"FIG006": ("FIG005: FIG005 says",)}


@pytest.mark.parametrize(
    "other",
    [
        _finding("FCT002", Verdict.COMPATIBLE, "c", "d"),
        _finding("FCT002", Verdict.COMPATIBLE, "d", "e"),
        _finding("NAM001", Verdict.COMPATIBLE, "a", "b"),
    ],
    ids=["one claim shared", "none shared", "not of values"],
)
def test_other_facts_stay_apart(other: Finding) -> None:
    """Two facts may share one claim; a name is no value, whatever claims it stands in."""
    assert _told(CONFLICT, other) == {"FIG001": (), other.rule: ()}


def test_nothing_is_lost() -> None:
    """Each finding is kept or noted, once."""
    findings = [
        CONFLICT,
        DIFFERS,
        AGREES,
        _finding("FCT001", Verdict.CONFLICT, "d", "e"),
        _finding("NAM001", Verdict.AGREE, "a"),
    ]
    told = merged(findings, CHECKS, VALUES)

    assert len(told) + sum(len(finding.notes) for finding in told) == len(findings)
