"""A draft held against the sources: what they make of each of its claims, in the order of the draft."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.model import Bearing, Claim, DraftLine, Finding, Severity, Story, Verdict
from checker.values import Moment, Statement

_BEARINGS = {
    Verdict.CONFLICT: Bearing.CONTRADICTED,
    Verdict.COMPATIBLE: Bearing.DIFFERS,
    Verdict.AGREE: Bearing.BORNE_OUT,
}
_CHECKABLE = frozenset({"quantity", "quote", "role", "date", "list"})
"""Kinds of which a desk wants to know that no source has them; every clause is a statement, and names abound."""


def about(findings: Iterable[Finding], story: Story) -> tuple[Finding, ...]:
    """Keep what is found on drafts, the draft's own claim first, in the order of the drafts."""
    own = _own(story)
    places = {name: (claim.article, claim.span.start) for name, claim in own.items()}
    kept = (_draft_first(finding, own) for finding in findings if set(finding.claims) & own.keys())
    return tuple(sorted(kept, key=lambda f: (*places[f.claims[0]], f.rule, f.fingerprint)))


def _own(story: Story) -> dict[str, Claim]:
    """Return the drafts' claims by id."""
    drafts = {article.id for article in story.articles if article.draft}
    return {claim.id: claim for claim in story.claims if claim.article in drafts}


def _draft_first(finding: Finding, own: Mapping[str, Claim]) -> Finding:
    ordered = sorted(finding.sides, key=lambda side: side.claim not in own)
    return replace(finding, sides=tuple(ordered))


def lines(findings: Iterable[Finding], story: Story) -> tuple[DraftLine, ...]:
    """Say what the sources make of each claim of the drafts that can be checked."""
    held: dict[str, list[Finding]] = {}
    for finding in findings:
        for claim in finding.claims:
            held.setdefault(claim, []).append(finding)
    return tuple(_lines(story, held))


def _lines(story: Story, held: Mapping[str, Sequence[Finding]]) -> Iterator[DraftLine]:
    drafts = [article.id for article in story.articles if article.draft]
    bench = _Bench.of(story)
    for draft in drafts:
        for claim in _outermost(c for c in story.claims if c.article == draft):
            line = bench.line(claim, held.get(claim.id, ()))
            if line:
                yield line


def _outermost(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield claims by place, without those that are part of one of their kind, as a year is of a period.

    A clause is no part of the passage that it stands in: what sources make of it is told of it.
    """
    ends: dict[tuple[str, bool], int] = {}
    for claim in sorted(claims, key=lambda c: (c.span.start, -c.span.end)):
        kind = claim.kind, isinstance(claim.payload, Statement) and claim.payload.passage
        if claim.span.end > ends.get(kind, -1):
            ends[kind] = claim.span.end
            yield claim


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bench:
    """The sources of a story that a draft is held against."""

    story: Story
    claims: Mapping[str, Claim]
    drafts: frozenset[str]
    """Labels of the drafts: none of them bears another out."""

    @classmethod
    def of(cls, story: Story) -> "_Bench":
        """Set up a story's sources."""
        drafts = frozenset(article.source for article in story.articles if article.draft)
        return cls(story=story, claims={c.id: c for c in story.claims}, drafts=drafts)

    def line(self, claim: Claim, findings: Iterable[Finding]) -> DraftLine | None:
        """Say what the sources make of a claim; None where there is nothing to say of its kind."""
        held = [f for f in findings if f.verdict in _BEARINGS and self._others(f, claim)]
        if not held:
            missing = claim.kind in _CHECKABLE and not self._dated_alike(claim)
            return DraftLine(claim=claim.id, bearing=Bearing.NOT_FOUND) if missing else None
        # A remark, such as who is named for a figure, does not undo that sources bear the figure out.
        weighty = [f for f in held if f.severity is not Severity.NOTE or f.verdict is Verdict.AGREE] or held
        worst = min((_BEARINGS[f.verdict] for f in weighty), key=list(Bearing).index)
        deciding = [f for f in weighty if _BEARINGS[f.verdict] is worst]
        sources = tuple(sorted({source for f in deciding for source in self._others(f, claim)}))
        return DraftLine(
            claim=claim.id,
            bearing=worst,
            findings=tuple(f.fingerprint for f in held),
            sources=sources,
            origins=self.story.count_origins(sources),
        )

    def _dated_alike(self, claim: Claim) -> bool:
        """Tell whether a source gives the date, of what could not be told: "not found" would be untrue."""
        given = claim.payload.value if isinstance(claim.payload, Moment) else None
        return given is not None and any(
            isinstance(other.payload, Moment) and other.payload.value == given and other.source not in self.drafts
            for other in self.claims.values()
        )

    def _others(self, finding: Finding, claim: Claim) -> set[str]:
        """Return the sources that a finding holds a claim against: in a conflict, those that give another value."""
        own = {side.value.casefold() for side in finding.sides if side.claim == claim.id}
        return {
            self.claims[side.claim].source
            for side in finding.sides
            if finding.verdict is not Verdict.CONFLICT or side.value.casefold() not in own
        } - self.drafts
