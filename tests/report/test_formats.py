"""The formats and the names of their files."""

from typing import Any

import pytest

from checker.model import Report, Verdict
from checker.report import formats
from checker.values import Statement


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.json", "json"),
        ("a.gitlab.json", "gitlab"),
        ("gitlab.json", "json"),
        ("out/a.sarif.json", "sarif"),
        ("A.SARIF", "sarif"),
        ("a.b.xml", "junit"),
        ("a.jsonl", "jsonl"),
        (".json", None),
        ("x/.gitlab.json", "json"),
        ("a.txt", None),
        ("json", None),
        ("a.json/b", None),
        ("C:\\a.rdjson", "rdjson"),
    ],
)
def test_the_longest_suffix_decides(file: str, name: str | None) -> None:
    """A name with two suffixes of ours is of the longer one; a suffix alone is no name."""
    assert formats.of(file) == name


@pytest.mark.parametrize("name", [name for name in formats.FORMATS if name != formats.TERMINAL])
def test_every_format_can_be_written_twice(report: Report, name: str) -> None:
    """Each format that is offered is there, and one run gives one text."""
    assert formats.render(report, name)
    assert formats.render(report, name) == formats.render(report, name)


@pytest.mark.parametrize("name", ["html", "markdown", "terminal"])
def test_passages_stand_side_by_side(make: Any, name: str) -> None:
    """Passages that were asked for have a part of the report of their own, with the sentences of both outlets."""
    sentences = {"Herald": "The mayor shut the pier.", "Courier": "Officials closed the quay."}
    told = Statement(subject=None, predicate="close", object=None, passage=True)
    sides = [(make.claim(make.article(name, text), text, told), text) for name, text in sentences.items()]
    make.finding(Verdict.LOOK, "Pier", *sides)
    report = make.report()
    text = (
        formats.show(report, width=100, color=False, full=False) if name == "terminal" else formats.render(report, name)
    )

    _, _, after = text.partition("SIDE BY SIDE" if name == "terminal" else "Side by side")
    assert all(sentence in " ".join(after.split()) for sentence in sentences.values())
