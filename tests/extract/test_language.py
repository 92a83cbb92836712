"""The language pass: one parse, with the article's own offsets, in sentences that end."""

import pytest

from checker.extract import language
from checker.extract.language import parse
from checker.extract.tree import Doc
from checker.ingest.blocks import blocks
from checker.model import Article

LONGEST = 250


def read(text: str) -> Doc:
    """Parse a text, split in blocks as a file's is."""
    ((_, doc),) = parse([Article(id="a", source="A", story="s", text=text, blocks=blocks(text))])
    return doc


def test_characters_keep_their_places() -> None:
    """Blanks the model has not met are put in its words, one for one."""
    text = "Forty\u00a0men\u202fwere killed.\r\n\u200bNine fled."

    assert [text[t.idx : t.idx + len(t)] for t in read(text) if t.is_alpha] == ["Forty", "men", "were", "killed", "Nine", "fled"]  # fmt: skip


def test_a_headline_is_no_part_of_the_sentence_below() -> None:
    """A block starts a sentence."""
    doc = read("Ferry Sinks Off Coast\n\nForty men were killed on Monday when the ferry sank, police said.")

    assert [sentence.text.split()[0] for sentence in doc.sents] == ["Ferry", "Forty"]


def test_no_sentence_is_endless() -> None:
    """A list of thousands of names is parsed in pieces that start behind a comma; what stands before it is one sentence."""
    doc = read("Forty men were killed. The dead are " + "Ann Roe, " * 1000 + "and Bo Lee.")

    first, *pieces = doc.sents
    assert first.text == "Forty men were killed."
    assert max(len(piece) for piece in pieces) <= LONGEST
    assert all(piece[0].nbor(-1).text in {",", "."} for piece in pieces)


def test_a_long_article_is_one_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces that are parsed one by one are joined without a trace: each word where it stood, no sentence cut."""
    text = "Ferry Sinks\n\n" + "Forty men\u00a0were killed, police said.\r\n\r\nNine others fled the ship. " * 30
    whole = read(text)
    monkeypatch.setattr(language, "_PIECE", 100)
    monkeypatch.setattr(language, "_MOST", 300)

    pieces = read(text)

    assert [(t.idx, t.text) for t in pieces] == [(t.idx, t.text) for t in whole]
    assert [s.text for s in pieces.sents] == [s.text for s in whole.sents]


@pytest.mark.parametrize("text", ["", "\n", "a", "a" * 250, '"' * 250, "a b " * 60, "\u00a0" * 250])
def test_any_text_can_be_cut(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Where a piece cannot end before a block or a word, it ends inside one; nothing is lost."""
    monkeypatch.setattr(language, "_PIECE", 100)

    assert len(read(text).text) == len(text)
