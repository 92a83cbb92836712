"""The sheets to work from."""

import dataclasses
from typing import TYPE_CHECKING

from checker.decisions import Choice, Decision, Ruling, Standing
from checker.model import Report, Severity, Verdict
from checker.report.shown import Given
from checker.report.view import build
from checker.values import Name, Role

if TYPE_CHECKING:
    from tests.report.conftest import Maker


def test_people_are_listed_by_their_fullest_form(make: "Maker") -> None:
    """Each form and each title stands once, with the sources that have it; bodies are no people."""
    herald = make.article("Herald", "Mayor Ida Brandt left. Brandt said so. The Harbour Office closed.")
    courier = make.article("Courier", "Ida Brandt, head of the council, left.")
    make.claim(herald, "Ida Brandt", Name(name="Ida Brandt", entity="ida"))
    make.claim(herald, "Mayor Ida Brandt", Role(person="Ida Brandt", role="Mayor"))
    make.claim(herald, "Brandt said", Name(name="Brandt", entity="ida"))
    make.claim(herald, "Harbour Office", Name(name="Harbour Office", entity="office", type="organisation"))
    make.claim(courier, "Ida Brandt", Name(name="Ida Brandt", entity="ida"))
    make.claim(
        courier, "Ida Brandt, head of the council", Role(person="Ida Brandt", role="head", organisation="council")
    )
    (person,) = build(make.report()).stories[0].people

    assert person.name == "Ida Brandt"
    assert person.forms[0] == Given(value="Ida Brandt", letters=("A", "B"))
    assert person.titles == (Given(value="Mayor", letters=("A",)), Given(value="head (council)", letters=("B",)))


def test_letters_stand_as_the_sources_do(make: "Maker") -> None:
    """The twenty-seventh source follows the twenty-sixth."""
    for number in range(27):
        article = make.article(f"Outlet {number:02}", "Ida left.")
        make.claim(article, "Ida", Name(name="Ida", entity="ida"))
    (person,) = build(make.report()).stories[0].people

    assert person.forms[0].letters[-3:] == ("Y", "Z", "AA")


def test_each_open_finding_has_one_question(report: Report) -> None:
    """It goes to whom a source names, else to the newsrooms; remarks and agreements have none."""
    calls = build(report).stories[0].calls

    assert [(call.fingerprint, call.ask) for call in calls] == [
        ("000000000000", "the harbour office"),
        ("000000000001", "the desks of Harbour Herald, Coast Courier, Ellery Gazette"),
    ]
    assert calls[0].question == "Which is right for boats (sink)?"
    assert all(f.severity is Severity.NOTE or f.verdict is not Verdict.CONFLICT for f in report.findings[2:])


def test_a_settled_finding_needs_no_call(report: Report) -> None:
    """What the desk has done with leaves the call sheet; what somebody has to ask stays."""
    for choice, left in ((Choice.CONFIRMED, 1), (Choice.ASK, 2)):
        decision = Decision(fingerprint="000000000000", choice=choice)
        settled = dataclasses.replace(report, rulings=(Ruling(decision=decision, standing=Standing.IN_FORCE),))

        assert len(build(settled).stories[0].calls) == left
