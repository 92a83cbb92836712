"""A page given by its address, from the site to the article."""

from typing import Any

from checker import ingest
from checker.ingest.reach import Reach
from checker.ingest.web import Fetcher
from checker.lexicon import Lexicon
from checker.model import Article

TEXT = "The ferry sank off the coast on Monday, the harbour master said.\n"

Site = Any


def read(fetcher: Fetcher, *paths: str) -> tuple[Article, ...]:
    """Read what is at some addresses."""
    return ingest.read(paths, lexicon=Lexicon(), reach=Reach(offline=None, fetcher=fetcher))


def test_a_page_becomes_an_article(site: Site, fetcher: Fetcher) -> None:
    """It is called after its address, and keeps the one at which it was found."""
    site.replies |= {"/go": site.redirect("/2021/ferry-sinks"), "/2021/ferry-sinks": site.answer(TEXT.encode())}
    (article,) = read(fetcher, site.url("/go"))

    assert (article.text, article.id, article.source) == (TEXT, "ferry-sinks", "127.0.0.1")
    assert (article.url, article.path) == (site.url("/2021/ferry-sinks"), None)


def test_a_page_may_name_its_own_address(site: Site, fetcher: Fetcher) -> None:
    """The address that a page gives as its own goes before the one it was fetched from."""
    site.replies["/amp"] = site.answer(f"---\nurl: https://echo.example/ferry\n---\n{TEXT}".encode())

    assert [a.url for a in read(fetcher, site.url("/amp"))] == ["https://echo.example/ferry"]


def test_many_articles_of_one_address_do_not_share_it(site: Site, fetcher: Fetcher) -> None:
    """A file of articles has an address, its articles have their own or none."""
    rows = b'{"text": "One boat sank."}\n{"text": "Two boats sank.", "url": "https://echo.example/2"}\n'
    site.replies["/rows.jsonl"] = site.answer(rows)

    assert [a.url for a in read(fetcher, site.url("/rows.jsonl"))] == [None, "https://echo.example/2"]


def test_pages_given_together_are_one_story(site: Site, fetcher: Fetcher) -> None:
    """Their order does not matter, and a page given twice is fetched once."""
    site.replies |= {f"/{name}": site.answer(f"{TEXT}{name}".encode()) for name in "ab"}
    one, two = site.url("/a"), site.url("/b")

    assert read(fetcher, one, two) == read(fetcher, two, one, two)
    assert len({article.story for article in read(fetcher, one, two)}) == 1
    assert site.paths.count("/b") == 3


def test_pages_join_the_folder_that_is_given_beside_them(site: Site, fetcher: Fetcher, tmp_path: Any) -> None:
    """A page is compared with the files of the only story there is."""
    (tmp_path / "a.txt").write_text(f"{TEXT}Twelve died.", encoding="utf-8")
    site.replies["/a"] = site.answer(TEXT.encode())

    assert {tmp_path.name} == {a.story for a in read(fetcher, str(tmp_path), site.url("/a"))}


def test_a_page_that_fails_leaves_the_others(site: Site, fetcher: Fetcher) -> None:
    """One page that is gone is told, and the rest is read."""
    site.replies["/a"] = site.answer(TEXT.encode())
    told = {a.url: a.why for a in read(fetcher, site.url("/a"), site.url("/gone"))}

    assert told == {site.url("/a"): None, site.url("/gone"): "there is no such page (status 404); check the address"}


def test_a_run_keeps_no_page(site: Site, fetcher: Fetcher, naps: list[float]) -> None:
    """The next run fetches again: what is there now is what counts."""
    site.replies["/story"] = site.answer(b"One boat sank.")
    first = read(fetcher, site.url())
    site.replies["/story"] = site.answer(b"Two boats sank.")

    assert [a.text for a in (*first, *read(fetcher, site.url()))] == ["One boat sank.", "Two boats sank."]
    assert naps == [1]
