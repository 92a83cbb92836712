"""Quotations: the same words, other words, a lost or added "not", another speaker."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from checker.check.outcome import NoParams, Observation, Outcome
from checker.lexicon import Lexicon
from checker.model import Claim, Cluster, Link, Side, Step, Story, Verdict
from checker.values import Quotation
from checker.values.outlet import outlet
from checker.values.quotation import Collation, Difference, Retelling, collate
from checker.values.wording import content, excerpt

_ALIKE = frozenset({Difference.TYPOGRAPHY, Difference.PART})

_MARKS = frozenset('"“”„«»')

_NEARLY = 0.75
"""Words are nearly identical where this share of the matching part is common."""

_SHOWN = 30
"""A quotation of more words than this is shown by the part that matches."""

_LONG_RUN = 8
"""As many words in a row are no accident: where a pronoun seems to stand for another speaker, that is in doubt."""

_FULL_NAME = range(2, 5)
"""Words in a person's full name."""

_MEANT = {
    Difference.NEGATION: "one has a negation that the other lacks",
    Difference.QUALIFIER: "one has a qualifier that the other lacks",
    Difference.CUT: "one ends where the other goes on with a reservation",
    Difference.CLIPPED: "one leaves out the last word of a sentence",
    Difference.PARAPHRASE: "some words differ, as in a paraphrase or a translation",
    Difference.CONTRACTION: "one contracts what the other writes out",
}


class Qualifiers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word list ``qualifiers``."""

    words: frozenset[str]


class Nearness(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How alike two quotations must be before two speakers are a contradiction."""

    shared: int = 3
    """Content words both have at least, where some words differ."""
    similarity: float = 0.8
    """Share of the matching part that both have."""
    words: int = 5
    """Words that are no accident where they are the same from end to end, two of them content words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Two linked quotations and their collation."""

    left: Claim
    right: Claim
    link: Link
    collation: Collation

    @property
    def retold(self) -> bool:
        """Tell whether one of them gives the words in its own voice, without marks."""
        return any(isinstance(claim.payload, Retelling) for claim in (self.left, self.right))

    @property
    def partly(self) -> bool:
        """Tell whether some of the words that one gives in its own voice stand between marks."""
        return any(_MARKS.intersection(c.text) for c in (self.left, self.right) if isinstance(c.payload, Retelling))

    @property
    def alike(self) -> bool:
        """Tell whether a reader would see no difference."""
        return not self.collation.retold if self.retold else not self.reworded

    @property
    def reworded(self) -> tuple[Difference, ...]:
        """Return the differences that a reader would see."""
        return tuple(d for d in self.collation.differences if d not in _ALIKE)

    @property
    def contradicts(self) -> bool:
        """Tell whether they say the opposite in nearly the same words."""
        both = self.collation
        near = both.similarity >= _NEARLY and len(set(both.shared)) > 1
        return Difference.NEGATION in both.differences and both.coverage == 1 and (near or both.opposed)

    @property
    def other_speaker(self) -> bool:
        """Tell whether the sources name different speakers, be they people or not."""
        return any(term.label == "other speaker" for term in self.link.terms)

    @property
    def two_people(self) -> bool:
        """Tell whether the words are those of two people: of a few words even if a pronoun stands for one of them."""
        named = all(_is_full_name(claim.attributed_to or "") for claim in (self.left, self.right))
        return self.two_voices or (self.other_speaker and named and self.collation.longest_run < _LONG_RUN)

    @property
    def two_voices(self) -> bool:
        """Tell whether the words are given to two people by name."""
        return self.other_speaker and all(_is_person(claim) for claim in (self.left, self.right))


Look = Callable[[Cluster, Sequence[_Pair]], Iterator[Observation]]


def wording(story: Story, _: NoParams, lexicon: Lexicon) -> Outcome:
    """Find one quotation given in different words."""
    return _over(story, lexicon, _reworded)


def retold(story: Story, _: NoParams, lexicon: Lexicon) -> Outcome:
    """Find one source's quotation in another's own words."""
    return _over(story, lexicon, _retold)


def negation(story: Story, _: NoParams, lexicon: Lexicon) -> Outcome:
    """Find one quotation with a negation added or lost."""
    return _over(story, lexicon, _negated)


def alike(story: Story, _: NoParams, lexicon: Lexicon) -> Outcome:
    """Find one quotation given in the same words by several sources."""
    return _over(story, lexicon, _same)


def speaker(story: Story, params: Nearness, lexicon: Lexicon) -> Outcome:
    """Find the same words given to different people."""

    def look(cluster: Cluster, pairs: Sequence[_Pair]) -> Iterator[Observation]:
        return _misattributed(cluster, pairs, params)

    return _over(story, lexicon, look)


def _over(story: Story, lexicon: Lexicon, look: Look) -> Outcome:
    comparisons = 0
    observations: list[Observation] = []
    for cluster in story.clusters:
        if cluster.kind == Quotation.kind:
            pairs = _pairs(cluster, lexicon)
            comparisons += len(pairs)
            observations.extend(look(cluster, pairs))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def _pairs(cluster: Cluster, lexicon: Lexicon) -> list[_Pair]:
    """Collate the linked claims of different articles."""
    qualifiers = lexicon.read("qualifiers", Qualifiers).words
    claims = {claim.id: claim for claim in cluster.claims}
    pairs = []
    for link in cluster.links:
        left, right = claims[link.left], claims[link.right]
        if outlet(left.source) != outlet(right.source):
            collation = _collated(_said(left), _said(right), qualifiers)
            pairs.append(_Pair(left=left, right=right, link=link, collation=collation))
    return pairs


@lru_cache(maxsize=1 << 13)
def _collated(left: str, right: str, qualifiers: frozenset[str]) -> Collation:
    """Collate two quotations once for all the rules that look at them, and for all outlets that print the same two."""
    return collate(left, right, qualifiers)


def _said(claim: Claim) -> str:
    assert isinstance(claim.payload, Quotation)  # noqa: S101 - clusters of quotations hold nothing else
    return claim.payload.quotation


def _reworded(cluster: Cluster, pairs: Sequence[_Pair]) -> Iterator[Observation]:
    pairs = _marked(pairs)
    changed = [pair for pair in pairs if pair.reworded and not pair.contradicts and not pair.two_people]
    if not changed:
        return
    kinds = [d for d in Difference if any(d in pair.reworded for pair in changed)]
    how = "; ".join(_MEANT[kind] for kind in kinds)
    worst = min(changed, key=lambda pair: (list(Difference).index(pair.reworded[0]), -pair.link.score))
    explanation = (
        f"{len(cluster.sources)} sources quote {_people(cluster)} in different words: {how}. "
        f"Both can render one statement. Word by word: {worst.collation.diff()}"
    )
    yield _observation(cluster, pairs, Verdict.COMPATIBLE, explanation, difference=kinds[0].value)


def _marked(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Keep the pairs of two quotations between marks."""
    return [pair for pair in pairs if not pair.retold]


def _retold(cluster: Cluster, pairs: Sequence[_Pair]) -> Iterator[Observation]:
    """Report the words that one source quotes and another in part only, where it gives the rest in other words.

    What is retold without any marks is expected to be in other words, and no reader takes it for the speaker's.
    """
    changed = [pair for pair in pairs if pair.retold and not pair.alike and pair.partly]
    if not changed:
        return
    closest = max(changed, key=lambda pair: pair.link.score)
    own = dict.fromkeys(c.source for p in changed for c in (p.left, p.right) if isinstance(c.payload, Retelling))
    explanation = (
        f"{', '.join(own)} {'puts' if len(own) == 1 else 'put'} only some of it between marks and the rest in other "
        f"words: what others quote of {_people(cluster)} in full. Word by word: {closest.collation.diff()}"
    )
    yield _observation(cluster, changed, Verdict.COMPATIBLE, explanation, difference="retold")


def _negated(cluster: Cluster, pairs: Sequence[_Pair]) -> Iterator[Observation]:
    for pair in _marked(pairs):
        if pair.contradicts and not pair.other_speaker:
            explanation = (
                "Nearly the same words, but one has a negation that the other lacks; nobody can have said "
                f"both: {pair.collation.diff()}"
            )
            yield _observation(cluster, [pair], Verdict.CONFLICT, explanation, difference=Difference.NEGATION.value)


def _same(cluster: Cluster, pairs: Sequence[_Pair]) -> Iterator[Observation]:
    if any(pair.reworded for pair in _marked(pairs) if not pair.two_people):
        return
    pairs = [pair for pair in pairs if pair.alike and not pair.two_people]
    if not pairs:
        return
    in_part = any(Difference.PART in pair.collation.differences for pair in pairs)
    part = ", some of them in part" if in_part else ""
    part += ", or give them without marks" if any(pair.retold for pair in pairs) else ""
    explanation = f"{len(cluster.sources)} sources quote {_people(cluster)} in the same words{part}."
    yield _observation(cluster, pairs, Verdict.AGREE, explanation, difference="none")


def _misattributed(cluster: Cluster, pairs: Sequence[_Pair], params: Nearness) -> Iterator[Observation]:
    found = [pair for pair in _marked(pairs) if pair.two_voices and _same_words(pair.collation, params)]
    if found:
        given = dict.fromkeys(f"{c.source} gives them to {c.attributed_to}" for p in found for c in (p.left, p.right))
        explanation = f"The same words, but {', '.join(given)}: {found[0].collation.diff()}"
        yield _observation(cluster, found, Verdict.CONFLICT, explanation, difference="other speaker")


def _same_words(both: Collation, params: Nearness) -> bool:
    """Tell whether two quotations have so many words in common that they are one."""
    shared = len(set(both.shared))
    near = both.similarity >= params.similarity and shared >= params.shared and both.coverage == 1
    return near or (both.whole and both.similarity == 1 and both.longest_run >= params.words and shared > 1)


def _observation(
    cluster: Cluster, pairs: Sequence[_Pair], verdict: Verdict, explanation: str, *, difference: str
) -> Observation:
    ids = {claim.id for pair in pairs for claim in (pair.left, pair.right)}
    claims = [claim for claim in cluster.claims if claim.id in ids]
    shown = {claim.id: _shown(claim, pairs) for claim in claims}
    return Observation(
        verdict=verdict,
        topic=_topic(claims),
        cluster=cluster.id,
        sides=tuple(Side(claim=c.id, value=f"“{shown[c.id]}”", note=c.attributed_to or "") for c in claims),
        explanation=explanation,
        key=tuple(sorted({f"{c.source}: {' '.join(content(shown[c.id]))}" for c in claims})),
        fields={"difference": difference, "speakers": _people(cluster)},
        steps=tuple(_step(pair) for pair in pairs),
        links=tuple(pair.link for pair in pairs),
    )


def _step(pair: _Pair) -> Step:
    both = pair.collation
    kinds = ", ".join(difference.value for difference in both.differences) or "the same words"
    return Step(
        label=f"{pair.left.source} / {pair.right.source}",
        detail=f"{both.diff()} - {both.similarity:.0%} of the matching part in common; {kinds}",
    )


def _shown(claim: Claim, pairs: Sequence[_Pair]) -> str:
    """Return a claim's words; of a long one only the part that matches."""
    extents = [p.collation.left_extent for p in pairs if p.left.id == claim.id]
    extents += [p.collation.right_extent for p in pairs if p.right.id == claim.id]
    said = " ".join(_said(claim).split())
    if not extents or len(said.split()) <= _SHOWN:
        return said.rstrip(",")
    return excerpt(said, min(start for start, _ in extents), max(end for _, end in extents))


def _topic(claims: Sequence[Claim]) -> str:
    """Name a quotation by its speaker and its first words."""
    said = _said(claims[0]).split()
    start = " ".join(said[:5]).rstrip(",.;") + ("…" if len(said) > 5 else "")  # noqa: PLR2004 - a few words will do
    return f"{next(iter(_named(claims)), 'quotation')}: “{start}”"


def _people(cluster: Cluster) -> str:
    """Name the speakers as the sources do, each in the fullest form."""
    return " / ".join(_named(cluster.claims)) or "an unnamed speaker"


def _named(claims: Sequence[Claim]) -> list[str]:
    """Return the speakers, each in the fullest form; "the company" gives way to a name where there is one."""
    speakers = dict.fromkeys(claim.attributed_to for claim in claims if claim.attributed_to)
    bare = {speaker: re.sub(r"^the ", "", speaker, flags=re.IGNORECASE) for speaker in speakers}
    names = [s for s in speakers if any(word[0].isupper() for word in bare[s].split()[-1:])] or list(speakers)
    return [n for n in names if not any(bare[n] != bare[o] and bare[n].casefold() in bare[o].casefold() for o in names)]


def _is_person(claim: Claim) -> bool:
    """Tell a quotation whose own sentence names its speaker in full: what is inferred contradicts nobody."""
    payload = claim.payload
    if not isinstance(payload, Quotation) or payload.cue is None or claim.attributed_to is None:
        return False
    return _is_full_name(claim.attributed_to) and claim.attributed_to in (payload.speaker or "")


def _is_full_name(speaker: str) -> bool:
    """Tell a person's name and surname, whatever stands before them, by their capitals."""
    parts = speaker.split()
    capitals = all(part[:1].isupper() and not part.isupper() for part in parts)
    return len(parts) in _FULL_NAME and capitals and parts[0] != "The"
