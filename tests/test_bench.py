"""The measurements run: on a handful of articles, for what they print, never for how long it takes."""

import importlib
import re
import sys

import pytest

from bench import alignment, extraction


@pytest.mark.parametrize(
    ("name", "articles", "says"),
    [
        ("stages", "6", r"again: [\d.]+ x as fast as cold, same bytes: True"),
        ("pages", "3", r"[\d.]+ x|ratio"),
        ("extraction", "6", r"tokens/s"),
    ],
)
def test_a_measurement_says_what_it_found(
    name: str, articles: str, says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each prints its figures."""
    monkeypatch.setattr(extraction, "RUNS", 1)
    monkeypatch.setattr(sys, "argv", ["bench", articles])
    importlib.import_module(f"bench.{name}").main()

    assert re.search(says, capsys.readouterr().out)


def test_alignment_is_measured_on_small_stories(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ten times the claims on one story, and how many pairs that took."""
    monkeypatch.setattr(alignment, "_READ", 6)
    monkeypatch.setattr(alignment, "_ARTICLES", (3, 30))
    monkeypatch.setattr(sys, "argv", ["bench", "one-story"])
    alignment.main()

    assert re.search(r"considered", capsys.readouterr().out)
