"""Dates held against each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.check import dates
from checker.check.outcome import NoParams, Observation
from checker.lexicon import Lexicon
from checker.model import Article, Claim, Cluster, Context, Link, Span, Story, Term, Verdict
from checker.values import Moment, Quantity

LEXICON = Lexicon()
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Said = tuple[str, str, str | None]
"""Source, text, ISO value."""


def _moment(text: str, value: str | None) -> Moment:
    named = next((number for number, name in enumerate(WEEKDAYS) if name in text), None)
    yearless = "--07-21" if value is None and named is None else None
    anchor = "published" if named is not None and value and text in WEEKDAYS else "stated"
    return Moment(value=value, precision="day", anchor=anchor, event="collapse", weekday=named, yearless=yearless)


def _claim(number: int, said: Said) -> Claim:
    source, text, value = said
    return Claim(
        id=f"{source}#date-{number}",
        article=source,
        source=source,
        story="s",
        span=Span(start=number * 50, end=number * 50 + len(text)),
        text=text,
        line=1,
        column=1,
        sentence="",
        payload=_moment(text, value),
        context=Context(predicate="collapse", subject="the bridge"),
    )


def _story(*said: Said) -> Story:
    """Make a story whose dates are all held to be of one event."""
    claims = tuple(_claim(number, each) for number, each in enumerate(said))
    links = tuple(
        Link(left=one.id, right=other.id, terms=(Term(label="same event", weight=9.0),))
        for number, one in enumerate(claims)
        for other in claims[number + 1 :]
    )
    cluster = Cluster(id="s/date-1", kind="date", story="s", claims=claims, links=links)
    articles = tuple(Article(id=name, source=name, story="s", text="") for name in sorted({s[0] for s in said}))
    return Story(id="s", articles=articles, claims=claims, clusters=(cluster,))


def _conflicts(*said: Said, weekdays: bool = False) -> tuple[Observation, ...]:
    return dates.conflict(_story(*said), dates.ConflictParams(weekdays=weekdays), LEXICON).observations


def _compatible(*said: Said) -> tuple[Observation, ...]:
    return dates.compatible(_story(*said), NoParams(), LEXICON).observations


def _agreeing(*said: Said) -> tuple[Observation, ...]:
    return dates.agree(_story(*said), NoParams(), LEXICON).observations


def test_days_at_odds_are_named_with_their_weekdays() -> None:
    """The explanation gives both days in full, so that a reader can look them up."""
    (found,) = _conflicts(("A", "3 March 2021", "2021-03-03"), ("B", "March 5, 2021", "2021-03-05"))

    assert found.verdict is Verdict.CONFLICT
    assert found.topic == "date: the bridge (collapse)"
    assert "Wednesday, 3 March 2021 against Friday, 5 March 2021" in found.explanation


def test_two_places_of_one_source_are_told_as_such() -> None:
    """An article at odds with itself is not called two sources."""
    (found,) = _conflicts(("A", "3 March 2021", "2021-03-03"), ("A", "March 5, 2021", "2021-03-05"))

    assert found.explanation.startswith("Two places of A")


def test_bare_weekdays_are_reported_apart() -> None:
    """Days of the week without a date are a weaker rule's business."""
    said: tuple[Said, Said] = (("A", "Wednesday", None), ("B", "Thursday", None))

    assert not _conflicts(*said)
    assert _conflicts(*said, weekdays=True)[0].verdict is Verdict.CONFLICT


def test_a_month_and_its_day_are_compatible() -> None:
    """The finding names the finer of two dates that can both be right."""
    (found,) = _compatible(("A", "July 2021", "2021-07"), ("B", "21 July 2021", "2021-07-21"))

    assert found.verdict is Verdict.COMPATIBLE
    assert found.fields["shared"] == "Wednesday, 21 July 2021"
    assert not _conflicts(("A", "July 2021", "2021-07"), ("B", "21 July 2021", "2021-07-21"))


def test_a_date_a_weekday_and_a_day_without_a_year_are_one() -> None:
    """Each says less than the whole, and the whole is named."""
    (found,) = _compatible(("A", "21 July", None), ("B", "Wednesday", "2021-07-21"), ("C", "Wednesday", None))

    assert len(found.sides) == 3
    assert "21 July 2021" in found.explanation
    assert [side.value for side in found.sides] == ["21 July", "Wednesday (21 July 2021)", "Wednesday"]


def test_a_conflict_leaves_nothing_compatible() -> None:
    """Where two dates exclude each other, a third that fits one of them makes no second finding."""
    assert not _compatible(
        ("A", "July 2021", "2021-07"), ("B", "21 July 2021", "2021-07-21"), ("C", "22 July 2021", "2021-07-22")
    )


def test_two_sources_agree_and_one_does_not() -> None:
    """Agreement takes two sources; a source that repeats itself is one."""
    (found,) = _agreeing(("A", "3 March 2021", "2021-03-03"), ("B", "March 3, 2021", "2021-03-03"))

    assert found.verdict is Verdict.AGREE
    assert found.fields["where"] == "2 sources"
    assert not _agreeing(("A", "3 March 2021", "2021-03-03"), ("A", "March 3, 2021", "2021-03-03"))


@pytest.mark.parametrize(
    ("text", "value", "fell"),
    [("Monday, 21 July 2021", "2021-07-21", "Wednesday"), ("Friday, March 3, 2021", "2021-03-03", "Wednesday")],
)
def test_a_weekday_that_does_not_fit_is_named(text: str, value: str, fell: str) -> None:
    """The finding says what day of the week it was."""
    (found,) = dates.weekday(_story(("A", text, value)), NoParams(), LEXICON).observations

    assert found.fields["fell"] == fell
    assert found.verdict is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("text", "value"),
    [("Wednesday, 21 July 2021", "2021-07-21"), ("Monday, 4 October 1582", "1582-10-04"), ("Monday", None)],
)
def test_a_weekday_that_fits_or_cannot_be_told_passes(text: str, value: str | None) -> None:
    """Right days, days of older calendars and days without a date are no findings."""
    assert not dates.weekday(_story(("A", text, value)), NoParams(), LEXICON).observations


def test_what_is_no_date_is_not_read() -> None:
    """Clusters and claims of other kinds are left alone."""
    figure = Claim(
        id="A#quantity-1",
        article="A",
        source="A",
        story="s",
        span=Span(start=0, end=2),
        text="12",
        line=1,
        column=1,
        sentence="",
        payload=Quantity(value=12.0, low=12.0, high=12.0),
    )
    cluster = Cluster(id="s/quantity-1", kind="quantity", story="s", claims=(figure,), links=())
    story = Story(id="s", articles=(), claims=(figure,), clusters=(cluster,))

    assert dates.conflict(story, dates.ConflictParams(), LEXICON).comparisons == 0
    assert dates.weekday(story, NoParams(), LEXICON).comparisons == 0


@pytest.mark.parametrize(
    ("subject", "object_", "topic"),
    [("it", "the bill", "date: the bill (collapse)"), (None, None, "date: collapse")],
)
def test_a_topic_names_a_participant(subject: str | None, object_: str | None, topic: str) -> None:
    """A pronoun names nobody: the object does, or the event alone."""
    claim = _claim(1, ("A", "3 March 2021", "2021-03-03"))
    context = Context(predicate="collapse", subject=subject, object=object_)

    assert topic == dates.topic(
        Claim(**{**{name: getattr(claim, name) for name in Claim.__slots__}, "context": context})
    )


@given(st.dates(), st.dates())
def test_two_full_dates_conflict_where_they_differ(one: object, other: object) -> None:
    """Of two stated days exactly one of conflict and agreement is reported."""
    said: tuple[Said, Said] = (("A", str(one), str(one)), ("B", str(other), str(other)))

    assert bool(_conflicts(*said)) is (one != other)
    assert bool(_agreeing(*said)) is (one == other)
