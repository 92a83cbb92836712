"""Running the rules."""

from checker.check import engine, rulebook
from checker.lexicon import Lexicon
from checker.model import Story


def test_a_run_brings_the_texts_of_its_rule() -> None:
    """What a report tells of a rule comes with the run: reports read no rule files."""
    book = rulebook.load().select(["FIG001"])
    (rule,) = book.rules
    _, (run,) = engine.check((Story(id="s", articles=(), claims=()),), book, Lexicon())

    assert (run.name, run.severity, run.rationale, run.wrong_when) == (
        rule.name,
        rule.severity,
        rule.rationale,
        rule.wrong_when,
    )


def test_a_rule_that_had_nothing_to_compare_did_not_run() -> None:
    """Without an article, or without two claims of its kind, a rule says why it did not run."""
    book, lexicon = rulebook.load().select(["FIG001"]), Lexicon()
    _, (alone,) = engine.check((Story(id="s", articles=(), claims=()),), book, lexicon)
    _, (none,) = engine.check((), book, lexicon)

    assert [(run.ran, run.comparisons, run.why_not) for run in (alone, none)] == [
        (False, 0, "nothing of its kind to compare"),
        (False, 0, "no article was read"),
    ]
