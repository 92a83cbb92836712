"""The quality gate: what the tool finds on the labelled cases and in the mutation bank may not fall."""

from pathlib import Path

import pytest

from bench import bank, cases, edits, mutations, quality, scoring
from bench.bank import Result
from bench.cases import Case, CaseError
from bench.edits import Edit
from bench.scoring import Score
from checker.model import Span, Verdict

CASE = """
topic = "A ferry runs aground"

[[article]]
outlet = "Post"
text = "The ferry carried 40 passengers on Monday."

[[article]]
outlet = "Wire"
text = "The ferry carried 60 passengers."

[[expect]]
verdict = "conflict"
kind = "count"
sides = { "Post" = "40 passengers", "Wire" = "60 passengers" }
"""

RECALL = {Verdict.CONFLICT: 0.5, Verdict.COMPATIBLE: 0.75, Verdict.AGREE: 0.88}
PRECISION = {Verdict.CONFLICT: 0.95, Verdict.COMPATIBLE: 0.79, Verdict.AGREE: 0.95}
FAMILIES = {
    "figures": ("number", "digits swapped", "nought added", "hedge", "scale"),
    "people": ("title", "name"),
    "dates": ("weekday", "date"),
    "statements": ("negation", "certainty"),
    "quotations": ("quotation word", "quotation negated", "speaker"),
}
NOTICED = {"figures": 0.9, "people": 0.88, "dates": 0.9, "statements": 0.85, "quotations": 0.95}
"""Shares of planted changes that are noticed, a little under what the sample measures."""
FLAGGED = 0.005
"""Share of true copies that may conflict with their original."""
EVERY = 6


@pytest.fixture(scope="module")
def labelled() -> tuple[Case, ...]:
    """Read the labelled cases."""
    return cases.load()


@pytest.fixture(scope="module")
def score(labelled: tuple[Case, ...]) -> Score:
    """Run all cases together: stories are never compared with each other."""
    return scoring.score(labelled, scoring.run([article for case in labelled for article in case.articles]))


@pytest.fixture(scope="module")
def results(labelled: tuple[Case, ...]) -> tuple[Result, ...]:
    """Run a part of the mutation bank."""
    return bank.run(bank.trials(quality.reports(labelled), every=EVERY))


def test_the_cases_are_many_and_even(labelled: tuple[Case, ...]) -> None:
    """Conflicts and must-not-flag pairs are labelled in about equal number."""
    conflicts = sum(each.verdict == "conflict" for case in labelled for each in case.expectations)
    nevers = sum(len(case.nevers) for case in labelled)

    assert len(labelled) >= 15
    assert sum(len(case.expectations) for case in labelled) + nevers >= 160
    assert 0.8 <= conflicts / nevers <= 1.25


@pytest.mark.parametrize("verdict", RECALL)
def test_recall_does_not_fall(score: Score, verdict: Verdict) -> None:
    """Of the labelled pairs, as many as before are found."""
    assert score.tally(verdict).recall >= RECALL[verdict]


@pytest.mark.parametrize("verdict", PRECISION)
def test_precision_does_not_fall(score: Score, verdict: Verdict) -> None:
    """Of the findings that labels speak of, as many as before are right."""
    assert score.tally(verdict).precision >= PRECISION[verdict]


def test_must_not_flag_pairs_stay_apart(score: Score) -> None:
    """Hardly any pair of different things is held against each other in a conflict."""
    assert len(score.violations) <= 2


@pytest.mark.parametrize("family", NOTICED)
def test_planted_changes_are_noticed(results: tuple[Result, ...], family: str) -> None:
    """A finding points at the one thing that a copy changes."""
    rows = [row for row in bank.rows(results) if row.kind in FAMILIES[family]]

    assert sum(row.noticed for row in rows) >= NOTICED[family] * sum(row.trials for row in rows)


def test_true_copies_are_left_alone(results: tuple[Result, ...]) -> None:
    """A copy that changes no fact hardly ever conflicts with its original."""
    controls = list(bank.controls(results))[-1]

    assert controls.stray <= FLAGGED * controls.trials


def test_a_case_says_where_its_words_stand(tmp_path: Path) -> None:
    """A side is found in its article."""
    path = tmp_path / "ferry.toml"
    path.write_text(CASE, encoding="utf-8")

    case = cases.read(path)

    side = case.expectations[0].sides[1]
    assert (side.article, side.span) == ("ferry/Wire", Span(start=18, end=31))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"Post" = "40', '"Past" = "40', r"no article is by 'Past'.*did you mean 'Post'"),
        ('"60 passengers" }', '"90 passengers" }', r"'90 passengers' stands 0 times"),
        ('"60 passengers" }', '"e" }', r"stands \d+ times"),
        ('kind = "count"', 'kind = "counts"', r"no kind 'counts'.*did you mean 'count'"),
        ('verdict = "conflict"', 'verdict = "war"', r"not a usable case.*expect\[0\]"),
        ('outlet = "Wire"', 'outlet = "Post"', r"same outlet"),
        ("[[expect]]", "[[expect", r"not valid TOML"),
        ('verdict = "conflict"\nkind = "count"', "", r"not a usable case"),
        ('[[expect]]\nverdict = "conflict"\nkind = "count"\nsides = { "Post" = "40 passengers", ', "[[never]]\nsides = { ", r"takes two passages, not 1"),
    ],
)  # fmt: skip
def test_a_broken_case_is_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    """A case that cannot be used is named, with what is wrong and the way out."""
    path = tmp_path / "ferry.toml"
    path.write_text(CASE.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(CaseError, match=says) as caught:
        cases.read(path)
    assert str(path) in str(caught.value)


def test_an_edit_moves_what_follows() -> None:
    """Places are found again after edits before them and in them."""
    text = "About 40 people and 12 dogs"
    made = (Edit(start=0, end=5, new="Some"), Edit(start=20, end=22, new="twelve"))

    copy = edits.apply(text, made)

    assert copy == "Some 40 people and twelve dogs"
    assert [copy[s.start : s.end] for s in (edits.moved(Span(start=6, end=8), made), edits.moved(Span(start=20, end=22), made))] == ["40", "twelve"]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("number", "It drew 48 people aged 30 in 2019 at 5 p.m. on May 3.", ["It drew 72 people aged 30 in 2019 at 5 p.m. on May 3."]),
        ("number", "Two men fled.", ["Five men fled."]),
        ("digits swapped", "It lost 1,240 jobs and 30 ships.", ["It lost 2,140 jobs and 30 ships."]),
        ("nought added", "It lost 450 jobs.", ["It lost 4,500 jobs."]),
        ("hedge", "At least 40 died over two weeks.", ["Fewer than 40 died over two weeks."]),
        ("currency", "It cost $3m, or 4 euros each.", ["It cost €3m, or 4 euros each.", "It cost $3m, or 4 dollars each."]),
        ("scale", "It cost 3 million.", ["It cost 3 billion."]),
        ("per cent", "It rose 3 per cent.", ["It rose 3 percentage points."]),
        ("weekday", "She left on Friday.", ["She left on Monday."]),
        ("date", "She left on May 4.", ["She left on May 15."]),
        ("negation", "The door was open. It was not shut.", ["The door was not open. It was not shut."]),
        ("certainty", "The door was forced.", ["The door was allegedly forced."]),
        ("quotation negated", '"The door was open all the night," he said.', ['"The door was not open all the night," he said.']),
        ("quotation word", '"We had to break the window," he said.', ['"We had to break the harvest," he said.']),
        ("speaker", '"We had to break the door," said Anna Berg.', ['"We had to break the door," said Marta Ellwood.']),
    ],
)  # fmt: skip
def test_a_change_is_what_its_kind_says(kind: str, text: str, expected: list[str]) -> None:
    """Each maker changes one thing, and leaves ages, years, times and days alone."""
    assert [edits.apply(text, change.edits) for change in mutations.MAKERS[kind](text, ())] == expected


def test_the_tables_name_every_kind(score: Score, results: tuple[Result, ...]) -> None:
    """The printed tables have a line for each verdict and each kind of change."""
    printed = "\n".join([*quality.table(score), *quality.bank_table(results), *quality.unnoticed(results)])

    assert all(f"\n{name}" in printed for name in ("conflict", "compatible", "agree", *mutations.MAKERS))
