"""Planted changes: what a second outlet may get wrong, one thing at a time, by rules over the text.

Each maker yields every change of its kind that a text allows; none knows what the tool extracts, but for titles and
names, which are taken from the extracted claims.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from bench.edits import Change, Edit, in_quotes, quoted
from checker.model import Claim, Span
from checker.values import Role

Maker = Callable[[str, Sequence[Claim]], Iterator[Change]]

_WORDS = {
    "two": "five", "three": "seven", "four": "nine", "five": "eleven", "six": "ten", "seven": "twelve",
    "eight": "fifteen", "nine": "sixteen", "ten": "eighteen", "eleven": "twenty", "twelve": "thirty",
}  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept|Oct|Nov|Dec"
)
_TITLES = (
    ("Prime Minister", "President"), ("Interior Minister", "Transport Minister"),
    ("Transport Minister", "Finance Minister"), ("Defence Minister", "Foreign Minister"),
    ("defence minister", "foreign minister"), ("Foreign Minister", "Interior Minister"),
    ("foreign minister", "interior minister"), ("Finance director", "Marketing director"),
    ("chief executive", "chief financial officer"), ("Chief executive", "Chief financial officer"), ("CEO", "CFO"),
    ("President", "Prime Minister"), ("president", "treasurer"), ("chairman", "treasurer"), ("spokesman", "director"),
    ("director", "spokesman"), ("mayor", "police chief"), ("Mayor", "Judge"), ("Judge", "Prosecutor"),
    ("prosecutor", "judge"), ("Prosecutor", "Judge"), ("general secretary", "treasurer"),
    ("head teacher", "deputy head"), ("Head teacher", "Deputy head"), ("fire chief", "police chief"),
    ("coach", "captain"), ("attorney", "clerk"), ("legal adviser", "chief compliance officer"),
    ("medical director", "head of nursing"),
)  # fmt: skip
_HEDGES = {
    "at least": "fewer than", "At least": "Fewer than", "more than": "fewer than", "More than": "Fewer than",
    "over": "under", "nearly": "well over", "up to": "more than", "fewer than": "at least", "Fewer than": "At least",
    "no more than": "more than",
}  # fmt: skip
_OTHER_WORDS = ("harvest", "corridor", "patience", "furniture", "discipline")

_NUMBER = re.compile(r"(?<![\w.,:/-])([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6}(?:\.[0-9]+)?)(?=[ %]|bn\b|m\b|-[a-z])")
_NUMBER_WORD = re.compile(rf"\b({'|'.join(_WORDS)})(?= [a-z])", re.IGNORECASE)
_AGE = re.compile(r"-year-old| years? old")
_BEFORE_AGE = re.compile(r"\baged? $")
_APPOSED = re.compile(r"[a-z], $")
_MONTH_BEFORE = re.compile(rf"\b(?:{_MONTHS})\.? $")
_MONTH_AFTER = re.compile(rf" (?:{_MONTHS})\b")
_DATE = re.compile(
    rf"\b(?:(?P<m1>{_MONTHS}) (?P<d1>[0-9]{{1,2}})|(?P<d2>[0-9]{{1,2}}) (?P<m2>{_MONTHS}))\b(?! \()(?!, [0-9]{{4}} \()"
)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b(?!, (?:{_MONTHS}|[0-9]))")
_MONEY = re.compile(r"[$£€](?=[0-9])|\b(?:euros|pounds|crowns|dollars)\b")
_CURRENCY = {
    "$": "€",
    "£": "$",
    "€": "£",
    "euros": "dollars",
    "pounds": "euros",
    "crowns": "dollars",
    "dollars": "euros",
}
_SCALE = re.compile(r"(?<=[0-9] )(?:million|billion)\b|(?<=[0-9])(?:bn|m)\b")
_SCALES = {"million": "billion", "billion": "million", "m": "bn", "bn": "m"}
_SHARE = re.compile(r"(?<=[0-9]) ?(?:per cent|percent|%)(?=[\s.,;])")
_HEDGE = re.compile(rf"\b(?:{'|'.join(_HEDGES)})(?= [$£€]?(?:[0-9]|(?:{'|'.join(_WORDS)})\b))")
_PERIOD = re.compile(r" \w+ (?:hour|day|week|month|year)s?\b")
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|could|can|may|must|should|did|do)\b(?= [a-z])")
_SAID = re.compile(
    r"\b(?:said|told [a-z]+) (?P<name>[A-Z][a-z]+ [A-Z][a-z]+)|(?P<name2>[A-Z][a-z]+ [A-Z][a-z]+) said\b"
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_DENIED = re.compile(r"\b(?:not|no|never|none|nobody|nothing|without|denied|refused)\b|n['’]t\b", re.IGNORECASE)
_VOWELS = {"a": "e", "e": "a", "i": "y", "o": "u", "u": "o", "y": "i"}
_SHORTEST_NAME = 5
_LONG_WORD = 5
_QUOTE_WORDS = 5
_SLIP = 3
_MILLION = 1_000_000


def number(text: str, _: Sequence[Claim]) -> Iterator[Change]:
    """Change a count, an amount or a measure by half."""
    for match in _figures(text):
        if (new := _half_more(match[1])) != match[1]:
            yield _change("number", match, new)
    for match in _NUMBER_WORD.finditer(text):
        follows = text[match.end() :]
        if not in_quotes(text, match.start()) and not follows.startswith((" of ", " or ", " and ")):
            new = _WORDS[match[1].casefold()]
            yield _change("number", match, new.capitalize() if match[1][0].isupper() else new)


def digits(text: str, _: Sequence[Claim]) -> Iterator[Change]:
    """Swap the first two digits of a figure."""
    for match in _figures(text):
        places = [at for at, character in enumerate(match[1]) if character.isdigit()][:2]
        if len(places) > 1 and "." not in match[1][: places[1]]:
            first, second = (match[1][at] for at in places)
            if second not in {"0", first}:
                swapped = match[1][places[0] + 1 : places[1]]
                yield _change("digits swapped", match, f"{second}{swapped}{first}{match[1][places[1] + 1 :]}")


def nought(text: str, _: Sequence[Claim]) -> Iterator[Change]:
    """Add a nought to a figure."""
    for match in _figures(text):
        plain = match[1].replace(",", "")
        if plain.isdigit() and len(plain) > 1 and int(plain) * 10 < _MILLION:
            yield _change("nought added", match, f"{int(plain) * 10:,}")


def hedge(text: str, _: Sequence[Claim]) -> Iterator[Change]:
    """Turn a hedge around."""
    for match in _HEDGE.finditer(text):
        during = match[0] == "over" and _PERIOD.match(text, match.end()) is not None
        particle = text[: match.start()].endswith("handed ")
        if not (during or particle or in_quotes(text, match.start())):
            yield _change("hedge", match, _HEDGES[match[0]])


def currency(text: str, _: Sequence[Claim]) -> Iterator[Change]:
    """Give an amount in another currency."""
    for match in _MONEY.finditer(text):
        yield _change("currency", match, _CURRENCY[match[0]])


def scale(text: str, _: Sequence[Claim]) -> Iterator[Change]:
    """Write billion for million and the other way round."""
    for match in _SCALE.finditer(text):
        yield _change("scale", match, _SCALES[match[0]])


def points(text: str, _: Sequence[Claim]) -> Iterator[Change]:
    """Write percentage points for per cent."""
    for match in _SHARE.finditer(text):
        yield _change("per cent", match, " percentage points")


def weekday(text: str, _: Sequence[Claim]) -> Iterator[Change]:
    """Name another day of the week."""
    for match in _WEEKDAY.finditer(text):
        if not in_quotes(text, match.start()):
            yield _change("weekday", match, _WEEKDAYS[(_WEEKDAYS.index(match[0]) + 3) % len(_WEEKDAYS)])


def date(text: str, _: Sequence[Claim]) -> Iterator[Change]:
    """Name another day of the month."""
    for match in _DATE.finditer(text):
        group = "d1" if match["d1"] else "d2"
        day = int(match[group])
        weekday_before = text[: match.start()].rstrip(", ").endswith(_WEEKDAYS)
        if not weekday_before:
            edit = Edit(start=match.start(group), end=match.end(group), new=str(day + 11 if day < 15 else day - 9))  # noqa: PLR2004
            yield Change(kind="date", edits=(edit,))


def title(text: str, claims: Sequence[Claim]) -> Iterator[Change]:
    """Give somebody another title."""
    seen: set[str] = set()
    for claim in claims:
        if not isinstance(claim.payload, Role) or claim.payload.person in seen:
            continue
        role_start = text.find(claim.payload.role, claim.span.start, claim.span.end)
        for old, new in _TITLES if role_start >= 0 else ():
            found = re.search(rf"\b{old}\b", claim.payload.role)
            if found is not None:
                seen.add(claim.payload.person)
                start = role_start + found.start()
                yield Change(
                    kind="title", edits=(Edit(start=start, end=start + len(old), new=new),), place=(claim.span,)
                )
                break


def name(text: str, claims: Sequence[Claim]) -> Iterator[Change]:
    """Spell a surname with another letter, throughout."""
    people = dict.fromkeys(claim.payload.person for claim in claims if isinstance(claim.payload, Role))
    for full in people:
        parts = full.split()
        surname = parts[-1]
        if len(parts) > 1 and len(surname) >= _SHORTEST_NAME and surname.isalpha() and (new := _misspelt(surname)):
            edits = tuple(
                Edit(start=m.start(), end=m.end(), new=new) for m in re.finditer(rf"\b{re.escape(surname)}\b", text)
            )
            yield Change(kind="name", edits=edits)


def negation(text: str, _: Sequence[Claim]) -> Iterator[Change]:
    """Say that something is not so."""
    yield from (_change("negation", match, f"{match[0]} not") for match in _asserted(text))


def certainty(text: str, _: Sequence[Claim]) -> Iterator[Change]:
    """Say that something is only alleged."""
    for match in _asserted(text):
        if match[0] in {"was", "were", "has", "have", "had"}:
            yield _change("certainty", match, f"{match[0]} allegedly")


def quotation(text: str, _: Sequence[Claim]) -> Iterator[Change]:
    """Put another word into a quotation."""
    for number_, span in enumerate(_quotations(text)):
        words = list(re.finditer(r"[A-Za-z]+", text[span.start : span.end]))
        longest = max(words, key=lambda m: len(m[0]))
        if len(longest[0]) >= _LONG_WORD and longest[0].islower():
            start = span.start + longest.start()
            edit = Edit(start=start, end=start + len(longest[0]), new=_OTHER_WORDS[number_ % len(_OTHER_WORDS)])
            yield Change(kind="quotation word", edits=(edit,), place=(span,))


def quotation_negation(text: str, _: Sequence[Claim]) -> Iterator[Change]:
    """Put a "not" into a quotation."""
    for span in _quotations(text):
        own = text[span.start : span.end]
        found = _AUXILIARY.search(own)
        if found is not None and not _DENIED.search(own):
            edit = Edit(start=span.start + found.end(), end=span.start + found.end(), new=" not")
            yield Change(kind="quotation negated", edits=(edit,), place=(span,))


def speaker(text: str, _: Sequence[Claim]) -> Iterator[Change]:
    """Give a quotation to somebody else."""
    for span in _quotations(text):
        end = text.find("\n", span.end)
        found = _SAID.search(text, span.end, end if end >= 0 else len(text))
        if found is not None and found.start() - span.end <= _SLIP:
            group = "name" if found["name"] else "name2"
            edit = Edit(start=found.start(group), end=found.end(group), new="Marta Ellwood")
            yield Change(kind="speaker", edits=(edit,), place=(span,))


MAKERS: Mapping[str, Maker] = {
    "number": number,
    "digits swapped": digits,
    "nought added": nought,
    "hedge": hedge,
    "currency": currency,
    "scale": scale,
    "per cent": points,
    "weekday": weekday,
    "date": date,
    "title": title,
    "name": name,
    "negation": negation,
    "certainty": certainty,
    "quotation word": quotation,
    "quotation negated": quotation_negation,
    "speaker": speaker,
}
"""The makers by the kind of change; what is compatible rather than a conflict is named in ``SOFT``."""

SOFT = frozenset({"name", "certainty", "quotation word"})


def _change(kind: str, match: re.Match[str], new: str) -> Change:
    return Change(kind=kind, edits=(Edit(start=match.start(), end=match.end(), new=new),))


def _figures(text: str) -> Iterator[re.Match[str]]:
    """Yield the figures that count or measure: no years, ages, days of a month or times, none in quotation marks."""
    for match in _NUMBER.finditer(text):
        before, after = text[: match.start()][-14:], text[match.end() :][:14]
        year = len(match[1]) == len("2021") and match[1][:2] in {"19", "20"} and not before.endswith(("$", "£", "€"))
        apposed = bool(_APPOSED.search(before)) and after[:1] in {",", "."}
        age = apposed or bool(_AGE.match(after) or _BEFORE_AGE.search(before))
        day = bool(_MONTH_BEFORE.search(before)) or bool(_MONTH_AFTER.match(after))
        hour = after.startswith((" a.m", " p.m", " GMT"))
        if not (year or age or day or hour or in_quotes(text, match.start())):
            yield match


def _half_more(figure: str) -> str:
    """Return a figure about half larger, written in the same manner."""
    value = float(figure.replace(",", ""))
    if "." in figure:
        return f"{value * 1.5:.{len(figure.partition('.')[2])}f}"
    plain = figure.replace(",", "")
    zeros = len(plain) - len(plain.rstrip("0"))
    unit = 10 ** min(zeros, len(plain) - 1)
    return f"{max(round(value * 1.5 / unit), 1) * unit:,}"


def _misspelt(surname: str) -> str | None:
    """Change a vowel inside a name."""
    for at in range(len(surname) - 2, 1, -1):
        if surname[at] in _VOWELS:
            return surname[:at] + _VOWELS[surname[at]] + surname[at + 1 :]
    return None


def _asserted(text: str) -> Iterator[re.Match[str]]:
    """Yield the first auxiliary of each sentence that denies nothing and quotes nobody."""
    for sentence in _SENTENCE.finditer(text):
        found = _AUXILIARY.search(text, sentence.start(), sentence.end())
        if found is not None and not _DENIED.search(sentence[0]) and not set(sentence[0]) & set('“”"'):
            yield found


def _quotations(text: str) -> Iterator[Span]:
    return (span for span in quoted(text) if len(text[span.start : span.end].split()) >= _QUOTE_WORDS)
