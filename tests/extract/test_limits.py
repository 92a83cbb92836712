"""Articles that no newsroom writes: read up to a bound, which is told."""

import pytest

from checker import kept
from checker.extract import extract, language
from checker.extract.limits import Limits, shortened
from checker.extract.reading import Reading
from checker.ingest.blocks import blocks
from checker.lexicon import Lexicon
from checker.model import Article, BlockKind, Claim
from checker.values import Limit

LINE = "At least {} men were killed, police said.\n\n"
LEXICON = Lexicon()


def article(text: str) -> Article:
    """Make an article of a text, split in blocks as a file's is."""
    return Article(id="", source="", story="", text=text, blocks=blocks(text))


def claims(text: str) -> tuple[Claim, ...]:
    """Extract everything from a text."""
    ((_, found),) = extract([article(text)], LEXICON)
    return found


def told(found: tuple[Claim, ...]) -> list[str]:
    """Return what is told of the bounds that were reached."""
    return [claim.payload.told for claim in found if isinstance(claim.payload, Limit)]


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read no further than some lines."""
    monkeypatch.setattr(language, "_PIECE", 100)
    monkeypatch.setattr(language, "_MOST_TOKENS", 30)


@pytest.mark.usefixtures("short")
def test_an_endless_article_is_read_in_part() -> None:
    """What stands at its beginning is found as if that were all, and how far it was read is told once."""
    text = "".join(LINE.format(number) for number in range(12, 60))

    found = claims(text)

    (note,) = told(found)
    read = int(note.removeprefix("only its first ").split()[0])
    assert note == f"only its first {read} of {len(text):,} characters were read"
    assert 0 < read < len(text) / 2
    assert tuple(c for c in found if not isinstance(c.payload, Limit)) == claims(text[:read])


def test_an_article_as_they_are_is_read_whole() -> None:
    """Nothing is told where nothing was left out."""
    assert told(claims(LINE.format(12) * 20)) == []


def test_so_many_claims_of_a_kind_are_taken() -> None:
    """Of more, the first; the kind is told."""
    found, limits = claims("".join(LINE.format(number) for number in range(12, 20))), Limits(most=3)
    figures = [claim for claim in found if claim.kind == "quantity"]
    dates = [claim for claim in found if claim.kind == "date"]
    one = article("At least 12 men.")
    ((_, doc),) = language.parse([one])

    taken = limits.few(figures), limits.few(dates)

    assert taken == (tuple(figures[:3]), tuple(dates))
    assert told(tuple(limits.told(Reading(article=one, doc=doc), one))) == [
        "only the first 3 claims of the kind 'quantity' were taken"
    ]


def test_what_is_not_read_has_no_blocks() -> None:
    """A shortened article is one in itself."""
    text = "Ferry Sinks\n\nForty men fled the ship on Monday.\n\nNine stayed."
    short = shortened(article(text), 30)

    assert short.text == text[:30]
    assert [(b.kind, text[b.span.start : b.span.end]) for b in short.blocks] == [
        (BlockKind.HEADLINE, "Ferry Sinks"),
        (BlockKind.PARAGRAPH, "Forty men fled th"),
    ]
    assert shortened(article(text), len(text)) == article(text)


@pytest.mark.usefixtures("short")
def test_what_is_told_is_kept() -> None:
    """Claims as bytes have the note too."""
    text = LINE.format(12) * 30
    found = claims(text)

    assert told(kept.unpacked(kept.packed(found), Article(id="", source="", story="", text=text))) == told(found) != []


@pytest.mark.parametrize("run", ['"', "(", "“", "a", "7", "e\u0301", "<", "1,", "ab/"])
def test_a_run_without_a_blank_is_read_in_pieces(run: str) -> None:
    """However long, each character is in a token, and what stands behind it is read."""
    found = claims(run * 4000 + ". At least 40 men were killed on Monday.")

    assert "At least 40 men" in [claim.text for claim in found]
