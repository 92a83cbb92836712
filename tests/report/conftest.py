"""A small made-up story, with a finding of every verdict."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from checker.decisions import Choice, Decision, Ruling, Standing
from checker.model import (
    Article,
    Certainty,
    Claim,
    Finding,
    Link,
    Report,
    RuleRun,
    Severity,
    Side,
    Span,
    Status,
    Step,
    Term,
    Tool,
    Verdict,
)
from checker.values import Name, Payload, Quantity
from checker.values.quantity import Bound

HERALD = """Storm closes harbour

The storm sank 14 boats at Port Ellery on Monday, the harbour office said.
About 300 people spent the night in a school. Mayor Ida Brandt thanked the crews.
The ferry company expects to lose $2m.
"""
COURIER = """Boats lost in gale

At least 20 boats went down when a gale hit Port Ellery.
Nearly 320 people were housed in a school, according to the Red Cross.
Mayor Ida Brand said the pier was gone.
"""
GAZETTE = """Port Ellery counts its losses

Fourteen boats sank. Some 300 people slept in the school, officials said.
"""


class Maker:
    """Makes articles, claims and findings with as few words as a test allows."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.claims: list[Claim] = []
        self.findings: list[Finding] = []

    def article(self, source: str, text: str, **given: object) -> Article:
        """Add an article."""
        name = source.lower().replace(" ", "-")
        fields = {"id": name, "source": source, "story": "", "text": text, "path": f"{name}.txt", **given}
        self.articles.append(Article(**fields))
        return self.articles[-1]

    def claim(self, article: Article, text: str, payload: Payload, **given: object) -> Claim:
        """Add the claim that a text makes where it first occurs in an article."""
        start = article.text.index(text)
        line = article.text.count("\n", 0, start)
        fields = {
            "id": f"{article.id}#{payload.kind}-{len(self.claims) + 1}",
            "article": article.id,
            "source": article.source,
            "story": article.story,
            "span": Span(start=start, end=start + len(text)),
            "text": text,
            "line": line + article.first_line,
            "column": start - article.text.rfind("\n", 0, start),
            "sentence": article.text.splitlines()[line] if article.text else "",
            "payload": payload,
            **given,
        }
        self.claims.append(Claim(**fields))
        return self.claims[-1]

    def finding(self, verdict: Verdict, topic: str, *sides: tuple[Claim, str], **given: object) -> Finding:
        """Add a finding that gives each claim a value."""
        sources = tuple(dict.fromkeys(claim.source for claim, _ in sides))
        fields = {
            "fingerprint": f"{len(self.findings):012x}",
            "rule": "FIG101",
            "name": "contradicting-figures",
            "severity": Severity.ERROR,
            "verdict": verdict,
            "story": sides[0][0].story,
            "message": f"{topic}: {' / '.join(dict.fromkeys(value for _, value in sides))}",
            "explanation": f"What the sources give for {topic}.",
            "topic": topic,
            "cluster": f"cluster-{len(self.findings)}",
            "sides": tuple(Side(claim=claim.id, value=value) for claim, value in sides),
            "sources": sources,
            "origins": len(sources),
            "question": f"Which is right for {topic}?",
            "ask": tuple(dict.fromkeys(claim.attributed_to for claim, _ in sides if claim.attributed_to)),
            **given,
        }
        self.findings.append(Finding(**fields))
        return self.findings[-1]

    def report(self, rules: tuple[RuleRun, ...] = ()) -> Report:
        """Put the report together."""
        return Report(
            tool=Tool(name="factcheck", version="0.1.0", rules="0123456789abcdef", model="small_model 1.0"),
            articles=tuple(self.articles),
            claims=tuple(self.claims),
            findings=tuple(self.findings),
            rules=rules,
        )


def exactly(value: float, counted: str) -> Quantity:
    """Return a figure without a hedge."""
    return Quantity(value=value, low=value, high=value, counted=counted)


@pytest.fixture
def make() -> Maker:
    """Return an empty maker."""
    return Maker()


@pytest.fixture
def report(make: Maker) -> Report:
    """Return the report on the storm at Port Ellery."""
    herald = make.article("Harbour Herald", HERALD, published="2024-03-12")
    courier = make.article("Coast Courier", COURIER, published="2024-03-12T08:00:00Z")
    gazette = make.article("Ellery Gazette", GAZETTE)
    make.article("Radio Sund", "", status=Status.NOT_READ, why="not text in a known encoding")
    make.article("Le Phare", "Le port est fermé.", status=Status.NOT_CHECKED, why="in French; English is checked")
    boats = make.claim(herald, "14 boats", exactly(14, "boats"), attributed_to="the harbour office")
    many = make.claim(
        courier,
        "At least 20 boats",
        Quantity(value=20, low=20, high=None, bound=Bound.AT_LEAST, counted="boats"),
    )
    fourteen = make.claim(gazette, "Fourteen boats", exactly(14, "boats"))
    people = make.claim(
        herald,
        "About 300 people",
        Quantity(value=300, low=270, high=330, bound=Bound.ABOUT, counted="people"),
    )
    housed = make.claim(
        courier,
        "Nearly 320 people",
        Quantity(value=320, low=288, high=320, high_open=True, bound=Bound.ABOUT, counted="people"),
    )
    slept = make.claim(
        gazette,
        "Some 300 people",
        Quantity(value=300, low=270, high=330, bound=Bound.ABOUT, counted="people"),
        certainty=Certainty.REPORTED,
    )
    brandt = make.claim(herald, "Ida Brandt", Name(name="Ida Brandt", entity="ida-brandt"))
    brand = make.claim(courier, "Ida Brand", Name(name="Ida Brand", entity="ida-brandt"))
    loss = make.claim(herald, "$2m", Quantity(value=2e6, low=2e6, high=2e6, unit="USD"))
    make.finding(
        Verdict.CONFLICT,
        "boats (sink)",
        (boats, "14"),
        (many, "at least 20"),
        (fourteen, "14"),
        explanation="14 lies below the least that “at least 20” allows, by 6.",
        steps=(Step(label="allows", detail="14 against 20 or more"), Step(label="gap", detail="20 - 14 = 6")),
        links=(
            Link(
                left=boats.id,
                right=many.id,
                terms=(
                    Term(label="same thing counted", weight=3.0, detail="boat / boat"),
                    Term(label="related verb", weight=1.5, detail="sink / go_down"),
                    Term(label="hedge on one side", weight=-0.25),
                ),
            ),
        ),
    )
    make.finding(
        Verdict.COMPATIBLE,
        "people (spend the night)",
        (people, "about 300"),
        (housed, "nearly 320"),
        (slept, "some 300"),
        severity=Severity.WARNING,
        explanation="Both can be true: they share 288 to 320.",
        origins=2,
    )
    make.finding(
        Verdict.CONFLICT,
        "Ida Brandt",
        (brandt, "Brandt"),
        (brand, "Brand"),
        rule="NAM201",
        name="name-spelling",
        severity=Severity.NOTE,
    )
    make.finding(Verdict.AGREE, "boats (sink)", (boats, "14"), (fourteen, "14"), rule="AGR901", name="same-figure")
    make.finding(Verdict.SINGLE_SOURCE, "loss of the ferry company", (loss, "$2m"), rule="ONE001", name="single-source")
    return make.report(
        (
            RuleRun(id="FIG101", ran=True, comparisons=5),
            RuleRun(id="NAM201", ran=True, comparisons=1),
            RuleRun(id="QUO301", ran=False, comparisons=0, why_not="nothing of its kind to compare"),
            RuleRun(id="QUO302", ran=False, comparisons=0, why_not="nothing of its kind to compare"),
        )
    )


@pytest.fixture
def settled(report: Report) -> Report:
    """Return the report on the storm with texts for a rule, one finding settled by the desk, one in the article."""
    made = (
        Decision(
            fingerprint="000000000001",
            choice=Choice.NOT_A_DIFFERENCE,
            reason="One estimate, rounded [twice]",
            who="Ida",
        ),
        Decision(fingerprint="000000000002", choice=Choice.SUPPRESSED, reason="The Courier’s own spelling"),
        Decision(fingerprint="000000000000", choice=Choice.ASK),
    )
    texts = {"name": "contradicting-figures", "severity": Severity.ERROR, "rationale": "It *matters*.\n\n- so {much}"}
    return replace(
        report,
        rulings=tuple(Ruling(decision=decision, standing=Standing.IN_FORCE) for decision in made),
        rules=(replace(report.rules[0], **texts, wrong_when="The tide [rose]."), *report.rules[1:]),
    )


@pytest.fixture
def hostile(make: Maker) -> Callable[[str], Report]:
    """Return what puts a text wherever an article, a source, a file's name, a check or a rule can put one."""

    def story(text: str) -> Report:
        make.__init__()
        given = {"story": text, "title": text, "published": text}
        one = make.article(f"{text} 1", f"x {text} y\n{text}", id="one", path=f"1 {text}", **given)
        two = make.article(f"{text} 2", f"x {text} y", id="two", path=f"2 {text}", record=3, **given)
        six = make.article(f"{text} 3", f"x {text} y", id=f"three {text}", path=None, **given)
        make.article("4", "", path=f"4 {text}", story=text, status=Status.NOT_READ, why=text)
        said = {"sentence": f"x {text} y", "attributed_to": text}
        claims = [make.claim(article, text, Name(name=text, entity=text), **said) for article in (one, two, six)]
        for verdict in Verdict:
            sides = tuple((claim, f"{text} {number}") for number, claim in enumerate(claims))
            shown = sides[:1] if verdict is Verdict.SINGLE_SOURCE else sides
            make.finding(verdict, text, *shown, explanation=text, name=text)
        made = Decision(fingerprint="000000000001", choice=Choice.CONFIRMED, reason=text, who=text)
        run = RuleRun(id="FIG101", ran=True, comparisons=1, name=text, rationale=text, wrong_when=text)
        idle = RuleRun(id="FIG102", ran=False, comparisons=0, why_not=text, name=text)
        return replace(make.report((run, idle)), rulings=(Ruling(decision=made, standing=Standing.IN_FORCE),))

    return story
