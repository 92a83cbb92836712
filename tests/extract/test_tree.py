"""A parse taken over: each token and span says what the language model's own says."""

from itertools import combinations

import pytest
from spacy.tokens import Doc as Parsed

from checker.extract.language import load
from checker.extract.tree import Doc, Trees

TEXT = (
    "John W . Henry, the owner of 3 clubs, flew to Texas on Thursday night to meet with Mark Teixeira's agent.  "
    "“We'll see,” he said at www.example.com.\n\n"
)


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    """Parse a text of two sentences."""
    return load()(TEXT)


@pytest.fixture(scope="module")
def doc(parsed: Parsed) -> Doc:
    """Take it over."""
    return Trees().of(parsed)


def places(tokens: object) -> list[int]:
    """Return where tokens stand."""
    return [token.i for token in tokens]  # type: ignore[attr-defined]


def test_a_token_says_what_the_models_own_says(parsed: Parsed, doc: Doc) -> None:
    """Every attribute is the same."""
    names = (
        "i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "whitespace_",
        "is_space", "is_punct", "is_alpha", "is_stop", "is_quote", "like_num",
    )  # fmt: skip

    for own, given in zip(doc, parsed, strict=True):
        assert [getattr(own, name) for name in names] == [getattr(given, name) for name in names]
        assert own.is_sent_start is bool(given.is_sent_start)
        assert own.like_address is (given.like_url or given.like_email)
        assert len(own) == len(given)


def test_a_token_stands_where_the_models_own_stands(parsed: Parsed, doc: Doc) -> None:
    """Heads, children, branches, edges and sentences are the same."""
    for own, given in zip(doc, parsed, strict=True):
        for name in ("children", "lefts", "rights", "subtree", "ancestors", "sent"):
            assert places(getattr(own, name)) == places(getattr(given, name))
        for name in ("head", "left_edge", "right_edge"):
            assert getattr(own, name).i == getattr(given, name).i
        assert [own.is_ancestor(other) for other in doc] == [given.is_ancestor(other) for other in parsed]


def test_a_span_is_the_models_own(parsed: Parsed, doc: Doc) -> None:
    """Of any two places, the text between them, its root and its ends are the same."""
    for start, end in combinations(range(len(doc)), 2):
        own, given = doc[start:end], parsed[start:end]
        assert (own.text, own.root.i, own.start_char, own.end_char) == (
            given.text,
            given.root.i,
            given.start_char,
            given.end_char,
        )
        assert (own[-1].i, own[0].i, places(own[1:3])) == (given[-1].i, given[0].i, places(given[1:3]))


def test_what_covers_characters_is_the_same(parsed: Parsed, doc: Doc) -> None:
    """Of any two characters, the tokens between them are the same, or none."""
    for start, end in combinations(range(-1, len(TEXT) + 2), 2):
        given = parsed.char_span(start, end, alignment_mode="expand")
        own = doc.covering(start, end)
        assert (own is None) is (given is None)
        assert own is None or given is None or (own.start, own.end) == (given.start, given.end)


def test_names_and_sentences_are_the_models_own(parsed: Parsed, doc: Doc) -> None:
    """In number, place and label."""
    assert [(e.start, e.end, e.label_) for e in doc.ents] == [(e.start, e.end, e.label_) for e in parsed.ents]
    assert [(s.start, s.end) for s in doc.sents] == [(s.start, s.end) for s in parsed.sents]


def test_a_token_hung_elsewhere_is_so_on_both_ends(parsed: Parsed) -> None:
    """The old head loses it, the new one has it in its place."""
    doc, given = Trees().of(parsed), parsed.copy()
    night, flew = (next(t.i for t in doc if t.text == text) for text in ("night", "flew"))
    given[night].head = given[flew]

    doc[night].hang(doc[flew])

    assert [places(token.children) for token in doc] == [places(token.children) for token in given]


def test_there_is_nothing_before_the_first_token_or_behind_the_last(doc: Doc) -> None:
    """A neighbour outside the text is an error, not the token at the other end."""
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc[-1].nbor()


def test_no_text_has_no_sentences() -> None:
    """A parse without tokens is taken over too."""
    doc = Trees().of(load()(""))

    assert (len(doc), doc.sents, doc.ents, doc.covering(0, 1)) == (0, (), (), None)
