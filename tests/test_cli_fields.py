"""What ``-v`` says of each article."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli import main
from checker.cli_fields import lines
from checker.model import Article

TEXTS = {"a": "The storm sank 14 boats at Port Ellery.", "b": "The storm sank 17 boats at Port Ellery."}


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put one article each into two folders."""
    for name, text in TEXTS.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(f"---\noutlet: Outlet {name}\n---\n{text}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_field_has_a_line_and_an_origin() -> None:
    """Article, field, value, where from."""
    article = Article(
        id="a", source="Herald", story="s", text="", path="s/a.html", origins=(("source", "page: JSON-LD"), ("id", "x"))
    )

    assert list(lines(article)) == ["s/a.html: source: Herald (page: JSON-LD)", "s/a.html: id: a (x)"]


@pytest.mark.parametrize("command", [["run", "--fail-on", "never"], ["claims"]])
@pytest.mark.parametrize("quiet", [True, False])
def test_verbose_tells_on_standard_error(folders: Path, command: list[str], quiet: bool) -> None:  # noqa: FBT001
    """Both commands say what is known of the articles, on standard error, unless told to be quiet."""
    assert folders.is_dir()
    done = CliRunner().invoke(main, [*command, "a", "b", "-v", *(["-q"] if quiet else [])])

    assert done.exit_code == 0
    assert ("a/a.txt: source: Outlet a (front matter)" in done.stderr) is not quiet
    assert "(front matter)" not in done.stdout


def test_one_story_can_be_named_for_all(folders: Path) -> None:
    """Articles of different folders are compared where the command line says that they tell one story."""
    assert folders.is_dir()
    apart = CliRunner().invoke(main, ["run", "a", "b", "-v"])
    told = CliRunner().invoke(main, ["run", "a", "b", "-v", "--story", "storm"])

    assert (apart.exit_code, told.exit_code) == (0, 1)
    assert "b/b.txt: story: storm (command line)" in told.stderr
