"""The text of a piece of markup: each block a paragraph, nothing that a reader would not see."""

import html
import re
from collections.abc import Iterable, Iterator

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p"),
        *("pre", "section", "summary", "table", "tbody", "thead", "tr", "ul"),
        *("abstract", "block", "body.content", "hl1", "hl2", "nitf-table"),
    }
)
"""Elements of HTML and of NITF that start a paragraph and end one."""

_BETWEEN = dict.fromkeys(_BLOCKS, "\n\n") | {"br": "\n", "td": " ", "th": " "}
_UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "svg", "iframe", "button", "head", "title", "figcaption", "media"}
)

# The standard library's parser takes time by the square of a text of "<!": this one never looks back.
_TAG = re.compile(
    r"<(?P<end>/?)(?:[\w.-]+:)?+(?P<name>[A-Za-z][\w.-]*+)"
    r"(?:(?:[^<>\"'/]|\"[^\"<]*+\"|'[^'<]*+'|/(?!>))*+(?P<empty>/?)>|[^<>]*+>)"
    r"|<[!?][^<>]*+>"
)
_MARKUP = re.compile(
    r"</?(?:p|br|div|h[1-6]|li|ul|em|strong|b|i|a|span|section|blockquote|img)(?:\s[^<>]*+)?/?>", re.IGNORECASE
)
_SAME = 0.8
"""Part of the longest body's words that another has at least to be the same text."""


def marked_up(text: str) -> bool:
    """Tell whether a text of no declared type is markup."""
    return bool(_MARKUP.search(text))


def of(markup: str) -> str:
    """Return the text of markup, its paragraphs apart by an empty line."""
    return _paragraphs("".join(_pieces(_uncommented(markup))))


def plain(text: str) -> str:
    """Return plain text as it is, less the white space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def fullest(texts: Iterable[str]) -> str:
    """Choose among renderings of one body: the whole one, and of those the one that keeps its paragraphs."""
    sized = [(len(text.split()), text) for text in texts]
    longest = max((words for words, _ in sized), default=0)
    whole = [text for words, text in sized if words >= longest * _SAME]
    return max(whole, key=lambda text: (text.count("\n"), len(text)), default="")


def _uncommented(markup: str) -> str:
    """Take comments out, and the marks around character data."""
    parts = markup.replace("<![CDATA[", "").replace("]]>", "").split("<!--")
    kept = [parts[0]]
    for part in parts[1:]:
        _, closed, after = part.partition("-->")
        kept.append(after if closed else "")
    return "".join(kept)


def _pieces(markup: str) -> Iterator[str]:
    """Yield the text between tags that is seen, and what its blocks put between."""
    place, hidden = 0, ""
    for tag in _TAG.finditer(markup):
        if not hidden:
            yield _text(markup[place : tag.start()])
        place = tag.end()
        name, ends = (tag["name"] or "").casefold(), bool(tag["end"])
        if hidden:
            hidden = "" if ends and name == hidden else hidden
        else:
            hidden = name if name in _UNSEEN and not ends and not tag["empty"] else ""
            yield _BETWEEN.get(name, "")
    if not hidden:
        yield _text(markup[place:])


def _text(given: str) -> str:
    """Return what stands between tags: line breaks of the source are blanks."""
    return html.unescape(given).replace("\r", " ").replace("\n", " ")


def _paragraphs(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
