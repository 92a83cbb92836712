"""What is said of statements that two sources tell differently."""

from typing import Any

import pytest

from checker.check import statements
from checker.check.outcome import Observation
from checker.check.statements import OppositeParams
from checker.lexicon import Lexicon
from checker.model import Certainty, Claim, Cluster, Link, Polarity, Span, Story, Term, Verdict
from checker.values import Statement
from checker.values.statement import Denial

LEXICON = Lexicon()


def _claim(source: str, denial: Denial | None, certainty: Certainty, speaker: str | None = None) -> Claim:
    negated = denial is not None and not denial.silent
    return Claim(
        id=source,
        article=source,
        source=source,
        story="s",
        span=Span(start=0, end=1),
        text="the council sold the harbour",
        line=1,
        column=1,
        sentence="x",
        payload=Statement(subject="council", predicate="sell", object="harbour", denial=denial),
        attributed_to=speaker,
        certainty=certainty,
        polarity=Polarity.NEGATED if negated else Polarity.AFFIRMED,
    )


def _story(left: Claim, right: Claim, *labels: str) -> Story:
    terms = tuple(Term(label=label, weight=1.0, detail="listed / targeted") for label in labels or ("same predicate",))
    link = Link(left=left.id, right=right.id, terms=terms)
    cluster = Cluster(id="s/statement-1", kind="statement", story="s", claims=(left, right), links=(link,))
    return Story(id="s", articles=(), claims=(left, right), clusters=(cluster,))


def _opposite(voices: Any, left: Claim, right: Claim) -> tuple[Observation, ...]:
    return statements.opposite(_story(left, right), OppositeParams(voices=voices), LEXICON).observations


@pytest.mark.parametrize(
    ("said", "denied", "voices", "verdict"),
    [
        (Certainty.STATED, Certainty.STATED, "stated", Verdict.CONFLICT),
        (Certainty.STATED, Certainty.REPORTED, "attributed", Verdict.COMPATIBLE),
        (Certainty.REPORTED, Certainty.STATED, "attributed", Verdict.COMPATIBLE),
        (Certainty.REPORTED, Certainty.REPORTED, "disputed", Verdict.COMPATIBLE),
        (Certainty.ALLEGED, Certainty.STATED, "disputed", Verdict.COMPATIBLE),
    ],
)
def test_only_what_an_outlet_says_itself_conflicts(said: Any, denied: Any, voices: str, verdict: Verdict) -> None:
    """What an outlet denies itself conflicts with a fact; what a party denies is disputed, and both can stand together."""
    left, right = _claim("A", None, said), _claim("B", Denial.DENIED, denied)

    (observation,) = _opposite(voices, left, right)

    assert observation.verdict is verdict
    assert all(not _opposite(v, left, right) for v in ("stated", "attributed", "disputed") if v != voices)


def test_a_denial_of_another_step_never_conflicts() -> None:
    """Denying that somebody was a target leaves it open whether he was listed."""
    story = _story(_claim("A", None, Certainty.STATED), _claim("B", Denial.NEGATED, Certainty.STATED), statements.STEPS)

    (observation,) = statements.steps(story, statements.NoParams(), LEXICON).observations

    assert observation.verdict is Verdict.COMPATIBLE
    assert "not targeted" in observation.fields["says"]
    assert not statements.opposite(story, OppositeParams(voices="stated"), LEXICON).observations


def test_an_allegation_beside_a_fact_is_shown() -> None:
    """A lost hedge is a difference, not a contradiction."""
    story = _story(_claim("A", None, Certainty.ALLEGED), _claim("B", None, Certainty.STATED))

    (observation,) = statements.certainty(story, statements.CertaintyParams(), LEXICON).observations

    assert observation.verdict is Verdict.COMPATIBLE


def test_two_ways_to_give_no_answer_are_two() -> None:
    """To decline to comment is not to deny."""
    story = _story(
        _claim("A", Denial.NO_COMMENT, Certainty.STATED), _claim("B", Denial.DENIED, Certainty.REPORTED, "the council")
    )

    (observation,) = statements.silence(story, statements.NoParams(), LEXICON).observations

    assert observation.fields["says"] == "declined to comment in A; denied in B"


def test_a_story_without_statements_compares_nothing() -> None:
    """A check that had nothing to compare says so."""
    story = Story(id="s", articles=(), claims=(), clusters=())

    assert statements.opposite(story, OppositeParams(voices="stated"), LEXICON).comparisons == 0


@pytest.mark.parametrize(
    ("weak", "speakers", "labels", "found"),
    [
        (Certainty.ALLEGED, ("police", "police"), (), 1),
        (Certainty.ALLEGED, ("the union", "police"), (statements.VERBATIM,), 1),
        (Certainty.ALLEGED, ("the union", "police"), (), 0),
        (Certainty.REPORTED, ("police", "police"), (statements.VERBATIM,), 0),
    ],
)
def test_an_allegation_beside_a_report_is_shown(
    weak: Certainty, speakers: tuple[str, str], labels: tuple[str, ...], found: int
) -> None:
    """A hedge put into what somebody says is shown where the party or the words are the same."""
    story = _story(_claim("A", None, weak, speakers[0]), _claim("B", None, Certainty.REPORTED, speakers[1]), *labels)
    params = statements.CertaintyParams(firm="reported")

    assert len(statements.certainty(story, params, LEXICON).observations) == found
