"""Files to articles: one reader a format."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
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


def read(
    paths: Sequence[str],
    *,
    lexicon: Lexicon,
    stdin: BinaryIO | None = None,
    mixed: bool = False,
    progress: Callable[[str], None] | None = None,
) -> tuple[Article, ...]:
    """Read the articles of files, folders and standard input, ordered by story and id.

    An article that cannot be read is among them, with the reason.

    Args:
        paths: Files, folders and ``-`` for standard input.
        lexicon: The word lists in force.
        stdin: Standard input, where ``-`` is among the paths.
        mixed: Whether articles of one folder may tell several stories.
        progress: Is told each file's name as it is read.

    Raises:
        ReadError: There is no article that can be read, or a ``sources.toml`` that cannot.
    """
    named = identity.identify(replace(draft, mixed=draft.mixed or mixed) for draft in _drafts(paths, stdin, progress))
    known, detector, wires = furniture.load(lexicon), language.load(lexicon), Credits(lexicon)
    articles = tuple(_credited(_article(one, known, detector), one.draft, wires) for one in named)
    if all(article.status is Status.NOT_READ for article in articles):
        raise _nothing(named)
    return articles


def _drafts(paths: Sequence[str], stdin: BinaryIO | None, progress: Callable[[str], None] | None) -> Iterator[Draft]:
    entries = cache(sources.load)
    for place in walk(paths):
        if progress:
            progress(place.shown)
        for draft in _read(place, stdin):
            yield (sources.applied(draft, entries(place.path.parent)) if place.path and not place.problem else draft)


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


def _article(named: Named, known: Furniture, detector: Detector) -> Article:
    draft = named.draft
    path = draft.place.shown if draft.place.path else None
    if draft.problem:
        return Article(
            id=named.id,
            source=named.source,
            story=named.story,
            text="",
            path=path,
            first_line=draft.first_line,
            status=Status.NOT_READ,
            why=_why(draft, draft.problem),
        )
    found = blocks.blocks(draft.text, known)
    foreign = detector.why_not_checked(draft.text, draft.lang)
    return Article(
        id=named.id,
        source=named.source,
        story=named.story,
        text=draft.text,
        blocks=found,
        title=draft.title or blocks.headline(draft.text, found),
        published=draft.published or _published(draft.text, found),
        url=draft.url,
        author=draft.author,
        lang=draft.lang,
        path=path,
        first_line=draft.first_line,
        record=draft.record,
        status=Status.NOT_CHECKED if foreign else Status.READ,
        why=foreign or draft.note,
        mixed=draft.mixed and not draft.story,
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


def _nothing(named: Sequence[Named]) -> ReadError:
    """Say that there is nothing to check: the first problem, and how many there are."""
    problems = [one.draft.problem for one in named if one.draft.problem]
    if not problems:
        return ReadError("there is nothing to read", hint="give a file, a folder or - for standard input")
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    first = problems[0]
    return ReadError(f"{first.what}{more}", where=first.where, hint=first.hint)


__all__ = ["STDIN", "read"]
