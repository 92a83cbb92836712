"""JSON Lines."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.errors import ReadError
from checker.ingest import lines, rows
from checker.model import Article, Status

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]


def test_all_fields_are_taken(read: Read, write: Write) -> None:
    """Every field of the contract reaches the article; others are passed over."""
    row = {
        "id": 7, "source": "Courier", "story": "ferry",
        "title": "Ferry sinks", "published": "2020-02-03", "url": "https://courier.example/7",
        "author": "J. Roe", "lang": "en", "text": "The ferry sank.", "tags": [1],
    }  # fmt: skip
    write("a.jsonl", json.dumps(row))

    (article,) = read("a.jsonl")

    assert {**row, "id": "7"} == {"tags": [1]} | {key: getattr(article, key) for key in row if key != "tags"}


def test_text_alone_is_enough(read: Read, write: Write) -> None:
    """Without an id an article is called by file and line, without a story by its folder."""
    write("s/a.jsonl", '\n{"text": "The ferry sank."}\n\n')

    (article,) = read("s/a.jsonl")

    assert (article.id, article.story) == ("a:2", "s")


def test_an_article_knows_its_line(read: Read, write: Write) -> None:
    """The line of the file that holds an article is kept, whatever it is called."""
    write("a.jsonl", '{"text": "The ferry\\nsank.", "id": "x"}\n\n{"text": "It was old.", "id": "y"}\n')

    assert [(article.id, article.record) for article in read("a.jsonl")] == [("x", 1), ("y", 3)]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{broken", "line 2: is not JSON"),
        ("[1, 2]", "line 2: is no article: Expected `object`, got `array`"),
        ('{"title": "x"}', "line 2: 'text' is missing; give each line as"),
        ('{"text": 5}', "line 2: is no article: Expected `str`, got `int`"),
        ('{"text": null}', "line 2: is no article: Expected `str`, got `null`"),
        ('{"text": "  "}', "line 2: the article's text is empty"),
        ('{"x": ' + "[" * 100_000, "line 2: is not JSON"),
    ],
)
def test_broken_line_is_named_and_the_rest_is_read(read: Read, write: Write, line: str, why: str) -> None:
    """A bad line says what is wrong with it; its neighbours are read."""
    write("a.jsonl", f'{{"text": "One."}}\n{line}\n{{"text": "Two."}}\n')

    articles = {a.id: a for a in read("a.jsonl")}

    assert sorted(articles) == ["a:1", "a:2", "a:3"]
    assert (articles["a:2"].why or "").startswith(why)


def test_file_of_broken_lines_is_one_error(read: Read, write: Write) -> None:
    """Where no line is an article, the first is named."""
    write("a.jsonl", "x\ny\n")

    with pytest.raises(ReadError, match=r"^a.jsonl:1: is not JSON: .* \(and 1 more\); mend the line"):
        read("a.jsonl")


def test_many_broken_lines_are_numbered(read: Read, write: Write) -> None:
    """A file full of broken lines names ten with their reasons, and gives the numbers of the rest."""
    write("a.jsonl", '{"text": "One."}\n' + "x\n" * 1000 + '{"text": "Two."}\nx\n')

    bad = [a for a in read("a.jsonl") if a.status is Status.NOT_READ]

    assert len(bad) == 11
    assert "991 more lines could not be read: 12-1001, 1003" in {a.why for a in bad}


def test_numbers_of_broken_lines_end_somewhere(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the numbers alone would fill a book, the last are given as a range."""
    monkeypatch.setattr(rows, "_RUNS", 2)
    write("a.jsonl", "x\n" * 10 + '{"text": "One."}\nx\n' * 9)

    whys = {a.why for a in read("a.jsonl") if a.status is Status.NOT_READ}

    assert "9 more lines could not be read: 12, 14, and others from 16 to 28" in whys


def test_huge_line_is_refused_and_the_next_is_read(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line without end takes no more memory than the largest article."""
    monkeypatch.setattr(lines, "LONGEST", 100)
    write("a.jsonl", '{"text": "' + "x" * 1000 + '"}\n{"text": "Two."}\n')

    bad, good = sorted(read("a.jsonl"), key=lambda a: a.text)

    assert (bad.why, good.text) == (
        "line 1: the article is longer than 5,000,000 characters; split it into articles",
        "Two.",
    )


def test_article_above_the_limit_is_refused(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line within the limit may still hold too long an article."""
    monkeypatch.setattr(rows, "LARGEST", 10)
    write("a.jsonl", '{"text": "The ferry sank."}\n{"text": "Two."}\n')

    assert [a.text for a in read("a.jsonl") if a.text] == ["Two."]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_at_the_start_are_no_part_of_it(read: Read, write: Write, encoding: str) -> None:
    """Files of editors that mark their encoding are read."""
    write("a.jsonl", '{"text": "The café."}\n{"text": "Two."}\n'.encode(encoding))

    assert [a.text for a in read("a.jsonl")] == ["The café.", "Two."]


def test_line_that_is_no_utf8(read: Read, write: Write) -> None:
    """A line in another encoding is decoded as a file of text would be."""
    write("a.jsonl", b'{"text": "The caf\xe9 near the harbour was closed."}\n')

    assert read("a.jsonl")[0].text == "The café near the harbour was closed."


def test_empty_file_is_an_error(read: Read, write: Write) -> None:
    """A file without a line says what belongs in it."""
    write("a.jsonl", "\n\n")

    with pytest.raises(ReadError, match=r"^a.jsonl: is empty; give one JSON object a line"):
        read("a.jsonl")
