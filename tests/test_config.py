"""What a configuration file may say."""

from pathlib import Path

import pytest

from checker.config import Settings, load
from checker.errors import ConfigError

ALL = """
select = ["FIG"]
ignore = ["FIG004"]
rules = ["house-rules"]
fail_on = "compatible"
strict = true
nlp.model = "en_core_web_lg"
nlp.models = { fr = "fr_core_news_md" }
"""


def test_nothing_is_the_default(tmp_path: Path) -> None:
    """Without a file the settings are the built-in ones."""
    assert load(folder=tmp_path).settings == Settings()


def test_own_file_is_found(tmp_path: Path) -> None:
    """The file of the current folder is read, and folders in it are relative to it."""
    (tmp_path / "factcheck.toml").write_text(ALL)
    settings = load(folder=tmp_path).settings

    assert (settings.select, settings.ignore, settings.fail_on) == (("FIG",), ("FIG004",), "compatible")
    assert (settings.strict, settings.nlp.model) == (True, "en_core_web_lg")
    assert settings.nlp.models == {"fr": "fr_core_news_md"}
    assert settings.rules == (str(tmp_path / "house-rules"),)


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    """Editors on Windows put one in front."""
    (tmp_path / "factcheck.toml").write_text("strict = true", encoding="utf-8-sig")

    assert load(folder=tmp_path).settings.strict


def test_shared_file_has_a_table(tmp_path: Path) -> None:
    """A Python project keeps its settings in pyproject.toml."""
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n[tool.factcheck]\nstrict = true\n")

    assert load(folder=tmp_path).settings.strict
    assert load(tmp_path / "pyproject.toml").settings.strict


def test_shared_file_of_others_is_left_alone(tmp_path: Path) -> None:
    """A pyproject.toml that says nothing about us changes nothing."""
    (tmp_path / "pyproject.toml").write_text("tool = 3")

    assert load(folder=tmp_path).settings == Settings()


def test_own_file_goes_before_the_shared_one(tmp_path: Path) -> None:
    """Where both are there, ours is read."""
    (tmp_path / "pyproject.toml").write_text("[tool.factcheck]\nstrict = true\n")
    (tmp_path / "factcheck.toml").write_text("")

    assert not load(folder=tmp_path).settings.strict


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("selct = []", "unknown key 'selct'; did you mean 'select'"),
        ("fail-on = 'never'", "did you mean 'fail_on'"),
        ("colour = 1", "the keys are sources, select"),
        ("nlp.modle = 'x'", "unknown key 'nlp.modle'; did you mean 'nlp.model'"),
        ("strict = 'yes'", "strict: expected bool, got str"),
        ("select = [1]", r"select\[0\]: expected str, got int"),
        ("nlp = 1", "nlp: expected object, got int"),
        ("nlp.model = 1", r"nlp\.model: expected str \| null, got int"),
        ("engine = 'spark'", "engine: invalid enum value 'spark'; it is one of 'local', 'dask'"),
        ("fail_on = 'always'", "fail_on: invalid enum value 'always'; it is one of 'conflict', 'compatible', 'never'"),
        ("rule.FIG001.severity = 'bad'", "rule.FIG001.severity: invalid .* one of 'error', 'warning', 'note'"),
        ("rule.FIG001 = 3", "rule.FIG001: expected object, got int"),
        ("rule = 3", "rule: expected object, got int"),
        ("rules = ['']", "rules: '' is no path"),
        ('decisions = "a\\u0000b"', "decisions: .* is no path"),
        ("strict = \n", r"not valid TOML: .*line 1"),
    ],
)
def test_errors_name_file_and_key(tmp_path: Path, content: str, says: str) -> None:
    """A mistake is named with its file, its key and the way out."""
    path = tmp_path / "factcheck.toml"
    path.write_text(content)

    with pytest.raises(ConfigError, match=says) as caught:
        load(folder=tmp_path)
    assert str(caught.value).startswith(str(path))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """TOML is UTF-8."""
    (tmp_path / "factcheck.toml").write_bytes(b"a = '\xff'")

    with pytest.raises(ConfigError, match="not valid TOML"):
        load(folder=tmp_path)


def test_a_table_of_the_wrong_kind_is_refused(tmp_path: Path) -> None:
    """tool.factcheck must be a table."""
    (tmp_path / "pyproject.toml").write_text("tool.factcheck = 1")

    with pytest.raises(ConfigError, match=r"tool\.factcheck: must be a table"):
        load(folder=tmp_path)


def test_a_given_file_must_be_there(tmp_path: Path) -> None:
    """A file that was asked for and is missing is an error."""
    with pytest.raises(ConfigError, match=r"none\.toml: cannot be read: No such file"):
        load(tmp_path / "none.toml")
