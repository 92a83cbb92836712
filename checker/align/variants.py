"""Which entities of one story are one: bodies and things spelt in two ways, people of one surname and one age."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from checker.align.sought import CALLED
from checker.model import Claim
from checker.values import Name, Quantity, Statement
from checker.values.country import Countries
from checker.values.customs import Customs
from checker.values.name import Likeness, PersonName, parse, squash
from checker.values.proper import DIACRITICS, MARKS, TRANSLITERATION, compare_proper, is_thing, keys, words

Known = Callable[[str, str | None], str | None]

_BLOCK = 24
"""Names that are held against each other in one block: keeps a hostile story linear."""
_SLIP = 2
"""Letters in which the given names of one person may differ, where the surname and the age agree."""
_SURNAME = 4
_LONG_SURNAME = 5
_GIVEN = 5
_OFTEN = 4
_VERY_OFTEN = 8
"""Mentions of a name from which another that differs by a letter and stands once is a slip."""


@dataclass(slots=True, kw_only=True)
class _Form:
    """A name as written, with where it stands."""

    text: str
    entity: str
    articles: set[str] = field(default_factory=set)
    mentions: int = 0
    person: bool = False


class Variants:
    """Joins the entities of one story whose names are one name, written in two ways."""

    def __init__(self, claims: Sequence[Claim], id_of: Known, customs: Customs, countries: Countries) -> None:
        self._customs = customs
        self._countries = countries
        self._plain = {w for c in _passages(claims) for w in re.findall(r"\w+", c.text) if w.islower()}
        self._parent: dict[str, str] = {}
        forms = _forms(claims, id_of)
        for form in forms:
            form.person &= not is_thing(form.text, customs) and (" " in form.text or squash(form.text) != form.entity)
        for left, right in self._pairs(forms):
            self._join(left.entity, right.entity)
        people = {form.text: form for form in forms if form.person}
        for left, right in (*self._aged(claims, people), *self._slipped(people), *self._called(claims, people)):
            self._join(left.entity, right.entity)

    def of(self, entity: str) -> str:
        """Return the id that an entity shares with those that it is one with."""
        while entity in self._parent:
            entity = self._parent[entity]
        return entity

    def _join(self, left: str, right: str) -> None:
        one, two = sorted((self.of(left), self.of(right)), key=lambda each: (-len(each), each))
        if one != two:
            self._parent[two] = one

    def _pairs(self, forms: Sequence[_Form]) -> Iterator[tuple[_Form, _Form]]:
        """Yield the pairs of names of bodies, places and things that are one; no article has both."""
        blocks: dict[str, list[_Form]] = defaultdict(list)
        for form in forms:
            if not self._countries.find(form.text):
                for key in keys(form.text, self._customs):
                    blocks[key].append(form)
        for _, block in sorted(blocks.items()):
            for number, left in enumerate(block[:_BLOCK]):
                for right in block[number + 1 : _BLOCK]:
                    alike = left.entity == right.entity or (left.person and right.person)
                    if not alike and self._one(left, right):
                        yield left, right

    def _one(self, left: _Form, right: _Form) -> bool:
        match = compare_proper(left.text, right.text, self._customs)
        if match.likeness is Likeness.DIFFERENT:
            return False
        own = [self._words(form.text) for form in (left, right)]
        alone = min(len(each) for each in own) == 1
        styled = match.reason in {TRANSLITERATION, MARKS, DIACRITICS} and not alone
        if left.articles & right.articles and not styled:
            few, many = sorted((left.mentions, right.mentions))
            return (
                few == 1
                and many >= (_VERY_OFTEN if alone else _OFTEN)
                and match.reason == "a word differs by one letter"
            )
        if left.person or right.person:
            return not alone and match.likeness is not Likeness.SAME
        if not alone or match.likeness is Likeness.SAME:
            return True
        # A word of the language may be capitalised by chance, and near another.
        return not any(word in self._plain or word in self._customs.given for each in own for word in each)

    def _words(self, name: str) -> list[str]:
        return [word for word in words(name) if word not in self._customs.prefixed]

    def _aged(self, claims: Iterable[Claim], people: Mapping[str, _Form]) -> Iterator[tuple[_Form, _Form]]:
        """Yield people of one surname and one age whose given names differ, no third among them."""
        aged: dict[tuple[str, float], dict[str, _Form]] = defaultdict(dict)
        for claim in claims:
            payload, bearer = claim.payload, claim.bearer
            if not isinstance(payload, Quantity) or claim.attribute != "age" or bearer is None or payload.value is None:
                continue
            form = people.get(bearer.label)
            if form is not None and " " in form.text:
                aged[parse(form.text, self._customs).key, payload.value][form.entity] = form
        for (surname, _), own in sorted(aged.items(), key=lambda pair: pair[0]):
            if len(own) == 2 and len(surname) >= _SURNAME:  # noqa: PLR2004 - two, and no third
                left, right = own.values()
                if self._could_be_one(left, right):
                    yield left, right

    def _slipped(self, people: Mapping[str, _Form]) -> Iterator[tuple[_Form, _Form]]:
        """Yield people of one surname whose given names differ by two letters, where no third has the surname."""
        named: dict[str, dict[str, _Form]] = defaultdict(dict)
        for form in people.values():
            if " " in form.text:
                named[parse(form.text, self._customs).key].setdefault(form.entity, form)
        for surname, own in sorted(named.items()):
            if len(own) == 2 and len(surname) >= _LONG_SURNAME:  # noqa: PLR2004 - two, and no third
                left, right = own.values()
                one, two = (parse(each.text, self._customs) for each in (left, right))
                common = {squash(each.given[0]) for each in (one, two) if each.given} <= self._customs.given
                if not common and self._could_be_one(left, right) and _slips(one, two):
                    yield left, right

    def _could_be_one(self, left: _Form, right: _Form) -> bool:
        """Tell whether nothing says that two people of one surname are two: an article that has both, or a "Jr."."""
        one, two = (parse(each.text, self._customs) for each in (left, right))
        return not left.articles & right.articles and one.generation == two.generation

    def _called(self, claims: Iterable[Claim], people: Mapping[str, _Form]) -> Iterator[tuple[_Form, _Form]]:
        """Yield people with what an article says that they are called: ``Elena "Ebbie" Marlow``, ``Ebbie Marlow``."""
        by_parts = {(squash(form.text.split()[0]), squash(form.text.split()[-1])): form for form in people.values()}
        for claim in claims:
            if not isinstance(claim.payload, Name) or (found := CALLED.fullmatch(claim.payload.name)) is None:
                continue
            given, called, surname = found.groups()
            whole = people.get(claim.payload.name)
            parts = [by_parts.get((squash(name), squash(surname))) for name in (given, called)]
            yield from ((whole, part) for part in parts if whole is not None and part is not None and part != whole)


def _slips(left: PersonName, right: PersonName) -> bool:
    """Tell whether two given names differ by a slip: ``Brian``, ``Bryant``."""
    if not left.given or not right.given:
        return False
    one, two = squash(left.given[0]), squash(right.given[0])
    return one[:2] == two[:2] and min(len(one), len(two)) >= _GIVEN and OSA.distance(one, two) <= _SLIP


def _passages(claims: Iterable[Claim]) -> Iterator[Claim]:
    return (c for c in claims if isinstance(c.payload, Statement) and c.payload.passage)


def _forms(claims: Iterable[Claim], id_of: Known) -> list[_Form]:
    """Gather the names of a story as written, with the entity each stands for."""
    found: dict[str, _Form] = {}
    for claim in claims:
        if not isinstance(claim.payload, Name):
            continue
        name = claim.payload.name
        if name not in found:
            entity = id_of(name, claim.article)
            if entity is None:
                continue
            found[name] = _Form(text=name, entity=entity)
        found[name].articles.add(claim.article)
        found[name].mentions += 1
        found[name].person |= claim.payload.type == "person"
    return [found[name] for name in sorted(found)]
