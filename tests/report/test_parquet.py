"""Findings as a table."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from checker.model import Report
from checker.report import formats, parquet
from checker.report.json import finding

pytest.importorskip("pyarrow", reason="the extra 'parquet' is not installed")


def _table(data: bytes) -> list[dict[str, object]]:
    from pyarrow import parquet as reader

    rows: list[dict[str, object]] = reader.read_table(io.BytesIO(data)).to_pylist()
    return rows


def test_a_row_says_what_json_says(report: Report) -> None:
    """Each finding is a row, in the order of the findings, with the same values under the same names."""
    rows = _table(parquet.render(report))
    shared = [name for name in parquet.COLUMNS if name not in {"values", "decision", "reason", "settled"}]
    told = [finding(each) for each in report.findings]

    assert [{name: row[name] for name in shared} for row in rows] == [
        {name: str(each[name]) if isinstance(each[name], str) else each[name] for name in shared} for each in told
    ]
    assert [row["values"] for row in rows] == [[side["value"] for side in each["sides"]] for each in told]


def test_a_decision_is_in_its_row(report: Report) -> None:
    """What the desk decided stands beside the finding, and null where it did not."""
    rows = {row["fingerprint"]: row for row in _table(parquet.render(report))}
    ruled = {ruling.decision.fingerprint: ruling for ruling in report.rulings}

    for name, row in rows.items():
        ruling = ruled.get(str(name))
        assert row["settled"] == bool(ruling and ruling.settles)
        assert row["decision"] == (str(ruling.decision.choice) if ruling and ruling.decision.choice else None)


def test_the_columns_are_told_in_the_file(report: Report) -> None:
    """The file itself says what each column holds."""
    from pyarrow import parquet as reader

    schema = reader.read_schema(io.BytesIO(parquet.render(report)))

    assert {field.name: field.metadata[b"description"].decode() for field in schema} == dict(parquet.COLUMNS)


def test_groups_depend_on_nothing_but_their_number(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Story by story or at once, the same findings give the same bytes, in groups of bounded size."""
    from pyarrow import parquet as reader

    monkeypatch.setattr(parquet, "_GROUP", 2)
    parts: list[bytes] = []
    with formats.streaming("parquet", parts.append) as add:
        for each in report.findings:
            add(replace(report, findings=(each,)))
    streamed = b"".join(parts)

    assert streamed == formats.written(report, "parquet")
    assert reader.ParquetFile(io.BytesIO(streamed)).num_row_groups == -(-len(report.findings) // 2)


def test_without_findings_there_is_a_table(report: Report) -> None:
    """It has its columns and no row."""
    assert _table(parquet.render(replace(report, findings=()))) == []


def test_half_a_character_is_written_as_an_escape(report: Report) -> None:
    """No encoding has it, and a reader of tables would stop at it."""
    odd = replace(report.findings[0], message="half \ud800 of one")

    assert _table(parquet.render(replace(report, findings=(odd,))))[0]["message"] == "half \\ud800 of one"


def test_a_file_is_whole_or_not_there(report: Report, tmp_path: Path) -> None:
    """An error in the middle of a stream leaves no table."""
    from checker.cli_output import writing
    from checker.report.formats import streaming

    message = "not today"
    with (  # noqa: PT012 - in the middle
        pytest.raises(ValueError, match=message),
        writing([tmp_path / "a.parquet"]) as (put,),
        streaming("parquet", put) as add,
    ):
        add(report)
        raise ValueError(message)

    assert list(tmp_path.iterdir()) == []
