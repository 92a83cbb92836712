"""Decisions between the file, the reports and the run."""

from datetime import date
from pathlib import Path

import pytest

from checker import cli_review
from checker.cli_output import Output
from checker.decisions import Choice, Decision, dump, load
from checker.errors import FactcheckError, ReadError, UsageError, WriteError
from checker.report import form

KEY = "a85f2f1b0c94"
FORM = """# Fact check

### CONFLICT: boats: 14 / 20

Decision on `{key}`: <!-- {digest} -->

- [{tick}] confirmed
- [ ] ask
- note: {note}
- name: {name}
"""


def _page(path: Path, name: str = "", note: str = "", tick: str = " ", *, before: Decision | None = None) -> Path:
    path.write_text(FORM.format(key=KEY, digest=form.digest(before), name=name, note=note, tick=tick), encoding="utf-8")
    return path


def test_two_reports_that_disagree_are_left_alone(tmp_path: Path) -> None:
    """One run that is to write both names the place instead of dropping one of the two."""
    pages = [_page(tmp_path / "a.md", name="Ida", tick="x"), _page(tmp_path / "b.md", name="Bo")]
    outputs = [Output(path=page, format="markdown") for page in pages]

    with pytest.raises(ReadError, match=rf"b\.md:5: finding {KEY} is decided otherwise in another"):
        cli_review.open_book(None, outputs, quiet=True)


def test_a_second_editor_is_told_what_gives_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What came on file after the report was written is quoted before the report's word goes on file."""
    file = tmp_path / "d.toml"
    old = Decision(fingerprint=KEY, choice=Choice.ASK, reason="crews apart", who="Ida", expires=date(2030, 1, 1))
    file.write_text(dump([old]), encoding="utf-8")
    page = _page(tmp_path / "a.md", name="Bo", tick="x")
    cli_review.open_book(file, [Output(path=page, format="markdown")], quiet=False)
    said = capsys.readouterr().err
    kept = cli_review.keep(page, file)

    told = f"a.md:5: goes before what is on file for {KEY} since: ask, Ida, crews apart, 2030-01-01"
    assert told in said
    assert told in capsys.readouterr().err
    assert kept.endswith("1 changed; 1 on file")
    assert (load(file)[KEY].choice, load(file)[KEY].who) == (Choice.CONFIRMED, "Bo")


def test_a_change_of_mind_is_no_second_editor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A form that was written with what is on file may say something else now."""
    file = tmp_path / "d.toml"
    old = Decision(fingerprint=KEY, choice=Choice.ASK)
    file.write_text(dump([old]), encoding="utf-8")
    cli_review.keep(_page(tmp_path / "a.md", tick="x", before=old), file)

    assert capsys.readouterr().err == ""


def test_a_device_is_never_replaced(tmp_path: Path) -> None:
    """The file of decisions is a file or is not there: a folder in its place is left alone."""
    page = _page(tmp_path / "a.md", tick="x")
    (tmp_path / "d.toml").mkdir()

    with pytest.raises(WriteError, match=r"d\.toml: is not a regular file"):
        cli_review.keep(page, tmp_path / "d.toml")


@pytest.mark.parametrize("fixed", ["abc", "²", "1.5", " ", "9" * 30, "9" * 5000])
def test_a_date_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, fixed: str) -> None:
    """A build that fixes the date wrongly hears of it: a decision would lapse on another day than it thinks."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", fixed)

    with pytest.raises(UsageError, match=r"SOURCE_DATE_EPOCH: .* is no date; unset it"):
        cli_review.today()


def test_a_build_may_fix_the_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """In seconds since 1970; empty is unset."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    fixed = cli_review.today()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")

    assert fixed == date(1970, 1, 2)
    assert cli_review.today() > fixed


@pytest.mark.parametrize("text", ["", "# Notes\n", "# Fact check\n\nNothing.\n"])
def test_a_report_without_a_form_is_named(tmp_path: Path, text: str) -> None:
    """Nothing is written where there is nothing to decide on."""
    (tmp_path / "a.md").write_text(text, encoding="utf-8")

    with pytest.raises(FactcheckError, match=r"a\.md"):
        cli_review.keep(tmp_path / "a.md", tmp_path / "d.toml")
    assert not (tmp_path / "d.toml").exists()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_decision_may_be_taken_back_in_the_same_report(tmp_path: Path, end: str) -> None:
    """Tick, review, untick, review: it is off the file, though no run has written the report again."""
    page, file = _page(tmp_path / "a.md", tick="x"), tmp_path / "d.toml"
    page.write_bytes(f"\ufeff{page.read_text(encoding='utf-8')}".replace("\n", end).encode())
    cli_review.keep(page, file)
    ticked = page.read_bytes().decode()
    page.write_bytes(ticked.replace("[x]", "[ ]").encode())

    assert ticked.count(end) == ticked.count("\n")
    assert ticked.startswith("\ufeff# Fact check")
    assert cli_review.keep(page, file).endswith("1 withdrawn; 0 on file")


def test_the_report_of_a_withdrawn_decision_is_as_new(tmp_path: Path) -> None:
    """Once it is off the file, reading the report again changes nothing."""
    page, file = _page(tmp_path / "a.md", tick="x"), tmp_path / "d.toml"
    cli_review.keep(page, file)
    page.write_text(page.read_text(encoding="utf-8").replace("[x]", "[ ]"), encoding="utf-8")
    cli_review.keep(page, file)
    before = page.read_bytes()

    assert cli_review.keep(page, file).endswith("nothing new; 0 on file")
    assert page.read_bytes() == before
