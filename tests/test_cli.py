"""The command line: what it prints where, and how it ends."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from checker import __version__, cli_output, cli_progress, pipeline
from checker.check import rulebook
from checker.cli import main
from checker.cli_group import ExitStatus
from checker.errors import ReadError
from checker.lexicon import Lexicon
from checker.model import (
    Article,
    Checked,
    Claim,
    Finding,
    Report,
    RuleRun,
    Severity,
    Side,
    Span,
    Status,
    Tool,
    Verdict,
)
from checker.values import Name

TEXT = "Ida Brandt left. Ida Brand stayed."


def _article(name: str, **given: Any) -> Article:
    return Article(**{"id": name, "source": name.title(), "story": "", "text": TEXT, "path": f"{name}.txt", **given})


def _report(*verdicts: Verdict, articles: Sequence[Article] = ()) -> Report:
    own = tuple(articles) or (_article("herald"),)
    claim = Claim(
        id="herald#name-1",
        article="herald",
        source="Herald",
        story="",
        span=Span(start=0, end=10),
        text="Ida Brandt",
        line=1,
        column=1,
        sentence="Ida Brandt left.",
        payload=Name(name="Ida Brandt", entity="ida-brandt"),
    )
    findings = tuple(
        Finding(
            fingerprint=f"{number}bcdef012345",
            rule="NAM001",
            name="name-spelling",
            severity=Severity.WARNING,
            verdict=verdict,
            story="",
            message=f"finding {number}",
            explanation="Because.",
            topic="Ida",
            cluster="ida",
            sides=(Side(claim=claim.id, value="Brandt"),),
            sources=("Herald",),
            origins=1,
        )
        for number, verdict in enumerate(verdicts)
    )
    rules = (RuleRun(id="NAM001", ran=True, comparisons=1),)
    return Report(
        tool=Tool(name="factcheck", version="1", rules="ab", model="m"),
        articles=own,
        claims=(claim,),
        findings=findings,
        rules=rules,
    )


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """Run the command in an empty folder, with a pipeline that gives the report asked for."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, report: Report | BaseException | None = None) -> Result:
        def means(options: Any) -> Any:
            invoke.options = options
            return pipeline.Means(options=options, rules=rulebook.load(), lexicon=Lexicon())

        def work(*_given: Any, progress: Any = None) -> Report:
            invoke.progress = progress
            if isinstance(report, BaseException):
                raise report
            return report or _report(Verdict.CONFLICT)

        def claims(*given: Any, **named: Any) -> tuple[tuple[Article, ...], tuple[Claim, ...]]:
            done = work(*given, **named)
            return done.articles, done.claims

        def stories(_articles: Any, _means: Any, *, progress: Any) -> Iterator[Checked]:
            invoke.progress = progress
            yield Checked(story="", claims=(), findings=(), comparisons={})

        monkeypatch.setattr(pipeline.Means, "of", means)
        monkeypatch.setattr(pipeline, "read", lambda *_: work().articles)
        monkeypatch.setattr(pipeline, "stories", stories)
        monkeypatch.setattr(pipeline, "report", lambda *_: report or _report(Verdict.CONFLICT))
        monkeypatch.setattr(pipeline, "claims", claims)
        return CliRunner().invoke(main, arguments)

    return invoke


@pytest.mark.parametrize(
    ("verdict", "fail_on", "status"),
    [
        (Verdict.CONFLICT, "conflict", 1),
        (Verdict.CONFLICT, "compatible", 1),
        (Verdict.CONFLICT, "never", 0),
        (Verdict.COMPATIBLE, "conflict", 0),
        (Verdict.COMPATIBLE, "compatible", 1),
        (Verdict.AGREE, "compatible", 0),
        (Verdict.SINGLE_SOURCE, "compatible", 0),
    ],
)
def test_exit_status_follows_the_findings(run: Any, verdict: Verdict, fail_on: str, status: int) -> None:
    """From the verdict named on, the run ends with 1."""
    assert run("run", "x", "--fail-on", fail_on, report=_report(verdict)).exit_code == status


def test_a_conflict_fails_by_default(run: Any) -> None:
    """Without options a conflict ends the run with 1, anything less with 0."""
    assert (run("run", "x").exit_code, run("run", "x", report=_report(Verdict.COMPATIBLE)).exit_code) == (
        1,
        0,
    )


@pytest.mark.parametrize(("options", "status"), [((), 0), (("--strict",), 2)])
def test_unread_articles_count_under_strict(run: Any, options: tuple[str, ...], status: int) -> None:
    """An unreadable article among readable ones is named; only --strict makes it an error."""
    articles = (_article("herald"), _article("courier", status=Status.NOT_READ, why="not text"))
    result = run("run", "x", *options, report=_report(articles=articles))

    assert result.exit_code == status
    assert result.stderr == "factcheck: warning: courier.txt: not read: not text\n"
    assert "courier.txt: not text" in result.stdout


@pytest.mark.parametrize("command", ["run", "claims"])
def test_no_readable_article_is_an_error(run: Any, command: str) -> None:
    """Nothing read is nothing found: the run ends with 2 and writes no report."""
    result = run(command, "x", report=_report(articles=(_article("a", status=Status.NOT_READ, why="not text"),)))

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "factcheck: error: no article could be read: a.txt: not text\n"


@pytest.mark.parametrize("command", ["run", "claims"])
def test_quiet_says_nothing_but_errors(run: Any, command: str) -> None:
    """With -q warnings are left out, data and errors are not."""
    articles = (_article("herald"), _article("courier", status=Status.NOT_CHECKED, why="in French"))
    result = run(command, "x", "-q", report=_report(articles=articles))

    assert (result.stderr, bool(result.stdout)) == ("", True)
    assert run(command, "x", "-q", report=ReadError("gone")).stderr == "factcheck: error: gone\n"


def test_an_interrupt_ends_with_130(run: Any, tmp_path: Path) -> None:
    """Interrupted, nothing half-written is left behind."""
    result = run("run", "x", "-o", "a.json", report=KeyboardInterrupt())

    assert (result.exit_code, result.stdout, list(tmp_path.iterdir())) == (130, "", [])
    assert result.stderr.strip() == "factcheck: error: interrupted"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("run",), "nothing to read is named; give a file, a folder or - for standard input, or set 'sources'"),
        (("rnu", "x"), "there is no command 'rnu'; did you mean 'run'?"),
        (("quux",), "there is no command 'quux'; the commands are claims, completion, config, draft, explain,"),
        (("run", "x", "--formt", "json"), "Did you mean '--format'"),
        (
            ("run", "x", "--format", "pdf"),
            "'pdf' is not one of 'terminal', 'github', 'gitlab', 'html', 'json', 'jsonl', 'junit'",
        ),
        (
            ("run", "x", "-o", "a.txt"),
            "a.txt: no format has the suffix '.txt'; output files end in .gitlab.json, .html, .json, .jsonl, .md, .parquet, .rdjson, .sarif",
        ),
        (("run", "x", "-o", "report"), "no format has the suffix ''"),
        (
            ("run", "x", "-o", "a.serif"),
            "no format has the suffix '.serif'; did you mean '.sarif'? output files end in",
        ),
        (("run", "x", "-o", "a.md", "-o", "./a.md"), "the same output file is given twice"),
        (("run", "x", "-o", "none/a.md"), "cannot be written: No such file or directory"),
        (("run", "x", "--config", "none.toml"), "none.toml: cannot be read: No such file or directory"),
        (("explain", "ab", "none.json"), "none.json: cannot be read: No such file or directory"),
        (("rules", "--rules", "none"), "none: there is no such folder of rules"),
    ],
)
def test_mistakes_are_told_in_one_line(run: Any, arguments: tuple[str, ...], says: str) -> None:
    """A mistake on the command line ends with 2 and one line on standard error."""
    result = run(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("factcheck: error: ")
    assert result.stderr.count("\n") == 1
    assert says in result.stderr


def test_an_error_cannot_drive_the_terminal(run: Any) -> None:
    """File names in messages are made safe, as article text is."""
    assert "\x1b" not in run("run", "x", "-o", "\x1b[2J.txt").stderr


def test_without_a_command_the_help_is_shown(run: Any) -> None:
    """Called bare, the command tells what it can do, on standard error."""
    result = run()

    assert (result.exit_code, result.stdout) == (2, "")
    assert "Commands:" in result.stderr


def test_one_run_writes_all_files(run: Any, tmp_path: Path) -> None:
    """Each file is in the format of its suffix, the longest that fits, and the report is on standard output too."""
    names = ["a.md", "b.json", "c.jsonl", "d.sarif", "e.xml", "f.gitlab.json", "g.rdjson", "h.SARIF.json"]
    result = run("run", "x", *(argument for name in names for argument in ("-o", name)))

    assert json.loads((tmp_path / "d.sarif").read_text())["runs"][0]["results"][0]["ruleId"] == "NAM001"
    assert (tmp_path / "h.SARIF.json").read_bytes() == (tmp_path / "d.sarif").read_bytes()
    assert '<testsuites name="factcheck" tests="1" failures="1"' in (tmp_path / "e.xml").read_text()
    assert json.loads((tmp_path / "f.gitlab.json").read_text())[0]["check_name"] == "NAM001"
    assert json.loads((tmp_path / "g.rdjson").read_text())["diagnostics"][0]["code"] == {"value": "NAM001"}
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("# Fact check\n")
    assert json.loads((tmp_path / "b.json").read_text())["summary"]["conflict"] == 1
    assert json.loads((tmp_path / "c.jsonl").read_text())["rule"] == "NAM001"
    assert "CONFLICT  finding 0" in result.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == names


@pytest.mark.parametrize(("form", "written"), [("github", True), ("json", False), ("terminal", False)])
def test_annotations_come_with_a_page(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, *, written: bool
) -> None:
    """On GitHub, annotations are joined by a summary; other formats leave the build's page alone."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "page.md"))
    result = run("run", "x", "--format", form)

    assert result.exit_code == 1
    assert (tmp_path / "page.md").exists() is written
    assert result.stdout.startswith("::warning file=herald.txt,line=1,") is written


def test_an_earlier_report_is_replaced(run: Any, tmp_path: Path) -> None:
    """The same command can be given again, also where the report lies among the articles."""
    for name in ("a.md", "b.json", "c.jsonl", "d.sarif", "e.xml", "f.gitlab.json", "g.rdjson"):
        assert [run("run", ".", "-o", name).exit_code for _ in "12"] == [1, 1]
        assert (tmp_path / name).stat().st_size > 0


@pytest.mark.parametrize("given", ["stories", "stories/herald.md", "link.md"])
def test_an_input_is_never_overwritten(run: Any, tmp_path: Path, given: str) -> None:
    """An article stays as it is, by whatever path it is named."""
    article = tmp_path / "stories" / "herald.md"
    article.parent.mkdir()
    article.write_text(TEXT)
    (tmp_path / "link.md").symlink_to(article)
    result = run("run", given, "-o", "stories/../stories/herald.md", report=AssertionError("must not start"))

    assert (result.exit_code, article.read_text()) == (2, TEXT)
    assert "is one of the inputs; give another output file" in result.stderr


def test_a_link_is_kept(run: Any, tmp_path: Path) -> None:
    """Where the output is a link, the file it leads to is written."""
    (tmp_path / "real.md").write_text("# Fact check\n\nold")
    (tmp_path / "link.md").symlink_to("real.md")
    run("run", "x", "-o", "link.md")

    assert (tmp_path / "link.md").is_symlink()
    assert "## Sources" in (tmp_path / "real.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["folder", "fifo", "file as folder"])
def test_what_cannot_be_written_fails_before_the_work(run: Any, tmp_path: Path, kind: str) -> None:
    """A bad output path is found in a blink, not after the parse."""
    target = tmp_path / "out.md"
    if kind == "folder":
        target.mkdir()
    elif kind == "fifo":
        os.mkfifo(target)
    else:
        target.write_text("a file")
        target /= "a.md"
    result = run("run", "x", "-o", str(target), report=AssertionError("must not start"))

    assert result.exit_code == 2
    assert str(target) in result.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_fails_before_the_work(run: Any, tmp_path: Path) -> None:
    """Missing permission is found before the work starts."""
    tmp_path.chmod(0o500)
    result = run("run", "x", "-o", "a.md", report=AssertionError("must not start"))
    tmp_path.chmod(0o700)

    assert (result.exit_code, "Permission denied" in result.stderr) == (2, True)


def test_a_read_only_file_fails_before_the_work(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is protected is not replaced."""
    (tmp_path / "a.md").write_text("old")
    monkeypatch.setattr(os, "access", lambda *_given: False)
    result = run("run", "x", "-o", "a.md", report=AssertionError("must not start"))

    assert (result.exit_code, (tmp_path / "a.md").read_text()) == (2, "old")
    assert "the file is read-only" in result.stderr


def test_what_cannot_be_looked_into_counts_as_an_input(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a file known to be an earlier report is replaced among the articles."""
    (tmp_path / "a.md").write_text("secret")

    def closed(*_given: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)

    assert "is one of the inputs" in run("run", ".", "-o", "a.md").stderr


def test_a_path_that_leads_nowhere_is_an_error(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Links in a circle are told like any mistake."""

    def circle(*_given: Any) -> None:
        raise RuntimeError("links in a circle")

    monkeypatch.setattr(Path, "resolve", circle)

    assert "a.md: cannot be written: links in a circle" in run("run", "x", "-o", "a.md").stderr


@pytest.mark.parametrize(("error", "status"), [(BrokenPipeError(), 1), (OSError(28, "No space left"), 2)])
def test_data_that_is_not_delivered(run: Any, error: OSError, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that left changes nothing; a full disk is an error."""
    said = []

    def echo(message: str, *, err: bool = False, **_given: Any) -> None:
        if not err:
            raise error
        said.append(message)

    monkeypatch.setattr(cli_output.click, "echo", echo)
    result = run("run", "x")

    assert result.exit_code == status
    assert said == ["factcheck: error: standard output: cannot be written: No space left"] * (status == 2)


def test_the_reader_of_the_help_may_leave(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Click ends with 1 on a closed pipe, which would say that there are findings."""

    def leave(*_given: Any, **_named: Any) -> None:
        raise SystemExit(1)

    monkeypatch.setattr(click.Group, "main", leave)

    assert run("--help").exit_code == 0


def test_errors_can_be_left_to_the_caller() -> None:
    """Outside of standalone mode nothing is printed and nothing exits."""
    with pytest.raises(click.UsageError):
        main(["rnu"], standalone_mode=False)


def test_a_failed_write_leaves_the_old_file(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk leaves the earlier report whole, and no rest beside it."""
    path = tmp_path / "a.json"
    path.write_text("old")

    def full(*_given: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result = run("run", "x", "-o", "a.json")

    assert (result.exit_code, path.read_text(), list(tmp_path.iterdir())) == (2, "old", [path])
    assert "a.json: cannot be written: No space left on device" in result.stderr


def test_permissions_of_a_file_are_kept(run: Any, tmp_path: Path) -> None:
    """A new report is as public as the old one."""
    path = tmp_path / "a.md"
    path.touch()
    path.chmod(0o640)
    run("run", "x", "-o", "a.md")

    assert path.stat().st_mode & 0o777 == 0o640


def test_options_reach_the_pipeline(run: Any) -> None:
    """Rules are named one by one or with commas between."""
    run("run", "x", "--select", "FIG, NAM001", "--select", "quotes", "--ignore", "FIG004", "--rules", "house")
    given = run.options

    assert (given.rules, given.select, given.ignore) == ((Path("house"),), ("FIG", "NAM001", "quotes"), ("FIG004",))
    assert (given.cache, given.jobs >= 1) == (True, True)
    run("run", "x", "--no-cache", "--jobs", "7")
    assert (run.options.cache, run.options.jobs) == (False, 7)


def test_the_command_line_has_the_last_word(run: Any, tmp_path: Path) -> None:
    """What is not on the command line comes from the configuration file."""
    (tmp_path / "factcheck.toml").write_text(
        "select = ['A']\nignore = ['B']\nfail_on = 'never'\nstrict = true\nnlp.model = 'other'\n"
    )
    result = run("run", "x", "--select", "C")
    unread = _report(articles=(_article("a"), _article("b", status=Status.NOT_READ)))

    assert (run.options.select, run.options.ignore, run.options.model, result.exit_code) == (
        ("C",),
        ("B",),
        "other",
        0,
    )
    assert run("run", "x", report=unread).exit_code == 2
    assert run("run", "x", "--no-strict", report=unread).exit_code == 0


def test_nothing_is_drawn_where_nobody_looks(run: Any) -> None:
    """Without a terminal there is no progress bar and no colour, and short work is not talked about."""
    result = run("run", "x")
    run.progress(1, 2, "herald.txt")

    assert ("\x1b" in result.output, result.stderr) == (False, "")


def test_claims_are_shown(run: Any) -> None:
    """Claims come as a table, or one a line."""
    assert "ida-brandt" in run("claims", "x").stdout
    assert json.loads(run("claims", "x", "--format", "jsonl").stdout)["kind"] == "name"


def test_rules_are_listed_and_explained(run: Any) -> None:
    """Each rule in the list has a page of its own."""
    listed = run("rules")
    name = listed.stdout.splitlines()[2].split()[0]
    page = run("rule", name.lower())

    assert (listed.exit_code, page.exit_code) == (0, 0)
    assert all(title in page.stdout for title in (name, "WHY IT MATTERS", "WHEN IT IS WRONG", "IT FLAGS", "IT PASSES"))
    assert "bundled" in page.stdout


def test_an_unknown_rule_is_helped(run: Any) -> None:
    """A slip in a rule's name is answered with the nearest."""
    name = run("rules").stdout.splitlines()[2].split()[0]
    result = run("rule", f"{name}X")

    assert (result.exit_code, f"did you mean '{name}'" in result.stderr) == (2, True)


def test_a_finding_is_explained_from_the_file(run: Any) -> None:
    """What one run wrote, the next explains."""
    run("run", "x", "-o", "a.json")
    result = run("explain", "0bcd", "a.json")

    assert (result.exit_code, "CONFLICT  finding 0" in result.stdout) == (0, True)


def test_data_is_utf_8(run: Any) -> None:
    """A story's letters come out as they are, lone surrogates aside."""
    report = _report(Verdict.CONFLICT)
    finding = replace(report.findings[0], message="Łódź “\ud800”")
    for form in ("terminal", "markdown", "sarif", "junit", "github", "gitlab", "rdjson"):
        assert (
            "Łódź “\ufffd”"
            in run("run", "x", "--format", form, report=replace(report, findings=(finding,))).stdout_bytes.decode()
        )


def _installed(*arguments: str, **given: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "checker", *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=60, **given)


@pytest.mark.parametrize("command", [(), ("run",), ("claims",), ("rules",), ("rule",), ("explain",)])
def test_help_is_quick(command: tuple[str, ...]) -> None:
    """Every help page answers before anything heavy is imported."""
    code = f"import sys; sys.argv = ['factcheck', *{command!r}, '--help']; from checker.cli import main"
    code += "\ntry: main()\nfinally: print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "Usage: factcheck" in done.stdout
    assert not {"spacy", "rich", "jinja2", "msgspec", "rapidfuzz", "dateparser"} & set(done.stdout.split())


def test_a_folder_without_articles_is_told_before_the_model_is_loaded(tmp_path: Path) -> None:
    """What is wrong with the paths needs no language pass."""
    code = f"import sys; from checker import pipeline\ntry: pipeline.run([{str(tmp_path)!r}])\nfinally: print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert "no article in this folder" in done.stderr
    assert "spacy" not in done.stdout.split()


def test_the_version_is_told() -> None:
    """The installed command names itself and its version."""
    assert _installed("--version").stdout.decode() == f"factcheck {__version__}\n"


def test_a_bad_output_fails_in_a_blink(tmp_path: Path) -> None:
    """The language model is not loaded for a run that cannot be written."""
    start = time.monotonic()
    done = _installed("run", str(tmp_path), "-o", str(tmp_path / "none" / "a.md"))

    assert (done.returncode, done.stdout) == (2, b"")
    assert time.monotonic() - start < 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_at_standard_output_is_an_error() -> None:
    """Data that could not be delivered is no success."""
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "checker", "rules"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)

    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"standard output: cannot be written: No space left" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes break in another way")
@pytest.mark.parametrize("command", [["rules"], ["--help"]])
def test_a_reader_may_leave_early(command: list[str]) -> None:
    """A closed pipe is no error and leaves no traceback."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "checker", *command], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (0, b"")


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR and a dumb terminal are respected; a file is 80 columns wide."""

    class Terminal:
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(sys, "stdout", Terminal())
    coloured = cli_output.screen()
    monkeypatch.setenv("NO_COLOR", "1")

    assert (coloured, cli_output.screen()) == ((100, True), (100, False))


def test_progress_is_drawn_on_standard_error(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """With somebody there to see it, progress is shown, and nothing on standard output."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with cli_progress.progress(quiet=False) as advance:
        advance(1, 2, "[bold]\x1b[2Jherald.txt")
    shown = capfd.readouterr()

    assert shown.out == ""


def test_a_log_gets_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """Every few seconds it says how far the work is, how fast it goes and how long it will take."""
    now = iter([0.0, 1.0, 10.0, 10.0])
    monkeypatch.setattr(cli_progress.time, "monotonic", lambda: next(now))
    with cli_progress.progress(quiet=False) as advance:
        advance(1, 50, "a.txt")
        advance(20, 50, "b.txt")

    assert capfd.readouterr().err == "factcheck: 20 of 50 articles, 2.0 a second, 15 s left\n"


def test_where_the_time_went_is_told(run: Any) -> None:
    """Stage by stage, on standard error."""
    assert re.fullmatch(
        r"factcheck: seconds: report \d+\.\d\d; \d+\.\d\d in all\n", run("run", "x", "--timings").stderr
    )


def test_what_was_ticked_counts_and_is_kept(run: Any, tmp_path: Path) -> None:
    """A ticked report settles its finding in the next run, which writes it again with the tick."""
    report = tmp_path / "report.md"
    assert run("run", "x", "-o", "report.md").exit_code == ExitStatus.FOUND
    report.write_text(report.read_text(encoding="utf-8").replace("[ ] confirmed", "[x] confirmed"), encoding="utf-8")

    result = run("run", "x", "-o", "report.md")

    assert result.exit_code == ExitStatus.OK
    assert "1 decided since; 'factcheck review report.md' puts it on file" in result.stderr
    assert "[x] confirmed" in report.read_text(encoding="utf-8")

    result = run("review", "report.md")

    assert "factcheck-decisions.toml: 1 new; 1 on file" in result.stdout
    assert 'decision = "confirmed"' in (tmp_path / "factcheck-decisions.toml").read_text(encoding="utf-8")
    assert run("run", "x", "-o", "report.md").stderr == ""
    assert run("review", "report.md").stdout == "factcheck-decisions.toml: nothing new; 1 on file\n"


def test_a_decision_can_be_taken_back(run: Any, tmp_path: Path) -> None:
    """An emptied form takes the decision off the file."""
    decisions = tmp_path / "factcheck-decisions.toml"
    decisions.write_text('[0bcdef012345]\ndecision = "confirmed"\n', encoding="utf-8")
    run("run", "x", "-o", "report.md")
    report = tmp_path / "report.md"
    report.write_text(report.read_text(encoding="utf-8").replace("[x]", "[ ]"), encoding="utf-8")

    assert "1 withdrawn; 0 on file" in run("review", "report.md").stdout
    assert "0bcdef012345" not in decisions.read_text(encoding="utf-8")


def test_a_report_that_makes_no_sense_stops_the_run(run: Any, tmp_path: Path) -> None:
    """Nothing is written over notes that could not be read."""
    report = tmp_path / "report.md"
    run("run", "x", "-o", "report.md")
    broken = report.read_text(encoding="utf-8").replace("[ ] confirmed", "[x] sure")
    report.write_text(broken, encoding="utf-8")

    result = run("run", "x", "-o", "report.md")

    assert result.exit_code == ExitStatus.ERROR
    assert "there is no decision 'sure'" in result.stderr
    assert "it stays as it is: mend it, or give another output file" in result.stderr
    assert report.read_text(encoding="utf-8") == broken


def test_a_decisions_file_that_was_named_has_to_be_there(run: Any) -> None:
    """A mistyped path is no empty file."""
    assert "none.toml: cannot be read: No such file" in run("run", "x", "--decisions", "none.toml").stderr


def test_the_configuration_names_what_to_read(run: Any, tmp_path: Path) -> None:
    """With sources in factcheck.toml the command needs no path, and a draft is held against them."""
    (tmp_path / "factcheck.toml").write_text('sources = ["stories"]\ndecisions = "later.toml"\n')

    assert run("run").exit_code == ExitStatus.FOUND
    assert run("draft", "draft.md").exit_code == ExitStatus.FOUND


def test_a_folder_is_set_up_once(run: Any, tmp_path: Path) -> None:
    """What init writes can be read at once; a second time it leaves everything alone."""
    assert run("init", "desk").stdout.count("written") == 4
    (tmp_path / "desk" / "factcheck.toml").write_text("strict = true\n")

    again = run("init", "desk")

    assert (again.exit_code, again.stdout.count("kept"), again.stdout.count("written")) == (ExitStatus.OK, 4, 0)
    assert "# desk/factcheck.toml\nstrict = true" in run("config", "--config", "desk/factcheck.toml").stdout


def test_the_settings_are_printed_with_their_origin(run: Any, tmp_path: Path) -> None:
    """What is in force can be read back as TOML, and each key says where it comes from."""
    (tmp_path / "factcheck.toml").write_text('fail_on = "never"\n[rule.FIG001]\nseverity = "note"\n')
    printed = run("config", "--ignore", "NAM").stdout

    assert "# command line\nignore = [\n" in printed
    assert '# factcheck.toml\nfail_on = "never"' in printed
    assert "# default\nstrict = false" in printed
    (tmp_path / "factcheck.toml").write_text(printed)
    assert run("config").exit_code == ExitStatus.OK


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_is_taught(run: Any, shell: str) -> None:
    """Each shell gets a script that asks the command."""
    assert "_FACTCHECK_COMPLETE" in run("completion", shell).stdout
