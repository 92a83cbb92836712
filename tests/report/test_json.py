"""The report for machines."""

import json
from math import inf, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Bearer, BearerType, Confidence, Link, Report, Side, Step, Term, Verdict
from checker.report import json as report_json
from checker.values import Clock, Listing, Moment, Name, Place, Quantity, Quotation, Role, State, Statement

_CLAIM_KEYS = {
    "article",
    "attribute",
    "attributed_to",
    "bearer",
    "certainty",
    "column",
    "end",
    "id",
    "kind",
    "line",
    "polarity",
    "sentence",
    "source",
    "start",
    "story",
    "text",
}
_PAYLOADS = {
    "quantity": (
        Quantity(value=1.0, low=1.0, high=None),
        {"value", "low", "high", "bound", "unit", "counted", "trend"},
    ),
    "role": (Role(person="Ida", role="mayor"), {"person", "role", "organisation"}),
    "name": (Name(name="Ida", entity="ida"), {"name", "entity"}),
    "date": (
        Moment(value="2024", precision="year", anchor="stated"),
        {"value", "precision", "anchor", "event"},
    ),
    "quote": (Quotation(quotation="No", speaker=None, cue="say"), {"speaker", "cue", "quotation"}),
    "statement": (
        Statement(subject="Ida", predicate="leave", object=None),
        {"subject", "predicate", "object"},
    ),
    "list": (
        Listing(of="boats", count=2, members=("A", "B"), complete=True),
        {"of", "count", "members", "complete"},
    ),
    "time": (Clock(low=160, high=160, stated="2.40am", exact=True), {"low", "high", "stated", "exact", "part", "zone"}),
    "place": (Place(value="a bar", head="bar"), {"value", "head", "relation", "grain", "part"}),
    "state": (State(attribute="weapon", value="knife", stated="a dagger"), {"attribute", "value", "stated", "of"}),
}


def test_the_document_has_the_keys_promised(report: Report) -> None:
    """The top level is the contract's."""
    document = json.loads(report_json.render(report))

    names = ["articles", "claims", "decisions", "draft", "findings", "rules", "schema", "summary", "tool"]
    assert list(document) == names
    assert document["schema"] == 1
    assert document["summary"] == {"agree": 1, "compatible": 1, "conflict": 2, "look": 0, "single_source": 1}
    assert document["tool"] == {
        "model": "small_model 1.0",
        "name": "factcheck",
        "rules": "0123456789abcdef",
        "version": "0.1.0",
    }
    assert document["rules"][2] == {
        "comparisons": 0,
        "id": "QUO301",
        "ran": False,
        "why_not": "nothing of its kind to compare",
    }


@pytest.mark.parametrize("kind", _PAYLOADS)
def test_a_claim_carries_its_payload_under_its_kind(make: Any, kind: str) -> None:
    """Each kind has its own key, with what the contract names."""
    payload, keys = _PAYLOADS[kind]
    article = make.article("Herald", "Ida left.")
    (claim,) = map(json.loads, report_json.claim_lines((make.claim(article, "Ida", payload),)).splitlines())

    assert set(claim) == {*_CLAIM_KEYS, kind}
    assert keys <= set(claim[kind])
    assert (claim["kind"], claim["text"]) == (kind, article.text[claim["start"] : claim["end"]])


def test_a_finding_has_all_that_explaining_needs(report: Report) -> None:
    """Sides, steps and links are there, with the sum of each link."""
    finding = json.loads(report_json.render(report))["findings"][0]

    assert finding["claims"] == [side["claim"] for side in finding["sides"]]
    assert (finding["origins"], finding["verdict"]) == (3, "conflict")
    assert finding["links"][0]["score"] == 4.25
    assert finding["steps"][1] == {"detail": "20 - 14 = 6", "label": "gap"}


def test_a_finding_says_of_whom_and_how_surely(make: Any) -> None:
    """Whom it is about, the attribute, how likely all speak of one thing, and what other rules say, are keys of it."""
    article = make.article("Herald", "Ida Brandt, 34, left.")
    bearer = Bearer(label="Ida Brandt", type=BearerType.PERSON, named=True)
    claim = make.claim(article, "34", Quantity(value=34.0, low=34.0, high=34.0), attribute="age", bearer=bearer)
    given = {"bearer": bearer, "attribute": "age", "sureness": Confidence.LIKELY, "probability": 0.71}
    make.finding(Verdict.COMPATIBLE, "Age", (claim, "34"), notes=("FIG001: figures at odds",), **given)
    document = json.loads(report_json.render(make.report()))
    (finding,), (told,) = document["findings"], document["claims"]

    named = {"id": "", "label": "Ida Brandt", "named": True, "type": "person"}
    assert (told["attribute"], told["bearer"]) == ("age", named)
    assert (finding["attribute"], finding["bearer"]) == ("age", named)
    assert (finding["sureness"], finding["probability"]) == ("likely", 0.71)
    assert finding["notes"] == ["FIG001: figures at odds"]


def test_one_finding_a_line(report: Report) -> None:
    """The lines are the findings of the document."""
    lines = [json.loads(line) for line in report_json.lines(report).splitlines()]

    assert lines == json.loads(report_json.render(report))["findings"]


@pytest.mark.parametrize(
    ("value", "written"), [(189.0, "189"), (1.5, "1.5"), (inf, "null"), (nan, "null"), (0.1 + 0.2, "0.3")]
)
def test_numbers_are_json(make: Any, value: float, written: str) -> None:
    """Whole figures are written as such, and there is no NaN or Infinity."""
    claim = make.claim(make.article("Herald", "Ida left."), "Ida", Quantity(value=value, low=None, high=None))

    assert f'"value":{written}' in report_json.claim_lines((claim,))


@given(st.text(st.characters(), min_size=1, max_size=40))
def test_any_text_comes_back(text: str) -> None:
    """Text survives, lone surrogates too, and nothing in the file upsets a terminal."""
    written = report_json.dump({"text": text}, indent=2)

    assert json.loads(written) == json.loads(report_json.dump({"text": text})) == {"text": text}
    assert not set(written.encode().decode()) & {"\x1b", "\x9b", "\u202e", "\u2028"}


def test_weights_are_numbers(make: Any) -> None:
    """The terms of a link are written as they add up."""
    claim = make.claim(make.article("Herald", "Ida left."), "Ida", Name(name="Ida", entity="ida"))
    link = Link(left=claim.id, right=claim.id, terms=(Term(label="a", weight=0.1), Term(label="b", weight=0.2)))
    make.finding(
        Verdict.AGREE,
        "Ida",
        (claim, "Ida"),
        links=(link,),
        steps=(Step(label="a", detail="b"),),
        sides=(Side(claim=claim.id, value="x"),),
    )
    (finding,) = json.loads(report_json.render(make.report()))["findings"]

    assert finding["links"][0]["score"] == 0.3


def test_nothing_is_a_command_in_a_log() -> None:
    """A runner that sees the document looks for two number signs and a bracket: they are not there, and come back."""
    written = report_json.dump({"text": "##[add-mask]a ##vso[b]"})

    assert "##" not in written
    assert json.loads(written) == {"text": "##[add-mask]a ##vso[b]"}
