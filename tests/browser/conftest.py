"""A browser to read the page with, where there is one, and a story to read."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker.decisions import Choice, Decision, Ruling, Standing
from checker.model import Link, Report, Severity, Term, Verdict
from checker.report import formats
from checker.values import Name, Quantity, Quotation
from tests.report.conftest import COURIER, GAZETTE, HERALD, Maker, exactly

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start the system's browser, without a window."""
    api = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install '.[browser]'")
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip(f"needs a browser: none of {', '.join(PROGRAMS)} is installed")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Return what opens a report's page from disk; whatever the test does, nothing is fetched and nothing goes wrong."""
    asked: list[str] = []
    said: list[str] = []
    contexts = []

    def open_page(report: Report, fragment: str = "", **given: Any) -> Any:
        file = tmp_path / "räport 1%20#.html"
        file.write_text(formats.render(report, "html"), encoding="utf-8")
        contexts.append(browser.new_context(**given))
        page = contexts[-1].new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(file.as_uri() + fragment)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert {url.split("/")[-1].split("#")[0] for url in asked} == {"r%C3%A4port%201%2520%23.html"}
    assert said == []


def story(make: Maker, **given: str) -> None:
    """Tell the storm at Port Ellery: a conflict, a wording, a spelling, an agreement and what one paper says alone."""
    herald = make.article("Harbour Herald", HERALD + "“The pier is gone,” she said.\n", published="2024-03-12", **given)
    courier = make.article("Coast Courier", COURIER + "“The whole pier was gone,” she said.\n", published="2024-03-13")
    gazette = make.article("Ellery Gazette", GAZETTE + "Line after line.\n\n" * 60 + "Nobody drowned.\n")
    boats = make.claim(herald, "14 boats", exactly(14, "boats"), attributed_to="the harbour office")
    many = make.claim(courier, "At least 20 boats", Quantity(value=20, low=20, high=None, counted="boats"))
    fourteen = make.claim(gazette, "Fourteen boats", exactly(14, "boats"))
    said = [
        make.claim(article, text, Quotation(quotation=text, speaker="she", cue="say"))
        for article, text in ((herald, "The pier is gone"), (courier, "The whole pier was gone"))
    ]
    brandt = make.claim(herald, "Ida Brandt", Name(name="Ida Brandt", entity="ida"))
    brand = make.claim(courier, "Ida Brand", Name(name="Ida Brand", entity="ida"))
    nobody = make.claim(gazette, "Nobody drowned", exactly(0, "drowned"))
    link = Link(
        left=boats.id, right=many.id, terms=(Term(label="same thing counted", weight=3.0, detail="boat / boat"),)
    )
    quoted = Link(left=said[0].id, right=said[1].id, terms=(Term(label="same speaker", weight=1.5),))
    make.finding(
        Verdict.CONFLICT, "boats (sink)", (boats, "14"), (many, "at least 20"), (fourteen, "14"), links=(link,)
    )
    make.finding(Verdict.COMPATIBLE, "the pier", (said[0], "“gone”"), (said[1], "“whole”"), links=(quoted,))
    make.finding(Verdict.COMPATIBLE, "Ida Brandt", (brandt, "Brandt"), (brand, "Brand"), severity=Severity.NOTE)
    make.finding(Verdict.AGREE, "boats (sink)", (boats, "14"), (fourteen, "14"))
    make.finding(Verdict.SINGLE_SOURCE, "drowned", (nobody, "nobody"))


@pytest.fixture
def make() -> Maker:
    """Return an empty maker."""
    return Maker()


@pytest.fixture
def report(make: Maker) -> Report:
    """Return the report on the storm; the spelling is settled."""
    story(make)
    made = make.report()
    decision = Decision(fingerprint=made.findings[2].fingerprint, choice=Choice.CONFIRMED, who="Ida")
    return replace(made, rulings=(Ruling(decision=decision, standing=Standing.IN_FORCE),))
