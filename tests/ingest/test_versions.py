"""Versions of one article."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.ingest import wire
from checker.model import Article, Status

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]

EARLY, LATE = "2021-07-21T10:05:00Z", "2021-07-21T12:30:00Z"


def _lines(*rows: dict[str, object]) -> str:
    return "\n".join(
        json.dumps({"id": "x", "source": "Courier", "text": f"It sank, {n}."} | row) for n, row in enumerate(rows)
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"published": EARLY}, {"published": LATE}),
        ({"version": 9}, {"version": 10}),
        ({"version": "1", "published": LATE}, {"version": "2", "published": EARLY}),
        ({"published": "2021-07-21"}, {"published": EARLY}),
        ({"published": "2021-07"}, {"published": "2021-07-20"}),
        ({"published": "2021-07-21T12:00:00+02:00"}, {"published": "2021-07-21T11:00:00+00:00"}),
        ({"published": EARLY, "source": None}, {"published": LATE}),
        ({"published": EARLY, "versionCreated": EARLY}, {"published": EARLY, "versionCreated": LATE}),
    ],
)
def test_the_newest_version_stands_for_the_article(
    read: Read, write: Write, first: dict[str, object], second: dict[str, object]
) -> None:
    """Of two versions the later one is read, whichever comes first in the file; the other is kept as its history."""
    write("a.jsonl", _lines(first, second))
    write("b/a.jsonl", "\n".join(reversed(_lines(first, second).split("\n"))))

    for path in ("a.jsonl", "b"):
        newest, older = read(path)

        assert (newest.id, newest.text, newest.status, newest.newest) == ("x", "It sank, 1.", Status.READ, None)
        assert (older.text, older.status, older.newest) == ("It sank, 0.", Status.SUPERSEDED, "x")
        assert (newest.supersedes, older.supersedes, older.source) == (older.id, None, newest.source)


@pytest.mark.parametrize(
    "second",
    [
        {},
        {"published": EARLY},
        {"published": LATE, "story": "another"},
        {"published": LATE, "source": "Herald"},
        {"published": LATE, "id": "y"},
    ],
)
def test_other_articles_are_no_versions(read: Read, write: Write, second: dict[str, object]) -> None:
    """Without a later version or time, in another story, of another outlet or id: articles of their own."""
    write("a.jsonl", _lines({"published": EARLY} if second else {}, second))

    assert [(article.status, article.newest) for article in read("a.jsonl")] == [(Status.READ, None)] * 2


def test_a_line_number_is_no_id(read: Read, write: Write) -> None:
    """Articles without an id of their own are no versions of one another, whatever their files are called."""
    rows = [json.dumps({"text": f"It sank, {day}.", "published": f"2021-07-2{day}", "source": "C"}) for day in (1, 2)]
    write("a.jsonl", rows[0])
    write("a.ndjson", rows[1])

    assert [article.status for article in read(".")] == [Status.READ] * 2


def test_ten_versions_are_in_order(read: Read, write: Write) -> None:
    """Each version names the one before it: the tenth follows the ninth, not the first."""
    write("a.jsonl", _lines(*({"version": number} for number in range(1, 12))))
    found = {article.id: article for article in read("a.jsonl")}

    chain, at = [], "x"
    while at:
        chain.append(at)
        at = found[at].supersedes or ""

    assert chain == ["x", *(f"x@{number}" for number in range(10, 0, -1))]


def test_a_canceled_version_takes_the_article_back(read: Read, write: Write) -> None:
    """Where the newest version is a cancellation, no earlier one is compared as if it stood, whoever sent it."""
    item = {
        "uri": "urn:newsml:a.example:1:x",
        "type": "text",
        "bodies": [{"value": "It sank."}],
        "copyrightHolder": "A",
    }
    kill = {"uri": item["uri"], "type": "text", "versionCreated": LATE, "pubStatus": "canceled"}
    write("a.json", json.dumps([item | {"versionCreated": EARLY}, kill]))

    assert [article.status for article in read("a.json")] == [Status.NOT_CHECKED, Status.SUPERSEDED]


def test_a_cancellation_with_the_same_words_is_no_copy(read: Read, write: Write) -> None:
    """A canceled item that repeats the text is not dropped as a copy of the one it cancels."""
    row = {"text": "It sank.", "version": 1}
    write("a.jsonl", _lines(row, row | {"version": 2, "pubStatus": "canceled"}))

    assert [article.status for article in read("a.jsonl")] == [Status.NOT_CHECKED, Status.SUPERSEDED]


def test_another_id_leads_to_the_article(read: Read, write: Write) -> None:
    """Items that share another id of theirs, role and all, are versions too."""

    def item(uri: str, made: str, role: str = "slug") -> dict[str, object]:
        body = [{"value": f"It sank, {uri}."}]
        return {"uri": uri, "bodies": body, "versionCreated": made, "altIds": [{"role": role, "value": "7"}]}

    write("a.json", json.dumps([item("urn:a:1", EARLY), item("urn:a:2", LATE), item("urn:a:3", LATE, "desk")]))

    assert [(article.id, article.status) for article in read("a.json")] == [
        ("urn:a:2", Status.READ),
        (f"urn:a:2@{EARLY[:-1]}+00:00", Status.SUPERSEDED),
        ("urn:a:3", Status.READ),
    ]


def test_a_text_has_versions_too(read: Read, write: Write) -> None:
    """Two files whose front matter gives one id and two times are versions."""
    for name, made in (("a.txt", EARLY), ("b.txt", LATE)):
        write(name, f"---\nid: x\nsource: Courier\npublished: {made}\n---\nIt sank, {name}.\n")

    assert [article.status for article in read(".")] == [Status.READ, Status.SUPERSEDED]


@pytest.mark.parametrize(
    ("identifier", "owner"),
    [
        ("urn:newsml:dpa.com:20090101:190510-99", "dpa.com"),
        ("tag:reuters.com,2016:newsml_X", "reuters.com"),
        ("http://www.a.example/x", "a.example"),
        ("urn:uuid:1", None),
        ("http://[", None),
        (None, None),
    ],
)
def test_an_id_says_whose_it_is(identifier: str | None, owner: str | None) -> None:
    """The provider is read off the id where the id names one."""
    assert owner == wire.authority(identifier)


def test_an_unknown_status_is_noted() -> None:
    """A publishing status that the standard does not have is no reason to drop an item, and is said."""
    assert wire.held("sig:draft") is None
    assert wire.notes(status="sig:draft") == "its pubStatus 'sig:draft' is not one of the standard's"
