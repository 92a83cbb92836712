"""What changed between two versions of an article."""

import json
from pathlib import Path

import pytest

from checker import pipeline
from checker.model import Report, Status
from checker.revisions import Change, Revision

ROOT = Path(__file__).parent.parent.parent
EARLY, LATE = "2020-03-03T10:05:00Z", "2020-03-03T12:30:00Z"


def _run(folder: Path, *texts: str, others: tuple[str, ...] = ()) -> Report:
    rows = [
        {"id": "f", "source": "Courier", "text": text, "version": number, "published": made}
        for number, (text, made) in enumerate(zip(texts, (EARLY, LATE, "2020-03-04"), strict=False))
    ]
    rows += [{"id": f"o{number}", "source": f"Other {number}", "text": text} for number, text in enumerate(others)]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return pipeline.run([str(folder / "a.jsonl")])


def _revision(folder: Path, earlier: str, later: str) -> Revision:
    (revision,) = _run(folder, earlier, later).revisions
    return revision


def _told(change: Change) -> tuple[str, str, str, str]:
    return str(change.turn), change.topic, change.earlier, change.later


@pytest.mark.parametrize(
    ("earlier", "later", "change"),
    [
        ("The fire killed 14 people.", "The fire killed 16 people.", ("changed", "people (kill)", "14", "16")),
        (
            "About 50,000 people marched in London.",
            "At least 60,000 people marched in London.",
            ("changed", "people (march)", "About 50,000", "At least 60,000"),
        ),
        (
            "Maria Lopez, acting director of the Harbour Authority, said the ship was old.",
            "Maria Lopez said the ship was old.",
            ("dropped", "Maria Lopez: title", "acting director (Harbour Authority)", ""),
        ),
        (
            "John Smith said he was tired.",
            "John Smith, the mayor of Leeds, said he was tired.",
            ("added", "John Smith: title", "", "mayor (Leeds)"),
        ),
        (
            "John Smith, the acting mayor of Leeds, resigned on Monday.",
            "John Smith, the mayor of Leeds, resigned on Monday.",
            ("changed", "John Smith: title", "acting mayor (Leeds)", "mayor (Leeds)"),
        ),
        (
            "John Smyth, the mayor of Leeds, resigned. Mr Smyth said he was tired.",
            "John Smith, the mayor of Leeds, resigned. Mr Smith said he was tired.",
            ("changed", "John Smith: spelling", "John Smyth", "John Smith"),
        ),
        (
            "The trial starts on 5 May 2021 in Paris.",
            "The trial starts on 6 May 2021 in Paris.",
            ("changed", "date: trial (start)", "5 May 2021", "6 May 2021"),
        ),
        (
            '"We will never surrender to them," the president said.',
            '"We will surrender to them," the president said.',
            ("changed", "the president", "“We will never surrender to them,”", "“We will surrender to them,”"),
        ),
        (
            "The ministry denied that the ferry was overloaded.",
            "The ministry confirmed that the ferry was overloaded.",
            (
                "changed",
                "ferry: overload",
                "“that the ferry was overloaded” (denied)",
                "“that the ferry was overloaded”",
            ),
        ),
    ],
    ids=["figure", "hedge", "title dropped", "title added", "title", "name", "date", "quotation", "denial"],
)
def test_a_changed_statement_is_listed(tmp_path: Path, earlier: str, later: str, change: tuple[str, ...]) -> None:
    """Figures, titles, names, dates, quotations and denials that changed are listed, once and with both values."""
    assert [change] == [_told(each) for each in _revision(tmp_path, earlier, later).changes]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("The blast killed 12 people and wounded 30.", "Twelve people were killed and 30 wounded in the blast."),
        ("Twelve people died. Police arrested five people.", "Police arrested five people. Twelve people died."),
        ("John Smith, the defence minister, resigned.", "John Smith, the defense minister, resigned."),
        ("The fire killed 12 people.", "The fire killed 12 people. It started in a kitchen."),
    ],
)
def test_what_is_only_told_otherwise_has_not_changed(tmp_path: Path, earlier: str, later: str) -> None:
    """Another wording, order or spelling of the same, and new paragraphs, are no changes."""
    assert _revision(tmp_path, earlier, later).changes == ()


def test_an_older_figure_that_stays_is_not_mistaken(tmp_path: Path) -> None:
    """Of two figures for like things only the one that changed is listed."""
    background = "In 2019 a fire killed 30 people there."
    revision = _revision(
        tmp_path, f"The fire killed 12 people. {background}", f"The fire killed 15 people. {background}"
    )

    assert [(change.earlier, change.later) for change in revision.changes] == [("12", "15")]


def test_new_and_dropped_claims_are_counted(tmp_path: Path) -> None:
    """Claims that the other version has nothing like are counted by side."""
    same = "The fire killed 12 people."
    revision = _revision(tmp_path, f"{same} Police arrested five men.", f"{same} The owner paid a fine of $2 million.")

    assert (revision.added, revision.dropped) == (1, 1)


def test_each_version_is_compared_with_the_one_before(tmp_path: Path) -> None:
    """Three versions have two revisions, in order."""
    report = _run(tmp_path, *(f"The fire killed {number} people." for number in (12, 14, 16)))

    told = [[(change.earlier, change.later) for change in revision.changes] for revision in report.revisions]
    assert sorted(told) == [[("12", "14")], [("14", "16")]]


def test_an_earlier_version_is_compared_with_no_other_source(tmp_path: Path) -> None:
    """Findings speak of the newest version alone: a figure that was corrected is no conflict."""
    text = "The fire in the harbour killed {} people on Monday."
    report = _run(tmp_path, text.format(12), text.format(16), others=(text.format(16),))

    assert {finding.rule for finding in report.findings} >= {"AGR001"}
    assert not any(finding.verdict == "conflict" for finding in report.findings)
    assert {claim.article for claim in report.claims} == {"f", "o0"}
    assert [article.status for article in report.articles] == [Status.READ, Status.SUPERSEDED, Status.READ]


@pytest.mark.parametrize("path", sorted((ROOT / "seeds").glob("*.txt")), ids=lambda path: path.stem)
def test_an_article_set_in_another_order_has_not_changed(tmp_path: Path, path: Path) -> None:
    """A real article with its paragraphs turned round, and one that only grew, has no changes."""
    paragraphs = path.read_text(encoding="utf-8").split("\n\n")
    turned = "\n\n".join(paragraphs[:1] + paragraphs[:0:-1])
    grown = "\n\n".join([*paragraphs, "It rained."])

    report = _run(tmp_path, turned, grown)

    assert [revision.changes for revision in report.revisions] == [()]


def test_the_history_of_a_canceled_article_is_left_alone(tmp_path: Path) -> None:
    """What was taken back has no revisions."""
    rows = [{"id": "f", "source": "C", "text": f"The fire killed {n} people.", "version": n} for n in (1, 2)]
    rows.append(rows[0] | {"version": 3, "pubStatus": "canceled"})
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    assert pipeline.run([str(tmp_path / "a.jsonl")]).revisions == ()
