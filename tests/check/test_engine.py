"""Running the rules."""

from pathlib import Path

from checker import pipeline
from checker.check import engine, rulebook
from checker.lexicon import Lexicon
from checker.model import Story


def test_a_run_brings_the_texts_of_its_rule() -> None:
    """What a report tells of a rule comes with the run: reports read no rule files."""
    book = rulebook.load().select(["FIG001"])
    (rule,) = book.rules
    _, made = engine.check(Story(id="s", articles=(), claims=()), book, Lexicon())
    (run,) = engine.runs(book, {"s": made})

    assert (run.name, run.severity, run.rationale, run.wrong_when) == (
        rule.name,
        rule.severity,
        rule.rationale,
        rule.wrong_when,
    )


def test_a_rule_that_had_nothing_to_compare_did_not_run() -> None:
    """Without an article, or without two claims of its kind, a rule says why it did not run."""
    book = rulebook.load().select(["FIG001"])
    _, made = engine.check(Story(id="s", articles=(), claims=()), book, Lexicon())
    (alone,), (none,) = engine.runs(book, {"s": made}), engine.runs(book, {})

    assert [(run.ran, run.comparisons, run.stories, run.why_not) for run in (alone, none)] == [
        (False, 0, (), "nothing of its kind to compare"),
        (False, 0, (), "no article was read"),
    ]


def test_a_run_names_the_stories_it_compared_something_in(tmp_path: Path) -> None:
    """A rule that ran has cleared nothing where there was nothing of its kind."""
    for name, text in (("a/1", "killed 12 people"), ("a/2", "killed 12 people"), ("b/1", "was bad")):
        path = tmp_path / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"The crash near Harwood on Monday {text}, police in {name[-1]} said.\n", encoding="utf-8")
    report = pipeline.run([str(tmp_path)], pipeline.Options(select=("FIG001",)))

    assert [(run.ran, run.stories) for run in report.rules] == [(True, ("a",))]


def test_questions_go_to_whom_can_be_asked(tmp_path: Path) -> None:
    """A ministry can be asked what it said; a report that an article cites cannot."""
    (tmp_path / "a.txt").write_text("The flood destroyed 140 homes in Marlow on Sunday, according to the ministry.")
    (tmp_path / "b.txt").write_text(
        "The flood destroyed 190 homes in Marlow on Sunday, according to an internal report."
    )
    (finding,) = pipeline.run([str(tmp_path)], pipeline.Options(select=("FIG001",))).findings

    assert [name.removeprefix("the ") for name in finding.ask] == ["ministry"]
    assert finding.question.startswith("Which figure for homes (destroy) is right")
