"""The page: whole, self-contained, and deaf to what articles say."""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.decisions import Choice, Decision, Ruling, Standing
from checker.model import Bearing, Report, Status, Verdict
from checker.report import html
from checker.report.formats import render
from checker.report.page import build
from checker.report.plain import plain
from checker.report.shown import DraftEntry
from checker.values import Name, Quantity

_VOID = {"meta", "input", "br", "link", "img", "hr"}
_CLOSED = {"line", "circle", "path"}
"""Elements of the pictures, that close themselves."""
_BOATS = Name(name="boats", entity="boats")
_NASTY = st.text(
    st.sampled_from("<>&\"'`/=-!{}%#;:()[]\\ \n\taAscriptyle\u2028\u202e\x1b\x00]é“"), min_size=1, max_size=40
)
_TEXT = (st.text(min_size=1, max_size=60) | _NASTY).map(lambda text: text.replace("\n", " ")).filter(plain)
"""A line of text: each line of an article is a paragraph of its own."""
_ATTACKS = (
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}",
    "</title><img src=x onerror=alert(1)>",
    "<!-- gone",
    "--><b>",
    "]]>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "{{ page }}",
    "{% raw %}",
    "&lt;b&gt;",
    "&#60;b&#62;",
    "a\u2028b\u2029c",
    "\u202egpj.exe",
    "\x1b[2J",
    "\x00",
    "::error file=a::b",
    "a|b|c",
    "a b%20c d.txt",
)


class _Page(HTMLParser):
    """Reads a page strictly: every element closed in its order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.comments: list[str] = []
        self.text = ""
        self.own: dict[str, list[str]] = {"style": [], "script": []}
        self._stack: list[str] = []
        self.feed(page)
        self.close()
        assert self._stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        assert len({name for name, _ in attrs}) == len(attrs)
        if tag not in _VOID:
            self._stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _CLOSED
        self.handle_starttag(tag, attrs)
        self._stack.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._stack.pop() == tag

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        if self._stack and self._stack[-1] in self.own:
            self.own[self._stack[-1]].append(data)
        else:
            self.text += data

    def values(self, name: str) -> list[str]:
        """Return what an attribute is wherever it stands."""
        return [value for _, given, value in self.attributes if given == name]


def _page(report: Report) -> _Page:
    return _Page(render(report, "html"))


def _words(text: str) -> str:
    return " ".join(text.split())


def _decided(report: Report, **given: Any) -> Report:
    """Return the report with a decision on its first finding, one that expired and one on nothing."""
    first, second, *_ = report.findings
    made = {"choice": Choice.CONFIRMED, "reason": "asked the harbour office", "who": "Ida", **given}
    rulings = (
        Ruling(decision=Decision(fingerprint=first.fingerprint, **made), standing=Standing.IN_FORCE),
        Ruling(
            decision=Decision(fingerprint=second.fingerprint, **made, expires=date(2024, 1, 2)),
            standing=Standing.EXPIRED,
        ),
        Ruling(decision=Decision(fingerprint="f" * 12, about="Gone", **made), standing=Standing.UNMATCHED),
    )
    return replace(report, rulings=rulings)


def test_the_page_begins_as_an_earlier_report_is_known_by(report: Report) -> None:
    """The command may replace it, and an article never looks like it."""
    assert render(report, "html").startswith("<!doctype html>\n<!-- factcheck report -->\n")


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    """Nothing in the page depends on the clock or on chance."""
    assert render(report, "html") == render(report, "html")


@pytest.mark.parametrize("decided", [False, True])
def test_ids_are_unique_and_every_link_leads_somewhere(report: Report, *, decided: bool) -> None:
    """Each anchor stands once; links, labels and descriptions point at what is there."""
    page = _page(_decided(report) if decided else report)
    ids = Counter(page.values("id"))

    assert max(ids.values()) == 1
    assert {link[1:] for link in page.values("href")} <= set(ids)
    assert {name for value in page.values("aria-labelledby") for name in value.split()} <= set(ids)


def test_findings_are_linked_by_fingerprint(report: Report) -> None:
    """A link to a finding outlives the next run."""
    ids = _page(report).values("id")

    assert {f"f-{finding.fingerprint}" for finding in report.findings} <= set(ids)


def test_the_policy_lets_in_the_pages_own_style_and_scripts_only(report: Report) -> None:
    """The hashes are those of what stands there; nothing is allowed inline, nothing from elsewhere."""
    page = _page(report)
    policy = next(v for v in page.values("content") if v.startswith("default-src"))
    directives = {part.split()[0]: part.split()[1:] for part in policy.split("; ")}
    digests = {
        kind: [f"'sha256-{base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()}'" for own in texts]
        for kind, texts in page.own.items()
    }

    assert directives == {
        "default-src": ["'none'"],
        "style-src": digests["style"],
        "script-src": digests["script"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_nothing_is_fetched(report: Report) -> None:
    """No element names a file, no attribute holds style or script."""
    page = _page(report)
    names = {name for _, name, _ in page.attributes}

    assert not names & {"src", "srcset", "style", "action", "data", "poster", "background"}
    assert not {name for name in names if name.startswith("on")}
    assert not set(page.tags) & {"link", "img", "iframe", "object", "embed", "base"}
    assert all(link.startswith("#") for link in page.values("href"))
    assert "url(" not in page.own["style"][0]
    assert "@import" not in page.own["style"][0]


def test_articles_stand_on_the_page_in_full(report: Report) -> None:
    """Every word of every article read is there, without a script too."""
    text = _words(_page(report).text)

    for article in report.articles:
        if article.status is Status.READ:
            assert all(_words(line) in text for line in article.text.splitlines())


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//a.example", "http://[", "https:///x", " https://a.example", ""],
)
def test_only_web_addresses_are_links(make: Any, url: str) -> None:
    """Any other address is text."""
    make.article("Herald", "Ida left.", url=url)

    assert url not in _page(make.report()).values("href")


def test_a_web_address_leads_to_the_article(make: Any) -> None:
    """It opens without telling the outlet where the reader came from."""
    make.article("Herald", "Ida left.", url="https://a.example/b?c=d&e")
    page = _page(make.report())

    assert "https://a.example/b?c=d&e" in page.values("href")
    assert page.values("rel") == ["noopener noreferrer external"]


def test_words_a_check_has_marked_are_set_as_such() -> None:
    """Old words are struck out, new ones underlined; what is in them stays text."""
    assert html.collated("the [-<b>-] {+new+} pier") == "the <del>&lt;b&gt;</del> <ins>new</ins> pier"


@given(_TEXT)
def test_marks_of_a_check_make_no_other_elements(text: str) -> None:
    """Whatever stands between the marks of a check."""
    page = _Page(html.collated(f"{text} [-{text}-] {{+{text}+}}"))

    assert set(page.tags) <= {"del", "ins"}


def _story(make: Any, text: str) -> Report:
    """Put a text wherever an article, a source, an editor or a check can put one."""
    make.__init__()
    one = make.article(f"{text} 1", f"x {text} y", id="one", title=text, published=f"2024{text}", url=text, path=text)
    two = make.article(f"{text} 2", f"x {text} y", id="two")
    make.article("3", "", path=f"3{text}", status=Status.NOT_READ, why=text)
    given = {"sentence": f"x {text} y", "attributed_to": text}
    claims = [make.claim(article, text, Name(name=text, entity=text), **given) for article in (one, two)]
    for verdict in Verdict:
        sides = ((claims[0], f"{text} a"), (claims[1], f"{text} b"))
        make.finding(verdict, text, *(sides[:1] if verdict is Verdict.SINGLE_SOURCE else sides), explanation=text)
    return _decided(make.report(), reason=text, who=text)


@pytest.fixture
def plain_tags(make: Any) -> list[str]:
    """Return the elements of the page whose text is a word."""
    return _page(_story(make, "word")).tags


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(_TEXT)
def test_text_makes_no_elements(make: Any, plain_tags: list[str], text: str) -> None:
    """Whatever an article says, the page has the shape it has for a word, and shows the text."""
    _check(_page(_story(make, text)), plain_tags, text)


@pytest.mark.parametrize("text", _ATTACKS)
def test_known_attacks_are_shown_as_text(make: Any, plain_tags: list[str], text: str) -> None:
    """Marks of HTML stand on the page as they stood in the article."""
    _check(_page(_story(make, text)), plain_tags, text)


def _check(page: _Page, tags: list[str], text: str) -> None:
    assert page.tags == tags
    assert page.comments == [" factcheck report "]
    assert "".join(plain(text).split()) in "".join(page.text.split())
    assert not set(page.text) & set("\x00\x1b\u2028\u2029\u202e\u2066\ufeff")
    assert all(link.startswith(("#", "http")) for link in page.values("href"))
    assert not {name for _, name, _ in page.attributes if name.startswith("on")}


def test_settled_findings_are_folded(report: Report) -> None:
    """What the desk has done with stays on the page, folded away, with what was decided."""
    page = _words(_page(_decided(report)).text)

    assert "Settled 1" in page
    assert "Decided: confirmed · asked the harbour office · Ida" in page


def test_of_many_passages_some_are_folded(make: Any) -> None:
    """Forty outlets that say the same do not bury the one that does not; all of them are on the page."""
    claims = [make.claim(make.article(f"Paper {n}", "boats sank"), "boats", _BOATS) for n in range(41)]
    make.finding(Verdict.CONFLICT, "boats", *((claim, "20" if n else "14") for n, claim in enumerate(claims)))
    page = _page(make.report())

    assert "20: 37 more" in page.text
    assert page.values("class").count("passage") + page.values("class").count("passage outlier") == 41


def test_of_many_pictures_some_are_folded(make: Any) -> None:
    """Findings come before the tenth moving figure."""
    one, two = (make.article(f"Paper {n}", "14 boats", published=f"2024-03-1{n}") for n in range(2))
    for number in range(10):
        sides = [make.claim(a, "14", Quantity(value=v, low=v, high=v)) for a, v in ((one, 14), (two, 15))]
        make.finding(Verdict.CONFLICT, f"boats {number}", *((claim, "14") for claim in sides))
    page = _page(make.report())

    assert page.tags.count("svg") == 10
    assert "4 more figures" in page.text


def test_lapsed_decisions_are_listed(report: Report) -> None:
    """A decision that expired, or whose finding is gone, is not lost."""
    page = _words(_page(_decided(report)).text)

    assert "Expired decisions" in page
    assert "Expired: confirmed · asked the harbour office · Ida · until 2024-01-02" in page
    assert "Decisions that match no finding" in page
    assert "Gone" in page


def test_the_drafts_lines_are_shown(report: Report) -> None:
    """Where a draft was given, each of its claims stands there with what the sources make of it."""
    page = build(report)
    (story,) = page.view.stories
    item = story.conflicts[0]
    line = DraftEntry(
        passage=item.camps[0].quoted[0],
        bearing=Bearing.CONTRADICTED,
        letters=("B", "C"),
        support="2 sources",
        items=(item,),
    )
    drafted = replace(page, stories=(replace(page.stories[0], view=replace(story, draft=(line,))),))

    told = _words(_Page(html.render(drafted)).text)

    assert "Contradicted B C · 2 sources" in told
    assert told.index("The draft") < told.index(" Articles ") < told.index(" Facts ")


def test_the_sheets_are_on_the_page(report: Report) -> None:
    """What to ask whom, with a link to its finding, and who is called what."""
    page = _page(report)

    assert "the harbour office Which is right for boats (sink)?" in _words(page.text)
    assert "#f-000000000000" in page.values("href")
    assert "Ida Brand" in _words(page.text).split("Who is called what")[1]


def test_stories_can_be_chosen(make: Any) -> None:
    """A report on several stories begins with a list of them."""
    for name in ("gale", "storm"):
        make.article("Herald", "Ida left.", story=name)
    page = _page(make.report())

    assert {"#s1", "#s2"} <= set(page.values("href"))
    assert page.tags.count("nav") == 1


def test_headings_step_down_one_by_one(report: Report) -> None:
    """No level is left out, so that headings are an outline."""
    levels = [int(tag[1]) for tag in _page(report).tags if re.fullmatch("h[1-6]", tag)]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_an_own_file_that_ends_its_element_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """A style or script that could leave its element is a mistake of ours, found at once."""
    (tmp_path / "report.js").write_text("'</script>'", encoding="utf-8")
    monkeypatch.setattr(html.assets, "templates", lambda: tmp_path)

    with pytest.raises(ValueError, match=r"report\.js: holds a mark"):
        html._asset("report.js")
