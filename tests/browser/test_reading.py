"""The page in a browser: an editor filters, steps from finding to finding and reads passages in their articles."""

from collections.abc import Callable
from typing import Any

import pytest

from checker.model import Link, Report, Term, Verdict
from tests.report.conftest import exactly

Visit = Callable[..., Any]

_CONFLICT, _WORDING, _SPELLING, _AGREED, _ALONE = (f"#f-{n:012x}" for n in range(5))
_PHONE = {"viewport": {"width": 390, "height": 844}}


def _seen(page: Any) -> list[str]:
    """Return the findings that are shown, by id."""
    return [f"#{name}" for name in page.eval_on_selector_all(".finding:not([hidden])", "all => all.map(e => e.id)")]


def _focused(page: Any) -> str:
    return str(page.evaluate("'#' + document.activeElement.id"))


def _shown(page: Any) -> str:
    return str(page.inner_text("#shown"))


def _in_view(page: Any, selector: str) -> bool:
    """Tell whether an element can be seen inside the reader without scrolling."""
    inside = """element => {
      const pane = document.getElementById("reader-text").getBoundingClientRect(), own = element.getBoundingClientRect();
      return own.top >= pane.top && own.bottom <= pane.bottom && own.top < innerHeight;
    }"""
    return bool(page.locator(selector).first.evaluate(inside))


def test_a_passage_opens_its_article_at_the_place(visit: Visit, report: Report) -> None:
    """The article opens beside the finding, the claim marked and in view."""
    page = visit(report)
    page.click(f"{_CONFLICT} a.open >> nth=2")

    assert page.inner_text("#reader-title").split() == ["B", "Coast", "Courier"]
    assert page.inner_text("#reader .m.here") == "At least 20 boats"
    assert _in_view(page, "#reader .m.here")
    assert _focused(page) == "#reader-title"
    assert page.locator(_CONFLICT).is_visible()


def test_a_place_far_down_is_scrolled_to(visit: Visit, report: Report) -> None:
    """A passage at the end of a long article stands in view when it opens."""
    page = visit(report)
    page.click(f"{_ALONE} a.open")

    assert page.inner_text("#reader .m.here") == "Nobody drowned"
    assert _in_view(page, "#reader .m.here")


def test_the_table_leads_into_the_articles(visit: Visit, report: Report) -> None:
    """A value in the table opens its finding and its passage."""
    page = visit(report)
    page.click(".matrix tbody tr:first-child td:nth-child(4) a")

    assert page.inner_text("#reader .m.here") == "At least 20 boats"
    assert page.locator(f"{_CONFLICT}.current").is_visible()
    assert page.locator(".matrix tr:first-child .outlier").inner_text().split() == [
        "at",
        "least",
        "20",
        "≠",
        "against",
        "the",
        "others",
    ]


def test_a_marked_claim_leads_back_to_its_finding(visit: Visit, report: Report) -> None:
    """In the article, another claim's mark selects the finding that speaks of it."""
    page = visit(report)
    page.click(f"{_CONFLICT} a.open >> nth=0")
    page.click("#reader a.m:has-text('The pier is gone')")

    assert page.locator(f"{_WORDING}.current").is_visible()


def test_passages_are_turned_like_pages(visit: Visit, report: Report) -> None:
    """The buttons go round the passages of the finding, from article to article."""
    page = visit(report)
    page.click(f"{_CONFLICT} a.open >> nth=0")
    page.click("#reader-next")
    page.click("#reader-next")
    page.click("#reader-next")
    page.click("#reader-previous")

    assert page.inner_text("#reader-count") == "3 of 3"
    assert "At least 20 boats" in page.inner_text("#reader .m.here")


def test_an_article_is_held_beside_the_next(visit: Visit, report: Report) -> None:
    """Two outlets can be read at once, each at its place; closing lets go."""
    page = visit(report)
    page.click(f"{_CONFLICT} a.open >> nth=0")
    page.click("#reader-hold")
    page.click("#reader-next")
    page.click("#reader-next")

    assert page.inner_text("#held .m.here") == "14 boats"
    assert page.inner_text("#reader > .reader-text .m.here") == "At least 20 boats"
    assert _in_view(page, "#reader > .reader-text .m.here")
    page.click("#reader-close")
    page.click(f"{_CONFLICT} a.open >> nth=0")

    assert page.locator("#held").is_hidden()


def test_keys_do_what_the_mouse_does(visit: Visit, report: Report) -> None:
    """From finding to finding, into the article, on to the next passage and back."""
    page = visit(report)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert _focused(page) == _CONFLICT
    page.keyboard.press("ArrowDown")
    assert _focused(page) == _WORDING
    page.keyboard.press("Enter")
    assert page.inner_text("#reader .m.here") == "The pier is gone"
    page.keyboard.press("n")
    assert page.inner_text("#reader .m.here") == "The whole pier was gone"
    page.keyboard.press("Escape")
    assert page.locator("#reader").is_hidden()
    assert _focused(page) == _WORDING


def test_the_keys_are_told(visit: Visit, report: Report) -> None:
    """A question mark opens the help, Escape closes it."""
    page = visit(report)
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")

    assert page.locator("#help").is_hidden()


def test_single_keys_can_be_turned_off(visit: Visit, report: Report) -> None:
    """Who speaks to the computer does not want letters to be commands."""
    page = visit(report)
    page.keyboard.press("?")
    page.uncheck("#keys")
    page.keyboard.press("Escape")
    page.keyboard.press("j")

    assert page.locator(".finding.current").count() == 0


def test_letters_typed_in_the_search_are_no_commands(visit: Visit, report: Report) -> None:
    """In a field, j is a letter."""
    page = visit(report)
    page.keyboard.press("/")
    page.keyboard.type("jk?")

    assert page.input_value("#query") == "jk?"
    assert page.locator("#help").is_hidden()


def test_the_first_tab_skips_to_the_facts(visit: Visit, report: Report) -> None:
    """Nobody has to pass the filters to get to the content."""
    page = visit(report)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")

    assert _focused(page) == "#main"


@pytest.mark.parametrize(
    ("field", "value", "left"),
    [
        ("#kind", "quotations", [_WORDING]),
        ("#decided", "yes", [_SPELLING]),
        ("#decided", "no", [_CONFLICT, _WORDING, _AGREED, _ALONE]),
        ("#outlet", "o1", [_CONFLICT, _WORDING, _SPELLING]),
    ],
)
def test_findings_are_filtered(visit: Visit, report: Report, field: str, value: str, left: list[str]) -> None:
    """By kind, by decision and by outlet; the count is told, and empty parts go."""
    page = visit(report)
    page.select_option(field, value)
    page.locator(".finding[hidden]").first.wait_for(state="attached")

    assert _seen(page) == left
    assert _shown(page) == f"{len(left)} of 5 findings"
    assert page.locator(".lone").is_visible() == (_ALONE in left)


def test_verdicts_are_switched_off_and_on(visit: Visit, report: Report) -> None:
    """What agrees can be left out, in the table too; one button brings all back."""
    page = visit(report)
    page.uncheck("input[value=agree]")
    page.locator(".finding[hidden]").first.wait_for(state="attached")
    assert _seen(page) == [_CONFLICT, _WORDING, _SPELLING, _ALONE]
    assert page.locator(".matrix tbody tr.agree").is_hidden()
    page.click("button[type=reset]")
    page.locator(".finding[hidden]").first.wait_for(state="detached")

    assert _shown(page) == "5 findings"


def test_words_are_searched_for(visit: Visit, report: Report) -> None:
    """In messages, passages and values, whatever their case and accents."""
    page = visit(report)
    page.fill("#query", "WHÓLE pier")
    page.locator(".finding[hidden]").first.wait_for(state="attached")

    assert _seen(page) == [_WORDING]


def test_a_link_to_a_finding_finds_it(visit: Visit, report: Report) -> None:
    """An address with a fingerprint opens the page at that finding, folded or not."""
    page = visit(report, _SPELLING)

    assert _focused(page) == _SPELLING
    assert page.locator(f"{_SPELLING} .why").is_visible()


@pytest.mark.parametrize("fragment", ["#f-gone", "#c999", "#%", "#<b>"])
def test_a_link_to_nothing_does_nothing(visit: Visit, report: Report, fragment: str) -> None:
    """A finding that a later run no longer makes leaves the page as it is."""
    page = visit(report, fragment)

    assert page.locator(".finding.current").count() == 0
    assert page.locator("#reader").is_hidden()


def test_the_filters_cover_no_finding(visit: Visit, report: Report) -> None:
    """Whoever comes by a link or a key sees the finding's first line, below the filters that stay."""
    page = visit(report, _WORDING, viewport={"width": 1440, "height": 240})
    below = "document.querySelector('.current').getBoundingClientRect().top >= document.forms[0].offsetHeight"
    assert page.evaluate(below)
    page.keyboard.press("j")

    assert page.evaluate(below)


def test_wordings_are_laid_over_each_other(visit: Visit, report: Report) -> None:
    """A word of one side only is struck out or underlined, and said to be."""
    page = visit(report)

    assert page.inner_text(f"{_WORDING} .words del").split() == ["Harbour", "Herald", "only:", "is"]
    assert [text.split()[-1] for text in page.locator(f"{_WORDING} .words ins").all_inner_texts()] == ["whole", "was"]


def test_a_moving_figure_is_drawn_and_told(visit: Visit, report: Report) -> None:
    """The picture has a name and a description; the table below it holds the same."""
    page = visit(report)
    picture = page.get_by_role("img")

    assert picture.count() == 1
    assert "2024-03-13, Coast Courier: at least 20" in (picture.locator("desc").text_content() or "")


def test_on_a_phone_the_article_covers_the_page(visit: Visit, report: Report) -> None:
    """What is covered cannot be reached by keyboard; closing gives the passage back."""
    page = visit(report, **_PHONE)
    page.click(f"{_CONFLICT} a.open >> nth=0")
    assert page.evaluate("document.querySelector('main').inert")
    assert page.locator("#reader-close").is_visible()
    page.click("#reader-close")

    assert not page.evaluate("document.querySelector('main').inert")
    assert page.evaluate("document.activeElement.textContent") == "14 boats"


def test_nothing_is_wider_than_a_phone(visit: Visit, report: Report) -> None:
    """The table scrolls in its frame, the page does not scroll sideways."""
    page = visit(report, **_PHONE)

    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_without_scripts_everything_can_be_read(visit: Visit, report: Report) -> None:
    """Findings and articles are there, a link opens its article, and nothing that needs a script is shown."""
    page = visit(report, java_script_enabled=False)
    assert page.locator("#filters").is_hidden()
    assert page.locator("#reader").is_hidden()
    page.click(f"{_CONFLICT} a.open >> nth=2")

    assert page.locator(".article .m", has_text="At least 20 boats").is_visible()


def test_paper_shows_what_is_folded(visit: Visit, report: Report) -> None:
    """Settled findings and agreements are opened for the print, and closed again."""
    page = visit(report)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(f"{_AGREED} .why").is_visible()
    assert page.locator("#filters").is_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")

    assert not page.locator(f"{_AGREED} .why").is_visible()


def test_the_sheets_can_be_read(visit: Visit, report: Report) -> None:
    """The call sheet stands open, the names behind a fold; a question goes where its finding is filtered out."""
    page = visit(report)
    page.click("text=Who is called what")

    assert page.locator(".people").is_visible()
    assert page.locator(".ask").count() == page.locator(".ask:visible").count() > 0
    page.uncheck("input[value=conflict]", force=True)
    page.wait_for_function("document.querySelector('.finding.conflict').hidden")
    assert page.locator(f"li[data-findings='{_CONFLICT[1:]}']").is_hidden()


def test_much_of_anything_stays_within_a_phone(visit: Visit, make: Any) -> None:
    """Neither thirty outlets in one agreement nor a word without end makes the page wider than the screen."""
    articles = [make.article(f"Outlet {n}", "14 boats sank.") for n in range(30)]
    boats = [make.claim(article, "14 boats", exactly(14, "boats")) for article in articles]
    link = Link(left=boats[0].id, right=boats[1].id, terms=(Term(label="same thing", weight=1.0, detail="x" * 9000),))
    make.finding(Verdict.AGREE, "boats", *((claim, "14") for claim in boats), links=(link,))
    page = visit(make.report(), viewport=_PHONE["viewport"])
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")

    assert page.evaluate("document.documentElement.scrollWidth") == _PHONE["viewport"]["width"]
