"""What changed between two versions of an article: the rules read them as two sources, and what they find is sifted.

A statement has changed where the rules find that the versions differ on it and both its sentences are new to the other
version: what stands in both word for word has not changed, whatever it could be compared with.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.check.rewordings import quoted, requoted, turned
from checker.model import Article, Claim, Cluster, Finding, Polarity, Side, Status, Story, Verdict
from checker.revisions import Change, Mention, Revision, Turn
from checker.values import Name, Role, Statement

_DIFFERENCES = {Verdict.CONFLICT, Verdict.COMPATIBLE}
_COUNTED = frozenset({"quantity", "quote", "role", "date", "list"})
"""Kinds of which added and dropped claims are counted: every clause is a statement, and names abound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two versions of one article, one after the other, as if two sources told one story."""

    articles: tuple[Article, Article]
    claims: tuple[Claim, ...]
    source: str
    """What an editor knows the outlet by."""


def pairs(articles: Iterable[Article], claims: Iterable[Claim]) -> Iterator[Pair]:
    """Yield each version with the one before it, in the order of the articles; what was not read is left out."""
    told = {a.id: a for a in articles if a.text and a.status in {Status.READ, Status.SUPERSEDED}}
    live = [a for a in told.values() if told.get(a.newest or a.id, a).status is Status.READ]
    follows = [(told[a.supersedes], a) for a in live if a.supersedes in told]
    wanted = {article.id for pair in follows for article in pair}
    own: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.article in wanted:
            own.setdefault(claim.article, []).append(claim)
    for earlier, later in follows:
        both = (_apart(earlier, "earlier"), _apart(later, "later"))
        yield Pair(
            articles=both,
            claims=tuple(replace(c, source=a.source) for a in both for c in own.get(a.id, ())),
            source=later.source,
        )


def _apart(article: Article, label: str) -> Article:
    """Make a version a source of its own."""
    return replace(article, source=f"{article.source} ({label})", status=Status.READ, credits=(), draft=False)


def revision(pair: Pair, story: Story, findings: Sequence[Finding]) -> Revision:
    """Say what changed from one version to the next.

    Args:
        pair: The two versions.
        story: The same two, aligned.
        findings: What the rules find in that story.

    """
    bench = _Bench.of(pair, story)
    changes = [*bench.changes(findings), *bench.titles(findings)]
    changes = list(_unique((*changes, *bench.rewordings(_told(changes)))))
    told = _told(changes)
    earlier, later = pair.articles
    return Revision(
        story=story.id,
        source=pair.source,
        earlier=earlier.id,
        later=later.id,
        changes=tuple(changes),
        added=bench.alone(later.id, told),
        dropped=bench.alone(earlier.id, told),
    )


def _told(changes: Iterable[Change]) -> set[str]:
    """Return the ids of the claims that changes speak of."""
    return {mention.claim for change in changes for mention in (*change.before, *change.after)}


def _unique(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield each change once: two rules may find one."""
    seen: set[tuple[str, str, str]] = set()
    for change in changes:
        key = (change.topic.casefold(), change.earlier.casefold(), change.later.casefold())
        if key not in seen:
            seen.add(key)
            yield change


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bench:
    """Two versions side by side."""

    earlier: str
    later: str
    story: Story
    claims: Mapping[str, Claim]
    fresh: frozenset[str]
    """The claims whose sentence the other version does not have."""

    @classmethod
    def of(cls, pair: Pair, story: Story) -> "_Bench":
        """Set two versions side by side."""
        earlier, later = (article.id for article in pair.articles)
        said = {name: Counter(_said(c) for c in story.claims if c.article == name) for name in (earlier, later)}
        other = {earlier: said[later], later: said[earlier]}
        fresh = frozenset(claim.id for claim in story.claims if _said(claim) not in other[claim.article])
        return cls(earlier=earlier, later=later, story=story, claims={c.id: c for c in story.claims}, fresh=fresh)

    def changes(self, findings: Iterable[Finding]) -> Iterator[Change]:
        """Yield what the rules find the versions to differ on."""
        for finding in findings:
            sides = [side for side in finding.sides if side.claim in self.fresh]
            before, after = self._of(self.earlier, sides), self._of(self.later, sides)
            earlier, later = self._values(before), self._values(after)
            if finding.verdict in _DIFFERENCES and before and after and earlier.casefold() != later.casefold():
                yield self._change(finding.topic, before, after)

    def _of(self, article: str, sides: Iterable[Side]) -> list[Side]:
        return [side for side in sides if self.claims[side.claim].article == article]

    def _change(self, topic: str, before: Sequence[Side], after: Sequence[Side]) -> Change:
        first = self.claims[(*before, *after)[0].claim]
        return Change(
            turn=Turn.CHANGED if before and after else Turn.DROPPED if before else Turn.ADDED,
            kind=first.kind,
            topic=topic,
            earlier=self._values(before),
            later=self._values(after),
            before=tuple(self._mention(side) for side in before),
            after=tuple(self._mention(side) for side in after),
        )

    def _values(self, sides: Iterable[Side]) -> str:
        return " / ".join(dict.fromkeys(self._value(side) for side in sides))

    def _value(self, side: Side) -> str:
        """Return a value; of a statement its words may not show that it is denied."""
        claim = self.claims[side.claim]
        denied = isinstance(claim.payload, Statement) and claim.polarity is Polarity.NEGATED
        return f"{side.value} (denied)" if denied else side.value

    def _mention(self, side: Side) -> Mention:
        claim = self.claims[side.claim]
        return Mention(claim=claim.id, line=claim.line, text=claim.text, sentence=claim.sentence)

    def titles(self, findings: Sequence[Finding]) -> Iterator[Change]:
        """Yield the titles that a person has in one version only, where the other names the person too."""
        alike = [set(finding.claims) for finding in findings if finding.verdict is Verdict.AGREE]
        for cluster in self.story.clusters_of(Role.kind):
            before, after = self._only(cluster, self.earlier), self._only(cluster, self.later)
            one = [c for c in (*before, *after) if self._named_in_other(c)]
            if one and not any({c.id for c in one} <= group for group in alike):
                sides = [[Side(claim=c.id, value=_title(c)) for c in own if c in one] for own in (before, after)]
                yield self._change(f"{_role(one[0]).person}: title", *sides)

    def _only(self, cluster: Cluster, article: str) -> list[Claim]:
        """Return the claims of a version to a title that the other version does not give the person."""
        others = {_title(c).casefold() for c in cluster.claims if c.article != article}
        own = (c for c in cluster.claims if c.article == article and c.id in self.fresh)
        return [claim for claim in own if _title(claim).casefold() not in others]

    def rewordings(self, told: Collection[str]) -> Iterator[Change]:
        """Yield statements that were turned round and quotations that were worded anew, beside those listed."""
        fresh = [c for c in self.claims.values() if c.id in self.fresh and c.id not in told]
        before = [c for c in fresh if c.article == self.earlier]
        after = [c for c in fresh if c.article == self.later]
        for one, other in (*turned(before, after), *requoted(before, after)):
            topic = getattr(one.payload, "subject", None) or one.attributed_to or "quotation"
            sides = ([Side(claim=claim.id, value=quoted(claim))] for claim in (one, other))
            yield self._change(topic, *sides)

    def _named_in_other(self, claim: Claim) -> bool:
        """Tell whether the other version names a person, by the surname at least."""
        surname = _role(claim).person.split()[-1:]
        names = (
            c.payload.name for c in self.claims.values() if c.article != claim.article and isinstance(c.payload, Name)
        )
        return any(name.split()[-1:] == surname for name in names)

    def alone(self, article: str, told: Iterable[str]) -> int:
        """Count the claims of a version that the other has nothing like."""
        listed = set(told)
        joined = {c.id for cluster in self.story.clusters if len(cluster.sources) > 1 for c in cluster.claims}
        return sum(
            claim.kind in _COUNTED and claim.id in self.fresh and claim.id not in joined and claim.id not in listed
            for claim in self.story.claims
            if claim.article == article
        )


def _said(claim: Claim) -> str:
    return " ".join(claim.sentence.split())


def _role(claim: Claim) -> Role:
    assert isinstance(claim.payload, Role)  # noqa: S101 - clusters of roles hold nothing else
    return claim.payload


def _title(claim: Claim) -> str:
    role = _role(claim)
    return f"{role.role} ({role.organisation})" if role.organisation else role.role
