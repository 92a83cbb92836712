"""An article's text as blocks, and what each of them is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from checker.ingest import dateline, gallery, layout
from checker.ingest.caption import Captions
from checker.ingest.furniture import Furniture, bundled
from checker.ingest.parts import Part, parts
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
    found = tuple(_parts(text, known, match))
    if len(found) <= 1:
        return tuple(_block(part, BlockKind.PARAGRAPH) for part in found)
    given = [text[part.start : part.end] for part in found]
    told = _lines(given, [part.kind for part in found], known.captions, match)
    kinds = _titles(given, _sections(given, told, known))
    return tuple(_block(part, kind) for part, kind in zip(found, kinds, strict=True))


def _block(part: Part, kind: BlockKind) -> Block:
    return Block(span=Span(start=part.start, end=part.end), kind=kind)


def headline(text: str, found: Iterable[Block]) -> str | None:
    """Return an article's headline, on one line."""
    span = next((block.span for block in found if block.kind is BlockKind.HEADLINE), None)
    return " ".join(text[span.start : span.end].lstrip("# ").split()) if span else None


def _parts(text: str, known: Furniture, match: Callable[[str], bool]) -> Iterator[Part]:
    """Yield the paragraphs, what leads each of them or ends it and is not its running text apart."""
    spans = layout.paragraphs(text, match)
    given = [text[span.start : span.end] for span in spans]
    totals, clips = gallery.totals(given), gallery.clips(given)
    for number, (span, block) in enumerate(zip(spans, given, strict=True)):
        if number in clips:
            yield Part(start=span.start, end=span.end, kind=BlockKind.FURNITURE)
        elif len(spans) > 1 and match(block):
            yield Part(start=span.start, end=span.end)
        else:
            for part in parts(block, known, totals, top=number == 0):
                yield Part(start=span.start + part.start, end=span.start + part.end, kind=part.kind)


def _lines(
    given: Sequence[str], known: Sequence[BlockKind | None], captions: Captions, match: Callable[[str], bool]
) -> list[BlockKind]:
    """Tell furniture and captions by their own words where they are not known, and lines that repeat earlier ones."""
    seen: dict[str, int] = {}
    kinds: list[BlockKind] = []
    for place, (block, kind) in enumerate(zip(given, known, strict=True)):
        line = folded(block)
        told = _kind(block, captions, match)
        own = told if kind is None or told is BlockKind.FURNITURE else kind
        repeated = line in seen and len(line.split()) >= _REPEAT
        first = seen.setdefault(line, place)
        if repeated and own is BlockKind.PARAGRAPH and kinds[first] is BlockKind.CAPTION:
            # What a caption says in the article's own words is read where the article says it.
            kinds[first] = BlockKind.FURNITURE
            seen[line] = place
        elif repeated:
            own = BlockKind.FURNITURE
        kinds.append(own)
    return kinds


def _kind(block: str, captions: Captions, match: Callable[[str], bool]) -> BlockKind:
    """Tell what a line is by its own words."""
    if dateline.match(block) or match(block):
        return BlockKind.FURNITURE
    return BlockKind.CAPTION if captions.match(block) else BlockKind.PARAGRAPH


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
