"""The titles of one story, person by person."""

from collections.abc import Iterator, Sequence

from checker.align.clustering import Aligned
from checker.align.entities import Entities
from checker.lexicon import Lexicon
from checker.model import Claim, Cluster, Link, Term
from checker.values import Role
from checker.values.country import Countries
from checker.values.customs import Customs
from checker.values.name import Likeness, compare, parse
from checker.values.organisation import SameBody, same
from checker.values.spelling import Spelling
from checker.values.title import Standing, Titles
from checker.values.title import compare as compare_titles
from checker.values.title import parse as parse_title

_NAMES = {Likeness.SAME: 4.0, Likeness.VARIANT: 3.0, Likeness.SPELLING: 2.0, Likeness.DIFFERENT: 0.0}
_BODIES = {SameBody.SAME: 2.0, SameBody.UNKNOWN: 0.0, SameBody.OTHER: -1.0}
_TITLES = {
    Standing.SAME: 1.5,
    Standing.BROADER: 1.0,
    Standing.TENURE: 1.0,
    Standing.APART: 0.0,
    Standing.BESIDE: 0.0,
    Standing.EXCLUSIVE: -0.5,
}


class RoleAlignment:
    """Gathers titles by the person who holds them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._customs = lexicon.read("honorifics", Customs)
        self._countries = lexicon.read("countries", Countries)
        self._titles = lexicon.read("titles", Titles)
        self._spelling = lexicon.read("spelling", Spelling)

    def __call__(self, claims: Sequence[Claim], entities: Entities) -> Aligned:
        """Return one cluster a person, of the role claims of one story."""
        people: dict[str, list[Claim]] = {}
        for claim in claims:
            if isinstance(claim.payload, Role):
                entity = entities.id_of(claim.payload.person, claim.article)
                if entity is not None:
                    people.setdefault(entity, []).append(claim)
        clusters = tuple(self._cluster(entity, held) for entity, held in sorted(people.items()))
        return Aligned(clusters=clusters, considered=sum(len(held) - 1 for held in people.values()))

    def _cluster(self, entity: str, held: Sequence[Claim]) -> Cluster:
        first = held[0]
        links = tuple(Link(left=first.id, right=other.id, terms=tuple(self._terms(first, other))) for other in held[1:])
        return Cluster(
            id=f"{first.story}/role-{entity}",
            kind=Role.kind,
            story=first.story,
            claims=tuple(held),
            links=links,
        )

    def _terms(self, left: Claim, right: Claim) -> Iterator[Term]:
        """Weigh name, organisation and title."""
        one, two = left.payload, right.payload
        assert isinstance(one, Role)  # noqa: S101 - clusters of roles hold nothing else
        assert isinstance(two, Role)  # noqa: S101
        names = compare(parse(one.person, self._customs), parse(two.person, self._customs), self._customs)
        yield Term(label=names.reason, weight=_NAMES[names.likeness], detail=f"{one.person} / {two.person}")
        body = same(one.organisation, two.organisation, self._countries, self._customs)
        said = f"{one.organisation or 'not said'} / {two.organisation or 'not said'}"
        yield Term(label=f"{body.value} organisation", weight=_BODIES[body], detail=said)
        mine, yours = (parse_title(text, self._titles, self._spelling) for text in (one.role, two.role))
        match = compare_titles(mine, yours, self._titles)
        yield Term(label=match.reason, weight=_TITLES[match.standing], detail=f"{one.role} / {two.role}")


def align(claims: Sequence[Claim], entities: Entities) -> Aligned:
    """Gather the role claims of one story by person."""
    return RoleAlignment(entities.lexicon)(claims, entities)
