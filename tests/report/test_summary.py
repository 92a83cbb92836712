"""What a build's page tells of a run."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.model import Report, Verdict
from checker.report import summary
from checker.report.plain import plain
from checker.report.view import build
from checker.values import Name

_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_ROOM = 1024 * 1024


def _tokens(source: str) -> list[str]:
    """Return the kinds of the elements of a page, code or not."""
    tokens = (child for token in _PARSER.parse(source) for child in (token, *(token.children or [])))
    return [token.type for token in tokens if token.type not in {"text", "code_inline"}]


def _shown(source: str) -> str:
    tokens = (child.content for token in _PARSER.parse(source) for child in token.children or [])
    return " ".join("".join(tokens).replace("\u2060", "").split())


def test_differences_come_as_a_table_and_conflicts_with_their_passages(report: Report) -> None:
    """What agrees is left to the report; what is not covered is named."""
    lines = summary.render(build(report), room=_ROOM).splitlines()

    assert lines[3] == "3 articles from 3 sources: **2 conflicts**, 1 compatible."
    assert "| **conflict** | boats (sink) | 14 | at least 20 | 14 |" in lines
    assert "Not covered: `radio-sund.txt`: not text in a known encoding" in lines
    assert "#### Conflict: boats (sink): 14 / at least 20" in lines
    assert "- **B** Coast Courier: at least 20 · `coast-courier.txt:3`" in lines
    assert "  > **At least 20 boats** went down when a gale hit Port Ellery." in lines
    assert not any(line.startswith("| agree") for line in lines)


def test_what_is_settled_is_counted(settled: Report) -> None:
    """A decided finding is no conflict any more."""
    page = summary.render(build(settled), room=_ROOM)

    assert "**1 conflict**, 0 compatible, 2 settled." in page
    assert page.count("#### Conflict") == 1
    assert [line.split(" | ")[0] for line in page.splitlines() if line.startswith("| ")] == [
        "| Verdict",
        "| **conflict**",
        "| settled",
        "| settled",
    ]


def test_stories_are_told_apart(make: Any) -> None:
    """Several stories have headings."""
    for story in "ab":
        article = make.article(f"Herald {story}", "Ida left.", story=story)
        claim = make.claim(article, "Ida", Name(name="Ida", entity="ida"))
        make.finding(Verdict.CONFLICT, "Ida", (claim, "Ida"))
    page = summary.render(build(make.report()), room=_ROOM)

    assert [line for line in page.splitlines() if line.startswith("### ")] == ["### a", "### b"]


@pytest.mark.parametrize("room", [0, 200, 300, 400, 700, 1200, 1500])
def test_the_page_fits(report: Report, room: int) -> None:
    """Only whole lines and findings are written, as many as there is room for, and what is missing is said."""
    whole = summary.render(build(report), room=_ROOM)
    page = summary.render(build(report), room=room)
    kept, _, _ = page.partition("\nThere is more than")

    assert len(page.encode()) <= room
    assert whole.startswith(kept)
    assert page == "" or page.endswith("the report has it all.\n")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(min_size=1).filter(plain) | st.sampled_from(["|", "<b>", "# x", "::error::", "`a`", "@desk #1", "- x"]))
def test_article_text_stays_text(hostile: Any, text: str) -> None:
    """Whatever an article says, the page has the shape it has for a word, and shows the text."""
    page = summary.render(build(hostile(text)), room=_ROOM)
    word = summary.render(build(hostile("word")), room=_ROOM)

    assert _tokens(page) == _tokens(word)
    assert " ".join(plain(text).split()) in _shown(page)
