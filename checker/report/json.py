"""The report for machines: JSON as the contract has it, keys sorted, the same bytes for the same input."""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

import msgspec

from checker.decisions import Ruling
from checker.model import Article, Claim, Finding, Link, Report, RuleRun, Verdict
from checker.report.link import Links

SCHEMA = 1

_WHOLE = 2**53
"""Floats beyond this are not exact: they stay floats."""

_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]|#(?=#\\w*\\[)")
"""Characters that would upset a terminal, a JavaScript reader, a build's log or the encoder: written as escapes."""


def render(report: Report) -> str:
    """Write the whole report as one JSON document."""
    return dump(document(report), indent=2) + "\n"


def lines(report: Report) -> str:
    """Write one finding a line."""
    rulings = _rulings(report)
    return "".join(dump(finding(f, rulings.get(f.fingerprint))) + "\n" for f in report.findings)


def claim_lines(claims: tuple[Claim, ...], articles: Iterable[Article] = ()) -> str:
    """Write one claim a line."""
    return "".join(dump(each) + "\n" for each in _claims(claims, articles))


def _claims(claims: Iterable[Claim], articles: Iterable[Article]) -> Iterator[dict[str, Any]]:
    """Yield claims, each with the address of its passage where its article has one."""
    links = {article.id: Links(article) for article in articles if article.url}
    for given in claims:
        link = links[given.article].to(given.span) if given.article in links else ""
        yield {**claim(given), "link": link} if link else claim(given)


def _rulings(report: Report) -> dict[str, Ruling]:
    return {ruling.decision.fingerprint: ruling for ruling in report.rulings}


def document(report: Report) -> dict[str, Any]:
    """Return the report as the contract's mapping."""
    rulings = _rulings(report)
    return {
        "schema": SCHEMA,
        "tool": asdict(report.tool),
        "articles": [article(a) for a in report.articles],
        "claims": list(_claims(report.claims, report.articles)),
        "findings": [finding(f, rulings.get(f.fingerprint)) for f in report.findings],
        "decisions": [decision(r) for r in report.rulings],
        "draft": [asdict(line) for line in report.draft],
        "rules": [_rule(run) for run in report.rules],
        **({"revisions": [asdict(each) for each in report.revisions]} if report.revisions else {}),
        "summary": {str(verdict): report.count(verdict) for verdict in Verdict},
    }


def article(given: Article) -> dict[str, Any]:
    """Return an article without its text."""
    names = ("id", "source", "story", "title", "published", "path", "url", "status", "why", "draft")
    history = ("lang", "version", "revised", "newest", "supersedes")
    told = {name: value for name in history if (value := getattr(given, name)) is not None}
    return {name: getattr(given, name) for name in names} | told


def claim(given: Claim) -> dict[str, Any]:
    """Return a claim with its payload under the name of its kind."""
    return {
        "id": given.id,
        "kind": given.kind,
        "article": given.article,
        "source": given.source,
        "story": given.story,
        "start": given.span.start,
        "end": given.span.end,
        "text": given.text,
        "line": given.line,
        "column": given.column,
        "sentence": given.sentence,
        "attributed_to": given.attributed_to,
        "certainty": given.certainty,
        "polarity": given.polarity,
        "attribute": given.attribute,
        "bearer": asdict(given.bearer) if given.bearer else None,
        given.kind: asdict(given.payload),
    }


def decision(given: Ruling) -> dict[str, Any]:
    """Return what was decided and what it is worth in this run."""
    made = given.decision
    return {
        "fingerprint": made.fingerprint,
        "decision": made.choice,
        "reason": made.reason,
        "who": made.who,
        "expires": made.expires.isoformat() if made.expires else None,
        "about": made.about,
        "standing": given.standing,
        "settled": given.settles,
    }


def finding(given: Finding, ruling: Ruling | None = None) -> dict[str, Any]:
    """Return a finding with all that ``explain`` reads from the file alone."""
    names = (
        "fingerprint",
        "rule",
        "name",
        "severity",
        "verdict",
        "story",
        "message",
        "explanation",
        "topic",
        "cluster",
        "attribute",
        "sureness",
        "probability",
    )
    return {
        **{name: getattr(given, name) for name in names},
        "claims": list(given.claims),
        "sources": list(given.sources),
        "origins": given.origins,
        "bearer": asdict(given.bearer) if given.bearer else None,
        "notes": list(given.notes),
        "question": given.question,
        "ask": list(given.ask),
        "decision": decision(ruling) if ruling else None,
        "sides": [asdict(side) for side in given.sides],
        "steps": [asdict(step) for step in given.steps],
        "links": [_link(link) for link in given.links],
    }


def _rule(run: RuleRun) -> dict[str, Any]:
    return {name: getattr(run, name) for name in ("id", "ran", "comparisons", "why_not")}


def _link(link: Link) -> dict[str, Any]:
    return {**asdict(link), "score": link.score}


def dump(value: Any, *, indent: int | None = None) -> str:
    """Write a value as JSON: keys sorted, nothing in it that upsets a terminal or another reader."""
    text = json.dumps(_finite(value), sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if indent:
        # The standard library sets lines in by code that takes four times as long; lone surrogates are bytes to it.
        given = text.encode("utf-8", "surrogatepass")
        text = msgspec.json.format(given, indent=indent).decode("utf-8", "surrogatepass")
    return _ESCAPED.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _finite(value: Any) -> Any:
    """Write a whole float as an integer, and null for a number that JSON has no word for."""
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, Mapping):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value


def _number(value: float) -> float | int | None:
    if not math.isfinite(value):
        return None
    if value.is_integer() and abs(value) < _WHOLE:
        return int(value)
    # The tenth decimal is the noise of binary fractions, not a figure of the article.
    return round(value, 9) or value
