"""Names written in two ways: of a person, a body, a place or a thing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Literal

import msgspec
from rapidfuzz.distance import OSA

from checker.check.outcome import Observation, Outcome
from checker.languages import spoken
from checker.lexicon import Lexicon
from checker.model import Claim, Side, Span, Step, Story, Verdict
from checker.values import Name, Role
from checker.values.customs import Customs
from checker.values.name import Likeness, NameMatch, PersonName, compare, misspelt, parse, squash
from checker.values.proper import (
    DIACRITICS,
    ENDING,
    LONGER,
    MARKS,
    ORDER,
    TRANSLITERATION,
    compare_proper,
    is_thing,
)

_MOST_FORMS = 40
"""Forms of one name that are compared: no person has more, a hostile text might."""
_SHORTEST_MIDDLE = 3
"""Letters of a middle name that is worth telling: an initial is not."""
_SLIP = 2
"""Letters in which two given names are one with a slip."""

Kind = Literal["letters", "transliteration", "form", "diacritics", "marks"]

_KINDS: dict[str, Kind] = {
    TRANSLITERATION: "transliteration",
    DIACRITICS: "diacritics",
    MARKS: "marks",
    "nickname": "form",
    "middle name": "form",
    "suffix": "form",
    "called otherwise": "form",
    ORDER: "form",
    LONGER: "form",
    ENDING: "form",
}
_GRAVITY: tuple[Kind, ...] = ("letters", "transliteration", "form", "diacritics", "marks")
"""What decides which rule tells of a name that is written in several ways, gravest first."""


class SpellingParams(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which differences a rule reports, and where."""

    scope: Literal["across", "within"]
    """Between sources, or inside one article."""
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """One spelling and where it stands."""

    name: PersonName
    text: str
    claims: tuple[Claim, ...]
    person: bool


def spelling(story: Story, params: SpellingParams, lexicon: Lexicon) -> Outcome:
    """Find names that are written in two ways: one finding a name, told by the rule of its gravest difference."""
    customs = lexicon.read("honorifics", Customs)
    comparisons = 0
    observations: list[Observation] = []
    for entity, claims in _entities(story).items():
        person = _is_person(claims, customs)
        across = list(_told(story, claims, "across", customs)) if len({c.source for c in claims}) > 1 else []
        if params.scope == "across" and across:
            gravest = min((_kind(match) for _, _, match in across), key=_GRAVITY.index)
            comparisons += len(claims) - 1
            if gravest in params.kinds:
                observations.append(_observation(story, entity, "", across))
        elif params.scope == "across":
            comparisons += (len(claims) - 1) * (len({c.source for c in claims}) > 1)
        elif person:
            known = {frozenset((left.text, right.text)) for left, right, _ in across}
            for article, own in _by_article(claims):
                comparisons += len(own) - 1
                found = [each for each in _told(story, own, "within", customs) if _kind(each[2]) in params.kinds]
                new = [each for each in found if frozenset((each[0].text, each[1].text)) not in known]
                if new:
                    observations.append(_observation(story, entity, article, new))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def _told(
    story: Story, claims: Sequence[Claim], scope: str, customs: Customs
) -> Iterator[tuple[_Form, _Form, NameMatch]]:
    """Yield the pairs of forms of one name that a reader would see a difference between."""
    for left, right, match in _differing(_forms(claims, customs), scope, customs):
        if _one_language(story, left.claims, right.claims):
            yield left, right, match


def _kind(match: NameMatch) -> Kind:
    return _KINDS.get(match.reason, "letters")


def _is_person(claims: Sequence[Claim], customs: Customs) -> bool:
    """Tell whether an entity is a person: any article says so, and no name of it says otherwise."""
    names = [claim.payload for claim in claims if isinstance(claim.payload, Name)]
    return any(name.type == "person" for name in names) and not any(is_thing(name.name, customs) for name in names)


def _one_language(story: Story, left: Sequence[Claim], right: Sequence[Claim]) -> bool:
    """Tell whether one language has both spellings: "Poutine" is how French writes "Putin"."""
    languages = {article.id: spoken(article.lang) for article in story.articles}
    ours, theirs = ({languages.get(claim.article) for claim in claims} for claims in (left, right))
    return not ours.isdisjoint(theirs)


def _entities(story: Story) -> dict[str, list[Claim]]:
    """Group the mentions of names by entity."""
    found: dict[str, list[Claim]] = {}
    for claim in story.claims:
        if isinstance(claim.payload, Name):
            found.setdefault(claim.payload.entity, []).append(claim)
    return found


def _by_article(claims: Sequence[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    """Yield the mentions of each article that has several."""
    articles: dict[str, list[Claim]] = {}
    for claim in claims:
        articles.setdefault(claim.article, []).append(claim)
    yield from ((article, own) for article, own in articles.items() if len(own) > 1)


def _forms(claims: Sequence[Claim], customs: Customs) -> list[_Form]:
    """Gather the mentions by spelling, the commonest first."""
    person = _is_person(claims, customs)
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        assert isinstance(claim.payload, Name)  # noqa: S101 - only names get here
        name = claim.payload.name
        key = parse(name, customs).text() if person else _plain(name)
        groups.setdefault(key.casefold(), []).append(claim)
    forms = [
        _Form(name=parse(_written(own), customs), text=_written(own), claims=tuple(own), person=person)
        for own in groups.values()
    ]
    return sorted(forms, key=lambda form: (-len(form.claims), form.text))


def _plain(name: str) -> str:
    """Write a name without what is nothing: ``The St. John's`` -> ``st john``."""
    plain = (word.strip(".,").replace("\u2019", "'").removesuffix("'s") for word in name.split())
    return " ".join(word for word in plain if word and word.casefold() != "the")


def _written(claims: Sequence[Claim]) -> str:
    """Return the commonest way mentions are written."""
    count = Counter(claim.payload.name for claim in claims if isinstance(claim.payload, Name))
    return min(count, key=lambda text: (-count[text], text))


def _differing(forms: Sequence[_Form], scope: str, customs: Customs) -> Iterator[tuple[_Form, _Form, NameMatch]]:
    """Yield the pairs of spellings that are worth a look, each with what differs."""
    whole = {form.name.key for form in forms if form.name.given}
    for left, right in combinations(islice(forms, _MOST_FORMS), 2):
        match = _people(left, right, whole, customs) if left.person else compare_proper(left.text, right.text, customs)
        if match.likeness is not Likeness.SPELLING and match.reason not in _KINDS:
            continue
        if scope == "across" and len({claim.source for form in (left, right) for claim in form.claims}) == 1:
            continue
        # A source that has both forms says itself that they are one.
        if _kind(match) == "form" and set(_sources(left)) & set(_sources(right)):
            continue
        yield left, right, match


def _people(one: _Form, two: _Form, whole: set[str], customs: Customs) -> NameMatch:
    """Compare two forms of one person's name."""
    left, right = one.name, two.name
    match = compare(left, right, customs)
    if match.likeness is Likeness.DIFFERENT and (thing := compare_proper(one.text, two.text, customs)).reason == ORDER:
        return thing
    if match.likeness is Likeness.DIFFERENT:
        match = _bare(left, right, whole, customs) or match
    if match.likeness is Likeness.DIFFERENT and left.given and right.given and left.key == right.key:
        return _otherwise(left, right)
    if left.given and right.given and (left.generation is None) != (right.generation is None):
        return match if match.likeness is Likeness.SPELLING else NameMatch(likeness=Likeness.VARIANT, reason="suffix")
    middles = (name.given[1:] for name in (left, right))
    if match.reason == "middle name" and all(len(word) < _SHORTEST_MIDDLE for own in middles for word in own):
        return NameMatch(likeness=Likeness.VARIANT, reason="initial")
    return match


def _otherwise(left: PersonName, right: PersonName) -> NameMatch:
    """Say how the given names of two that are held to be one person differ."""
    near = OSA.distance(squash(left.given[0]), squash(right.given[0])) <= _SLIP
    if near:
        return NameMatch(likeness=Likeness.SPELLING, reason="given name differs by two letters")
    return NameMatch(likeness=Likeness.VARIANT, reason="called otherwise")


def _bare(left: PersonName, right: PersonName, whole: set[str], customs: Customs) -> NameMatch | None:
    """Compare a bare surname that no full form has with the full form it was held to stand for."""
    bare, full = (right, left) if left.given else (left, right)
    return misspelt(bare, full, customs) if bare.key not in whole else None


def _observation(story: Story, entity: str, place: str, found: Sequence[tuple[_Form, _Form, NameMatch]]) -> Observation:
    """Say how a name is spelt, where, and what differs."""
    forms = list({form.text: form for left, right, _ in found for form in (left, right)}.values())
    introducing = _introducing(story, forms)
    reasons = list(dict.fromkeys(match.reason for _, _, match in found))
    places = "; ".join(f"{form.text} ({', '.join(_sources(form))})" for form in forms)
    return Observation(
        verdict=Verdict.COMPATIBLE,
        topic=f"{forms[0].text}: spelling",
        cluster=f"{story.id}/name-{entity}",
        sides=tuple(Side(claim=claim.id, value=form.text) for form in forms for claim in _once(form, introducing)),
        explanation=f"One name is written in {len(forms)} ways: {places}; {', '.join(reasons)}.",
        key=(entity, place, *sorted(form.text for form in forms)),
        fields={
            "reason": "; ".join(reasons),
            "forms": " / ".join(f"{form.text} ({len(_sources(form))})" for form in forms),
        },
        steps=tuple(Step(label=m.reason, detail=f"{one.text} / {two.text}") for one, two, m in found),
    )


def _sources(form: _Form) -> list[str]:
    return list(dict.fromkeys(claim.source for claim in form.claims))


def _once(form: _Form, introducing: AbstractSet[str] = frozenset()) -> list[Claim]:
    """Return a spelling's first mention in each article, rather one that says who the person is."""
    first: dict[str, Claim] = {}
    for claim in sorted(form.claims, key=lambda c: c.id not in introducing):
        first.setdefault(claim.article, claim)
    return [claim for claim in form.claims if claim is first[claim.article]]


def _introducing(story: Story, forms: Sequence[_Form]) -> frozenset[str]:
    """Return the ids of mentions that stand in a title or beside an age."""
    spans: dict[str, list[Span]] = {}
    for claim in story.claims:
        if isinstance(claim.payload, Role) or claim.attribute == "age":
            spans.setdefault(claim.article, []).append(claim.span)
    return frozenset(
        claim.id
        for form in forms
        for claim in form.claims
        if any(span.start <= claim.span.start and claim.span.end <= span.end for span in spans.get(claim.article, ()))
    )
