"""A folder to write articles in, and a short way to read them."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import ingest
from checker.lexicon import Lexicon
from checker.model import Article


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Article, ...]]:
    """Read paths relative to the test's folder."""
    monkeypatch.chdir(tmp_path)

    def call(*paths: str, stdin: bytes | None = None) -> tuple[Article, ...]:
        stream = io.BytesIO(stdin) if stdin is not None else None
        return ingest.read(paths, lexicon=Lexicon(), stdin=stream)

    return call


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a file below the test's folder."""

    def call(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return call
