"""Which files of a folder are articles, wherever the folder is."""

import codecs
import os
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import BinaryIO

from checker.ingest.formats import suffix

_NOT_ARTICLES = frozenset({"readme", "license", "licence", "copying", "changelog", "contributing"})
"""Files that tell of a folder."""

_REPORTS = (
    ((".md", ".markdown"), (b"# Fact check",), b"\nfactcheck "),
    ((".html", ".htm"), (b"<!doctype html>", b"<!-- factcheck report -->"), b"</html>"),
    ((".json",), (b"{", b'  "articles": ['), b'"name": "factcheck"'),
    ((".gitlab.json",), (b"[", b"  {", b'    "check_name": "'), b'"severity": "'),
    ((".gitlab.json",), (b"[]",), b"[]"),
    ((".sarif.json",), (b"{", b'  "$schema": "https://docs.oasis-open.org/sarif/'), b"}"),
    ((".jsonl",), (b'{"ask":',), b'"verdict":"'),
    ((".xml",), (b"<?xml ", b'<testsuites name="factcheck"'), b"</testsuites>"),
)
"""How the first lines of an earlier report begin, and what stands near its end, by its suffixes."""
_SEEN = 400
"""Bytes looked at, at each end."""


def is_article(name: str) -> bool:
    """Tell by its name whether a file is an article."""
    return bool(suffix(name)) and PurePosixPath(name).stem.lower() not in _NOT_ARTICLES


def may_be_report(name: str) -> bool:
    """Tell by its name whether a file has to be looked into for an earlier report."""
    return any(name.lower().endswith(suffixes) for suffixes, _, _ in _REPORTS)


def is_report(name: str, file: BinaryIO) -> bool:
    """Tell an earlier report that was written among the articles: it would bear out whatever they say."""
    lines = file.read(_SEEN).removeprefix(codecs.BOM_UTF8).splitlines()
    known = (row for row in _REPORTS if name.lower().endswith(row[0]))
    opened = [ending for _, opening, ending in known if _opens(lines, opening)]
    if not opened:
        return False
    file.seek(max(file.seek(0, os.SEEK_END) - _SEEN, 0))
    last = file.read()
    return any(ending in last for ending in opened)


def _opens(lines: Sequence[bytes], opening: Sequence[bytes]) -> bool:
    return len(lines) >= len(opening) and all(map(bytes.startswith, lines, opening))
