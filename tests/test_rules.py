"""Every rule proves itself: its own examples, run through the whole pipeline."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker import assets, pipeline
from checker.check import rulebook
from checker.check.checks import CHECKS
from checker.check.rulebook import Example, Rule
from checker.errors import RuleError, UsageError
from checker.extract import extract
from checker.ingest.blocks import blocks
from checker.lexicon import Lexicon
from checker.model import Article, Finding

BOOK = rulebook.load()


def _examples(*, flag: bool) -> Iterator[object]:
    for rule in BOOK.rules:
        for number, example in enumerate(rule.flag if flag else rule.pass_, start=1):
            yield pytest.param(rule, example, id=f"{rule.id}-{number}")


def _findings(rule: Rule, example: Example) -> tuple[Finding, ...]:
    lexicon = Lexicon()
    articles = [
        Article(
            id=s.source or "",
            source=s.source or "",
            story="example",
            text=s.text,
            blocks=blocks(s.text),
            published=s.published,
        )
        for s in example.sources()
    ]
    claims = [claim for _, own in extract(articles, lexicon) for claim in own]
    means = pipeline.Means(options=pipeline.Options(), rules=BOOK.select([rule.id]), lexicon=lexicon)
    return pipeline.compare(articles, claims, means).findings


@pytest.mark.parametrize(("rule", "example"), list(_examples(flag=True)))
def test_a_rule_flags_what_it_says_it_flags(rule: Rule, example: Example) -> None:
    """Each flag example yields a finding, with the words it promises."""
    findings = _findings(rule, example)

    assert findings
    if example.says:
        assert any(example.says in f"{finding.message} {finding.explanation}" for finding in findings)


@pytest.mark.parametrize(("rule", "example"), list(_examples(flag=False)))
def test_a_rule_passes_what_it_says_it_passes(rule: Rule, example: Example) -> None:
    """Each pass example yields nothing."""
    assert [finding.message for finding in _findings(rule, example)] == []


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_an_id_matches_its_file_and_folder(rule: Rule) -> None:
    """An id is its file's name, and one folder shares three letters."""
    letters = {each.id[:3] for each in BOOK.rules if each.path.parent == rule.path.parent}

    assert rule.path.stem == rule.id
    assert letters == {rule.id[:3]}


def test_every_check_has_a_rule() -> None:
    """No check is dead code: a bundled rule runs it."""
    assert {rule.check for rule in BOOK.rules} == set(CHECKS)


def test_names_are_unique() -> None:
    """A name finds one rule."""
    names = [rule.name for rule in BOOK.rules]

    assert len(names) == len(set(names))


def test_an_unknown_rule_is_named_with_a_guess() -> None:
    """A mistyped rule gets the nearest one as a hint."""
    with pytest.raises(UsageError, match="did you mean 'FIG001'"):
        BOOK.select(["FIG01X"])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("id = ", "not valid TOML"),
        ('id = "X1"', "not a usable rule"),
        ("\udcff", "not valid TOML"),
    ],
)
def test_a_broken_rule_file_is_named(tmp_path: Path, text: str, says: str) -> None:
    """A rule file that cannot be used is named, with what is wrong in it."""
    path = tmp_path / "X1.toml"
    path.write_text(text, encoding="utf-8", errors="surrogateescape")

    with pytest.raises(RuleError, match=says) as caught:
        rulebook.load([tmp_path])
    assert str(path) in str(caught.value)


def test_an_unknown_check_is_named_with_a_guess(tmp_path: Path) -> None:
    """A mistyped check gets the nearest one as a hint."""
    text = (assets.rules() / "figures" / "FIG001.toml").read_text(encoding="utf-8")
    (tmp_path / "X1.toml").write_text(text.replace("figures.conflict", "figures.conflicts"), encoding="utf-8")

    with pytest.raises(RuleError, match=r"did you mean 'figures\.conflict'"):
        rulebook.load([tmp_path])


def test_a_rule_of_ones_own_replaces_the_bundled_one(tmp_path: Path) -> None:
    """A user's rule of the same id takes the bundled rule's place."""
    text = (assets.rules() / "figures" / "FIG001.toml").read_text(encoding="utf-8")
    (tmp_path / "FIG001.toml").write_text(text.replace('"error"', '"note"'), encoding="utf-8")

    rules = rulebook.load([tmp_path])

    assert rules.find("FIG001").severity == "note"
    assert len(rules.rules) == len(BOOK.rules)
