"""Comments in articles that settle findings."""

from pathlib import Path

import pytest

from checker import pipeline
from checker.decisions import Choice
from checker.model import Report

ONE = "Mine shaft floods\n\n{comment}At least 12 people were killed when a train left the rails near Leeds on Monday, police said.\n"
OTHER = "Nine people were killed when a train left the rails near Leeds on Monday, the operator said.\n"
IGNORE = "<!-- factcheck-ignore FIG001: the operator counts passengers only -->\n"


def _report(path: Path, comment: str, select: tuple[str, ...] = ("FIG001", "SUP001")) -> Report:
    (path / "one.md").write_text(ONE.format(comment=comment), encoding="utf-8")
    (path / "other.md").write_text(OTHER, encoding="utf-8")
    return pipeline.run([str(path)], pipeline.Options(select=select))


def test_a_comment_settles_a_finding_with_its_reason(tmp_path: Path) -> None:
    """The finding stays in the report, settled; nothing is open and the comment is no finding."""
    report = _report(tmp_path, IGNORE)

    assert [finding.rule for finding in report.findings] == ["FIG001"]
    assert report.open == ()
    assert [(r.decision.choice, r.decision.reason) for r in report.rulings] == [
        (Choice.SUPPRESSED, "the operator counts passengers only")
    ]


@pytest.mark.parametrize(
    ("comment", "says"),
    [
        (IGNORE.replace("FIG001", "FIG003"), "no finding of the rule"),
        (IGNORE.replace("FIG001", "FIG01"), "there is no rule FIG01"),
        ("<!-- factcheck-ignore FIG001 -->\n", "it gives no reason"),
        ("<!-- factcheck-ignore : no rule at all -->\n", "it names no rule"),
    ],
)
def test_a_comment_that_settles_nothing_is_a_finding(tmp_path: Path, comment: str, says: str) -> None:
    """What it was written for is open, and the comment is pointed out at its place."""
    report = _report(tmp_path, comment, ("FIG001", "FIG003", "SUP001"))
    idle = next(finding for finding in report.findings if finding.rule == "SUP001")
    claim = next(claim for claim in report.claims if claim.id == idle.claims[0])

    assert says in idle.message
    assert claim.line == 3
    assert claim.text == comment.strip()
    assert {finding.rule for finding in report.open} == {"FIG001", "SUP001"}


def test_a_rule_that_did_not_run_is_not_held_against_a_comment(tmp_path: Path) -> None:
    """Where only SUP001 is selected, nothing is known of the others' findings."""
    assert _report(tmp_path, IGNORE, ("SUP001",)).findings == ()


def test_a_comment_reaches_one_paragraph_only(tmp_path: Path) -> None:
    """A comment above another paragraph leaves the finding open."""
    report = _report(tmp_path, f"{IGNORE}The line was closed for two days.\n\n")

    assert [finding.rule for finding in report.open] == ["FIG001", "SUP001"]


@pytest.mark.parametrize(
    "comment",
    [f"{IGNORE}\n", IGNORE.replace("factcheck", "FactCheck").replace("FIG001", "fig001"), f"{IGNORE}{IGNORE}"],
)
def test_a_comment_may_be_written_freely(tmp_path: Path, comment: str) -> None:
    """A blank line after it, other letters and a second one change nothing."""
    assert _report(tmp_path, comment).open == ()


@pytest.mark.parametrize(
    "comment",
    [
        f"```\n{IGNORE}```\n\n",
        f"~~~ html\n```\n{IGNORE}~~~\n\n",
        f"`{IGNORE.strip()}`\n\n",
        IGNORE.replace("ignore", "ignored"),
    ],
)
def test_a_comment_that_is_only_shown_settles_nothing(tmp_path: Path, comment: str) -> None:
    """In code it is an example, and another word is another comment."""
    assert [finding.rule for finding in _report(tmp_path, comment).findings] == ["FIG001"]
    assert [finding.rule for finding in _report(tmp_path, comment).open] == ["FIG001"]


@pytest.mark.parametrize("comment", ["<!-- factcheck-ignore", "<!-- factcheck-ignore FIG001: a <!-- -->\n", "<!---->"])
def test_a_broken_comment_is_survived(tmp_path: Path, comment: str) -> None:
    """An open comment, a nested one and an empty one do no harm."""
    assert _report(tmp_path, comment).articles
