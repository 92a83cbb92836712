"""The language pass: one parse, with the article's own offsets, in sentences that end."""

from spacy.tokens import Doc

from checker.extract import language
from checker.extract.language import parse
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


def test_a_text_of_common_sentences_is_parsed_once() -> None:
    """The second parse is for endless sentences only."""
    nlp = language.load()
    doc = nlp("Forty men were killed, police said. " * 20)

    assert language._bounded(doc, nlp) is doc
