"""What an address leads to, and when it leads nowhere."""

import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import ingest, pipeline
from checker.errors import ReadError
from checker.ingest.reach import Reach
from checker.lexicon import Lexicon

Write = Callable[..., Path]

TEXT = "The bridge was closed on Friday, officials said."


def said(given: str, reach: Reach) -> str:
    """Return the problem of the only place at an address."""
    (place,) = reach.places(given)

    assert place.problem
    assert not place.is_stdin
    return place.problem.line()


@pytest.mark.parametrize("given", ["https://site.example/a", "HTTP://site.example/a", "s3://bucket/a", "gs://b/a"])
def test_nothing_is_fetched_unless_somebody_allows_it(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By default the network is off, and no name is looked up."""
    monkeypatch.delattr(socket, "getaddrinfo")

    assert said(given, Reach()) == (
        f"{given}: is not fetched: the network is off; "
        "--allow-network, or network = true in factcheck.toml, turns it on"
    )


def test_a_password_is_not_repeated() -> None:
    """An address is named without what nobody else should read."""
    for reach in (Reach(), Reach(offline=None)):
        line = said("https://me:secret@site.example/a", reach)

        assert line.startswith("https://site.example/a: ")
        assert "secret" not in line


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("htps://site.example/a", "addresses of the kind 'htps' cannot be read; did you mean https://?"),
        ("ftp://site.example/a", "'ftp' cannot be read; addresses begin with http"),
        ("sqlite://a", "'sqlite' cannot be read; addresses begin with http, https, abfs, az, gcs, gs, s3"),
    ],
)
def test_other_kinds_of_address_are_named(given: str, says: str) -> None:
    """A scheme that nothing reads is told, with the nearest that something does."""
    assert says in said(given, Reach(offline=None))


@pytest.mark.parametrize(
    ("given", "module", "extra"),
    [("https://site.example/a", "protego", "web"), ("memory://a", "fsspec", "remote")],
)
def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch, given: str, module: str, extra: str) -> None:
    """What is not installed is told with the extra that brings it."""
    for name in [each for each in sys.modules if each.startswith(("checker.ingest.web", "checker.ingest.remote"))]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("web", "remote"):
        monkeypatch.delattr(ingest, name, raising=False)
    monkeypatch.setitem(sys.modules, module, None)

    says = f"which needs the extra '{extra}'; pip install 'factcheck-news[{extra}]'"
    assert says in said(given, Reach(offline=None))


def test_an_article_that_was_not_fetched_is_among_the_others(read: Callable[..., tuple], write: Write) -> None:
    """The rest is read, and the report says which address is missing and why."""
    write("s/a.txt", TEXT)
    article = next(a for a in read("s", "https://site.example/story") if a.url)

    assert (article.url, article.path, article.status) == ("https://site.example/story", None, "not_read")
    assert (article.why or "").startswith("is not fetched: the network is off; --allow-network")


def test_the_library_is_offline_unless_told(tmp_path: Path) -> None:
    """Who calls the pipeline from Python has to allow it too."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    with pytest.raises(ReadError, match=r"^https://site\.example/a: is not fetched: the network is off"):
        pipeline.run(["https://site.example/a"])


def test_a_run_on_files_opens_no_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where it is allowed, nothing is sent anywhere for what is on this machine."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{TEXT} {name} 12 people died.", encoding="utf-8")
    monkeypatch.setattr(socket.socket, "connect", None, raising=False)
    monkeypatch.delattr(socket, "getaddrinfo")
    report = pipeline.run([str(tmp_path)], pipeline.Options(offline=None))

    assert len(report.articles) == 2


def test_a_path_is_no_address(read: Callable[..., tuple], write: Write) -> None:
    """A file whose name has a colon, or a drive's letter, stays a path."""
    write("a:b.txt", TEXT)

    assert [a.path for a in read("a:b.txt")] == ["a:b.txt"]
    with pytest.raises(ReadError, match="no such file or folder"):
        ingest.read(["c://a.txt"], lexicon=Lexicon())
