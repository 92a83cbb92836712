"""Files to articles: one reader a format."""

import io
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

from checker.errors import ReadError
from checker.ingest import blocks, dateline, formats, furniture, identity, language, origins, sources, wire
from checker.ingest.credits import Credits
from checker.ingest.draft import Draft, Place, failed
from checker.ingest.furniture import Furniture
from checker.ingest.identity import STDIN, Named
from checker.ingest.language import Detector
from checker.ingest.reach import OFFLINE, Reach
from checker.ingest.sources import Entry
from checker.ingest.walk import walk
from checker.lexicon import Lexicon
from checker.model import Article, Block, BlockKind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article as it was found, before it is known what it is called among the others."""

    draft: Draft
    """What tells it from the others: all but the text, which its hash stands for."""
    article: Article
    """With neither id nor story nor label."""
    place: Place
    """Where it was found: the archive, for what lies in one."""
    number: int
    """Which of the place's articles it is, counted from 0."""


def read(
    paths: Sequence[str],
    *,
    lexicon: Lexicon,
    stdin: BinaryIO | None = None,
    mixed: bool | None = None,
    progress: Callable[[str], None] | None = None,
    reach: Reach | None = None,
    said: Mapping[str, str | None] | None = None,
) -> tuple[Article, ...]:
    """Read the articles of files, folders and standard input, ordered by story and id.

    An article that cannot be read is among them, with the reason.

    Args:
        paths: Files, folders, addresses and ``-`` for standard input.
        lexicon: The word lists in force.
        stdin: Standard input, where ``-`` is among the paths.
        mixed: Whether articles of one folder may tell several stories; by default those of feeds and crawls may.
        progress: Is told each file's name as it is read.
        reach: What leads to addresses; without one they are named and not fetched.
        said: Fields that the command line gives every article; it has the last word.

    Raises:
        ReadError: There is no article that can be read, or a ``sources.toml`` that cannot.
    """
    found = find(walk(paths, reach), lexicon=lexicon, stdin=stdin, said=said, mixed=mixed, told=progress)
    return tuple(article for _, article in named(tuple(found)))


def find(
    places: Iterable[Place],
    *,
    lexicon: Lexicon,
    stdin: BinaryIO | None = None,
    said: Mapping[str, str | None] | None = None,
    mixed: bool | None = None,
    told: Callable[[str], None] | None = None,
    only: Mapping[str, Collection[int]] | None = None,
) -> Iterator[Found]:
    """Read the articles at some places; what depends on other places is left to ``named``.

    Args:
        places: Where to read.
        lexicon: The word lists in force.
        stdin: Standard input, where it is among the places.
        said: Fields that the command line gives every article; it has the last word.
        mixed: Whether articles of one folder may tell several stories; by default those of feeds and crawls may.
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
        for number, read_ in _chosen(_read(place, stdin), only[place.shown] if only else None):
            draft = read_ if read_.place.problem else sources.applied(read_, _beside(read_.place, entries))
            draft = draft.over(said or {}, origins.COMMAND_LINE)
            article = _finished(_article(draft, known, detector, mixed=mixed), draft, wires)
            yield Found(draft=draft.hashed(), article=article, place=place, number=number)


def _chosen(drafts: Iterator[Draft], numbers: Collection[int] | None) -> Iterator[tuple[int, Draft]]:
    """Yield the drafts that are wanted with their numbers, and read no further than the last of them."""
    if numbers is None:
        return enumerate(drafts)
    return ((number, draft) for number, draft in enumerate(islice(drafts, max(numbers) + 1)) if number in numbers)


def named(found: Sequence[Found]) -> tuple[tuple[int, Article], ...]:
    """Give articles their ids, stories and labels, ordered by story and id, each with its number as it was found.

    Raises:
        ReadError: None of them could be read.
    """
    known = identity.identify(one.draft for one in found)
    if all(found[one.number].article.status is Status.NOT_READ for one in known):
        raise _nothing(known)
    return tuple((one.number, _named(found[one.number].article, one)) for one in known)


def _named(article: Article, one: Named) -> Article:
    """Give an article what it is called; an earlier version is compared with the one after it only."""
    own = replace(article, id=one.id, source=one.source, story=one.story, newest=one.newest, supersedes=one.supersedes)
    if not one.newest or article.status is Status.NOT_READ:
        return own
    why = wire.joined(f"an earlier version of {one.newest}", article.why)
    return replace(own, status=Status.SUPERSEDED, why=why)


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
    """Add what its place says of an article; an article among others of a page has no address but its own."""
    place = draft.place
    url = place.address or (place.url if draft.record is None else None)
    if place.record is None and url is None and not place.mixed:
        return draft
    record, mixed = place.record or draft.record, draft.mixed or place.mixed
    return replace(draft, record=record, url=draft.url or url, mixed=mixed)


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


def _article(draft: Draft, known: Furniture, detector: Detector, *, mixed: bool | None) -> Article:
    path = None if draft.place.is_stdin or draft.place.url else draft.place.shown
    if draft.problem:
        return Article(
            id="",
            source="",
            story="",
            text="",
            url=draft.url,
            path=path,
            first_line=draft.first_line,
            status=Status.NOT_READ,
            why=_why(draft, draft.problem),
        )
    found = blocks.blocks(draft.text, known)
    told = detector.tell(draft.text, draft.lang)
    unchecked = draft.held or (told.why if draft.text else None)
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
        status=Status.NOT_CHECKED if unchecked else Status.READ,
        why=wire.joined(unchecked, draft.note),
        version=draft.version,
        revised=draft.revised,
        mixed=(draft.mixed if mixed is None else mixed) and not draft.story,
    )


def _finished(article: Article, draft: Draft, wires: Credits) -> Article:
    """Add what the article says it is taken from, and where what is known of it comes from."""
    credited = wires.of(article.text, article.blocks, author=draft.author, given=draft.sources)
    return replace(article, credits=credited, origins=origins.of(article, draft))


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


def _nothing(known: Sequence[Named]) -> ReadError:
    """Say that there is nothing to check: the first problem, and how many there are."""
    problems = [one.draft.problem for one in known if one.draft.problem]
    if not problems:
        return ReadError("there is nothing to read", hint="give a file, a folder or - for standard input")
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    first = problems[0]
    return ReadError(f"{first.what}{more}", where=first.where, hint=first.hint)


__all__ = ["OFFLINE", "STDIN", "Found", "Place", "Reach", "find", "named", "read", "walk"]
