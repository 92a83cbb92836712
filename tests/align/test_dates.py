"""Which dates are held to be of one event, or of one statement."""

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import align
from checker.align import clustering, weights
from checker.align.weights import Fit, Pair
from checker.extract import extract
from checker.ingest.blocks import blocks
from checker.lexicon import Lexicon
from checker.model import Article, Claim, Cluster, Span, Term
from checker.values import Moment

LEXICON = Lexicon()


def _clusters(*texts: str, published: Sequence[str | None] = ()) -> tuple[Cluster, ...]:
    """Return the clusters of dates of a story with one article a text."""
    days = [*published, *[None] * len(texts)]
    articles = [
        Article(id=name, source=name, story="s", text=text, published=day, blocks=blocks(text))
        for name, text, day in zip("ABCDEFGH", texts, days, strict=False)
    ]
    claims = [claim for _, own in extract(articles, LEXICON) for claim in own]
    (story,) = align.group(articles, claims, LEXICON)
    return tuple(c for c in align.align(story, LEXICON).clusters if c.kind == "date")


def _together(*texts: str, published: Sequence[str | None] = ()) -> list[list[str]]:
    return [[c.text for c in cluster.claims] for cluster in _clusters(*texts, published=published) if cluster.links]


def _labels(*texts: str) -> set[str]:
    links = [link for cluster in _clusters(*texts) for link in cluster.links]
    return {term.label for link in links for term in link.terms}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Harwood bridge collapsed on 3 March 2021.", "On March 3, 2021, the Harwood bridge collapsed."),
        (
            "Fire destroyed the old mill in Delworth on 9 May 2020.",
            "The old mill in Delworth was destroyed by fire in May 2020.",
        ),
        (
            "Four people were killed when a bus overturned near Oakmere on 2 June 2018.",
            "A bus overturned near Oakmere on 2 June 2018 and four people were killed.",
        ),
        (
            "Lindqvist said on 4 May 2022 that the tunnel would open in winter.",
            "The tunnel would open in winter, Lindqvist said on 4 May 2022.",
        ),
    ],
)
def test_one_event_told_in_other_words_is_one_date(left: str, right: str) -> None:
    """Active or passive, early or late in the sentence, one event's dates meet."""
    assert len(_together(left, right)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Harwood bridge collapsed on 3 March 2021.", "The mayor of Harwood resigned on 3 March 2021."),
        (
            "A bomb killed 12 people at a market in Delworth on 3 March 2021.",
            "A bomb killed 30 people at a mosque in Harwood on 9 March 2021.",
        ),
        (
            "The minister said on 4 May 2022 that the tunnel would open in winter.",
            "The minister said on 6 May 2022 that he would not resign.",
        ),
        (
            "The minister visited the tunnel on 4 May 2022.",
            "The minister said on 4 May 2022 that he would visit the tunnel.",
        ),
        ("The council has met since 4 May 2022.", "The council met on 4 May 2022."),
        (
            "Lindqvist said on 4 May 2022 that the port of Oakmere would close.",
            "Castellano said on 5 May 2022 that the port of Oakmere would close.",
        ),
    ],
)
def test_different_events_stay_apart(left: str, right: str) -> None:
    """Another event, place, statement, speaker or kind of date is another date, however near."""
    assert _together(left, right) == []


def test_the_same_words_quoted_are_one_statement() -> None:
    """Quotations that align make one date of "said" here and "published" there."""
    left = 'The company said on 21 July 2021 it was the victim of "a vicious and shameless campaign of lies".'
    right = (
        'The company on Wednesday published a letter that opens: "This is a vicious and shameless campaign of lies".'
    )

    assert _together(left, right, published=[None, "2021-07-23"]) == [["21 July 2021", "Wednesday"]]
    assert "same words quoted" in _labels(left, right.replace("Wednesday", "21 July 2021"))


def test_a_caption_dates_its_picture() -> None:
    """The day a photograph was taken is no event's."""
    caption = "The Harwood bridge collapsed on March 3, 2021. (Jane Roe/Photo Agency)"
    text = f"Bridge falls\n\nThe river rose for days.\n\n{caption}\n\nNobody was hurt."

    assert _together(text, "The Harwood bridge collapsed on March 3, 2021.") == []


def test_the_ends_of_a_span_are_no_dates_of_an_event() -> None:
    """Of "from 3 March 2019 to 9 May 2020" neither end meets the other article's."""
    left = "The inquiry into the Harwood bridge lasted from 3 March 2019 to 9 May 2020."

    assert _together(left, "The inquiry into the Harwood bridge began on 3 March 2019.") == []


def test_the_same_weekday_of_two_weeks_is_not_at_odds() -> None:
    """Articles dated a week apart that both say Monday cannot be told to differ."""
    text = "A gunman killed four people at a market in Delworth on Monday."

    assert _together(text, text, published=["2023-05-10", "2023-05-17"]) == []


@pytest.mark.parametrize(
    ("text", "other", "published"),
    [
        ("The vote was held on October 12.", "October 23", "2021-11-03"),
        ("It was signed on September 13.", "September 24", "2021-11-03"),
        ("A hearing on the request is due on December 3.", "December 14", "2021-11-03"),
        ("The germ was first found on October 18 in a ward.", "October 9", "2021-11-03"),
        ("Foreign Minister Anna Quill is to brief parliament on Friday.", "Monday", "2021-11-03"),
        ("The line to Harwood is to stay closed until Friday.", "Monday", "2021-11-03"),
        ("The river peaked at 6.2 metres on Tuesday, the highest since 1987.", "Monday", "2021-11-03"),
        ("DELWORTH, Nov 3 (Agency) - Drivers began a strike on Tuesday.", "Monday", "2021-11-03"),
        ("Harwood lost the cup final to Delworth by five goals to four on Tuesday after coming from two goals down.", "Monday", "2021-11-03"),
    ],
)  # fmt: skip
def test_one_sentence_with_another_date_is_one_date(text: str, other: str, published: str) -> None:
    """A sentence that two outlets have to the letter is of one event, whatever the distance of its dates."""
    written = max(
        ("October 12", "September 13", "December 3", "October 18", "Friday", "Tuesday"), key=lambda d: d in text
    )

    assert _together(text, text.replace(written, other), published=[published] * 2)[0] == [written, other]


def test_one_sentence_outweighs_another_date_of_the_day() -> None:
    """A date that also fits another place of the article is still at odds with that of its own sentence."""
    text = "The Harwood ferry company posted a loss of 4 million euros on {}. The Harwood ferry company posted its loss on Thursday."
    one, other = text.format("Thursday"), text.format("Friday")

    assert any({"Thursday", "Friday"} <= set(group) for group in _together(one, other, published=["2021-11-06"] * 2))


def test_captions_meet_in_the_same_words_alone() -> None:
    """One picture has one day: its caption with another day is at odds with it."""
    text = "Bridge falls\n\nThe river rose for days.\n\nThe Harwood bridge before it fell, on {}. (Jane Roe/Photo Agency)\n\nNobody was hurt."
    one, other = text.format("March 3, 2021"), text.format("March 5, 2021")

    assert _together(one, other) == [["March 3, 2021", "March 5, 2021"]]
    assert _together(one, one) == []


def test_what_lasts_or_did_not_happen_is_not_at_odds() -> None:
    """Fighting that continues on Monday may continue on Tuesday, and who was not reached may not be reached again."""
    assert _together("Fighting raged in Delworth on 3 May 2021.", "Fighting raged in Delworth on 5 May 2021.") == []
    assert _together("The firm did not answer on 3 May 2021.", "The firm did not answer on 5 May 2021.") == []


def test_the_order_of_articles_makes_no_difference() -> None:
    """Any order of input gives the same clusters."""
    texts = (
        "The Harwood bridge collapsed on 3 March 2021.",
        "The Harwood bridge collapsed on 5 March 2021.",
        "The Harwood bridge collapsed in March 2021.",
    )
    found = {frozenset(frozenset(group) for group in _together(*order)) for order in permutations(texts)}

    assert len(found) == 1


def test_a_score_is_the_sum_of_its_labelled_terms() -> None:
    """Each term of a link has a label of the word list, and the weight it gives."""
    table = weights.read(LEXICON, "dates")
    clusters = _clusters("The Harwood bridge collapsed on 3 March 2021.", "The Harwood bridge collapsed in March 2021.")
    (link,) = [link for cluster in clusters for link in cluster.links]

    assert link.score == sum(table.weights[term.label] for term in link.terms)
    assert link.score >= table.together


def _claim(name: str, number: int) -> Claim:
    return Claim(
        id=f"{name}#date-{number}",
        article=name,
        source=name,
        story="s",
        span=Span(start=number, end=number + 1),
        text="Monday",
        line=1,
        column=1,
        sentence="",
        payload=Moment(value="2021-07-19", precision="day", anchor="stated"),
    )


def _pair(left: Claim, right: Claim, score: float, fit: Fit) -> Pair:
    return Pair(left, right, (Term(label="x", weight=score),), fit)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(1, 9), st.booleans()), max_size=12))
def test_settling_keeps_what_agrees_and_one_rival_at_most(rows: list[tuple[int, int, int, bool]]) -> None:
    """No agreeing pair is dropped, and no claim is at odds with an article it agrees with."""
    pairs = [
        _pair(_claim("A", left), _claim("B", right), score, Fit.SAME if agrees else Fit.APART)
        for left, right, score, agrees in rows
    ]
    kept = list(clustering.settled(pairs))
    agreeing = {claim.id for pair in pairs if pair.agrees for claim in (pair.left, pair.right)}

    assert [pair for pair in pairs if pair.agrees] == [pair for pair in kept if pair.agrees]
    assert not any({pair.left.id, pair.right.id} & agreeing for pair in kept if not pair.agrees)


def test_a_hostile_text_is_read() -> None:
    """Many dates of one wording neither fail nor take long."""
    text = "The bridge fell on 3 March 2021. " * 150

    assert len(_clusters(text, text)) >= 1
