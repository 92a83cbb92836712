"""What a site's rules let us fetch, and how long we wait."""

from typing import Any

import pytest

from checker.errors import ReadError
from checker.ingest.web import Fetcher

TEXT = b"The ferry sank off the coast on Monday."

Site = Any


def allowed(site: Site, fetcher: Fetcher, path: str = "/story") -> bool:
    """Tell whether a page of a site is fetched."""
    site.replies.setdefault(path, site.answer(TEXT))
    try:
        return fetcher.fetch(site.url(path)).body == TEXT
    except ReadError:
        assert path not in site.paths
        return False


def test_the_rules_are_asked_for_first_and_once(site: Site, fetcher: Fetcher) -> None:
    """One request a site and run, before the first page."""
    site.replies |= {"/a": site.answer(TEXT), "/b": site.answer(TEXT)}
    fetcher.fetch(site.url("/a"))
    fetcher.fetch(site.url("/b"))

    assert site.paths == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (b"", True),
        (b"User-agent: *\nDisallow: /", False),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: factcheck\nAllow: /", True),
        (b"User-agent: FactCheck\nDisallow: /story\n\nUser-agent: *\nAllow: /", False),
        (b"User-agent: other\nDisallow: /", True),
        (b"User-agent: *\nDisallow: /*ory$", False),
        (b"User-agent: *\nDisallow: /s\nAllow: /story", True),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /story", False),
        (b"User-agent: *\nDisallow:" + b" /x\nDisallow:" * 50_000 + b" /story", True),
        (b"<!doctype html><title>Not found</title>", True),
        (b"\xff\xfe\x00\x00garbage\x00", True),
    ],
)  # fmt: skip
def test_the_rules_are_obeyed(site: Site, fetcher: Fetcher, rules: bytes, *, expected: bool) -> None:
    """The rules are read as the standard has it: our own group first, the longest path, wildcards."""
    site.replies["/robots.txt"] = site.answer(rules)

    assert allowed(site, fetcher) is expected


def test_a_refusal_names_the_rules(site: Site, fetcher: Fetcher) -> None:
    """Who forbids it, and what to do instead."""
    site.replies["/robots.txt"] = site.answer(b"User-agent: *\nDisallow: /")

    with pytest.raises(ReadError) as caught:
        fetcher.fetch(site.url())
    start = f"{site.url()}: {site.url('/robots.txt')} forbids it; open it in a browser, save the page"
    assert caught.value.line().startswith(start)


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "429 Too Many Requests"])
def test_a_site_without_rules_forbids_nothing(site: Site, fetcher: Fetcher, status: str) -> None:
    """Where there are no rules everything is allowed."""
    site.replies["/robots.txt"] = site.answer(b"User-agent: *\nDisallow: /", status=status)

    assert allowed(site, fetcher)


def test_rules_that_cannot_be_read_forbid_everything(site: Site, fetcher: Fetcher) -> None:
    """A site in trouble is left alone."""
    site.replies["/robots.txt"] = site.answer(status="500 Oh")

    assert not allowed(site, fetcher)
    with pytest.raises(ReadError, match=r"robots\.txt cannot be read \(status 500\), and without it nothing may be"):
        fetcher.fetch(site.url())


def test_rules_may_be_elsewhere(site: Site, fetcher: Fetcher) -> None:
    """A redirect of the rules is followed, and one into the network forbids everything."""
    site.replies["/robots.txt"] = site.redirect("/other.txt")
    site.replies["/other.txt"] = site.answer(b"User-agent: *\nDisallow: /story")

    assert not allowed(site, fetcher)

    site.replies["/robots.txt"] = site.redirect("http://10.0.0.1/")

    assert not allowed(site, Fetcher(admitted=fetcher.admitted, limits=fetcher.limits))


def test_a_redirect_obeys_the_rules_too(site: Site, fetcher: Fetcher) -> None:
    """What may not be fetched is not fetched by way of another page."""
    site.replies["/robots.txt"] = site.answer(b"User-agent: *\nDisallow: /private")
    site.replies |= {"/story": site.redirect("/private/a"), "/private/a": site.answer(TEXT)}

    with pytest.raises(ReadError, match=r"robots\.txt forbids it \(http.*/private/a\)"):
        fetcher.fetch(site.url())
    assert "/private/a" not in site.paths


@pytest.mark.parametrize(
    ("rules", "pause"),
    [
        (b"", 1),
        (b"User-agent: *\nCrawl-delay: 7", 7),
        (b"User-agent: *\nCrawl-delay: 0.1", 1),
        (b"User-agent: *\nCrawl-delay: 86400", 30),
        (b"User-agent: *\nCrawl-delay: nan", 1),
        (b"User-agent: *\nCrawl-delay: inf", 1),
        (b"User-agent: *\nCrawl-delay: -5", 1),
    ],
)
def test_pages_of_a_host_are_a_pause_apart(
    site: Site, fetcher: Fetcher, naps: list[float], rules: bytes, pause: float
) -> None:
    """A second, or as long as the rules ask, within bounds; nothing before the first page."""
    site.replies |= {"/robots.txt": site.answer(rules), "/a": site.answer(TEXT), "/b": site.answer(TEXT)}
    fetcher.fetch(site.url("/a"))

    assert not naps

    fetcher.fetch(site.url("/b"))

    assert naps == [pause]
