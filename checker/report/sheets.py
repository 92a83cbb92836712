"""Sheets to work from: who is called what, and what to ask whom."""

from collections.abc import Iterable, Mapping, Sequence

from checker.model import Claim, Severity
from checker.report.plain import plain
from checker.report.shown import Call, Given, Item, Person
from checker.values import Name, Role

_PERSON = "person"


def people(claims: Sequence[Claim], letters: Mapping[str, str]) -> tuple[Person, ...]:
    """List the people of a story: each name as written and each title, with the sources that have it.

    Args:
        claims: The story's claims.
        letters: The short label of each source.

    """
    names: dict[str, list[Claim]] = {}
    for claim in claims:
        if isinstance(claim.payload, Name) and claim.payload.type == _PERSON:
            names.setdefault(claim.payload.entity, []).append(claim)
    titles: dict[str, list[Claim]] = {}
    for claim in claims:
        if isinstance(claim.payload, Role) and (entity := _holder(claim, names)):
            titles.setdefault(entity, []).append(claim)
    found = (_person(own, titles.get(entity, ()), letters) for entity, own in names.items())
    return tuple(sorted(found, key=lambda person: person.name.casefold()))


def _holder(role: Claim, names: Mapping[str, Iterable[Claim]]) -> str | None:
    """Return the entity whose name stands in a title's passage; of several, the one the title is given to."""
    inside = [
        (claim.text not in plain(_held(role)), entity)
        for entity, own in names.items()
        for claim in own
        if claim.article == role.article and role.span.contains(claim.span)
    ]
    return min(inside, default=(True, None))[1]


def _held(role: Claim) -> str:
    return role.payload.person if isinstance(role.payload, Role) else ""


def _person(names: Sequence[Claim], titles: Iterable[Claim], letters: Mapping[str, str]) -> Person:
    forms = _given(((plain(claim.text), claim.source) for claim in names), letters)
    held = _given(((_title(claim), claim.source) for claim in titles), letters)
    # The fullest form leads; of two as full, the more common one.
    count = {given.value: len(given.letters) for given in forms}
    name = max(count, key=lambda form: (len(form.split()), count[form], form))
    return Person(name=name, forms=forms, titles=held)


def _title(claim: Claim) -> str:
    if not isinstance(claim.payload, Role):
        return ""
    body = f" ({claim.payload.organisation})" if claim.payload.organisation else ""
    return plain(claim.payload.role + body)


def _given(values: Iterable[tuple[str, str]], letters: Mapping[str, str]) -> tuple[Given, ...]:
    """Gather the sources of each value, in the order in which values come."""
    by_value: dict[str, dict[str, None]] = {}
    for value, source in values:
        by_value.setdefault(value, {})[letters.get(plain(source), "?")] = None
    return tuple(Given(value=value, letters=tuple(sorted(own, key=_place))) for value, own in by_value.items())


def _place(letter: str) -> tuple[int, str]:
    """Return what sorts letters as the sources stand: AA follows Z."""
    return len(letter), letter


def calls(items: Iterable[Item]) -> tuple[Call, ...]:
    """List one question for each finding that is open and more than a remark, by whom to ask."""
    return tuple(
        Call(ask=item.ask or _newsrooms(item), question=item.question, fingerprint=item.fingerprint)
        for item in items
        if item.severity is not Severity.NOTE and not item.settled
    )


def by_ask(listed: Iterable[Call]) -> dict[str, list[Call]]:
    """Gather the questions for each who is to be asked, in the order in which they come."""
    gathered: dict[str, list[Call]] = {}
    for call in listed:
        gathered.setdefault(call.ask, []).append(call)
    return gathered


def _newsrooms(item: Item) -> str:
    """Name the outlets where no source of theirs is named."""
    sources = dict.fromkeys(passage.source for camp in item.camps for passage in (*camp.quoted, *camp.also))
    return "the desks of " + ", ".join(sources)
