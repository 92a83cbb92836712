"""What was extracted before: found again, bounded, and never in the way."""

import dataclasses
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import assets, cache, kept, pipeline
from checker.cache import opened
from checker.extract import extract
from checker.lexicon import Lexicon
from checker.means import Means, Options
from checker.model import Article, Report
from checker.report import formats

ONE = "At least 12 people were killed when a train left the rails near Leeds on Monday, police said.\n"
OTHER = (
    "“Nine people were killed,” Mayor Ida Brandt said on Monday. Three firms - A Ltd, B Ltd and C Ltd - ran trains.\n"
)
COUNTED = "SELECT COUNT(*) FROM kept"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the cache of a test is."""
    monkeypatch.setenv(cache.FOLDER, str(tmp_path / "cache"))
    return tmp_path / "cache" / "kept.sqlite3"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Return a folder with two articles."""
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "other.md").write_text(f"---\npublished: 2024-03-12\n---\n{OTHER}", encoding="utf-8")
    return folder


@pytest.fixture
def run(story: Path) -> Callable[..., tuple[Report, list[str]]]:
    """Return what runs the job on the story, and what it warned of."""

    def work(**given: object) -> tuple[Report, list[str]]:
        warned: list[str] = []
        options = pipeline.Options(**{"cache": True, "warn": warned.append, **given})
        return pipeline.run([str(story)], options), warned

    return work


Run = Callable[..., tuple[Report, list[str]]]


def _count(file: Path) -> int:
    connection = sqlite3.connect(file)
    try:
        (number,) = connection.execute(COUNTED).fetchone()
    finally:
        connection.close()
    return int(number)


def test_claims_survive_being_packed() -> None:
    """Every kind of claim is read back as it was, and bound to an article it is the article's own."""
    article = Article(id="a", source="A", story="s", text=ONE + OTHER, published="2024-03-12", first_line=4)
    ((_, fresh),) = extract([kept.bare(article)], Lexicon())
    ((_, own),) = extract([article], Lexicon())
    data = kept.packed(fresh)

    assert {"quantity", "quote", "date", "name", "role", "list", "statement"} <= {claim.kind for claim in fresh}
    assert kept.unpacked(data, kept.bare(article)) == fresh
    assert kept.unpacked(data, article) == own


@pytest.mark.parametrize("data", [b"", b"rubbish", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_what_is_no_claims_is_refused(data: bytes) -> None:
    """Rubbish is told from claims."""
    with pytest.raises(ValueError, match="not claims"):
        kept.unpacked(data, Article(id="", source="", story="", text=""))


def test_the_second_run_is_the_same_without_spacy(file: Path, story: Path) -> None:
    """It imports no language model, and gives the same bytes."""
    script = (
        "import sys; from checker import pipeline; from checker.report import formats;"
        "report = pipeline.run([sys.argv[1]], pipeline.Options(cache=True));"
        "print('spacy' in sys.modules); print(formats.render(report, 'json'))"
    )
    command = [sys.executable, "-c", script, str(story)]
    environment = {**os.environ, cache.FOLDER: str(file.parent), "PYTHONUTF8": "1"}
    first, second = (
        subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout for _ in "12"
    )

    assert first.splitlines()[0] == "True"
    assert second.splitlines()[0] == "False"
    assert first.splitlines()[1:] == second.splitlines()[1:]


def test_one_changed_article_costs_one(file: Path, story: Path, run: Run) -> None:
    """The others are found; without the cache nothing is kept."""
    read: list[str] = []
    run(cache=False)
    assert not file.exists()
    run()
    (story / "one.txt").write_text(ONE.replace("12", "14"), encoding="utf-8")
    report = pipeline.run(
        [str(story)], pipeline.Options(cache=True), progress=lambda _done, _all, name: read.append(Path(name).name)
    )

    assert read == ["one.txt"]
    assert any("14" in claim.text for claim in report.claims)
    assert _count(file) == 5


@pytest.mark.parametrize(
    "rubbish", [b"", b"not a database at all, but long enough to be read as one" * 40, b"SQLite format 3\0"]
)
def test_a_damaged_file_is_made_anew(file: Path, run: Run, rubbish: bytes) -> None:
    """What is cut short or not ours costs one run, and is said."""
    fresh, _ = run(cache=False)
    file.parent.mkdir()
    file.write_bytes(rubbish)
    report, warned = run()

    assert formats.render(report, "json") == formats.render(fresh, "json")
    assert bool(warned) == bool(rubbish)
    assert _count(file) == 3


@pytest.mark.parametrize(
    "rubbish", ["'rubbish'", "x''", "x'00112233445566'", "substr(data, 1, 40)", "CAST(data || x'00' AS BLOB)"]
)
def test_a_row_that_is_damaged_is_made_again(file: Path, run: Run, rubbish: str) -> None:
    """Claims and stories that cannot be read are worked out again and kept."""
    fresh, _ = run()
    connection = sqlite3.connect(file)
    connection.execute(f"UPDATE kept SET data = {rubbish}")  # noqa: S608 - the parameters above
    connection.commit()
    connection.close()
    report, warned = run()

    assert report == fresh
    assert warned == []


def test_a_newer_cache_is_left_alone(file: Path, run: Run) -> None:
    """An older version goes on without it, and says so."""
    run()
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    report, (warned,) = run()

    assert report.claims
    assert "it is of a newer version (99" in warned
    assert _count(file) == 3


def test_a_cache_that_cannot_be_made_is_done_without(file: Path, run: Run) -> None:
    """A file where the folder should be: said, and gone on."""
    file.parent.write_text("in the way")
    report, (warned,) = run()

    assert report.claims
    assert "the cache is not used" in warned


def test_a_full_disk_costs_the_cache_only(file: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first write that fails ends its use for the run."""
    run()

    def full(_cache: cache.Cache, _key: bytes, _data: bytes) -> None:
        _cache._done("INSERT INTO nowhere VALUES (1)")

    monkeypatch.setattr(cache.Cache, "keep", full)
    file.unlink()
    report, warned = run()

    assert report.claims
    assert len(warned) == 1


def test_the_file_is_bounded(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above its limit the older half goes."""
    monkeypatch.setattr(cache, "_LARGEST", 1 << 16)
    with opened(print) as kept_:
        for number in range(100):
            kept_.keep(number.to_bytes(4), b"x" * 4096)

    assert 0 < _count(file) < 100
    with opened(print) as kept_:
        assert kept_.knows([(99).to_bytes(4), (0).to_bytes(4)]) == {(99).to_bytes(4)}


def test_the_key_knows_what_claims_depend_on() -> None:
    """The text, when it was published and who read it; not where it lies."""
    article = Article(id="", source="", story="", text=ONE)
    keys = {
        cache.key(article, "v1"),
        cache.key(article, "v2"),
        cache.key(dataclasses.replace(article, published="2024"), "v1"),
        cache.key(dataclasses.replace(article, text=OTHER), "v1"),
    }

    assert len(keys) == 4
    assert kept.bare(dataclasses.replace(article, id="a", path="b", first_line=9)) == kept.bare(article)


def test_a_declared_attribute_is_part_of_the_key(tmp_path: Path) -> None:
    """Claims that were read by another attribute file are not taken for today's."""
    (tmp_path / "attributes").mkdir()

    def keys() -> tuple[str, str]:
        means = Means.of(Options(rules=(tmp_path,)))
        return means.extractor, means.checker

    before = keys()
    declared = (assets.rules() / "attributes" / "plea.toml").read_text(encoding="utf-8")
    (tmp_path / "attributes" / "plea.toml").write_text(declared.replace("no contest", "silent"), encoding="utf-8")

    assert all(one != other for one, other in zip(before, keys(), strict=True))
