"""Articles with their claims marked."""

from hypothesis import given
from hypothesis import strategies as st

from checker.model import Article, Block, BlockKind, Span, Verdict
from checker.report.marked import Mark, lines
from checker.report.plain import plain

_TEXT = "Storm\n\nAbout 300 people slept in a school.\n"


def _article(text: str, **given: object) -> Article:
    return Article(**{"id": "a", "source": "A", "story": "", "text": text, **given})


def _mark(anchor: str, start: int, end: int, verdict: Verdict | None = None) -> Mark:
    return Mark(
        anchor=anchor, span=Span(start=start, end=end), verdict=verdict, finding=f"f-{verdict}" if verdict else ""
    )


def test_lines_are_numbered_as_in_the_file() -> None:
    """Empty lines count and are not shown; front matter counts too."""
    assert [line.number for line in lines(_article(_TEXT, first_line=5), ())] == [5, 7]


def test_blocks_tell_what_a_line_is() -> None:
    """A line is what its block is."""
    blocks = (Block(span=Span(start=0, end=5), kind=BlockKind.HEADLINE),)

    assert [line.kind for line in lines(_article(_TEXT, blocks=blocks), ())] == [
        BlockKind.HEADLINE,
        BlockKind.PARAGRAPH,
    ]


def test_nested_claims_cut_the_line() -> None:
    """Where claims overlap, each stretch names them all; the gravest finding leads."""
    marks = (_mark("c1", 7, 43, Verdict.AGREE), _mark("c2", 13, 23, Verdict.CONFLICT))
    segments = lines(_article(_TEXT), marks)[1].segments

    assert [(s.text, s.claims, s.begins, s.verdict) for s in segments] == [
        ("About ", ("c1",), ("c1",), Verdict.AGREE),
        ("300 people", ("c1", "c2"), ("c2",), Verdict.CONFLICT),
        (" slept in a school.", ("c1",), (), Verdict.AGREE),
    ]


def test_a_space_between_claims_is_no_link() -> None:
    """A stretch with nothing to see is no way to a finding: nobody could tell what it leads to."""
    marks = (_mark("c1", 7, 43, Verdict.AGREE), _mark("c2", 7, 12), _mark("c3", 13, 23))
    segments = lines(_article(_TEXT), marks)[1].segments

    assert [(s.text, bool(s.finding)) for s in segments[:3]] == [("About", True), (" ", False), ("300 people", True)]


def test_a_claim_over_two_lines_begins_once() -> None:
    """Its anchor stands at its first visible character only."""
    (first, second) = lines(_article("ab\n\ncd"), (_mark("c1", 0, 6),))

    assert (first.segments[0].begins, second.segments[0].begins) == (("c1",), ())


_MARKS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12), st.sampled_from([None, *Verdict])), max_size=6)


@given(st.text(max_size=30), _MARKS)
def test_no_text_is_lost(text: str, spans: list[tuple[int, int, Verdict | None]]) -> None:
    """However claims overlap, the lines hold the article's words in their order."""
    marks = [_mark(f"c{n}", start, start + length, verdict) for n, (start, length, verdict) in enumerate(spans)]
    found = lines(_article(text), marks)

    shown = "".join(segment.text for line in found for segment in line.segments)
    assert "".join(shown.split()) == "".join(plain(text).split())
    begun = [anchor for line in found for segment in line.segments for anchor in segment.begins]
    assert len(begun) == len(set(begun))
