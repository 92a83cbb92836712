"""ninjs of versions 1 to 3, as the standard's user guide has it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.errors import ReadError
from checker.ingest import jsondoc
from checker.model import Article, Status

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]

PLAIN = "GROSSETO, Italy (AP) -- The trial has begun. Some 1,000 witnesses are expected to testify."
RICH = "<p>GROSSETO, Italy (AP) -- The trial has begun.</p> <p>Some 1,000 witnesses are expected to testify.</p>"
TEXT = "GROSSETO, Italy (AP) -- The trial has begun.\n\nSome 1,000 witnesses are expected to testify."

FIRST = {
    "uri": "urn:newsml:tna.example:20130709:med123", "type": "text", "version": "2",
    "versioncreated": "2013-07-09T10:37:00Z", "pubstatus": "usable", "copyrightholder": "The News Agency",
    "language": "en", "headline": "Captain on trial", "byline": "P. Santalucia", "body_text": PLAIN, "body_xhtml": RICH,
    "ednote": "Corrects the number of witnesses.", "infosource": [{"name": "Reuters"}], "altids": {"slug": "trial"},
}  # fmt: skip
SECOND = {
    "uri": "urn:newsml:tna.example:20130709:med123", "type": "text", "version": "2",
    "versioncreated": "2013-07-09T10:37:00Z", "pubstatus": "usable", "copyrightholder": "The News Agency",
    "language": "en", "headlines": [{"role": "sub", "value": "In Tuscany"}, {"role": "main", "value": "Captain on trial"}],
    "by": "P. Santalucia", "ednote": "Corrects the number of witnesses.", "infosources": [{"name": "Reuters"}],
    "bodies": [
        {"role": "teaser", "contenttype": "text/plain", "value": "A captain."},
        {"role": "main", "contenttype": "text/plain", "value": PLAIN},
        {"role": "richtext", "contenttype": "application/xhtml+xml", "value": RICH},
    ],
    "altids": [{"role": "slug", "value": "trial"}],
    "associations": [{"name": "photo", "uri": "http://a.example/p", "type": "picture", "headlines": [{"value": "No"}]}],
}  # fmt: skip
_THIRD = {
    "versioncreated": "versionCreated", "pubstatus": "pubStatus", "copyrightholder": "copyrightHolder",
    "ednote": "edNote", "infosources": "infoSources", "altids": "altIds", "contenttype": "contentType",
}  # fmt: skip


def _third(value: Any) -> Any:
    """Write an item of version 2 as version 3 does: names in camel case."""
    if isinstance(value, dict):
        return {_THIRD.get(name, name): _third(inner) for name, inner in value.items()}
    return [_third(inner) for inner in value] if isinstance(value, list) else value


THIRD = _third(SECOND)


@pytest.mark.parametrize("item", [FIRST, SECOND, THIRD], ids=["1", "2", "3"])
def test_an_item_is_an_article_whatever_the_version(read: Read, write: Write, item: dict[str, Any]) -> None:
    """Three spellings of one item give one article, its paragraphs kept, its associations passed over."""
    write("a.json", json.dumps(item, indent=2))

    (article,) = read("a.json")

    assert (article.text, article.title, article.author) == (TEXT, "Captain on trial", "P. Santalucia")
    assert (article.id, article.source, article.lang) == (FIRST["uri"], "The News Agency", "en")
    assert (article.published, article.version) == ("2013-07-09T10:37:00+00:00", "2")
    assert article.credits == ("Associated Press", "Reuters")
    assert article.why == "editor's note: Corrects the number of witnesses."


@pytest.mark.parametrize("spelling", ["canceled", "cancelled", "http://cv.iptc.org/newscodes/pubstatusg2/canceled"])
def test_a_canceled_item_is_compared_with_nothing(read: Read, write: Write, spelling: str) -> None:
    """A canceled item is listed with the reason, with its text or without."""
    write(
        "a.json",
        json.dumps([THIRD | {"pubStatus": spelling}, {"uri": "urn:x:2", "type": "text", "pubstatus": spelling}]),
    )

    found = read("a.json")

    assert [article.status for article in found] == [Status.NOT_CHECKED] * 2
    assert all(article.why and "canceled by its provider" in article.why for article in found)


def test_a_withheld_item_is_compared_with_nothing(read: Read, write: Write) -> None:
    """A withheld item is listed with the reason, in JSON Lines of the contract too."""
    write("a.jsonl", '{"text": "The ferry sank.", "pubStatus": "withheld"}\n')

    (article,) = read("a.jsonl")

    assert article.status is Status.NOT_CHECKED
    assert article.why is not None
    assert "withheld by its provider" in article.why


@pytest.mark.parametrize("name", ["embargoed", "embargoedUntil"])
def test_an_embargo_is_said(read: Read, write: Write, name: str) -> None:
    """Until when an item is embargoed is said; there is no clock to hold it against."""
    write("a.json", json.dumps(THIRD | {name: "2031-01-01T06:00:00Z", "edNote": ""}))

    assert read("a.json")[0].why == "embargoed until 2031-01-01T06:00:00+00:00"


def test_lines_and_arrays_hold_items(read: Read, write: Write) -> None:
    """An array, JSON Lines and lines called .json give the same articles, each with its line."""
    items = [THIRD, SECOND | {"uri": "urn:x:2", "bodies": [{"value": "The ferry sank."}]}]
    lines = "\n".join(map(json.dumps, items))
    write("a/a.json", json.dumps(items, indent=1))
    write("b/a.jsonl", lines)
    write("c/a.json", lines)

    found = [[(article.id, article.text) for article in read(folder)] for folder in "abc"]

    assert found[0] == found[1] == found[2]
    assert [article.record for article in sorted(read("b"), key=lambda a: a.record or 0)] == [1, 2]


def test_an_item_on_standard_input_is_told(read: Read) -> None:
    """A document without a name is told by how it begins."""
    assert read("-", stdin=json.dumps(THIRD, indent=2).encode())[0].text == TEXT
    assert read("-", stdin=json.dumps(THIRD).encode())[0].text == TEXT


def test_pictures_are_passed_over(read: Read, write: Write) -> None:
    """An item without a text that is not one of text is no article, and no fault."""
    write("a.json", json.dumps([{"uri": "urn:x:1", "type": "picture", "headline": "A ship"}, THIRD]))

    assert [article.status for article in read("a.json")] == [Status.READ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('{"name": "package", "version": "1"}', "'text' is missing; give an article as"),
        ("[1, 2]", "is no article"),
        ("[]", "holds no article"),
        ('{"uri": "urn:x:1", "type": "text", "headline": "T"}', "the ninjs item has no body"),
        ('{"uri": 5, "headline": "T"}', "is no ninjs item: Expected `str`, got `int`"),
        ('{"uri": "urn:x:1", "bodies": "text"}', "is no ninjs item: Expected `array`, got `str`"),
        ('{"uri": "urn:x:1", "body_te', "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ('{"uri": "x", "headline": "T", "associations": ' + '{"a":' * 100_000, "is not JSON"),
        ('[{"uri": "x", "headline": "T", "a": ' + "[" * 100_000 + "]" * 100_000 + "}]", "is not JSON"),
        ("", "is empty"),
        ("plain words", "is not JSON"),
    ],
)  # fmt: skip
def test_what_is_no_item_is_refused_in_one_line(read: Read, write: Write, content: str, why: str) -> None:
    """A file that holds no item says what was expected."""
    write("a.json", content)

    with pytest.raises(ReadError) as refused:
        read("a.json")

    assert why in str(refused.value)
    assert "\n" not in str(refused.value)


def test_broken_items_are_named_and_then_counted(read: Read, write: Write) -> None:
    """Ten are named by their lines, of the rest there are the numbers, and the good one is read."""
    write("a.json", json.dumps([THIRD, *([{"text": 5}] * 30)], indent=0))

    found = read("a.json")
    whys = [article.why for article in found if article.status is Status.NOT_READ]

    assert len(found) == 12
    assert any((why or "").startswith("20 more items could not be read: ") for why in whys)


def test_a_document_has_a_size(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document above the limit is not read."""
    monkeypatch.setattr(jsondoc, "_LONGEST", 100)
    write("a.json", json.dumps(THIRD))

    with pytest.raises(ReadError, match="is longer than 100 bytes"):
        read("a.json")


def test_another_encoding_is_read(read: Read, write: Write) -> None:
    """An item in UTF-16 is an item."""
    write("a.json", json.dumps(THIRD, indent=1, ensure_ascii=False).encode("utf-16"))

    assert read("a.json")[0].text == TEXT
