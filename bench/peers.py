"""Hold the tool against its peers, side by side: ``python -m bench.peers [--env DIR]``.

Figures are held against those of quantulum3 on labelled sentences of our own, the whole job against a plain all-pairs
fuzzy matcher (rapidfuzz) on the labelled stories. The peers are installed from the package index into an environment
of their own, a temporary one or DIR, which is kept; they are no dependency.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import cases, figures, scoring
from bench.cases import Case, Expectation, Passage
from bench.figures import Figure, Score, Sentence
from checker.extract import extract
from checker.lexicon import Lexicon
from checker.model import Article, Span, Verdict
from checker.values.quantity import Bound

HERE = Path(__file__).parent
PEERS = ("quantulum3[classifier]==0.10.0", "rapidfuzz==3.14.*", "numpy")
ROUNDS = 5
THRESHOLDS = range(40, 101)

_CALLED = {
    "dollar": "USD",
    "euro": "EUR",
    "pound sterling": "GBP",
    "percentage": "%",
    "per cent": "%",
    "kilometre per hour": "kilometre per hour",
}
"""Names of units that another tool gives for the ones in the labels."""
_PER = " per "
"""What follows is what a rate is by, which no label has."""
_MANY = {"dozen": 12.0, "million": 1e6, "billion": 1e9}
"""What another tool takes for a unit and is a part of the number."""


_FIGURES = frozenset({"count", "update", "money", "share", "measure"})
"""Kinds of labels that are about figures."""


class PeersError(Exception):
    """The peers cannot be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """How a matcher's conflicts stand to the labels of the stories."""

    expected: int
    found: int
    figures: str
    """How many of the labelled conflicts of figures were found."""
    conflicts: int
    right: int
    flagged: int
    """Must-not-flag pairs held against each other."""

    @property
    def precision(self) -> float:
        """Share of the conflicts that a label asks for."""
        return self.right / self.conflicts if self.conflicts else 1.0

    @property
    def recall(self) -> float:
        """Share of the labelled conflicts that were found."""
        return self.found / self.expected

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall: by it the threshold is chosen."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sentences of two sources that a matcher holds against each other."""

    sides: tuple[tuple[str, Span], tuple[str, Span]]
    likeness: float

    def meets(self, passages: Sequence[Passage]) -> bool:
        """Tell whether every passage stands in one of the two sentences, and each of them has one."""
        stands = [{side for side in self.sides if _in(passage, side)} for passage in passages]
        return all(stands) and (len(passages) == 1 or len(set().union(*stands)) > 1)


def _in(passage: Passage, side: tuple[str, Span]) -> bool:
    return passage.article == side[0] and passage.span.overlaps(side[1])


def main() -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__.partition("\n")[0])
    parser.add_argument("--env", type=Path, metavar="DIR", help="keep the peers' environment here")
    given: Path | None = parser.parse_args().env
    try:
        with tempfile.TemporaryDirectory(prefix="factcheck-peers-") as folder:
            _compare(_installed(given or Path(folder)))
    except PeersError as error:
        print(f"bench.peers: {error}", file=sys.stderr)
        return 2
    return 0


def _compare(python: Path) -> None:
    for line in _quantities(python):
        print(line)
    print()
    for line in _conflicts(python):
        print(line)


def _installed(folder: Path) -> Path:
    """Make an environment with the peers, and return its Python.

    Raises:
        PeersError: There is no package index, or it lacks them.
    """
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        _run([sys.executable, "-m", "venv", str(folder)], "an environment cannot be made")
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PEERS]
    _run(install, f"{', '.join(PEERS)} cannot be installed; a package index is needed")
    return python


def _run(command: Sequence[str], wrong: str, given: str = "") -> str:
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        raise PeersError(f"{wrong}: {lines[-1].strip() if lines else f'status {done.returncode}'}")
    return done.stdout


def _asked(python: Path, script: str, request: object) -> Any:
    """Hand a request to a peer's script and return its answer."""
    return json.loads(_run([str(python), str(HERE / script)], f"{script} failed", json.dumps(request)))


def _quantities(python: Path) -> Iterator[str]:
    sentences = figures.load()
    answer = _asked(python, "peer_quantulum.py", [sentence.text for sentence in sentences])
    theirs = figures.score(sentences, [[_figure(each) for each in own] for own in answer["found"]])
    found, taken = _own_figures(sentences)
    ours = figures.score(sentences, found)
    yield f"{len(sentences)} sentences with {ours.labelled} figures; quantulum3 with its classifier trained anew"
    yield (
        f"{'':<12}{'sentences/s':>12}{'found':>7}{'right':>7}{'precision':>11}{'recall':>8}{'with unit':>11}"
        f"{'hedges':>10}{'things':>10}{'where none is':>15}"
    )
    yield _row("factcheck", ours, len(sentences) / taken, hedges=True)
    yield _row("quantulum3", theirs, len(sentences) / answer["seconds"], hedges=False)


def _row(name: str, score: Score, speed: float, *, hedges: bool) -> str:
    bound = f"{score.bound} of {score.hedged}" if hedges else "n/a"
    thing = f"{score.thing} of {score.counted}" if hedges else "n/a"
    return (
        f"{name:<12}{speed:>12.0f}{score.found:>7}{score.right:>7}{score.precision:>11.2f}{score.recall:>8.2f}"
        f"{score.with_unit:>11.2f}{bound:>10}{thing:>10}{score.none:>15}"
    )


def _own_figures(sentences: Sequence[Sentence]) -> tuple[list[tuple[Figure, ...]], float]:
    """Return what the tool finds in each sentence, and the seconds it takes for claims of every kind."""
    lexicon = Lexicon()
    articles = [
        Article(id=f"{number:04}", source="A", story=f"{number:04}", text=sentence.text)
        for number, sentence in enumerate(sentences)
    ]
    found = [figures.of_claims(own) for _, own in extract(articles, lexicon)]
    return found, _seconds(lambda: list(extract(articles, lexicon)))


def _figure(told: dict[str, Any]) -> Figure:
    """Read a quantity of quantulum3's; its ranges are a middle and an uncertainty."""
    unit, value, around = told["unit"], told["value"], told["uncertainty"]
    if unit in _MANY:
        return Figure(value=value * _MANY[unit])
    known = None if unit == "dimensionless" else _CALLED.get(unit) or _CALLED.get(unit.partition(_PER)[0], unit)
    if around:
        return Figure(value=(value - around, value + around), unit=known, bound=Bound.BETWEEN)
    return Figure(value=value, unit=known)


def _conflicts(python: Path) -> Iterator[str]:
    labelled = cases.load()
    articles = [article for case in labelled for article in case.articles]
    request = [[{"id": a.id, "text": a.text} for a in case.articles] for case in labelled]
    answer = _asked(python, "peer_fuzzy.py", request)
    pairs = [_pair(told) for told in answer["pairs"]]
    by_threshold = {least: _matched(labelled, [p for p in pairs if p.likeness >= least]) for least in THRESHOLDS}
    best = max(by_threshold, key=lambda least: by_threshold[least].f1)
    score = scoring.score(labelled, scoring.run(articles))
    taken = _seconds(lambda: scoring.run(articles))
    tally = score.tally(Verdict.CONFLICT)
    ours = Matched(
        expected=tally.expected,
        found=tally.found,
        figures=_figures(labelled, {id(each) for each in score.missed}),
        conflicts=tally.right + tally.wrong,
        right=tally.right,
        flagged=len(score.violations),
    )
    what = f"{len(labelled)} stories, {len(articles)} articles; the matcher's best threshold is {best}"
    yield f"{what}, chosen on these very labels"
    yield (
        f"{'':<16}{'expected':>9}{'found':>7}{'figures':>9}{'recall':>8}{'conflicts':>11}{'right':>7}{'precision':>11}"
        f"{'F1':>6}{'must not':>10}{'seconds':>9}"
    )
    yield _line("factcheck", ours, taken)
    yield _line("fuzzy matcher", by_threshold[best], answer["seconds"])


def _line(name: str, score: Matched, seconds: float) -> str:
    return (
        f"{name:<16}{score.expected:>9}{score.found:>7}{score.figures:>9}{score.recall:>8.2f}{score.conflicts:>11}{score.right:>7}"
        f"{score.precision:>11.2f}{score.f1:>6.2f}{score.flagged:>10}{seconds:>9.2f}"
    )


def _pair(told: Sequence[Any]) -> Pair:
    one, start, end, other, first, last, likeness = told
    sides = ((one, Span(start=start, end=end)), (other, Span(start=first, end=last)))
    return Pair(sides=sides, likeness=likeness)


def _matched(labelled: Sequence[Case], pairs: Sequence[Pair]) -> Matched:
    """Hold a matcher's pairs against the labels, by the rules that ``bench.scoring`` has for findings."""
    wanted = [each for case in labelled for each in case.expectations if scoring.says(Verdict.CONFLICT, each)]
    met = {id(each): [n for n, pair in enumerate(pairs) if pair.meets(each.sides)] for each in wanted}
    conflicts: list[Expectation] = [each for each in wanted if each.verdict == "conflict"]
    return Matched(
        expected=len(conflicts),
        found=sum(bool(met[id(each)]) for each in conflicts),
        figures=_figures(labelled, {key for key, own in met.items() if not own}),
        conflicts=len(pairs),
        right=len({n for own in met.values() for n in own}),
        flagged=sum(any(pair.meets(never.sides) for pair in pairs) for case in labelled for never in case.nevers),
    )


def _figures(labelled: Sequence[Case], missed: Collection[int]) -> str:
    """Say how many of the labelled conflicts of figures were found: all that a matcher of numbers could find."""
    own = [each for case in labelled for each in case.expectations if each.verdict == "conflict"]
    figured = [each for each in own if each.kind in _FIGURES]
    return f"{sum(id(each) not in missed for each in figured)}/{len(figured)}"


def _seconds(work: Callable[[], object]) -> float:
    """Return how long something takes, over several rounds; what it loads is loaded."""
    start = time.perf_counter()
    for _ in range(ROUNDS):
        work()
    return (time.perf_counter() - start) / ROUNDS


if __name__ == "__main__":
    sys.exit(main())
