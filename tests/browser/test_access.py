"""The page for everybody: the axe engine finds nothing to complain of, and hostile text does nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from checker.model import Report, Verdict
from checker.values import Name
from tests.browser.conftest import story

Visit = Callable[..., Any]

_DESK, _PHONE = {"width": 1440, "height": 1000}, {"width": 390, "height": 844}
_HOSTILE = (
    "</script><img src=http://a.example/x onerror=alert(1)><script>fetch('http://a.example')</script><!-- \u202e x"
)


def _complaints(page: Any) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe: pip install '.[browser]'")
    violations = axe.Axe().run(page).response["violations"]
    return [f"{v['id']}: {node['html'][:120]}" for v in violations for node in v["nodes"]]


@pytest.mark.parametrize("size", [_DESK, _PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Visit, report: Report, scheme: str, size: dict[str, int]) -> None:
    """Contrast, names, roles, order and landmarks hold in both schemes and at both sizes."""
    assert _complaints(visit(report, color_scheme=scheme, viewport=size)) == []


@pytest.mark.parametrize("size", [_DESK, _PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_when_all_is_open(visit: Visit, report: Report, scheme: str, size: dict[str, int]) -> None:
    """Nor with every fold open and one article held beside another."""
    page = visit(report, color_scheme=scheme, viewport=size)
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    page.click(".finding.conflict a.open >> nth=0")
    page.keyboard.press("h")

    assert _complaints(page) == []


def test_axe_finds_nothing_in_several_stories(visit: Visit, make: Any) -> None:
    """Nor where the page has a list of stories."""
    story(make)
    make.article("Harbour Herald", "Ida left.", id="other", story="gale")

    assert _complaints(visit(make.report())) == []


def test_axe_finds_nothing_in_the_help(visit: Visit, report: Report) -> None:
    """Nor in the list of keys."""
    page = visit(report)
    page.keyboard.press("?")

    assert _complaints(page) == []


def test_hostile_text_does_nothing(visit: Visit, make: Any) -> None:
    """An article that holds a script is read like any other; nothing runs and nothing is asked for."""
    one, two = (make.article(f"{_HOSTILE} {n}", f"x {_HOSTILE} y", url=_HOSTILE) for n in range(2))
    claims = [make.claim(article, _HOSTILE, Name(name=_HOSTILE, entity="x")) for article in (one, two)]
    make.finding(Verdict.CONFLICT, _HOSTILE, (claims[0], f"{_HOSTILE} a"), (claims[1], f"{_HOSTILE} b"))
    page = visit(make.report())
    page.click(".finding a.open >> nth=0")

    assert page.inner_text("#reader .m.here") == _HOSTILE.replace("\u202e", "\ufffd")
    assert page.evaluate("document.scripts.length") == 2
