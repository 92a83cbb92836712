"""The seeds as pages: what stands around an article changes nothing that is found in it."""

import html
import tomllib
from pathlib import Path

from checker import pipeline
from checker.model import Report

SEEDS = Path(__file__).parents[2] / "seeds"
AROUND = "".join(f'<li><a href="/{n}"><h3>Minister resigns over {n} lost files</h3></a></li>' for n in range(9))


def _page(text: str) -> str:
    title, *paragraphs = [html.escape(line, quote=False) for line in text.splitlines() if line.strip()]
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head><body><nav><ul>{AROUND}</ul></nav>'
        f"<main><article><h1>{title}</h1>{body}</article></main><aside class=related><ul>{AROUND}</ul></aside></body></html>"
    )


def test_the_seeds_as_pages_give_the_same_findings(seeds_report: Report, tmp_path: Path) -> None:
    """Five articles as text and as pages with navigation and teasers: the same findings, by fingerprint and word."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    labels = tomllib.loads((SEEDS / "sources.toml").read_text(encoding="utf-8"))["articles"]
    given = []
    for path in SEEDS.glob("*.txt"):
        (folder / f"{path.stem}.html").write_text(_page(path.read_text(encoding="utf-8")), encoding="utf-8")
        given.append(f'[articles."{path.stem}.html"]\nlabel = "{labels[path.name]["label"]}"\n')
    (folder / "sources.toml").write_text("".join(given), encoding="utf-8")
    report = pipeline.run([str(folder)])

    assert {(f.fingerprint, f.message) for f in report.findings} == {
        (f.fingerprint, f.message) for f in seeds_report.findings
    }
    assert report.findings
