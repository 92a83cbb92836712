"""The same story in plain text, feeds and wire formats."""

import html
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import pipeline

ARTICLES = {
    "Courier": ("The ferry sank off Malta on Tuesday.", "At least 14 people died, and 80 passengers were rescued."),
    "Herald": ("A ferry sank off Malta.", "About 16 people died, and 95 passengers were rescued, police said."),
}


def _text(folder: Path, source: str, body: tuple[str, ...]) -> None:
    (folder / f"{source}.txt").write_text(f"---\nsource: {source}\n---\n" + "\n\n".join(body), encoding="utf-8")


def _markup(body: tuple[str, ...]) -> str:
    return "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in body)


def _rss(folder: Path, source: str, body: tuple[str, ...]) -> None:
    item = f"<item><guid>{source}</guid><description>{html.escape(_markup(body))}</description></item>"
    feed = f'<rss version="2.0"><channel><title>{source}</title>{item}</channel></rss>'
    (folder / f"{source}.rss").write_text(feed, encoding="utf-8")


def _ninjs(folder: Path, source: str, body: tuple[str, ...]) -> None:
    bodies = [{"contentType": "text/html", "value": _markup(body)}]
    item = {"uri": f"urn:x:{source}", "type": "text", "copyrightHolder": source, "bodies": bodies}
    (folder / f"{source}.json").write_text(json.dumps(item), encoding="utf-8")


def _newsml(folder: Path, source: str, body: tuple[str, ...]) -> None:
    content = f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{_markup(body)}</body></html></inlineXML>'
    meta = f'<itemMeta><itemClass qcode="ninat:text"/><provider literal="{source}"/></itemMeta>'
    item = f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{source}">{meta}<contentSet>{content}</contentSet></newsItem>'
    (folder / f"{source}.xml").write_text(item, encoding="utf-8")


@pytest.mark.parametrize("write", [_rss, _ninjs, _newsml])
def test_a_story_gives_the_same_findings_in_every_format(
    tmp_path: Path, write: Callable[[Path, str, tuple[str, ...]], None]
) -> None:
    """What is found depends on what the articles say, not on the format they came in."""
    found = []
    for name, writer in (("plain", _text), ("other", write)):
        folder = tmp_path / name / "ferry"
        folder.mkdir(parents=True)
        for source, body in ARTICLES.items():
            writer(folder, source, body)
        # Feeds hold many stories: here the folder says that they tell one.
        report = pipeline.run([str(folder)], pipeline.Options(mixed=False))
        found.append([finding.fingerprint for finding in report.findings])

    plain, other = found
    assert plain
    assert plain == other
