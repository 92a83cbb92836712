"""Names in running text."""

import pytest

from checker.extract.language import parse
from checker.extract.names.names import Names
from checker.extract.reading import Reading
from checker.ingest.blocks import blocks
from checker.lexicon import Lexicon
from checker.model import Article, Claim
from checker.values import Name

NAMES = Names(Lexicon())


def _claims(text: str) -> list[Claim]:
    article = Article(id="a", source="A", story="s", text=text, blocks=blocks(text))
    return [claim for _, doc in parse([article]) for claim in NAMES(Reading(article=article, doc=doc))]


def _named(text: str) -> set[tuple[str, str]]:
    payloads = (claim.payload for claim in _claims(text) if isinstance(claim.payload, Name))
    return {(payload.name, payload.type) for payload in payloads}


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("The Dutch MEP Sophie in ‘t Hout chairs the committee.", "Sophie in ‘t Hout", "person"),
        ("Morocco’s King Hassan II spoke.", "Hassan II", "person"),
        ("They spoke with Chelvo Ramdin, the legal counsel of the firm.", "Chelvo Ramdin", "person"),
        (
            "Jean Lambert wrote a letter. Lambert warned the firm. The letter pleased Lambert.",
            "Lambert",
            "person",
        ),
        ("The mayor of Fenbrook, Rosalie Ambler, stepped down.", "Rosalie Ambler", "person"),
        ("“It is over,” Noor Hadded, the firm's chairman, told reporters.", "Noor Hadded", "person"),
        ("Norway sent help.", "Norway", "place"),
        ("The World Food Council met in Rome.", "World Food Council", "organisation"),
        ("Anna Berg’s family left.", "Anna Berg", "person"),
        ("Owner John W . Harrow flew home .", "John W . Harrow", "person"),
        ("A bomb went off in the city of Qala-i-Naw on Monday.", "Qala-i-Naw", "place"),
    ],
)
def test_a_name_is_found_and_typed(text: str, name: str, type_: str) -> None:
    """What stands around a name repairs the model's label and bounds."""
    assert (name, type_) in _named(text)


@pytest.mark.parametrize(
    "text", ["", "   \n\n  ", "’s ’s ’s", "THE THE THE", "http://a.b/C_D=E", "A" * 3000, "Mr " * 500]
)
def test_hostile_text_breaks_nothing(text: str) -> None:
    """Any text is read to its end, and spans are the article's own."""
    assert all(claim.text == text[claim.span.start : claim.span.end] for claim in _claims(text))


def test_an_adjective_is_no_name() -> None:
    """A country's adjective names nothing by itself."""
    assert _named("The French government fell.") == set()
