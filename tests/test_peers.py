"""The bench that holds the tool against its peers: honest labels, and no traceback where there is no package index."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench import cases, figures, peer_fuzzy, peers
from bench.cases import Passage
from bench.figures import Figure, Sentence
from bench.peers import Pair
from checker.model import Span
from checker.values.quantity import Bound

ROOT = Path(__file__).parent.parent
SENTENCE = Sentence(
    text="At least 63 nurses and a man of 42 left 3 wards.",
    figures=(
        Figure(value=63, counted="nurses", bound=Bound.AT_LEAST),
        Figure(value=42, optional=True),
        Figure(value=3, counted="wards"),
    ),
)


def test_the_labelled_sentences_are_many_and_their_units_known() -> None:
    """About sixty, some without a figure; what is counted stands in the sentence."""
    sentences = figures.load()
    counted = [(one.text, figure.counted) for one in sentences for figure in one.figures if figure.counted]

    assert len(sentences) >= 60
    assert sum(not one.figures for one in sentences) >= 10
    assert all(noun in text for text, noun in counted)
    assert len({one.text for one in sentences}) == len(sentences)


def test_what_is_labelled_is_right() -> None:
    """The labels themselves score in full."""
    sentences = figures.load()
    score = figures.score(sentences, [[f for f in one.figures if not f.optional] for one in sentences])

    assert (score.precision, score.recall, score.with_unit, score.none) == (1.0, 1.0, 1.0, 0)
    assert (score.bound, score.thing) == (score.hedged, score.counted)


def test_what_is_found_is_held_against_the_labels() -> None:
    """A missed figure, a wrong unit, a bound not given and one too many all count; what is optional does not."""
    found = [Figure(value=63, unit="metre"), Figure(value=42), Figure(value=7)]
    score = figures.score([SENTENCE], [found])

    assert (score.labelled, score.found, score.right, score.unit, score.bound) == (2, 2, 1, 0, 0)
    assert (score.precision, score.recall) == (0.5, 0.5)


def test_equal_values_are_told_apart_by_their_unit() -> None:
    """Three metres and three hours in one sentence are paired as they are meant."""
    labels = (Figure(value=3, unit="metre"), Figure(value=3, unit="hour"))
    score = figures.score([Sentence(text="", figures=labels)], [labels[::-1]])

    assert score.unit == 2


@pytest.mark.parametrize(
    ("told", "figure"),
    [
        ({"value": 3.0, "uncertainty": None, "unit": "dollar per year"}, Figure(value=3, unit="USD")),
        ({"value": 1.0, "uncertainty": None, "unit": "dozen"}, Figure(value=12)),
        ({"value": 12.5, "uncertainty": 2.5, "unit": "dimensionless"}, Figure(value=(10, 15), bound=Bound.BETWEEN)),
        ({"value": 9.0, "uncertainty": None, "unit": "kilometre per hour"}, Figure(value=9, unit="kilometre per hour")),
    ],
)
def test_a_peers_quantity_is_read_as_it_is_meant(told: dict[str, object], figure: Figure) -> None:
    """Other names of a unit, ranges and numbers of dozens are no mistakes."""
    assert peers._figure(told) == figure


def test_a_fuzzy_matcher_splits_sentences_and_numbers() -> None:
    """It is given number words, thousands and decimals."""
    text = "Two men left 1,200 homes. Rain of 3.5 mm fell!\nNobody came."
    found = list(peer_fuzzy._sentences({"id": "a", "text": text}))

    assert [text[start:end].strip() for _, start, end, *_ in found] == re.split(r"(?<=[.!])\s", text)
    assert [numbers for *_, numbers in found] == [{"2", "1200"}, {"3.5"}, set()]


def test_a_pair_meets_a_label_on_both_sides() -> None:
    """One sentence that holds both passages is no pair."""
    here, there = (Passage(article=name, span=Span(start=5, end=9), words="") for name in "ab")
    pair = Pair(sides=(("a", Span(start=0, end=20)), ("b", Span(start=0, end=20))), likeness=90)

    assert pair.meets([here, there])
    assert not pair.meets([here, Passage(article="a", span=Span(start=12, end=14), words="")])


def test_a_matcher_is_scored_by_the_same_labels() -> None:
    """Without a pair nothing is found, and nothing flagged."""
    matched = peers._matched(cases.load(), [])

    assert (matched.found, matched.right, matched.flagged, matched.f1) == (0, 0, 0, 0.0)
    assert matched.expected >= 100


def test_without_a_package_index_one_line_says_so(tmp_path: Path) -> None:
    """It ends with 2, and never with a traceback."""
    environment = {**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path), "PIP_CONFIG_FILE": os.devnull}
    command = [sys.executable, "-m", "bench.peers", "--env", str(tmp_path / "env")]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("bench.peers: quantulum3")
    assert "a package index is needed" in ended.stderr
    assert ended.stderr.count("\n") == 1
