"""A report edited, reviewed, formatted and written again in any order loses nothing."""

import re
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import mdformat
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from checker import cli_review
from checker.cli_output import Output
from checker.decisions import OFFERED, Choice, Decision, Ruling, Standing, load
from checker.errors import UsageError
from checker.model import Report, Verdict
from checker.report import formats

KEYS = ("000000000000", "000000000001", "000000000002")
_FIELDS = {
    "note": st.sampled_from(["who counted?", "a_b *c* `d` [e] @f #1", "EU: 3 | 4 <b> & more", ""]),
    "name": st.sampled_from(["Ida", "Bo", ""]),
    "until": st.sampled_from(["", "2019-01-31", "2999-12-31"]),
}
_STEPS = st.one_of(
    *(st.tuples(st.just(name), st.sampled_from(KEYS), values) for name, values in _FIELDS.items()),
    st.tuples(st.just("tick"), st.sampled_from(KEYS), st.sampled_from([None, *OFFERED])),
    st.tuples(st.just("run"), st.frozensets(st.sampled_from(KEYS)), st.frozensets(st.sampled_from(KEYS), max_size=1)),
    st.tuples(st.sampled_from(["review", "format", "windows", "suppress"])),
)


@dataclass
class Desk:
    """A desk at work, and what it should have on file in the end."""

    report: Report
    page: Path
    file: Path
    wanted: dict[str, dict[str, str]] = field(default_factory=dict)
    suppressed: bool = False

    def run(self, found: frozenset[str] = frozenset(KEYS), agreed: frozenset[str] = frozenset()) -> None:
        """Write the report again, with some of its findings, of which some are no difference any more."""
        kept = [f for f in self.report.findings if f.fingerprint not in KEYS or f.fingerprint in found]
        findings = tuple(replace(f, verdict=Verdict.AGREE) if f.fingerprint in agreed else f for f in kept)
        comment = Decision(fingerprint=KEYS[0], choice=Choice.SUPPRESSED, reason="two counts")
        rulings = (
            (Ruling(decision=comment, standing=Standing.IN_FORCE),)
            if self.suppressed and KEYS[0] in found - agreed
            else ()
        )
        output = Output(path=self.page, format="markdown")
        book = cli_review.open_book(self.file if self.file.exists() else None, [output], quiet=True)
        self._write(formats.render(book.settle(replace(self.report, findings=findings, rulings=rulings)), "markdown"))

    def review(self) -> None:
        """Put on file what is ticked; a report without findings has nothing to decide on."""
        with suppress(UsageError):
            cli_review.keep(self.page, self.file)

    def format(self) -> None:
        """Let a formatter go over the report."""
        self._write(mdformat.text(self._text(), extensions={"gfm"}))

    def windows(self) -> None:
        """Save the report as an editor on Windows does."""
        self.page.write_bytes(("\ufeff" + self._text()).encode().replace(b"\n", b"\r\n"))

    def suppress(self) -> None:
        """Let an article's comment settle a finding from now on, or no more."""
        self.suppressed = not self.suppressed

    def note(self, key: str, value: str) -> None:
        """Write a note."""
        self._fill("note", key, value)

    def name(self, key: str, value: str) -> None:
        """Sign."""
        self._fill("name", key, value)

    def until(self, key: str, value: str) -> None:
        """Set a last day."""
        self._fill("until", key, value)

    def tick(self, key: str, choice: Choice | None) -> None:
        """Tick one box, or none."""
        if form := self._form(key):
            self._replace(form, re.sub(r"\[[xX]\]", "[ ]", form).replace(f"[ ] {choice}\n", f"[x] {choice}\n"))
            self.wanted.setdefault(key, {})["choice"] = str(choice or "")

    def _fill(self, field: str, key: str, value: str) -> None:
        if form := self._form(key):
            typed = re.sub(r"([\\`*_\[\]<&|])", r"\\\1", value)
            self._replace(form, re.sub(rf"- {field}:.*", lambda _: f"- {field}: {typed}".rstrip(), form))
            self.wanted.setdefault(key, {})[field] = value

    def _form(self, key: str) -> str:
        found = re.search(rf"Decision on `{key}`.*?until:[^\n]*", self._text(), re.DOTALL)
        return found[0] if found else ""

    def _replace(self, form: str, new: str) -> None:
        self._write(self._text().replace(form, new))

    def _text(self) -> str:
        return self.page.read_text(encoding="utf-8").removeprefix("\ufeff")

    def _write(self, text: str) -> None:
        self.page.write_text(text, encoding="utf-8", newline="")


def _filled(decision: Decision) -> dict[str, str]:
    expires = decision.expires.isoformat() if decision.expires else ""
    given = {"choice": str(decision.choice or ""), "note": decision.reason, "name": decision.who, "until": expires}
    return {key: value for key, value in given.items() if value}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.lists(_STEPS, max_size=12))
@example([("note", KEYS[0], "who counted?"), ("suppress",), ("run", frozenset(KEYS), frozenset())])
@example([("note", KEYS[0], "who counted?"), ("run", frozenset(KEYS), frozenset(KEYS[:1]))])
@example([("tick", KEYS[0], Choice.ASK), ("review",), ("tick", KEYS[0], None)])
@example([("tick", KEYS[0], Choice.CONFIRMED), ("review",), ("suppress",), ("run", frozenset(KEYS), frozenset())])
def test_no_order_of_steps_loses_a_note(
    report: Report, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[object, ...]]
) -> None:
    """What was ticked, noted and signed last is on file in the end, whatever happened in between."""
    folder = tmp_path_factory.mktemp("desk")
    desk = Desk(report=report, page=folder / "report.md", file=folder / "d.toml")
    desk.run()
    for name, *arguments in steps:
        getattr(desk, str(name))(*arguments)
    desk.review()

    on_file = {key: _filled(decision) for key, decision in (load(desk.file) if desk.file.exists() else {}).items()}
    wanted = {key: {name: value for name, value in given.items() if value} for key, given in desk.wanted.items()}
    assert on_file == {key: given for key, given in wanted.items() if given}
