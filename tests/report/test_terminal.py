"""The report in a terminal."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from checker.decisions import Choice, Decision, Ruling, Standing
from checker.model import Report, Verdict
from checker.report import formats
from checker.values import Name, Quantity


def _show(report: Report, *, width: int = 80, color: bool = False, full: bool = False) -> str:
    return formats.show(report, width=width, color=color, full=full)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_too_long(report: Report, width: int) -> None:
    """The report fits the terminal."""
    assert max(map(cell_len, _show(report, width=width).splitlines())) <= width


def test_conflicts_come_first(report: Report) -> None:
    """An editor reads the worst first."""
    text = _show(report)

    assert (
        text.index("CONFLICTS")
        < text.index("COMPATIBLE, BUT")
        < text.index("AGREEMENTS")
        < text.index("IN ONE SOURCE ONLY")
    )


def test_without_colour_the_claim_stands_between_marks(report: Report) -> None:
    """Nothing is lost where bold is not seen, and no escape code is written."""
    text = _show(report)

    assert "sank ›14 boats‹ at" in text
    assert "\x1b" not in text


def test_with_colour_the_claim_is_bold(report: Report) -> None:
    """Bold and a line below mark the claim."""
    assert "\x1b[1;4m14 boats\x1b[0m" in _show(report, color=True)


def test_many_sources_are_listed_by_value(make: Any) -> None:
    """Where a column for each source does not fit, each value names its sources."""
    articles = [make.article(f"Paper {n}", "Ida left.") for n in range(12)]
    claims = [make.claim(a, "Ida", Name(name="Ida", entity="ida")) for a in articles]
    make.finding(Verdict.CONFLICT, "Ida's age", *((c, "52" if n % 2 else "53") for n, c in enumerate(claims)))
    lines = [" ".join(line.split()) for line in _show(make.report()).splitlines()]

    assert lines[lines.index("CONFLICT Ida's age") + 1 :][:2] == ["53 A C E G I K", "52 B D F H J L"]


def test_what_one_source_says_is_folded(make: Any) -> None:
    """A few facts are named and the rest counted; all of them on request."""
    article = make.article("Herald", "Ida left.")
    claim = make.claim(article, "Ida", Name(name="Ida", entity="ida"))
    for n in range(10):
        make.finding(Verdict.SINGLE_SOURCE, f"fact {n}", (claim, "yes"))

    assert "and 4 more" in _show(make.report())
    assert "fact 9" in _show(make.report(), full=True)


def test_everything_is_quoted_on_request(report: Report) -> None:
    """In full, agreements are shown with their passages."""
    assert "AGREE  boats (sink): 14" in _show(report, full=True)
    assert "AGREE  boats (sink): 14" not in _show(report)


def test_nothing_to_compare_is_said(make: Any) -> None:
    """A report without findings says so, and says that no rule ran."""
    make.article("Herald", "Ida left.")
    text = _show(make.report())

    assert "No fact was found that can be compared." in text
    assert "No rule ran." in text


def test_stories_are_headed(make: Any) -> None:
    """With several stories each has its name above it."""
    make.article("Herald", "Ida left.", story="storm")
    make.article("Courier", "Ida left.", story="election")

    assert "STORY  election" in _show(make.report())


def test_many_stories_leave_out_those_with_the_fewest_conflicts(make: Any) -> None:
    """A screen has room for ten: what is left out is counted, and all are drawn on request."""
    for number in range(14):
        articles = [make.article(name, "14 boats sank.", story=f"s{number:02}") for name in ("Herald", "Courier")]
        claims = [
            make.claim(a, "14 boats", Quantity(value=14, low=14, high=14, counted="boats"), id=f"{a.story}{a.source}")
            for a in articles
        ]
        if number % 2:
            make.finding(Verdict.CONFLICT, "boats", *((claim, "14") for claim in claims), story=f"s{number:02}")
    text, whole = _show(make.report()), _show(make.report(), full=True)

    assert [f"s{number:02}" in text for number in range(14)] == [n % 2 == 1 or n <= 4 for n in range(14)]
    assert "4 more stories with 0 conflicts left out" in text
    assert whole.count("STORY ") == 14
    assert "left out" not in whole


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(st.text(st.characters(), min_size=1, max_size=60) | st.just("[bold]x[/] \x1b[2J\u202e:smile:"))
def test_hostile_text_reaches_no_terminal(make: Any, text: str) -> None:
    """Article text is neither markup nor an escape code, wherever it stands."""
    make.__init__()
    article = make.article(f"Herald {text}", f"x {text} y", path=f"{text}.txt")
    claim = make.claim(article, text, Name(name=text, entity=text), sentence=f"x {text} y", attributed_to=text)
    for verdict in Verdict:
        make.finding(verdict, text, (claim, text), explanation=text)
    shown = _show(make.report(), full=True)

    assert not set(shown) & {"\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\r"}
    assert shown.encode()


def test_a_hostile_note_reaches_no_terminal(report: Report) -> None:
    """What a file of decisions says is shown like article text, folded away or not."""
    decision = Decision(fingerprint="000000000000", choice=Choice.CONFIRMED, reason="a\u202e\x1bb", who="\u2066c")
    settled = replace(report, rulings=(Ruling(decision=decision, standing=Standing.IN_FORCE),))

    assert not set(_show(settled) + _show(settled, full=True)) & {"\x1b", "\u202e", "\u2066"}


def test_markup_is_shown_as_written(make: Any) -> None:
    """Square brackets and colons mean nothing to the screen."""
    article = make.article("Herald", "It said [bold]no[/bold] :smile: today.")
    claim = make.claim(article, "[bold]no[/bold] :smile:", Name(name="x", entity="x"))
    make.finding(Verdict.CONFLICT, "[red]topic[/red]", (claim, "[i]no[/i]"))
    shown = _show(make.report(), color=True)

    assert all(text in shown for text in ("[bold]no[/bold] :smile:", "[red]topic[/red]", "[i]no[/i]"))


@pytest.mark.parametrize("color", [False, True])
def test_the_environment_changes_nothing(report: Report, *, color: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drawn depends on the arguments alone."""
    before = _show(report, color=color)
    for name, value in {"COLUMNS": "33", "NO_COLOR": "1", "FORCE_COLOR": "1", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)

    assert _show(report, color=color) == before
