"""PDF, as reportlab writes it."""

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from checker.errors import ReadError
from checker.ingest import pdf
from checker.model import Article

Read = Callable[..., tuple[Article, ...]]
Write = Callable[..., Path]

TITLE = "Ferry sinks off northern coast"
STORY = (
    (
        "The ferry Aurora sank off the northern coast on Monday evening, and at least 189 passengers were rescued by "
        "fishing boats, the harbour master said in a statement on Tuesday."
    ),
    (
        "Officials said that about 40 people were still missing. The company that runs the ferry, Northline, denied that "
        "the ship had been over-loaded, and said that it had carried 230 people when it left the harbour of Example."
    ),
    "“We will investigate any credible evidence,” the minister said. Divers found 12 bodies on Wednesday morning.",
)


def typeset(
    *paragraphs: str, columns: int = 1, indent: float = 0, gap: float = 6, running: str = "", title: str = TITLE
) -> bytes:
    """Set a story in columns, with a running title and a page number on each page."""
    out = io.BytesIO()
    body = ParagraphStyle("body", firstLineIndent=indent, spaceAfter=gap, alignment=4)
    head = ParagraphStyle("head", fontSize=18, leading=22)
    width = 495 / columns

    def furnish(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.drawString(50, 815, running)
        canvas.drawString(290, 25, f"Page {document.page}")

    document = BaseDocTemplate(out, pagesize=A4, title=title, author="J. Roe")
    frames = [Frame(50 + n * width, 50, width - 15, 740) for n in range(columns)]
    document.addPageTemplates(PageTemplate(frames=frames, onPage=furnish))
    document.build([Paragraph(TITLE, head), *(Paragraph(text, body) for text in paragraphs)])
    return out.getvalue()


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize(("indent", "gap"), [(0, 6), (12, 0), (0, 14)])
def test_paragraphs_come_out_as_they_went_in(read: Read, write: Write, columns: int, indent: float, gap: float) -> None:
    """Lines are joined to paragraphs, parted by a gap or an indent, down one column and then the next."""
    write("s/a.pdf", typeset(*STORY, columns=columns, indent=indent, gap=gap))

    (article,) = read("s")

    assert article.text.split("\n\n") == [TITLE, *STORY]
    assert (article.title, article.author, article.published) == (TITLE, "J. Roe", None)


def test_pages_are_one_story(read: Read, write: Write) -> None:
    """Running titles and page numbers are cut, and a sentence goes on over the page."""
    words = [f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(676)]
    paragraphs = [
        f"{word.capitalize()} {' '.join(words[n : n + 9])}. {STORY[n % 3]}" for n, word in enumerate(words[:60])
    ]
    data = typeset(*paragraphs, columns=2, running="The Daily Example – Tuesday")
    write("a.pdf", data)

    (article,) = read("a.pdf")

    assert len(PdfReader(io.BytesIO(data)).pages) > 1
    assert article.text.replace("\n\n", " ") == " ".join([TITLE, *paragraphs])
    assert sum(text in paragraphs for text in article.text.split("\n\n")) >= len(paragraphs) - 2


def test_file_name_is_no_title(read: Read, write: Write) -> None:
    """What a program has put for a title is left out; the headline is one."""
    write("a.pdf", typeset(*STORY, title="Microsoft Word - ferry_final2.docx"))

    assert read("a.pdf")[0].title == TITLE


def test_scan_is_named(read: Read, write: Write) -> None:
    """Pages that are pictures say so, and what would help."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(2):
        canvas.rect(100, 100, 300, 300)
        canvas.showPage()
    canvas.save()
    write("a.pdf", out.getvalue())

    with pytest.raises(
        ReadError, match=r"^a.pdf: has no text layer: its 2 pages are pictures; run it through text recognition first"
    ):
        read("a.pdf")


def locked(user: str, algorithm: str) -> bytes:
    """Lock a document."""
    writer = PdfWriter(clone_from=io.BytesIO(typeset(*STORY)))
    writer.encrypt(user, "owner", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_locked_document_is_named(read: Read, write: Write, algorithm: str) -> None:
    """A document behind a password says so; one that may only not be printed is read."""
    write("a.pdf", locked("secret", algorithm))
    write("b.pdf", locked("", algorithm))

    assert read("b.pdf")[0].text.startswith(TITLE)
    with pytest.raises(ReadError, match=r"^a.pdf: is protected by a password; save it without one"):
        read("a.pdf")


def test_document_that_lies_about_its_length_is_read(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Streams that are longer or shorter than they say are read to their end, and a wrong index is made anew."""
    monkeypatch.setattr(rl_config, "useA85", 0)
    data = typeset(*STORY)
    at = data.index(b"/Length ")
    size = data[at + 8 : data.index(b"\n", at)].strip(b" >")
    for name, lie in (("long", b"9" * len(size)), ("short", b"1".ljust(len(size)))):
        write(f"{name}.pdf", data.replace(b"/Length " + size, b"/Length " + lie))
    write("index.pdf", data.replace(b"startxref\n", b"startxref\n9"))
    write("moved.pdf", data.replace(b"%PDF-1.4\n", b"%PDF-1.4\n%" + b"x" * 50 + b"\n"))

    for name in ("long", "short", "index", "moved"):
        assert read(f"{name}.pdf")[0].text.split("\n\n") == [TITLE, *STORY]


def test_document_whose_lie_hides_its_text_is_named(read: Read, write: Write) -> None:
    """Where the lie hides where a text in letters ends, the document says so."""
    data = typeset(*STORY)
    at = data.index(b"/Length ")
    size = data[at + 8 : data.index(b"\n", at)].strip(b" >")
    write("a.pdf", data.replace(b"/Length " + size, b"/Length " + b"9" * len(size)))

    with pytest.raises(ReadError, match=r"^a.pdf: is damaged, or its end is missing: .*; open it and print it"):
        read("a.pdf")


@pytest.mark.parametrize("kept", [20, 300, 1000])
def test_cut_document_is_named_or_read(read: Read, write: Write, kept: int) -> None:
    """A document without its end is one error, or the text that is left."""
    write("a.pdf", typeset(*STORY)[:kept])

    with pytest.raises(ReadError, match=r"^a.pdf: (is damaged|has no text layer)"):
        read("a.pdf")


def test_bomb_is_refused(read: Read, write: Write) -> None:
    """A page that unpacks to far more than any page holds is not unpacked."""
    packed = zlib.compress(b" " * 200_000_000)
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    stream = b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream endobj\n" % (len(packed), packed)
    write("a.pdf", head + page + stream + b"trailer<</Root 1 0 R>>\n%%EOF")

    with pytest.raises(ReadError, match=r"^a.pdf: is damaged, or its end is missing"):
        read("a.pdf")


def test_books_are_refused(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages and characters are bounded."""
    write("a.pdf", typeset(*STORY * 30))
    monkeypatch.setattr(pdf, "LARGEST", 1000)

    with pytest.raises(ReadError, match="is longer than 1,000 characters; split it"):
        read("a.pdf")

    monkeypatch.setattr(pdf, "PAGES", 1)

    with pytest.raises(ReadError, match="has more than 1 pages; split it"):
        read("a.pdf")


def test_text_under_the_name_of_a_pdf_is_read(read: Read, write: Write) -> None:
    """What a file holds wins over its suffix, both ways."""
    write("s/a.pdf", STORY[0])
    write("s/b.txt", typeset(*STORY))

    assert [a.text[:9] for a in read("s")] == ["The ferry", "Ferry sin"]
