"""Direct quotations in running text, their speakers and their cues."""

import pytest

from checker.extract.language import parse
from checker.extract.quotations.extractor import Quotations
from checker.extract.reading import Reading
from checker.lexicon import Lexicon
from checker.model import Article, Block, BlockKind, Claim, Span
from checker.values import Quotation

QUOTATIONS = Quotations(Lexicon())


def _blocks(text: str) -> tuple[Block, ...]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Block(span=Span(start=start, end=start + len(line)), kind=BlockKind.PARAGRAPH))
        start += len(line) + 1
    return tuple(spans)


def _claims(text: str) -> list[Claim]:
    article = Article(id="a", source="A", story="s", text=text, blocks=_blocks(text))
    return [claim for _, doc in parse([article]) for claim in QUOTATIONS(Reading(article=article, doc=doc))]


def _said(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Return speaker as written, cue and whom the speaker stands for."""
    payloads = ((claim.payload, claim.attributed_to) for claim in _claims(text))
    return [(p.speaker, p.cue, meant) for p, meant in payloads if isinstance(p, Quotation)]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“The dam will hold,” Maria Lindqvist said.", "Maria Lindqvist", "say"),
        ("“The dam will hold,” said Maria Lindqvist, the engineer.", "Maria Lindqvist", "say"),
        ("Maria Lindqvist said: “The dam will hold.”", "Maria Lindqvist", "say"),
        ("The minister told reporters that “the dam will hold.”", "The minister", "tell"),
        ("According to the company, “the dam will hold for years.”", "the company", "according to"),
        ("“The dam will hold for years,” according to the company.", "the company", "according to"),
        ("In a statement, the ministry said the dam was “in good order”.", "the ministry", "say"),
        ("Officials described the dam as “a ticking bomb”.", "Officials", "describe"),
        ("“The dam will hold,” Maria Lindqvist, who built it, told the council.", "Maria Lindqvist", "tell"),
        ("The report states it “will hold for years”.", "The report", "state"),
        ("“The dam held all winter.” — Maria Lindqvist", "Maria Lindqvist", None),
    ],
)
def test_the_speaker_is_the_cues_subject(text: str, speaker: str, cue: str | None) -> None:
    """Before or after, inverted or in a phrase of its own, the cue names the speaker."""
    assert [found[:2] for found in _said(text)] == [(speaker, cue)]


def test_a_quotation_goes_on_with_its_speaker() -> None:
    """What is quoted after a full stop in the same paragraph has the same speaker, and no cue of its own."""
    text = "“The dam will hold,” said Maria Lindqvist. “We measured every crack in it.”"

    assert [found[:2] for found in _said(text)] == [("Maria Lindqvist", "say"), ("Maria Lindqvist", None)]


def test_a_pronoun_stands_for_the_last_person() -> None:
    """The speaker is given as written, and beside it whom the pronoun stands for."""
    text = "Maria Lindqvist visited the valley on Monday.\n\n“The dam will hold,” she said."

    assert _said(text) == [("she", "say", "Maria Lindqvist")]


def test_the_sentence_before_names_the_speaker() -> None:
    """A quotation that fills its paragraph is by whoever spoke in the sentence before it."""
    text = "Maria Lindqvist warned of another flood.\n\n“The river rose faster than any of our models.”"

    assert [found[0] for found in _said(text)] == ["Maria Lindqvist"]


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors ‘visit’ the offices of a toy maker",
        "The novel, titled “The Long Winter”, won a prize.",
        "She appeared on the show “Morning Talk” last week.",
        "The so-called “super dam” was finished in May.",
    ],
)
def test_scare_quotes_and_titles_are_no_quotations(text: str) -> None:
    """Marks around a title or a single doubted word quote nobody."""
    assert _claims(text) == []


def test_a_displayed_paragraph_is_a_quotation() -> None:
    """A paragraph without marks is quoted where the sentence above introduces it."""
    text = (
        "The company on Friday published a letter that opens as follows:\n\n"
        "In view of the reports of recent weeks, the company will answer no more questions on this matter."
    )
    claims = _claims(text)

    assert [claim.text for claim in claims] == [text.split("\n\n")[1]]
    assert claims[0].attributed_to == "The company"


def test_a_closing_cue_makes_a_quotation() -> None:
    """First-person sentences are quoted where a bare cue sentence closes them."""
    text = (
        "The dam is old. Our engineers measure every crack in it each week and mend what they find. "
        "the company's official statement reads."
    )

    assert [claim.text for claim in _claims(text)] == [
        "Our engineers measure every crack in it each week and mend what they find."
    ]


def test_a_list_after_a_colon_is_no_quotation() -> None:
    """What a cue sentence introduces is not quoted if it is a list item."""
    assert _claims("The minister said:\n\n- the dam will be mended by the end of the coming year.") == []


def test_spans_are_the_articles_own() -> None:
    """A claim's span includes the marks and counts the article's own characters."""
    text = "The\u00a0minister said “the dam\u00a0will hold”."
    claim = _claims(text)[0]

    assert claim.text == text[claim.span.start : claim.span.end] == "“the dam\u00a0will hold”"


@pytest.mark.parametrize("text", ["", "“", "””””", "“” “”", '"' * 500, "said “" * 200, "“a” said. " * 100])
def test_hostile_text_is_survived(text: str) -> None:
    """Nothing but marks, or marks without sense, yields claims or none, never an error."""
    assert all(claim.text for claim in _claims(text))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The council repeated the mayor's claim that “the dam will hold”.", "mayor"),
        ("The town received a letter from the ministry: “The dam will hold for years.”", "ministry"),
        ("A sign at the gate carried the warning: “The dam may fail without notice.”", "sign"),
        ("The harbour was “in good order”, the inspector said.", "inspector"),
        ("As one engineer put it, “the dam will hold for years to come”.", "engineer"),
        ("Lindqvist: “We measured every crack in it ourselves.”", "Lindqvist"),
        ("Hallam said “the dam will hold”, Lindqvist said “it may fail within a year”.", "Hallam"),
        ("The engineer who wrote “the dam will hold” left the council.", "engineer"),
        ("“The dam will hold,” state engineer Maria “Mia” Lindqvist said on Monday.", "Lindqvist"),
        ("The engineer left the room, saying “the dam will hold”.", "engineer"),
        ("‘The dam will hold,’ added the engineer after a long pause.", "engineer"),
        ("The ministry goes on to state that the dam “is not a danger to anyone”.", "ministry"),
    ],
)
def test_other_frames_name_the_speaker(text: str, speaker: str) -> None:
    """A claim, a letter, a label, a clause without its own subject: each names who is quoted."""
    assert speaker in (_said(text)[0][0] or "")


def test_a_name_before_a_colon_speaks_what_follows() -> None:
    """A cue that introduces the next quotation does not claim the one before it."""
    text = "Hallam said: “The dam will hold!” Maria Lindqvist said: “It may fail within a year.”"

    assert [found[0] for found in _said(text)] == ["Hallam", "Maria Lindqvist"]


def test_a_paragraph_goes_on_with_the_last_speaker() -> None:
    """A quotation that fills a paragraph goes on with the speaker quoted in the one before."""
    text = "“The dam will hold,” Maria Lindqvist said.\n\n“We measured every crack in it.”"

    assert [found[0] for found in _said(text)] == ["Maria Lindqvist", "Maria Lindqvist"]


def test_a_subject_without_a_cue_may_speak() -> None:
    """Where the sentence before has no cue, its subject by name is taken for the speaker."""
    text = "Maria Lindqvist walked along the dam on Monday.\n\n“We measured every crack in it.”"

    assert [found[::2] for found in _said(text)] == [("Maria Lindqvist", "Maria Lindqvist")]


@pytest.mark.parametrize(
    "text",
    [
        "“We measured every crack in it ourselves.”",
        "It rained.\n\n“We measured every crack in it ourselves.”",
    ],
)
def test_a_speaker_nobody_names_is_not_invented(text: str) -> None:
    """A quotation with nobody near it is kept, without a speaker."""
    assert [found[0] for found in _said(text)] == [None]


def test_the_company_stands_for_the_last_organisation() -> None:
    """A bare common noun stands for the organisation that was a sentence's subject before it."""
    text = "Harbour Foods Inc. closed two plants on Monday.\n\n“We had no choice in it,” the company said."

    assert [found[::2] for found in _said(text)] == [("the company", "Harbour Foods Inc")]


def test_furniture_is_not_quoted() -> None:
    """What the page put around the article quotes nobody."""
    text = "“Sign up to our letter,” said the editor."
    block = Block(span=Span(start=0, end=len(text)), kind=BlockKind.FURNITURE)
    article = Article(id="a", source="A", story="s", text=text, blocks=(block,))

    assert [list(QUOTATIONS(Reading(article=article, doc=doc))) for _, doc in parse([article])] == [[]]
