"""One finding explained."""

import json
from dataclasses import replace
from pathlib import Path

from checker.model import Report
from checker.report import explain, formats, saved


def _explained(report: Report, fingerprint: str, folder: Path) -> str:
    path = folder / "report.json"
    path.write_text(formats.render(report, "json"), encoding="utf-8")
    read = saved.read(path)
    return explain.render(saved.find(read, fingerprint, where=path), read)


def test_the_terms_add_up(report: Report, tmp_path: Path) -> None:
    """Each term of the alignment stands with its weight, and their sum below."""
    lines = [line.split() for line in _explained(report, "000000000000", tmp_path).splitlines()]
    weights = [float(line[0]) for line in lines if line and line[0][0] in "+-"]

    assert weights == [3.0, 1.5, -0.25, 4.25]
    assert sum(weights[:-1]) == weights[-1]


def test_the_comparison_is_told_in_steps(report: Report, tmp_path: Path) -> None:
    """The steps are numbered as the check took them."""
    assert "2.  gap     20 - 14 = 6" in _explained(report, "000000000000", tmp_path)


def test_a_finding_without_arithmetic_is_explained(report: Report, tmp_path: Path) -> None:
    """A check that compares no pair still shows what each source says."""
    text = _explained(report, "000000000004", tmp_path)

    assert "WHAT EACH SAYS" in text
    assert "HOW THEY COMPARE" not in text


def test_each_link_has_its_own_sum(report: Report, tmp_path: Path) -> None:
    """Of several pairs each is added up by itself."""
    first, *others = report.findings
    both = replace(first, links=first.links * 2)
    text = _explained(replace(report, findings=(both, *others)), "000000000000", tmp_path)

    assert text.count("+4.25  in all, from 3 terms") == 2


def test_a_claim_missing_from_the_file_is_named(report: Report, tmp_path: Path) -> None:
    """A report that was cut down by hand still explains what it has."""
    path = tmp_path / "report.json"
    document = json.loads(formats.render(report, "json"))
    path.write_text(json.dumps({**document, "claims": []}), encoding="utf-8")
    read = saved.read(path)

    assert "harbour-herald#quantity-1: 14" in explain.render(read.findings[0], read)


def test_hostile_files_reach_no_terminal(report: Report, tmp_path: Path) -> None:
    """A report made by somebody else cannot drive the terminal."""
    path = tmp_path / "report.json"
    text = formats.render(report, "json").replace("Coast Courier", r"\u001b[2J[bold]Courier\u202e")
    path.write_text(text, encoding="utf-8")
    read = saved.read(path)
    shown = explain.render(read.findings[0], read)

    assert not set(shown) & {"\x1b", "\u202e"}
    assert "␛[2J[bold]Courier" in shown
