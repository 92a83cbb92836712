"""The Markdown report as a form: what is ticked and written in it comes back."""

import dataclasses
from contextlib import suppress
from datetime import date
from pathlib import Path

import mdformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.decisions import OFFERED, Choice, Decision, Ruling, Standing, apply
from checker.errors import ReadError
from checker.model import Report
from checker.report import form, formats
from checker.report.plain import plain

WHERE = Path("report.md")
FIRST = "000000000000"
_LINE = st.text(st.characters(codec="utf-8"), max_size=40).map(plain)


def _markdown(report: Report, *decisions: Decision) -> str:
    findings = [finding.fingerprint for finding in report.findings]
    given = {decision.fingerprint: decision for decision in decisions}
    rulings = apply(given, {}, findings=findings, today=date(2024, 3, 12))
    return formats.render(dataclasses.replace(report, rulings=rulings), "markdown")


def _forms(text: str) -> dict[str, form.Form]:
    return {f.decision.fingerprint: f for f in form.parse(text, WHERE)}


def _ticked(text: str, old: str, new: str) -> str:
    """Edit the first form."""
    assert old in text
    return text.replace(old, new, 1)


def test_conflicts_and_compatible_findings_have_a_form(report: Report) -> None:
    """Each finding that a desk decides on has one, and none is edited yet."""
    forms = _forms(_markdown(report))

    assert sorted(forms) == ["000000000000", "000000000001", "000000000002"]
    assert not any(f.edited for f in forms.values())


@pytest.mark.parametrize("choice", OFFERED)
@pytest.mark.parametrize("mark", ["x", "X"])
def test_a_tick_comes_back(report: Report, choice: Choice, mark: str) -> None:
    """The first form's tick is read, the others are left alone."""
    forms = _forms(_ticked(_markdown(report), f"[ ] {choice}", f"[{mark}] {choice}"))

    assert forms[FIRST].decision.choice is choice
    assert [f.decision.fingerprint for f in forms.values() if f.edited] == [FIRST]


def test_notes_come_back_in_whatever_shape(report: Report) -> None:
    """A note may run over lines and paragraphs, and stand outside its place."""
    text = _ticked(_markdown(report), "- note:", "- note: ask *Ida*\n  again\n\n  and `Bo`")
    text = _ticked(text, "- until:\n", "- until: 2024-05-01\n\nSee <https://a.example/x_y> too.\n")
    decision = _forms(text)[FIRST].decision

    assert decision.reason == "ask *Ida* again and `Bo` See https://a.example/x_y too."
    assert decision.expires == date(2024, 5, 1)
    assert decision.about == "boats (sink): 14 / at least 20"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("```\n14 boats\n```", "14 boats"),
        ("    14 boats", "14 boats"),
        ("<div>14 boats</div>", "<div>14 boats</div>"),
        ("***\n\n14 boats", "14 boats"),
        ("| 14 | boats |\n|---|---|\n| 20 | hulls |", "14 boats 20 hulls"),
        ("[1]: https://a.example", "[1]: https://a.example"),
        ("![a list](boats.png)", "a list (boats.png)"),
        ("> 14 boats", "14 boats"),
        ("[?] what", "[?] what"),
    ],
)
def test_whatever_stands_under_a_form_is_its_note(report: Report, typed: str, read: str) -> None:
    """No kind of block is dropped, or the next report would lose it."""
    text = _ticked(_markdown(report), "- until:\n", f"- until:\n\n{typed}\n")

    assert _forms(text)[FIRST].decision.reason == read


def test_a_second_name_joins_the_first(report: Report) -> None:
    """Two editors sign below each other, and an empty line takes nothing back."""
    text = _ticked(_markdown(report), "- name:", "- name: Ida\n- name: Bo\n- name:")

    assert _forms(text)[FIRST].decision.who == "Ida, Bo"


def test_an_empty_box_may_lose_its_space(report: Report) -> None:
    """Some editors take it away; and they put one around the mark."""
    forms = _forms(_ticked(_ticked(_markdown(report), "[ ] ask", "[] ask"), "[ ] confirmed", "[ x ] confirmed"))

    assert forms[FIRST].decision.choice is Choice.CONFIRMED


def test_every_heading_of_the_report_is_known(report: Report, seeds_report: Report) -> None:
    """A form may stand before any section, with settled, expired and unmatched decisions around it."""
    lost = Decision(fingerprint="ffffffffffff", choice=Choice.CONFIRMED, about="EU: 3 / 4")
    for story in (report, seeds_report):
        first, *rest = (f.fingerprint for f in story.findings)
        old = Decision(fingerprint=rest[0], choice=Choice.ASK, expires=date(2024, 1, 1))
        forms = _forms(_markdown(story, lost, Decision(fingerprint=first, choice=Choice.CONFIRMED), old))

        assert forms["ffffffffffff"].decision == lost


def test_a_note_that_was_typed_into_the_file_is_no_edit(report: Report) -> None:
    """Lines and signs that a report cannot hold make no difference between the two."""
    decision = Decision(fingerprint=FIRST, choice=Choice.ASK, reason="who\n  counted?\x1b[31m\u202e\n", who=" Ida ")
    text = _markdown(report, decision)

    assert not _forms(text)[FIRST].edited
    assert not set(text) & set("\x1b\u202e")


def test_what_the_desk_noted_stays_beside_a_suppression(report: Report) -> None:
    """The article's comment settles the finding, and the form keeps what nobody has put on file."""
    desk = Ruling(decision=Decision(fingerprint=FIRST, reason="who counted?"), standing=Standing.IN_FORCE)
    comment = Decision(fingerprint=FIRST, choice=Choice.SUPPRESSED, reason="two counts")
    ruling = Ruling(decision=comment, standing=Standing.IN_FORCE, desk=desk)
    read = _forms(formats.render(dataclasses.replace(report, rulings=(ruling,)), "markdown"))[FIRST]

    assert (read.decision.reason, read.edited) == ("who counted?", True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reason=_LINE, who=_LINE, choice=st.sampled_from([None, *OFFERED]), expires=st.none() | st.dates())
def test_a_decision_survives_the_report(
    report: Report, reason: str, who: str, choice: Choice | None, expires: date | None
) -> None:
    """What is on file stands in the next report as it is, and reads as not edited."""
    decision = Decision(fingerprint=FIRST, choice=choice, reason=reason, who=who, expires=expires)
    read = _forms(_markdown(report, decision))[FIRST]

    assert dataclasses.replace(read.decision, about="") == decision
    assert not read.edited


@pytest.mark.parametrize(
    "reason", ["plain", "a_b *c* http://x.example www.x.example @desk #12 | <b>", "1. [x] - # `a`"]
)
def test_a_formatter_changes_no_decision(report: Report, reason: str) -> None:
    """After mdformat has been over the report the forms say the same."""
    decision = Decision(fingerprint=FIRST, choice=Choice.CONFIRMED, reason=reason, who="Ida", expires=date(2024, 5, 1))
    text = _markdown(report, decision)
    formatted = mdformat.text(text, extensions={"gfm"})

    assert formatted != text
    assert [f.decision for f in form.parse(formatted, WHERE)] == [f.decision for f in form.parse(text, WHERE)]
    assert not any(f.edited for f in form.parse(formatted, WHERE))


def test_a_formatter_may_come_after_the_ticks(report: Report) -> None:
    """Ticks and notes made before the formatter are there after it, with task lists known to it or not."""
    text = _ticked(_ticked(_markdown(report), "[ ] ask", "[x] ask"), "- note:", "- note: who?")
    for extensions in ({"gfm"}, {"tables"}):
        read = _forms(mdformat.text(text, extensions=extensions))[FIRST]

        assert (read.decision.choice, read.decision.reason, read.edited) == (Choice.ASK, "who?", True)


def test_a_decision_taken_back_is_an_edit(report: Report) -> None:
    """A box that was ticked by the report and is empty now takes the decision back."""
    text = _markdown(report, Decision(fingerprint=FIRST, choice=Choice.ASK))
    read = _forms(_ticked(text, "[x] ask", "[ ] ask"))[FIRST]

    assert read.edited
    assert read.decision.empty


def test_decisions_without_a_finding_keep_their_form(report: Report) -> None:
    """What matches no finding any more is listed with all that was written."""
    lost = Decision(fingerprint="ffffffffffff", choice=Choice.CONFIRMED, reason="still true", about="an old one")
    text = _markdown(report, lost)

    assert "## Decisions that match no finding" in text
    assert _forms(text)["ffffffffffff"].decision == lost


def test_a_settled_finding_is_folded_away(report: Report) -> None:
    """It leaves its section for a closed fold with the decision on it."""
    text = _markdown(report, Decision(fingerprint=FIRST, choice=Choice.CONFIRMED, who="<Ida>"))

    assert "<summary>confirmed: boats (sink): 14 / at least 20 (&lt;Ida&gt;)</summary>" in text
    assert text.index("## Settled") < text.index("### CONFLICT: boats (sink)")


def test_an_expired_decision_is_open_and_listed(report: Report) -> None:
    """Its finding stands among the conflicts again, with the form filled in."""
    old = Decision(fingerprint=FIRST, choice=Choice.CONFIRMED, expires=date(2024, 1, 1))
    text = _markdown(report, old)

    assert "## Expired decisions" in text
    assert "expired on 2024-01-01" in text
    assert "## Settled" not in text


def test_a_suppressed_finding_has_no_form(report: Report) -> None:
    """A comment in the article settles it: the report says so."""
    decision = Decision(fingerprint=FIRST, choice=Choice.SUPPRESSED, reason="two counts")
    ruling = Ruling(decision=decision, standing=Standing.IN_FORCE)
    text = formats.render(dataclasses.replace(report, rulings=(ruling,)), "markdown")

    assert "Suppressed in the article: two counts" in text
    assert FIRST not in _forms(text)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "[ ] confirmed\n- [ ] not",
            "[x] confirmed\n- [x] not",
            r":\d+: two boxes ticked, 'confirmed' and 'not a diff",
        ),
        ("[ ] confirmed", "[✓] confirmed", r":\d+: the box for 'confirmed' holds '✓': write \[x\] to tick it"),
        ("- until:", "- until: 2026-01-01\n- until: 2026-01-02", "two days under 'until', 2026-01-01 and 2026-01-02"),
        ("Decision on `000000000000`: ", "Decision: ", r":\d+: the box 'confirmed' belongs to no finding"),
        ("- until:\n", "- until:\n\n## Mine\n\nWho?\n", r":\d+: the heading 'Mine' stands in a form; write it as"),
        ("- until:\n", "- until:\n\nWho?\n---\n", r":\d+: the heading 'Who\?' stands in a form"),
        ("[ ] confirmed", "[x] sure", "there is no decision 'sure'; the boxes are 'confirmed'"),
        ("- until:", "- until: 31 February", "'31 February' is no date; write it as 2026-12-31"),
        ("- [ ] confirmed\n- [ ] not a difference\n- [ ] will be corrected\n- [ ] ask\n", "", "the boxes for finding"),
        ("# Fact check", "# My notes", "report.md:1: not a Markdown report of factcheck"),
        ("## Sources", "<<<<<<< mine\n## Sources", "report.md:5: a merge left its mark"),
        ("`000000000001`: <", "`000000000000`: <", "a second form for finding 000000000000; the first is on line"),
    ],
)
def test_a_report_edited_too_far_is_refused(report: Report, old: str, new: str, says: str) -> None:
    """The line is named, and the way out."""
    with pytest.raises(ReadError, match=says):
        form.parse(_ticked(_markdown(report), old, new), WHERE)


@given(st.text())
def test_any_text_is_a_report_or_refused(text: str) -> None:
    """Nothing else is raised."""
    with suppress(ReadError):
        assert [f.line for f in form.parse(f"# Fact check\n\nDecision on `a`:\n\n{text}", WHERE)][:1] == [3]


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    """A missing file and one in another encoding are told apart."""
    path = tmp_path / "report.md"

    with pytest.raises(ReadError, match="No such file"):
        form.read(path)
    path.write_bytes(b"# Fact check \xff")
    with pytest.raises(ReadError, match="not UTF-8"):
        form.read(path)
