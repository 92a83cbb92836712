"""What an address leads to: a page of the web, or files of a store; neither unless the run may use the network."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.config import scheme
from checker.errors import ReadError
from checker.ingest.draft import Place, masked

if TYPE_CHECKING:
    from checker.ingest.web import Fetcher

OFFLINE = "the network is off"
"""What is said where nobody has allowed it."""

_PAGES = ("http", "https")
_STORES = ("abfs", "az", "gcs", "gs", "s3")
_HERE = ("file", "local", "memory")
"""Stores on this machine."""

_ALLOW = "--allow-network, or network = true in factcheck.toml, turns it on"


@dataclass(slots=True, kw_only=True)
class Reach:
    """How far one run may go, and what it has learnt on the way."""

    offline: str | None = OFFLINE
    """Why nothing is fetched; None where it may be."""
    agent: str = "factcheck"
    """What servers are told that the program is called."""
    proxy: str | None = None
    """The address of the proxy by whose way pages are fetched."""
    fetcher: "Fetcher | None" = None
    """Made when the first page is asked for."""

    def places(self, given: str) -> Iterator[Place]:
        """Yield what an address leads to; what goes wrong is the place's problem."""
        kind, shown = scheme(given), masked(given)
        if kind not in {*_PAGES, *_STORES, *_HERE}:
            close = difflib.get_close_matches(kind or "", (*_PAGES, *_STORES, *_HERE), n=1)
            hint = f"did you mean {close[0]}://?" if close else f"addresses begin with {', '.join((*_PAGES, *_STORES))}"
            yield _refused(shown, f"addresses of the kind {kind!r} cannot be read", hint)
        elif self.offline and kind not in _HERE:
            yield _refused(shown, f"is not fetched: {self.offline}", _ALLOW)
        elif kind in _PAGES:
            yield self._page(given, shown)
        else:
            yield from _stored(given, shown)

    def _page(self, given: str, shown: str) -> Place:
        try:
            from checker.ingest import web
        except ImportError:
            return _lacking(shown, "a page of the web", "web")
        try:
            self.fetcher = self.fetcher or web.fetcher(agent=self.agent, proxy=self.proxy)
        except ReadError as problem:
            return Place(shown=shown, url=shown, problem=problem)
        return web.place(given, self.fetcher)


def _stored(given: str, shown: str) -> Iterator[Place]:
    try:
        from checker.ingest import remote
    except ImportError:
        yield _lacking(shown, "in a store", "remote")
        return
    yield from remote.places(given)


def _lacking(shown: str, what: str, extra: str) -> Place:
    return _refused(shown, f"is {what}, which needs the extra {extra!r}", f"pip install 'factcheck-news[{extra}]'")


def _refused(shown: str, what: str, hint: str) -> Place:
    url = shown if scheme(shown) in _PAGES else None
    return Place(shown=shown, url=url, problem=ReadError(what, where=shown, hint=hint))
