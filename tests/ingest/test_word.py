"""Word documents, as python-docx writes them."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from checker.errors import ReadError
from checker.ingest import word
from checker.model import Article, BlockKind

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]

FERRY = "The ferry sank off the coast on Monday, the harbour master said."
FIRE = "The fire destroyed 14 houses in the old town, the mayor said."


def saved(document: Any) -> bytes:
    """Save a document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def written(*paragraphs: str) -> bytes:
    """Write a document of some paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def marked(*runs: str) -> bytes:
    """Write a document of one paragraph in Word's own markup."""
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{''.join(runs)}</w:p>"))
    return saved(document)


def test_paragraphs_and_headings_stay_apart(read: Read, write: Write) -> None:
    """Each paragraph is a block, in the order of the page."""
    document = docx.Document()
    document.add_heading("Ferry sinks off northern coast", 0)
    document.add_paragraph(FERRY)
    document.add_heading("The company", 2)
    document.add_paragraph(FIRE)
    write("s/a.docx", saved(document))

    (article,) = read("s")

    assert article.text == f"Ferry sinks off northern coast\n\n{FERRY}\n\nThe company\n\n{FIRE}"
    assert [block.kind for block in article.blocks] == [
        BlockKind.HEADLINE,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]


def test_properties_are_taken(read: Read, write: Write) -> None:
    """Title, author and the day it was written are what the document says of itself."""
    document = docx.Document()
    document.add_paragraph(FERRY)
    known = document.core_properties
    known.title, known.author = "Ferry sinks", "J. Roe"
    known.created, known.modified = datetime(2020, 2, 3, 9), datetime(2020, 2, 3, 18)  # noqa: DTZ001
    write("a.docx", saved(document))

    (article,) = read("a.docx")

    assert (article.title, article.author, article.published) == ("Ferry sinks", "J. Roe", "2020-02-03")


def test_day_of_a_reused_document_is_not_taken(read: Read, write: Write) -> None:
    """A document made from an older one has that one's day, which says nothing of this one."""
    document = docx.Document()
    document.add_paragraph(FERRY)
    known = document.core_properties
    known.created, known.modified = datetime(2019, 2, 3), datetime(2020, 2, 3)  # noqa: DTZ001
    write("a.docx", saved(document))

    assert read("a.docx")[0].published is None


def test_day_of_the_librarys_template_is_not_taken(read: Read, write: Write) -> None:
    """A program that gives no day leaves that of its template, which says nothing."""
    write("a.docx", written(FERRY))

    assert read("a.docx")[0].published is None


def test_tracked_changes_are_accepted(read: Read, write: Write) -> None:
    """What was deleted or moved away is gone, what was inserted is there."""
    text = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    write("a.docx", marked(
        text.format("At least "),
        '<w:del w:id="1" w:author="x"><w:r><w:delText>12</w:delText></w:r></w:del>',
        f'<w:ins w:id="2" w:author="x">{text.format("14")}</w:ins>',
        text.format(" people died"),
        f'<w:moveFrom w:id="3" w:author="x">{text.format(" on Friday")}</w:moveFrom>',
        text.format("."),
    ))  # fmt: skip

    assert read("a.docx")[0].text == "At least 14 people died."


def test_breaks_links_and_hidden_text(read: Read, write: Write) -> None:
    """Line breaks and hyphens are kept, links are text, what is hidden is not read."""
    write("a.docx", marked(
        "<w:r><w:t>One</w:t><w:noBreakHyphen/><w:t>two</w:t><w:br/></w:r>",
        "<w:hyperlink><w:r><w:t>three</w:t></w:r></w:hyperlink>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>",
        "<w:r><w:t>.</w:t></w:r>",
    ))  # fmt: skip

    assert read("a.docx")[0].text == "One-two\nthree."


def test_tables_are_read_cell_by_cell(read: Read, write: Write) -> None:
    """Text in tables, which many desks lay pages out with, is text."""
    document = docx.Document()
    document.add_paragraph(FERRY)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = FIRE, "The end came soon."
    write("a.docx", saved(document))

    assert read("a.docx")[0].text == f"{FERRY}\n\n{FIRE}\n\nThe end came soon."


def test_form_fields_are_read_and_moved_blocks_are_gone(read: Read, write: Write) -> None:
    """Paragraphs may stand in a field of a form; those that were moved away are read where they went."""
    document = docx.Document()
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    for tag, text in (("w:moveFrom", "Gone."), ("w:sdt", FERRY)):
        markup = f"<{tag} {nsdecls('w')}>{paragraph.format(text)}</{tag}>"
        document.element.body.insert(0, parse_xml(markup))
    write("a.docx", saved(document))

    assert read("a.docx")[0].text == FERRY


def test_empty_document_is_named(read: Read, write: Write) -> None:
    """A document without text says so."""
    write("a.docx", written())

    with pytest.raises(ReadError, match=r"^a.docx: is empty"):
        read("a.docx")


def test_document_under_another_name_is_read(read: Read, write: Write) -> None:
    """What a file holds wins over its suffix, both ways."""
    write("s/a.zip", written(FERRY))
    write("s/b.docx", FIRE)

    assert [a.text for a in read("s")] == [FERRY, FIRE]


def test_document_in_an_archive_is_read(read: Read, write: Write) -> None:
    """A document is no archive in an archive."""
    with zipfile.ZipFile(write("a.zip", ""), "w") as out:
        out.writestr("b.docx", written(FERRY))

    assert [(a.path, a.text) for a in read("a.zip")] == [("a.zip/b.docx", FERRY)]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is an office document in an old format; save it as .docx"),
        ("EncryptedPackage".encode("utf-16-le"), "is protected by a password; save it without one"),
    ],
)
def test_old_and_locked_documents_are_named(read: Read, write: Write, content: bytes, why: str) -> None:
    """A .doc named .docx, and a document behind a password, say what they are."""
    write("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + content)

    with pytest.raises(ReadError, match=f"^a.docx: {why}"):
        read("a.docx")


def test_cut_document_is_named(read: Read, write: Write) -> None:
    """A document without its end says so."""
    write("a.docx", written(FERRY)[:-500])

    with pytest.raises(ReadError, match=r"^a.docx: is a damaged zip archive, or its end is missing"):
        read("a.docx")


def _with(part: str, content: bytes) -> bytes:
    """Write a document with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written(FERRY))) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(name, content if name == part else given.read(name))
    return out.getvalue()


LAUGHS = b"<!DOCTYPE d [<!ENTITY a 'ha'>%s]><d>&%s;</d>" % (
    b"".join(b"<!ENTITY %c '%s'>" % (n, b"&%c;" % (n - 1) * 10) for n in range(98, 110)),
    b"m",
)


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("word/document.xml", b"<broken"),
        ("word/document.xml", LAUGHS),
        ("word/document.xml", b"<a>" * 100_000),
        ("[Content_Types].xml", b""),
        ("_rels/.rels", b"<x/>"),
        ("docProps/core.xml", b"x"),
    ],
)
def test_hostile_parts_are_named(read: Read, write: Write, part: str, content: bytes) -> None:
    """Markup that is broken, bottomless or a bomb is one error."""
    write("a.docx", _with(part, content))

    with pytest.raises(ReadError, match=r"^a.docx: is (a damaged Word document|empty)"):
        read("a.docx")


def test_outside_entities_are_not_fetched(read: Read, write: Write, tmp_path: Path) -> None:
    """A document cannot read the files of whoever opens it."""
    (tmp_path / "secret").write_text("the password")
    body = b'<!DOCTYPE d [<!ENTITY x SYSTEM "%s">]>' % (tmp_path / "secret").as_uri().encode()
    body += (
        f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>One. &x;</w:t></w:r></w:p></w:body></w:document>".encode()
    )
    write("a.docx", _with("word/document.xml", body))

    assert "password" not in read("a.docx")[0].text


def test_endless_document_is_refused(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the markup nor the text may be longer than an article."""
    write("a.docx", written(FERRY * 100))
    monkeypatch.setattr(word, "LARGEST", 1000)

    with pytest.raises(ReadError, match="is longer than 1,000 characters; split it"):
        read("a.docx")

    monkeypatch.setattr(word, "_XML", 1000)

    with pytest.raises(ReadError, match="is longer than 1,000 characters; split it"):
        read("a.docx")
