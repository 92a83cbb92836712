"""Spelling of people's names: one person, written in two ways."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Literal

import msgspec

from checker.check.outcome import Observation, Outcome
from checker.languages import spoken
from checker.lexicon import Lexicon
from checker.model import Claim, Side, Step, Story, Verdict
from checker.values import Name
from checker.values.customs import Customs
from checker.values.name import Likeness, NameMatch, PersonName, compare, misspelt, parse

_MOST_FORMS = 40
"""Forms of one name that are compared: no person has more, a hostile text might."""

Kind = Literal["letters", "transliteration", "diacritics", "marks"]

_KINDS: dict[str, Kind] = {
    "transliteration": "transliteration",
    "diacritics": "diacritics",
    "hyphen, blank or apostrophe": "marks",
}


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


def spelling(story: Story, params: SpellingParams, lexicon: Lexicon) -> Outcome:
    """Find people whose name is spelt in two ways."""
    customs = lexicon.read("honorifics", Customs)
    comparisons = 0
    observations: list[Observation] = []
    for entity, claims in _people(story).items():
        for place, own in _scoped(claims, params):
            forms = _forms(own, customs)
            comparisons += len(own) - 1
            differing = _differing(forms, params, customs)
            found = [each for each in differing if _one_language(story, each[0].claims, each[1].claims)]
            if found:
                observations.append(_observation(story, entity, place, found))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def _one_language(story: Story, left: Sequence[Claim], right: Sequence[Claim]) -> bool:
    """Tell whether one language has both spellings: "Poutine" is how French writes "Putin"."""
    languages = {article.id: spoken(article.lang) for article in story.articles}
    ours, theirs = ({languages.get(claim.article) for claim in claims} for claims in (left, right))
    return not ours.isdisjoint(theirs)


def _people(story: Story) -> dict[str, list[Claim]]:
    """Group the mentions of people by entity."""
    found: dict[str, list[Claim]] = {}
    for claim in story.claims:
        if isinstance(claim.payload, Name) and claim.payload.type == "person":
            found.setdefault(claim.payload.entity, []).append(claim)
    return found


def _scoped(claims: Sequence[Claim], params: SpellingParams) -> Iterator[tuple[str, list[Claim]]]:
    """Yield the mentions to compare: all, or article by article."""
    if params.scope == "across":
        if len({claim.source for claim in claims}) > 1:
            yield "", list(claims)
        return
    articles: dict[str, list[Claim]] = {}
    for claim in claims:
        articles.setdefault(claim.article, []).append(claim)
    yield from ((article, own) for article, own in articles.items() if len(own) > 1)


def _forms(claims: Sequence[Claim], customs: Customs) -> list[_Form]:
    """Gather the mentions by spelling, the commonest first."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        assert isinstance(claim.payload, Name)  # noqa: S101 - only names get here
        groups.setdefault(parse(claim.payload.name, customs).text().casefold(), []).append(claim)
    forms = [
        _Form(name=parse(_written(own), customs), text=_written(own), claims=tuple(own)) for own in groups.values()
    ]
    return sorted(forms, key=lambda form: (-len(form.claims), form.text))


def _written(claims: Sequence[Claim]) -> str:
    """Return the commonest way mentions are written."""
    count = Counter(claim.payload.name for claim in claims if isinstance(claim.payload, Name))
    return min(count, key=lambda text: (-count[text], text))


def _differing(
    forms: Sequence[_Form], params: SpellingParams, customs: Customs
) -> Iterator[tuple[_Form, _Form, NameMatch]]:
    """Yield the pairs of spellings that a rule reports."""
    whole = {form.name.key for form in forms if form.name.given}
    for left, right in combinations(islice(forms, _MOST_FORMS), 2):
        match = compare(left.name, right.name, customs)
        if match.likeness is Likeness.DIFFERENT:
            match = _bare(left.name, right.name, whole, customs) or match
        if match.likeness is not Likeness.SPELLING or _KINDS.get(match.reason, "letters") not in params.kinds:
            continue
        if params.scope == "within" or len({claim.source for form in (left, right) for claim in form.claims}) > 1:
            yield left, right, match


def _bare(left: PersonName, right: PersonName, whole: set[str], customs: Customs) -> NameMatch | None:
    """Compare a bare surname that no full form has with the full form it was held to stand for."""
    bare, full = (right, left) if left.given else (left, right)
    return misspelt(bare, full, customs) if bare.key not in whole else None


def _observation(story: Story, entity: str, place: str, found: Sequence[tuple[_Form, _Form, NameMatch]]) -> Observation:
    """Say how a name is spelt, where, and what differs."""
    forms = list({form.text: form for left, right, _ in found for form in (left, right)}.values())
    reasons = list(dict.fromkeys(match.reason for _, _, match in found))
    places = "; ".join(f"{form.text} ({', '.join(_sources(form))})" for form in forms)
    return Observation(
        verdict=Verdict.COMPATIBLE,
        topic=f"{forms[0].text}: spelling",
        cluster=f"{story.id}/name-{entity}",
        sides=tuple(Side(claim=claim.id, value=form.text) for form in forms for claim in _once(form)),
        explanation=f"One name is written in {len(forms)} ways: {places}; {', '.join(reasons)}.",
        key=(entity, place, *sorted(form.text for form in forms)),
        fields={"reason": "; ".join(reasons), "forms": " / ".join(form.text for form in forms)},
        steps=tuple(Step(label=m.reason, detail=f"{one.text} / {two.text}") for one, two, m in found),
    )


def _sources(form: _Form) -> list[str]:
    return list(dict.fromkeys(claim.source for claim in form.claims))


def _once(form: _Form) -> list[Claim]:
    """Return a spelling's first mention in each article."""
    first: dict[str, Claim] = {}
    for claim in form.claims:
        first.setdefault(claim.article, claim)
    return list(first.values())
