"""Which reader a file gets, and what is said where its library is missing."""

import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.ingest import formats
from checker.model import Article

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]

STARTS = {
    "docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "parquet": b"PAR1",
    "pdf": b"%PDF-1.7",
    "warc": b"WARC/1.0",
    "zstd": b"\x28\xb5\x2f\xfd",
}


@pytest.mark.parametrize("extra", sorted(STARTS))
def test_missing_library_names_its_extra(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch, extra: str) -> None:
    """A file whose library is not installed says what to install, and the rest is read."""
    wanted = next(each for each in formats.FORMATS if each.extra == extra)
    library = {"docx": "docx", "parquet": "pyarrow", "pdf": "pypdf", "warc": "warcio", "zstd": "zstandard"}[extra]
    for name in [name for name in sys.modules if name == library or name.startswith(f"{library}.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, f"checker.ingest.{wanted.module}", raising=False)
    write("s/a.txt", "The ferry sank.")
    write("s/b.txt", STARTS[extra])

    whys = {a.id: a.why for a in read("s")}

    assert whys == {
        "a": None,
        "b": f"is {wanted.name}, which needs the extra {extra!r}; pip install 'factcheck-news[{extra}]'",
    }


def test_extras_are_the_distributions_own() -> None:
    """Each extra that a message names can be installed."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert {each.extra for each in formats.FORMATS if each.extra} <= project["optional-dependencies"].keys()


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("a.txt", ".txt"),
        ("A.JSONL.GZ", ".jsonl.gz"),
        ("crawl.warc.gz", ".warc.gz"),
        ("a.csv.zst", ".csv.zst"),
        ("a.gz", ""),
        ("a.tar.gz", ""),
        ("a.jpg", ""),
    ],
)
def test_longest_suffix_counts(name: str, ending: str) -> None:
    """A packed file has a suffix where what it holds has one."""
    assert formats.suffix(name) == ending


@pytest.mark.parametrize("each", formats.FORMATS, ids=lambda each: each.name)
def test_each_suffix_chooses_its_format(each: formats.Format) -> None:
    """A suffix chooses its format, unless the file must begin in a way of its own."""
    chosen = {formats.choose(f"a{suffix}", b"The ferry sank.").name for suffix in each.suffixes}

    assert chosen == {"plain text" if each.strict else each.name}
