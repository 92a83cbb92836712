"""Findings as a table in Parquet, one row each: for a data frame or a database, in any number.

The columns are those of a finding in JSON that a table can hold; ``explain`` reads its arithmetic from JSON only.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from checker.model import Finding, Report

_GROUP = 10_000
"""Rows of a group: the most that are held before they are written."""

COLUMNS = {
    "fingerprint": "the finding's name, the same in every run that finds it",
    "rule": "the rule's id",
    "name": "the rule's name",
    "severity": "error, warning or note",
    "verdict": "conflict, compatible, agree or single_source",
    "story": "the story's name",
    "topic": "what the claims are about",
    "message": "the finding in a line",
    "explanation": "why, with the figures",
    "question": "what to ask whoever could settle it",
    "ask": "who the sources name for their values",
    "cluster": "the claims it was found among",
    "sources": "the outlets",
    "origins": "how many of them are independent",
    "claims": "ids of the claims, the primary one first",
    "values": "what each claim says, in the order of the claims",
    "decision": "what the desk decided, or null",
    "reason": "why it did, or null",
    "settled": "whether the finding is off the desk",
}
"""What each column holds."""

_LISTS = frozenset({"ask", "sources", "claims", "values"})


@contextmanager
def writing(put: Callable[[bytes], object]) -> Iterator[Callable[[Report], None]]:
    """Hold a function that adds a report's findings to a table; the table is whole when the block has ended.

    Args:
        put: Takes the table's bytes as they come.

    """
    import pyarrow as pa
    from pyarrow import parquet

    rows: list[dict[str, Any]] = []
    schema = _schema()
    with parquet.ParquetWriter(pa.PythonFile(_Sink(put), mode="w"), schema, compression="zstd") as table:

        def flush(least: int) -> None:
            while len(rows) >= least:
                table.write_table(pa.Table.from_pylist(rows[:_GROUP], schema=schema))
                del rows[:_GROUP]

        def add(report: Report) -> None:
            rows.extend(_rows(report))
            flush(_GROUP)

        yield add
        flush(1)


def render(report: Report) -> bytes:
    """Write the findings of a whole report."""
    parts: list[bytes] = []
    with writing(parts.append) as add:
        add(report)
    return b"".join(parts)


class _Sink(io.RawIOBase):
    """A file that hands on what is written to it."""

    def __init__(self, put: Callable[[bytes], object]) -> None:
        self._put = put
        self._size = 0

    def writable(self) -> bool:
        """Say that it can be written."""
        return True

    def tell(self) -> int:
        """Return how much was written."""
        return self._size

    def write(self, data: Any) -> int:
        """Hand bytes on."""
        given = bytes(data)
        self._put(given)
        self._size += len(given)
        return len(given)


def _schema() -> Any:
    import pyarrow as pa

    kinds = {"origins": pa.int32(), "settled": pa.bool_()} | dict.fromkeys(_LISTS, pa.list_(pa.string()))
    return pa.schema(
        pa.field(name, kinds.get(name, pa.string()), metadata={"description": said}) for name, said in COLUMNS.items()
    )


def _rows(report: Report) -> Iterator[dict[str, Any]]:
    rulings = {ruling.decision.fingerprint: ruling for ruling in report.rulings}
    for finding in report.findings:
        ruling = rulings.get(finding.fingerprint)
        yield {
            **{name: _column(finding, name) for name in COLUMNS if hasattr(finding, name)},
            "values": [_text(side.value) for side in finding.sides],
            "decision": str(ruling.decision.choice) if ruling and ruling.decision.choice else None,
            "reason": _text(ruling.decision.reason) if ruling else None,
            "settled": bool(ruling and ruling.settles),
        }


def _column(finding: Finding, name: str) -> Any:
    value = getattr(finding, name)
    if name in _LISTS:
        return [_text(item) for item in value]
    return value if isinstance(value, int) else _text(value)


def _text(value: str) -> str:
    """Return text that every reader takes: half a character, which no encoding has, is written as an escape."""
    return str(value).encode("utf-8", "backslashreplace").decode()
