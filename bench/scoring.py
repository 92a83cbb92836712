"""Hold a report against labelled cases."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench.cases import Case, Expectation, Never, Passage
from checker import pipeline
from checker.check.rulebook import load
from checker.extract import extract
from checker.lexicon import Lexicon
from checker.model import Article, Claim, Finding, Report, Verdict

_JUDGED = (Verdict.CONFLICT, Verdict.COMPATIBLE, Verdict.AGREE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How the findings of one verdict stand to the labels."""

    verdict: Verdict
    expected: int
    """Expectations of this verdict."""
    found: int
    """Expectations of this verdict that a finding meets, or the note of one."""
    right: int
    """Findings of this verdict that meet an expectation."""
    wrong: int
    """Findings of this verdict whose passages are labelled otherwise; conflicts are labelled in full, so any other."""
    unlabelled: int
    """Findings of this verdict that no label speaks of."""

    @property
    def recall(self) -> float:
        """Share of the expectations that were met."""
        return self.found / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """Share of the labelled findings that are right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What became of every label."""

    tallies: tuple[Tally, ...]
    missed: tuple[Expectation, ...]
    spurious: tuple[Finding, ...]
    """Conflicts that no expectation asks for."""
    violations: tuple[tuple[Never, Finding], ...]
    """Conflicts that hold a must-not-flag pair together."""
    joined: tuple[tuple[Never, Finding], ...]
    """Other findings that hold a must-not-flag pair together."""
    contradicted: tuple[Finding, ...]
    """Compatible and agree findings of passages that are labelled otherwise."""
    expectations: tuple[Expectation, ...]

    def tally(self, verdict: Verdict) -> Tally:
        """Return the tally of a verdict."""
        return next(tally for tally in self.tallies if tally.verdict is verdict)


def run(articles: Sequence[Article]) -> Report:
    """Extract, align and check articles held in memory; stories are never compared with each other."""
    claims = [claim for _, own in extract(articles, Lexicon()) for claim in own]
    return pipeline.compare(articles, claims, pipeline.Means.of(pipeline.Options()))


def score(cases: Sequence[Case], report: Report) -> Score:
    """Hold a report on the cases against their labels."""
    held = _Held(report)
    expectations = tuple(each for case in cases for each in case.expectations)
    nevers = tuple(each for case in cases for each in case.nevers)
    met = {id(each): tuple(held.meeting(each)) for each in expectations}
    told = {name for name, found in met.items() if found} | {id(e) for e in expectations if held.is_noted(e)}
    right = {finding.fingerprint for each in expectations for finding in met[id(each)]}
    together = tuple((never, finding) for never in nevers for finding in held.together(never.sides))
    conflicts = tuple(f for f in report.findings if f.verdict is Verdict.CONFLICT)
    return Score(
        tallies=tuple(_tally(verdict, held, expectations, told, right) for verdict in _JUDGED),
        missed=tuple(each for each in expectations if id(each) not in told),
        spurious=tuple(finding for finding in conflicts if finding.fingerprint not in right),
        violations=tuple((n, f) for n, f in together if f.verdict is Verdict.CONFLICT),
        joined=tuple((n, f) for n, f in together if f.verdict is not Verdict.CONFLICT and f.fingerprint not in right),
        contradicted=tuple(
            f
            for f in held.findings
            if f.verdict is not Verdict.CONFLICT and f.fingerprint not in right and held.contradicted(f, expectations)
        ),
        expectations=expectations,
    )


def _tally(
    verdict: Verdict, held: "_Held", expectations: Sequence[Expectation], met: set[int], right: set[str]
) -> Tally:
    own = [each for each in expectations if each.verdict == verdict.value]
    findings = [finding for finding in held.findings if finding.verdict is verdict]
    good = sum(finding.fingerprint in right for finding in findings)
    others = [finding for finding in findings if finding.fingerprint not in right]
    wrong = others if verdict is Verdict.CONFLICT else [f for f in others if held.contradicted(f, expectations)]
    return Tally(
        verdict=verdict,
        expected=len(own),
        found=sum(id(each) in met for each in own),
        right=good,
        wrong=len(wrong),
        unlabelled=len(others) - len(wrong),
    )


class _Held:
    """The claims that each finding of a report holds together."""

    def __init__(self, report: Report) -> None:
        claims = {claim.id: claim for claim in report.claims}
        self.findings = tuple(f for f in report.findings if f.verdict in _JUDGED)
        self._agreeing = frozenset(rule.id for rule in load().rules if rule.check.endswith(".agree"))
        self._claims = {f.fingerprint: tuple(claims[key] for key in f.claims) for f in self.findings}

    def meeting(self, wanted: Expectation) -> Iterator[Finding]:
        """Yield the findings that say what an expectation asks for."""
        for finding in self.findings:
            if says(finding.verdict, wanted) and self._all(finding, wanted.sides, wanted.kinds):
                yield finding

    def is_noted(self, wanted: Expectation) -> bool:
        """Tell whether a finding of a difference notes the agreement of an expectation: two against a third."""
        return wanted.verdict == Verdict.AGREE.value and any(
            any(note.split(":")[0] in self._agreeing for note in finding.notes)
            and self._all(finding, wanted.sides, wanted.kinds)
            for finding in self.findings
        )

    def together(self, sides: Sequence[Passage]) -> Iterator[Finding]:
        """Yield the findings that hold two passages by two claims."""
        for finding in self.findings:
            claims = self._at(finding, sides)
            if all(claims) and len({claim.id for own in claims for claim in own}) > 1:
                yield finding

    def contradicted(self, finding: Finding, expectations: Iterable[Expectation]) -> bool:
        """Tell whether the labels say something else of the very passages that a finding holds together."""
        return any(
            not says(finding.verdict, each) and len(each.sides) > 1 and self._only(finding, each)
            for each in expectations
            if each.story == finding.story
        )

    def _only(self, finding: Finding, wanted: Expectation) -> bool:
        claims = self._claims[finding.fingerprint]
        own = all(any(side.meets(claim, wanted.kinds) for side in wanted.sides) for claim in claims)
        return own and self._all(finding, wanted.sides, wanted.kinds)

    def _all(self, finding: Finding, sides: Sequence[Passage], kinds: frozenset[str]) -> bool:
        return all(any(side.meets(claim, kinds) for claim in self._claims[finding.fingerprint]) for side in sides)

    def _at(self, finding: Finding, sides: Sequence[Passage]) -> list[list[Claim]]:
        return [[claim for claim in self._claims[finding.fingerprint] if side.meets(claim)] for side in sides]


def says(verdict: Verdict, wanted: Expectation) -> bool:
    """Tell whether a verdict is the one an expectation asks for."""
    if wanted.verdict == "differ":
        return verdict in {Verdict.CONFLICT, Verdict.COMPATIBLE}
    return verdict.value == wanted.verdict
