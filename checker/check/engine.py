"""Run the rules over a story."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from checker.check.merging import merged
from checker.check.outcome import Check, Judged, Observation, Outcome, Review
from checker.check.rulebook import Rule, Rulebook
from checker.errors import RuleError
from checker.lexicon import Lexicon
from checker.model import Claim, Finding, RuleRun, Story, Verdict

_VALUES = (
    "tolls.updated",
    "tolls.stale",
    "figures.conflict",
    "figures.compatible",
    "figures.agree",
    "dates.conflict",
    "dates.compatible",
    "dates.agree",
    "facts.conflict",
    "facts.differs",
    "facts.agree",
)
"""Checks of values: several of them may come upon one fact."""
_ORDER = {verdict: rank for rank, verdict in enumerate(Verdict)}


class _Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The word list ``asked``."""

    papers: frozenset[str]
    """Nouns at the end of what nobody can ask."""


def check(story: Story, rulebook: Rulebook, lexicon: Lexicon) -> tuple[tuple[Finding, ...], dict[str, int]]:
    """Run every rule over a story: the findings, worst first, and how many comparisons each rule made."""
    findings: dict[str, Finding] = {}
    comparisons = {}
    maker = _Maker.of(story, lexicon)
    # A rule that judges what others found comes after them.
    for rule in sorted(rulebook.rules, key=lambda r: isinstance(r.implementation, Review)):
        outcome = _run(rule, _seen(rule, story), lexicon, book=rulebook, findings=findings)
        comparisons[rule.id] = outcome.comparisons
        for observation in outcome.observations:
            finding = maker.finding(rule, observation)
            findings.setdefault(finding.fingerprint, finding)
    checks = {rule.id: rule.check for rule in rulebook.rules}
    told = merged(findings.values(), checks, _VALUES)
    ordered = sorted(told, key=lambda f: (_ORDER[f.verdict], f.rule, f.topic, f.fingerprint))
    return tuple(ordered), comparisons


def runs(rulebook: Rulebook, comparisons: Mapping[str, Mapping[str, int]]) -> tuple[RuleRun, ...]:
    """Say of each rule whether it ran.

    Args:
        rulebook: The rules in force.
        comparisons: How many comparisons each rule made, by story.

    """
    return tuple(
        _ran(rule, {story: made[rule.id] for story, made in comparisons.items()})
        for rule in sorted(rulebook.rules, key=lambda rule: rule.id)
    )


def _run(rule: Rule, story: Story, lexicon: Lexicon, *, book: Rulebook, findings: Mapping[str, Finding]) -> Outcome:
    check = rule.implementation
    if isinstance(check, Check):
        return check.run(story, rule.params, lexicon)
    ran = frozenset(name.casefold() for each in book.rules for name in (each.id, each.name))
    judged = Judged(findings=tuple(findings.values()), ran=ran, known=book.known)
    return check.run(story, rule.params, lexicon, judged)


def _seen(rule: Rule, story: Story) -> Story:
    """Return the story without the outlets that a rule does not look at."""
    hidden = rule.ignore_outlets & {article.source for article in story.articles}
    if not hidden:
        return story
    kept = {claim.id for claim in story.claims if claim.source not in hidden}
    clusters = (
        replace(
            cluster,
            claims=tuple(claim for claim in cluster.claims if claim.id in kept),
            links=tuple(link for link in cluster.links if {link.left, link.right} <= kept),
        )
        for cluster in story.clusters
    )
    return replace(
        story,
        articles=tuple(article for article in story.articles if article.source not in hidden),
        claims=tuple(claim for claim in story.claims if claim.id in kept),
        clusters=tuple(cluster for cluster in clusters if cluster.claims),
    )


def _ran(rule: Rule, comparisons: Mapping[str, int]) -> RuleRun:
    """Say that a rule ran, or why it had nothing to compare: a check that did not run has found nothing."""
    total = sum(comparisons.values())
    nothing = None if total else "nothing of its kind to compare"
    why_not = nothing if comparisons else "no article was read"
    return RuleRun(
        id=rule.id,
        ran=why_not is None,
        comparisons=total,
        why_not=why_not,
        stories=tuple(story for story, number in comparisons.items() if number),
        name=rule.name,
        severity=rule.severity,
        rationale=rule.rationale,
        wrong_when=rule.wrong_when,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maker:
    """Makes findings of what the checks of one story observe."""

    story: Story
    claims: Mapping[str, Claim]
    papers: frozenset[str]

    @classmethod
    def of(cls, story: Story, lexicon: Lexicon) -> "_Maker":
        """Look a story's claims up once for all of its findings."""
        claims = {claim.id: claim for claim in story.claims}
        return cls(story=story, claims=claims, papers=lexicon.read("asked", _Asked).papers)

    def finding(self, rule: Rule, observation: Observation) -> Finding:
        """Give an observation its rule's number, name and words."""
        sources = tuple(dict.fromkeys(self.claims[side.claim].source for side in observation.sides))
        return Finding(
            fingerprint=fingerprint(rule.id, self.story.id, observation.key),
            rule=rule.id,
            name=rule.name,
            severity=rule.severity,
            verdict=observation.verdict,
            story=self.story.id,
            message=_filled(rule.message, rule, observation),
            explanation=observation.explanation,
            topic=observation.topic,
            cluster=observation.cluster,
            sides=observation.sides,
            sources=sources,
            question=_filled(rule.question, rule, observation, _camps(observation, self.claims)),
            ask=self._asked(observation),
            origins=self.story.count_origins(sources),
            steps=observation.steps,
            links=observation.links,
            bearer=observation.bearer,
            attribute=observation.attribute,
            sureness=observation.sureness,
            probability=observation.probability,
        )

    def _asked(self, observation: Observation) -> tuple[str, ...]:
        """Return who is named for the values and can be asked: people and bodies, no papers."""
        named = dict.fromkeys(self.claims[side.claim].attributed_to or "" for side in observation.sides)
        return tuple(name for name in named if name and name.split()[-1].casefold() not in self.papers)


def fingerprint(rule: str, story: str, key: Sequence[str]) -> str:
    """Hash what a finding is about: stable under edits elsewhere in the articles."""
    return hashlib.sha256("\x1f".join((rule, story, *key)).encode()).hexdigest()[:12]


def _camps(observation: Observation, claims: Mapping[str, Claim]) -> str:
    """Give each value with its sources: ``14 (Herald, Gazette) or at least 20 (Courier)``."""
    sources: dict[str, dict[str, None]] = {}
    for side in observation.sides:
        sources.setdefault(side.value, {})[claims[side.claim].source] = None
    return " or ".join(f"{value} ({', '.join(own)})" for value, own in sources.items())


def _filled(template: str, rule: Rule, observation: Observation, camps: str = "") -> str:
    values = " / ".join(dict.fromkeys(side.value for side in observation.sides))
    fields = {"topic": observation.topic, "values": values, "camps": camps, **observation.fields}
    try:
        text = template.format(**fields)
    except (KeyError, IndexError, ValueError) as error:
        known = ", ".join(sorted(fields))
        what = f"the message or question names an unknown field ({error}); it may use {known}"
        raise RuleError(what, where=rule.path) from error
    return " ".join(text.split())
