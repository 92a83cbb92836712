"""The whole report of a small story, byte for byte; ``pytest --rewrite-samples`` writes the files anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.model import Report
from checker.report import claims, explain, formats, saved

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return what compares a text with the file of a name."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--rewrite-samples", default=False):
            path.write_bytes(text.encode())

        assert path.read_bytes().decode().replace("\r\n", "\n") == text

    return compare


@pytest.mark.parametrize("width", [80, 120])
def test_terminal(report: Report, golden: Callable[[str, str], None], width: int) -> None:
    """The report for the terminal reads as it did."""
    golden(f"terminal-{width}.txt", formats.show(report, width=width, color=False, full=False))


@pytest.mark.parametrize("name", ["github", "gitlab", "json", "jsonl", "junit", "markdown", "rdjson", "sarif"])
def test_formats(report: Report, golden: Callable[[str, str], None], name: str) -> None:
    """The report in each format reads as it did."""
    golden(f"report.{name}", formats.render(report, name))


def test_claims(report: Report, golden: Callable[[str, str], None]) -> None:
    """The table of claims reads as it did."""
    golden("claims.txt", claims.render(report.articles, report.claims))


def test_explain(report: Report, golden: Callable[[str, str], None], tmp_path: Path) -> None:
    """The explanation of a finding, from the JSON file alone, reads as it did."""
    path = tmp_path / "report.json"
    path.write_text(formats.render(report, "json"), encoding="utf-8")
    report = saved.read(path)

    golden("explain.txt", explain.render(saved.find(report, "000000000000", where=path), report))
