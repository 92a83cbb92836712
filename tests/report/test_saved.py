"""A report read back from its file."""

from pathlib import Path

import pytest

from checker.errors import ReadError, UsageError
from checker.model import Report
from checker.report import formats, saved


@pytest.fixture
def path(report: Report, tmp_path: Path) -> Path:
    """Return the file of the report."""
    path = tmp_path / "report.json"
    path.write_text(formats.render(report, "json"), encoding="utf-8")
    return path


def test_findings_come_back(report: Report, path: Path) -> None:
    """What is read is what was written."""
    assert saved.read(path).findings == report.findings


def test_a_unique_beginning_is_enough(path: Path) -> None:
    """A fingerprint may be shortened as long as it stands for one finding."""
    assert saved.find(saved.read(path), "000000000002", where=path).rule == "NAM201"


def test_an_ambiguous_beginning_is_refused(path: Path) -> None:
    """A beginning that several share names them."""
    with pytest.raises(UsageError, match=r"5 findings start with '0000'.*among them 000000000000, "):
        saved.find(saved.read(path), "0000", where=path)


@pytest.mark.parametrize("wanted", ["00000000000z", "000000000x02"])
def test_a_near_miss_is_helped(path: Path, wanted: str) -> None:
    """A slip of the finger is answered with the nearest fingerprint."""
    with pytest.raises(UsageError, match="did you mean 0000"):
        saved.find(saved.read(path), wanted, where=path)


@pytest.mark.parametrize("wanted", ["", "zzzz"])
def test_an_unknown_fingerprint_is_an_error(path: Path, wanted: str) -> None:
    """What is not in the report is said so."""
    with pytest.raises(UsageError, match="no finding has the fingerprint"):
        saved.find(saved.read(path), wanted, where=path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b'{"x": ' + b"[" * 100_000, "not JSON"),
        (b"[]", "not a factcheck report"),
        (b"{}", "not a factcheck report"),
        (b'{"schema": 1, "articles": [], "claims": [], "findings": [{}]}', r"findings\[0\]"),
        (b'{"schema": 2, "articles": [], "claims": [], "findings": []}', "schema 2"),
    ],
)
def test_what_is_no_report_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    """A file that is not a report is named, with the reason."""
    path = tmp_path / "other.json"
    path.write_bytes(content)

    with pytest.raises(ReadError, match=says):
        saved.read(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The error says which file and what to give instead."""
    with pytest.raises(ReadError, match=r"none\.json: cannot be read: No such file.*-o report\.json"):
        saved.read(tmp_path / "none.json")
