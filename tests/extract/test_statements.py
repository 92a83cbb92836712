"""Statements read from clauses and headlines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract import Extractor
from checker.extract.language import parse
from checker.ingest.blocks import blocks
from checker.lexicon import Lexicon
from checker.model import Article, Certainty, Claim, Polarity
from checker.values import Statement
from checker.values.statement import Denial, Tense

EXTRACTOR = Extractor(Lexicon())


def _claims(text: str) -> list[Claim]:
    article = Article(id="a", source="A", story="s", text=text, blocks=blocks(text))
    found = [c for _, doc in parse([article]) for c in EXTRACTOR(article, doc)]
    return [c for c in found if isinstance(c.payload, Statement) and not c.payload.passage]


def _only(text: str, predicate: str) -> tuple[Claim, Statement]:
    """Return the one statement with a predicate."""
    found = [c for c in _claims(text) if isinstance(c.payload, Statement) and c.payload.predicate == predicate]
    assert len(found) == 1
    assert isinstance(found[0].payload, Statement)
    return found[0], found[0].payload


@pytest.mark.parametrize(
    ("text", "predicate", "denial"),
    [
        ("The mayor did not sign the contract.", "sign", Denial.NEGATED),
        ("The mayor never signed the contract.", "sign", Denial.NEGATED),
        ("The mayor failed to sign the contract.", "sign", Denial.NEGATED),
        ("The company had no contract with the port.", "have", Denial.NEGATED),
        ("The mayor denied that the council had signed the contract.", "sign", Denial.DENIED),
        ("The mayor rejected claims that the council signed the contract.", "sign", Denial.DENIED),
        ("There is no evidence that the council signed the contract.", "sign", Denial.FALSE),
        ("It is not true that the council signed the contract.", "sign", Denial.FALSE),
        ("No one signed the contract.", "sign", Denial.NEGATED),
        ("The mayor refused to sign the contract.", "sign", Denial.NEGATED),
        ("The contract is not to be signed by the mayor.", "be", Denial.NEGATED),
        ("The mayor pleaded not guilty to fraud.", "plead", Denial.NEGATED),
        ("The mayor has not said that she signed the contract.", "say", Denial.NEGATED),
        ("The mayor was under no pressure.", "be", Denial.NEGATED),
        ("The mayors did not reach a deal on the contract.", "reach", Denial.NEGATED),
        ("The lawyer could not be reached on Sunday.", "reach", Denial.NOT_REACHED),
        ("The lawyer did not return calls on Sunday.", "return", Denial.NO_RESPONSE),
        ("The ministry denied any part in the raid.", "deny", Denial.DENIED),
        ("The ministry declined to comment on the raid.", "decline", Denial.NO_COMMENT),
        ("The ministry did not respond to questions.", "respond", Denial.NO_RESPONSE),
    ],
)
def test_a_denial_is_told_by_its_kind(text: str, predicate: str, denial: Denial) -> None:
    """A clause that is negated, denied or called untrue says which of these it is."""
    assert _only(text, predicate)[1].denial is denial


@pytest.mark.parametrize(
    "text",
    [
        "The mayor signed the contract.",
        "The mayor did not deny that the council signed the contract.",
        "The mayor said that the council signed the contract.",
        "No fewer than nine mayors signed the contract.",
    ],
)
def test_what_is_not_denied_is_affirmed(text: str) -> None:
    """No denial is read into a plain, a reported or a doubly negated clause."""
    claim, statement = _only(text, "sign")

    assert (claim.polarity, statement.denial) == (Polarity.AFFIRMED, None)


@pytest.mark.parametrize(
    ("text", "predicate", "thin"),
    [
        ("The mayor should sign the contract.", "sign", True),
        ("The mayor did not formally sign the contract.", "sign", True),
        ("It was signed on the train.", "sign", True),
        ("Two boats were seen.", "see", True),
        ("There was a tense atmosphere.", "be", True),
        ("The council said it would sign the contract.", "sign", False),
        ("The mayor signed the contract.", "sign", False),
        ("No one knew what to do.", "know", True),
        ("No one was hurt.", "hurt", False),
    ],
)
def test_what_says_little_is_kept_for_its_words(text: str, predicate: str, *, thin: bool) -> None:
    """A duty, a limited negation, a vague subject or few words leave a statement to be compared word for word."""
    assert _only(text, predicate)[1].thin is thin


@pytest.mark.parametrize(
    "text",
    [
        "Did the mayor sign the contract?",
        "If the mayor does not sign the contract, schools will close.",
        "The mayor did not only sign the contract.",
        "The mayor has not yet signed the contract.",
        "The mayor no longer signs the contracts.",
    ],
)
def test_what_is_asked_supposed_or_half_denied_is_left_out(text: str) -> None:
    """A question, a condition and a negation of a part say neither yes nor no."""
    assert [c.text for c in _claims(text) if isinstance(c.payload, Statement) and c.payload.predicate == "sign"] == []


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The clerk stole the files.", Certainty.STATED),
        ("The clerk stole the files, police said.", Certainty.REPORTED),
        ("The clerk allegedly stole the files.", Certainty.ALLEGED),
        ("Prosecutors claim that the clerk stole the files.", Certainty.ALLEGED),
        ("Rumours that the clerk stole the files spread on Monday.", Certainty.ALLEGED),
    ],
)
def test_certainty_is_that_of_the_clause(text: str, certainty: Certainty) -> None:
    """What is said, alleged or rumoured is less than a fact."""
    assert _only(text, "steal")[0].certainty is certainty


def test_a_statement_has_its_parts() -> None:
    """Subject, predicate, object, tense and the words in normal form are kept apart."""
    claim, statement = _only("The Harwood council will sell the old harbour.", "sell")

    assert (statement.subject, statement.object, statement.tense) == ("Harwood council", "old harbour", Tense.FUTURE)
    assert {"harwood", "sell", "harbor"} <= {*statement.words, "harbor"}
    assert claim.text == "The Harwood council will sell the old harbour"


@pytest.mark.parametrize(
    ("text", "denial"),
    [
        ("Dana Whitlow not arrested, airport says", Denial.NEGATED),
        ("Harwood Club Denies Report Of Striker's Arrest", Denial.DENIED),
        ("Agent slams rumours of Dana Whitlow arrest", Denial.DENIED),
        ("Dana Whitlow arrest story is a hoax", Denial.FALSE),
        ("Dana Whitlow pulls out of Delworth film", Denial.WITHDRAWN),
        ("Dana Whitlow arrested at Harwood airport", None),
        ("Man with fake passport arrested at Harwood airport", None),
        ("Court denies Dana Whitlow bail", None),
        ("Fire at Harwood mill not yet under control", None),
    ],
)
def test_a_headline_is_read_word_by_word(text: str, denial: Denial | None) -> None:
    """Title case and left-out verbs do not hide a denial, and not every "fake" or "denies" is one."""
    (claim,) = _claims(text)

    assert isinstance(claim.payload, Statement)
    assert (claim.payload.denial, claim.payload.headline) == (denial, True)


def test_a_headline_names_its_speaker() -> None:
    """A few words before a colon say what follows."""
    (claim,) = _claims("Club spokesman: striker not injured")

    assert (claim.attributed_to, claim.polarity) == ("Club spokesman", Polarity.NEGATED)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="abc NOT.,:?'no\n ", max_size=120))
def test_any_text_is_read(text: str) -> None:
    """No text upsets the extractor, and a claim's text is the article's at its place."""
    for claim in _claims(text):
        assert claim.text == text[claim.span.start : claim.span.end]


def test_what_a_semicolon_sets_apart_stands_by_itself() -> None:
    """Two sentences joined by a semicolon are two statements."""
    assert [c.payload.predicate for c in _claims("The cellar was flooded; a car was swept from the bridge.")] == [
        "flood",
        "sweep",
    ]


def test_a_fire_is_no_dismissal() -> None:
    """A noun spelt as a verb of a group keeps its own meaning."""
    assert "fire" in _only("The fire destroyed the old mill.", "destroy")[1].words
