"""Attribution: one figure, told by different parties, or with nobody to answer for it."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from checker.check.outcome import Observation, Outcome
from checker.lexicon import Lexicon
from checker.model import Certainty, Claim, Cluster, Link, Side, Step, Story, Verdict
from checker.values import Quantity, agreement, figure
from checker.values.customs import Customs
from checker.values.name import squash

_POINTING = frozenset({"the", "a", "an", "of", "for", "and", "in", "its", "his", "her", "their"})

Pair = tuple[Claim, Claim, Link]


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which figures the rules on attribution look at."""

    least: float = 10.0
    """The smallest figure whose source matters: small ones are everybody's."""


def differs(story: Story, params: Params, lexicon: Lexicon) -> Outcome:
    """Find one figure that two sources attribute to different parties, by name."""
    generic = lexicon.read("honorifics", Customs).generic

    def apart(pairs: Sequence[Pair]) -> Iterator[Pair]:
        alike = {_sources(pair) for pair in pairs if not _two_parties(pair, generic)}
        return (pair for pair in pairs if _two_parties(pair, generic) and _sources(pair) not in alike)

    return _over(story, params, apart)


def dropped(story: Story, params: Params, _: Lexicon) -> Outcome:
    """Find figures that one source gives as its own and all others with somebody who says so."""

    def bare(pairs: Sequence[Pair]) -> Iterator[Pair]:
        claims = {claim.id: claim for left, right, _ in pairs for claim in (left, right)}.values()
        own = {claim.source for claim in claims if claim.certainty is Certainty.STATED}
        told = {claim.source for claim in claims if claim.attributed_to}
        if len(own) == 1 and len(told) > 1 and not own & told:
            mixed = (pair for pair in pairs if (pair[0].source in own) is not (pair[1].source in own))
            yield from (pair for pair in mixed if not _names_other(*pair[:2]) and not _names_other(pair[1], pair[0]))

    return _over(story, params, bare)


def _over(story: Story, params: Params, choose: Callable[[Sequence[Pair]], Iterator[Pair]]) -> Outcome:
    """Observe each cluster that has pairs of the chosen kind among claims that say the same."""
    comparisons = 0
    observations: list[Observation] = []
    for cluster in story.clusters:
        if cluster.kind != Quantity.kind:
            continue
        alike = list(_alike(cluster, params.least))
        comparisons += len(alike)
        pairs = list(choose(alike))
        if pairs:
            observations.append(_observation(cluster, pairs))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def _alike(cluster: Cluster, least: float) -> Iterator[Pair]:
    """Yield the linked claims of two sources that say the same."""
    claims = {claim.id: claim for claim in cluster.claims}
    for link in cluster.links:
        left, right = claims[link.left], claims[link.right]
        if left.source != right.source and _same(left, right, least):
            yield left, right, link


def _same(left: Claim, right: Claim, least: float) -> bool:
    """Tell whether two claims give one figure of something named: an age counts nothing."""
    one, other = _quantity(left), _quantity(right)
    named = all(each.counted for each in (one, other))
    return named and agreement.alike(one, other) and (one.value or 0) >= least


def _quantity(claim: Claim) -> Quantity:
    assert isinstance(claim.payload, Quantity)  # noqa: S101 - clusters of figures hold nothing else
    return claim.payload


def _sources(pair: Pair) -> frozenset[str]:
    return frozenset((pair[0].source, pair[1].source))


def _two_parties(pair: Pair, generic: frozenset[str]) -> bool:
    """Tell whether both claims are attributed, by name, to parties that have nothing to do with each other."""
    left, right, _ = pair
    one, other = (_party(claim, generic) for claim in (left, right))
    if not one or not other or one & other:
        return False
    return not any(check(a, b) for check in (_short, _names_other) for a, b in ((left, right), (right, left)))


def _names_other(one: Claim, other: Claim) -> bool:
    """Tell whether a claim's sentence names the party of another: its director, or the party by its side."""
    capitals = {squash(word) for word in (other.attributed_to or "").split() if word[:1].isupper()}
    return bool(capitals & {squash(word.strip(".,:;")) for word in one.sentence.split() if word[:1].isupper()})


def _party(claim: Claim, generic: frozenset[str]) -> frozenset[str]:
    """Return the words of a named party; empty where the source names nobody."""
    words = (claim.attributed_to or "").replace("’s", "").replace("'s", "").split()
    if not any(word[:1].isupper() and word.casefold() not in _POINTING for word in words):
        return frozenset()
    return frozenset(squash(word) for word in words if len(word) > 1) - generic - _POINTING


def _short(one: Claim, other: Claim) -> bool:
    """Tell whether a party's name is the initials of the other's."""
    capitals = [word for word in (other.attributed_to or "").split() if word[:1].isupper()]
    initials = "".join(word if word.isupper() else word[0] for word in capitals).casefold()
    return len(initials) > 1 and any(squash(word).endswith(initials) for word in (one.attributed_to or "").split())


def _observation(cluster: Cluster, pairs: Sequence[Pair]) -> Observation:
    ids = {claim.id for left, right, _ in pairs for claim in (left, right)}
    claims = [claim for claim in cluster.claims if claim.id in ids]
    says = "; ".join(f"{_by(claim)} in {claim.source}" for claim in _once(claims))
    return Observation(
        verdict=Verdict.COMPATIBLE,
        topic=_value(claims[0]),
        cluster=cluster.id,
        sides=tuple(Side(claim=claim.id, value=figure.wording(_quantity(claim)), note=_by(claim)) for claim in claims),
        explanation=f"The same is said on different authority: {says}.",
        key=tuple(sorted({f"{_value(claim)} {_by(claim)} {claim.source}" for claim in claims})),
        fields={"says": says},
        steps=tuple(Step(label=claim.source, detail=f"{_value(claim)}: {_by(claim)}") for claim in claims),
        links=tuple(link for _, _, link in pairs),
    )


def _once(claims: Sequence[Claim]) -> list[Claim]:
    """Return one claim a source and party, in order."""
    return list({(claim.source, claim.attributed_to): claim for claim in reversed(claims)}.values())[::-1]


def _by(claim: Claim) -> str:
    return claim.attributed_to or "nobody named"


def _value(claim: Claim) -> str:
    """Return a figure as an editor reads it."""
    worded = figure.wording(_quantity(claim))
    counted = _quantity(claim).counted or ""
    return worded if worded.endswith(counted) else f"{worded} {counted}"
