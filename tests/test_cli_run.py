"""Reports written story by story."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from checker import pipeline
from checker.cli import main
from checker.errors import ReadError
from checker.report import formats

ONE = "At least 12 people were killed when a train left the rails near Leeds on Monday, police said.\n"
OTHER = "Nine people were killed when a train left the rails near Leeds on Monday, the operator said.\n"


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """Return a folder with two stories of two articles each."""
    for story in "ab":
        folder = tmp_path / "stories" / story
        folder.mkdir(parents=True)
        (folder / "one.txt").write_text(ONE)
        (folder / "other.txt").write_text(OTHER)
    return tmp_path / "stories"


def test_json_lines_story_by_story_are_those_of_the_whole(stories: Path, tmp_path: Path) -> None:
    """Alone they are written as the stories come, on standard output and in files; the bytes are the report's."""
    whole = formats.render(pipeline.run([str(stories)]), "jsonl")
    result = CliRunner().invoke(main, ["run", str(stories), "--format", "jsonl", "-o", str(tmp_path / "out.jsonl")])

    assert (result.exit_code, result.stdout) == (1, whole)
    assert (tmp_path / "out.jsonl").read_text() == whole
    assert len(whole.splitlines()) > 2


def test_a_story_that_fails_leaves_no_file(stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written of earlier stories goes, and an earlier report stays."""
    check, out = pipeline.check, tmp_path / "out.jsonl"
    out.write_text('{"ask":[')

    def failing(*given: object) -> object:
        if given[0][0].story == "b":  # type: ignore[index]
            raise ReadError("not today", where="b")
        return check(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "check", failing)
    result = CliRunner().invoke(main, ["run", str(stories), "--format", "jsonl", "-o", str(out)])

    assert (result.exit_code, result.stderr) == (2, "factcheck: error: b: not today\n")
    assert out.read_text() == '{"ask":['
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.jsonl"]
