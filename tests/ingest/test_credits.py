"""Which agencies an article credits."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.ingest import read
from checker.ingest.blocks import blocks
from checker.ingest.credits import Credits
from checker.lexicon import Lexicon

LEXICON = Lexicon()
CREDITS = Credits(LEXICON)
BODY = "The ferry took on water shortly after it left the pier on Monday, the harbour office said in a statement."


def _credited(text: str, author: str | None = None) -> tuple[str, ...]:
    return CREDITS.of(text, blocks(text), author=author, given=())


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        (f"Ferry sinks\n\nBy Associated Press\n\n{BODY}", ("Associated Press",)),
        (f"Ferry sinks\n\nJane Doe, AP\n\n{BODY}", ("Associated Press",)),
        (f"Ferry sinks\n\nReuters staff\n\n{BODY}", ("Reuters",)),
        (f"Ferry sinks\n\nAFP and Reuters\n\n{BODY}", ("Agence France-Presse", "Reuters")),
        (f"Ferry sinks\n\nPORT ELLERY (Reuters) - {BODY}", ("Reuters",)),
        (f"Ferry sinks\n\nPORT ELLERY, March 12 (dpa) — {BODY}", ("Deutsche Presse-Agentur",)),
        (f"Ferry sinks\n\nAA Gill\n\n{BODY}", ()),
        (f"Ferry sinks\n\nC.P. Snow\n\n{BODY}", ()),
        (f"Ferry sinks\n\n{BODY} Reuters reported it first.", ()),
        (f"Ferry sinks\n\nThe company (PA) sank. {BODY}", ()),
        (f"{BODY}\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\nReuters", ()),
    ],
)
def test_a_credit_is_told_from_a_mention(text: str, credited: tuple[str, ...]) -> None:
    """A byline and a dateline credit; what the article quotes, and initials, do not."""
    assert _credited(text) == credited


def test_the_author_may_be_an_agency() -> None:
    """The field is read as a byline is."""
    assert _credited(BODY, author="The Associated Press") == ("Associated Press",)
    assert _credited(BODY, author="Jane Doe") == ()


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    """Credits come in order, whatever stands there."""
    found = _credited(text, author=text)

    assert list(found) == sorted(set(found))


def test_a_wire_item_names_its_sources() -> None:
    """``infoSources`` is read as ninjs writes it, and as plain names."""
    rows = [
        {"id": "a", "text": BODY, "infoSources": [{"name": "AFP", "rel": "source"}, {"rel": "other"}]},
        {"id": "b", "text": BODY + " More.", "infoSources": ["Harbour Office"]},
    ]
    stream = io.BytesIO("".join(json.dumps(row) + "\n" for row in rows).encode())

    assert [a.credits for a in read(["-"], lexicon=LEXICON, stdin=stream)] == [
        ("Agence France-Presse",),
        ("Harbour Office",),
    ]


def test_front_matter_names_them_too(tmp_path: Path) -> None:
    """One field, with commas."""
    (tmp_path / "a.md").write_text(f"---\ninfoSources: [AFP, dpa]\n---\n{BODY}", encoding="utf-8")

    (article,) = read([str(tmp_path)], lexicon=LEXICON)

    assert article.credits == ("Agence France-Presse", "Deutsche Presse-Agentur")
