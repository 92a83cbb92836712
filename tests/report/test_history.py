"""The section on what changed between versions."""

import json
from pathlib import Path

import pytest

from checker import pipeline
from checker.model import Article, Report
from checker.report import form, formats, history
from checker.report import json as report_json
from checker.report.view import build
from checker.revisions import Revision

TEXTS = ("The fire killed 14 people. It <b>rained</b> @all.", "The fire killed 16 people. It <b>rained</b> @all.")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Run over two versions, with a note to editors."""
    folder = tmp_path_factory.mktemp("history")
    rows = [
        {
            "id": "f",
            "source": "Courier",
            "text": text,
            "published": f"2020-03-03T{hour}Z",
            "edNote": "Corrects the toll.",
        }
        for text, hour in zip(TEXTS, ("10:05", "12:30"), strict=True)
    ]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return pipeline.run([str(folder)])


@pytest.mark.parametrize("name", ["terminal", "markdown", "html"])
def test_what_changed_is_told(report: Report, name: str) -> None:
    """The reports for readers say what changed, and between which versions."""
    text = (
        formats.show(report, width=100, color=False, full=True) if name == "terminal" else formats.render(report, name)
    )

    assert "between versions" in text.lower()
    assert "people (kill): 14, then 16" in text
    assert "10:05" in text
    assert "Corrects the toll." in " ".join(text.split())


def test_json_has_the_history(report: Report) -> None:
    """The report for machines has the revisions, and which article supersedes which."""
    document = report_json.document(report)

    assert [change["later"] for each in document["revisions"] for change in each["changes"]] == ["16"]
    assert {a["id"]: (a["status"], a.get("newest"), a.get("supersedes")) for a in document["articles"]} == {
        "f": ("read", None, "f@2020-03-03T10:05:00+00:00"),
        "f@2020-03-03T10:05:00+00:00": ("superseded", "f", None),
    }


def test_the_form_is_read_back(report: Report) -> None:
    """The section is one of the report's own: reviewing a report with it works."""
    assert form.parse(formats.render(report, "markdown"), Path("report.md")) is not None


@pytest.mark.parametrize(
    ("first", "second", "between"),
    [
        ({"published": "2020-03-03T10:05:00"}, {"published": "2020-03-03T12:30:00"}, "between 10:05 and 12:30 on 2020-03-03"),
        ({"published": "2020-03-03T10:05:00"}, {"published": "2020-03-04T12:30:00"}, "between 2020-03-03 10:05 and 2020-03-04 12:30"),
        ({"published": "2020-03-03T10:05:00Z"}, {"published": "2020-03-03T10:05:00Z", "revised": "2020-03-03T11:00:00Z"}, "between 10:05 and 11:00 on 2020-03-03"),
        ({"version": "1"}, {"version": "2"}, "between version 1 and version 2"),
        ({"published": "2020-03"}, {"published": "2020-04"}, "between 2020-03 and 2020-04"),
    ],
)  # fmt: skip
def test_versions_are_named_by_their_times(first: dict[str, str], second: dict[str, str], between: str) -> None:
    """Two times of one day name the day once; without a time the number of the version stands."""
    one, other = (
        Article(id=name, source="C", story="s", text="", **given) for name, given in (("a", first), ("b", second))
    )
    told = history.Told(revision=Revision(story="s", source="C", earlier="a", later="b"), earlier=one, later=other)

    assert history.shown(told, letters={"C": "A"}).between == between


def test_nothing_changed_is_said(report: Report) -> None:
    """A new version without a change says so, and one with new claims alone counts them."""
    one, other = report.articles
    revision = Revision(story="s", source="C", earlier="a", later="b")

    def rest(**more: int) -> str:
        changed = Revision(story="s", source="C", earlier="a", later="b", **more)
        return history.shown(history.Told(revision=changed, earlier=one, later=other), letters={}).rest

    assert revision.changes == ()
    assert rest() == "No claim was changed."
    assert rest(added=2, dropped=1) == "2 claims added, 1 claim dropped; none that both make was changed."


def test_an_earlier_version_is_no_gap(report: Report) -> None:
    """Earlier versions are covered: they are neither unread nor unchecked."""
    view = build(report)

    assert (view.not_read, view.not_checked) == ((), ())
    assert len(view.stories[0].history) == 1
