"""Pages of the web to files: what a newsroom reads in a browser, given by its address."""

import io

from checker.errors import ReadError
from checker.ingest.draft import Place, masked
from checker.ingest.web.fetch import Fetcher, Page
from checker.ingest.web.naming import called, readable


def place(address: str, fetcher: Fetcher) -> Place:
    """Fetch a page, and say where it is; what went wrong is the place's problem."""
    shown = masked(address)
    try:
        page = fetcher.fetch(address)
    except ReadError as problem:
        return Place(shown=shown, url=shown, problem=problem)
    data = readable(page)
    return Place(shown=shown, named=called(page), url=page.address.url, opener=lambda: io.BytesIO(data))


__all__ = ["Fetcher", "Page", "place"]
