"""The README is true: its commands are the gate's, its report is the golden one."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_gate_runs_the_test_command_of_the_readme() -> None:
    """What the gate runs is what the README tells a contributor to run."""
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert ".venv/bin/pytest" in README
    assert ".venv/bin/pytest" in gate.splitlines()


def test_the_report_shown_is_the_golden_one() -> None:
    """The findings the README shows stand in the golden report, word for word."""
    sample = (ROOT / "reports" / "samples" / "seeds.md").read_text(encoding="utf-8")
    shown = README.split("<!-- report: begin -->")[1].split("<!-- report: end -->")[0].strip()

    assert shown
    assert all(line.strip() in sample for line in shown.splitlines() if line.strip())
