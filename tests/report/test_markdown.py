"""Markdown in which article text stays text."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.model import Report, Status, Verdict
from checker.report import markdown
from checker.report.markdown import Ready, code, escape
from checker.report.plain import plain
from checker.report.view import build
from checker.values import Name

_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_NASTY = st.text(
    st.sampled_from("|`*_[]()<>!#-+=~:/@&;\\\"'.,$^{}% \n\taAwz019\u2014“”é中\u202e\x1b"),
    min_size=1,
    max_size=40,
)
_TEXT = (st.text(min_size=1, max_size=60) | _NASTY).filter(lambda text: plain(text) != "")
_ATTACKS = (
    "# heading",
    "1. list",
    "1) list",
    "- list",
    "+ list",
    "===",
    "---",
    "> quote",
    "```",
    "`code`",
    "<script>alert(1)</script>",
    "<!-- gone",
    "[x](http://a.example)",
    "![x](y)",
    "http://a.example",
    "www.a.example",
    "<http://a.example>",
    "a | b",
    "|---|",
    "*a*",
    "**a**",
    "__a__",
    "~~a~~",
    "&amp;lt;",
    "&#60;b&#62;",
    "\\*a\\*",
    "a\\",
    "\\|",
    "a  \nb",
    "\n\n    code",
    "[a]: b",
    "@desk",
    "a@b.example",
    "0@-1.example",
    "#12",
    ":smile:",
    "$x$",
    "“a”",
    "(a)",
    "{{ view }}",
    "{% raw %}",
    "</td></table>",
    "\x00",
    "_a_",
    "**",
)


class _Html(HTMLParser):
    """Collects the tags and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag)
        assert not attrs

    def handle_endtag(self, tag: str) -> None:
        self._add(f"/{tag}")

    def _add(self, tag: str) -> None:
        # A file name is set as code where it can be, else as text.
        if tag.strip("/") != "code":
            self.tags.append(tag)

    def handle_comment(self, data: str) -> None:
        assert re.fullmatch(" [0-9a-f]{8} ", data), data

    def handle_data(self, data: str) -> None:
        self.text += data


def _html(source: str) -> _Html:
    return _Html(_PARSER.render(source))


def _words(text: str) -> str:
    return " ".join(text.replace("\u2060", "").split())


def _story(make: Any, text: str) -> Report:
    """Put a text wherever an article, a source or a check can put one."""
    make.__init__()
    one = make.article(f"{text} 1", f"x {text} y", id="one", title=text, published="2024")
    two = make.article(f"{text} 2", f"x {text} y", id="two")
    make.article("3", "", path=f"3{text}", status=Status.NOT_READ, why=text)
    given = {"sentence": f"x {text} y", "attributed_to": text}
    claims = [make.claim(article, text, Name(name=text, entity=text), **given) for article in (one, two)]
    for verdict in Verdict:
        sides = ((claims[0], f"{text} a"), (claims[1], f"{text} b"))
        make.finding(verdict, text, *(sides[:1] if verdict is Verdict.SINGLE_SOURCE else sides), explanation=text)
    return make.report()


@pytest.fixture
def plain_tags(make: Any) -> list[str]:
    """Return the tags of the report whose text is a word."""
    return _html(markdown.render(build(_story(make, "word")))).tags


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(_TEXT)
def test_text_makes_no_tags(make: Any, plain_tags: list[str], text: str) -> None:
    """Whatever an article says, the page has the shape it has for a word, and shows the text."""
    page = _html(markdown.render(build(_story(make, text))))

    assert page.tags == plain_tags
    assert _words(plain(text)) in _words(page.text)


@pytest.mark.parametrize("text", _ATTACKS)
def test_known_attacks_are_shown_as_text(make: Any, plain_tags: list[str], text: str) -> None:
    """Marks of Markdown, HTML and GitHub stand on the page as they stood in the article."""
    page = _html(markdown.render(build(_story(make, text))))

    assert page.tags == plain_tags
    assert _words(plain(text)) in _words(page.text)


@given(_TEXT.map(plain))
@example("1.")
@example("#")
@example("=")
def test_escaped_text_is_one_paragraph(text: str) -> None:
    """Escaped text at the start of a line opens no list, heading or code."""
    page = _html(escape(text))

    assert page.tags == ["p", "/p"]
    assert _words(page.text) == _words(text)


@given(_TEXT.map(plain), _TEXT.map(plain))
def test_cells_stay_in_their_columns(left: str, right: str) -> None:
    """A table keeps its shape."""
    page = _html(f"| a | b |\n|---|---|\n| {escape(left)} | {escape(right)} |\n")

    assert page.tags.count("td") == 2
    assert page.tags.count("tr") == 2


@given(_TEXT.map(plain))
def test_code_is_never_left_early(text: str) -> None:
    """A file name cannot end the code it stands in."""
    page = _html(f"x {code(text)} y")

    assert page.tags == ["p", "/p"]
    assert _words(page.text) == _words(f"x {text} y")


def test_a_claim_that_cannot_be_seen_is_not_bold() -> None:
    """Invisible characters leave no empty marks of emphasis."""
    assert markdown._bold("") == ""


def test_nobody_is_mentioned() -> None:
    """Article text calls no GitHub user, issue or emoji."""
    assert escape("@desk #12 :smile:") == "@\u2060desk #\u206012 :\u2060smile:"


def test_bare_addresses_are_no_links() -> None:
    """GitHub links bare addresses; escaped ones it leaves alone."""
    assert escape("http://a.example www.a.example") == "http:\u2060//a.example www\u2060.a.example"


def test_plain_prose_is_left_as_it_is() -> None:
    """The source of a report stays readable."""
    prose = "“It is gone,” said Ida Brandt (52): 3.2 million - or 14 per cent!"

    assert escape(prose) == prose
    assert isinstance(escape(prose), Ready)
