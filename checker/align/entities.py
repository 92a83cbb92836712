"""Who is who in one story: the variants of a name are one entity, namesakes are not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checker.align.bodies import Bodies
from checker.align.variants import Variants
from checker.lexicon import Lexicon
from checker.model import Claim
from checker.values import Name, Role
from checker.values.country import Countries
from checker.values.customs import Customs
from checker.values.name import Likeness, PersonName, compare, fold, misspelt, parse, squash

_POINTING = frozenset({"the", "a", "an", "this", "that", "his", "her", "its", "their"})
_WINDOW = 12
"""Names a name is compared with inside a block, in sorted order: keeps a hostile story linear."""


class Entities:
    """The people, organisations and places of one story."""

    def __init__(self, claims: Iterable[Claim], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._customs = lexicon.read("honorifics", Customs)
        self._countries = lexicon.read("countries", Countries)
        claims = tuple(claims)
        self._people = {name: parse(name, self._customs) for name in sorted(set(_people(claims)))}
        self._apart = _side_by_side(claims)
        self._articles = _by_article(claims)
        self._bodies = Bodies(claims, self._customs)
        self._blocks: dict[tuple[str, str], list[str]] = {}
        self._full = self._clustered(name for name, parts in self._people.items() if parts.given or parts.generation)
        self._surnames = self._by_surname(self._full)
        self._spellings: dict[str, list[str]] = {}
        for name in sorted(self._full):
            for key in _near(self._people[name]):
                self._spellings.setdefault(key, []).append(name)
        self._written: dict[str, set[str]] = {}
        for article, names in self._articles.items():
            for name in names:
                self._written.setdefault(name, set()).add(article)
        self._local = {article: self._by_surname(names) for article, names in self._articles.items()}
        self._variants: Variants | None = None
        self._variants = Variants(claims, self._id_of, self._customs, self._countries)
        self._jobs = {(self.id_of(r.person), self._bodies.id_of(r.organisation or "")) for r in _roles(claims)}

    def id_of(self, name: str, article: str | None = None) -> str | None:
        """Return the entity a name stands for; None where it is unknown or could be several.

        Args:
            name: As written.
            article: Where it stands: a bare surname is first looked for among the article's own people.

        """
        entity = self._id_of(name, article)
        return self._variants.of(entity) if entity is not None and self._variants is not None else entity

    def _id_of(self, name: str, article: str | None) -> str | None:
        """Return the entity a name stands for by itself, before those that are one by other signs are joined."""
        if name in self._full:
            return self._full[name]
        parts = self._people.get(name) or parse(name, self._customs)
        if parts.given:
            return self._like(parts) or self._bodies.id_of(name)
        known = self._surnamed(parts, self._local.get(article or "", {})) or self._surnamed(parts, self._surnames)
        if len(known) > 1 and self._variants is not None:
            known = {self._variants.of(each) for each in known}
        if known:
            return next(iter(known)) if len(known) == 1 else None
        if name in self._people and name not in self._bodies:
            return self._misspelt(name, parts) or parts.key or None
        return self._bodies.id_of(name)

    def same(self, left: str | None, right: str | None) -> bool:
        """Tell whether two names may stand for one: only two names of different people or bodies may not."""
        if not left or not right or left == right or self._generic(left) or self._generic(right):
            return True
        one, two = self.id_of(left), self.id_of(right)
        if one is None or two is None:
            return self._could_be(left, right)
        return one == two or (one, two) in self._jobs or (two, one) in self._jobs

    def resolve(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Give each name the id that all its variants in the story share."""
        return tuple(self._resolved(claim) for claim in claims)

    def _resolved(self, claim: Claim) -> Claim:
        payload = claim.payload
        if not isinstance(payload, Name):
            return claim
        entity = self.id_of(payload.name, claim.article)
        if entity is None:
            return claim
        person = payload.name in self._people and payload.name not in self._bodies
        return replace(claim, payload=replace(payload, entity=entity, type="person" if person else payload.type))

    def _clustered(self, names: Iterable[str]) -> dict[str, str]:
        """Join the variants of full names; return each name's entity id."""
        ordered = sorted(names)
        parent = {name: name for name in ordered}

        def root(name: str) -> str:
            while parent[name] != name:
                parent[name] = parent[parent[name]]
                name = parent[name]
            return name

        for left, right in sorted(set(self._pairs(ordered))):
            one, two = sorted((root(left), root(right)))
            parent[two] = one
        groups: dict[str, list[str]] = {}
        for name in ordered:
            groups.setdefault(root(name), []).append(name)
        return {name: _slug(group) for group in groups.values() for name in group}

    def _pairs(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield pairs that are one person's, among names that share a surname or a given name."""
        for name in names:
            for key in _keys(self._people[name], self._customs):
                self._blocks.setdefault(key, []).append(name)
        for block in self._blocks.values():
            for number, left in enumerate(block):
                for right in block[number + 1 : number + 1 + _WINDOW]:
                    if self._one(left, right):
                        yield left, right

    def _one(self, left: str, right: str) -> bool:
        """Tell whether two full names are one person's: never those of two people named in one sentence."""
        match = compare(self._people[left], self._people[right], self._customs)
        if match.likeness is Likeness.DIFFERENT:
            return False
        return match.likeness is Likeness.SAME or frozenset((left, right)) not in self._apart

    def _by_surname(self, names: Iterable[str]) -> dict[str, set[str]]:
        """Group the ids of full names by surname, and by what else a later mention may use."""
        found: dict[str, set[str]] = {}
        for name in names:
            parts = self._people.get(name)
            if parts is not None and name in self._full:
                found.setdefault(parts.key, set()).add(self._full[name])
                if parts.particles:
                    found.setdefault(squash("".join((*parts.particles, parts.surname))), set()).add(self._full[name])
                if parts.given:
                    found.setdefault(f"given {squash(parts.given[0])}", set()).add(self._full[name])
        return found

    def _surnamed(self, parts: PersonName, index: dict[str, set[str]]) -> set[str]:
        """Return the people a bare name may stand for: by surname, then by given name."""
        key = squash("".join((*parts.particles, parts.surname)))
        return (
            index.get(parts.key)
            or index.get(key)
            or index.get(key.removesuffix("s"))
            or index.get(f"given {key}", set())
        )

    def _misspelt(self, name: str, parts: PersonName) -> str | None:
        """Find the one entity whose surname a bare name of a single article misspells."""
        if len(self._written[name]) > 1 or self._countries.find(name):
            return None
        full = {other for key in _near(parts) for other in self._spellings.get(key, [])[:_WINDOW]}
        near = {
            self._full[other]
            for other in full
            if frozenset((name, other)) not in self._apart and misspelt(parts, self._people[other], self._customs)
        }
        return next(iter(near)) if len(near) == 1 else None

    def _like(self, parts: PersonName) -> str | None:
        """Find the one entity whose full name an unseen name is a variant of."""
        blocks = (self._blocks.get(key, [])[:_WINDOW] for key in _keys(parts, self._customs))
        near = {
            self._full[name]
            for name in dict.fromkeys(name for block in blocks for name in block)
            if compare(self._people[name], parts, self._customs).likeness is not Likeness.DIFFERENT
        }
        return next(iter(near)) if len(near) == 1 else None

    def _could_be(self, left: str, right: str) -> bool:
        """Compare two names of which one is not known: as people's names."""
        one, two = parse(left, self._customs), parse(right, self._customs)
        return one.key == two.key and compare(one, two, self._customs).likeness is not Likeness.DIFFERENT

    def _generic(self, name: str) -> bool:
        """Tell whether words point at somebody without naming them."""
        words = name.split() or [""]
        lower = squash(words[0]) in _POINTING and not any(word[:1].isupper() for word in words[1:])
        return name.islower() or lower or (squash(words[-1]) in self._customs.generic and not self._known(name))

    def _known(self, name: str) -> bool:
        return name in self._people or name in self._bodies


def _roles(claims: Iterable[Claim]) -> Iterator[Role]:
    return (claim.payload for claim in claims if isinstance(claim.payload, Role))


def _people(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield the names that stand for people, as written."""
    for claim in claims:
        payload = claim.payload
        if isinstance(payload, Role):
            yield payload.person
        elif isinstance(payload, Name) and payload.type == "person":
            yield payload.name


def _by_article(claims: Iterable[Claim]) -> dict[str, tuple[str, ...]]:
    """Group the names that stand for people by article."""
    found: dict[str, dict[str, None]] = {}
    for claim in claims:
        for name in _people((claim,)):
            found.setdefault(claim.article, {})[name] = None
    return {article: tuple(names) for article, names in found.items()}


def _side_by_side(claims: Iterable[Claim]) -> frozenset[frozenset[str]]:
    """Return pairs of names that one sentence sets side by side: they are two people's."""
    pairs = set()
    previous: Claim | None = None
    for claim in claims:
        payload = claim.payload
        if not isinstance(payload, Name) or payload.type != "person":
            continue
        if previous is not None and (previous.article, previous.sentence) == (claim.article, claim.sentence):
            assert isinstance(previous.payload, Name)  # noqa: S101 - only names get here
            pairs.add(frozenset((previous.payload.name, payload.name)))
        previous = claim
    return frozenset(pairs)


def _keys(parts: PersonName, customs: Customs) -> Iterator[tuple[str, str]]:
    """Yield the blocks a full name is compared in."""
    given = squash(parts.given[0]) if parts.given else ""
    yield "surname", parts.key
    yield "surname", parts.key.removesuffix("s")
    yield f"given {given}", parts.key[:1]
    yield f"given {given}", parts.key[-2:]
    yield "whole", squash(parts.text())
    yield "heard", customs.consonants(parts.key)


def _near(parts: PersonName) -> tuple[str, str]:
    """Return where a surname is found that differs by a letter behind the first: one end stays as it is."""
    key = parts.key
    return f"{key[:3]}*", f"{key[:1]}*{key[-2:]}"


def _slug(names: Sequence[str]) -> str:
    """Name an entity after its fullest variant, not one that lost the apostrophe of a possessive."""
    whole = [name for name in names if not (name.endswith("s") and name[:-1] in names)] or names
    fullest = min(whole, key=lambda name: (-len(squash(name)), name))
    return "-".join("".join(c if c.isalnum() else " " for c in fold(fullest)).split()) or fold(fullest)
