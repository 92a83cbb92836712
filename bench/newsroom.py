"""Measure what share of the facts of real newsroom stories is surfaced: ``python -m bench.newsroom``.

Twelve stories, each as several outlets would write it, read in full and labelled by hand: ``gold.jsonl`` has every fact
that two of them tell, the words of each article that tell it, and what the values are to each other.

A fact is surfaced by a finding with, in two of the fact's articles, a claim that overlaps the fact's words there;
claims of statements count only for facts that are told by words and not by a value. A difference must be surfaced as a
conflict, as compatible, or to be looked at. It is right where such a finding has the fact's own verdict.
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker import pipeline
from checker.means import Options
from checker.model import Claim, Finding, Report, Verdict
from checker.values import Statement

FOLDER = Path(__file__).parent.parent / "tests" / "cases" / "newsroom"
DIFFERENCES = frozenset({Verdict.CONFLICT, Verdict.COMPATIBLE})
"""Verdicts that tell of a difference."""
_SHOWN = DIFFERENCES | {Verdict.LOOK}
"""Verdicts that surface a difference."""
_WORDS = frozenset({"statement", "denial", "certainty", "attribution", "place", "charge", "relation", "other"})
"""Kinds of facts that a statement may surface."""

Places = Mapping[str, Sequence[tuple[int, int]]]
"""Where a fact is told: characters of each article, by its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact that a careful reader found in several articles."""

    story: str
    kind: str
    topic: str
    verdict: Verdict
    places: Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What became of the facts of one verdict."""

    verdict: Verdict
    facts: int
    surfaced: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How a report stands to the facts."""

    tallies: tuple[Tally, ...]
    told: int
    """Findings of a difference."""
    borne_out: int
    """Those that lie on a difference that the reader found too."""
    missed: tuple[Fact, ...]

    @property
    def precision(self) -> float:
        """The share of the differences told that the reader found too."""
        return self.borne_out / self.told if self.told else 1.0

    def tally(self, verdict: Verdict) -> Tally:
        """Return the tally of a verdict."""
        return next(tally for tally in self.tallies if tally.verdict is verdict)


def run(folder: Path = FOLDER) -> Report:
    """Read, extract, align and check the stories, passages to be looked at among what is shown."""
    rows = (json.loads(line) for line in (folder / "stories.jsonl").read_text(encoding="utf-8").splitlines())
    articles = [article for row in rows for article in row["articles"]]
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "stories.jsonl"
        path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
        return pipeline.run([str(path)], Options(look=True))


def facts(report: Report, folder: Path = FOLDER) -> tuple[Fact, ...]:
    """Read the labelled facts, with their places in the articles as they were read.

    Raises:
        ValueError: An article does not have the words that a fact says it has.
    """
    texts = {article.id: article.text for article in report.articles}
    rows = (json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines())
    return tuple(_fact(row["story"], fact, texts) for row in rows for fact in row["facts"])


def _fact(story: str, row: Mapping[str, Any], texts: Mapping[str, str]) -> Fact:
    return Fact(
        story=story,
        kind=row["kind"],
        topic=row["topic"],
        verdict=Verdict(row["verdict"]),
        places=places(row, texts),
    )


def places(fact: Mapping[str, Any], texts: Mapping[str, str]) -> Places:
    """Return where the words of a fact stand, however often, by article.

    Raises:
        ValueError: They stand nowhere in the article.
    """
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for value in fact["values"]:
        own = list(_all(value["span"], texts[value["article"]]))
        if not own:
            raise ValueError(f"{value['article']} does not have {value['span']!r}")
        found[value["article"]].extend(own)
    return found


def _all(words: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)


def score(gold: Sequence[Fact], report: Report) -> Score:
    """Hold a report against the facts."""
    claims = {claim.id: claim for claim in report.claims}
    own: dict[str, list[tuple[Finding, list[Claim]]]] = defaultdict(list)
    for finding in report.findings:
        own[finding.story].append((finding, [claims[name] for name in finding.claims]))
    verdicts = [{f.verdict for f, sides in own[fact.story] if lies_on(sides, fact)} for fact in gold]
    found = [
        (fact, given & (_SHOWN if fact.verdict in DIFFERENCES else set(Verdict)))
        for fact, given in zip(gold, verdicts, strict=True)
    ]
    told = [each for each_story in own.values() for each in each_story if each[0].verdict in DIFFERENCES]
    differences = [fact for fact in gold if fact.verdict in DIFFERENCES]
    return Score(
        tallies=tuple(_tally(verdict, found) for verdict in (Verdict.CONFLICT, Verdict.COMPATIBLE, Verdict.AGREE)),
        told=len(told),
        borne_out=sum(any(f.story == fact.story and lies_on(c, fact) for fact in differences) for f, c in told),
        missed=tuple(fact for fact, given in found if not given),
    )


def _tally(verdict: Verdict, found: Sequence[tuple[Fact, set[Verdict]]]) -> Tally:
    own = [given for fact, given in found if fact.verdict is verdict]
    return Tally(
        verdict=verdict,
        facts=len(own),
        surfaced=sum(bool(given) for given in own),
        right=sum(verdict in given for given in own),
    )


def lies_on(claims: Sequence[Claim], fact: Fact) -> bool:
    """Tell whether the claims of a finding overlap a fact's words in two of its articles."""
    touched = {
        claim.article
        for claim in claims
        if fact.kind in _WORDS or not isinstance(claim.payload, Statement)
        if any(claim.span.start < end and start < claim.span.end for start, end in fact.places.get(claim.article, ()))
    }
    return len(touched) > 1


def table(measured: Score) -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"{'':<12}{'facts':>7}{'surfaced':>10}{'right':>8}"
    for each in measured.tallies:
        facts_ = each.facts or 1
        yield f"{each.verdict:<12}{each.facts:>7}{each.surfaced / facts_:>10.1%}{each.right / facts_:>8.1%}"
    share = f"{measured.borne_out} of {measured.told} ({measured.precision:.1%})"
    yield f"{share} conflicts and compatible findings lie on a difference that the reader found"


def main() -> None:
    """Print the table."""
    report = run()
    print("\n".join(table(score(facts(report), report))))


if __name__ == "__main__":
    main()
