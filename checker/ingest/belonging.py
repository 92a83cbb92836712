"""Which files of a folder are articles, wherever the folder is."""

import codecs
import os
from pathlib import PurePosixPath
from typing import BinaryIO

from checker.ingest.formats import suffix

_NOT_ARTICLES = frozenset({"readme", "license", "licence", "copying", "changelog", "contributing"})
"""Files that tell of a folder."""

_REPORT, _TAIL = b"# Fact check", b"\nfactcheck "
"""How the first line of an earlier report reads, and how its last one begins."""
_SEEN = 400
"""Bytes looked at, at each end."""


def is_article(name: str) -> bool:
    """Tell by its name whether a file is an article."""
    return bool(suffix(name)) and PurePosixPath(name).stem.lower() not in _NOT_ARTICLES


def may_be_report(name: str) -> bool:
    """Tell by its name whether a file has to be looked into for an earlier report."""
    return PurePosixPath(name).suffix.lower() in {".md", ".markdown"}


def is_report(file: BinaryIO) -> bool:
    """Tell an earlier report that was written among the articles: it would bear out whatever they say."""
    first = file.read(_SEEN).removeprefix(codecs.BOM_UTF8).partition(b"\n")[0]
    file.seek(max(file.seek(0, os.SEEK_END) - _SEEN, 0))
    return first.rstrip() == _REPORT and _TAIL in file.read()
