"""The same story, as newsrooms have it: the findings do not depend on the format."""

import csv
import gzip
import html
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import pyarrow as pa
import pytest
from pyarrow import parquet
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from checker import pipeline
from checker.ingest.formats import SUFFIXES
from checker.model import Report

STORY: Mapping[str, tuple[str, ...]] = {
    "Courier": (
        "Ferry Sinks Off Northern Coast",
        "The ferry Aurora sank off the northern coast on Monday, and 12 people died, the harbour master said.",
        ("“We will investigate any credible evidence,” said Anna Keller, the chief executive of Northline. At least 189 "
        "passengers were rescued by fishing boats."),
        "The ferry carried about 230 people when it left the harbour of Example at dawn, the company said.",
    ),
    "Echo": (
        "Twelve Dead as Aurora Goes Down",
        "The ferry Aurora sank on Monday, and 15 people died, officials said in a statement.",
        ("“We will investigate any evidence,” said Anna Keller, the spokeswoman of Northline. Nearly 200 passengers were "
        "rescued by fishing boats and a helicopter of the navy."),
    ),
}  # fmt: skip


def as_text(folder: Path) -> None:
    """Write a text file an article."""
    for source, paragraphs in STORY.items():
        (folder / f"{source}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")


def rows() -> list[dict[str, str]]:
    """Return the articles as rows of a table."""
    return [{"id": source, "text": "\n\n".join(paragraphs)} for source, paragraphs in STORY.items()]


def as_json_lines(folder: Path) -> None:
    """Write packed JSON Lines."""
    lines = "".join(f"{json.dumps(row)}\n" for row in rows())
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode()))


def as_csv(folder: Path) -> None:
    """Write a table as spreadsheets do."""
    with (folder / "a.csv").open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, ["id", "text"], delimiter=";")
        table.writeheader()
        table.writerows(rows())


def as_parquet(folder: Path) -> None:
    """Write a table as data people do."""
    parquet.write_table(pa.Table.from_pylist(rows()), folder / "a.parquet")


def as_word(folder: Path) -> None:
    """Write a Word document an article."""
    for source, (headline, *paragraphs) in STORY.items():
        document = docx.Document()
        document.add_heading(headline, 0)
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        document.save(str(folder / f"{source}.docx"))


def as_pdf(folder: Path) -> None:
    """Write a PDF an article."""
    body, head = ParagraphStyle("body", spaceAfter=6), ParagraphStyle("head", fontSize=18, leading=22)
    for source, (headline, *paragraphs) in STORY.items():
        out = io.BytesIO()
        SimpleDocTemplate(out, pagesize=A4).build(
            [Paragraph(headline, head), *(Paragraph(p, body) for p in paragraphs)]
        )
        (folder / f"{source}.pdf").write_bytes(out.getvalue())


def as_zip(folder: Path) -> None:
    """Write an archive of text files."""
    with zipfile.ZipFile(folder / "ferry.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for source, paragraphs in STORY.items():
            archive.writestr(f"{source}.txt", "\n\n".join(paragraphs))


def as_pages(folder: Path) -> None:
    """Write a web page an article."""
    for source, (headline, *paragraphs) in STORY.items():
        body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
        page = f"<!doctype html><title>{headline}</title><body><article><h1>{headline}</h1>{body}</article></body>"
        (folder / f"{source}.html").write_text(page, encoding="utf-8")


FORMATS = (as_json_lines, as_csv, as_parquet, as_word, as_pdf, as_zip, *([as_pages] * (".html" in SUFFIXES)))


def _report(folder: Path, write: Callable[[Path], None]) -> Report:
    """Check the story as one of the formats has it."""
    own = folder / write.__name__ / "ferry"
    own.mkdir(parents=True)
    write(own)
    return pipeline.run([str(own)])


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Check the story as plain text has it."""
    return _report(tmp_path_factory.mktemp("plain"), as_text)


@pytest.mark.parametrize("write", FORMATS, ids=lambda write: write.__name__)
def test_one_story_has_one_set_of_findings(plain: Report, tmp_path: Path, write: Callable[[Path], None]) -> None:
    """Each format gives the findings and the claims that plain text gives."""
    report = _report(tmp_path, write)

    assert [article.text for article in report.articles] == [article.text for article in plain.articles]
    assert [article.blocks for article in report.articles] == [article.blocks for article in plain.articles]
    assert report.findings == plain.findings
    assert len(plain.findings) > 2
