"""The report as GitHub's annotations, read as the runner reads them."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model import Report, Severity, Verdict
from checker.report import formats
from checker.report.plain import visible
from checker.values import Name

_IDA = Name(name="Ida", entity="ida")
_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


@dataclass
class _Command:
    """A command as the runner has it."""

    name: str
    properties: dict[str, str]
    message: str


def _runner(line: str) -> _Command:
    """Read a line by the grammar of actions/runner, ActionCommand.TryParseV2."""
    assert line.lstrip().startswith("::")
    head, _, data = line.lstrip()[2:].partition("::")
    name, _, given_ = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in given_.strip().split(",") if pair)
    properties = {key: _undone(value, _PROPERTY) for key, value in pairs}
    return _Command(name, properties, _undone(data, _DATA))


def _undone(text: str, escapes: tuple[tuple[str, str], ...]) -> str:
    for code, character in escapes:
        text = text.replace(code, character)
    return text


def _commands(report: Report) -> list[_Command]:
    written = formats.render(report, "github")
    assert written == "" or written.endswith("\n")
    return [_runner(line) for line in written.split("\n")[:-1]]


def test_each_finding_is_an_annotation_at_its_place(report: Report) -> None:
    """The level is the command; the place is the file's, columns from one, the last one included."""
    error = _commands(report)[0]

    assert [command.name for command in _commands(report)] == ["error", "warning", "warning", "notice"]
    assert error.properties == {
        "file": "harbour-herald.txt",
        "line": "3",
        "endLine": "3",
        "col": "16",
        "endColumn": "23",
        "title": "FIG101 contradicting-figures",
    }
    assert error.message.splitlines() == [
        "boats (sink): 14 / at least 20",
        "14 lies below the least that “at least 20” allows, by 6.",
        "Here: Harbour Herald: 14 (according to the harbour office)",
        "Coast Courier: at least 20 (coast-courier.txt:3)",
        "Ellery Gazette: 14 (ellery-gazette.txt:3)",
    ]


def test_unread_articles_are_one_warning(report: Report) -> None:
    """What the findings do not cover is told first, in one annotation of the ten."""
    warning = _commands(report)[1]

    assert warning.properties == {"title": "2 articles not covered"}
    assert warning.message.startswith("radio-sund.txt: not read: ")


def test_many_unread_articles_are_counted(make: Any) -> None:
    """Ten are named, the rest counted."""
    for number in range(12):
        make.article(f"S{number}", "", status="not_read", why="no text")
    (warning,) = _commands(make.report())

    assert (warning.message.count("\n"), warning.message.endswith("\nand 2 more")) == (10, True)


def test_what_is_settled_is_not_annotated(settled: Report) -> None:
    """A decided finding asks for nobody's attention."""
    assert [command.name for command in _commands(settled)] == ["error", "warning"]


def test_nothing_to_say_is_nothing(make: Any) -> None:
    """A story without differences writes no line."""
    make.article("Herald", "Ida left.")

    assert _commands(make.report()) == []


def test_a_stretch_of_lines_has_no_columns(make: Any) -> None:
    """The runner refuses columns where the lines differ."""
    claim = make.claim(make.article("Herald", "Ida\nleft."), "Ida\nleft", _IDA)
    make.finding(Verdict.CONFLICT, "Ida", (claim, "Ida"))

    assert _commands(make.report())[0].properties.keys() == {"file", "line", "endLine", "title"}


@pytest.mark.parametrize(("given_", "keys"), [({"path": None}, {"title"}), ({"record": 4}, {"file", "line", "title"})])
def test_a_place_is_given_as_far_as_it_is_known(make: Any, given_: dict[str, Any], keys: set[str]) -> None:
    """No file, no line; a line of a file that holds a whole article has no columns."""
    claim = make.claim(make.article("Herald", "Ida left.", **given_), "Ida", _IDA)
    make.finding(Verdict.CONFLICT, "Ida", (claim, "Ida"))

    assert _commands(make.report())[0].properties.keys() == keys


def _many(make: Any, **numbers: int) -> Report:
    claim = make.claim(make.article("Herald", "Ida left."), "Ida", _IDA)
    for level, number in numbers.items():
        for _ in range(number):
            make.finding(Verdict.CONFLICT, "Ida", (claim, "Ida"), severity=Severity(level))
    return make.report()


@pytest.mark.parametrize(
    ("numbers", "shown", "told"),
    [
        ({"error": 10, "warning": 10, "note": 10}, (10, 10, 10), None),
        ({"error": 12}, (10, 0, 1), "2 errors more than"),
        ({"error": 11, "warning": 11, "note": 11}, (10, 10, 10), "1 error, 1 warning, 2 notices more than"),
        ({"error": 11, "note": 10}, (10, 0, 10), "1 error, 1 notice more than"),
    ],
)
def test_a_step_shows_ten_of_each(make: Any, numbers: dict[str, int], shown: tuple[int, ...], told: str | None) -> None:
    """GitHub drops what goes beyond ten of a level: the last notice tells how many there are."""
    commands = _commands(_many(make, **numbers))
    names = [command.name for command in commands]

    assert tuple(names.count(name) for name in ("error", "warning", "notice")) == shown
    assert (commands[-1].message.startswith(told) if told else commands[-1].properties["title"] != "factcheck") is True


def test_names_of_files_are_kept(make: Any) -> None:
    """Spaces, signs and letters of a path reach the runner as they are."""
    path = "my  story/50% a,b: Łódź.txt"
    claim = make.claim(make.article("Herald", "Ida left.", path=path), "Ida", _IDA)
    make.finding(Verdict.CONFLICT, "Ida", (claim, "Ida"))

    assert _commands(make.report())[0].properties["file"] == path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(min_size=1) | st.text("%0A2C3:,= \r\n\x85\u2028#[]er", min_size=1))
def test_article_text_begins_no_command(hostile: Any, text: str) -> None:
    """Whatever an article says, every line is a command of ours, and the text is in it."""
    report = hostile(text)
    commands = _commands(report)

    assert [command.name for command in commands] == ["error", "warning"]
    assert commands[0].properties["file"] == visible(f"1 {text}")
    assert commands[0].properties.keys() <= {"file", "line", "endLine", "col", "endColumn", "title"}


@pytest.mark.parametrize(
    "text", ["\n::error::gone", "::stop-commands::x", "##[error]gone", "\r\n::add-mask::a", "a%0A::error::b", "::"]
)
def test_known_attacks_stay_text(hostile: Any, text: str) -> None:
    """A command in an article is a text in a command."""
    report = hostile(text)

    assert all(line.startswith(("::error ", "::warning ")) for line in formats.render(report, "github").splitlines())
    assert visible(text).strip() in _commands(report)[0].message


def test_an_endless_explanation_is_clipped(report: Report) -> None:
    """An annotation stays short enough to be shown."""
    endless = replace(report.findings[0], explanation="word " * 10_000, name="n" * 400)
    command = _commands(replace(report, findings=(endless,)))[0]

    assert len(command.message) < 4100
    assert len(command.properties["title"]) <= 255
