"""Zip archives: a folder in a file."""

import gzip
import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import ingest
from checker.errors import ReadError
from checker.ingest import unpacked, zipped
from checker.lexicon import Lexicon
from checker.model import Article, Status

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]

FERRY = "The ferry sank off the coast on Monday, the harbour master said."
FIRE = "The fire destroyed 14 houses in the old town, the mayor said."


def archive(members: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Make a zip archive of some files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as out:
        for name, content in members.items():
            out.writestr(name, content)
    return data.getvalue()


def test_archive_is_a_folder(read: Read, write: Write) -> None:
    """The files at an archive's top form a story, those of each folder in it another."""
    write("s/news.zip", archive({"a.txt": FERRY, "b.jsonl": '{"text": "It was old."}', "fire/c.md": FIRE}))

    assert [(a.story, a.id, a.path, a.record) for a in read("s")] == [
        ("fire", "c", "s/news.zip/fire/c.md", None),
        ("news", "a", "s/news.zip/a.txt", None),
        ("news", "b:1", "s/news.zip/b.jsonl", 1),
    ]


def test_archive_is_read_as_the_folder_it_was_made_of(read: Read, write: Write) -> None:
    """A folder and an archive of it give the same articles, but for their paths."""
    members = {"x/ferry/a.txt": FERRY, "x/fire/b.txt": FIRE}
    for name, text in members.items():
        write(name, text)
    write("y/x.zip", archive(dict(members)))

    def known(path: str) -> list[tuple[str, str, str]]:
        return [(a.id, a.story, a.text) for a in read(path)]

    assert known("x") == known("y/x.zip")


def test_labels_beside_the_articles_count(read: Read, write: Write) -> None:
    """A ``sources.toml`` in the archive speaks of the files beside it."""
    toml = '[articles."a.txt"]\nlabel = "Courier"\npublished = 2021-07-21\n'
    write("news.zip", archive({"ferry/a.txt": FERRY, "ferry/sources.toml": toml, "fire/a.txt": FIRE}))

    assert [(a.source, a.published) for a in read("news.zip")] == [("Courier", "2021-07-21"), ("a", None)]


def test_broken_labels_are_named(read: Read, write: Write) -> None:
    """An archive whose labels cannot be read is not read without them."""
    write("news.zip", archive({"s/a.txt": FERRY, "s/sources.toml": "x ="}))

    with pytest.raises(ReadError, match=r"^news.zip: s/sources.toml in it is not valid TOML"):
        read("news.zip")


def test_what_is_no_article_is_passed_over(read: Read, write: Write) -> None:
    """Hidden files, links, readmes, reports and other kinds are none."""
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    data = io.BytesIO(archive({
        "a.txt": FERRY, ".b.txt": FIRE, "__MACOSX/a.txt": "x", "README.md": FIRE, "c.jpg": b"x", "d/": "",
        "report.md": "# Fact check\n\n2 articles\n\nfactcheck 0.1.0, a model\n",
    }))  # fmt: skip
    with zipfile.ZipFile(data, "a") as out:
        out.writestr(link, "/etc/passwd")
    write("news.zip", data.getvalue())

    assert [a.path for a in read("news.zip")] == ["news.zip/a.txt"]


def test_empty_archives_say_what_they_hold(read: Read, write: Write) -> None:
    """An archive without an article counts the rest."""
    write("a.zip", archive({}))
    write("b.zip", archive({"c.jpg": b"x", "d.png": b"x"}))

    with pytest.raises(ReadError, match=r"^a.zip: no article in this archive, no files; articles are \.txt"):
        read("a.zip")
    with pytest.raises(ReadError, match="only 2 files of other kinds"):
        read("b.zip")


@pytest.mark.parametrize("name", ["../../etc/a.txt", "/etc/a.txt", "C:\\etc\\a.txt", "./etc//a.txt"])
def test_names_lead_nowhere(read: Read, write: Write, name: str) -> None:
    """A name that would lead out of the archive is only a name."""
    write("news.zip", archive({name: FERRY}))

    assert [(a.path, a.story) for a in read("news.zip")] == [("news.zip/etc/a.txt", "etc")]


def test_members_of_one_name_are_all_read(read: Read, write: Write) -> None:
    """Two files of one name are two articles, with ids of their own."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as out:
        out.writestr("a.txt", FERRY)
        with pytest.warns(UserWarning, match="Duplicate name"):
            out.writestr("a.txt", FIRE)
    write("news.zip", data.getvalue())

    assert [(a.id, a.text) for a in read("news.zip")] == [("a", FERRY), ("a-2", FIRE)]


def test_archive_in_an_archive_is_refused(read: Read, write: Write) -> None:
    """What multiplies without end is not opened; what lies beside it is read."""
    write("news.zip", archive({"a.txt": FERRY, "b.zip": archive({"c.txt": FIRE})}))

    assert [(a.path, a.why) for a in read("news.zip")] == [
        ("news.zip/a.txt", None),
        ("news.zip/b.zip", "is an archive in an archive, which is not opened; unpack the outer one first"),
    ]


def test_packed_file_in_an_archive_is_read(read: Read, write: Write) -> None:
    """Packed files may lie in an archive."""
    write("news.zip", archive({"a.txt.gz": gzip.compress(FERRY.encode())}))

    assert [(a.id, a.path) for a in read("news.zip")] == [("a", "news.zip/a.txt.gz")]


def test_bomb_is_refused(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive that unpacks to far more than its size is not unpacked."""
    monkeypatch.setattr(unpacked, "FREE", 1_000_000)
    write("news.zip", archive({"a.txt": b"\0" * 10_000_000}))

    with pytest.raises(ReadError, match=r"^news.zip: unpacks to more than 200 times its size"):
        read("news.zip")


def test_bomb_within_a_member_is_refused(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Zeros packed twice over, by two formats, are held to the size that they have in the archive."""
    monkeypatch.setattr(unpacked, "FREE", 1_000_000)
    write("news.zip", archive({"a.jsonl.gz": gzip.compress(b"\0" * 100_000_000, compresslevel=1)}))

    with pytest.raises(ReadError, match=r"^news.zip/a.jsonl.gz: unpacks to more than 200 times"):
        read("news.zip")


def test_too_many_files_are_refused(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive has a bounded number of files, told before its list is read."""
    monkeypatch.setattr(zipped, "MEMBERS", 3)
    write("news.zip", archive({f"{n}.txt": FERRY for n in range(4)}))

    with pytest.raises(ReadError, match="holds more than 3 files; unpack it and give the folder"):
        read("news.zip")

    monkeypatch.setattr(zipped, "_DIRECTORY", 100)

    with pytest.raises(ReadError, match="holds more than 3 files"):
        read("news.zip")


def test_locked_member_is_named(read: Read, write: Write) -> None:
    """A file behind a password says so, and the rest is read."""
    data = bytearray(archive({"a.txt": FERRY, "b.txt": FIRE}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rfind(mark) + flags] |= 1
    write("news.zip", bytes(data))

    assert [(a.path, a.why) for a in read("news.zip")] == [
        ("news.zip/a.txt", None),
        ("news.zip/b.txt", "is protected by a password; unpack it first"),
    ]


def test_damaged_member_is_named(read: Read, write: Write) -> None:
    """A file that does not have the sum it should have says so, and the rest is read."""
    data = bytearray(archive({"a.txt": FERRY, "b.txt": FIRE}, zipfile.ZIP_STORED))
    data[data.find(b"14 houses")] = ord("9")
    write("news.zip", bytes(data))

    whys = {a.path: a.why for a in read("news.zip")}

    assert whys["news.zip/a.txt"] is None
    assert "is damaged: Bad CRC-32" in (whys["news.zip/b.txt"] or "")


def test_cut_archive_is_named(read: Read, write: Write) -> None:
    """An archive without its end, where its list stands, says so."""
    write("news.zip", archive({"a.txt": FERRY})[:-30])

    with pytest.raises(ReadError, match=r"^news.zip: is a damaged zip archive, or its end is missing"):
        read("news.zip")


@pytest.mark.parametrize(
    ("member", "what"),
    [("xl/workbook.xml", "a spreadsheet"), ("META-INF/container.xml", "a book in EPUB")],
)
def test_other_documents_are_named(read: Read, write: Write, member: str, what: str) -> None:
    """Formats that are zips too are told by what is in them."""
    write("a.zip", archive({member: "x", "a.txt": FERRY}))

    with pytest.raises(ReadError, match=f"is {what}; save it as"):
        read("a.zip")


def test_archive_on_standard_input(read: Read) -> None:
    """Standard input may be an archive."""
    data = archive({"a.txt": FERRY, "fire/b.txt": FIRE})

    assert [(a.id, a.path) for a in read("-", stdin=data)] == [("a", "-/a.txt"), ("b", "-/fire/b.txt")]


@settings(deadline=None)
@given(cut=st.integers(0, 400), place=st.integers(0, 400), byte=st.integers(0, 255))
def test_no_damage_raises_anything_else(
    tmp_path_factory: pytest.TempPathFactory, cut: int, place: int, byte: int
) -> None:
    """Whatever is wrong with an archive, it is one error or articles that say so."""
    data = bytearray(archive({"a.txt": FERRY, "b/c.md": FIRE, "b/sources.toml": ""}))
    data[place % len(data)] = byte
    path = tmp_path_factory.mktemp("zip") / "news.zip"
    path.write_bytes(data[: len(data) - cut % 100 * (cut > 200)])

    try:
        articles = ingest.read([str(path)], lexicon=Lexicon())
    except ReadError:
        return

    assert all(a.status is Status.READ or a.why for a in articles)
