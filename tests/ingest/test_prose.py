"""Markup as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.ingest import prose


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Hello <b>you</b>&nbsp;there.</p>\n<p>Two.</p>", "Hello you there.\n\nTwo."),
        ("One<br/>two<br>three", "One\ntwo\nthree"),
        ("<ul><li>a<li>b</ul>c", "a\n\nb\n\nc"),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n\n3"),
        ("a<script>if (x<b) '</p>'</script>b<style>p{}</style>c", "abc"),
        ("a<!-- b -->c<!-- d", "ac"),
        ('<img alt="a > b"/>end <a href=x/>y</a>', "end y"),
        ("<n:p>one</n:p><n:p>two</n:p>", "one\n\ntwo"),
        ("<![CDATA[<p>one</p>]]>", "one"),
        ("3 < 4 and 5 > 4 &lt;p&gt;", "3 < 4 and 5 > 4 <p>"),
        ("<figure><img/><figcaption>A ship.</figcaption></figure>It sank.", "It sank."),
        ("<script>never closed", ""),
        ("a\nb\r\nc", "a b c"),
    ],
)
def test_blocks_are_paragraphs(markup: str, text: str) -> None:
    """Blocks are set apart, what nobody sees is left out, and marks that are no tags are text."""
    assert text == prose.of(markup)


@given(st.text(alphabet="<>/!-[]a p\"'=&;\n", max_size=200))
def test_any_text_is_read(markup: str) -> None:
    """Nothing that claims to be markup is refused, and no paragraph is empty."""
    assert "\n\n\n" not in prose.of(markup)


@given(st.lists(st.text(alphabet="abc .é", min_size=1, max_size=20).map(str.strip).filter(bool), min_size=1))
def test_paragraphs_come_back(paragraphs: list[str]) -> None:
    """Text set in paragraphs is those paragraphs."""
    squeezed = [" ".join(paragraph.split()) for paragraph in paragraphs]

    assert "\n\n".join(squeezed) == prose.of("".join(f"<p>{one}</p>" for one in paragraphs))


@pytest.mark.parametrize("piece", ["<", "<!", "<a ", "<!--", "<p>", "<svg>", "<![CDATA[", "<p a='", "<a:", "&#", "<a/"])
def test_hostile_markup_is_read_in_one_go(piece: str) -> None:
    """A hundred thousand openings without an end are no work by the square."""
    assert len(prose.of(piece * 100_000)) <= len(piece) * 100_000


@pytest.mark.parametrize(
    ("text", "is_markup"),
    [("<p>x</p>", True), ("a <b>b</b>", True), ("x < 3", False), ("a<br/>b", True), ("<3", False)],
)
def test_markup_is_told(text: str, *, is_markup: bool) -> None:
    """A text without a type is markup where it has a tag of HTML."""
    assert prose.marked_up(text) is is_markup


def test_the_whole_body_with_its_paragraphs_is_chosen() -> None:
    """Of several renderings a teaser loses to the whole, and one long line to paragraphs."""
    assert prose.fullest(["Short.", "one two three four", "one two\n\nthree four"]) == "one two\n\nthree four"
    assert not prose.fullest([])
