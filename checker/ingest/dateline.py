"""The date a page gives its article, and the place it was filed from: a line of its own, or the first words of a text.

What stands there is no part of the first sentence: "HARBOUR CITY (Wire) - The ferry sank", "Updated 3:45 p.m.".
"""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_COMMA = r"(?: ?,)?"
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}\.?{_COMMA} )?"
_LABEL = (
    r"(?:(?:first )?(?:published|posted|created|date of publication|publication date|last updated|updated)"
    r"(?: on| at)?(?: ?:)? )?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_HALF = r"[ap] ?\.? ?m\b(?: ?\.)?"
_ZONE = r"(?-i:GMT|UTC|BST|CES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|AK[SD]T|IST)\b(?:[+-]\d{1,2}\b)?"
_TIME = rf"(?:(?: ?,)?(?: at| -| \|)? \d{{1,2}} ?[:.] ?\d\d(?: ?{_HALF})?(?: {_ZONE})?)?"

_FULL = (
    rf"{_DAY} {_MONTH}{_COMMA} {_YEAR}",
    rf"{_MONTH} {_DAY}{_COMMA} {_YEAR}",
    r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b",
)
_PATTERNS = tuple(re.compile(_LABEL + _WEEKDAY + written + _TIME, re.IGNORECASE) for written in _FULL)

_READ = 80
"""Characters within which a date line ends."""

_STAMP = re.compile(
    r"\b(?P<label>(?:First |Last )?(?:Published|Posted|Updated|Modified|updated|modified|published)|Story Created"
    r"|PUBLISHED|POSTED|(?:LAST )?UPDATED)(?: on| at)?(?: ?:)? "
)
"""What a page writes before the time at which it put an article up; within a sentence the word has a small letter."""
_PART = re.compile(
    r"[ ,|/–:.-]{0,3}(?:"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
    rf"|(?P<time>\d{{1,2}} ?[:.] ?\d\d(?!\d)(?: ?{_HALF})?|\d{{1,2}} ?{_HALF})"
    rf"|(?P<number>\d{{1,4}}(?:st|nd|rd|th)?(?![\w%]))|(?:at|on)\b|{_ZONE})",
    re.IGNORECASE,
)
_CENTURY = re.compile(r"(?:19|20)\d\d")
_PARTS = 16
"""Words and numbers a stamp has at most."""

_OPENS = re.compile(r"[\"“‘'(\[]?(?:[A-Z]|\d)")
"""How a sentence starts."""

_PLACE = r"[A-Z][A-Z.'’-]{1,20}(?:[ /][A-Z][A-Z.'’-]{0,20}){0,3}"
_REGION = r"(?: ?, (?:[A-Z][\w.'’-]{1,20})(?: [A-Z][\w.'’-]{1,20}){0,2}(?: \d{1,2})?){0,2}"
_AGENCY = r" ?\((?P<agency>[A-Z][^()\n]{1,40})\)"
_DASH = r"(?: ?(?:--|–|—)| -| \|)"
_FILED = tuple(
    re.compile(written)
    for written in (
        rf"(?P<place>{_PLACE}){_REGION}(?:{_AGENCY} ?-?)?{_DASH}-?",
        rf"(?P<place>{_PLACE}){_REGION}{_AGENCY} ?-",
        rf"(?P<place>[A-Z][\w.'’-]{{1,20}}(?: [A-Z][\w.'’-]{{1,20}}){{0,3}}){_REGION}{_AGENCY}(?:{_DASH}| ?-)",
        rf"(?P<place>\()(?P<agency>[A-Z][A-Z /]{{1,12}}|[A-Z][a-z]{{2,12}})\)(?:{_DASH}| ?-|(?=[A-Z ]))",
    )
)
"""How a dispatch says where it was filed; the place is in capitals, or an agency follows in brackets."""

_HEADLINE = 25
"""Words a headline has at most, before a date that runs on into the text."""
_SENTENCE_END = re.compile(r"[a-z]{3}[\"”’)]? ?[.!?][\"”’)]? (?=[A-Z\"“])")
_DATED = tuple(re.compile(r"(?<= )" + _WEEKDAY + written + _TIME, re.IGNORECASE) for written in _FULL)
_TOP = 300
"""Characters in which a headline and its date end."""


def length(block: str) -> int:
    """Return the length of the date that leads a block and is no part of its first sentence, or 0."""
    found = _leading(block)
    if not found:
        return 0
    rest = block[found.end() :]
    # "21 July 2021 The minister ..." starts with a page's date, "21 July 2021 was ..." is a sentence.
    starts = rest[:1].isspace() and rest.lstrip()[:1].isupper()
    return found.end() if starts else 0


def match(block: str) -> bool:
    """Tell a line that is a date and nothing else."""
    found = _leading(block)
    if found is not None and not block[found.end() :].strip(" .|-"):
        return True
    bare = block.lstrip("(-–— ").rstrip(") ")
    end = _stamp_end(bare, _STAMP.match(bare))
    return 0 < end <= len(bare) and not bare[end:].strip(" .|-")


def published(block: str) -> str | None:
    """Return the date of a date line, in ISO 8601."""
    found = _leading(block)
    if not found:
        return None
    month = found["month"].lower()
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3]) + 1
    try:
        return date(int(found["year"]), number, int(found["day"])).isoformat()
    except ValueError:
        return None


def stamped(block: str) -> int:
    """Return the length of the stamp that leads a block: "Updated 3:45 p.m. The ferry ..." has one of 17; or 0."""
    end = _stamp_end(block, _STAMP.match(block))
    return end if end and _goes_on(block, end) else 0


def filed(block: str, names: frozenset[str]) -> int:
    """Return the length of the place and agency that lead a block: "HARBOUR CITY (Wire) — " before "The ferry"; or 0.

    Args:
        block: A paragraph.
        names: Words in capitals that lead a line and name no place, in lower case: "file", "monday".
    """
    for pattern in _FILED:
        found = pattern.match(block)
        if found and found["place"].split()[0].casefold() not in names and _goes_on(block, found.end()):
            return found.end()
    return 0


def runs_on(block: str, joining: frozenset[str], *, top: bool) -> tuple[int, int] | None:
    """Return where the date stands that a headline runs into: "Ferry sinks June 3, 2019 Forty people ...".

    Args:
        block: A paragraph.
        joining: Words after which a date is part of a sentence: "on", "the".
        top: Whether the article starts here, so that a date needs no label.
    """
    for start, end, labelled in sorted(_inside(block[:_TOP], top=top)):
        before = block[:start].split()
        whole = 0 < len(before) <= _HEADLINE and not _SENTENCE_END.search(block[:start])
        # A full stop behind a date without a label: it ends a sentence.
        on = _goes_on(block, end) and (labelled or block[end : end + 1].isspace())
        ends = on or (labelled and not block[end:].strip(" )"))
        told = any(character.isalnum() for character in block[:start])
        if whole and told and ends and before[-1].casefold() not in joining:
            return start, end
    return None


def trailing(block: str) -> int:
    """Return where the stamp in brackets starts that ends a block: "... (Published Sunday, May 31, 2015)"; or 0."""
    start = block.rfind("(")
    return start if start > 0 and block.endswith(")") and match(block[start:]) else 0


def _inside(text: str, *, top: bool) -> Iterator[tuple[int, int, bool]]:
    """Yield the stamps and dates within a text, and whether each has a label."""
    for found in _STAMP.finditer(text):
        if end := _stamp_end(text, found):
            yield found.start(), end, True
    for pattern in _DATED if top else ():
        for found in pattern.finditer(text):
            yield found.start(), found.end(), False


def _stamp_end(text: str, label: re.Match[str] | None) -> int:
    """Return where a stamp ends: behind a time of day, or a day and its month; 0 where it is none."""
    if label is None:
        return 0
    place, numbers, timed, dated = label.end(), 0, False, False
    for _ in range(_PARTS):
        part = _PART.match(text, place)
        # "Posted July 5 2015 21 people were killed": no number follows a year, but in 2015-07-05.
        if part is None or (part["number"] and dated and part[0].lstrip()[:1] not in {"-", "/"}):
            break
        place, numbers, timed = part.end(), numbers + bool(part["number"]), timed or bool(part["time"])
        dated = dated or bool(_CENTURY.fullmatch(part["number"] or ""))
    return place if timed or numbers > 1 else 0


def _goes_on(block: str, end: int) -> bool:
    """Tell whether a sentence starts behind what was cut off."""
    rest = block[end:]
    return bool(_OPENS.match(rest.lstrip(" .|-–—"))) and not rest.startswith((",", "'", "’"))


def _leading(block: str) -> re.Match[str] | None:
    start = block[:_READ].replace("\u00a0", " ")
    return next((found for pattern in _PATTERNS if (found := pattern.match(start))), None)
