"""Comments in articles that suppress findings: which they settle, and which of them settle nothing."""

from collections.abc import Iterable, Iterator

from checker.check.outcome import Judged, NoParams, Observation, Outcome
from checker.decisions import Choice, Decision, Ruling, Standing
from checker.lexicon import Lexicon
from checker.model import Claim, Finding, Side, Story, Verdict
from checker.values import Suppression

_SUPPRESSED = {Verdict.CONFLICT, Verdict.COMPATIBLE}


def rulings(findings: Iterable[Finding], story: Story) -> tuple[Ruling, ...]:
    """Settle the findings that an article's comments suppress."""
    told = tuple(_comments(story))
    claims = {claim.id: claim for claim in story.claims}
    return tuple(
        _ruling(finding, comment)
        for finding in findings
        if (comment := next((c for c in told if _covers(c, finding, claims)), None))
    )


def _ruling(finding: Finding, comment: tuple[Claim, Suppression]) -> Ruling:
    decision = Decision(
        fingerprint=finding.fingerprint,
        choice=Choice.SUPPRESSED,
        reason=comment[1].reason,
        about=finding.message,
    )
    return Ruling(decision=decision, standing=Standing.IN_FORCE)


def _comments(story: Story) -> Iterator[tuple[Claim, Suppression]]:
    for claim in story.claims:
        if isinstance(claim.payload, Suppression):
            yield claim, claim.payload


def _covers(comment: tuple[Claim, Suppression], finding: Finding, claims: dict[str, Claim]) -> bool:
    """Tell whether a comment suppresses a finding: its rule is named, and one of its claims stands in the paragraph."""
    place, given = comment
    named = {name.casefold() for name in given.rules} & {finding.rule.casefold(), finding.name.casefold()}
    if not named or not given.reason or finding.verdict not in _SUPPRESSED:
        return False
    own = (claims[name] for name in finding.claims)
    return any(c.article == place.article and c.context.block == place.context.block for c in own)


def idle(story: Story, _params: NoParams, _lexicon: Lexicon, judged: Judged) -> Outcome:
    """Observe each comment that suppresses nothing, as far as the rules it names ran."""
    claims = {claim.id: claim for claim in story.claims}
    comments = tuple(_comments(story))
    observations = []
    for comment in comments:
        why = _why_idle(comment, claims, judged)
        if why:
            observations.append(_observation(*comment, why))
    return Outcome(comparisons=len(comments), observations=tuple(observations))


def _why_idle(comment: tuple[Claim, Suppression], claims: dict[str, Claim], judged: Judged) -> str:
    given = comment[1]
    names = {name.casefold(): name for name in given.rules}
    if not names:
        return "it names no rule"
    if not given.reason:
        return "it gives no reason, so it suppresses nothing"
    if unknown := [name for key, name in names.items() if key not in judged.known]:
        return f"there is no rule {', '.join(unknown)}"
    if not names.keys() <= judged.ran or any(_covers(comment, finding, claims) for finding in judged.findings):
        return ""
    return "no finding of the rule stands in its paragraph any more"


def _observation(claim: Claim, given: Suppression, why: str) -> Observation:
    named = ", ".join(given.rules) or "no rule"
    return Observation(
        verdict=Verdict.COMPATIBLE,
        topic=f"suppression of {named}",
        cluster=claim.id,
        sides=(Side(claim=claim.id, value=named, note=given.reason),),
        explanation=f"The comment settles no finding: {why}. Delete it, or mend it.",
        key=(claim.article, " ".join(claim.text.split())),
        fields={"why": why},
    )
