"""Dates: at odds, of different precision, stated alike, or with the wrong day of the week."""

from collections.abc import Sequence

import msgspec

from checker.check.grouping import alike, inner_links
from checker.check.outcome import NoParams, Observation, Outcome
from checker.lexicon import Lexicon
from checker.model import Claim, Cluster, Link, Side, Step, Story, Verdict
from checker.values import Moment, moment

_GREGORIAN = 1800
"""Before this year some countries kept another calendar, in which the same date was another day of the week."""
_FEWEST = 2
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "what", "there"})


class ConflictParams(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the rules on dates at odds may set."""

    weekdays: bool = False
    """True: report only pairs of which one names no more than a day of the week; False: only the others."""


def conflict(story: Story, params: ConflictParams, _: Lexicon) -> Outcome:
    """Find dates of one event that cannot both be right."""
    comparisons = 0
    observations: list[Observation] = []
    for cluster in story.clusters_of(Moment.kind):
        comparisons += len(cluster.links)
        at_odds = [pair for pair in cluster.compared() if _apart(*pair) and _bare(*pair) is params.weekdays]
        if at_odds:
            observations.append(_conflict(cluster, at_odds))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def compatible(story: Story, _: NoParams, __: Lexicon) -> Outcome:
    """Find dates of one event that differ in precision and can both be right."""
    comparisons = 0
    observations: list[Observation] = []
    for cluster in story.clusters_of(Moment.kind):
        comparisons += len(cluster.links)
        pairs = list(cluster.compared())
        if not any(_apart(*pair) for pair in pairs) and any(not _same(*pair) for pair in pairs):
            observations.append(_compatible(cluster))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def agree(story: Story, _: NoParams, __: Lexicon) -> Outcome:
    """Find dates of one event that several sources state alike."""
    comparisons = 0
    observations: list[Observation] = []
    for cluster in story.clusters_of(Moment.kind):
        comparisons += len(cluster.links)
        groups = [group for group in alike(cluster.claims, _same) if len({claim.source for claim in group}) >= _FEWEST]
        observations.extend(_agree(cluster, *own) for own in zip(groups, inner_links(cluster, groups), strict=True))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def weekday(story: Story, _: NoParams, __: Lexicon) -> Outcome:
    """Find dates that are given with a day of the week they did not fall on."""
    comparisons = 0
    observations: list[Observation] = []
    for claim in story.claims:
        fits = moment.weekday_fits(claim.payload) if isinstance(claim.payload, Moment) else None
        if fits is None or int((_m(claim).value or "")[:4]) < _GREGORIAN:
            continue
        comparisons += 1
        if not fits:
            observations.append(_misfit(story, claim))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def _m(claim: Claim) -> Moment:
    assert isinstance(claim.payload, Moment)  # noqa: S101 - clusters of dates hold nothing else
    return claim.payload


def _apart(left: Claim, right: Claim) -> bool:
    return moment.compare(_m(left), _m(right)) is moment.Fit.DIFFERENT


def _same(left: Claim, right: Claim) -> bool:
    return moment.alike(_m(left), _m(right))


def _bare(left: Claim, right: Claim) -> bool:
    """Tell whether one of two dates names no more than a day of the week."""
    return any(_m(each).value is None and _m(each).yearless is None for each in (left, right))


def topic(claim: Claim) -> str:
    """Name what a date is of: who or what, and the event."""
    context, event = claim.context, (_m(claim).event or "").replace("_", " ")
    named = (each for each in (context.subject, context.object) if each and each.casefold() not in _PRONOUNS)
    who = next(named, "")
    return f"date: {who} ({event})" if who and event else f"date: {event or who or claim.text}"


def _wording(claim: Claim) -> str:
    """Write a date as it stands, with the day it was reckoned to be."""
    value = _m(claim).value
    plain = " ".join(claim.text.split())
    if value is None or _m(claim).anchor == "stated":
        return plain
    return f"{plain} ({moment.spoken(value)})"


def _reading(claim: Claim) -> Step:
    """Say how a date was understood."""
    given = _m(claim)
    how = {
        "published": "reckoned from the article's date",
        "inferred": "reckoned from a date the article states",
    }.get(given.anchor, "as stated")
    if given.value is None:
        how = "the article gives nothing to reckon the year or week from"
    return Step(label=f"{claim.source}: {' '.join(claim.text.split())}", detail=f"{_day(claim)}, {how}")


def _day(claim: Claim) -> str:
    given = _m(claim)
    if given.value is None:
        return given.yearless.lstrip("-") if given.yearless else moment.weekday_name(given) or claim.text
    named = moment.weekday_name(given)
    return f"{named}, {moment.spoken(given.value)}" if named else moment.spoken(given.value)


def _side(claim: Claim) -> Side:
    return Side(claim=claim.id, value=_wording(claim))


def _key(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the normalised claims: who dates which event how."""
    rows = {
        f"{c.source}|{_m(c).value or _m(c).yearless or _m(c).weekday}|{_m(c).event or ''}|{c.context.subject or ''}"
        for c in claims
    }
    return tuple(sorted(rows))


def _links(cluster: Cluster, claims: Sequence[Claim]) -> tuple[Link, ...]:
    ids = {claim.id for claim in claims}
    return tuple(link for link in cluster.links if {link.left, link.right} <= ids)


def _conflict(cluster: Cluster, at_odds: Sequence[tuple[Claim, Claim]]) -> Observation:
    ids = {claim.id for pair in at_odds for claim in pair}
    claims = [claim for claim in cluster.claims if claim.id in ids]
    left, right = at_odds[0]
    where = f"{left.source} and {right.source}" if left.source != right.source else f"Two places of {left.source}"
    return Observation(
        verdict=Verdict.CONFLICT,
        topic=topic(claims[0]),
        cluster=cluster.id,
        sides=tuple(_side(claim) for claim in claims),
        explanation=f"{where} cannot both be right: {_day(left)} against {_day(right)}.",
        key=_key(claims),
        steps=tuple(_reading(claim) for claim in claims),
        links=_links(cluster, claims),
    )


def _compatible(cluster: Cluster) -> Observation:
    claims = cluster.claims
    finest = _finest(claims)
    return Observation(
        verdict=Verdict.COMPATIBLE,
        topic=topic(claims[0]),
        cluster=cluster.id,
        sides=tuple(_side(claim) for claim in claims),
        explanation=f"All of these can be one date: {finest}. They differ in how precise they are.",
        key=_key(claims),
        fields={"shared": finest},
        steps=(*(_reading(claim) for claim in claims), Step(label="shared", detail=finest)),
        links=cluster.links,
    )


def _finest(claims: Sequence[Claim]) -> str:
    """Name the most precise of dates that fit together."""
    return _day(min(claims, key=_width))


def _width(claim: Claim) -> tuple[int, int]:
    """Rank a date: those that resolve first, the shorter the better."""
    days = moment.interval(_m(claim).value)
    return (0, (days[1] - days[0]).days) if days else (1, 0 if _m(claim).yearless else 1)


def _agree(cluster: Cluster, group: Sequence[Claim], links: tuple[Link, ...]) -> Observation:
    sources = tuple(dict.fromkeys(claim.source for claim in group))
    where = f"{len(sources)} sources"
    return Observation(
        verdict=Verdict.AGREE,
        topic=topic(group[0]),
        cluster=cluster.id,
        sides=tuple(_side(claim) for claim in group),
        explanation=f"The date is stated alike in {where}: {_finest(group)}.",
        key=_key(group),
        fields={"where": where},
        steps=tuple(_reading(claim) for claim in group),
        links=links,
    )


def _misfit(story: Story, claim: Claim) -> Observation:
    named, day = moment.weekday_named(_m(claim)) or "", moment.spoken(_m(claim).value or "")
    fell = moment.weekday_name(_m(claim)) or ""
    return Observation(
        verdict=Verdict.CONFLICT,
        topic=f"date: {' '.join(claim.text.split())}",
        cluster=f"{story.id}/weekday-{claim.id}",
        sides=(Side(claim=claim.id, value=_wording(claim), note=f"{day} was a {fell}"),),
        explanation=f"{claim.source} cannot mean both: {day} was a {fell}, not a {named}.",
        key=(claim.source, _m(claim).value or "", named),
        fields={"fell": fell, "day": day},
        steps=(Step(label=f"{named}, {day}", detail=f"that day was a {fell}"),),
    )
