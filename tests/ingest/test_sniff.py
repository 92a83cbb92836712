"""Formats told by their first bytes."""

import pytest

from checker.ingest import sniff


@pytest.mark.parametrize(
    ("start", "root"),
    [
        (b"<rss version='2.0'>", "rss"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a --><feed xmlns='x'>", "feed"),
        (b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rdf:RDF>", "RDF"),
        ("\ufeff<?xml version='1.0'?><newsItem>".encode("utf-16-le"), "newsItem"),
        (b"<!doctype html><html>", ""),
        (b"Plain text with <rss> in it", ""),
        (b"", ""),
        (b"<!---->" * 140, ""),
        (b"<!--" * 250 + b"-->" * 8, ""),
    ],
)
def test_the_first_element_is_named(start: bytes, root: str) -> None:
    """What stands before the first element is passed over; comments without end cost nothing."""
    assert root == sniff.root(start)


@pytest.mark.parametrize(
    ("start", "document"),
    [
        (b'[{"uri": 1}]', True),
        (b'{\n  "uri": 1}', True),
        (b'{\r\n"uri": 1}', True),
        (b'{"text": 1}', False),
        (b"[Reuters] - The ferry", False),
        (b"{braces}", False),
    ],
)
def test_a_json_document_is_told_from_lines(start: bytes, *, document: bool) -> None:
    """An array of objects and an object over several lines are documents; an object a line is not."""
    assert document is sniff.json_document(start)
