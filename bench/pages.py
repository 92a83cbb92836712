"""How fast saved pages are read, against trafilatura alone in the same run: ``python -m bench.pages [PAGES]``.

The floor is trafilatura finding the article and its fields in the same bytes. The reader asks it for the article only
and reads the fields itself, with where each comes from; it also bounds the page and tells a wall from an article.
"""

import io
import json
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median

import trafilatura

from bench import stories
from checker.ingest import page
from checker.ingest.draft import Place

PAGES = 200
ROUNDS = 5

_SAID = {"datePublished": "2024-03-12T08:15:00Z", "author": {"@type": "Person", "name": "Jo Reed"}}
_CROWD = 60
"""Teasers, links and scripts around an article, each as many."""


def main() -> None:
    """Print the time of both, and their ratio."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    pages = tuple(written(number))
    size = sum(map(len, pages)) / len(pages) / 1000
    # Both once beforehand: libraries load and their tables fill.
    _ours(pages[:5])
    _floor(pages[:5])
    pairs = [(_seconds(lambda: _floor(pages)), _seconds(lambda: _ours(pages))) for _ in range(ROUNDS)]
    floor, taken = (median(each) for each in zip(*pairs, strict=True))
    ratios = sorted(ours / alone for alone, ours in pairs)
    bare = _seconds(lambda: _floor(pages, fields=False))
    print(f"{number} pages of {size:.0f} kB, {ROUNDS} rounds, medians")
    print(
        f"trafilatura alone: {1000 * floor / number:.1f} ms a page; its text without fields {1000 * bare / number:.1f}"
    )
    print(f"the reader: {1000 * taken / number:.1f} ms a page")
    print(f"ratio: {median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")


def written(number: int) -> Iterator[bytes]:
    """Write stories as pages with what stands around them: navigation, teasers, scripts, a description for machines."""
    for article in stories.articles(number):
        title, *paragraphs = [line for line in article.text.splitlines() if line.strip()]
        linked = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, **_SAID})
        body = "".join(f'<p class="text">{paragraph}</p>' for paragraph in paragraphs)
        around = "".join(
            f'<li class="teaser"><a href="/story/{n}"><h3>Another story of the day, number {n}</h3></a></li>'
            for n in range(_CROWD)
        )
        scripts = "<script>window.data = [" + "'x', " * 200 + "];</script>"
        yield (
            f'<!doctype html><html lang="en"><head><title>{title} | Outlet</title><meta charset="utf-8">'
            f'<meta property="og:title" content="{title}"><script type="application/ld+json">{linked}</script></head>'
            f"<body><nav><ul>{around}</ul></nav>{scripts * 20}<main><article><h1>{title}</h1>{body}</article></main>"
            f'<aside class="related"><ul>{around}</ul></aside><footer>{around}</footer></body></html>'
        ).encode()


def _floor(pages: tuple[bytes, ...], *, fields: bool = True) -> None:
    for data in pages:
        trafilatura.bare_extraction(data, include_comments=False, with_metadata=fields)


def _ours(pages: tuple[bytes, ...]) -> None:
    for data in pages:
        list(page.read(Place(shown="page.html"), io.BufferedReader(io.BytesIO(data))))


def _seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
