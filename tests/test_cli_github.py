"""The page of a build on GitHub."""

from pathlib import Path
from typing import Any

import pytest

from checker import cli_github
from checker.cli_github import VARIABLE, add_summary
from checker.model import Article, Report, Tool


@pytest.fixture
def report() -> Report:
    """Return a report on one article."""
    article = Article(id="a", source="Herald", story="", text="Ida left.", path="a.txt")
    tool = Tool(name="factcheck", version="1", rules="ab", model="m")
    return Report(tool=tool, articles=(article,), claims=(), findings=(), rules=())


def test_a_summary_is_added_to_what_is_there(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other commands of the step may have written before."""
    page = tmp_path / "page.md"
    page.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(page))
    add_summary(report)

    assert page.read_text(encoding="utf-8").startswith("before\n\n## Fact check\n\n1 article from 1 source: ")


@pytest.mark.parametrize("name", ["", None])
def test_elsewhere_nothing_is_written(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str | None
) -> None:
    """Outside of GitHub there is no page."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(VARIABLE, raising=False)
    if name is not None:
        monkeypatch.setenv(VARIABLE, name)
    add_summary(report)

    assert list(tmp_path.iterdir()) == []


def test_a_full_page_is_left_alone(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GitHub shows nothing of a page above the limit."""
    page = tmp_path / "page.md"
    page.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(page))
    monkeypatch.setattr(cli_github, "LIMIT", 100)
    add_summary(report)

    assert page.read_text(encoding="utf-8") == "before\n"


def test_a_page_that_cannot_be_written_is_a_warning(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The annotations still stand: the run goes on."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none" / "page.md"))
    add_summary(report)

    assert "page.md: cannot be written: No such file or directory" in capsys.readouterr().err


def test_a_page_beyond_reach_is_a_warning(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every way in which a file cannot be written ends in a warning."""
    said: list[str] = []

    def closed(*_given: Any, **_named: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setenv(VARIABLE, str(tmp_path / "page.md"))
    monkeypatch.setattr(Path, "open", closed)
    monkeypatch.setattr(cli_github, "warn", said.append)
    add_summary(report)

    assert said[0].endswith("page.md: cannot be written: Permission denied")
