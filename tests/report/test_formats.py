"""The formats and the names of their files."""

import pytest

from checker.model import Report
from checker.report import formats


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
