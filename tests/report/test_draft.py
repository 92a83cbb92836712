"""A draft held against the sources, in the reports for people."""

import dataclasses
import json
from datetime import date

import pytest

from checker.decisions import Choice, Decision, apply
from checker.model import Bearing, DraftLine, Report
from checker.report import formats
from checker.report.view import build


@pytest.fixture
def held(report: Report) -> Report:
    """Return the report on the storm with the first article as the draft."""
    boats, _, _, people, *_, loss = report.claims
    articles = (dataclasses.replace(report.articles[0], draft=True), *report.articles[1:])
    lines = (
        DraftLine(
            claim=boats.id,
            bearing=Bearing.CONTRADICTED,
            findings=("000000000000",),
            sources=("Coast Courier",),
            origins=1,
        ),
        DraftLine(claim=people.id, bearing=Bearing.BORNE_OUT, sources=("Ellery Gazette", "Coast Courier"), origins=1),
        DraftLine(claim=loss.id, bearing=Bearing.NOT_FOUND),
    )
    return dataclasses.replace(report, articles=articles, draft=lines)


def test_the_markdown_report_lists_the_drafts_claims(held: Report) -> None:
    """In their order, with what the sources make of each and which."""
    text = formats.render(held, "markdown")
    rows = [line for line in text.split("## Draft")[1].split("##")[0].splitlines() if "herald.txt" in line]

    assert rows == [
        "| `harbour-herald.txt:3` | 14 boats | **contradicted** | B (1 source) |",
        "| `harbour-herald.txt:4` | About 300 people | borne out | B C (2 sources, 1 origin) |",
        "| `harbour-herald.txt:5` | $2m | not found |  |".replace("$", "\\$"),
    ]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_terminal_lists_them_too(held: Report, width: int) -> None:
    """One line a claim, within the width."""
    text = formats.show(held, width=width, color=False, full=False)

    assert "CONTRADICTED  3: 14 boats" in text
    assert "NOT FOUND     5: $2m" in text
    assert max(map(len, text.splitlines())) <= width


def test_the_scope_tells_drafts_from_articles(held: Report) -> None:
    """A draft is no source."""
    assert build(held).scope == "1 draft against 2 articles from 2 sources"


def test_the_json_report_has_the_lines(held: Report) -> None:
    """With the findings that hold each claim against a source."""
    (first, *_) = json.loads(formats.render(held, "json"))["draft"]

    assert first["bearing"] == "contradicted"
    assert first["findings"] == ["000000000000"]


def test_the_terminal_folds_away_what_is_settled(report: Report) -> None:
    """A settled finding is one line with its reason; expired and unmatched decisions are listed."""
    decisions = {
        key: Decision(fingerprint=key, choice=Choice.CONFIRMED, reason="asked twice", who="Ida", expires=until)
        for key, until in (("000000000000", None), ("000000000001", date(2024, 1, 1)), ("ffffffffffff", None))
    }
    rulings = apply(decisions, {}, findings=[f.fingerprint for f in report.findings], today=date(2024, 3, 12))
    settled = dataclasses.replace(report, rulings=rulings)
    text = formats.show(settled, width=80, color=False, full=False)

    assert "1 settled" in text
    assert "confirmed  boats (sink): 14 / at least 20 · asked twice; Ida" in text.split("\nSETTLED\n")[1]
    assert "confirmed · expired · until 2024-01-01 · Ida · asked twice" in text.split("EXPIRED DECISIONS")[1]
    assert "ffffffffffff no longer found" in text.split("DECISIONS THAT MATCH NO FINDING")[1]
    assert "SETTLED" in formats.show(settled, width=80, color=False, full=True)
