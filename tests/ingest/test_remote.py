"""Files in stores: fsspec's own in memory and on disk stand for those that are far away."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from checker import ingest, pipeline
from checker.errors import ReadError
from checker.ingest import remote
from checker.lexicon import Lexicon
from checker.model import Article

TEXT = "The ferry sank off the coast on Monday, the harbour master said."

Put = Callable[[str, str], str]


@pytest.fixture(params=["memory", "file"])
def put(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Put]:
    """Put a file into a store, and return the address of the store's folder."""
    system = fsspec.filesystem(request.param)
    top = f"file://{tmp_path.as_posix()}/store" if request.param == "file" else "memory://bucket"

    def call(name: str, content: str) -> str:
        system.makedirs(f"{top}/{name}".rpartition("/")[0], exist_ok=True)
        system.pipe(f"{top}/{name}", content.encode())
        return top

    system.makedirs(top, exist_ok=True)
    yield call
    system.rm(top, recursive=True)


def read(*paths: str) -> tuple[Article, ...]:
    """Read what is at some addresses, offline: these stores are on this machine."""
    return ingest.read(paths, lexicon=Lexicon())


def test_a_folder_is_walked_as_one_here_is(put: Put, tmp_path: Path) -> None:
    """Folders are stories; what is hidden, of another kind or tells of the folder is passed over."""
    for name in ("ferry/a.txt", "ferry/b.md", "fire/c.txt", "fire/.d.txt", "fire/e.jpg", "README.md"):
        top = put(name, f"{TEXT} {name}")
        (tmp_path / "here" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "here" / name).write_text(f"{TEXT} {name}", encoding="utf-8")
    far, near = read(f"{top}/ferry", f"{top}/fire"), read(str(tmp_path / "here"))

    assert [(a.id, a.story, a.text) for a in far] == [(a.id, a.story, a.text) for a in near]
    assert [a.path for a in far] == [f"{top}/{name}" for name in ("ferry/a.txt", "ferry/b.md", "fire/c.txt")]


def test_a_file_is_read_by_its_suffix(put: Put) -> None:
    """One file is read as it would be here, line by line."""
    top = put("rows.jsonl", "\n".join(json.dumps({"id": n, "text": f"{TEXT} {n}"}) for n in (1, 2)))

    assert [a.id for a in read(f"{top}/rows.jsonl")] == ["1", "2"]


def test_sources_toml_is_read_there_too(put: Put) -> None:
    """Labels and dates beside the articles hold in a store as they do here."""
    top = put("s/a.txt", TEXT)
    put("s/sources.toml", '[articles."a.txt"]\nlabel = "Courier"\npublished = 2021-07-21\n')

    for given in (f"{top}/s", f"{top}/s/a.txt"):
        assert [(a.source, a.published) for a in read(given)] == [("Courier", "2021-07-21")]


def test_a_broken_sources_toml_is_named(put: Put) -> None:
    """A mistake in it is told with its address."""
    top = put("s/a.txt", TEXT)
    put("s/sources.toml", '[articles."b.txt"]\nlabel = "Courier"\n[articles."a.tx"]\n')

    with pytest.raises(ReadError, match=r'://.*/s/sources\.toml: \[articles\."a\.tx"\]: .* did you mean \'a\.txt\'\?$'):
        read(f"{top}/s")


def test_an_earlier_report_is_no_article(put: Put) -> None:
    """A report among the articles is passed over in their folder."""
    top = put("s/report.md", "# Fact check\n\n2 articles\n\n---\n\nfactcheck 0.1.0, a model\n")
    put("s/column.md", f"# Fact check\n\n{TEXT}\n")

    assert [a.id for a in read(f"{top}/s")] == ["column"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("none.txt", "there is no such file or folder"),
        ("empty", "no article in this folder"),
        ("a::memory://b", "is one address inside another"),
    ],
)
def test_what_is_not_there_is_named(put: Put, name: str, says: str) -> None:
    """A wrong address is one line with the address in it."""
    top = put("empty/a.jpg", "")

    with pytest.raises(ReadError, match=says) as caught:
        read(f"{top}/{name}")
    assert caught.value.line().startswith(f"{top}/{name}: ")


def test_a_link_in_a_circle_ends(tmp_path: Path) -> None:
    """A folder that links to itself is walked once."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)

    assert [a.id for a in read(f"file://{tmp_path}")] == ["a"]


def test_a_folder_without_an_end_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that lists more than can be read is left at a bound."""
    monkeypatch.setattr(remote, "_MOST", 3)
    system = fsspec.filesystem("memory")
    system.pipe({f"/endless/{n}.txt": TEXT.encode() for n in range(5)})

    with pytest.raises(ReadError, match=r"^memory://endless: more than 3 files and folders; give the folders one by"):
        read("memory://endless")


@pytest.mark.parametrize(("scheme", "package"), [("s3", "s3fs"), ("gs", "gcsfs"), ("az", "adlfs")])
def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, scheme: str, package: str) -> None:
    """A store whose library is not installed says which one it is."""

    def lacking(*_: Any, **__: Any) -> None:
        raise ImportError

    monkeypatch.setattr(fsspec, "filesystem", lacking)
    (place,) = remote.places(f"{scheme}://bucket/a.txt")

    assert str(place.problem) == f"{scheme}://bucket/a.txt: needs the package '{package}'; pip install {package}"


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (PermissionError("no"), "permission denied; check the credentials of the store"),
        (
            RuntimeError("Unable to locate\ncredentials"),
            "the store cannot be read: RuntimeError: Unable to locate cred",
        ),
        (OSError(5, "Input/output error"), "the store cannot be read: OSError: "),
        (TimeoutError(), "the store cannot be read: TimeoutError"),
    ],
)
@pytest.mark.parametrize("when", ["info", "ls", "open", "read"])
def test_a_store_that_fails_is_one_line(
    monkeypatch: pytest.MonkeyPatch, error: Exception, says: str, when: str
) -> None:
    """Whatever a store's library raises, and whenever, there is no traceback."""
    kind = fsspec.get_filesystem_class("memory")
    fsspec.filesystem("memory").pipe({"/failing/a.txt": TEXT.encode()})

    class Failing(io.BytesIO):
        def read(self, *_: Any) -> bytes:
            raise error

    def fail(*_: Any, **__: Any) -> Any:
        if when == "read":
            return Failing()
        raise error

    monkeypatch.setattr(kind, "open" if when == "read" else when, fail)
    with pytest.raises(ReadError) as caught:
        read("memory://failing")
    assert says in caught.value.line()
    assert "\n" not in caught.value.line()


def test_a_run_reads_a_store(put: Put, tmp_path: Path) -> None:
    """The same articles, here and in a store, give the same findings."""
    for name, number in (("a", 12), ("b", 15)):
        text = f"Officials said on Monday that {number} people were killed in the ferry accident off the coast."
        top = put(f"ferry/{name}.txt", text)
        (tmp_path / "here" / "ferry").mkdir(parents=True, exist_ok=True)
        (tmp_path / "here" / "ferry" / f"{name}.txt").write_text(text, encoding="utf-8")
    far, near = (pipeline.run([f"{place}/ferry"]) for place in (top, tmp_path / "here"))

    assert near.findings
    assert [f.fingerprint for f in far.findings] == [f.fingerprint for f in near.findings]


def test_a_file_can_be_read_from_any_place(put: Put) -> None:
    """What reads an archive goes to its end first."""
    top = put("s/a.txt", TEXT)
    (place,) = remote.places(f"{top}/s/a.txt")
    with place.open() as stream:
        stream.seek(-5, io.SEEK_END)

        assert (stream.read(), stream.tell(), stream.seekable()) == (b"said.", len(TEXT), True)
