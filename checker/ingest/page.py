"""Saved web pages: the article in them, its paragraphs, and what the page says of it.

trafilatura finds the article; ``metadata`` says which of the page's statements about it are believed first.
"""

from collections.abc import Iterator, Sequence
from io import BufferedReader

from checker.errors import ReadError
from checker.ingest import decode, formats, maintext, markup, metadata
from checker.ingest import draft as drafts
from checker.ingest.draft import Draft, Place
from checker.ingest.phrases import folded

_FEWEST = 25
"""Words below which a page holds no article."""
_FEW = 80
"""Words below which it may hold only the start of one; the shortest news in brief have as many."""

_TOP = 6
"""Lines among which a page repeats its headline."""

_WALLS = (
    *("cookie", "your consent", "your privacy", "privacy policy", "our partners", "personal data", "javascript"),
    *("ad blocker", "adblock", "captcha", "not a robot", "are human", "unusual traffic", "access denied"),
    *("subscribe to", "subscribers only", "already a subscriber", "to continue reading", "log in", "sign in"),
)
"""What stands on a page that was put in front of the article."""

_HINT = "save the page once its article shows, or copy its text into a .txt file"


def read(place: Place, stream: BufferedReader) -> Iterator[Draft]:
    """Read the article of a saved page.

    Raises:
        ReadError: It is no page, is too large, or holds no article.
    """
    yield article(place, stream.read(markup.LARGEST + 1))


def article(place: Place, data: bytes, *, address: str | None = None) -> Draft:
    """Read the article of a page.

    Args:
        place: Where it comes from.
        data: The page.
        address: Where it was fetched from, for a page that does not say.

    Raises:
        ReadError: It is no page, is too large, or holds no article.
    """
    where = place.shown
    if len(data) > markup.LARGEST:
        raise ReadError(f"is a page of more than {markup.LARGEST:,} bytes", where=where, hint="save its text as .txt")
    if not data.strip():
        raise ReadError("is empty", where=where)
    # A page with a stray zero byte is still one to every browser.
    refused = None if decode.is_page(data[: formats.SNIFFED]) else decode.refused(data)
    if refused:
        raise ReadError(refused.replace("text", "a page in HTML"), where=where, hint="name it after what it is")
    page, lost = markup.text(data)
    tree = markup.parse(page, where=where)
    said = metadata.read(tree, page)
    markup.clear(tree, where=where)
    said = said.over("layout", metadata.layout(tree, said))
    parts = _fuller(maintext.paragraphs(tree), said.body)
    text = _headed(said.get("title"), parts)
    found = Draft(
        place=place,
        text=text,
        sources=said.sources,
        # Lines of the text are none of the file's, which a reader of the source would look up.
        record=1,
        note=_checked(parts, where) or decode.lost(lost),
    )
    for name, fields in (("address", {"url": address}), *said.layers):
        found = found.over(fields, f"page: {name}")
    return found


def _fuller(parts: Sequence[str], body: str | None) -> Sequence[str]:
    """Take the text that the page's description holds, where the page shows less than half of it."""
    if not body:
        return parts
    described = maintext.split(body[: drafts.LARGEST])
    return described if _words(described) > 2 * _words(parts) else parts


def _headed(title: str | None, parts: Sequence[str]) -> str:
    """Put the headline first, and once."""
    if not title:
        return "\n\n".join(parts)
    known, kept = folded(title), []
    for number, part in enumerate(parts):
        lines = part.split("\n")
        own = [line for line in lines if folded(line) != known] if number < _TOP else lines
        kept.append("\n".join(own))
    return "\n\n".join((title, *filter(None, kept)))


def _checked(parts: Sequence[str], where: str) -> str | None:
    """Return a note on a page that holds little.

    Raises:
        ReadError: It holds no article.
    """
    text = "\n\n".join(parts)
    if len(text) > drafts.LARGEST:
        raise ReadError(f"is longer than {drafts.LARGEST:,} characters", where=where, hint="split it into articles")
    words = _words(parts)
    if words >= _FEW and not _is_wall(parts, words):
        return None
    if words >= _FEWEST and not _is_wall(parts, words):
        return f"only {words} words of an article were found on the page; it may be cut short"
    if not words:
        raise ReadError(
            "is a page without text: scripts load it, or nothing but links is there", where=where, hint=_HINT
        )
    what = f"is a page without an article: its {words} words begin {_start(text)!r}"
    raise ReadError(what, where=where, hint=_HINT)


def _is_wall(parts: Sequence[str], words: int) -> bool:
    """Tell a page that asks for consent, a login or scripts in place of showing its article."""
    if words > 4 * _FEW:
        return False
    asking = [part for part in parts if any(wall in part.casefold() for wall in _WALLS)]
    return 2 * _words(asking) > words


def _words(parts: Sequence[str]) -> int:
    return sum(len(part.split()) for part in parts)


def _start(text: str) -> str:
    return " ".join(text.split()[:8])
