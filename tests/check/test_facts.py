"""What is said of values of one thing: at odds, differing, overtaken, alike."""

import pytest

from checker.check import facts
from checker.check.facts import Gate, Params
from checker.check.outcome import Observation
from checker.lexicon import Lexicon
from checker.model import Article, Certainty, Claim, Cluster, Confidence, Link, Span, Story, Term, Verdict
from checker.values import Clock, Payload, Quantity, State
from checker.values.quantity import Bound
from checker.values.relation import Relation

LEXICON = Lexicon()
GATE = Gate(probability=0.5, same_event=True, exact=True)
PARAMS = Params(gates={"toll": (GATE,), "time": (GATE,), "state": (GATE,)})
TERMS = {"same event": 1.0, "exact": 2.0}
EARLY, LATE = "2024-03-12", "2024-03-13"


def _toll(value: float, bound: Bound = Bound.EXACT) -> Quantity:
    high = value if bound is Bound.EXACT else None
    return Quantity(
        value=value, low=value, high=high, bound=bound, counted="people", head="people", stated=f"{value:g}"
    )


def _claim(source: str, payload: Payload, attribute: str | None, certainty: Certainty = Certainty.STATED) -> Claim:
    return Claim(
        id=source,
        article=source,
        source=source,
        story="s",
        span=Span(start=0, end=1),
        text="x",
        line=1,
        column=1,
        sentence="x",
        payload=payload,
        attribute=attribute,
        certainty=certainty,
    )


def _found(
    left: Claim,
    right: Claim,
    relation: Relation,
    *,
    probability: float = 0.95,
    terms: dict[str, float] | None = None,
    published: tuple[str | None, str | None] = (None, None),
) -> tuple[Verdict, Observation]:
    """Return the one thing that the three checks say of two values."""
    weighed = tuple(Term(label=label, weight=weight) for label, weight in (TERMS if terms is None else terms).items())
    link = Link(left=left.id, right=right.id, terms=weighed, probability=probability, relation=str(relation))
    story = Story(
        id="s",
        articles=tuple(
            Article(id=claim.article, source=claim.source, story="s", text="x", published=day)
            for claim, day in zip((left, right), published, strict=True)
        ),
        claims=(left, right),
        clusters=(Cluster(id="s/fact-1", kind="fact", story="s", claims=(left, right), links=(link,)),),
    )
    checks = (facts.conflict, facts.differs, facts.agree)
    (told,) = (seen for check in checks for seen in check(story, PARAMS, LEXICON).observations)
    return told.verdict, told


def test_exact_values_of_one_event_are_at_odds() -> None:
    """Two outlets give two tolls of one event: the finding names both, and how likely both speak of one thing."""
    verdict, told = _found(
        _claim("Herald", _toll(12), "injured"), _claim("Courier", _toll(18), "injured"), Relation.EXCLUSIVE
    )

    assert verdict is Verdict.CONFLICT
    assert [side.value for side in told.sides] == ["18", "12"]
    assert (told.attribute, told.probability, told.sureness) == ("injured", 0.95, Confidence.SURE)


@pytest.mark.parametrize(
    ("probability", "terms"),
    [(0.4, TERMS), (0.95, {"exact": 2.0}), (0.95, {"same event": 1.0, "exact": 1.0}), (0.95, {})],
    ids=["unlikely", "another event", "one is hedged", "nothing"],
)
def test_what_passes_no_gate_only_differs(probability: float, terms: dict[str, float]) -> None:
    """A difference is told, with a question about what it is of, where a conflict would say too much."""
    left, right = _claim("Herald", _toll(12), "injured"), _claim("Courier", _toll(18), "injured")
    verdict, told = _found(left, right, Relation.EXCLUSIVE, probability=probability, terms=terms)

    assert verdict is Verdict.COMPATIBLE
    assert told.fields["how"] == "differs, if all speak of the same"


def test_a_slot_without_a_gate_is_never_at_odds() -> None:
    """Figures that count no people have no gate here: they differ at most."""
    left, right = _claim("Herald", _toll(12), None), _claim("Courier", _toll(18), None)

    assert _found(left, right, Relation.EXCLUSIVE)[0] is Verdict.COMPATIBLE


def test_what_is_alleged_is_not_at_odds() -> None:
    """An allegation may be wrong without the paper that reports it being so."""
    left = _claim("Herald", _toll(12), "injured", Certainty.ALLEGED)

    assert _found(left, _claim("Courier", _toll(18), "injured"), Relation.EXCLUSIVE)[0] is Verdict.COMPATIBLE


def test_two_hosts_of_one_outlet_are_no_conflict() -> None:
    """The paper and its page for phones do not contradict each other, they were updated apart."""
    left, right = _claim("www.herald.example:80", _toll(12), "shot"), _claim("m.herald.example", _toll(18), "shot")

    assert _found(left, right, Relation.EXCLUSIVE)[0] is Verdict.COMPATIBLE


@pytest.mark.parametrize(
    ("attribute", "values", "published", "verdict", "updated"),
    [
        ("killed", (12, 18), (EARLY, LATE), Verdict.COMPATIBLE, True),
        ("killed", (18, 12), (LATE, EARLY), Verdict.COMPATIBLE, True),
        ("killed", (18, 12), (EARLY, LATE), Verdict.CONFLICT, False),
        ("killed", (12, 18), (EARLY, EARLY), Verdict.CONFLICT, False),
        ("killed", (12, 18), (EARLY, None), Verdict.CONFLICT, False),
        ("missing", (18, 12), (EARLY, LATE), Verdict.COMPATIBLE, True),
        ("shot", (12, 18), (EARLY, LATE), Verdict.CONFLICT, False),
    ],
    ids=["grown", "grown, other order", "fallen", "one day", "no day", "missing, found", "fixed"],
)
def test_a_later_value_may_have_moved_on(
    attribute: str,
    values: tuple[float, float],
    published: tuple[str | None, str | None],
    verdict: Verdict,
    updated: bool,  # noqa: FBT001 - a table of cases
) -> None:
    """A toll grows by order of publication, the missing go either way, and what is fixed does not change."""
    left, right = (
        _claim(source, _toll(value), attribute) for source, value in zip(("Herald", "Courier"), values, strict=True)
    )
    found, told = _found(left, right, Relation.EXCLUSIVE, published=published)

    assert (found, told.fields["how"] == "updated") == (verdict, updated)


def test_more_and_less_precise_values_differ() -> None:
    """At least 10 and 12 can both be true, and the share of both is said."""
    left, right = _claim("Herald", _toll(12), "injured"), _claim("Courier", _toll(10, Bound.AT_LEAST), "injured")
    verdict, told = _found(left, right, Relation.OVERLAPPING, probability=0.4)

    assert verdict is Verdict.COMPATIBLE
    assert told.fields["how"] == "more precise in one than in another"
    assert told.sureness is Confidence.LIKELY
    assert "can both be true: they share exactly 12" in told.explanation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_toll(12), _toll(12, Bound.AT_LEAST)),
        (Clock(low=160, high=160, stated="2.40am", exact=True), Clock(low=0, high=720, stated="Friday morning")),
        (Clock(low=145, high=175, stated="about 2.40am"), Clock(low=160, high=160, stated="2.40am", exact=True)),
    ],
    ids=["a hedge", "a part of the day", "about its own hour"],
)
def test_what_no_editor_asks_about_agrees(one: Payload, other: Payload) -> None:
    """One number with and without a hedge, an hour and the part of the day it lies in, are told as agreement."""
    attribute = "injured" if isinstance(one, Quantity) else None
    left, right = _claim("Herald", one, attribute), _claim("Courier", other, attribute)

    assert _found(left, right, Relation.OVERLAPPING)[0] is Verdict.AGREE


def test_equal_values_agree() -> None:
    """Independent outlets state it alike; the label of a value is its declared one."""
    left, right = (
        _claim(source, State(attribute="plea", value="not guilty", stated="not guilty"), "plea")
        for source in ("A", "B")
    )
    verdict, told = _found(left, right, Relation.EQUAL)

    assert verdict is Verdict.AGREE
    assert {side.value for side in told.sides} == {"not guilty"}
    assert told.explanation == "Stated alike in 2 outlets."
