"""Blocks and what they are."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.ingest.blocks import blocks, headline
from checker.model import BlockKind

BODY = "The ferry sank off the coast on Monday, and the harbour master said that 12 people were missing."
MORE = "Divers went on searching on Tuesday."


def kinds(*lines: str) -> list[str]:
    """Return the kinds of the blocks of lines with blank lines between them."""
    return [block.kind.value for block in blocks("\n\n".join(lines))]


def kind(line: str) -> BlockKind:
    """Return what a line is between two paragraphs."""
    return blocks(f"{BODY}\n\n{line}\n\n{MORE}")[1].kind


@pytest.mark.parametrize(
    "line",
    [
        "Read also", "Read also :", "READ MORE:", "Read more: Ferry owner fined over lights",
        "Related Posts", "Must read", "Follow us on Facebook here", "Catch up on more articles here",
        "Never miss breaking news from the coast", "Get notifications to stay updated", "You’re subscribed",
        "Author: Jane Roe", "By Jane Roe and John Doe",
        "Click to read the authors bio  Click to hide the authors bio",
        "This article is more than 2 years old", "Sign up for our morning briefing", "More about",
        "More on this story", "Send us news", "Advertisement", "Share", "Facebook Twitter WhatsApp Email",
        "12 comments", "5 min read", "Tags: ferries, harbours", "Shutterstock.", "Photo: Reuters",
        "WorldPoliticsEconomyTransport", "TransportSeaSafety ManagementPorts", "Home > World > Europe",
        "© 2020 The Courier. All rights reserved.", "Copyright 2020 The Courier",
        "We use cookies to improve this site.", "(Reporting by Jane Roe in Oslo; editing by John Doe)",
        "Jane Roe contributed to this report.", "* * *", "___", "Published: 3 May 2019", "3 May 2019 10:15",
        "May 3, 2019", "<ad id='7'></ad>",
        "The best of our newsroom, straight to your inbox every morning.",
    ],
)  # fmt: skip
def test_furniture(line: str) -> None:
    """What the page put around the article is told by its words."""
    assert kind(line) is BlockKind.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "Roe has said the ministry will look into the matter.",
        "“It was dark,” Roe said.",
        "“Read more books,” the minister told the children.",
        "The company’s privacy policy lets it sell the data, the regulator said.",
        "Follow us if you dare, the rebels told the governor.",
        "Copyright rules were tightened by the parliament in May.",
        "Share prices fell by 4 per cent.",
        "Latest figures show 40,000 jobs were lost.",
        "Related charges were dropped in June.",
        "Reporting by three newspapers found that 40 ships were unsafe.",
        "Live animals were found on board.",
        "Trending downwards for a year, exports fell again.",
        "On 3 May 2019 the owner was told of the fault.",
        "3 May 2019 was the last day of the talks.",
        "Watch out for black ice, police warned.",
        "By Monday the toll had risen to 40.",
        "Twitter, Facebook and others were blocked.",
        "There was an error in the count.",
        "The editor:",
        "File charges at once, the lawyers urged the court.",
        "The ferry company (which owns nine ships and two ports on the western coast and one in the north)",
        "Follow us " + "and read on about the ferry " * 50,
    ],
)
def test_short_paragraphs_stay(line: str) -> None:
    """A short paragraph that starts like furniture is still the article's."""
    assert kind(line) is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    "line",
    [
        "The ferry in the port of Oslo on May 3, 2019. (Jane Roe/AFP)",
        "The ferry in the port of Oslo, on Friday. (AP Photo/Jane Roe)",
        "The ferry lies in the port of Oslo [Photo: Jane Roe]",
        "Illustration photo of a ferry. Shutterstock.",
        "A ferry in the port of Oslo | Getty Images",
        "A ferry in the port of Oslo in 2019. Photograph: Jane Roe/Reuters",
        "File photo: a ferry leaves the port of Oslo",
        "In this file photo taken on May 3, 2019 a ferry leaves the port.",
    ],
)
def test_caption(line: str) -> None:
    """A picture's caption is told by its opening and its credit, and may make claims."""
    assert kind(line) is BlockKind.CAPTION


def test_repeated_caption_is_furniture() -> None:
    """A caption printed twice is read once, whatever blanks it has."""
    assert kinds("A ferry in Oslo. Getty Images", "A ferry in Oslo.\u00a0Getty Images", BODY) == [
        "caption",
        "furniture",
        "paragraph",
    ]


def test_headline_and_headings() -> None:
    """The first title is the headline, titles between paragraphs are headings."""
    found = kinds("This article is more than 1 year old", "Ferry sinks off coast", BODY, "What divers saw", MORE)

    assert found == ["furniture", "headline", "paragraph", "heading", "paragraph"]


def test_headline_with_a_full_stop() -> None:
    """A title in capitals is one even where an archive has put a full stop to it."""
    assert kinds("Ferry Sinks Off Western Coast.", BODY)[0] == "headline"
    assert kinds("The ferry sank off the western coast.", BODY)[0] == "paragraph"


def test_dateline_is_no_headline() -> None:
    """A place and an agency above the text are no title."""
    assert kinds("OSLO, Norway (AP) --", BODY)[0] == "paragraph"


def test_headline_is_read_on_one_line() -> None:
    """A Markdown title loses its mark."""
    text = f"# Ferry sinks  off coast\n\n{BODY}"

    assert headline(text, blocks(text)) == "Ferry sinks off coast"


def test_titles_after_related_posts_are_furniture() -> None:
    """Titles of other stories are furniture until a paragraph comes."""
    found = kinds("Ferry sinks", BODY, "Read also", "Bridge collapses, killing 40", "Train derails", MORE)

    assert found == ["headline", "paragraph", "furniture", "furniture", "furniture", "paragraph"]


def test_teasers_at_the_end_are_furniture() -> None:
    """A list of other stories at the end is furniture with its excerpts."""
    tail = [
        "Related Posts",
        "Bridge collapses",
        "It was built in 1960.",
        "Train derails",
        "Plane lands safely",
    ]

    assert kinds(BODY, MORE, *tail) == ["paragraph"] * 2 + ["furniture"] * 5


def test_text_after_a_teaser_goes_on() -> None:
    """Paragraphs after "Read also" in the middle of an article stay."""
    assert kinds(BODY, "Read also", MORE, MORE + " None was found.")[1:] == [
        "furniture",
        "paragraph",
        "paragraph",
    ]


def test_single_block_is_a_paragraph() -> None:
    """A text of one line is what there is to check, whatever its words."""
    assert [kinds("Share"), kinds("Ferry sinks"), kinds(BODY)] == [["paragraph"]] * 3


def test_date_that_leads_the_text_stands_apart() -> None:
    """A page's date that runs into the first sentence is cut off it."""
    text = f"Published May 3 2019 {BODY}"
    first, second = blocks(text)

    assert (
        text[first.span.start : first.span.end],
        text[second.span.start : second.span.end],
    ) == ("Published May 3 2019", BODY)
    assert (first.kind, second.kind) == (BlockKind.FURNITURE, BlockKind.PARAGRAPH)


@given(
    st.text(alphabet=st.sampled_from('aB.,: \n\r\t\u00a0\u200b\u2028"“()|>-1©'), max_size=300) | st.text(max_size=200)
)
def test_blocks_cover_the_text_in_order(text: str) -> None:
    """Blocks do not overlap, follow one another, and leave out nothing but blanks."""
    found = blocks(text)
    edges = [edge for block in found for edge in (block.span.start, block.span.end)]
    outside = [text[a:b] for a, b in zip([0, *edges[1::2]], [*edges[::2], len(text)], strict=True)]

    assert edges == sorted(edges)
    assert not "".join(outside).strip().strip("\u200b\u2060\ufeff\x1c\x1d\x1e\x1f").split()


@pytest.mark.parametrize(
    "text",
    [
        "a" * 2_000_000,
        "a\n" * 200_000,
        "Read also\n" * 100_000,
        "(" * 1_000_000,
        "<" * 500_000 + "\nx",
        "\u200b \n" * 300_000,
    ],
    ids=["one word", "lines", "sections", "brackets", "tags", "blanks"],
)
def test_hostile_text_takes_no_longer(text: str) -> None:
    """Text made to be slow is split in time linear in its length."""
    start = time.perf_counter()
    blocks(text)

    assert time.perf_counter() - start < 15
