"""Setting a desk up, and what is in force, read back."""

from pathlib import Path

import pytest

from checker import cli_setup
from checker.cli import main
from checker.config import load
from checker.errors import WriteError

SETTINGS = """
strict = true
select = ["FIG"]
nlp.model = "x"
[rule.FIG001]
severity = "note"
ignore_outlets = ['a "q"']
params = { tolerance = 0.1, outlets = { "H. x" = 0.2 } }
"""


@pytest.mark.parametrize("name", ["desk.toml", "a\nstrict = 3.toml"])
def test_what_is_in_force_can_be_read_back(tmp_path: Path, name: str) -> None:
    """It is a configuration that says the same, whatever the file it came from is called."""
    (tmp_path / name).write_text(SETTINGS, encoding="utf-8")
    given = load(tmp_path / name)
    (tmp_path / "again.toml").write_text("\n".join(cli_setup.in_force(given)), encoding="utf-8")

    assert load(tmp_path / "again.toml").settings == given.settings


def test_a_file_in_place_of_a_folder_is_named(tmp_path: Path) -> None:
    """What cannot be made is said in one line, and what is there stays."""
    (tmp_path / "sources").write_text("mine", encoding="utf-8")

    with pytest.raises(WriteError, match="sources: cannot be made: File exists"):
        list(cli_setup.lay_out(tmp_path))
    assert (tmp_path / "sources").read_text(encoding="utf-8") == "mine"


def test_a_name_that_no_system_takes_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The system's own refusal is no traceback."""
    with pytest.raises(SystemExit) as ended:
        main(["init", "a" * 300])

    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith("File name too long\n")
