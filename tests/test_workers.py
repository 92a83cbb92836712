"""Articles read in several processes."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker import kept, workers
from checker.config import BUNDLED_MODEL
from checker.errors import WorkerError
from checker.extract import extract
from checker.lexicon import Lexicon
from checker.model import Article

TEXT = "At least {} people were killed when a train left the rails near Leeds on Monday, police said.\n"
ARTICLES = tuple(Article(id="", source="", story="", text=TEXT.format(number)) for number in range(12, 32))


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a second process worth its start for a few lines."""
    monkeypatch.setattr(workers, "_WORTH", 500)
    monkeypatch.setattr(workers, "_BATCH", 300)


def _die(_batch: tuple[Article, ...]) -> tuple[bytes, ...]:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def _fail(_batch: tuple[Article, ...]) -> Iterator[bytes]:
    message = "not today"
    raise ValueError(message)


def test_several_processes_find_what_one_finds() -> None:
    """The same claims, in the order of the articles."""
    found = list(workers.extracted(ARTICLES, folders=(), model=BUNDLED_MODEL, jobs=2))

    assert found == [kept.packed(own) for _, own in extract(ARTICLES, Lexicon())]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no signal that cannot be caught")
def test_a_process_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The run ends with a line that says what to do, not in waiting."""
    monkeypatch.setattr(workers, "_read", _die)

    with pytest.raises(WorkerError, match="want of memory; give --jobs 1"):
        list(workers.extracted(ARTICLES, folders=(), model=BUNDLED_MODEL, jobs=2))


def test_what_goes_wrong_in_a_process_goes_wrong_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error crosses over, and the processes end."""
    monkeypatch.setattr(workers, "_read", _fail)

    with pytest.raises(ValueError, match="not today"):
        list(workers.extracted(ARTICLES, folders=(), model=BUNDLED_MODEL, jobs=2))


def test_nothing_to_read_starts_nothing(tmp_path: Path) -> None:
    """Without articles there is no model to load."""
    assert list(workers.extracted((), folders=(tmp_path,), model="none_such", jobs=4)) == []
