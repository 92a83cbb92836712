"""What a report shows."""

from typing import Any

from checker.model import Report, Side, Verdict
from checker.report.view import build
from checker.report.words import count, letter
from checker.values import Name

_IDA = Name(name="Ida", entity="ida")


def test_rows_are_facts_and_columns_sources(report: Report) -> None:
    """Each row holds, in the order of the sources, what each gives."""
    story = build(report).stories[0]

    assert [(row.topic, row.verdict, row.cells) for row in story.rows] == [
        ("boats (sink)", Verdict.CONFLICT, ("14", "at least 20", "14")),
        ("Ida Brandt", Verdict.CONFLICT, ("Brandt", "Brand", "")),
        ("people (spend the night)", Verdict.COMPATIBLE, ("about 300", "nearly 320", "some 300")),
        ("boats (sink)", Verdict.AGREE, ("14", "", "14")),
    ]


def test_findings_of_one_cluster_share_a_row(make: Any) -> None:
    """The row has the worst verdict and every value, once."""
    herald, courier = make.article("Herald", "14 boats"), make.article("Courier", "20 boats")
    one, two = make.claim(herald, "14 boats", _IDA), make.claim(courier, "20 boats", _IDA)
    make.finding(Verdict.AGREE, "boats lost", (one, "14"), (two, "20"), cluster="boats")
    make.finding(Verdict.CONFLICT, "boats", (one, "14"), (two, "about 20"), cluster="boats")

    (row,) = build(make.report()).stories[0].rows

    assert (row.topic, row.verdict, row.cells) == ("boats", Verdict.CONFLICT, ("14", "about 20 / 20"))


def test_what_one_source_says_is_no_row(report: Report) -> None:
    """Findings of a single source are listed by outlet, not in the table."""
    (lone,) = build(report).stories[0].lone

    assert (lone.source.name, [item.topic for item in lone.items]) == (
        "Harbour Herald",
        ["loss of the ferry company"],
    )


def test_graver_findings_come_first(make: Any) -> None:
    """Within a verdict, errors come before notes, else the order is the report's."""
    article = make.article("Herald", "Ida left.")
    claim = make.claim(article, "Ida", _IDA)
    for severity in ("note", "error", "warning"):
        make.finding(Verdict.CONFLICT, severity, (claim, "Ida"), severity=severity)

    assert [item.topic for item in build(make.report()).stories[0].conflicts] == ["error", "warning", "note"]


def test_values_are_quoted_a_few_times(make: Any) -> None:
    """Of many passages with one value some are quoted and the others named; all of them on request."""
    articles = [make.article(f"Paper {n}", "Ida left.") for n in range(5)]
    make.finding(Verdict.CONFLICT, "Ida", *((make.claim(a, "Ida", _IDA), "Ida") for a in articles))

    (some,) = build(make.report()).stories[0].conflicts[0].camps
    (everyone,) = build(make.report(), full=True).stories[0].conflicts[0].camps

    assert ((len(some.quoted), len(some.also)), (len(everyone.quoted), len(everyone.also))) == (
        (2, 3),
        (5, 0),
    )


def test_a_capital_makes_no_other_value(make: Any) -> None:
    """The same words at the start of a sentence and inside one are one value."""
    article = make.article("Herald", "Ida left.")
    claim = make.claim(article, "Ida", _IDA)
    make.finding(Verdict.AGREE, "boats", (claim, "At least five"), (claim, "at least five"))
    story = build(make.report()).stories[0]

    assert (story.rows[0].cells, story.agreements[0].values) == (("At least five",), "At least five")


def test_a_note_that_only_repeats_the_speaker_is_left_out(make: Any) -> None:
    """What the passage's attribution says is not said again."""
    article = make.article("Herald", "Ida left.")
    claim = make.claim(article, "Ida", _IDA, attributed_to="the mayor")
    sides = tuple(Side(claim=claim.id, value="Ida", note=note) for note in ("the mayor", "later"))
    make.finding(Verdict.CONFLICT, "Ida", (claim, "Ida"), sides=sides)
    (camp,) = build(make.report()).stories[0].conflicts[0].camps

    assert [passage.note for passage in camp.quoted] == ["", "later"]


def test_stories_are_kept_apart(make: Any) -> None:
    """Each story has its own sources and findings."""
    for story in ("storm", "election"):
        article = make.article("Herald", "Ida left.", id=f"{story}-1", story=story)
        make.finding(Verdict.CONFLICT, story, (make.claim(article, "Ida", _IDA), "Ida"))

    view = build(make.report())

    assert [(s.id, [i.topic for i in s.conflicts]) for s in view.stories] == [
        ("election", ["election"]),
        ("storm", ["storm"]),
    ]
    assert view.scope == "2 articles from 1 source on 2 stories"


def test_what_was_not_done_is_said(report: Report) -> None:
    """Articles not read or checked are named with the reason, and so are rules that did not run."""
    view = build(report)

    assert [(u.name, u.why) for u in view.not_read] == [("radio-sund.txt", "not text in a known encoding")]
    assert [(u.name, u.why) for u in view.not_checked] == [("le-phare.txt", "in French; English is checked")]
    assert view.idle == (("nothing of its kind to compare", ("QUO301", "QUO302")),)


def test_shared_origins_are_counted(report: Report) -> None:
    """Sources that share an origin are not counted as independent."""
    assert build(report).stories[0].compatible[0].support == "3 sources, 2 origins"


def test_letters_do_not_run_out() -> None:
    """There are more sources than letters at times."""
    assert [letter(n) for n in (0, 25, 26, 27, 52, 701, 702)] == ["A", "Z", "AA", "AB", "BA", "ZZ", "AAA"]


def test_counts_have_the_right_number() -> None:
    """One is not plural."""
    assert (count(1, "story", "stories"), count(0, "story", "stories"), count(2, "source")) == (
        "1 story",
        "0 stories",
        "2 sources",
    )
