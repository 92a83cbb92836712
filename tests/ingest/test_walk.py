"""Paths to files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.errors import ReadError
from checker.ingest.walk import walk
from checker.model import Article, Status

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]

TEXT = "The bridge was closed on Friday, officials said."


def test_hidden_files_and_other_kinds_are_passed_over(read: Read, write: Write) -> None:
    """A folder's hidden files, pictures and readme are no articles."""
    for name in ("a.txt", ".hidden.txt", ".git/b.txt", "photo.jpg", "README.md", "sources.toml"):
        write(f"s/{name}", TEXT if name != "sources.toml" else "")

    assert [a.path for a in read("s")] == ["s/a.txt"]


def test_link_loop_ends(read: Read, write: Write, tmp_path: Path) -> None:
    """A folder that links to itself is walked once."""
    write("s/a.txt", TEXT)
    (tmp_path / "s/again").symlink_to(tmp_path / "s", target_is_directory=True)

    assert [a.path for a in read("s")] == ["s/a.txt"]


def test_link_to_nothing_is_reported(read: Read, write: Write, tmp_path: Path) -> None:
    """A link whose file is gone is named."""
    write("s/a.txt", TEXT)
    (tmp_path / "s/gone.txt").symlink_to(tmp_path / "nowhere.txt")

    assert "is a link to a file that does not exist" in [a.why for a in read("s")]


def test_pipe_in_a_folder_does_not_block(read: Read, write: Write, tmp_path: Path) -> None:
    """A pipe among the files is named and not opened."""
    write("s/a.txt", TEXT)
    os.mkfifo(tmp_path / "s/pipe.txt")

    assert "is not a file that can be read" in [a.why for a in read("s")]


def test_missing_path_offers_the_nearest(read: Read, write: Write) -> None:
    """A misspelt path is answered with the name that exists."""
    write("seeds/a.txt", TEXT)

    with pytest.raises(ReadError, match=r"^seed: there is no such file or folder; did you mean 'seeds'\?$"):
        read("seed")


def test_missing_path_with_nothing_near(read: Read) -> None:
    """A path like no other is answered with what can be given."""
    with pytest.raises(ReadError, match="no such file or folder; give a file, a folder or - for"):
        read("zzzz")


def test_missing_folder_of_a_path_is_named(read: Read) -> None:
    """Where the folder is missing too, it is the folder that is named."""
    with pytest.raises(ReadError, match="the folder nowhere does not exist"):
        read("nowhere/a.txt")


def test_empty_folder_says_what_articles_are(read: Read, tmp_path: Path) -> None:
    """A folder without articles says so, and what would be read."""
    (tmp_path / "s").mkdir()

    with pytest.raises(ReadError, match=r"^s: no article in this folder, no files; articles are \.txt"):
        read("s")


def test_folder_of_other_files_counts_them(read: Read, write: Write) -> None:
    """A folder of pages in another format says how many were passed over."""
    write("s/a.page", "<html>")

    with pytest.raises(ReadError, match="only 1 file of other kinds"):
        read("s")


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000])
def test_impossible_path_is_named(read: Read, path: str) -> None:
    """A path the system refuses is an error in one line."""
    with pytest.raises(ReadError) as caught:
        read(path)

    assert "\n" not in caught.value.line()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_forbidden_file_is_reported(read: Read, write: Write) -> None:
    """A file one may not read says so."""
    write("s/a.txt", TEXT)
    write("s/b.txt", TEXT + TEXT).chmod(0)

    assert "cannot be opened: permission denied" in [a.why for a in read("s")]


def test_refused_file_is_reported(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file the system will not open says why, and the rest is read."""
    write("s/a.txt", TEXT)
    write("s/b.txt", TEXT + TEXT)
    opened = Path.open

    def refuse(self: Path, *args: str, **kwargs: str) -> object:
        if self.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)

    assert [(a.status, a.why) for a in read("s")] == [
        (Status.READ, None),
        (Status.NOT_READ, "cannot be opened: permission denied"),
    ]


def test_name_that_is_no_unicode_can_be_shown(read: Read, tmp_path: Path) -> None:
    """A file name in a broken encoding is read and can be printed."""
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (tmp_path / name).write_text(TEXT)
    except OSError:
        pytest.skip("the file system takes no such names")

    assert [a.path for a in read(name)] == [r"caf\udce9.txt"]


def test_refused_folder_is_reported(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder the system will not open is named, and the rest is read."""
    write("s/a.txt", TEXT)
    write("s/inner/b.txt", TEXT + TEXT)
    listed = os.scandir

    def refuse(folder: Path) -> object:
        if folder.name == "inner":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(os, "scandir", refuse)

    assert {None, "the folder cannot be opened: permission denied"} == {a.why for a in read("s")}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_earlier_report_is_no_article(tmp_path: Path, end: str) -> None:
    """A report written among the articles is passed over in their folder, an article of its title is not."""
    report = ("# Fact check", "", "2 articles", "", "---", "", "factcheck 0.1.0, a model", "")
    (tmp_path / "report.md").write_bytes(end.join(report).encode())
    (tmp_path / "column.md").write_text("# Fact check\n\nThe mayor said 12 boats sank.\n", encoding="utf-8")

    assert [place.path.name for place in walk([str(tmp_path)]) if place.path] == ["column.md"]


@pytest.mark.parametrize("suffix", [".json", ".gitlab.json", ".xml", ".jsonl", ".md"])
def test_a_sample_report_is_no_article(read: Read, write: Write, suffix: str) -> None:
    """Reports in the formats that articles have too are passed over in a folder."""
    sample = Path(__file__).parent.parent.parent / "reports" / "samples" / f"seeds{suffix}"
    content = sample.read_bytes() if sample.exists() else b'{"ask":[],"claims":[],"verdict":"agree"}\n'
    write(f"s/report{suffix}", content)
    write("s/a.txt", "The ferry sank.")

    assert [article.id for article in read("s")] == ["a"]


def test_an_empty_report_and_sarif_are_no_articles(read: Read, write: Write) -> None:
    """A report without findings, and SARIF under its longer name, are passed over."""
    samples = Path(__file__).parent.parent.parent / "reports" / "samples"
    write("s/a.gitlab.json", "[]\n")
    write("s/b.sarif.json", (samples / "seeds.sarif").read_bytes())
    write("s/a.txt", "The ferry sank.")

    assert [article.id for article in read("s")] == ["a"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_earlier_report_as_a_page_is_no_article(tmp_path: Path, end: str) -> None:
    """A report as a page is passed over as well; any other page is not, nor a story that mentions ours."""
    page = ("<!doctype html>", "<!-- factcheck report -->", "<html>", "<p>2 articles</p>", "</html>", "")
    (tmp_path / "report.html").write_bytes(end.join(page).encode())
    (tmp_path / "cut.html").write_bytes(end.join(page[:3]).encode())
    (tmp_path / "story.html").write_bytes(end.join((page[0], *page[2:4], page[1], page[4])).encode())

    assert [place.path.name for place in walk([str(tmp_path)]) if place.path] == ["cut.html", "story.html"]


def test_the_parts_that_a_browser_saves_beside_a_page_are_no_articles(write: Write, tmp_path: Path) -> None:
    """Frames lie in a folder named after their page; a folder of that name without a page is a story."""
    for name in ("s/Storm.html", "s/Storm_files/frame.html", "s/Gale_files/gale.html"):
        write(name, "<html>")

    assert [place.path.name for place in walk([str(tmp_path)]) if place.path] == ["Storm.html", "gale.html"]
