"""Parquet, as pyarrow writes it."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet as pq

from checker.errors import ReadError
from checker.ingest import parquet
from checker.model import Article, Status

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]


def written(columns: dict[str, Any], **options: Any) -> bytes:
    """Write a table."""
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, **options)
    return out.getvalue()


def test_all_columns_are_taken(read: Read, write: Write) -> None:
    """Every column of the contract reaches the article; others are passed over."""
    row = {
        "id": 7, "source": "Courier", "story": "ferry", "title": "Ferry sinks", "published": date(2020, 2, 3),
        "url": "https://courier.example/7", "author": "J. Roe", "lang": "en", "text": "The ferry sank.",
        "embedding": [0.1, 0.2],
    }  # fmt: skip
    write("a.parquet", written({name: [value] for name, value in row.items()}))

    (article,) = read("a.parquet")

    assert {**row, "id": "7", "published": "2020-02-03"} == {
        key: getattr(article, key, value) for key, value in row.items()
    }


def test_groups_of_rows_are_one_table(read: Read, write: Write) -> None:
    """Rows are numbered through all groups, and nulls say nothing."""
    texts = [f"Bridge {n} was closed." for n in range(300)]
    write("a.parquet", written({"text": texts, "id": [None] * 300}, row_group_size=70))

    assert sorted((a.record or 0, a.text) for a in read("a.parquet")) == list(enumerate(texts, start=1))


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (1580724000123456789, pa.timestamp("ns", tz="UTC"), "2020-02-03T10:00:00.123456+00:00"),
        (datetime(2020, 2, 3, 10, tzinfo=UTC), pa.timestamp("s"), "2020-02-03T10:00:00"),
        ("2020-02", pa.large_string(), "2020-02"),
        (2020, pa.int32(), "2020"),
    ],
)
def test_times_of_every_kind(read: Read, write: Write, value: Any, kind: Any, expected: str) -> None:
    """Times are kept as precise as Python holds them."""
    write("a.parquet", written({"text": ["One."], "published": pa.array([value], kind)}))

    assert read("a.parquet")[0].published == expected


def test_texts_as_bytes_or_codes(read: Read, write: Write) -> None:
    """Texts that are kept as bytes, and as a dictionary, are texts."""
    texts = pa.array(["One.", "Two."])
    write("a.parquet", written({"text": texts.dictionary_encode()}))
    write("b.parquet", written({"text": texts.cast(pa.binary())}))

    assert [a.text for path in ("a.parquet", "b.parquet") for a in read(path)] == ["One.", "Two."] * 2


def test_missing_text_column_is_named(read: Read, write: Write) -> None:
    """A table without texts says which columns it has."""
    write("a.parquet", written({"title": ["x"], "body": ["y"]}))

    with pytest.raises(ReadError, match=r"^a.parquet: has no column 'text'; its columns are 'title', 'body'"):
        read("a.parquet")


def test_empty_table_is_named(read: Read, write: Write) -> None:
    """A table without rows says so."""
    write("a.parquet", written({"text": pa.array([], pa.string())}))

    with pytest.raises(ReadError, match=r"^a.parquet: has no row"):
        read("a.parquet")


def test_broken_row_is_named_and_the_rest_is_read(read: Read, write: Write) -> None:
    """A row without a text says so; its neighbours are read."""
    write("a.parquet", written({"text": ["One.", None, "Three."]}))

    assert [(a.record, a.why) for a in sorted(read("a.parquet"), key=lambda a: a.id)] == [
        (1, None),
        (None, "line 2: the article's text is empty"),
        (3, None),
    ]


def test_column_of_figures_is_no_text(read: Read, write: Write) -> None:
    """A column called text that holds none says so."""
    write("a.parquet", written({"text": [5]}))

    with pytest.raises(ReadError, match="is no article: Expected `str`, got `int`"):
        read("a.parquet")


def test_cut_table_is_named(read: Read, write: Write) -> None:
    """A table without its end, where its index stands, says so."""
    write("a.parquet", written({"text": ["One."]})[:-20])

    with pytest.raises(ReadError, match=r"^a.parquet: is damaged, or its end is missing"):
        read("a.parquet")


def test_damage_in_the_middle_is_named_and_the_rest_is_read(read: Read, write: Write) -> None:
    """A flaw costs its own group of rows; those before and after are read."""
    texts = [f"Bridge {n**90} was closed." for n in range(1500)]
    data = bytearray(written({"text": texts}, row_group_size=500, compression="zstd", use_dictionary=False))
    start = pq.read_metadata(io.BytesIO(data)).row_group(1).column(0).data_page_offset
    data[start + 30 : start + 400] = b"\xff" * 370
    write("a.parquet", bytes(data))

    articles = read("a.parquet")

    assert sum(a.status is Status.READ for a in articles) == 1000
    assert any((a.why or "").startswith("line 501: is damaged, so that rows 501 to 1,000 could") for a in articles)


def test_group_beyond_the_bound_is_refused(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table whose groups would not fit in memory is not opened."""
    monkeypatch.setattr(parquet, "_GROUP", 1000)
    write("a.parquet", written({"text": ["x" * 100_000]}))

    with pytest.raises(ReadError, match="unpack to more than 1,000 bytes; write it with smaller row groups"):
        read("a.parquet")


def test_table_of_another_suffix_is_told_by_content(read: Read, write: Write) -> None:
    """What a file holds wins over its suffix."""
    write("a.csv", written({"text": ["One."]}))

    assert read("a.csv")[0].text == "One."


def test_table_on_standard_input(read: Read) -> None:
    """Standard input may be a table."""
    assert read("-", stdin=written({"text": ["One."]}))[0].text == "One."
