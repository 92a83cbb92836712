"""Titles: those not held at once, those held side by side, those that sources agree on, those held at another time."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from checker.check.outcome import NoParams, Observation, Outcome
from checker.lexicon import Lexicon
from checker.model import Article, Claim, Cluster, Link, Side, Step, Story, Verdict
from checker.values import Role
from checker.values.country import Countries
from checker.values.customs import Customs
from checker.values.organisation import SameBody, core, same, words
from checker.values.spelling import Spelling
from checker.values.title import Scope, Standing, Title, TitleMatch, Titles, compare, parse

_NOT_AT_ONCE = "which one person does not hold at the same time. People change posts: compare the dates."
_AT_ONCE = "which one person may have both: no source gives the two together."
_MOST_BODIES = 6
"""Organisations of one title that are compared: more are not one organisation's names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A claim and the title it gives, normalised."""

    claim: Claim
    role: Role
    title: Title
    body: str | None
    """Where it is held, as another claim may have to tell: the "Acme chief" is chief of Acme."""


class TitleLists:
    """The word lists that titles are compared by."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.titles = lexicon.read("titles", Titles)
        self.spelling = lexicon.read("spelling", Spelling)
        self.countries = lexicon.read("countries", Countries)
        self.customs = lexicon.read("honorifics", Customs)
        self._matches: dict[tuple[Title, Title], TitleMatch] = {}
        self._bodies: dict[tuple[str | None, str | None], SameBody] = {}

    def held(self, cluster: Cluster) -> tuple[Held, ...]:
        """Read the titles of a cluster."""
        roles = [(claim, claim.payload) for claim in cluster.claims if isinstance(claim.payload, Role)]
        named = (role.organisation for _, role in roles if role.organisation and not role.organisation.islower())
        bodies = {frozenset(core(name, self.customs)): name for name in named if name[:1].isupper()}
        return tuple(self._read(claim, role, bodies) for claim, role in roles)

    def _read(self, claim: Claim, role: Role, bodies: dict[frozenset[str], str]) -> Held:
        """Read one title; an organisation that others name apart from it is no part of it."""
        title, body = parse(role.role, self.titles, self.spelling), role.organisation
        within = (own for own in bodies if own and own < title.words and title.head not in own)
        own = next(within, None) if body is None else None
        if own is not None:
            title, body = replace(title, words=title.words - own), bodies[own]
        return Held(claim=claim, role=role, title=title, body=body)

    def match(self, left: Held, right: Held) -> TitleMatch:
        """Compare two titles; many outlets give the same two."""
        key = left.title, right.title
        if key not in self._matches:
            self._matches[key] = compare(*key, self.titles)
        return self._matches[key]

    def body(self, left: Held, right: Held) -> SameBody:
        """Compare the organisations of two titles."""
        key = left.body, right.body
        if key not in self._bodies:
            self._bodies[key] = same(*key, self.countries, self.customs)
        body = self._bodies[key]
        if body is SameBody.UNKNOWN and (self._houses(left) & self._houses(right)):
            return SameBody.SAME
        return body

    def _houses(self, held: Held) -> frozenset[str]:
        """Return the kinds of body that a title or its organisation names: ``union``."""
        return (held.title.words | frozenset(words(held.body or ""))) & self.titles.houses

    def alike(self, left: Held, right: Held) -> bool:
        """Tell whether two claims give one title in what may be one organisation."""
        return self.match(left, right).standing is Standing.SAME and self.body(left, right) is not SameBody.OTHER

    def excluded(self, left: Held, right: Held) -> TitleMatch | None:
        """Return why two titles cannot be held at once, if they cannot."""
        match = self.match(left, right)
        if match.standing is not Standing.EXCLUSIVE:
            return None
        body = self.body(left, right)
        if match.scope is Scope.STORY:
            return match if body is not SameBody.OTHER else None
        if match.scope is Scope.COUNTRY:
            return match if body is not SameBody.OTHER and self.of_state(left) and self.of_state(right) else None
        return match if body is SameBody.SAME else None

    def beside(self, left: Held, right: Held) -> TitleMatch | None:
        """Return what sets two titles apart that one person may have at once, where that is worth telling."""
        match = self.match(left, right)
        if match.standing is not Standing.BESIDE or match.scope is Scope.STORY:
            return match if match.standing is Standing.BESIDE else None
        # Heads of state lead parties, councils and commissions by custom.
        if any(each.body and self.countries.find(each.body) for each in (left, right)):
            return None
        body, placed = self.body(left, right), (self._placed(left), self._placed(right))
        return match if body is SameBody.SAME or (body is SameBody.UNKNOWN and placed[0] != placed[1]) else None

    def _placed(self, held: Held) -> bool:
        """Tell whether a source says where a title is held; if one does not, it is the organisation spoken of."""
        return bool(held.body or self._houses(held))

    def of_state(self, held: Held) -> bool:
        """Tell whether an office is a country's: it says so, or is how the person is addressed, "President Roe"."""
        if held.body:
            return self.countries.find(held.body) is not None
        return held.role.role[:1].isupper() and held.claim.text.startswith(held.role.role)

    def body_key(self, held: Held) -> str:
        """Write an organisation in one form."""
        name = held.body or ""
        return self.countries.find(name) or " ".join(core(name, self.customs))


def conflict(story: Story, _: NoParams, lexicon: Lexicon) -> Outcome:
    """Find titles of one person, in different sources, that are not held at once."""
    lists = TitleLists(lexicon)
    return _told(story, lists, lists.excluded)


def beside(story: Story, _: NoParams, lexicon: Lexicon) -> Outcome:
    """Find titles of one person, in different sources, that may be held at once and are not the same."""
    lists = TitleLists(lexicon)
    return _told(story, lists, lists.beside)


def _told(story: Story, lists: TitleLists, judge: Callable[[Held, Held], TitleMatch | None]) -> Outcome:
    """Gather the pairs of titles that a judge tells apart, unless a source gives the person both."""
    comparisons = 0
    observations: list[Observation] = []
    for cluster in story.clusters_of(Role.kind):
        held = lists.held(cluster)
        pairs_across = list(across(held))
        comparisons += len(pairs_across)
        pairs: dict[tuple[str, str], list[tuple[Held, Held, TitleMatch]]] = {}
        for left, right in pairs_across:
            match = judge(left, right)
            if match is not None and not _both_held(lists, held, left, right):
                one, two = sorted((left, right), key=lambda h: h.title.key())
                pairs.setdefault((one.title.key(), two.title.key()), []).append((one, two, match))
        observations.extend(_apart(story, cluster, found, lists) for found in pairs.values())
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def agree(story: Story, _: NoParams, lexicon: Lexicon) -> Outcome:
    """Find titles that sources agree on."""
    lists, comparisons = TitleLists(lexicon), 0
    observations: list[Observation] = []
    for cluster in story.clusters_of(Role.kind):
        held = lists.held(cluster)
        comparisons += sum(1 for _ in across(held))
        observations.extend(_agree(cluster, group) for group in _alike(held, lists) if _worth_telling(group))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def tenure(story: Story, _: NoParams, lexicon: Lexicon) -> Outcome:
    """Find one title that one source gives as present and another as former, acting or to come."""
    lists, comparisons = TitleLists(lexicon), 0
    observations: list[Observation] = []
    for cluster in story.clusters_of(Role.kind):
        held = lists.held(cluster)
        seen: set[tuple[str, str]] = set()
        for left, right in across(held):
            comparisons += 1
            match = lists.match(left, right)
            if match.standing is not Standing.TENURE or lists.body(left, right) is SameBody.OTHER:
                continue
            key = (left.title.key(), " ".join(sorted((_when(left), _when(right)))))
            if key not in seen and not _told_apart(held, left, right):
                seen.add(key)
                observations.append(_tenure(cluster, left, right, match))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def across(held: Sequence[Held]) -> Iterator[tuple[Held, Held]]:
    """Yield pairs of different sources, each distinct title of a source once."""
    once: dict[tuple[str, str, str | None, str], Held] = {}
    for each in held:
        once.setdefault((each.claim.source, each.title.key(), each.title.tenure, each.body or ""), each)
    return ((left, right) for left, right in combinations(once.values(), 2) if left.claim.source != right.claim.source)


def _both_held(lists: TitleLists, held: Sequence[Held], left: Held, right: Held) -> bool:
    """Tell whether any one source gives the person both titles: then it is no slip of another."""
    with_left = {h.claim.source for h in held if lists.match(h, left).standing is Standing.SAME}
    with_right = {h.claim.source for h in held if lists.match(h, right).standing is Standing.SAME}
    return bool(with_left & with_right)


def _told_apart(held: Sequence[Held], left: Held, right: Held) -> bool:
    """Tell whether one of two sources uses both times itself: it calls a former president "President"."""
    for source in (left.claim.source, right.claim.source):
        own = {_when(h) for h in held if h.claim.source == source and h.title.words == left.title.words}
        if len(own) > 1:
            return True
    return False


def _when(held: Held) -> str:
    return held.title.tenure.value if held.title.tenure else "present"


def _alike(held: Sequence[Held], lists: TitleLists) -> Iterator[list[Held]]:
    """Group equal titles in one organisation; a title without one joins where only one is named."""
    groups: dict[tuple[str, str], list[Held]] = {}
    for each in held:
        groups.setdefault((each.title.key(), _when(each)), []).append(each)
    for group in groups.values():
        bodies = {lists.body_key(each): each for each in group if lists.body_key(each)}
        if len(bodies) <= 1 or _one_body(list(bodies.values()), lists):
            yield group
        else:
            yield from ([each for each in group if lists.body_key(each) == body] for body in sorted(bodies))


def _one_body(held: Sequence[Held], lists: TitleLists) -> bool:
    """Tell whether organisations named in different words may all be one."""
    several = combinations(held, 2)
    return len(held) <= _MOST_BODIES and all(lists.body(one, two) is SameBody.SAME for one, two in several)


def _worth_telling(group: Sequence[Held]) -> bool:
    """Tell whether several sources, or one in different words, give a title."""
    words = {frozenset(each.role.role.casefold().replace("-", " ").split()) for each in group}
    reworded = any(not one <= two and not two <= one for one, two in combinations(words, 2))
    return len(_sources(group)) > 1 or reworded


def _sources(held: Sequence[Held]) -> list[str]:
    return list(dict.fromkeys(each.claim.source for each in held))


def full_name(held: Sequence[Held]) -> str:
    """Return the fullest form of the person's name, the commonest of equals."""
    count = Counter(each.role.person for each in held)
    return max(count, key=lambda name: (len(name.split()), count[name], not name.endswith("s"), name))


def written(held: Held) -> str:
    """Write a title as a source gives it, with its body: ``director (City Museum)``."""
    role, body = " ".join(held.role.role.split()), held.role.organisation
    return f"{role} ({body})" if body else role


def side_of(held: Held, note: str = "") -> Side:
    """Return the side of a finding that a title makes."""
    return Side(claim=held.claim.id, value=written(held), note=note)


def _dated(story: Story, held: Held) -> str:
    """Name a claim's source, with the article's date where it is known."""
    article: Article | None = next((a for a in story.articles if a.id == held.claim.article), None)
    day = article.published[:10] if article is not None and article.published else "no date known"
    return f"{held.claim.source} ({day})"


def _apart(
    story: Story, cluster: Cluster, found: Sequence[tuple[Held, Held, TitleMatch]], lists: TitleLists
) -> Observation:
    """Say which titles differ and whether one person can have both, with the articles' dates."""
    one, two, match = found[0]
    left, right = sorted((one, two), key=lambda h: (h.claim.source, h.claim.span.start))
    named = [side for pair in found for side in pair[:2]]
    mine = sorted(
        (each for each in lists.held(cluster) if any(lists.alike(each, side) for side in named)),
        key=lambda h: (h.claim.source, h.claim.span.start),
    )
    person, places = full_name(mine), [_dated(story, each) for each in (left, right)]
    where = f" ({left.body})" if left.body else ""
    excluded = match.standing is Standing.EXCLUSIVE
    return Observation(
        verdict=Verdict.CONFLICT if excluded else Verdict.COMPATIBLE,
        topic=f"{person}: title",
        cluster=cluster.id,
        sides=tuple(side_of(each) for each in mine),
        explanation=(
            f"{person} is {written(left)} in {places[0]} and {written(right)} in {places[1]}: "
            f"{match.reason}{where}, "
            f"{_NOT_AT_ONCE if excluded else _AT_ONCE}"
        ),
        key=(cluster.id, one.title.key(), two.title.key()),
        fields={"person": person, "left": written(left), "right": written(right)},
        steps=(
            Step(label="titles compared", detail=f"{left.title.key()} / {right.title.key()}"),
            Step(
                label="organisation",
                detail=f"{lists.body_key(left) or 'any'} / {lists.body_key(right) or 'any'}",
            ),
            Step(label="outcome", detail=match.reason),
        ),
        links=links_among(cluster, mine),
    )


def _agree(cluster: Cluster, group: Sequence[Held]) -> Observation:
    """Say that sources give one title."""
    person, sources = full_name(group), _sources(group)
    forms = list(dict.fromkeys(written(each) for each in group))
    given = f"{len(sources)} sources give" if len(sources) > 1 else f"{sources[0]} alone, in different words, gives"
    return Observation(
        verdict=Verdict.AGREE,
        topic=f"{person}: title",
        cluster=cluster.id,
        sides=tuple(side_of(each) for each in group),
        explanation=f"{given} {person} the same title: {'; '.join(forms)}.",
        key=(cluster.id, group[0].title.key(), _when(group[0])),
        fields={"person": person, "title": forms[0]},
        steps=(Step(label="title compared", detail=group[0].title.key()),),
        links=links_among(cluster, group),
    )


def _tenure(cluster: Cluster, left: Held, right: Held, match: TitleMatch) -> Observation:
    """Say that one title is held at different times."""
    person = full_name([left, right])
    return Observation(
        verdict=Verdict.COMPATIBLE,
        topic=f"{person}: title",
        cluster=cluster.id,
        sides=(side_of(left, note=_when(left)), side_of(right, note=_when(right))),
        explanation=(
            f"{left.claim.source} has {person} as {written(left)}, {right.claim.source} as {written(right)} "
            f"({match.reason}): both fit if the articles speak of different times."
        ),
        key=(cluster.id, left.title.key(), *sorted((_when(left), _when(right)))),
        fields={"person": person, "left": written(left), "right": written(right)},
        steps=(Step(label="time of the title", detail=match.reason),),
        links=links_among(cluster, [left, right]),
    )


def links_among(cluster: Cluster, held: Sequence[Held]) -> tuple[Link, ...]:
    """Return why some titles of a cluster are one person's."""
    own = {each.claim.id for each in held}
    return tuple(link for link in cluster.links if link.right in own)
