"""The mutation bank: true reports, copies with one thing changed, and how often the tool points at the change."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bench.edits import Change, Edit, apply, moved
from bench.mutations import MAKERS, SOFT
from bench.rewording import REWORDINGS
from checker import pipeline
from checker.extract import extract
from checker.ingest.blocks import blocks
from checker.lexicon import Lexicon
from checker.model import Article, Claim, Finding, Report, Span, Verdict

_COPY = "Copy"
_VISIBLE = frozenset({Verdict.CONFLICT, Verdict.COMPATIBLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A report, a second outlet's copy of it, and what was changed in the copy."""

    story: str
    original: Article
    copy: Article
    rewording: str
    change: Change | None
    """None in a control: nothing but the wording differs."""
    edits: tuple[Edit, ...]

    def draw(self) -> int:
        """Return a number by which a sample is drawn: the same for the same change in the same article."""
        kind = self.change.kind if self.change else ""
        return zlib.crc32(f"{self.original.id}|{kind}|{self.rewording}|{self.copy.text}".encode())

    def after(self) -> tuple[Span, ...]:
        """Return the changed places in the copy."""
        return tuple(moved(span, self.edits) for span in self.change.before()) if self.change else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the tool said of a trial."""

    trial: Trial
    noticed: bool
    """A conflict or compatible finding points at the changed place on both sides."""
    exact: bool
    """The same, with the verdict that the kind of change calls for."""
    stray: tuple[Finding, ...]
    """Conflicts between the two outlets that have nothing to do with the change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The results of one kind of change."""

    kind: str
    trials: int
    noticed: int
    exact: int
    stray: int

    @property
    def rate(self) -> float:
        """Share of the changes noticed."""
        return self.noticed / self.trials if self.trials else 1.0


def trials(articles: Sequence[Article], *, most: int = 3, every: int = 1) -> tuple[Trial, ...]:
    """Plant changes in copies of articles, and make a control of each re-wording.

    Args:
        articles: True reports.
        most: Changes of one kind in one article.
        every: Keep one change in so many, to save time; which ones does not depend on the other articles.
    """
    claims = {article.id: own for article, own in extract(articles, Lexicon())}
    planted = [trial for article in articles for trial in _of(article, claims[article.id], most)]
    kept = [trial for trial in planted if trial.change is None or trial.draw() % every == 0]
    return tuple(replace(trial, story=f"{number:05d}") for number, trial in enumerate(kept))


def run(given: Sequence[Trial]) -> tuple[Result, ...]:
    """Check every trial as a story of its own."""
    lexicon = Lexicon()
    sources = list({trial.original.id: trial.original for trial in given}.values())
    claims = {article.id: own for article, own in extract(sources, lexicon)}
    copies = [_placed(trial.copy, trial, _COPY) for trial in given]
    originals = [_placed(trial.original, trial, "Original") for trial in given]
    found = [claim for _, own in extract(copies, lexicon) for claim in own]
    for trial, article in zip(given, originals, strict=True):
        found.extend(_moved(claim, article) for claim in claims[trial.original.id])
    report = pipeline.compare([*originals, *copies], found, pipeline.Means.of(pipeline.Options()))
    return tuple(_results(given, report))


def rows(results: Sequence[Result]) -> Iterator[Row]:
    """Yield a row for each kind of change, then one for all changes."""
    changed = [result for result in results if result.trial.change is not None]
    for kind in MAKERS:
        own = [result for result in changed if result.trial.change is not None and result.trial.change.kind == kind]
        yield _row(kind, own)
    yield _row("all changes", changed)


def controls(results: Sequence[Result]) -> Iterator[Row]:
    """Yield a row for each re-wording of copies without a change, then one for all; ``stray`` counts flagged copies."""
    same = [result for result in results if result.trial.change is None]
    for rewording in REWORDINGS:
        yield _row(rewording, [result for result in same if result.trial.rewording == rewording])
    yield _row("all controls", same)


def _row(kind: str, results: Sequence[Result]) -> Row:
    return Row(
        kind=kind,
        trials=len(results),
        noticed=sum(result.noticed for result in results),
        exact=sum(result.exact for result in results),
        stray=sum(bool(result.stray) for result in results),
    )


def _of(article: Article, claims: Sequence[Claim], most: int) -> Iterator[Trial]:
    """Yield the controls of an article, then its changes; every second change comes in a re-worded copy."""
    names = list(REWORDINGS)
    for rewording in names:
        yield _trial(article, rewording, None)
    for kind, maker in MAKERS.items():
        for number, change in enumerate(_spread(list(maker(article.text, claims)), most)):
            yield _trial(article, names[(number + len(kind)) % len(names)], change)


def _spread(changes: Sequence[Change], most: int) -> Sequence[Change]:
    """Take changes from all over a text."""
    step = max(len(changes) // most, 1)
    return changes[::step][:most]


def _trial(article: Article, rewording: str, change: Change | None) -> Trial:
    own = change.edits if change else ()
    kept = [*own, *(Edit(start=span.start, end=span.end, new="") for span in (change.place if change else ()))]
    safe = [edit for edit in REWORDINGS[rewording](article.text) if not any(edit.meets(other) for other in kept)]
    edits = tuple(sorted((*own, *safe), key=lambda edit: edit.start))
    text = apply(article.text, edits)
    copy = replace(article, text=text, blocks=blocks(text))
    return Trial(story="", original=article, copy=copy, rewording=rewording, change=change, edits=edits)


def _placed(article: Article, trial: Trial, source: str) -> Article:
    return replace(article, id=f"{trial.story}/{source}", story=trial.story, source=source, path=None)


def _moved(claim: Claim, article: Article) -> Claim:
    """Put a claim of the original report into a trial's story."""
    number = claim.id.rpartition("#")[2]
    return replace(claim, id=f"{article.id}#{number}", article=article.id, story=article.story, source=article.source)


def _results(given: Sequence[Trial], report: Report) -> Iterator[Result]:
    claims = {claim.id: claim for claim in report.claims}
    own: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.verdict in _VISIBLE:
            own.setdefault(finding.story, []).append(finding)
    for trial in given:
        yield _result(trial, own.get(trial.story, []), claims)


def _result(trial: Trial, findings: Sequence[Finding], claims: dict[str, Claim]) -> Result:
    pointing = [finding for finding in findings if _points(trial, [claims[key] for key in finding.claims])]
    wanted = Verdict.COMPATIBLE if trial.change and trial.change.kind in SOFT else Verdict.CONFLICT
    stray = [
        f for f in findings if f.verdict is Verdict.CONFLICT and len(f.sources) > 1 and not _speaks(trial, f, claims)
    ]
    return Result(
        trial=trial,
        noticed=bool(pointing),
        exact=any(finding.verdict is wanted for finding in pointing),
        stray=tuple(stray),
    )


def _points(trial: Trial, claims: Sequence[Claim]) -> bool:
    """Tell whether claims stand at the changed place, in the original and in the copy."""
    if trial.change is None:
        return False
    here = [claim.span for claim in claims if claim.source != _COPY]
    there = [claim.span for claim in claims if claim.source == _COPY]
    return _touch(here, trial.change.before()) and _touch(there, trial.after())


def _speaks(trial: Trial, finding: Finding, claims: dict[str, Claim]) -> bool:
    """Tell whether a finding speaks of the changed place of the copy, if only against another place of the original."""
    there = [claims[key].span for key in finding.claims if claims[key].source == _COPY]
    return trial.change is not None and _touch(there, trial.after())


def _touch(spans: Iterable[Span], places: Sequence[Span]) -> bool:
    return any(
        span.overlaps(Span(start=place.start, end=max(place.end, place.start + 1)))
        for span in spans
        for place in places
    )
