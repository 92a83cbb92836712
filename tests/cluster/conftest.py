"""Two worker processes on the loopback, started once for all tests that use them."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

FIRST = "At least {} people were killed when a train left the rails near Leeds on Monday, police said.\n"
SECOND = "“Nine people were killed,” Mayor Ida Brandt said on Monday. {} firms ran trains, the operator said.\n"
GERMAN = (
    "Zwölf Menschen sind bei einem Zugunglück in der Nähe von Leeds ums Leben gekommen, teilte die Polizei mit. "
    "Der Zug war am Montag aus noch ungeklärter Ursache aus den Gleisen gesprungen."
)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a scheduler with two workers, as somebody else would have started it."""
    distributed = pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address=None,
        scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
        silence_logs=logging.CRITICAL + 1,
        local_directory=str(tmp_path_factory.mktemp("workers")),
        # One for all, also for a worker that is started later in place of one that died.
        env={"FACTCHECK_CACHE_DIR": str(tmp_path_factory.mktemp("cache"))},
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with stories of every kind, which is where the test runs."""
    monkeypatch.chdir(tmp_path)
    for number in range(6):
        folder = tmp_path / "in" / f"crash-{number}"
        folder.mkdir(parents=True)
        (folder / "herald.txt").write_text(FIRST.format(12 + number), encoding="utf-8")
        (folder / "courier.md").write_text(f"---\nsource: Courier\n---\n{SECOND.format(3)}", encoding="utf-8")
        (folder / "copy.txt").write_text(FIRST.format(12 + number), encoding="utf-8")
    own = tmp_path / "in" / "crash-1"
    (own / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    (own / "empty.txt").write_bytes(b"")
    (own / "german.txt").write_text(GERMAN, encoding="utf-8")
    (own / "sources.toml").write_text('[articles."herald.txt"]\nlabel = "Herald"\npublished = 2024-03-12\n')
    comment = "<!-- factcheck-ignore FIG001: the operator counts its own -->\n"
    (own / "gazette.md").write_text(comment + FIRST.format(31), encoding="utf-8")
    rows = [
        '{"id": "a", "story": "crash-2", "source": "Wire", "text": "At least 40 people were killed near Leeds."}',
        "not json",
        '{"id": "a", "story": "crash-2", "source": "Wire", "text": "Nine people were killed near Leeds."}',
        '{"id": "herald", "story": "later", "source": "Wire", "text": "Nine people were killed near Leeds."}',
    ]
    (tmp_path / "in" / "wire.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "draft.md").write_text("---\nstory: crash-1\n---\n" + FIRST.format(20), encoding="utf-8")
    return tmp_path / "in"
