"""Dates in articles: their spans, values, anchors and events."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract import language
from checker.extract.dates.extractor import Dates
from checker.extract.reading import Reading
from checker.lexicon import Lexicon
from checker.model import Article, Block, BlockKind, Claim, Span
from checker.values.moment import Moment, weekday_fits

Find = Callable[..., list[Claim]]
DATES = Dates(Lexicon())
THURSDAY = "2021-07-22"


def find(text: str, published: str | None = THURSDAY, *, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Claim]:
    """Return the dates of a text of one block."""
    block = Block(span=Span(start=0, end=len(text)), kind=kind)
    article = Article(id="a", source="a", story="s", text=text, published=published, blocks=(block,))
    [(_, doc)] = language.parse([article])
    return list(DATES(Reading(article=article, doc=doc)))


def moment(claim: Claim) -> Moment:
    """Return what a claim carries."""
    assert isinstance(claim.payload, Moment)
    return claim.payload


def values(text: str, published: str | None = THURSDAY) -> dict[str, str | None]:
    """Return the value of each date by its text."""
    return {claim.text: moment(claim).value for claim in find(text, published)}


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("The bridge fell on 21 July 2021.", "21 July 2021", "2021-07-21"),
        ("The bridge fell on July 21, 2021.", "July 21, 2021", "2021-07-21"),
        ("The bridge fell on the 21st of July, 2021.", "the 21st of July, 2021", "2021-07-21"),
        ("The bridge fell on Sept. 11, 2001, at dawn.", "Sept. 11, 2001", "2001-09-11"),
        ("The bridge fell on 2012 / 11 / 20 .", "2012 / 11 / 20", "2012-11-20"),
        ("Fire hit the mill on November 20 , 2012 .", "November 20 , 2012", "2012-11-20"),
        ("The bridge fell on 21-Jul-2021.", "21-Jul-2021", "2021-07-21"),
        ("The treaty was signed in July 2019.", "July 2019", "2019-07"),
        ("The treaty has held since mid-March 2011.", "mid-March 2011", "2011-03"),
        ("The mine closed in 1986.", "1986", "1986"),
        ("The 1996 flood killed nine people.", "1996", "1996"),
        ("Sales fell in the third quarter of 2020.", "the third quarter of 2020", "2020-Q3"),
        ("Sales fell in Q3 2020.", "Q3 2020", "2020-Q3"),
        ("Sales fell in the second half of 2020.", "the second half of 2020", "2020-H2"),
        ("Sales fell in the first nine months of 2019.", "the first nine months of 2019", "2019-01/2019-09"),
        ("Sales fell in fiscal 1999.", "fiscal 1999", "1999"),
        ("The town burned in summer 2019.", "summer 2019", "2019-SU"),
        ("Mines closed in the 1990s.", "the 1990s", "199"),
        ("The dam broke in nineteen eighty-four.", "nineteen eighty-four", "1984"),
        ("The dam broke in the year two thousand.", "the year two thousand", "2000"),
        ("Sales fell in the last half of 2020.", "the last half of 2020", "2020-H2"),
        ("Sales fell in the first three months of 2019.", "the first three months of 2019", "2019-Q1"),
        ("Sales fell in the first two quarters of 2019.", "the first two quarters of 2019", "2019-H1"),
        ("Sales fell in the last three months of 2019.", "the last three months of 2019", "2019-10/2019-12"),
        ("Sales fell in 2014-15.", "2014-15", "2014/2015"),
        ("Sales fell in 2021-07.", "2021-07", "2021-07"),
        ("The town was quiet on Christmas Day, 2019.", "Christmas Day, 2019", "2019-12-25"),
        ("They met on 3-5 July 2021.", "3-5 July 2021", "2021-07-03/2021-07-05"),
    ],
)
def test_a_stated_date_needs_no_other(text: str, written: str, value: str) -> None:
    """A date the text gives in full has its value whatever the article's own date."""
    [claim] = find(text, None)

    assert (written, value, "stated") == (claim.text, moment(claim).value, moment(claim).anchor)


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("The minister resigned on Wednesday.", "Wednesday", "2021-07-21"),
        ("The minister resigned Thursday.", "Thursday", "2021-07-22"),
        ("The minister will speak on Tuesday.", "Tuesday", "2021-07-27"),
        ("Talks resume on Monday.", "Monday", "2021-07-26"),
        ("The vote was postponed until Tuesday.", "Tuesday", "2021-07-27"),
        ("The strike has gone on since Friday.", "Friday", "2021-07-16"),
        ("The minister spoke last Thursday.", "last Thursday", "2021-07-15"),
        ("The minister will speak next Tuesday.", "next Tuesday", "2021-07-27"),
        ("The minister spoke on Tuesday of last week.", "Tuesday of last week", "2021-07-13"),
        ("The minister resigned yesterday.", "yesterday", "2021-07-21"),
        ("The minister resigned this morning.", "this morning", "2021-07-22"),
        ("The minister resigned last night.", "last night", "2021-07-21"),
        ("The minister resigned two days ago.", "two days ago", "2021-07-20"),
        ("The minister resigned six weeks ago.", "six weeks ago", "2021-W23"),
        ("The minister resigned six months ago.", "six months ago", "2021-01"),
        ("The minister resigned five years ago.", "five years ago", "2016"),
        ("The minister resigned last week.", "last week", "2021-W28"),
        ("The minister resigned earlier this month.", "earlier this month", "2021-07"),
        ("A loan to be paid by February has grown.", "February", "2022-02"),
        ("The merger will be complete by the end of the year.", "the end of the year", "2021"),
        ("The merger will be complete by the end of next month.", "the end of next month", "2021-08"),
        ("The court will rule early next year.", "early next year", "2022"),
        ("The minister resigned in November.", "November", "2020-11"),
        ("The minister will resign in November.", "November", "2021-11"),
        ("The minister resigned last July.", "last July", "2020-07"),
        ("The law passed in March of this year.", "March of this year", "2021-03"),
        ("The law passed in June last year.", "June last year", "2020-06"),
        ("The law passed on May 3.", "May 3", "2021-05-03"),
        ("The May 3 attack killed two.", "May 3", "2021-05-03"),
        ("The law passed over the weekend.", "the weekend", "2021-W28-WE"),
        ("The law passed last autumn.", "last autumn", "2020-FA"),
        ("The law will pass next spring.", "next spring", "2022-SP"),
        ("The town was quiet on Christmas Day.", "Christmas Day", "2020-12-25"),
        ("The town was quiet on Good Friday.", "Good Friday", "2021-04-02"),
        ("Profit fell from a year earlier.", "a year earlier", "2020"),
        ("The bank fell a month ago.", "a month ago", "2021-06"),
        ("The hall will open this Friday.", "this Friday", "2021-07-23"),
        ("The hall will open this coming Sunday.", "this coming Sunday", "2021-07-25"),
        ("The hall opened this past Sunday.", "this past Sunday", "2021-07-18"),
        ("The vote is on Friday.", "Friday", "2021-07-23"),
        ("The chiefs are meeting on Monday.", "Monday", "2021-07-26"),
        ("They agreed to meet on Monday.", "Monday", "2021-07-26"),
        ("The sale is to close on Monday.", "Monday", "2021-07-26"),
        ("The law is to be voted on Monday.", "Monday", "2021-07-26"),
        ("Nine are killed on Monday.", "Monday", "2021-07-19"),
        ("Arriving on Monday, the minister smiled.", "Monday", "2021-07-19"),
        ("The bank says on Monday it fell.", "Monday", "2021-07-19"),
        ("The hall will open on Monday, July 26.", "Monday, July 26", "2021-07-26"),
        ("The hall opened on Sun. and shut.", "Sun.", "2021-07-18"),
        ("The hall will open in the third quarter.", "the third quarter", "2021-Q3"),
        ("He was forced to resign on Monday.", "Monday", "2021-07-19"),
        ("They could have met on Monday.", "Monday", "2021-07-19"),
        ("The bonds are due Sept. 30.", "Sept. 30", "2021-09-30"),
        ("They face a Sept. 30 deadline.", "Sept. 30", "2021-09-30"),
        ("Profit fell last quarter.", "last quarter", "2021-Q2"),
        ("Profit will fall in the first quarter.", "the first quarter", "2022-Q1"),
        ("Profit fell in the fourth quarter.", "the fourth quarter", "2020-Q4"),
        ("Profit fell in the latest quarter.", "the latest quarter", "2021-Q2"),
        ("Profit fell in the last fiscal year.", "the last fiscal year", "2020"),
        ("Profit fell in the first half of last year.", "the first half of last year", "2020-H1"),
        ("Profit was flat for the year.", "the year", "2021"),
        ("The town will vote over the weekend.", "the weekend", "2021-W29-WE"),
        ("It will snow this winter.", "this winter", "2021-WI"),
        ("It will rain in the spring.", "the spring", "2022-SP"),
        ("The law passed this July.", "this July", "2021-07"),
        ("The law will pass next July.", "next July", "2022-07"),
        ("The law passed four quarters ago.", "four quarters ago", "2020-Q3"),
        ("The town was quiet on New Year\u2019s Day.", "New Year\u2019s Day", "2021-01-01"),
        ("The town was quiet on Memorial Day.", "Memorial Day", "2021-05-31"),
        ("The town was quiet last Thanksgiving.", "last Thanksgiving", "2020-11-26"),
    ],
)
def test_a_relative_date_is_reckoned_from_publication(text: str, written: str, value: str) -> None:
    """Words, verb and nearness tell which day or period is meant."""
    [claim] = find(text)

    assert (written, value, "published") == (claim.text, moment(claim).value, moment(claim).anchor)


def test_a_year_earlier_is_of_the_period_spoken_of() -> None:
    """In a report of a quarter, "a year earlier" is that quarter of the year before."""
    found = values("Profit rose in the second quarter of 2021. It was lower a year earlier.")

    assert found["a year earlier"] == "2020-Q2"


def test_the_period_of_another_year_is_that_spoken_of() -> None:
    """In a report of a quarter, "the 2019 period" and "the quarter" are quarters."""
    found = values(
        "Profit rose in the second quarter of 2021. It was lower in the 2019 period, and in the comparable"
        " period last year. The quarter was warm."
    )

    assert found == {
        "the second quarter of 2021": "2021-Q2",
        "the 2019 period": "2019-Q2",
        "the comparable period last year": "2020-Q2",
        "The quarter": "2021-Q2",
    }


def test_an_unanchored_text_still_compares_its_periods() -> None:
    """Without the article's date, "a year earlier" goes by the year spoken of, other comparisons stay out."""
    found = values("The mine opened in 1986. A year earlier it was a field. Last year's quarter was wet.", None)

    assert found == {"1986": "1986", "A year earlier": "1985"}


def test_a_period_of_another_year_without_a_quarter_is_that_year() -> None:
    """Where no quarter was spoken of, "the 1989 period" is its year."""
    assert values("Profit rose in the 1989 period.") == {"the 1989 period": "1989"}


def test_a_decade_ends_no_period() -> None:
    """From a decade to a year is no period with a first and a last day that the text gives."""
    assert values("It ran from the 1990s to 2005.") == {"the 1990s": "199", "2005": "2005"}


def test_that_month_is_the_month_of_the_day_spoken_of() -> None:
    """An expression that points back to a day takes its month."""
    assert values("The mine closed on 3 May 1986. The mill closed that month.")["that month"] == "1986-05"


def test_that_year_is_the_year_spoken_of() -> None:
    """An expression that points back takes the value it points to."""
    assert values("The mine closed in 1986. The mill closed that year.")["that year"] == "1986"


def test_a_period_comes_with_its_ends() -> None:
    """Both ends and the whole are claims, and the ends share a year stated once."""
    found = values("They met between March and June 2019.")

    assert found == {"March and June 2019": "2019-03/2019-06", "March": "2019-03", "June 2019": "2019-06"}


@pytest.mark.parametrize(
    "text",
    [
        "More than 2000 people fled the town.",
        "He paid $2000 and then 2000 dollars.",
        "The council adopted resolution 1701 in silence.",
        "The Sunday Times published the list.",
        "They read the list in USA Today.",
        "The two men may march again.",
        "He is in his thirties and has 1,996 sheep.",
        "Prayers are held every Friday.",
        "Flights leave at 1900 GMT.",
        "Christmas sales were slow.",
        "It lasted two weeks.",
        "It is not known who shot him at present.",
        "She wept a week later.",
        "She won in the fifth quarter and the first half.",
        "They met 10000 years ago.",
        "They waited for the last day.",
        "She left two decades ago.",
        "She won the third six months of 2019's prizes.",
        "They met that month, in the same week.",
        "Prices rose for the full week.",
        "She read every file in /srv/2019/list.",
        "More than 1750 goats drowned.",
        "The shop of Sun Systems was shut.",
        "The flight was late the next morning.",
        "It ran 24/7/365 and cost 1/2/3.",
        "She lives at 2000/12 in the corresponding year.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    """Counts, names, habits, durations and times of day are no dates."""
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "precision", "weekday", "yearless"),
    [
        ("The minister resigned on Tuesday.", "weekday", 1, None),
        ("The minister resigned on 21 July.", "day", None, "--07-21"),
        ("The minister resigned last July.", "month", None, "--07"),
        ("The minister resigned yesterday.", "day", None, None),
        ("The minister resigned last week.", "week", None, None),
        ("The minister resigned last night.", "day", None, None),
        ("The minister resigned on Christmas Day.", "day", None, None),
        ("The minister resigned over the weekend.", "weekend", None, None),
        ("The minister resigned last spring.", "season", None, None),
        ("The minister resigned in the third quarter.", "quarter", None, None),
        ("The minister resigned on 31 February 2021.", "day", None, None),
    ],
)
def test_what_cannot_be_resolved_stays_as_written(
    text: str, precision: str, weekday: int | None, yearless: str | None
) -> None:
    """Without a date to go by, and for days the calendar has not, the value is None."""
    [claim] = find(text, None)
    got = moment(claim)

    assert (None, precision, weekday, yearless) == (got.value, got.precision, got.weekday, got.yearless)


@pytest.mark.parametrize(
    "text",
    [
        "Date of publication 20 July 2021 Shelling near the capital killed one person on Monday.",
        "(Kyiv, 20 July 2021) The bank cut its rate on Monday, officials said.",
        "http://news.example/2021/07/20/bank The bank cut its rate on Monday.",
    ],
)
def test_the_texts_own_date_stands_in_for_publication(text: str) -> None:
    """A dateline, a line of publication or a web address anchors the weekdays of a text."""
    claim = find(text, None)[-1]

    assert (claim.text, moment(claim).value, moment(claim).anchor) == ("Monday", "2021-07-19", "inferred")


@pytest.mark.parametrize(
    "text",
    ["Born 3 May 1970, she resigned on Monday.", "Voters chose on 3 May 2015 what they rejected on Monday."],
)
def test_a_date_in_a_sentence_is_no_dateline(text: str) -> None:
    """A date the text only speaks of is not its own."""
    assert values(text, None)["Monday"] is None


def test_captions_stand_in_for_publication() -> None:
    """The latest caption anchors a text that has no other date; one in a sentence does not."""
    caption, body = "The dam, on 20 July 2021.", "It broke on Monday, and not on 3 May 2009."
    text = f"{'It rained. ' * 50}\n{caption}\n{body}"
    at, end = text.index(caption), text.index(body)
    kinds = (
        (0, at, BlockKind.PARAGRAPH),
        (at, end, BlockKind.CAPTION),
        (end, len(text), BlockKind.PARAGRAPH),
    )
    blocks = tuple(Block(span=Span(start=a, end=b), kind=kind) for a, b, kind in kinds)
    article = Article(id="a", source="a", story="s", text=text, blocks=blocks)
    [(_, doc)] = language.parse([article])

    found = {claim.text: moment(claim).value for claim in DATES(Reading(article=article, doc=doc))}

    assert found["Monday"] == "2021-07-19"


def test_furniture_makes_no_claims() -> None:
    """What the page put around an article has no dates to compare."""
    assert find("Published 21 July 2021", kind=BlockKind.FURNITURE) == []


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("It struck on 11/10/2017 and on 25/10/2017.", None, "2017-10-11"),
        ("It struck on 11/10/2017 and on 10/25/2017.", None, "2017-11-10"),
        ("It struck on 11/10/2017.", "2017-10-12", "2017-10-11"),
        ("It struck on 11/10/2017.", None, None),
        ("It struck on 25/12/17.", None, "2017-12-25"),
        ("It struck on 11.10.2017.", None, "2017-10-11"),
    ],
)
def test_a_numeric_date_is_read_by_its_neighbours(text: str, published: str | None, value: str | None) -> None:
    """Day or month first is told by other dates, then by nearness to publication, else left open."""
    assert moment(find(text, published)[0]).value == value


def test_a_weekday_that_does_not_fit_is_kept() -> None:
    """The stated date holds, and the weekday beside it can be held against it."""
    [claim] = find("The law passed on Monday, 21 July 2021.")

    assert moment(claim).value == "2021-07-21"
    assert weekday_fits(moment(claim)) is False


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The roof fell in on Thursday, June 18.", "2021-06-18"),
        ("The roof fell in on Thursday, January 28.", "2021-01-28"),
        ("The roof fell in on Monday, September 21.", "2020-09-21"),
    ],
)
def test_a_weekday_moves_no_date_of_the_news_to_another_year(text: str, value: str) -> None:
    """A recent date with the wrong weekday stays in its year; the weekday tells the year of one far away."""
    assert list(values(text).values()) == [value]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("OAKMERE, July 21 (Agency) - Drivers began a strike on Wednesday.", [None, "begin"]),
        ("NEW OAKMERE, Delworth, July 21 - Drivers began a strike on Wednesday.", [None, "begin"]),
        ("July 21 (Agency) — Drivers began a strike on Wednesday.", [None, "begin"]),
        ("Drivers began a strike on July 21 - the first - and marched.", ["begin"]),
        ("Oakmere drivers struck on July 21.", ["strike"]),
    ],
)
def test_nothing_happened_on_a_datelines_day(text: str, events: list[str | None]) -> None:
    """The date a report was filed on dates no event, and its words tell none."""
    found = find(text)

    assert [moment(claim).event for claim in found] == events
    assert not {"agency", "oakmere", "delworth"} & set(found[-1].context.clause) or events[0] is not None


def test_a_day_without_a_year_is_kept_beside_its_date() -> None:
    """A month and day stated in words are told from a day that is reckoned."""
    found = find("It closed on May 3, opened in June and burned yesterday.")

    assert [moment(claim).yearless for claim in found] == ["--05-03", "--06", None]


@pytest.mark.parametrize(("published", "value"), [("2021-07", None), ("2021", None), ("yesterday", None), ("", None)])
def test_a_vague_publication_resolves_nothing_finer(published: str, value: str | None) -> None:
    """A month of publication tells no weekday's date."""
    assert values("The minister resigned on Monday.", published)["Monday"] == value


def test_a_month_of_publication_resolves_months() -> None:
    """What is no finer than the article's date is resolved."""
    assert values("It fell last month and last year.", "2021-07-xx") == {
        "last month": "2021-06",
        "last year": "2020",
    }


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The minister resigned on Wednesday.", "resign"),
        ("The October 2 attack shook the town.", "attack"),
        ("The deputy will run the port until a special election on December 2.", "election"),
        ("The mayor resigned in the town of Delworth on December 2.", "resign"),
    ],
)
def test_a_date_names_its_event(text: str, event: str) -> None:
    """The event is the governing verb, or the noun a date stands before."""
    assert moment(find(text)[0]).event == event


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Anna Quill, who stepped down on May 4, declined to comment.", "Anna Quill"),
        ("The old strike, which began on May 4, has ended.", "old strike"),
        ("The strike, which he called on May 4, has ended.", "he"),
    ],
)
def test_a_relative_clause_speaks_of_the_noun_before_it(text: str, subject: str) -> None:
    """Whoever "who" and "which" stand for took part in what is dated."""
    assert find(text)[0].context.subject == subject


def test_spans_are_the_articles_own() -> None:
    """A claim's text is the article's between its offsets, right-to-left and wide characters included."""
    text = "\u064a\u0648\u0645 \U0001f4f0 It fell on 21 July 2021 and on May 3, \u0661 \u064a\u0648."

    claims = find(text)

    assert [claim.text for claim in claims] == ["21 July 2021", "May 3"]
    assert all(text[claim.span.start : claim.span.end] == claim.text for claim in claims)


WORDS = tuple(
    """0 00 1 31 32 1999 2021 99999 0000 's July May Sept Monday last next this year week quarter third
    the of first nine months ago earlier to and between from fiscal Q3 1990s '90s yesterday Christmas Day
    20,2012 weekend \u0661 that spring Easter half in""".split()  # noqa: SIM905
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from((*WORDS, *"-/.,:'")),
        max_size=30,
    ),
    st.sampled_from([None, "0001-01-01", "9999-12-31", "2021-07-22", "0000-00-00", "x"]),
)
def test_no_string_of_date_words_makes_an_exception(words: list[str], published: str | None) -> None:
    """Calendar words in any order, at either end of the calendar, are read without harm."""
    for claim in find(" ".join(words), published):
        assert claim.text
