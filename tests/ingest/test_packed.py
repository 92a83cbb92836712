"""Packed files: one file of any format within."""

import bz2
import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from checker.errors import ReadError
from checker.ingest import unpacked
from checker.model import Article, Status

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]
Pack = Callable[[bytes], bytes]

TEXT = b"The bridge was closed on Friday, officials said.\n"
LINES = b"".join(json.dumps({"text": f"Bridge {n} was closed."}).encode() + b"\n" for n in range(2000))
PACKS = {".gz": gzip.compress, ".bz2": bz2.compress, ".zst": zstandard.ZstdCompressor(write_checksum=True).compress}


@pytest.fixture(params=sorted(PACKS))
def suffix(request: pytest.FixtureRequest) -> str:
    """Go through the ways of packing."""
    return str(request.param)


def test_any_format_may_be_packed(read: Read, write: Write, suffix: str) -> None:
    """A packed file is read by the reader of what it holds, and keeps its path and lines."""
    write(f"s/a.txt{suffix}", PACKS[suffix](TEXT))
    write(f"s/b.jsonl{suffix}", PACKS[suffix](b'\n{"text": "The bridge was closed."}\n'))

    assert [(a.id, a.path, a.record) for a in read("s")] == [
        ("a", f"s/a.txt{suffix}", None),
        ("b:2", f"s/b.jsonl{suffix}", 2),
    ]


def test_parts_one_after_the_other_are_one_file(read: Read, write: Write, suffix: str) -> None:
    """Files packed piece by piece, as logs and crawls are, are read to their end."""
    halves = LINES[:50_001], LINES[50_001:]
    write(f"a.jsonl{suffix}", b"".join(map(PACKS[suffix], halves)))

    assert len(read(f"a.jsonl{suffix}")) == 2000


def test_cut_is_named_and_what_came_before_is_read(read: Read, write: Write, suffix: str) -> None:
    """Of a file whose end is missing the whole lines are read."""
    packed = PACKS[suffix](b"".join(b'{"text": "%s"}\n' % str(n**400).encode() for n in range(2, 2000)))
    write(f"a.jsonl{suffix}", packed[: len(packed) * 2 // 3])

    articles = read(f"a.jsonl{suffix}")

    assert sum(a.status is not Status.NOT_READ for a in articles) > 100
    assert "is cut off in the middle: its end is missing; fetch it again" in {a.why for a in articles}


def test_damage_is_named(read: Read, write: Write, suffix: str) -> None:
    """A file with a flaw in the middle says so."""
    packed = bytearray(PACKS[suffix](LINES))
    packed[len(packed) // 2 : len(packed) // 2 + 40] = b"\xff" * 40
    write(f"a.txt{suffix}", bytes(packed))

    with pytest.raises(ReadError, match=rf"^a.txt\{suffix}: is (damaged|cut off)"):
        read(f"a.txt{suffix}")


def test_bomb_is_refused(read: Read, write: Write, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Zeros without end are not unpacked to their end."""
    monkeypatch.setattr(unpacked, "FREE", 100_000)
    write(f"a.jsonl{suffix}", PACKS[suffix](b"\0" * 20_000_000))

    with pytest.raises(ReadError, match="unpacks to more than 200 times its size"):
        read(f"a.jsonl{suffix}")


def test_packed_twice_is_refused(read: Read, write: Write, suffix: str) -> None:
    """A bomb within a bomb is not opened."""
    write(f"a.txt{suffix}", PACKS[suffix](gzip.compress(TEXT)))

    with pytest.raises(ReadError, match="is packed twice; unpack it first"):
        read(f"a.txt{suffix}")


def test_packed_under_another_name_is_read(read: Read, write: Write) -> None:
    """What a file holds wins over its suffix, both ways."""
    write("s/a.txt", gzip.compress(TEXT))
    write("s/b.txt.gz", b"The ferry sank, officials said.")

    assert [(a.id, a.status) for a in read("s")] == [("a", Status.READ), ("b.txt", Status.READ)]


def test_packed_standard_input_is_read(read: Read) -> None:
    """Standard input may be packed."""
    assert len(read("-", stdin=gzip.compress(LINES))) == 2000


def test_packed_picture_in_a_folder_is_passed_over(read: Read, write: Write) -> None:
    """In a folder, packed files of other kinds are none of ours."""
    write("s/a.txt", TEXT)
    write("s/b.tar.gz", gzip.compress(TEXT))

    assert [a.id for a in read("s")] == ["a"]


def test_empty_packed_file_says_so(read: Read, write: Write, suffix: str) -> None:
    """Nothing, packed, is still nothing."""
    write(f"a.txt{suffix}", PACKS[suffix](b""))

    with pytest.raises(ReadError, match="is empty"):
        read(f"a.txt{suffix}")
