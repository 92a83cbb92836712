"""Which readings of the grammar are dates where they stand: not "2000 people" nor "the Sunday Times"."""

from dataclasses import dataclass

from checker.extract.dates.grammar import Expression
from checker.extract.dates.words import DateList, Word
from checker.extract.tree import Token

_ROUND = 50
"""A count that is written as a year is mostly a round number."""
_FIRST_PLAIN_YEAR, _LAST_PLAIN_YEAR = 1500, 2099


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """An expression with the words around it and the token it is parsed as."""

    expression: Expression
    before: Word | None
    after: Word | None
    token: Token
    next_token: Token | None
    lead: int = 0
    """Where the first sentence of its block starts, behind a dateline."""

    @property
    def filed(self) -> bool:
        """Tell a dateline's date, on which nothing but the article happened."""
        return self.expression.start < self.lead


def is_date(place: Surroundings, lists: DateList) -> bool:
    """Tell whether an expression is a date where it stands."""
    if _in_name(place, lists) or _habitual(place):
        return False
    screen = {
        "iso": lambda: not _in_address(place),
        "year": lambda: len(place.expression.words) > 1 or _is_year(place, lists),
        "holiday": lambda: _is_holiday(place),
        "month": lambda: _is_month(place, lists),
        "weekday": lambda: _is_weekday(place),
        "unit": lambda: not _titled(place),
    }.get(place.expression.form)
    return screen is None or screen()


def _is_holiday(place: Surroundings) -> bool:
    """Tell a holiday from its season: "Christmas sales" are of no day."""
    words = place.expression.words
    return len(words) > 1 or place.token.dep_ != "compound" or words[0].lower.endswith("day")


def _is_weekday(place: Surroundings) -> bool:
    """Tell "on Sun." from Sun, the name; beside a month the short form is part of a full date."""
    named = place.expression.the("W")
    return not named.short or named.text.endswith(".") or (place.before is not None and place.before.lower == "on")


def _in_address(place: Surroundings) -> bool:
    """Tell a date that is part of a web address."""
    return any(word is not None and word.text in "/=" for word in (place.before, place.after))


def _habitual(place: Surroundings) -> bool:
    """Tell "Monday nights" and "every Friday": they name no day."""
    return (place.after is not None and place.after.tag == "E") or (
        place.before is not None and place.before.tag == "b"
    )


def _in_name(place: Surroundings, lists: DateList) -> bool:
    """Tell a day word that is part of a name: "the Sunday Times", "Bloody Sunday", "USA Today"."""
    word = place.expression.word("WR")
    if word is None or len(place.expression.words) > 1:
        return False
    after, before = place.after, place.before
    if after is not None and after.lower in lists.names.after and after.text[0].isupper():
        return True
    return before is not None and before.lower in lists.names.before and word.text[0].isupper()


def _titled(place: Surroundings) -> bool:
    """Tell "This Week", the title of a programme, from this week."""
    words = place.expression.words
    return (
        words[-1].text.istitle()
        and not words[-1].text.isupper()
        and words[-1].tag in "uw"
        and not place.token.is_sent_start
    )


def _is_month(place: Surroundings, lists: DateList) -> bool:
    """Tell a bare month from a verb, a march or a first name."""
    month = place.expression.word("M")
    if month is None or place.expression.has("YLNTPu"):
        return True
    cued = place.before is not None and place.before.tag in "IGZBO&-"
    if month.short or month.lower in lists.homonyms:
        return cued and place.token.ent_type_ != "PERSON" and place.before is not None
    return place.token.ent_type_ != "PERSON" or cued


def _is_year(place: Surroundings, lists: DateList) -> bool:
    """Tell a bare year from a count, a time of day, a model number or a page."""
    year, before, after = place.expression.words[0], place.before, place.after
    if not _FIRST_PLAIN_YEAR <= year.number <= _LAST_PLAIN_YEAR or _glued(year, before, after):
        return False
    if after is not None and (after.lower in lists.years.units or after.lower in lists.numbers):
        return False
    if _counts(place):
        return False
    if before is None or before.lower in lists.years.cues or before.tag in "PXSM&GZIBOFWd,s":
        return True
    if before.text in "(-\u2013\u2014;:\"'`":
        return True
    return (
        place.token.ent_type_ == "DATE"
        and not before.text[0].isupper()
        and before.text.isalpha()
        and _joins(place.token)
    )


def _joins(token: Token) -> bool:
    """Tell a year that qualifies a noun or hangs on a verb from the number of a page or flight."""
    return token.head.i > token.i or token.head.pos_ in {"VERB", "AUX"}


def _glued(year: Word, before: Word | None, after: Word | None) -> bool:
    """Tell a number inside a longer one, an address or a path."""
    if before is not None and before.text in "/.,_=" and before.end == year.start:
        return True
    slashed = (before is not None and before.text == "/") or (after is not None and after.text == "/")
    return slashed or (after is not None and after.text == "_" and after.start == year.end)


def _counts(place: Surroundings) -> bool:
    """Tell a number that counts the noun after it: "the deaths of 2000 men", not "the 1989 results"."""
    following = place.next_token
    plural = following is not None and following.tag_ == "NNS"
    return plural and place.expression.words[0].number % _ROUND == 0 and place.token.ent_type_ != "DATE"
