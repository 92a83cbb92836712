"""Text made safe to show."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report.plain import clip_end, clip_start, inert, plain

_ANY = st.text(st.characters(), max_size=200)
"""Lone surrogates and control characters too."""


@given(_ANY)
def test_no_control_character_is_left(text: str) -> None:
    """Whatever goes in, nothing comes out that a terminal obeys or an encoder refuses."""
    shown = plain(text)

    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}]
    assert shown == shown.encode().decode()


@given(_ANY)
def test_no_direction_mark_is_left(text: str) -> None:
    """Nothing that comes out can show text in another order than it has."""
    assert not [
        c for c in plain(f"a\u202e{text}") if unicodedata.bidirectional(c) in {"RLO", "LRO", "RLE", "LRE", "RLI", "LRI"}
    ]


@given(_ANY)
def test_plain_text_is_left_alone(text: str) -> None:
    """Making text safe twice changes nothing more."""
    assert plain(plain(text)) == plain(text)


def test_escape_is_made_visible() -> None:
    """A reader sees that an escape sequence stood there."""
    assert plain("a\x1b[31mred\x07") == "a␛[31mred␇"


def test_lines_become_one() -> None:
    """Line ends of any kind are spaces."""
    assert plain("one\r\ntwo\u2028three\x85four") == "one two three four"


@given(_ANY.map(plain), st.integers(min_value=1, max_value=50))
def test_clipping_keeps_within_length(text: str, length: int) -> None:
    """A clipped text is no longer than asked, but for the mark that it was clipped."""
    assert len(clip_end(text, length)) <= length + 2
    assert len(clip_start(text, length)) <= length + 2


def test_clipping_breaks_between_words() -> None:
    """A word is not cut in two."""
    assert clip_end("the harbour office", 9) == "the …"
    assert clip_start("the harbour office", 9) == "… office"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n  ::error::b", "a\n  : :error::b"),
        ("\u3000:::stop-commands::t", "\u3000: ::stop-commands::t"),
        ("a ##[add-mask]b ##vso[x]y ###[z]", "a # #[add-mask]b # #vso[x]y ## #[z]"),
        ("std::vector [1] # [x] a: b\n\n:x", "std::vector [1] # [x] a: b\n\n:x"),
    ],
)
def test_no_line_of_a_log_is_a_command(text: str, shown: str) -> None:
    """What a runner would obey is parted, at the start of a line and inside it; other text is left alone."""
    assert inert(text) == shown
