"""Whether a run may use the network: the command line, the configuration, the build."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker import cli_run
from checker.cli import main
from checker.config import Layers, Settings, load, scheme

TEXT = "The bridge was closed on Friday, officials said."


def layers(tmp_path: Path, said: str, *, flag: bool | None = None) -> Layers:
    """Return the settings of a file that says this, under a command that says that."""
    (tmp_path / "factcheck.toml").write_text(said, encoding="utf-8")
    return load(tmp_path / "factcheck.toml").over({"network": flag})


@pytest.mark.parametrize("ci", ["true", "1", "woodpecker"])
def test_a_build_is_offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ci: str) -> None:
    """In CI nothing is fetched unless the command or the configuration says so."""
    monkeypatch.setenv("CI", ci)

    assert cli_run.options(layers(tmp_path, ""), quiet=True).offline == "the network is off in CI"
    assert cli_run.options(layers(tmp_path, "network = true"), quiet=True).offline is None
    assert cli_run.options(layers(tmp_path, "", flag=True), quiet=True).offline is None


@pytest.mark.parametrize("ci", [None, "", "false", "0"])
def test_a_desk_is_online(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ci: str | None) -> None:
    """Elsewhere who gives an address wants it fetched."""
    if ci is None:
        monkeypatch.delenv("CI", raising=False)
    else:
        monkeypatch.setenv("CI", ci)

    assert cli_run.options(layers(tmp_path, ""), quiet=True).offline is None


def test_the_command_has_the_last_word(tmp_path: Path) -> None:
    """Whatever the configuration says, and the other way round."""
    off = cli_run.options(layers(tmp_path, "network = true", flag=False), quiet=True).offline
    said = cli_run.options(layers(tmp_path, "network = false"), quiet=True).offline

    assert off == "the network is off by --no-network"
    assert said == f"the network is off by network = false in {tmp_path / 'factcheck.toml'}"
    assert cli_run.options(layers(tmp_path, "network = false", flag=True), quiet=True).offline is None


@pytest.mark.parametrize("command", ["run", "claims"])
def test_a_refusal_says_how_to_allow_it(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line with the address, the reason and the way out."""
    monkeypatch.setenv("CI", "true")
    done = CliRunner().invoke(main, [command, "https://site.example/a"])

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "factcheck: error: https://site.example/a: is not fetched: the network is off in CI; "
        "--allow-network, or network = true in factcheck.toml, turns it on\n"
    )


def test_an_address_that_is_missing_is_named_among_others(tmp_path: Path) -> None:
    """The report covers the rest, and a warning says which address it does not."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(main, ["run", str(tmp_path), "https://site.example/a", "--no-network"])

    assert done.exit_code == 0
    assert (
        "warning: https://site.example/a: not read: is not fetched: the network is off by --no-network" in done.stderr
    )


def test_the_installed_command_asks_nobody_on_this_machine(tmp_path: Path) -> None:
    """No option and no variable of the environment lets the command into the network at hand."""
    command = [sys.executable, "-m", "checker", "run", "--allow-network", "http://127.0.0.1:9/a"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "http://127.0.0.1:9/a: the host is at 127.0.0.1, which is not on the public internet" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_draft_may_be_given_by_its_address(tmp_path: Path) -> None:
    """What is wrong with it is told with the address."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(main, ["run", str(tmp_path), "--draft", "https://site.example/mine", "--no-network"])

    assert done.exit_code == 2
    assert done.stderr.startswith("factcheck: error: https://site.example/mine: ")


def test_sources_of_a_configuration_may_be_addresses(tmp_path: Path) -> None:
    """An address is not relative to the file that names it."""
    (tmp_path / "factcheck.toml").write_text('sources = ["https://site.example/a", "s", "-"]', encoding="utf-8")

    assert load(tmp_path / "factcheck.toml").settings.sources == ("https://site.example/a", str(tmp_path / "s"), "-")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("HTTPS://a", "https"),
        ("s3://b", "s3"),
        ("a/b", None),
        ("c:/a", None),
        ("c://a", None),
        ("a:b", None),
        ("-", None),
    ],
)
def test_a_scheme_has_two_letters_at_least(given: str, expected: str | None) -> None:
    """What begins like an address is one; a drive is not."""
    assert scheme(given) == expected


def test_what_is_in_force_shows_the_network() -> None:
    """``config`` prints it like any other setting."""
    assert Settings().network is None
    done = CliRunner().invoke(main, ["config", "--no-network"])

    assert "# command line\nnetwork = false\n" in done.stdout


@pytest.mark.parametrize(
    "form", ["markdown", "html", "terminal", "sarif", "junit", "github", "gitlab", "rdjson", "json"]
)
def test_every_report_names_the_address_that_is_missing(tmp_path: Path, form: str) -> None:
    """Whoever reads only the report knows which page it does not cover."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    given = ["run", str(tmp_path), "https://site.example/a/story", "--no-network", "--format", form]

    assert "//site.example/a/story" in CliRunner().invoke(main, given).stdout.replace("%3A", ":").replace("\\", "")


def test_a_long_address_is_no_file_name(tmp_path: Path) -> None:
    """A report may be written again whatever the length of the addresses it is on."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "report.md").write_text("# Fact check\n", encoding="utf-8")
    address, output = f"https://site.example/?q={'a' * 5000}", str(tmp_path / "report.md")
    given = ["run", str(tmp_path / "a.txt"), address, "--no-network", "-o", output, "-q"]

    assert CliRunner().invoke(main, given).exit_code == 0
