"""What an input may say of an article beside its text: checked and tidied."""

from datetime import date, datetime

_FORMATS = (("%Y-%m", 7), ("%Y", 4))
"""Dates less precise than a day, with their length."""

_LONGEST = 60
"""Characters of a date in words; a longer field is no date."""


def iso(value: str) -> str | None:
    """Return an ISO 8601 date or time as given, or None where it is none."""
    given = value.strip()
    for form, length in _FORMATS:
        if len(given) == length and _parses(given, form):
            return given
    try:
        return date.fromisoformat(given).isoformat() if len(given) <= len("2021-07-21") else _moment(given)
    except ValueError:
        return None


def tidy(value: str | float | None) -> str | None:
    """Return a field on one line, or None where it is empty."""
    return " ".join(str(value).split()) or None if value is not None else None


def dated(value: str | None) -> tuple[str | None, str | None]:
    """Return a date and, where the value given is none, a note that says so."""
    given = tidy(value)
    if given is None:
        return None, None
    found = iso(given) or _written_out(given)
    note = f"published {given[:40]!r} is not a date like 2021-07-21 or 2021-07-21T10:30:00Z and was left out"
    return (found, None) if found else (None, note)


def _written_out(given: str) -> str | None:
    """Return the day of a date written in words, such as ``Wed, 21 Jul 2021 10:30 GMT``, or None.

    A date in figures alone is not guessed at: 05/06/2021 is in May for some and in June for others.
    """
    if len(given) > _LONGEST or not any(map(str.isalpha, given)):
        return None
    # Its tables take a while to load, and most dates are ISO.
    import dateparser

    # Absolute dates only: "yesterday" would depend on the clock, and a report must not.
    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    found = dateparser.parse(given, languages=["en"], settings=settings)
    return found.date().isoformat() if found is not None else None


def _moment(given: str) -> str:
    return datetime.fromisoformat(given).isoformat()


def _parses(given: str, form: str) -> bool:
    try:
        return given.isascii() and datetime.strptime(given, form) is not None  # noqa: DTZ007
    except ValueError:
        return False
