"""What the page shows beside the view."""

from typing import Any, get_args

from checker.model import Link, Report, Status, Term, Verdict
from checker.report.outliers import Stand
from checker.report.page import KINDS, build, items, passages
from checker.values import Limit, Name, Payload, Quotation


def test_every_finding_has_an_entry(report: Report) -> None:
    """Whatever the verdict, the page knows its kind and its outlets."""
    page = build(report)

    assert {name: entry.kind for name, entry in page.entries.items()} == {
        "000000000000": "figures",
        "000000000001": "figures",
        "000000000002": "names",
        "000000000003": "figures",
        "000000000004": "figures",
    }
    assert page.kinds == ("figures", "names")
    assert [name for _, name in page.outlets] == ["Coast Courier", "Ellery Gazette", "Harbour Herald"]


def test_claims_are_numbered_in_reading_order(report: Report) -> None:
    """Anchors hold nothing of an article's name: they are numbers."""
    page = build(report)
    order = sorted(report.claims, key=lambda c: ([a.id for a in report.articles].index(c.article), c.span.start))

    assert [page.anchors[claim.id] for claim in order] == [f"c{n}" for n in range(1, len(order) + 1)]


def test_who_stands_apart_is_marked_in_the_table(report: Report) -> None:
    """The outlier of a conflict is known in its cell; rows without conflict have none."""
    boats, *_, agreed = build(report).stories[0].facts

    assert [[value.stand for value in cell] for cell in boats.cells] == [
        [Stand.WITH_MOST],
        [Stand.APART],
        [Stand.WITH_MOST],
    ]
    assert {value.stand for cell in agreed.cells for value in cell} == {None}


def test_only_read_articles_have_a_text(report: Report) -> None:
    """What was not read or not checked is listed, not laid out."""
    read = [a.source for a in report.articles if a.status is Status.READ]

    assert [text.article.source for text in build(report).stories[0].texts] == read


def test_figures_of_two_days_are_a_moving_figure(report: Report) -> None:
    """Of the storm's figures, those of two dated articles are drawn."""
    (boats, people) = build(report).stories[0].moving

    assert (boats.topic, [point.reading.letter for point in boats.chart.points]) == ("boats (sink)", ["A", "B"])
    assert people.topic == "people (spend the night)"


def test_compared_quotations_are_laid_over_each_other(make: Any) -> None:
    """A link between two quotations in other words gives a diff."""
    said = ("“The pier is gone.”", "“The pier was gone.”")
    claims = [
        make.claim(make.article(f"Paper {n}", text), text, Quotation(quotation=text, speaker=None, cue=None))
        for n, text in enumerate(said)
    ]
    links = (Link(left=claims[0].id, right=claims[1].id, terms=(Term(label="words", weight=1.0),)),)
    make.finding(Verdict.COMPATIBLE, "pier", *zip(claims, said, strict=True), links=links)
    (entry,) = build(make.report()).entries.values()

    assert [(diff.left, diff.right) for diff in entry.diffs] == [("Paper 0", "Paper 1")]
    assert entry.pairs[0].left == "Paper 0 “" + said[0] + "”"


def test_long_arithmetic_is_cut_and_says_so(make: Any) -> None:
    """Of a finding over many pairs some are shown and the others counted."""
    claims = [make.claim(make.article(f"Paper {n}", "Ida"), "Ida", Name(name="Ida", entity="ida")) for n in range(2)]
    links = (Link(left=claims[0].id, right=claims[1].id, terms=()),) * 40
    make.finding(Verdict.AGREE, "Ida", *((claim, "Ida") for claim in claims), links=links)
    (entry,) = build(make.report()).entries.values()

    assert len(entry.pairs) + entry.left_out == 40


def test_stories_that_look_the_same_share_no_article(make: Any) -> None:
    """Two names that differ in an invisible character do not put an article on the page twice."""
    make.article("A", "Ida left.", story="storm")
    make.article("B", "Ida stayed.", story="storm\u200b")
    texts = [text.anchor for story in build(make.report()).stories for text in story.texts]

    assert texts == ["a1", "a2"]


def test_the_page_has_every_finding_once(report: Report) -> None:
    """Settled or not, in whatever part of the page."""
    story = build(report).stories[0]

    assert sorted(item.fingerprint for item in items(story.view)) == sorted(f.fingerprint for f in report.findings)
    assert sum(len(tuple(passages(item))) for item in items(story.view)) == sum(len(f.sides) for f in report.findings)


def test_every_kind_of_claim_has_a_name() -> None:
    """A finding on any kind can be shown, one on a comment that settles nothing too; there is none on a limit."""
    assert set(KINDS) == {payload.kind for payload in get_args(Payload)} - {Limit.kind}
