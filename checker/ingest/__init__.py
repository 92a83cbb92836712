"""Files to articles: one reader a format."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import BinaryIO, cast

from checker.errors import ReadError
from checker.ingest import blocks, dateline, formats, furniture, identity, language, sources
from checker.ingest.credits import Credits
from checker.ingest.draft import Draft, Place, failed
from checker.ingest.furniture import Furniture
from checker.ingest.identity import STDIN, Named
from checker.ingest.language import Detector
from checker.ingest.sources import Entry
from checker.ingest.walk import walk
from checker.lexicon import Lexicon
from checker.model import Article, Block, BlockKind, Status


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
    named = identity.identify(_drafts(paths, stdin, progress))
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
            yield draft if draft.place.problem else sources.applied(draft, _beside(draft.place, entries))


def _beside(place: Place, entries: Callable[[Path], Mapping[str, Entry]]) -> Mapping[str, Entry]:
    """Return what the ``sources.toml`` of a place's folder says."""
    if place.beside:
        return place.beside()
    return entries(place.path.parent) if place.path else {}


def _read(place: Place, stdin: BinaryIO | None) -> Iterator[Draft]:
    """Read one file, and those in it; what goes wrong with it is its draft's problem."""
    try:
        if place.problem:
            raise place.problem
        if place.is_stdin and stdin is None:
            return
        with _opened(place, stdin) as stream:
            chosen = formats.choose(place.name, stream.peek(formats.SNIFFED))
            for found in chosen.reader(place)(place, stream):
                yield from _read(found, stdin) if isinstance(found, Place) else (_placed(found),)
    except ReadError as problem:
        yield _placed(failed(place, problem))
    except OSError as error:
        reason = "permission denied" if isinstance(error, PermissionError) else error.strerror or str(error)
        yield failed(place, ReadError(f"cannot be opened: {reason}", where=place.shown))


def _placed(draft: Draft) -> Draft:
    """Add what its place says of an article."""
    place = draft.place
    if place.record is None and place.address is None:
        return draft
    return replace(draft, record=place.record or draft.record, url=draft.url or place.address)


@contextmanager
def _opened(place: Place, stdin: BinaryIO | None) -> Iterator[io.BufferedReader]:
    """Open a place; standard input is not ours to close."""
    if place.is_stdin:
        yield _buffered(stdin or io.BytesIO())
        return
    with place.open() as stream:
        yield _buffered(stream)


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream))


def _article(named: Named, known: Furniture, detector: Detector) -> Article:
    draft = named.draft
    path = None if draft.place.is_stdin else draft.place.shown
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
    record = f"record {draft.place.record}: " if draft.place.record else ""
    return f"{record}{place}{problem.what}" + (f"; {problem.hint}" if problem.hint else "")


def _nothing(named: Sequence[Named]) -> ReadError:
    """Say that there is nothing to check: the first problem, and how many there are."""
    problems = [one.draft.problem for one in named if one.draft.problem]
    if not problems:
        return ReadError("there is nothing to read", hint="give a file, a folder or - for standard input")
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    first = problems[0]
    return ReadError(f"{first.what}{more}", where=first.where, hint=first.hint)


__all__ = ["STDIN", "read"]
