"""Pages of the web to files: what a newsroom reads in a browser, given by its address."""

import io

from checker.errors import ReadError
from checker.ingest.draft import Place, masked
from checker.ingest.web.address import parse
from checker.ingest.web.fetch import Fetcher, Page
from checker.ingest.web.naming import called, readable


def fetcher(*, agent: str, proxy: str | None) -> Fetcher:
    """Make the fetcher of a run.

    Raises:
        ReadError: The proxy's address is none.
    """
    if proxy is None:
        return Fetcher(agent=agent)
    where, hint = f"proxy {masked(proxy)!r}", "write it like http://proxy.example:3128"
    try:
        address = parse(proxy)
    except ReadError as error:
        raise ReadError(error.what, where=where, hint=hint) from error
    if address.scheme != "http" or address.target != "/":
        raise ReadError("is no address of a proxy", where=where, hint=hint)
    return Fetcher(agent=agent, proxy=address)


def place(address: str, fetcher: Fetcher) -> Place:
    """Fetch a page, and say where it is; what went wrong is the place's problem."""
    shown = masked(address)
    try:
        page = fetcher.fetch(address)
    except ReadError as problem:
        return Place(shown=shown, url=shown, problem=problem)
    data = readable(page)
    return Place(shown=shown, named=called(page), url=page.address.url, opener=lambda: io.BytesIO(data))


__all__ = ["Fetcher", "Page", "fetcher", "place"]
