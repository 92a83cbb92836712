"""Quantities at their edges: rarer forms, and what stands beside a number without belonging to it."""

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.extract.language import parse
from checker.extract.quantities.extractor import Quantities
from checker.extract.reading import Reading
from checker.lexicon import Lexicon
from checker.model import Article, Claim
from checker.values.quantity import Bound, Quantity

QUANTITIES = Quantities(Lexicon())


def claims(text: str) -> list[Claim]:
    """Extract the quantities of a text."""
    article = Article(id="a", source="A", story="s", text=text)
    return [c for a, doc in parse([article]) for c in QUANTITIES(Reading(article=a, doc=doc))]


@pytest.mark.parametrize(
    "text",
    [
        "The shares split 3-for-2 in May.",
        "The fort was built in 1066 by monks.",
        "The abbey fell between A.D. 1200 and the plague.",
        "By 2150 the coast will be gone.",
        "Emissions must fall below 2005 levels.",
        "The 2019 elections were close.",
        "They meet at 4 in the morning.",
        "They meet at 5 o'clock sharp.",
        "The site runs version 3.1.2 of the code.",
        "The label read 42,33 only.",
        "They met at 8 : 30 on Monday .",
        "The pair met in the round of 16 on Sunday.",
        "The 747 is back in service.",
        "They are better than one another.",
        "It was a tale, one of fear and of loss.",
        "A one-off payment was made.",
        "Call Channel 4 for details.",
        "The boy, aged 12, was found.",
        "A man of 73 drowned in his cellar.",
        "The swimmer dies at 91 in his sleep.",
        "See http://news.example/video/52126262#52126262 for more.",
        "The boy was found at the age of 12.",
        "We left at half past the hour.",
        "It rained in the second half.",
        "The 24/7 line is closed.",
        "The X8 and TA-25 were shown.",
        "The 2016-17 budget passed.",
        "The abbey was built between A.D. 1200 and 1260.",
        "The girls, aged 4, 7 and 9, were found.",
        "The thieves were aged between 17 and 23.",
        "The driver, 52, was freed.",
        "Maria Lund (39) and her driver (52) drowned.",
        "They lost 21 to 14.",
        "In the latest quarter it closed a mine.",
        "One drowned, and a third was hurt.",
        "They sold eggs by the dozen.",
        "The Kernex 100 futures slipped.",
        "The airline bought Condor 737 jets.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    """Splits, years, hours, versions, rounds, models, ages and pronouns are no quantities."""
    assert [claim.text for claim in claims(text)] == []


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("The score fell to -5 points.", "-5 points"),
        ("A woman aged 30 and 12 children were found.", "12 children"),
        ("The car does 0-to-60-mph runs.", "0-to-60-mph runs"),
        ("Flats run from 450 sq ft up to 900 sq ft in size.", "450 sq ft up to 900 sq ft"),
        ("She cut her weight from 208 pounds to 193.", "208 pounds to 193"),
        ("Some 2 m people voted.", "Some 2 m people"),
        ("A fall left 79 dead.", "79 dead"),
        ("Half the condos are sold.", "Half the condos"),
        ("At least about 50 boats sank.", "At least about 50 boats"),
        ("The drug is for 10 last-minute patients.", "10 last-minute patients"),
        ("They ruled over two towns.", "two towns"),
        ("The strike went on over three months.", "three months"),
        ("Two Democrats and six Iraqis spoke.", "Two Democrats"),
        ("Nine in ten farmers agree.", "Nine in ten farmers"),
        ("Police shot a 13-year-old last week.", "13-year-old"),
        ("The plan has more than 1,000 backers or so.", "more than 1,000 backers"),
        ("Bomb Kills 14 Soldiers Near Northern Border", "14 Soldiers"),
    ],
)
def test_where_a_quantity_ends(text: str, span: str) -> None:
    """A claim's text stops where the quantity does."""
    assert span == claims(text)[0].text


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Bids of 8 or $9 came in.", ["8", "$9"]),
        ("It went up by $3 to $9 yesterday.", ["$3", "$9"]),
        ("In 2018 to 4 towns the river came.", ["4 towns"]),
        ("Between a third and 12 of them left.", ["a third", "12"]),
        ("It covers 5 km to 6 kg.", ["5 km", "6 kg"]),
    ],
)
def test_what_is_no_range(text: str, spans: list[str]) -> None:
    """Two numbers of different kinds stay two quantities."""
    assert spans == [claim.text for claim in claims(text)]


@pytest.mark.parametrize(("text", "head"), [("Six Iraqis fled.", "iraqi"), ("The film got 9 out of 10 votes.", "vote")])
def test_heads_are_singular(text: str, head: str) -> None:
    """The noun counted is kept in the singular, capitals or not."""
    assert head == getattr(claims(text)[0].payload, "head", None)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In Syria 12 villagers fled.", [12]),
        ("On Monday 12 villagers fled.", [12]),
        ("Room 5 and 12 others are shut.", [12]),
        ("He won 7 ½ games.", [7.5]),
        ("He got 5/10 in maths.", [5]),
        ("Nobody lost half that.", [0.5]),
        ("A quarter of all pupils left.", [0.25]),
        ("They had to worry over two towns and about 50 farms.", [2, 50]),
    ],
)
def test_neighbours_do_not_mislead(text: str, values: list[float]) -> None:
    """Names, days and labels beside a count leave it a count."""
    assert values == [getattr(claim.payload, "value", None) for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "span", "head"),
    [
        ("About 900 train and tram drivers walked out.", "About 900 train and tram drivers", "driver"),
        (
            "The council shut four of the county's 17 branch libraries.",
            "four of the county's 17 branch libraries",
            "library",
        ),
        ("Six border guards - Ann Roe, Bo Lind and Cy Marsh - were charged.", "Six border guards", "guard"),
        ("Two people are dead and seven missing in the hills.", "seven missing", "missing"),
        ("The avalanche left 31 injured in the valley.", "31 injured", "injured"),
        ("The board cut 90 Tuesday after a vote.", "90", ""),
    ],
)
def test_the_noun_is_the_one_counted(text: str, span: str, head: str) -> None:
    """Coordination, owners, dashes, states and days do not hide what is counted."""
    found = {c.text: c.payload.head for c in claims(text) if isinstance(c.payload, Quantity)}

    assert head == found[span]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("She handed over £75,000 in cash.", Bound.EXACT),
        ("The group took over 30 firms last year.", Bound.EXACT),
        ("They turned over 300 documents.", Bound.EXACT),
        ("It took over 30 minutes to reach them.", Bound.MORE_THAN),
        ("Try not to use more than 10 percent of the limit.", Bound.AT_MOST),
        ("The bridge did not cost more than $40 million.", Bound.AT_MOST),
        ("They did not find fewer than 20 shells.", Bound.AT_LEAST),
        ("The storm not only closed more than 40 schools, it cut power.", Bound.MORE_THAN),
        ("More than 40 members did not vote.", Bound.MORE_THAN),
        ("The club sold over 300 shirts.", Bound.MORE_THAN),
        ("They expect savings of $40 million and up to 90 job losses.", Bound.EXACT),
    ],
)
def test_words_that_only_look_like_hedges(text: str, bound: Bound) -> None:
    """A verb's particle, or a hedge of the next figure, does not hedge this one."""
    found = claims(text)[0].payload

    assert isinstance(found, Quantity)
    assert bound is found.bound


@pytest.mark.parametrize(
    "text", ["It costs $40 annually.", "It costs $40 a year.", "It costs $40 per annum.", "It costs $40 each year."]
)
def test_rates_have_one_name(text: str) -> None:
    """Annually, a year and per annum are one rate."""
    found = claims(text)[0].payload

    assert isinstance(found, Quantity)
    assert found.per == "year"


_PARTS = (
    *(
        "½",
        "2½",
        "1e999",
        "NaN",
        "10²",
        "٣٤",
        "१२",
        "-",
        "–",
        "$",
        "€",
        "%",
        "°C",
        "over",
        "about",
        "more than",
        "at least",
    ),
    *("million", "trillion", " ", "\n", "\n\n", "\u202e", "\u0301", "\x00", "\x07", "to", "of", "and", "people", "the"),
    *(
        "toll",
        "rose to",
        "9" * 400,
        "9" * 24,
        "0",
        "1/2",
        "1,000",
        "3.5",
        "/",
        "'",
        "#",
        "@",
        "http://a.b/",
        "one",
        "dozens",
    ),
    *(
        "a few",
        "per",
        "a year",
        "analysts expected",
        "crowd of",
        "city's",
        "(",
        "and up",
        "\ufeff",
        "\U0001f600",
        "ⅷ",
        "㊿",
    ),
    *(
        "one in",
        ".5",
        "fold",
        "half",
        "June",
        "aged",
        "m",
        "k",
        "-year-old",
        "minus",
        "between",
        "from",
        "number of",
        "missing",
    ),
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(st.sampled_from(_PARTS), max_size=12).map(" ".join),
        st.lists(st.sampled_from(_PARTS), max_size=12).map("".join),
    )
)
@example("The bank lent 1" + " trillion" * 40 + " dollars.")
def test_any_text_is_read_to_finite_values_in_place(text: str) -> None:
    """Whatever the characters, nothing fails, spans point at the text and values are finite and in order."""
    for claim in claims(text):
        found = claim.payload
        assert isinstance(found, Quantity)
        assert claim.text
        assert text[claim.span.start : claim.span.end] == claim.text
        assert all(value is None or math.isfinite(value) for value in (found.value, found.low, found.high))
        assert found.low is None or found.high is None or found.low <= found.high
