"""Texts that were cut into words: blanks stand around their points, commas and colons."""

import pytest

from checker.extract import extract
from checker.ingest.blocks import blocks
from checker.lexicon import Lexicon
from checker.model import Article
from checker.values.atom import atoms, spaced


def claims(text: str, kind: str) -> list[str]:
    """Return the words of a text's claims of one kind."""
    article = Article(id="a", source="A", story="s", text=text, blocks=blocks(text))
    ((_, found),) = extract([article], Lexicon())
    return [claim.text for claim in found if claim.payload.kind == kind]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It lost 3 . 9 percent .", ["3 . 9"]),
        ("Some 1 , 230 , 000 people left .", ["1 , 230 , 000"]),
        ("It cost $380 , 600 .", ["380 , 600"]),
        ("They met on July 3 . 9 people came .", ["3", "9"]),
        ("On December 15 , 2008 , it fell .", ["15", "2008"]),
        ("She died aged 91 . 07 June 2013 .", ["91", "07", "2013"]),
        ("Rows 4 . 5 . 50 were cut .", ["4", "5", "50"]),
    ],
)
def test_numbers_with_blanks(text: str, numbers: list[str]) -> None:
    """A point or a comma between blanks belongs to a number, unless it ends a date or a sentence."""
    assert [atom.text for atom in atoms(text) if atom.number is not None] == numbers


def test_value_of_a_number_with_blanks() -> None:
    """The blanks change nothing of what a number is worth."""
    assert [atom.number for atom in atoms("3 . 9 and 230 , 000") if atom.number is not None] == [3.9, 230_000]


def test_places_of_numbers_with_blanks() -> None:
    """A number's place is that of its characters in the text."""
    text = "Lost : 3 . 9 percent , 230 , 000 crowns"

    assert [text[start:end] for start, end in spaced(text)] == ["3 . 9", "230 , 000"]


def test_times_with_blanks_count_nothing() -> None:
    """The hour and the minutes of a time of day are no figures, whatever blanks stand around the colon."""
    text = "The ferry sank at 8 : 30 p . m . on Monday , and 40 people died ."

    assert claims(text, "quantity") == ["40 people"]
    assert claims(text, "time") == ["8 : 30 p . m ."]


def test_a_year_is_no_time() -> None:
    """Four figures before a short word are no time of day; before a time zone they are."""
    assert claims("The ferry was built in 2008 and sank in 2015 off Oslo.", "time") == []
    assert claims("The ferry sank at 2015 GMT on Monday.", "time") == ["2015"]


def test_furniture_within_a_paragraph_makes_no_claims() -> None:
    """Nothing is read of a dateline, a stamp or an appeal; what stands between them is read."""
    text = (
        "OSLO, May 3 (Sports Wire) - Some 40 people died when the ferry sank. Anyone who saw it should call 555-010-7788."
        "\n\nUpdated 3:45 p.m.\n\nDivers found nine bodies."
    )

    assert claims(text, "quantity") == ["Some 40 people", "nine bodies"]
    assert claims(text, "time") == []
