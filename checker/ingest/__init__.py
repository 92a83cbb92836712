"""Files to articles: one reader a format."""

import io
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import BinaryIO, cast

from checker.errors import ReadError
from checker.ingest import blocks, dateline, furniture, identity, jsonl, language, sources, text
from checker.ingest.credits import Credits
from checker.ingest.draft import Draft, Place, failed
from checker.ingest.furniture import Furniture
from checker.ingest.identity import STDIN, Named
from checker.ingest.language import Detector
from checker.ingest.walk import walk
from checker.lexicon import Lexicon
from checker.model import Article, Block, BlockKind, Status

Reader = Callable[[Place, io.BufferedReader], Iterator[Draft]]

_READERS: Mapping[str, Reader] = {".jsonl": jsonl.read, ".ndjson": jsonl.read} | dict.fromkeys(
    (".txt", ".text", ".md", ".markdown"), text.read
)
"""By suffix; a file of another is read as what it holds."""

_SNIFFED = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article as it was found, before it is known what it is called among the others."""

    draft: Draft
    """What tells it from the others: all but the text, which its hash stands for."""
    article: Article
    """With neither id nor story nor label."""


def read(
    paths: Sequence[str],
    *,
    lexicon: Lexicon,
    stdin: BinaryIO | None = None,
    progress: Callable[[str], None] | None = None,
) -> tuple[Article, ...]:
    """Read the articles of files, folders and standard input, ordered by story and id.

    An article that cannot be read is among them, with the reason.

    Args:
        paths: Files, folders and ``-`` for standard input.
        lexicon: The word lists in force.
        stdin: Standard input, where ``-`` is among the paths.
        progress: Is told each file's name as it is read.

    Raises:
        ReadError: There is no article that can be read, or a ``sources.toml`` that cannot.
    """
    return tuple(article for _, article in named(tuple(find(walk(paths), lexicon=lexicon, stdin=stdin, told=progress))))


def find(
    places: Iterable[Place],
    *,
    lexicon: Lexicon,
    stdin: BinaryIO | None = None,
    told: Callable[[str], None] | None = None,
    only: Mapping[str, Collection[int]] | None = None,
) -> Iterator[Found]:
    """Read the articles at some places; what depends on other places is left to ``named``.

    Args:
        places: Where to read.
        lexicon: The word lists in force.
        stdin: Standard input, where it is among the places.
        told: Is told each file's name as it is read.
        only: Numbers of the articles wanted of each place, counted from 0; None for all.

    Raises:
        ReadError: There is a ``sources.toml`` that cannot be read.
    """
    known, detector, wires = furniture.load(lexicon), language.load(lexicon), Credits(lexicon)
    entries = cache(sources.load)
    for place in places:
        if told:
            told(place.shown)
        for read_ in _chosen(_read(place, stdin), only[place.shown] if only else None):
            known_of = entries(place.path.parent) if place.path and not place.problem else {}
            draft = sources.applied(read_, known_of)
            yield Found(draft=draft.hashed(), article=_credited(_article(draft, known, detector), draft, wires))


def _chosen(drafts: Iterator[Draft], numbers: Collection[int] | None) -> Iterator[Draft]:
    """Yield the drafts that are wanted, and read no further than the last of them."""
    if numbers is None:
        return drafts
    return (draft for number, draft in enumerate(islice(drafts, max(numbers) + 1)) if number in numbers)


def named(found: Sequence[Found]) -> tuple[tuple[int, Article], ...]:
    """Give articles their ids, stories and labels, ordered by story and id, each with its number as it was found.

    Raises:
        ReadError: None of them could be read.
    """
    known = identity.identify(one.draft for one in found)
    if all(found[one.number].article.status is Status.NOT_READ for one in known):
        raise _nothing(known)
    return tuple(
        (one.number, replace(found[one.number].article, id=one.id, source=one.source, story=one.story)) for one in known
    )


def _read(place: Place, stdin: BinaryIO | None) -> Iterator[Draft]:
    """Read one file; what goes wrong with it is its draft's problem."""
    try:
        if place.problem:
            raise place.problem
        if place.path:
            with place.path.open("rb") as stream:
                yield from _reader(place.path.suffix, stream)(place, stream)
        elif stdin:
            stream = _buffered(stdin)
            yield from _reader("", stream)(place, stream)
    except ReadError as problem:
        yield failed(place, problem)
    except OSError as error:
        reason = "permission denied" if isinstance(error, PermissionError) else error.strerror or str(error)
        yield failed(place, ReadError(f"cannot be opened: {reason}", where=place.shown))


def _reader(suffix: str, stream: io.BufferedReader) -> Reader:
    """Choose a format's reader by suffix, else by content."""
    sniffed = jsonl.read if jsonl.looks_like(stream.peek(_SNIFFED)) else text.read
    return _READERS.get(suffix.lower(), sniffed)


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream))


def _article(draft: Draft, known: Furniture, detector: Detector) -> Article:
    path = draft.place.shown if draft.place.path else None
    if draft.problem:
        return Article(
            id="",
            source="",
            story="",
            text="",
            path=path,
            first_line=draft.first_line,
            status=Status.NOT_READ,
            why=_why(draft, draft.problem),
        )
    found = blocks.blocks(draft.text, known)
    told = detector.tell(draft.text, draft.lang)
    return Article(
        id="",
        source="",
        story="",
        text=draft.text,
        blocks=found,
        title=draft.title or blocks.headline(draft.text, found),
        published=draft.published or _published(draft.text, found),
        url=draft.url,
        author=draft.author,
        lang=draft.lang or told.language,
        path=path,
        first_line=draft.first_line,
        record=draft.record,
        status=Status.NOT_CHECKED if told.why else Status.READ,
        why=told.why or draft.note,
    )


def _credited(article: Article, draft: Draft, wires: Credits) -> Article:
    """Add what the article says it is taken from."""
    credited = wires.of(article.text, article.blocks, author=draft.author, given=draft.sources)
    return replace(article, credits=credited) if credited else article


def _published(text: str, found: tuple[Block, ...]) -> str | None:
    """Return the date that the page gives above the first paragraph."""
    for block in found:
        if block.kind is BlockKind.PARAGRAPH:
            return None
        if block.kind is BlockKind.FURNITURE and (date := dateline.published(text[block.span.start : block.span.end])):
            return date
    return None


def _why(draft: Draft, problem: ReadError) -> str:
    """Say what is wrong, with the line where the problem has one; the article has the path."""
    _, colon, line = str(problem.where).removeprefix(draft.place.shown).partition(":")
    place = f"line {line}: " if colon else ""
    return f"{place}{problem.what}" + (f"; {problem.hint}" if problem.hint else "")


def _nothing(known: Sequence[Named]) -> ReadError:
    """Say that there is nothing to check: the first problem, and how many there are."""
    problems = [one.draft.problem for one in known if one.draft.problem]
    if not problems:
        return ReadError("there is nothing to read", hint="give a file, a folder or - for standard input")
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    first = problems[0]
    return ReadError(f"{first.what}{more}", where=first.where, hint=first.hint)


__all__ = ["STDIN", "Found", "Place", "find", "named", "read", "walk"]
