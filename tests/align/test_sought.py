"""Names found in one article and looked for in the others."""

from checker import align
from checker.align.sought import Sought
from checker.lexicon import Lexicon
from checker.model import Article, Claim, Span
from checker.values import Name, Payload, Statement

LEXICON = Lexicon()


def _claim(payload: Payload, text: str, article: str, *, start: int = 0, number: int = 1) -> Claim:
    return Claim(
        id=f"{article}#{payload.kind}-{number}",
        article=article,
        source=article,
        story="s",
        span=Span(start=start, end=start + len(text)),
        text=text,
        line=3,
        column=5,
        sentence=text,
        payload=payload,
    )


def _sentence(text: str, article: str) -> Claim:
    return _claim(Statement(subject=None, predicate="say", object=None, passage=True), text, article, start=100)


def _name(name: str, article: str, type_: str = "person") -> Claim:
    return _claim(Name(name=name, entity=name, type=type_), name, article)


def _found(*claims: Claim) -> list[tuple[str, str]]:
    return [(claim.article, claim.text) for claim in Sought(claims, LEXICON)()]


def test_a_name_is_found_where_the_model_saw_none() -> None:
    """The same words and a misspelling of them are found in other articles, each once."""
    known = _name("Jane Wolfenden", "a")
    same, slip = _sentence("A neighbour, Jane Wolfenden, ran.", "b"), _sentence("It was Jane Wolfendon.", "c")

    assert _found(known, same, slip) == [("b", "Jane Wolfenden"), ("c", "Jane Wolfendon")]


def test_a_found_name_stands_where_it_stands() -> None:
    """The claim has the place of the words in the article, and the sentence's line."""
    (claim,) = Sought((_name("Jane Wolfenden", "a"), _sentence("It was\nJane Wolfenden.", "b")), LEXICON)()

    assert (claim.span, claim.line, claim.column) == (Span(start=107, end=121), 4, 1)
    assert isinstance(claim.payload, Name)
    assert claim.payload.type == "person"


def test_what_the_model_labelled_is_left_alone() -> None:
    """A name inside a label is no second name."""
    label = _claim(Name(name="Jane Wolfenden", entity="x"), "Jane Wolfenden", "b", start=107)

    assert _found(_name("Jane Wolfenden", "a"), label, _sentence("It was Jane Wolfenden.", "b")) == []


def test_a_word_that_opens_a_sentence_is_no_part_of_a_name() -> None:
    """The name in "A Halvenec van" is Halvenec."""
    known = _name("Halvenec", "a", "organisation")

    assert _found(known, _sentence("A Halvenec van burned.", "b")) == [("b", "Halvenec")]


def test_a_part_of_a_longer_name_is_not_the_name() -> None:
    """A park with a person's name is no person."""
    assert _found(_name("Jane Wolfenden", "a"), _sentence("He fled to Jane Wolfenden Park.", "b")) == []


def test_a_name_with_what_the_person_is_called_is_found() -> None:
    """What stands in quotation marks between given name and surname belongs to the name."""
    called = _sentence("They buried Elena “Ebbie” Wolfenden there.", "b")

    assert _found(_name("Elena Wolfenden", "a"), called) == [("b", "Elena “Ebbie” Wolfenden")]


def test_what_is_found_stands_with_its_article() -> None:
    """The claims of a story come article by article, those that were looked for among them."""
    articles = [Article(id=name, source=name, story="s", text="") for name in ("a", "b")]
    claims = [_sentence("It was Jane Wolfenden.", "a"), _name("Jane Wolfenden", "b")]

    (story,) = align.group(articles, claims, LEXICON)

    assert [claim.id for claim in story.claims] == ["a#statement-1", "a#name-1", "b#name-1"]
