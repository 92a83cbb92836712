"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.ingest.decode import Decoded, decode, is_page, markup, refused

ENGLISH = "“The café on the corner was closed on Monday,” the owner’s brother said."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_of_english(encoding: str) -> None:
    """English comes through in every encoding that newsrooms use."""
    data = ENGLISH.encode(encoding)

    assert refused(data) is None
    assert Decoded(text=ENGLISH) == decode(data)


def test_big_endian_mark() -> None:
    """A mark at the start tells the order of bytes and is no part of the text."""
    assert Decoded(text=ENGLISH) == decode(b"\xfe\xff" + ENGLISH.encode("utf-16-be"))


def test_a_slip_in_utf8_costs_one_character() -> None:
    """One broken byte in good UTF-8 does not turn every accent to something else."""
    data = ("é" * 20).encode() + b"\xff" + b" and so on"

    assert Decoded(text="é" * 20 + "\ufffd and so on", lost=1) == decode(data)


def test_another_alphabet_is_guessed() -> None:
    """Text in a one-byte encoding of another alphabet is told by its bytes."""
    text = "Министр сообщил в понедельник, что пятнадцать человек погибли при крушении поезда. " * 4

    assert decode(text.encode("cp1251")).text == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\0" * 50, "binary"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04 ...", "an office document"),
        (b"\x89PNG\r\n", "a picture"),
        (bytes(range(32)) * 4, "binary"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes, what: str) -> None:
    """Data that is no text says what it is."""
    assert what in (refused(data) or "")


@pytest.mark.parametrize("data", [b"  <!DOCTYPE html><html>", b"<html lang=en>", b"<?xml version='1.0'?><rss>"])
def test_markup_is_no_plain_text(data: bytes) -> None:
    """A file of markup says so, whoever would read it as text."""
    assert "HTML or XML" in (markup(data) or "")


@pytest.mark.parametrize(
    "start",
    [
        b"<!doctype html>",
        b"\xef\xbb\xbf\n <HTML lang=en>",
        b"<!-- saved from url=(0014)about:internet --><html>",
        b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x" "y">\n<html>',
        "<!DOCTYPE html>".encode("utf-16"),
        "<!DOCTYPE html>".encode("utf-16-le"),
    ],
)
def test_a_page_is_told_by_how_it_begins(start: bytes) -> None:
    """Marks, comments of browsers and XML's own line may stand above a page."""
    assert is_page(start)


@pytest.mark.parametrize("start", [b"", b"<p>Hello", b"# <html>", b"<?xml version='1.0'?><rss>", b"<!-- x -->" * 90])
def test_what_is_no_page_is_not_taken_for_one(start: bytes) -> None:
    """Text, feeds and pieces of pages are left to other readers."""
    assert not is_page(start)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_utf8_is_itself(text: str) -> None:
    """Decoding UTF-8 gives the text that was written."""
    assert decode(text.encode()).text == text


@given(st.binary(max_size=200))
def test_any_bytes_decode(data: bytes) -> None:
    """No bytes make decoding fail."""
    assert isinstance(decode(data).text, str)
