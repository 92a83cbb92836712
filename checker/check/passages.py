"""Passages of different outlets that tell the same: alike, or in words worth reading side by side."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import msgspec

from checker.check.outcome import Observation, Outcome
from checker.lexicon import Lexicon
from checker.model import Certainty, Claim, Cluster, Confidence, Side, Step, Story, Verdict
from checker.values import Statement
from checker.values.outlet import outlet
from checker.values.wording import stem, words

PASSAGE = "passage"
"""The kind of clusters that hold passages."""


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the rules on passages may set."""

    least: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.5
    """Probability that two passages tell the same."""
    alike: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.5
    """Likeness of words from which two passages tell it alike."""
    most: int = 10
    """Findings of a story at most, the likeliest first."""


def alike(story: Story, params: Params, _: Lexicon) -> Outcome:
    """Find what several outlets tell in much the same words, with the same figures, as surely."""
    found = [
        (likely, cluster)
        for likely, cluster in _likely(story, params.least)
        if _likeness(cluster) >= params.alike and _agree(cluster)
    ]
    return _outcome(story, found[: params.most], Verdict.AGREE)


def look(story: Story, params: Params, _: Lexicon) -> Outcome:
    """Find passages that tell the same in other words, to be read side by side."""
    found = [
        (likely, cluster)
        for likely, cluster in _likely(story, params.least)
        if _likeness(cluster) < params.alike or not _agree(cluster)
    ]
    return _outcome(story, found[: params.most], Verdict.LOOK)


def _likely(story: Story, least: float) -> list[tuple[float, Cluster]]:
    """Return the clusters of passages from a probability on, likeliest first."""
    ranked = [(max(link.probability or 0.0 for link in c.links), c) for c in story.clusters_of(PASSAGE)]
    kept = [(likely, cluster) for likely, cluster in ranked if likely >= least and _outlets(cluster) > 1]
    return sorted(kept, key=lambda each: (-_outlets(each[1]), -each[0], each[1].id))


def _outlets(cluster: Cluster) -> int:
    return len({outlet(claim.source) for claim in cluster.claims})


def _likeness(cluster: Cluster) -> float:
    """Return how alike the words of the two passages are that are least alike."""
    found = (term.weight for link in cluster.links for term in link.terms if term.label == "similarity")
    return min(found, default=0.0)


def _agree(cluster: Cluster) -> bool:
    """Tell whether passages give the same figures, as surely, and none says that it is not so."""
    told = [claim for claim in cluster.claims if isinstance(claim.payload, Statement)]
    figures = [{word for word in _words(claim) if word[:1].isdigit()} for claim in told]
    sure = {claim.certainty is Certainty.ALLEGED for claim in told}
    return len({claim.polarity for claim in told}) == 1 and len(sure) == 1 and all(f == figures[0] for f in figures)


def _words(claim: Claim) -> tuple[str, ...]:
    return claim.payload.words if isinstance(claim.payload, Statement) else ()


def _outcome(story: Story, found: Sequence[tuple[float, Cluster]], verdict: Verdict) -> Outcome:
    observations = tuple(_observation(cluster, likely, verdict) for likely, cluster in found)
    return Outcome(comparisons=sum(len(c.links) for c in story.clusters_of(PASSAGE)), observations=observations)


def _observation(cluster: Cluster, likely: float, verdict: Verdict) -> Observation:
    claims = cluster.claims
    topic = _topic(claims)
    own = tuple(_own(claim, claims) for claim in claims)
    said = "in much the same words" if verdict is Verdict.AGREE else "in other words"
    return Observation(
        verdict=verdict,
        topic=topic,
        cluster=cluster.id,
        sides=tuple(
            Side(claim=c.id, value=" ".join(c.text.split()), note=", ".join(w))
            for c, w in zip(claims, own, strict=True)
        ),
        explanation=f"{_outlets(cluster)} outlets tell this {said}.",
        key=(topic.casefold(), *sorted(" ".join(_words(claim)) for claim in claims)),
        steps=tuple(Step(label=c.source, detail=", ".join(w) or "-") for c, w in zip(claims, own, strict=True)),
        links=cluster.links,
        sureness=Confidence.SURE if verdict is Verdict.AGREE else Confidence.LOOK,
        probability=likely,
    )


def _topic(claims: Sequence[Claim]) -> str:
    """Name what passages tell: who does what."""
    for claim in claims:
        match claim.payload:
            case Statement(subject=str() as subject, predicate=predicate):
                return f"{subject}: {predicate.replace('_', ' ')}"
    return " ".join(claims[0].text.split()[:8])


def _own(claim: Claim, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the words that a passage has and no other of its cluster, as written."""
    others = {word for other in claims if other is not claim for word in _words(other)}
    return tuple(dict.fromkeys(_written(claim, set(_words(claim)) - others)))


def _written(claim: Claim, stems: set[str]) -> Iterator[str]:
    for word in words(claim.text):
        if stem(word.casefold()) in stems:
            yield word
