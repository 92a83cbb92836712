"""Titles that sources give one person and no source gives together: another post, rank or trade."""

from collections.abc import Sequence

from checker.check.outcome import NoParams, Observation, Outcome
from checker.check.titles import Held, TitleLists, across, full_name, links_among, side_of, written
from checker.lexicon import Lexicon
from checker.model import Cluster, Step, Story, Verdict
from checker.values import Role
from checker.values.title import Standing

_PARTICIPLES = ("ed", "ing")
"""Endings of words before a title that tell what happened to its holder: jailed, serving."""

_ONE_TITLE = frozenset({Standing.SAME, Standing.TENURE})


def another(story: Story, _: NoParams, lexicon: Lexicon) -> Outcome:
    """Find people whom sources give different titles, none of them both: one finding a person."""
    lists, comparisons = TitleLists(lexicon), 0
    observations: list[Observation] = []
    for cluster in story.clusters_of(Role.kind):
        every = lists.held(cluster)
        # A word for what somebody did or is, "suspect", "star", is no other title beside a post.
        held = [each for each in every if each.title.head not in lists.titles.loose]
        compared = list(across(held))
        comparisons += len(compared)
        # A surname alone may be another's.
        named = any(" " in each.role.person for each in held)
        if not named or any(_is_styled(each, lists) for each in every):
            continue
        pairs = [pair for pair in compared if _differ(*pair, lists) and not _given_together(held, *pair, lists)]
        if pairs:
            observations.append(_observation(cluster, pairs, lists))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def _is_styled(held: Held, lists: TitleLists) -> bool:
    """Tell whether a title is an office that outlets name in many ways as a matter of style: a head of state's."""
    offices = {office for row in lists.titles.exclusive for office in row}
    of_state = held.title.head in offices | {"leader"} and lists.of_state(held)
    return (of_state or held.title.head in lists.titles.styled) and held.title.tenure is None


def _differ(left: Held, right: Held, lists: TitleLists) -> bool:
    """Tell whether a reader would see two titles, neither of them the other in other words or with less said."""
    match, titles = lists.match(left, right), lists.titles
    if lists.excluded(left, right) or lists.beside(left, right) or match.standing in _ONE_TITLE:
        return False
    if titles.one_trade(left.title.head, right.title.head):
        return False
    if left.title.head == right.title.head and left.title.grade != right.title.grade:
        return True
    if match.standing is Standing.BROADER or left.title.head == right.title.head:
        one, two = (_setting_apart(each, lists) for each in (left, right))
        return bool(one and two) and one.isdisjoint(two)
    if left.title.head in titles.leads and right.title.head in titles.leads:
        ours, theirs = (each.title.words - titles.leads - titles.houses for each in (left, right))
        return not ours <= theirs and not theirs <= ours
    return True


def _setting_apart(held: Held, lists: TitleLists) -> frozenset[str]:
    """Return the words that set a title apart from others of its head: ``head doctor``, ``brain surgeon``."""
    words = held.role.role.replace("-", " ").split()
    over = {word.casefold() for word in words} & lists.titles.weighty
    field = {word for word in words if word in held.title.words and word not in held.title.head.split()}
    return frozenset(over | {w for w in field if w not in lists.titles.loose and not w.endswith(_PARTICIPLES)})


def _given_together(held: Sequence[Held], left: Held, right: Held, lists: TitleLists) -> bool:
    """Tell whether any one source gives the person both titles, or ones that say more than each."""
    exactly = lists.match(left, right).standing is Standing.BROADER
    sources = [{h.claim.source for h in held if _gives(h, title, lists, exactly=exactly)} for title in (left, right)]
    return bool(sources[0] & sources[1])


def _gives(held: Held, title: Held, lists: TitleLists, *, exactly: bool) -> bool:
    """Tell whether a title is another one, or says more than that."""
    same = lists.match(held, title).standing in _ONE_TITLE
    if exactly:
        return same and held.role.role.casefold() == title.role.role.casefold()
    return same or (held.title.grade == title.title.grade and held.title.words >= title.title.words)


def _observation(cluster: Cluster, pairs: Sequence[tuple[Held, Held]], lists: TitleLists) -> Observation:
    """Say which titles a person has in which source."""
    one, two = sorted(pairs[0], key=lambda h: (h.claim.source, h.claim.span.start))
    mine = list({each.claim.id: each for pair in pairs for each in pair}.values())
    mine.sort(key=lambda h: (h.claim.source, h.claim.span.start))
    person = full_name(mine)
    told = "; ".join(f"{written(each)} in {each.claim.source}" for each in mine)
    return Observation(
        verdict=Verdict.COMPATIBLE,
        topic=f"{person}: title",
        cluster=cluster.id,
        sides=tuple(side_of(each) for each in mine),
        explanation=f"{person} is {told}: no source gives both, and one person may have both.",
        key=(cluster.id, *sorted({each.title.key() for each in mine})),
        fields={"person": person, "left": written(one), "right": written(two)},
        steps=(
            Step(label="titles compared", detail=f"{one.title.key()} / {two.title.key()}"),
            Step(label="outcome", detail=lists.match(one, two).reason),
        ),
        links=links_among(cluster, mine),
    )
