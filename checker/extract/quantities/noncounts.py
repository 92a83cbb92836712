"""Numbers that count nothing: years, dates, times, ages, scores, and numbers in names."""

from checker.extract.quantities.ages import is_age
from checker.extract.quantities.amounts import Amount
from checker.extract.quantities.counted import Counted
from checker.extract.quantities.line import Line
from checker.extract.tree import Doc, Token
from checker.values.atom import DASHES
from checker.values.numeral import Names

_YEARS = range(1800, 2101)
_OLD_YEARS = range(1000, 1800)
_FAR_YEARS = range(2101, 2300)
_DAYS = 31
_DIGITS = 2
"""Digits of the minutes of a time of day, and of its hour at most."""
_WHOLE = 3
"""Digits before a point that stands alone: a year that ends a sentence has four."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NAMED = frozenset({"ORG", "PRODUCT", "FAC", "WORK_OF_ART", "EVENT", "LAW", "GPE", "LOC", "PERSON"})


def names_thing(line: Line, amount: Amount, noun: Counted | None, names: Names, *, hedged: bool) -> bool:
    """Tell whether an amount is no quantity but part of a name, a date, a time, a score or an age."""
    if _addressed(line, amount) or _broken(line, amount, names) or _clock(line, amount, names):
        return True
    if _parted(line, amount):
        return True
    if amount.unit is not None and not _dated(line, amount, names):
        return _lettered(line, amount, names) and not amount.marked
    if _lettered(line, amount, names) or _dated(line, amount, names) or _year(line, amount, noun, names):
        return True
    if _score(line, amount, noun, names) or _pronoun(line, amount, noun, names):
        return True
    return not hedged and (_labelled(line, amount, noun, names) or is_age(line, amount, noun, names))


def _addressed(line: Line, amount: Amount) -> bool:
    """Tell whether the number is part of a web or mail address."""
    token = line.token(amount.numeral.start)
    return token.like_address


def _parted(line: Line, amount: Amount) -> bool:
    """Tell whether the number is half of a decimal whose point has blanks around it, as in texts cut into words."""
    first, last = line.token(amount.numeral.start), line.token(amount.numeral.end - 1)
    doc = first.doc
    return _point(doc, first.i - 1) or _point(doc, last.i + 1)


def _point(doc: Doc, at: int) -> bool:
    """Tell whether a full stop stands between a short whole number and digits, with a blank on both sides."""
    if not 0 < at < len(doc) - 1 or doc[at].text != ".":
        return False
    whole, rest = doc[at - 1], doc[at + 1]
    spaced = bool(whole.whitespace_) and bool(doc[at].whitespace_)
    return spaced and whole.text.isdigit() and len(whole.text) <= _WHOLE and rest.text.isdigit()


def _broken(line: Line, amount: Amount, names: Names) -> bool:
    """Tell whether the digits run on: ``22nd``, ``1980s``, ``17:22``, ``3.1.2``, ``103FM``."""
    at = amount.end
    if not line.glued(at):
        return _hour(line, amount)
    if line.is_word(at) or line.is_number(at):
        return amount.numeral.end == at and (amount.numeral.digits or not line.is_word(at - 1))
    mark, number = line.word(at), line.is_number(at + 1) and line.glued(at + 1)
    if mark == "," and number:
        return True
    if mark in DASHES and line.word(at + 1) in {"for", "on"} and line.glued(at + 1):
        return True
    if mark in {":", ".", "/", "@", "_", "&", "#"} and number:
        return mark != "/" or line.word(at + 1) not in names.ratings
    return mark in {"@", "_"}


def _hour(line: Line, amount: Amount) -> bool:
    """Tell whether the number is the hour of ``8 : 30``, or its minutes, as in texts cut into words."""
    at = amount.numeral.start
    if not amount.numeral.digits or amount.numeral.end != at + 1:
        return False
    hour = at if line.word(at + 1) == ":" else at - 2
    return (
        line.word(hour + 1) == ":"
        and line.is_number(hour)
        and line.is_number(hour + 2)
        and not (line.glued(hour + 1) or line.glued(hour + 2))
        and len(line.word(hour)) <= _DIGITS
        and len(line.word(hour + 2)) == _DIGITS
    )


def _lettered(line: Line, amount: Amount, names: Names) -> bool:
    """Tell whether letters run into the number: ``F-16``, ``S22``, ``TA-25``, ``COVID-19``."""
    at = amount.start
    if not line.glued(at) or amount.marked:
        return False
    if line.is_word(at - 1) or line.word(at - 1) in {"#", "_", "@", ":", "."}:
        return line.word(at - 1) != "." or line.glued(at - 1)
    if line.word(at - 1) == "," and line.glued(at - 1) and line.is_number(at - 2):
        return True
    if line.word(at - 1) in DASHES and line.glued(at - 1) and (line.is_word(at - 2) or line.is_number(at - 2)):
        return line.word(at - 2) not in names.open
    return line.word(at - 1) == "/" and line.is_number(at - 2)


def _clock(line: Line, amount: Amount, names: Names) -> bool:
    """Tell whether the number is a time of day."""
    at = amount.numeral.end
    if amount.marked or not (line.is_number(at - 1) or line.word(at) == "o"):
        return False
    if line.word(at - 1) == "0" or amount.unit is not None:
        return False
    follows = line.word(at)
    if follows == "in" and line.word(at + 1) == "the" and line.word(at + 2) in names.dayparts:
        return True
    if follows in {"a", "p"} and line.word(at + 1) == "." and line.word(at + 2) == "m":
        return True
    return follows in names.clock and (follows != "o" or line.word(at + 1) in {"'", "\u2019", "clock"})


def _dated(line: Line, amount: Amount, names: Names) -> bool:
    """Tell whether the number stands beside a month: ``July 21``, ``9 May``."""
    if not amount.numeral.digits or amount.marked:
        return False
    before = amount.start - 1 - (line.word(amount.start - 1) == ".")
    before -= line.word(before) in DASHES
    if _is_month(line, before, names) or (line.is_number(before) and _is_month(line, before - 1, names)):
        return amount.low <= _DAYS or amount.low in _YEARS
    return amount.low <= _DAYS and _is_month(line, amount.end, names)


def _is_month(line: Line, at: int, names: Names) -> bool:
    return (
        line.word(at) in names.months and line.atoms[at].text[0].isupper() and line.token(at).tag_ not in {"MD", "VB"}
    )


def _year(line: Line, amount: Amount, noun: Counted | None, names: Names) -> bool:
    """Tell whether four bare digits are a year."""
    written = line.atoms[amount.numeral.start].text
    if not amount.numeral.digits or len(written) != len("2000") or not written.isdigit() or amount.marked:
        return False
    if _era(line, amount.start, names) or (
        line.word(amount.start - 1) in {"and", "to"} and _era(line, amount.start - 2, names)
    ):
        return True
    if amount.low in _OLD_YEARS:
        return noun is None and line.word(amount.start - 1) in names.year_leads
    if amount.low in _FAR_YEARS:
        return noun is None and line.token(amount.start).ent_type_ == "DATE"
    if amount.low not in _YEARS:
        return False
    plural = noun is not None and noun.head.tag_ == "NNS" and not noun.partitive
    return not plural or line.token(amount.start).ent_type_ == "DATE"


def _era(line: Line, at: int, names: Names) -> bool:
    """Tell whether an era stands before an atom: ``A.D. 1000``."""
    return line.word(at - 1) in names.eras or (line.word(at - 1) == "." and line.word(at - 2) == "d")


def _score(line: Line, amount: Amount, noun: Counted | None, names: Names) -> bool:
    """Tell whether two small numbers are a score, ``2-1`` or ``7-4 defeat``, or years, ``2016-17``."""
    if not amount.span or amount.unit is not None or amount.change:
        return False
    if line.word(amount.numeral.end) not in DASHES:
        return noun is None and line.word(amount.numeral.end) == "to" and amount.falls
    first, second = line.atoms[amount.start].number, line.atoms[amount.end - 1].number
    if first is None or second is None or first in _YEARS:
        return True
    plural = noun is not None and noun.head.tag_ == "NNS"
    contest = any(line.word(amount.end + k) in names.contests for k in range(2))
    return first >= second or contest or (not plural and line.word(amount.end) != "of")


def _pronoun(line: Line, amount: Amount, noun: Counted | None, names: Names) -> bool:
    """Tell whether "one" is a pronoun: ``no one``, ``the one that``, ``one another``."""
    if line.word(amount.start) != "one" or amount.end != amount.start + 1:
        return False
    if line.word(amount.start - 1) in names.before_pronoun or line.word(amount.end) in names.after_pronoun:
        return True
    if line.word(amount.end) in {"'", "\u2019", "by"} or (
        line.word(amount.end) == "-" and line.word(amount.end + 1) in names.one_sided
    ):
        return True
    following = line.after(amount.end)
    if line.word(amount.end) == "of":
        return noun is not None and noun.head.tag_ == "NN"
    nominal = following < len(line.tokens) and line.tokens[following].pos_ in {
        "NOUN",
        "PROPN",
        "ADJ",
        "VERB",
        "ADV",
    }
    token = line.token(amount.start)
    return not (nominal and token.dep_ in {"nummod", "compound"}) and token.dep_ not in {"nsubjpass", "conj"}


def _labelled(line: Line, amount: Amount, noun: Counted | None, names: Names) -> bool:
    """Tell whether the number belongs to the label before it: ``Room 101``, ``chapter 3``, ``number one``."""
    if amount.span or amount.numeral.scaled or amount.numeral.fraction or amount.marked or amount.start == 0:
        return False
    at = amount.start - 1
    at -= line.word(at) == "." and at > 0
    plural = noun is not None and noun.head.tag_ in {"NNS", "NNPS"}
    if line.word(at) in names.labels and line.is_word(at):
        return not plural or line.atoms[at].text[0].isupper()
    return _pointed(line, amount, at, plural=noun is not None if line.word(at) == "the" else plural) or (
        _capital(line, amount, at, names, plural=plural)
    )


def _pointed(line: Line, amount: Amount, at: int, *, plural: bool) -> bool:
    """Tell whether the number names one thing, ``round of 16``, or ends a rating, ``9 out of 10``."""
    if plural:
        return False
    if line.word(at) == "of":
        return line.word(at - 1) in {"round", "out"}
    return line.word(at) == "the" and _singular_verb(line, amount)


def _capital(line: Line, amount: Amount, at: int, names: Names, *, plural: bool) -> bool:
    """Tell whether the number ends a name in capitals: ``Channel 4``, ``Galaxy 9 Pro``; not in a headline."""
    before, token = line.token(at), line.token(amount.start)
    if token.ent_type_ in _NAMED and token.ent_iob_ == "I":
        return True
    if before.lower_ in names.months | names.weekdays:
        return False
    if amount.numeral.digits and not line.titled and _leads_name(before, token):
        return True
    if at == 0 or line.titled or not line.is_word(at) or line.atoms[at].text.islower():
        return False
    if before.pos_ not in {"PROPN", "NOUN", "ADJ"} or token.dep_ in _SUBJECTS:
        return False
    leads = line.is_word(amount.end) and line.atoms[amount.end].text[0].isupper()
    return (amount.numeral.digits or line.atoms[amount.start].text[0].isupper()) and (leads or not plural)


def _leads_name(before: Token, number: Token) -> bool:
    """Tell whether a name takes the number to itself: ``Kernex 100 futures``."""
    if before.pos_ != "PROPN":
        return False
    return (number.dep_ == "nummod" and number.head == before) or (
        before.dep_ in {"nmod", "compound"} and before.head.i > number.i
    )


def _singular_verb(line: Line, amount: Amount) -> bool:
    """Tell whether a verb in the singular follows: ``the 737 is back`` speaks of one thing."""
    place = line.after(amount.end)
    return place < len(line.tokens) and (line.tokens[place].tag_ == "VBZ" or line.tokens[place].lower_ == "was")


def is_dimension(line: Line, amount: Amount) -> bool:
    """Tell whether a number stands twice around "by": a four-by-four is a car."""
    number = line.word(amount.start)
    around = [line.word(at) for at in range(amount.start - 5, amount.start + 6) if line.word(at) not in DASHES]
    return any(around[at : at + 3] == [number, "by", number] for at in range(len(around) - 2))


def is_ordinal(line: Line, amount: Amount) -> bool:
    """Tell whether a fraction's word is no fraction: ``a third attacker``, ``the fourth quarter``."""
    if not amount.numeral.fraction or amount.unit is not None:
        return False
    last, place = line.word(amount.numeral.end - 1), line.after(amount.end)
    following = line.tokens[place].pos_ if place < len(line.tokens) else ""
    if last in {"half", "quarter"} and amount.numeral.end - amount.numeral.start == 1:
        return _part_of_time(line, amount, following)
    if line.word(amount.numeral.start) not in {"a", "one"} or last.endswith("s"):
        return False
    if line.word(amount.numeral.start + 1) == "in":
        return False
    if following == "AUX" and line.tokens[place].lower_ in {"was", "is", "has"}:
        return True
    return following in {"NOUN", "PROPN", "ADJ", "NUM"} and not line.is_number(amount.numeral.end - 1)


def _part_of_time(line: Line, amount: Amount, following: str) -> bool:
    """Tell whether a bare "half" or "quarter" is a part of a game, a year or an hour."""
    owned = (
        line.token(amount.start - 1).tag_ in {"JJ", "DT", "JJR", "JJS", "HYPH", "CD", "PRP$"} if amount.start else False
    )
    if owned and line.word(amount.start - 1) not in {"about", "other"}:
        return True
    return line.word(amount.end) in {"-", "past", "time"} or following == "NOUN"
