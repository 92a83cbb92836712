"""Measure what the tool finds and leaves alone: ``python -m bench.quality``.

Prints precision and recall on the labelled cases, must-not-flag pairs that were flagged all the same, and how many
planted changes are noticed. ``--list`` names every label and every change that fails; ``--cases`` and ``--bank`` print
one half alone.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import bank, cases, scoring
from bench.bank import Result
from bench.cases import Case, Expectation, Passage
from bench.scoring import Score
from checker.ingest.blocks import blocks
from checker.model import Article, Finding, Report

SEEDS = Path(__file__).parent.parent / "seeds"


def main() -> None:
    """Print the tables."""
    given, labelled = set(sys.argv[1:]), cases.load()
    if "--bank" not in given:
        _print_cases(labelled, listed="--list" in given)
    if "--cases" not in given:
        _print_bank(labelled, listed="--list" in given)


def reports(labelled: Sequence[Case]) -> list[Article]:
    """Return the true reports that changes are planted in: the cases' articles and the seeds."""
    seeds = [(path.stem, path.read_text(encoding="utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
    return [
        *(article for case in labelled for article in case.articles),
        *(Article(id=name, source=name, story=name, text=text, blocks=blocks(text)) for name, text in seeds),
    ]


def _print_cases(labelled: Sequence[Case], *, listed: bool) -> None:
    report = scoring.run([article for case in labelled for article in case.articles])
    score = scoring.score(labelled, report)
    print("\n".join(table(score)))
    if listed:
        print("\n".join(failures(score, report)))


def _print_bank(labelled: Sequence[Case], *, listed: bool) -> None:
    results = bank.run(bank.trials(reports(labelled)))
    print("\n".join(bank_table(results)))
    if listed:
        print("\n".join(unnoticed(results)))


def table(score: Score) -> Iterator[str]:
    """Yield the lines of the tables on the cases."""
    head = (
        ("expected", 9),
        ("found", 7),
        ("recall", 8),
        ("right", 7),
        ("wrong", 7),
        ("precision", 11),
        ("unlabelled", 12),
    )
    yield f"{'cases':<12}" + "".join(f"{name:>{width}}" for name, width in head)
    for tally in score.tallies:
        yield (
            f"{tally.verdict.value:<12}{tally.expected:>9}{tally.found:>7}{tally.recall:>8.2f}{tally.right:>7}"
            f"{tally.wrong:>7}{tally.precision:>11.2f}{tally.unlabelled:>12}"
        )
    yield f"must-not-flag pairs flagged: {len(score.violations)}; joined in another finding: {len(score.joined)}"
    yield ""
    yield f"{'kind':<12}{'expected':>9}{'found':>7}"
    for kind, expected, found in by_kind(score):
        yield f"{kind:<12}{expected:>9}{found:>7}"


def by_kind(score: Score) -> Iterator[tuple[str, int, int]]:
    """Yield how many expectations of each kind and verdict there are, and how many were met."""
    missed = {id(each) for each in score.missed}
    labels = sorted({(each.verdict, each.kind) for each in score.expectations})
    for verdict, kind in labels:
        own = [each for each in score.expectations if (each.verdict, each.kind) == (verdict, kind)]
        yield f"{kind} {verdict}", len(own), sum(id(each) not in missed for each in own)


def failures(score: Score, report: Report) -> Iterator[str]:
    """Yield a line for every label that fails and every conflict that no label asks for."""
    for wanted in score.missed:
        yield f"missed: {_told(wanted)}"
    for finding in score.spurious:
        yield f"not asked for: {_shown(finding, report)}"
    for finding in score.contradicted:
        yield f"labelled otherwise: {finding.verdict.value} {_shown(finding, report)}"
    for never, finding in score.violations:
        yield f"must not be flagged: {_sides(never.sides)} [{never.story}] {finding.rule} {finding.message}"
    for never, finding in score.joined:
        yield f"joined: {_sides(never.sides)} [{never.story}] {finding.rule} {finding.message}"


def bank_table(results: Sequence[Result]) -> Iterator[str]:
    """Yield the lines of the table of planted changes."""
    yield ""
    yield f"{'planted change':<18}{'tried':>6}{'noticed':>9}{'rate':>6}{'right verdict':>15}{'stray conflict':>16}"
    for row in bank.rows(results):
        yield f"{row.kind:<18}{row.trials:>6}{row.noticed:>9}{row.rate:>6.2f}{row.exact:>15}{row.stray:>16}"
    yield ""
    yield f"{'true copy':<18}{'tried':>6}{'flagged':>9}"
    for row in bank.controls(results):
        yield f"{row.kind:<18}{row.trials:>6}{row.stray:>9}"
    rules = Counter(finding.rule for result in results for finding in result.stray)
    yield f"stray conflicts by rule: {', '.join(f'{rule} {n}' for rule, n in sorted(rules.items())) or 'none'}"


def unnoticed(results: Sequence[Result]) -> Iterator[str]:
    """Yield a line for each change that was not noticed and each conflict that points elsewhere."""
    for result in results:
        trial = result.trial
        if trial.change is not None and not result.noticed:
            edit, text = trial.change.edits[0], trial.original.text
            start, end = text.rfind("\n", 0, edit.start) + 1, text.find("\n", edit.end)
            shown = f"{text[start : edit.start]}[{text[edit.start : edit.end]} -> {edit.new}]{text[edit.end : end]}"
            yield f"not noticed: {trial.change.kind} ({trial.rewording}) [{trial.original.id}] {shown}"
        for finding in result.stray:
            yield f"stray: ({trial.rewording}) [{trial.original.id}] {finding.rule} {finding.message}"


def _told(wanted: Expectation) -> str:
    return f"[{wanted.story}] {wanted.kind} {wanted.verdict}: {_sides(wanted.sides)}"


def _sides(sides: tuple[Passage, ...]) -> str:
    return " / ".join(f"{side.article.partition('/')[2]} «{side.words}»" for side in sides)


def _shown(finding: Finding, report: Report) -> str:
    claims = {claim.id: claim for claim in report.claims}
    told = " / ".join(f"{claims[key].source} «{claims[key].text}»" for key in finding.claims)
    return f"[{finding.story}] {finding.rule} {finding.message} -- {told}"


if __name__ == "__main__":
    main()
