"""The date a page gives its article: a line of its own, or the first words of the text."""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? )?"
_LABEL = (
    r"(?:(?:first )?(?:published|posted|created|date of publication|publication date|last updated|updated)"
    r"(?: on| at)?:? )?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_TIME = r"(?:,?(?: at| -| \|)? \d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: (?:[a-z]{2,4}|utc[+-]\d{1,2})\b)?)?"

_PATTERNS = tuple(
    re.compile(_LABEL + _WEEKDAY + written + _TIME, re.IGNORECASE)
    for written in (
        rf"{_DAY} {_MONTH},? {_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b",
    )
)

_READ = 80
"""Characters within which a date line ends."""


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
    return found is not None and not block[found.end() :].strip(" .|-")


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


def _leading(block: str) -> re.Match[str] | None:
    start = block[:_READ].replace("\u00a0", " ")
    return next((found for pattern in _PATTERNS if (found := pattern.match(start))), None)
