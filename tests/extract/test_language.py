"""The language pass: one parse, with the article's own offsets, in sentences that end."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract import language
from checker.extract.glue import bundled
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
    monkeypatch.setattr(language, "_MOST", 60)

    pieces = read(text)

    assert [(t.idx, t.text) for t in pieces] == [(t.idx, t.text) for t in whole]
    assert [s.text for s in pieces.sents] == [s.text for s in whole.sents]


@pytest.mark.parametrize("text", ["", "\n", "a", "a" * 250, '"' * 250, "a b " * 60, "\u00a0" * 250])
def test_any_text_can_be_cut(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Where a piece cannot end before a block or a word, it ends inside one; nothing is lost."""
    monkeypatch.setattr(language, "_PIECE", 100)

    assert len(read(text).text) == len(text)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [sentence.text for sentence in read(text).sents]


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("The boat took off.The other sank.", ["The boat took off.", "The other sank."]),
        ("Two men fled, police said.Both were caught.", ["Two men fled, police said.", "Both were caught."]),
        ("He won it in 2010.Roe was second.", ["He won it in 2010.", "Roe was second."]),
        ('She cried "Help me now!"The crew ran.', ['She cried "Help me now!"', "The crew ran."]),
        ('The boat was old."It leaked," said Roe.', ["The boat was old.", '"It leaked," said Roe.']),
        ("“It leaked.”The crew ran.", ["“It leaked.”", "The crew ran."]),
    ],
)
def test_glued_sentences_are_parted(text: str, parted: list[str]) -> None:
    """A sentence starts behind a full stop without a blank; a straight mark belongs to the quotation that is open."""
    assert sentences(text) == parted


@pytest.mark.parametrize(
    "text",
    [
        "The boat left St.Anne on Monday.",
        "Sgt.Roe spoke to reporters.",
        "The site Rates.Com was closed.",
        "Write to jane.Roe@courier.example for tickets.",
        "See https://courier.example/a.Report for more.",
        "She has a Ph.D in law.",
        "The U.S.A won.",
        "It cost 3.5M crowns.",
    ],
)
def test_a_full_stop_within_a_word_parts_nothing(text: str) -> None:
    """Shortened titles, addresses and initials hold full stops that end no sentence."""
    assert bundled().starts(text) == ()


def test_words_of_glued_sentences_keep_their_places() -> None:
    """Each word is where it stood, and the text is what it was."""
    text = "The boat took off.The other\u00a0sank.Both\ncrews swam."

    doc = read(text)

    assert len(doc.text) == len(text)
    assert [text[t.idx : t.idx + len(t)] for t in doc if t.is_alpha] == [
        *("The", "boat", "took", "off", "The", "other", "sank", "Both", "crews", "swam"),
    ]


@given(
    st.lists(
        st.sampled_from(
            ["off", "The", "said", ".", '"', "”", " ", "3", " . ", " , ", "000", "p", "m", "\n", "St", "A"]
        ),
        max_size=30,
    ).map("".join)
)
def test_offsets_never_change(text: str) -> None:
    """However sentences are glued and figures are parted, tokens lie in order at their own characters."""
    nlp = language.load()
    doc, places = language._tokens(nlp, text, bundled())

    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
    assert all(0 < place < len(text) for place in places)
    assert {token.idx for token in doc} >= set(places)


def test_a_figure_cut_into_words_is_one_word() -> None:
    """The point of a figure and the stops of "p . m ." end no sentence, whatever blanks stand around them."""
    text = "Shares fell 3 . 9 percent at 8 : 30 p . m . Monday . Some 230 , 000 people left ."

    assert sentences(text) == [
        "Shares fell 3 . 9 percent at 8 : 30 p . m . Monday .",
        "Some 230 , 000 people left .",
    ]


@pytest.mark.parametrize("text", ["a.b." * 1_250_000, "a.Ba" * 250_000, 'a."Bc' * 250_000, "1 . 2 , " * 250_000])
def test_glue_is_found_in_linear_time(text: str) -> None:
    """A line of millions of full stops takes no longer than its length."""
    start = time.perf_counter()
    bundled().starts(text)

    assert time.perf_counter() - start < 15
