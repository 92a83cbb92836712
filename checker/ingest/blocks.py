"""An article's text as blocks, and what each of them is."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from checker.ingest import dateline, layout
from checker.ingest.caption import Captions
from checker.ingest.furniture import Furniture, bundled
from checker.ingest.phrases import folded
from checker.model import Block, BlockKind, Span

_HEADLINE = 25
_HEADING = 14
"""Words a title has at most, at the top and between paragraphs."""

_EXCERPT = 40
"""Words the excerpt of another story has at most."""

_LONG = 4
"""Letters a word has that titles write with a capital."""

_REPEAT = 4
"""Words a repeated line has at least: shorter ones recur in any text."""

_UNTITLED = frozenset(".,:;-–—…_")
"""No title ends in these; a dash ends a dateline."""

_CLOSING = "\"'”’»)]*_ "


def blocks(text: str, furniture: Furniture | None = None) -> tuple[Block, ...]:
    """Split a text into blocks; an article of one block is one paragraph, whatever its words.

    Args:
        text: The article.
        furniture: The word lists of the page; by default those that ship with the tool.
    """
    known = furniture or bundled()
    match = cache(known.match)
    spans = tuple(_spans(text, match))
    if len(spans) <= 1:
        return tuple(Block(span=span, kind=BlockKind.PARAGRAPH) for span in spans)
    given = [text[span.start : span.end] for span in spans]
    kinds = _titles(given, _sections(given, _lines(given, known.captions, match), known))
    return tuple(Block(span=span, kind=kind) for span, kind in zip(spans, kinds, strict=True))


def headline(text: str, found: Iterable[Block]) -> str | None:
    """Return an article's headline, on one line."""
    span = next((block.span for block in found if block.kind is BlockKind.HEADLINE), None)
    return " ".join(text[span.start : span.end].lstrip("# ").split()) if span else None


def _spans(text: str, match: Callable[[str], bool]) -> Iterator[Span]:
    """Yield the paragraphs, a dateline that leads the first of them apart."""
    for number, span in enumerate(layout.paragraphs(text, match)):
        cut = dateline.length(text[span.start : span.end]) if number == 0 else 0
        if cut:
            yield Span(start=span.start, end=span.start + cut)
            yield Span(start=span.start + cut + _blanks(text[span.start + cut : span.end]), end=span.end)
        else:
            yield span


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip())


def _lines(given: list[str], captions: Captions, match: Callable[[str], bool]) -> list[BlockKind]:
    """Tell furniture and captions by their own words, and lines that repeat earlier ones."""
    seen: set[str] = set()
    kinds = []
    for block in given:
        line = folded(block)
        repeated = line in seen and len(line.split()) >= _REPEAT
        seen.add(line)
        if repeated or dateline.match(block) or match(block):
            kinds.append(BlockKind.FURNITURE)
        else:
            kinds.append(BlockKind.CAPTION if captions.match(block) else BlockKind.PARAGRAPH)
    return kinds


def _sections(given: list[str], kinds: list[BlockKind], known: Furniture) -> list[BlockKind]:
    """Drop the titles of other stories listed after "Related posts", and all that is left at the end."""
    kept: list[BlockKind] = []
    listed = False
    end = _tail(given, kinds, known)
    for place, (block, kind) in enumerate(zip(given, kinds, strict=True)):
        if kind is BlockKind.FURNITURE:
            listed = listed or known.opens_section(block)
        else:
            listed = listed and _is_title(block, _HEADLINE)
        kept.append(BlockKind.FURNITURE if listed or place >= end else kind)
    return kept


def _tail(given: list[str], kinds: list[BlockKind], known: Furniture) -> int:
    """Return where a list of other stories starts that ends the text: most titles, the rest short."""
    start, titles = len(given), 0
    if not _is_title(given[-1], _HEADLINE):
        return start
    for place in range(len(given) - 1, -1, -1):
        if len(given[place].split(maxsplit=_EXCERPT)) > _EXCERPT:
            break
        titles += _is_title(given[place], _HEADLINE)
        if (
            titles * 2 > len(given) - place
            and kinds[place] is BlockKind.FURNITURE
            and known.opens_section(given[place])
        ):
            start = place
    return start


def _titles(given: list[str], kinds: list[BlockKind]) -> list[BlockKind]:
    """Tell the headline and the headings between paragraphs."""
    body = [place for place, kind in enumerate(kinds) if kind is BlockKind.PARAGRAPH]
    titled = list(kinds)
    for rank, place in enumerate(body[:-1]):
        if rank == 0 and (_is_title(given[place], _HEADLINE) or _is_stopped_title(given[place])):
            titled[place] = BlockKind.HEADLINE
        elif _is_title(given[place], _HEADING):
            titled[place] = BlockKind.HEADING
    return titled


def _is_title(block: str, longest: int) -> bool:
    """Tell a line that reads like a title: short, no full stop, no dateline, nothing that goes on."""
    bare = block.rstrip(_CLOSING)
    if not bare or "\n" in bare or {bare[-1], block[-1]} & _UNTITLED or len(block.split()) > longest:
        return False
    first = next((character for character in bare if character.isalnum()), "")
    return not first.islower()


def _is_stopped_title(block: str) -> bool:
    """Tell a title in capitals that an archive has given a full stop."""
    long = [word for word in block.split() if len(word) >= _LONG]
    capitals = sum(not word.lstrip(_CLOSING + "‘“")[:1].islower() for word in long)
    return _is_title(block.rstrip("."), _HEADLINE) and capitals * 4 >= len(long) * 3
