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


def pieces(text: str) -> list[tuple[str, str]]:
    """Return the kinds of a text's blocks with their words."""
    return [(block.kind.value, text[block.span.start : block.span.end]) for block in blocks(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Anyone who saw the ferry sink should call 555-010-7788.",
        "Witnesses are asked to contact the harbour police at (555) 010-7788. Calls may be made anonymously.",
        "Contact Jane Roe at 555-010-7788.", "jroe@courier.example;", "Follow Jane Roe on Twitter @jroe",
        "Check back for updates.", "This is a developing story. Please check back for updates.",
        "Please enable Javascript to watch this video", "Sorry, your browser doesn't support video.",
        "RELATED: Ferry owner fined over lights", "Also: What divers saw", "Related Articles Ferry owner fined over lights",
        "[Ferry owner fined over lights]", "Read or Share this story: https://courier.example/ferry",
        "Advertisement Continue reading the main story", "(© 2020 The Courier)", "(Photo: Jane Roe)",
        "Jane Roe/Reuters", "Jane Roe via Getty Images", "Updated at 3:45 p.m. ET", "-- Updated 3:45 p.m.",
        "Posted: Saturday, May 4, 2019 3:40 PM EDT", "Contributing: Jane Roe, John Doe",
    ],
)  # fmt: skip
def test_what_a_page_tells_its_readers(line: str) -> None:
    """Appeals, contacts, notices, pointers to other stories, stamps and credits make no claims."""
    assert {kind for kind, _ in pieces(f"{BODY}\n\n{line}\n\n{MORE}")[1:-1]} == {"furniture"}


@pytest.mark.parametrize(
    "line",
    [
        "Anyone who saw the ferry sink will remember the noise.",
        "Police offered a reward of $5,000 to anyone who calls 555-010-7788.",
        "Anyone with information should call 555-010-7788 and may get a reward of $5,000.",
        "Related charges against the owner were dropped.",
        "“Check back tomorrow,” the harbour master said.",
        "Updated figures show that 40 people died.",
        "Posted guards kept reporters away.",
        "Published in May, the report blames the owner.",
        "Contact was lost at 3 p.m.",
        "Call logs show that the captain rang twice.",
        "Watch: the word was shouted from the bridge.",
        "The owner (Jane Roe) was fined.",
    ],
)
def test_what_is_reported_stays(line: str) -> None:
    """A sentence that starts like an appeal, a pointer or a stamp and tells something is the article's."""
    assert pieces(f"{BODY}\n\n{line}\n\n{MORE}")[1] == ("paragraph", line)


@pytest.mark.parametrize(
    "place",
    [
        "HARBOUR CITY (CBS SF) —", "OSLO, Norway —", "OSLO (Reuters) -", "HARBOUR CITY, May 3 (Sports Wire) -",
        "OSLO |", "OSLO --", "FAR HARBOUR, Queens —", "Harbour City (AP) —", "OSLO/BERGEN (Reuters) -", "(CNN)",
        "ST. OLAV (KDKA/AP)-", "OSLO—",
    ],
)  # fmt: skip
def test_place_and_agency_are_no_part_of_the_sentence(place: str) -> None:
    """Where a dispatch was filed is cut off the sentence that follows."""
    assert pieces(f"{place} {BODY}\n\n{MORE}") == [("furniture", place), ("paragraph", BODY), ("paragraph", MORE)]


@pytest.mark.parametrize(
    "line",
    [
        "FIFA — the world's football body — fined the club.",
        "Oslo — a city of ferries — mourned on Tuesday.",
        "MONDAY — Divers find the wreck of the ferry.",
        "I — I do not know, she said.",
        "UNICEF (the children's fund) helped.",
    ],
)
def test_a_dash_alone_makes_no_dateline(line: str) -> None:
    """What is explained behind a dash, and a day that heads an entry, stay in their sentence."""
    assert pieces(f"{BODY}\n\n{line}\n\n{MORE}")[1] == ("paragraph", line)


def test_stamps_that_lead_the_text() -> None:
    """When a page was put up and put right is cut off the first sentence, one stamp after the other."""
    found = pieces(f"Posted on May 3, 2019 at 3:39 PM Updated Friday, May 3 at 5:53 PM {BODY}")

    assert found == [
        ("furniture", "Posted on May 3, 2019 at 3:39 PM"),
        ("furniture", "Updated Friday, May 3 at 5:53 PM"),
        ("paragraph", BODY),
    ]


def test_headline_that_runs_into_its_date() -> None:
    """In a text without lines, the date between them parts the headline from the first sentence."""
    text = f"http : / / www . courier . example / 2019 / 05 / ferry - sinks . html Ferry Sinks Off Coast May 3 , 2019 {BODY}"

    assert pieces(text) == [
        ("furniture", "http : / / www . courier . example / 2019 / 05 / ferry - sinks . html"),
        ("headline", "Ferry Sinks Off Coast"),
        ("furniture", "May 3 , 2019"),
        ("paragraph", BODY),
    ]


def test_a_date_within_a_sentence_parts_nothing() -> None:
    """A date behind a preposition, or one that a comma follows, belongs to its sentence."""
    for text in (
        "The ferry sank on May 3, 2019 The Courier wrote.",
        "The storm of May 3, 2019, Sank a ferry.",
        "Divers search the wreck off Oslo, May 3, 2019. (They found it.)",
    ):
        assert pieces(text) == [("paragraph", text)]


def test_stamp_in_brackets_behind_a_title() -> None:
    """The date of an older story is cut off its title."""
    found = pieces(f"{BODY}\n\nFerry Sinks Off Coast (Published Sunday, May 5, 2019)\n\n{MORE}")

    assert found[1:3] == [("heading", "Ferry Sinks Off Coast"), ("furniture", "(Published Sunday, May 5, 2019)")]


def test_what_ends_a_paragraph_is_cut_off() -> None:
    """A notice or an appeal behind the last sentence makes no claims; the sentences before it do."""
    found = pieces(f"{BODY} Anyone who saw it should call 555-010-7788. Check back for updates.\n\n{MORE}")

    assert found[:3] == [
        ("paragraph", BODY),
        ("furniture", "Anyone who saw it should call 555-010-7788."),
        ("furniture", "Check back for updates."),
    ]


def test_nothing_is_cut_within_a_quotation() -> None:
    """A speaker may ask for anything: a paragraph whose quotation goes on is left whole."""
    line = "“We will not rest. Check back for updates."

    assert pieces(f"{BODY}\n\n{line}\n\n{MORE}")[1] == ("paragraph", line)


def test_marks_of_a_list_are_apart() -> None:
    """A bullet is no part of its item."""
    found = pieces(f"{BODY}\n\n•Jane Roe, 21, was hurt in the leg.\n\n2. John Doe, 30, drowned.\n\n{MORE}")

    assert found[1:5] == [
        ("furniture", "•"),
        ("paragraph", "Jane Roe, 21, was hurt in the leg."),
        ("furniture", "2."),
        ("paragraph", "John Doe, 30, drowned."),
    ]


def test_credit_behind_a_caption_names_nobody() -> None:
    """Who took a picture is no part of its caption, with an agency or without one."""
    for credit in ("(Jane Roe)", "(Jane Roe/AFP)", "(Photo: Jane Roe)"):
        found = pieces(f"{BODY}\n\nThe ferry lies in the port of Oslo. {credit}\n\n{MORE}")

        assert found[1:3] == [("caption", "The ferry lies in the port of Oslo."), ("furniture", credit)]


def test_pictures_of_a_gallery_are_captions() -> None:
    """Counters before pictures and behind them are no figures."""
    shown = [f"{number}/16 Divers search the wreck near Oslo on Monday" for number in (1, 2, 3)]
    found = pieces("\n\n".join((BODY, *shown, "A ferry leaves the port of Oslo on Sunday. Hide Caption 4 of 30", MORE)))

    assert [kind for kind, _ in found[1:3]] == ["furniture", "caption"]
    assert found[-3:-1] == [
        ("caption", "A ferry leaves the port of Oslo on Sunday."),
        ("furniture", "Hide Caption 4 of 30"),
    ]


def test_a_fraction_is_no_counter() -> None:
    """One line that starts with two numbers is the article's."""
    line = "9/11 Families were told on Monday."

    assert pieces(f"{BODY}\n\n{line}\n\n{MORE}")[1] == ("paragraph", line)


def test_titles_of_clips_are_furniture() -> None:
    """Titles under their running times are other stories; entries under times of day are this one."""
    clips = ("2:19 Ferry raised off coast", "0:50 One rescued from wreck", "1:39 What divers saw")
    hours = ("1:15 Ferry leaves port", "1:40 Captain calls for help", "2:05 Ferry sinks")

    assert kinds(BODY, *clips, MORE)[1:-1] == ["furniture"] * 3
    assert "furniture" not in kinds(BODY, *hours, MORE)


def test_a_paragraph_that_a_caption_repeats_is_read() -> None:
    """Where a caption has the words of a paragraph, the paragraph makes the claims."""
    assert kinds(f"{BODY} (Photo: Jane Roe)", BODY, MORE) == ["furniture", "furniture", "paragraph", "paragraph"]


@given(
    st.lists(
        st.sampled_from(
            [BODY, MORE, "OSLO (AP) —", "•", "(Jane Roe)", "Updated 3:45 p.m.", "Check back for updates.", "1/16", "|",
             "http : / / a . b", "May 3, 2019", "Hide Caption 4 of 30", "\n\n", "\n", "“", '"', "Read also", "(Published May 3, 2019)"]
        ),
        max_size=12,
    ).map(" ".join)
)  # fmt: skip
def test_parts_keep_their_places(text: str) -> None:
    """Whatever leads a paragraph or ends it, blocks stand in order, none is empty, and only blanks are left out."""
    found = blocks(text)
    edges = [edge for block in found for edge in (block.span.start, block.span.end)]
    outside = [text[a:b] for a, b in zip([0, *edges[1::2]], [*edges[::2], len(text)], strict=True)]

    assert edges == sorted(edges)
    assert all(block.span.start < block.span.end for block in found)
    assert not "".join(outside).strip()


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
        "a.b." * 1_250_000,
        "http : / / " + "a . " * 1_250_000,
        "OSLO " * 1_000_000,
        "Updated 3 " * 500_000,
        "Anyone who saw it should call. " * 100_000,
        "OSLO - The\n" * 20_000,
    ],
    ids=[
        *("one word", "lines", "sections", "brackets", "tags", "blanks"),
        *("stops", "address", "places", "stamps", "appeals", "datelines"),
    ],
)
def test_hostile_text_takes_no_longer(text: str) -> None:
    """Text made to be slow is split in time linear in its length."""
    start = time.perf_counter()
    blocks(text)

    assert time.perf_counter() - start < 15
