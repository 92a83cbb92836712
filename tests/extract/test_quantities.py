"""Quantities from news sentences: what they state, allow and count, and what is none."""

import time

import pytest

from checker.extract.language import parse
from checker.extract.quantities.extractor import Quantities
from checker.extract.quantities.line import line
from checker.extract.reading import Reading
from checker.lexicon import Lexicon
from checker.model import Article, Claim
from checker.values.quantity import Bound, Quantity, Trend

QUANTITIES = Quantities(Lexicon())


def claims(text: str) -> list[Claim]:
    """Extract the quantities of a text."""
    article = Article(id="a", source="A", story="s", text=text)
    return [c for a, doc in parse([article]) for c in QUANTITIES(Reading(article=a, doc=doc))]


def only(text: str) -> Quantity:
    """Return the one quantity of a text."""
    (claim,) = claims(text)
    assert isinstance(claim.payload, Quantity)
    return claim.payload


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("The ministry said at least 63 nurses had resigned.", "at least 63 nurses"),
        (
            "More than a dozen heads of state and dozens of aides flew home.",
            "More than a dozen heads of state",
        ),
        ("The list held a total of 40,000 numbers.", "a total of 40,000 numbers"),
        (
            "They fined 300 government officials and contractors from abroad.",
            "300 government officials and contractors",
        ),
        ("The agency counts nine active entities in the duchy.", "nine active entities"),
        ("Nearly 200 farmers blocked the road.", "Nearly 200 farmers"),
        ("Doctors treated 50 patients or more.", "50 patients or more"),
        ("A 50-member council met in secret.", "50-member"),
        ("Some 45 per cent of voters stayed at home.", "Some 45 per cent of voters"),
        ("Thousands of phone numbers were leaked.", "Thousands of phone numbers"),
    ],
)
def test_the_span_runs_from_hedge_to_noun(text: str, span: str) -> None:
    """A claim's text holds the hedge, the number and what is counted."""
    assert span == claims(text)[0].text


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The bridge cost $3.2m to repair.", 3.2e6, "USD"),
        ("The bridge cost $ 500,000 to repair.", 5e5, "USD"),
        ("The court fined the bank €200m.", 2e8, "EUR"),
        ("Tickets cost A$30 each.", 30, "AUD"),
        ("The package is worth INR1 trillion.", 1e12, "INR"),
        ("The yacht sold for USD10m.", 1e7, "USD"),
        ("Unemployment stands at 1.3 %.", 1.3, "%"),
        ("Rates went to 45 per cent overnight.", 45, "%"),
        ("Crews cleared a 16-km road.", 16, "kilometre"),
        ("The phone has 54GB of storage.", 54, "gigabyte"),
        ("Temperatures sank to minus-30 degrees.", -30, "degree"),
        ("The bank cut its rate by 25 basis points.", 25, "basis_point"),
        ("A 65-year-old farmer found the wreck.", 65, "year"),
        ("Shares fell 3 . 9 percent on Monday .", 3.9, "%"),
        ("The bank lost $2 . 6 million .", 2.6e6, "USD"),
        ("The wave killed 230 , 000 people , police said .", 230_000, None),
        ("The road is a 25 , 000 - mile - long loop .", 25_000, "mile"),
        ("A 6 . 1 magnitude quake hit the coast .", 6.1, "magnitude"),
        ("About two hundred and fifty people came.", 250, None),
        ("Two-thirds of the members walked out.", 2 / 3, None),
        ("Petrol rose to $2.11 per gallon.", 2.11, "USD"),
    ],
)
def test_forms_of_a_figure(text: str, value: float, unit: str | None) -> None:
    """Currencies, measures and number words are read wherever they stand."""
    found = only(text)

    assert (pytest.approx(value), unit) == (found.value, found.unit)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("At least 12 miners died.", Bound.AT_LEAST),
        ("As many as 12 miners died.", Bound.AT_MOST),
        ("Over 300 miners died.", Bound.MORE_THAN),
        ("Fewer than 300 miners died.", Bound.LESS_THAN),
        ("Around 300 miners died.", Bound.ABOUT),
        ("Exactly 300 miners died.", Bound.EXACT),
        ("Between 30 and 40 miners died.", Bound.BETWEEN),
        ("The plant makes sub-7 nanometre chips.", Bound.LESS_THAN),
    ],
)
def test_hedges_bound_the_figure(text: str, bound: Bound) -> None:
    """The words before a number say how it limits the true one."""
    assert bound is only(text).bound


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The walk takes 10 to 15 minutes.", 10, 15),
        ("The walk takes 10–15 minutes.", 10, 15),
        ("Homes cost between $1.5 million and $2 million.", 1.5e6, 2e6),
        ("The fund wants $10 to $15 billion.", 1e10, 1.5e10),
        ("Hundreds of villagers fled.", 100, 1000),
    ],
)
def test_ranges_state_no_single_value(text: str, low: float, high: float) -> None:
    """A range and a vague number have two edges and no value."""
    found = only(text)

    assert (None, low, high) == (found.value, found.low, found.high)


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed on July 21, 2021.",
        "The mayor, Ann Smith, 39, denied it.",
        "She told 103FM radio so.",
        "The fund is called Square 2.",
        "The visitors won 2-1 on Tuesday.",
        "Doors open at 7.30 p.m. in Leeds.",
        "The train left at 17:22.",
        "He lives in Room 101 and flies on Flight 370.",
        "It was his 22nd win of the 1980s.",
        "King Harald V spoke first.",
        "An F-16 crashed near the A38.",
        "No one was hurt.",
        "It happened in the fourth quarter.",
        "A third attacker escaped.",
        "He ranks number one.",
        "Several ideas were discussed.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    """Dates, ages, times, scores, ordinals and names with numbers are no quantities."""
    assert [claim.text for claim in claims(text)] == []


def test_an_elided_noun_is_left_empty() -> None:
    """The phrase "At least 82 were killed" counts something it does not name; "1,700 injured" names the injured."""
    killed, injured = (c.payload for c in claims("At least 82 were killed and more than 1,700 injured."))

    assert isinstance(killed, Quantity)
    assert isinstance(injured, Quantity)
    assert (killed.value, killed.counted, injured.value, injured.counted) == (82, "", 1700, "injured")


def test_what_is_counted_is_taken_apart() -> None:
    """The noun's lemma, its modifiers and the words as written are kept."""
    found = only("The report names 17 news organizations.")

    assert (found.counted, found.head, found.modifiers) == ("news organizations", "organization", ("news",))


def test_a_share_keeps_its_whole() -> None:
    """A part is stated of a whole."""
    assert only("Two of the hostages were freed.").whole == "hostages"


def test_a_figure_moves() -> None:
    """Shares rose by one figure; a jobless rate is down by another."""
    assert only("Shares rose 4 % in London.").trend is Trend.UP
    assert only("The rate was down 11.9 per cent.").trend is Trend.DOWN
    assert only("The union has 60 branches.").trend is None


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("The mill hopes to grow sales by 35 per cent.", Trend.UP),
        ("Copper shares were down 2.3%, tin by 2.6%.", Trend.DOWN),
        ("Copper shares were down 2.3%, and the board met for 2.6% of it.", None),
        ("It was sold by 35 per cent of them.", None),
    ],
)
def test_by_tells_how_far_a_figure_moves(text: str, trend: Trend | None) -> None:
    """The verb of "by" may stand before its object, or with an earlier figure."""
    quantity = claims(text)[-1].payload

    assert isinstance(quantity, Quantity)
    assert quantity.trend is trend


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("Deaths rose by 90 to 1,204.", [90, 1204], None),
        ("The dollar bought 151.2 yen, down from 152.", [151.2, 152], "JPY"),
        ("The towns are 12 and 15 miles away.", [12, 15], "mile"),
        ("A magnitude-6.3 tremor was felt.", [6.3], "magnitude"),
        ("The tremor had a magnitude of 6.3 that night.", [6.3], "magnitude"),
        ("The ticket cost 60 crowns.", [60], "crown"),
        ("The bond paid 6 3/8% a year.", [6.375], "%"),
        ("The dozen pupils sang.", [12], None),
        ("One in five pupils sang.", [0.2], None),
        ("In Kern 100 drowned.", [100], None),
    ],
)
def test_units_and_numbers_that_lean_on_their_neighbours(text: str, values: list[float], unit: str | None) -> None:
    """A unit may be shared, led to or left out, and a move to a figure is two figures."""
    found = [claim.payload for claim in claims(text)]

    assert values == [q.value for q in found if isinstance(q, Quantity)]
    assert {unit} == {q.unit for q in found if isinstance(q, Quantity)}


def test_a_restated_figure_moves_too() -> None:
    """Points and per cent of one move share its trend."""
    points, share = (c.payload for c in claims("The index lost 190 points, or 0.6 %."))

    assert isinstance(points, Quantity)
    assert isinstance(share, Quantity)
    assert (points.trend, share.trend) == (Trend.DOWN, Trend.DOWN)


def test_a_conversion_takes_the_hedge() -> None:
    """The figure in brackets is bounded like the one it converts."""
    bounds = [
        c.payload.bound for c in claims("Moths fly more than 100 km (60 miles).") if isinstance(c.payload, Quantity)
    ]

    assert bounds == [Bound.MORE_THAN, Bound.MORE_THAN]


def test_rates_have_a_denominator() -> None:
    """A count per week is a rate."""
    assert only("The clinic does 30 tests per week.").per == "week"


def test_about_two_things_is_no_hedge() -> None:
    """The phrase "About" after "worry" is a preposition."""
    assert only("People worry about two things.").bound is Bound.EXACT


def test_a_dozen_is_rounder_than_twelve() -> None:
    """The phrase "A dozen" allows 13, "12" does not."""
    dozen, twelve = only("A dozen sailors drowned."), only("Twelve sailors drowned.")

    assert dozen.high is not None
    assert dozen.high > 13
    assert twelve.high == 12


def test_ids_count_in_reading_order() -> None:
    """Claims are numbered as they are read, and their text is the article's."""
    text = "Police held 14 men.\n\nA judge freed 3 of them."
    found = claims(text)

    assert [c.id for c in found] == ["a#quantity-1", "a#quantity-2"]
    assert all(text[c.span.start : c.span.end] == c.text for c in found)


def test_nothing_is_counted_across_a_blank_line() -> None:
    """A number that ends a paragraph does not count what the next one names."""
    assert only("The total was 14\n\nFarmers rejoiced.").counted == ""


def test_hostile_text_takes_linear_time() -> None:
    """A long run of numbers and signs in one sentence ends soon."""
    article = Article(id="a", source="A", story="s", text="1 to 2 or 3 of $ 4 - at least " * 400)
    ((_, doc),) = parse([article])
    start = time.perf_counter()
    for sentence in doc.sents:
        list(QUANTITIES._line(line(sentence, article.text), article.text))

    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    "text",
    ["", " ", "$", "1", "-", "at least", "of 5", "(", "½", "1/", "$-", "minus", "5 per", "from 1 to", "’s 9"],
)
def test_stumps_do_no_harm(text: str) -> None:
    """Text cut off anywhere is read without an error."""
    assert all(text[c.span.start : c.span.end] == c.text for c in claims(text))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Three in ten households have no car.", "households"),
        ("Some 45% of those polled opposed it.", "those polled"),
        ("Half of those were late.", None),
    ],
)
def test_a_share_is_of_those_it_names(text: str, whole: str | None) -> None:
    """A share in so many is of the noun after it, and "those" are whom a participle names."""
    assert only(text).whole == whole


def test_the_whole_keeps_its_number() -> None:
    """Nine of 10 limes are a part of 10 limes, which are counted too."""
    part, whole = (c.payload for c in claims("Nine of 10 limes are imported."))

    assert isinstance(part, Quantity)
    assert isinstance(whole, Quantity)
    assert (part.whole, whole.value) == ("10 limes", 10)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Fares rose $ 3.2 m in a year.", 3.2e6),
        ("The wall is 5m tall.", 5),
        ("The film scored 7.4/10 with critics.", 7.4),
        ("Profit grew fivefold.", 5),
        ("Thieves took $2 million worth of jewels.", 2e6),
        ("The firm lost $-50bn.", -5e10),
        ("The ledge is 30' high.", 30),
    ],
)
def test_rarer_forms(text: str, value: float) -> None:
    """Parted, slashed, signed and marked figures are read."""
    assert pytest.approx(value) == only(text).value


def test_vague_sums_have_a_currency() -> None:
    """Tens of thousands of dollars are money."""
    assert only("Fans spent tens of thousands of dollars.").unit == "USD"


def test_a_change_spans_both_figures() -> None:
    """A rate that went from one figure to another states both ends."""
    found = only("The fee went from 24 to 33 euros.")

    assert (found.low, found.high, found.unit) == (24, 33, "EUR")


def test_a_move_to_a_figure_is_no_range() -> None:
    """Three per cent up to 12 million are two figures."""
    assert len(claims("Sales rose 3 % to 12 million dollars.")) == 2
