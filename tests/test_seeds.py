"""What the report on the seeds must say, and must not say."""

from collections.abc import Iterator

import pytest

from checker.model import Claim, Finding, Report, Verdict
from checker.values import Quantity

LUXEMBOURG, FIVE, VISIT, DENIAL, INQUIRIES = (f"{number:03d}" for number in range(5))


def _claims(report: Report, finding: Finding) -> Iterator[Claim]:
    claims = {claim.id: claim for claim in report.claims}
    yield from (claims[key] for key in finding.claims)


def _has(report: Report, verdict: Verdict, rule: str, *sides: tuple[str, str]) -> bool:
    """Tell whether some finding of a rule and verdict holds together a claim with each text from each article."""
    return any(
        finding.verdict is verdict
        and finding.rule.startswith(rule)
        and all(
            any(
                c.article.startswith(article) and words.casefold() in c.text.casefold()
                for c in _claims(report, finding)
            )
            for article, words in sides
        )
        for finding in report.findings
    )


MUST = {
    "legal adviser or counsel against chief compliance officer": (
        Verdict.CONFLICT, "TTL", (FIVE, "legal adviser"), (DENIAL, "chief compliance officer"),
    ),
    "adviser and counsel of one article agree": (
        Verdict.AGREE, "TTL", (FIVE, "legal adviser"), (FIVE, "legal counsel"),
    ),
    "Chaim and Chain inside one article": (Verdict.COMPATIBLE, "NAM", (FIVE, "Chaim"), (FIVE, "Chain")),
    "Chaim and Chain across articles": (Verdict.COMPATIBLE, "NAM", (FIVE, "Chain"), (DENIAL, "Chaim")),
    "at least 189 beside nearly 200": (
        Verdict.COMPATIBLE, "FIG002", (FIVE, "at least 189 journalists"), (DENIAL, "nearly 200 journalists"),
    ),
    "wiretapped here, on the list there": (
        Verdict.COMPATIBLE, "FIG003", (FIVE, "at least 189 journalists"), (DENIAL, "nearly 200 journalists"),
    ),
    "50,000 numbers in four sources": (
        Verdict.AGREE, "AGR001", (LUXEMBOURG, "50,000"), (FIVE, "50,000"), (VISIT, "50,000"), (DENIAL, "some 50,000"),
    ),
    "80 journalists beside more than 80": (
        Verdict.COMPATIBLE, "FIG002", (LUXEMBOURG, "80 journalists"), (VISIT, "more than 80 journalists"),
    ),
    "17 news organizations and 17 media outlets": (
        Verdict.AGREE, "AGR001", (FIVE, "17 news organizations"), (INQUIRIES, "17 media outlets"),
    ),
    "14 heads of state": (Verdict.AGREE, "AGR001", (VISIT, "14 heads of state"), (DENIAL, "14 heads of state")),
    "14 heads of state beside more than a dozen": (
        Verdict.COMPATIBLE, "FIG002", (VISIT, "14 heads of state"), (DENIAL, "more than a dozen heads of state"),
    ),
    "members of the 14 that one source names alone": (
        Verdict.COMPATIBLE, "LST002", (VISIT, "Cyril Ramaphosa"), (DENIAL, "Mohammed VI"),
    ),
    "seven others named, nine in all": (Verdict.AGREE, "LST001", (LUXEMBOURG, "seven other"), (LUXEMBOURG, "nine active entities")),
    "one defence minister": (Verdict.AGREE, "TTL", (VISIT, "Benny Gantz"), (DENIAL, "Benny Gantz")),
    "the list is not a list of targets": (
        Verdict.COMPATIBLE, "QUO", (DENIAL, "The list is not a list of"), (INQUIRIES, "is not a list of targets"),
    ),
    "any claim is false": (Verdict.COMPATIBLE, "QUO", (DENIAL, "wrong and false"), (INQUIRIES, "erroneous and false")),
    "misuse will be investigated": (
        Verdict.COMPATIBLE, "QUO", (DENIAL, "credible evidence of misuse"), (INQUIRIES, "credible proof of misuse"),
    ),
    "slander, not to be played along with": (
        Verdict.COMPATIBLE, "QUO",
        (DENIAL, "insinuations and slander"), (INQUIRIES, "vicious and slanderous campaign"), (LUXEMBOURG, "vicious and slanderous"),
    ),
    "targeted, as alleged and as denied": (Verdict.COMPATIBLE, "STM003", (VISIT, "targeted"), (DENIAL, "not a target")),
    "a denial of one step, other steps reported": (
        Verdict.COMPATIBLE, "STM004", (FIVE, "spied on"), (DENIAL, "not a target"), (INQUIRIES, "list"),
    ),
    "one day of the company's statement": (
        Verdict.COMPATIBLE, "DAT002", (LUXEMBOURG, "21 July"), (DENIAL, "Wednesday"), (INQUIRIES, "Wednesday"),
    ),
    "five European countries throughout one article": (
        Verdict.AGREE, "AGR001", (FIVE, "At least five European countries"), (FIVE, "At least five European member states"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("row", MUST.values(), ids=MUST)
def test_the_report_says(seeds_report: Report, row: tuple[Verdict, str, tuple[str, str]]) -> None:
    """Each fact an editor would find by reading the five articles is in the report, with the right verdict."""
    verdict, rule, *sides = row

    assert _has(seeds_report, verdict, rule, *sides)


def test_the_shared_interval_is_printed(seeds_report: Report) -> None:
    """At least 189 and nearly 200 share 189 to 199, and the report says so in those figures."""
    texts = [f.explanation for f in seeds_report.findings if f.rule == "FIG002" and "journalists" in f.topic]

    assert any("189 to 199" in text for text in texts)


def test_titles_are_the_only_conflict(seeds_report: Report) -> None:
    """No other pair of statements in the five articles excludes each other."""
    conflicts = [finding.rule for finding in seeds_report.findings if finding.verdict is Verdict.CONFLICT]

    assert [rule[:3] for rule in conflicts] == ["TTL"]


def _figures(report: Report) -> dict[str, Claim]:
    return {claim.id: claim for claim in report.claims if isinstance(claim.payload, Quantity)}


APART = [
    ("80 journalists", "189 journalists"), ("80 journalists", "200 journalists"), ("five European", "ten countries"),
    ("five European", "34 countries"), ("ten countries", "34 countries"), ("nine active entities", "38 members"),
    ("850 employees", "600 government officials"), ("850 employees", "38 members"), ("nine active entities", "17 "),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), APART)
def test_figures_for_different_things_never_meet(seeds_report: Report, one: str, other: str) -> None:
    """Members of a consortium are not its targets, and countries of three kinds are not one figure."""
    figures = _figures(seeds_report)
    for finding in seeds_report.findings:
        texts = [figures[key].text for key in finding.claims if key in figures]

        assert not (any(one in text for text in texts) and any(other in text for text in texts)), finding.message


@pytest.mark.parametrize("text", ["Square 2", "103FM", "July 21, 2021", "AP Photo", "39", "2016", "2019", "August 25"])
def test_a_name_an_age_and_a_year_are_not_counts(seeds_report: Report, text: str) -> None:
    """A number that is part of a name, an age or a date counts nothing."""
    counts = (claim for claim in _figures(seeds_report).values() if claim.attribute != "age")

    assert not [claim.text for claim in counts if text in claim.text]


@pytest.mark.parametrize(
    "text",
    [
        "more than 1 year old",
        "Click to",
        "Never miss",
        "Get notifications",
        "Follow us",
        "Related Posts",
        "Author:",
        "Read also",
    ],
)
def test_page_furniture_makes_no_claims(seeds_report: Report, text: str) -> None:
    """What the page put around the article is not a source's statement."""
    assert not [claim.text for claim in seeds_report.claims if text in claim.sentence]


def test_offsets_point_at_the_text(seeds_report: Report) -> None:
    """Every claim's text is the article's text at its offsets, in the line and column it names."""
    articles = {article.id: article for article in seeds_report.articles}
    for claim in seeds_report.claims:
        text = articles[claim.article].text
        line = text.split("\n")[claim.line - 1]

        assert claim.text == text[claim.span.start : claim.span.end]
        assert line[claim.column - 1 :].startswith(claim.text.split("\n")[0])
