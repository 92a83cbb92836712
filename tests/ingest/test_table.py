"""CSV and its kin."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.errors import ReadError
from checker.ingest import rows, table
from checker.model import Article, Status

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]

ROW = {
    "id": "7", "source": "Courier", "story": "ferry", "title": "Ferry sinks, 12 dead", "published": "2020-02-03",
    "url": "https://courier.example/7", "author": "J. Roe", "lang": "en",
    "text": 'The ferry sank.\n\n"It was old," the harbour master said; nobody, he added, knew.',
}  # fmt: skip


def written(given: list[dict[str, str]], **form: str) -> str:
    """Write rows as a spreadsheet does."""
    out = io.StringIO()
    table = csv.DictWriter(out, list(given[0]), **form)  # type: ignore[arg-type]
    table.writeheader()
    table.writerows(given)
    return out.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_all_columns_are_taken(read: Read, write: Write, separator: str, encoding: str) -> None:
    """Every column of the contract reaches the article, whatever stands between them."""
    write("a.csv", written([ROW | {"tags": "x"}], delimiter=separator).encode(encoding))

    (article,) = read("a.csv")

    assert {key: getattr(article, key) for key in ROW} == ROW


def test_an_article_knows_its_line(read: Read, write: Write) -> None:
    """Line breaks within quotation marks count, so that an editor finds the row."""
    write("s/a.tsv", 'text\tid\n"One\nand a half."\tx\n\nTwo.\ty\nThree.\t\n')

    assert [(a.id, a.record, a.story) for a in read("s/a.tsv")] == [("a:6", 6, "s"), ("x", 2, "s"), ("y", 5, "s")]


def test_header_in_any_case_below_a_spreadsheets_hint(read: Read, write: Write) -> None:
    """What spreadsheets put above the header is no row."""
    write("a.csv", 'sep=;\nText ; "Source"\nOne.;Courier\n')

    assert [(a.text, a.source, a.record) for a in read("a.csv")] == [("One.", "Courier", 3)]


def test_missing_text_column_is_named(read: Read, write: Write) -> None:
    """A table without texts says which columns it has."""
    write("a.csv", "title,body\nx,y\n")

    with pytest.raises(ReadError, match=r"^a.csv: has no column 'text'; its columns are 'title', 'body'; columns may"):
        read("a.csv")


@pytest.mark.parametrize(("content", "what"), [("", "is empty"), ("text,id\n", "has no row below its header")])
def test_empty_table_is_named(read: Read, write: Write, content: str, what: str) -> None:
    """A table without rows says so."""
    write("a.csv", content)

    with pytest.raises(ReadError, match=f"^a.csv: {what}"):
        read("a.csv")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Two.,y,z", "line 3: has 3 fields where the header has 2; quote"),
        ("Two.", "line 3: has 1 field where the header has 2; quote"),
        (",y", "line 3: the article's text is empty"),
        ('"Two." he said,y', "line 3: is no row of a table: ',' expected after"),
    ],
)
def test_broken_row_is_named_and_the_rest_is_read(read: Read, write: Write, line: str, why: str) -> None:
    """A bad row says what is wrong with it; its neighbours are read."""
    write("a.csv", f"text,id\nOne.,x\n{line}\nThree.,z\n")

    articles = read("a.csv")

    assert [a.text for a in articles if a.status is Status.READ] == ["One.", "Three."]
    assert [a.why[: len(why)] for a in articles if a.why] == [why]


def test_mark_that_is_never_closed_is_named(read: Read, write: Write) -> None:
    """What a lost quotation mark swallows is named by its lines."""
    write("a.csv", 'text,id\nOne.,x\n"Two.,y\nThree.,z\n')

    whys = [a.why for a in read("a.csv") if a.why]

    assert whys == [
        "line 3: a quotation mark is opened and never closed, so that lines 3 to 4 could not be read; close it"
    ]


def test_huge_field_is_refused_and_the_next_is_read(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A field without end takes no more memory than the largest article."""
    monkeypatch.setattr(table, "LARGEST", 1000)
    write("a.csv", "text,id\n" + "x" * 2000 + ",x\nTwo.,y\n")

    articles = read("a.csv")

    assert {a.id: (a.why or "")[:35] for a in articles} == {"a:2": "line 2: the article is longer than ", "y": ""}


def test_lines_in_two_encodings(read: Read, write: Write) -> None:
    """A table put together from two programs is read line by line."""
    write(
        "a.csv", "text,id\nThe café burned.,x\n".encode() + "The café near the harbour was closed.,y\n".encode("cp1252")
    )

    assert [a.text for a in read("a.csv")] == ["The café burned.", "The café near the harbour was closed."]


def test_many_broken_rows_are_numbered(read: Read, write: Write) -> None:
    """A table full of broken rows names ten with their reasons, and the numbers of the rest."""
    write("a.csv", "text,id\nOne.,x\n" + "x\n" * 20)

    assert "10 more lines could not be read: 13-22" in {a.why for a in read("a.csv")}


def test_columns_are_those_of_the_contract() -> None:
    """A table may say what a JSON line may."""
    assert set(rows.COLUMNS) == ROW.keys()


def test_endless_header_is_no_header(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first line that is longer than an article names no columns."""
    monkeypatch.setattr(table, "LARGEST", 1000)
    write("a.csv", "text" * 1000 + "\nx\n")

    with pytest.raises(ReadError, match=r"^a.csv: is empty"):
        read("a.csv")
