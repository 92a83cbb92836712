"""What is said about quotations that are one."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from checker.check import quotations
from checker.check.outcome import NoParams, Outcome
from checker.lexicon import Lexicon
from checker.model import Claim, Cluster, Link, Span, Story, Term, Verdict
from checker.values import Quotation
from checker.values.quotation import Retelling


def _claim(number: int, said: str, speaker: str, cue: str | None = "say") -> Claim:
    return Claim(
        id=f"S{number}#quote-1",
        article=f"S{number}",
        source=f"S{number}",
        story="s",
        span=Span(start=0, end=len(said)),
        text=said,
        line=1,
        column=1,
        sentence=said,
        payload=Quotation(quotation=said, speaker=speaker, cue=cue),
        attributed_to=speaker,
    )


def _story(left: Claim, right: Claim, label: str = "same speaker") -> Story:
    link = Link(left=left.id, right=right.id, terms=(Term(label=label, weight=9.0),))
    cluster = Cluster(id="s/quote-1", kind="quote", story="s", claims=(left, right), links=(link,))
    return Story(id="s", articles=(), claims=(left, right), clusters=(cluster,))


def _verdicts(outcome: Outcome) -> list[Verdict]:
    return [observation.verdict for observation in outcome.observations]


def _run(left: str, right: str) -> dict[str, list[Verdict]]:
    story = _story(_claim(1, left, "Maria Lindqvist"), _claim(2, right, "Maria Lindqvist"))
    checks = {"wording": quotations.wording, "negation": quotations.negation, "alike": quotations.alike}
    return {name: _verdicts(check(story, NoParams(), Lexicon())) for name, check in checks.items()}


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("The dam will hold.", "The dam will hold", "alike"),
        ("The dam will hold for years.", "will hold for years", "alike"),
        ("We won't open the dam.", "We will not open the dam.", "wording"),
        ("The dam is probably safe.", "The dam is safe.", "wording"),
        ("The dam is safe, but old.", "The dam is safe.", "wording"),
        ("The dam failed in March.", "The dam did not fail in March.", "negation"),
        ("They were no toys.", "They were toys.", "negation"),
        ("The dam will hold.", "The dam will crack.", "wording"),
    ],
)
def test_each_pair_is_one_kind_of_finding(left: str, right: str, found: str) -> None:
    """A pair agrees, is worded differently or contradicts, and only one of them."""
    verdict = {"alike": Verdict.AGREE, "wording": Verdict.COMPATIBLE, "negation": Verdict.CONFLICT}[found]

    assert _run(left, right) == {name: [verdict] if name == found else [] for name in ("wording", "negation", "alike")}


def test_two_hosts_of_one_outlet_are_not_compared() -> None:
    """What one outlet prints at two addresses is no difference between outlets."""
    left, right = (_claim(n, said, "A") for n, said in ((1, "proof of fraud"), (2, "sign of fraud")))
    hosts = replace(left, source="paper.example"), replace(right, source="www.paper.example:80")

    assert quotations.wording(_story(*hosts), NoParams(), Lexicon()).comparisons == 0


@pytest.mark.parametrize(
    ("retold", "check", "found"),
    [
        ("he was proud of the old dam", quotations.alike, [Verdict.AGREE]),
        ("he was proud of “the weak” dam", quotations.retold, [Verdict.COMPATIBLE]),
        ("he was proud of the weak dam", quotations.retold, []),
        ("he was proud of the weak dam", quotations.wording, []),
    ],
)
def test_words_without_marks_are_the_same_or_put_in_part(
    retold: str, check: Callable[[Story, NoParams, Lexicon], Outcome], found: list[Verdict]
) -> None:
    """Indirect speech agrees in the same words, in other words it is a difference only where it quotes in part."""
    other = replace(_claim(2, retold, "A"), payload=Retelling(quotation=retold, speaker="A", cue=None))
    outcome = check(_story(_claim(1, "I am proud of the old dam", "A"), other), NoParams(), Lexicon())

    assert (outcome.comparisons, _verdicts(outcome)) == (1, found)


def test_a_negation_in_other_words_is_no_conflict() -> None:
    """A "not" in a loose paraphrase may be no contradiction: it is worth a look, not a verdict."""
    result = _run("We do not rule out closing the old dam", "We may well close the old dam in time for the summer")

    assert result["negation"] == []


def test_the_explanation_shows_the_words() -> None:
    """A finding prints the word-by-word difference, and each comparison as a step."""
    story = _story(_claim(1, "credible proof of fraud", "A"), _claim(2, "credible sign of fraud", "A"))
    observation = quotations.wording(story, NoParams(), Lexicon()).observations[0]

    assert "credible [-proof-] {+sign+} of fraud" in observation.explanation
    assert [step.label for step in observation.steps] == ["S1 / S2"]


@pytest.mark.parametrize(
    ("left", "right", "cue", "verdicts"),
    [
        ("Maria Lindqvist", "Peter Hallam", "say", [Verdict.CONFLICT]),
        ("Maria Lindqvist", "Peter Hallam", None, []),
        ("Maria Lindqvist", "the statement", "say", []),
        ("Maria Lindqvist", "HARBOUR FOODS", "say", []),
    ],
)
def test_two_named_people_cannot_say_the_same(left: str, right: str, cue: str | None, verdicts: list[Verdict]) -> None:
    """Only two people, each named in full by a cue of its own, contradict each other."""
    said = "The harvest failed in every district"
    story = _story(_claim(1, said, left), _claim(2, said, right, cue), label="other speaker")

    assert _verdicts(quotations.speaker(story, quotations.Nearness(), Lexicon())) == verdicts


@pytest.mark.parametrize(
    ("left", "right", "verdicts"),
    [
        ("We should have acted sooner", "We should have acted sooner", [Verdict.CONFLICT]),
        ("The wind has been our worst enemy", "The wind was our worst enemy", [Verdict.CONFLICT]),
        ("We acted sooner", "We acted sooner", []),
        ("We should have acted sooner", "We could have acted sooner", []),
    ],
)
def test_few_words_must_be_the_same_from_end_to_end(left: str, right: str, verdicts: list[Verdict]) -> None:
    """Two people do not say one sentence: a short one counts if it is the same, a longer one if it is nearly so."""
    story = _story(_claim(1, left, "Maria Lindqvist"), _claim(2, right, "Peter Hallam"), label="other speaker")

    assert _verdicts(quotations.speaker(story, quotations.Nearness(), Lexicon())) == verdicts


def test_words_of_two_people_do_not_agree() -> None:
    """A sentence that a pronoun gives to another person is neither in agreement nor in conflict."""
    left, right = (
        _claim(1, "We acted too late", "Maria Lindqvist"),
        _claim(2, "We acted too late", "Peter Hallam", None),
    )
    story = _story(left, right, label="other speaker")

    assert quotations.alike(story, NoParams(), Lexicon()).observations == ()
    assert quotations.speaker(story, quotations.Nearness(), Lexicon()).observations == ()


def test_a_long_quotation_is_shown_by_its_matching_part() -> None:
    """Of a paragraph only the words that match are shown."""
    long = (
        "In view of the weather " * 10 + "we will not open the old dam this year " + "as it was decided long ago " * 5
    )
    story = _story(_claim(1, long, "A"), _claim(2, "We will not open the old dam this year", "A"))
    observation = quotations.alike(story, NoParams(), Lexicon()).observations[0]

    assert observation.sides[0].value == "“… we will not open the old dam this year …”"


def test_a_single_source_is_not_compared() -> None:
    """Two quotations of one article are no comparison between sources."""
    left, right = _claim(1, "The dam will hold", "A"), _claim(1, "The dam will hold", "A")

    assert quotations.alike(_story(left, right), NoParams(), Lexicon()).comparisons == 0
