"""Statements: what one source says is so and another says is not so, denied, alleged or left without an answer."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from checker.check import moving
from checker.check.outcome import NoParams, Observation, Outcome
from checker.lexicon import Lexicon
from checker.model import Certainty, Claim, Cluster, Link, Polarity, Side, Span, Step, Story, Verdict
from checker.values import Quotation, Statement, wording
from checker.values.statement import Denial

STEPS = "different steps of one ladder"
CONTRARY = "contrary predicates"
VERBATIM = "word for word"
"""Labels of the alignment terms that say what a pair has to do with each other."""

_SHOWN = 110
"""Characters of a clause that are shown in a table."""

Kind = Literal["stated", "attributed", "disputed"]

_ORDER = {certainty: rank for rank, certainty in enumerate(Certainty)}

_DISPUTED: Kind = "disputed"
_ENDS = {
    "conflict": "Both cannot be so.",
    "disputed": "Neither says so and not so as its own finding: the matter is in dispute.",
    "since": "The denial was published first, and tells what had been up to then.",
}
_HOW = {
    Denial.NEGATED: "says that it is not so",
    Denial.DENIED: "reports a denial",
    Denial.FALSE: "calls it untrue",
    Denial.WITHDRAWN: "says that the plan was given up",
}


class OppositeParams(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose voices a rule compares."""

    voices: Kind
    """``stated``: both outlets in their own voice; ``attributed``: one of them; ``disputed``: neither."""


class _Voices(msgspec.Struct, frozen=True):
    """The adverbs of hearsay of the word list ``voices``."""

    reported: frozenset[str]


class CertaintyParams(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a rule compares an allegation with."""

    firm: Literal["stated", "reported"] = "stated"
    """How sure the other source is: in its own voice, or by what somebody says."""


_STATED: Kind = "stated"
"""Whose opposite words exclude each other; what a party denies that an outlet states is disputed, no slip of either."""
_SAME = 0.5
"""Probability that two sentences tell the same, from which on one of them can contradict the other."""

_NEAR = 0.25
"""Probability from which on what one outlet reports may be what a party denies in another."""


def opposite(story: Story, params: OppositeParams, _: Lexicon) -> Outcome:
    """Find statements of which one source says that they are so and another that they are not."""
    quotes: dict[str, list[Span]] = defaultdict(list)
    for claim in story.claims:
        if isinstance(claim.payload, Quotation):
            quotes[claim.article].append(claim.span)

    def quoted(claim: Claim) -> bool:
        return any(span.overlaps(claim.span) for span in quotes[claim.article])

    hours = moving.hours(story)

    def since(left: Claim, right: Claim) -> bool:
        denial, other = sorted((left, right), key=_denies, reverse=True)
        then, now = hours.get(denial.article), hours.get(other.article)
        return _denies(denial) and _of(denial).so_far and then is not None and now is not None and then.before(now)

    def apart(left: Claim, right: Claim, link: Link) -> bool:
        contrary = _has(link, CONTRARY) or (_denies(left) is not _denies(right) and not _has(link, STEPS))
        if link.probability is not None and link.probability < (_SAME if params.voices == _STATED else _NEAR):
            return False
        if not contrary or (_DISPUTED if since(left, right) else _voices(left, right)) != params.voices:
            return False
        # What somebody is quoted with in two ways is collated word by word by the checks of quotations.
        return not (quoted(left) and quoted(right))

    def observe(cluster: Cluster, links: Sequence[Link]) -> Observation:
        claims = {claim.id: claim for claim in cluster.claims}
        later = all(since(claims[link.left], claims[link.right]) for link in links)
        return _opposite(cluster, links, "since" if later else "conflict" if params.voices == _STATED else "disputed")

    return _over(story, apart, observe)


def steps(story: Story, _: NoParams, __: Lexicon) -> Outcome:
    """Find a denial of one step of a ladder where other sources tell another step."""

    def differ(left: Claim, right: Claim, link: Link) -> bool:
        return _has(link, STEPS) and _denies(left) is not _denies(right)

    return _over(story, differ, _stepped)


def certainty(story: Story, params: CertaintyParams, lexicon: Lexicon) -> Outcome:
    """Find statements that one source only alleges and another gives as a plain fact, or as a plain report."""
    adverbs = lexicon.read("voices", _Voices).reported

    def upgraded(left: Claim, right: Claim, link: Link) -> bool:
        weak, firm = sorted((left, right), key=lambda claim: _ORDER[claim.certainty])
        if _denies(left) or _denies(right) or _has(link, CONTRARY) or firm.certainty != params.firm:
            return False
        if weak.certainty is Certainty.ALLEGED:
            return firm.certainty is Certainty.STATED or _has(link, VERBATIM) or _one_party(left, right)
        hearsay = weak.certainty is not firm.certainty and weak.attributed_to is None
        return hearsay and _has(link, VERBATIM) and not adverbs.isdisjoint(weak.text.casefold().split())

    return _over(story, upgraded, _upgraded)


def silence(story: Story, _: NoParams, __: Lexicon) -> Outcome:
    """Find parties that keep silent in one source and deny, or keep silent in another way, in another."""

    def differ(left: Claim, right: Claim, _: Link) -> bool:
        kinds = {_of(left).denial, _of(right).denial}
        return len(kinds) > 1 and None not in kinds and any(kind.silent for kind in kinds if kind)

    return _over(story, differ, _silent)


def _over(
    story: Story,
    wanted: Callable[[Claim, Claim, Link], bool],
    observe: Callable[[Cluster, Sequence[Link]], Observation],
) -> Outcome:
    """Observe each cluster that has links of the wanted kind between sources."""
    comparisons = 0
    observations = []
    for cluster in story.clusters:
        if cluster.kind != Statement.kind:
            continue
        claims = {claim.id: claim for claim in cluster.claims}
        torn = _torn(cluster)
        across = [link for link in cluster.links if claims[link.left].source != claims[link.right].source]
        comparisons += len(across)
        across = [
            link
            for link in across
            if _has(link, VERBATIM) or not {claims[link.left].source, claims[link.right].source} & torn
        ]
        links = [link for link in across if wanted(claims[link.left], claims[link.right], link)]
        if links:
            observations.append(observe(cluster, links))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def _torn(cluster: Cluster) -> set[str]:
    """Return the sources that tell both sides themselves: with such a source no other is at odds."""
    affirming = {claim.source for claim in cluster.claims if not _denies(claim)}
    return {claim.source for claim in cluster.claims if _denies(claim)} & affirming


def _of(claim: Claim) -> Statement:
    assert isinstance(claim.payload, Statement)  # noqa: S101 - clusters of statements hold nothing else
    return claim.payload


def _has(link: Link, label: str) -> bool:
    return any(term.label == label for term in link.terms)


def _denies(claim: Claim) -> bool:
    return claim.polarity is Polarity.NEGATED


def _voices(left: Claim, right: Claim) -> Kind:
    """Say whose voices two statements are in."""
    own = [claim.certainty is Certainty.STATED for claim in (left, right)]
    if all(own):
        return "stated"
    alleged = Certainty.ALLEGED in {left.certainty, right.certainty}
    return "attributed" if any(own) and not alleged else "disputed"


def _one_party(left: Claim, right: Claim) -> bool:
    """Tell whether two statements are attributed to one party."""
    one, other = (set(wording.content(claim.attributed_to or "")) for claim in (left, right))
    return bool(one and other) and (one <= other or other <= one)


def _linked(cluster: Cluster, links: Sequence[Link]) -> list[Claim]:
    """Return the claims of links, in the cluster's order."""
    ids = {key for link in links for key in (link.left, link.right)}
    return [claim for claim in cluster.claims if claim.id in ids]


def _opposite(cluster: Cluster, links: Sequence[Link], how_far: str) -> Observation:
    claims = _linked(cluster, links)
    denials = [claim for claim in claims if _denies(claim)]
    others = [claim for claim in claims if not _denies(claim)]
    how = "; ".join(dict.fromkeys(_told(claim) for claim in (*others, *denials)))
    verdict = Verdict.CONFLICT if how_far == "conflict" else Verdict.COMPATIBLE
    return _observation(cluster, links, [*others, *denials], verdict=verdict, explanation=f"{how}. {_ENDS[how_far]}")


def _told(claim: Claim) -> str:
    """Say in what voice a source says something."""
    said = _quoted(claim)
    by = f" of {claim.attributed_to}" if claim.attributed_to else ""
    if _denies(claim):
        denial = _of(claim).denial or Denial.NEGATED
        if claim.attributed_to:
            return f"{claim.source} reports a denial{by}: {said}"
        return f"{claim.source} {_HOW.get(denial, 'denies it')}: {said}"
    if claim.certainty is Certainty.STATED:
        return f"{claim.source} gives it as a fact: {said}"
    kind = "an allegation" if claim.certainty is Certainty.ALLEGED else "a report"
    return f"{claim.source} gives it as {kind}{by}: {said}"


def _stepped(cluster: Cluster, links: Sequence[Link]) -> Observation:
    claims = _linked(cluster, links)
    told: dict[str, str] = {}
    for link in links:
        detail = next(term.detail for term in link.terms if term.label == STEPS)
        left, _, right = detail.partition(" / ")
        told.update({link.left: left, link.right: right})
    notes = {claim.id: f"{'not ' if _denies(claim) else ''}{told[claim.id]}" for claim in claims}
    says = "; ".join(f"{notes[c.id]} in {c.source}{_by(c)}" for c in claims)
    explanation = f"Steps of one ladder, told of the same: {says}. The denial speaks of its own step only."
    ordered = sorted(claims, key=lambda claim: not _denies(claim))
    return _observation(
        cluster, links, ordered, verdict=Verdict.COMPATIBLE, explanation=explanation, notes=notes, says=says
    )


def _by(claim: Claim) -> str:
    """Say who says so, or how surely it is said."""
    if claim.attributed_to:
        return f" ({claim.attributed_to})"
    return f" ({claim.certainty.value})" if claim.certainty is not Certainty.STATED else ""


def _upgraded(cluster: Cluster, links: Sequence[Link]) -> Observation:
    claims = sorted(_linked(cluster, links), key=lambda claim: claim.certainty is not Certainty.STATED)
    how = "; ".join(dict.fromkeys(_told(claim) for claim in claims))
    return _observation(cluster, links, claims, verdict=Verdict.COMPATIBLE, explanation=f"{how}.")


def _silent(cluster: Cluster, links: Sequence[Link]) -> Observation:
    claims = _linked(cluster, links)
    says = "; ".join(dict.fromkeys(f"{_kind(claim)} in {claim.source}" for claim in claims))
    explanation = f"What {_of(claims[0]).subject} answered is told in different ways: {says}."
    return _observation(cluster, links, claims, verdict=Verdict.COMPATIBLE, explanation=explanation, says=says)


def _kind(claim: Claim) -> str:
    denial = _of(claim).denial
    return denial.value if denial is not None else "answered"


def _observation(
    cluster: Cluster,
    links: Sequence[Link],
    claims: Sequence[Claim],
    *,
    verdict: Verdict,
    explanation: str,
    notes: dict[str, str] | None = None,
    **fields: str,
) -> Observation:
    return Observation(
        verdict=verdict,
        topic=_topic(claims[0]),
        cluster=cluster.id,
        sides=tuple(
            Side(claim=c.id, value=_quoted(c), note=(notes or {}).get(c.id) or c.attributed_to or "") for c in claims
        ),
        explanation=explanation,
        key=tuple(sorted({f"{c.source}: {c.polarity.value} {' '.join(_of(c).words)}" for c in claims})),
        fields=fields,
        steps=tuple(_step(claim) for claim in claims),
        links=tuple(links),
    )


def _step(claim: Claim) -> Step:
    statement = _of(claim)
    denial = f", {statement.denial.value}" if statement.denial else ""
    return Step(
        label=claim.source,
        detail=f"{claim.polarity.value}{denial}, {claim.certainty.value}: {' '.join(statement.words)}",
    )


def _quoted(claim: Claim) -> str:
    """Return a clause, on one line and cut to what a table can hold."""
    text = " ".join(claim.text.split()).strip(" ,;:“”\"'‘’")
    return f"“{text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(' ', 1)[0] + ' …'}”"


def _topic(claim: Claim) -> str:
    """Name what a statement is about."""
    statement = _of(claim)
    predicate = statement.predicate.replace("_", " ")
    said = f"{predicate} {statement.object}" if statement.object else predicate
    return f"{statement.subject}: {said}" if statement.subject else " ".join(claim.text.split())[:_SHOWN]
