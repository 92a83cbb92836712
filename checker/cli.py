"""The command line: parse, call, print, end with a status. Nothing heavy is imported at start-up."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker import __version__
from checker.cli_group import Commands, ExitStatus, warn
from checker.cli_output import plan, progress, put, screen, write
from checker.cli_review import keep, open_book
from checker.decisions import FILE
from checker.errors import ReadError
from checker.report.formats import FORMATS, TERMINAL

if TYPE_CHECKING:
    from checker.config import Settings
    from checker.model import Article, Report
    from checker.pipeline import Options

FAIL_ON = ("conflict", "compatible", "never")

Decorated = Callable[..., Any]


def _split(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Let one option name several rules, with commas between."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


_PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True)
_SELECT = click.option(
    "--select",
    metavar="RULE",
    multiple=True,
    callback=_split,
    help="Run only these rules: ids, names, or the letters ids start with.",
)
_IGNORE = click.option("--ignore", metavar="RULE", multiple=True, callback=_split, help="Leave these rules out.")
_RULES = click.option("--rules", metavar="DIR", multiple=True, help="Add a folder of rules and word lists.")
_CONFIG = click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Read this instead of factcheck.toml or pyproject.toml.",
)
_DECISIONS = click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=f"The file of decisions on findings.  [default: {FILE}]",
)
_QUIET = click.option("-q", "--quiet", is_flag=True, help="No progress and no warnings.")


@click.group(
    "factcheck",
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="factcheck", message="%(prog)s %(version)s")
def main() -> None:
    """Check facts across news sources: where outlets agree, where they differ, where both can be true."""


@main.command(short_help="Compare articles and report.")
@_PATHS
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=TERMINAL,
    show_default=True,
    help="How standard output is written.",
)
@click.option(
    "-o",
    "--output",
    "files",
    metavar="FILE",
    multiple=True,
    help="Also write this file: .md, .json or .jsonl. Repeatable.",
)
@_SELECT
@_IGNORE
@_RULES
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="Exit with 1 from this verdict on.  [default: conflict]")
@click.option(
    "--strict/--no-strict",
    default=None,
    help="Exit with 2 if an article cannot be read or checked.  [default: no-strict]",
)
@click.option(
    "--draft",
    "drafts",
    metavar="FILE",
    multiple=True,
    help="Hold this text of your own against the articles. Repeatable; a folder will do.",
)
@_DECISIONS
@_CONFIG
@_QUIET
@click.option("-v", "--verbose", is_flag=True, help="On the terminal, quote every passage of every finding.")
def run(
    paths: tuple[str, ...],
    *,
    form: str,
    files: tuple[str, ...],
    drafts: tuple[str, ...],
    decisions: Path | None,
    quiet: bool,
    verbose: bool,
    **given: Any,
) -> int:
    """Compare the articles at PATH: files, folders, or - for standard input.

    A folder, or the field "story" of a .jsonl line, groups articles into one story.
    """
    outputs = plan(files, (*paths, *drafts))
    settings = _settings(**given)
    book = open_book(decisions, outputs, quiet=quiet)
    report = book.settle(_report(paths, replace(_options(settings), drafts=drafts), quiet=quiet))
    _require_read(report.articles)
    if not quiet:
        _warn_unread(report.articles)

    from checker.report import formats

    for output, content in [(output, formats.render(report, output.format)) for output in outputs]:
        write(output.path, content)
    if form == TERMINAL:
        width, color = screen()
        put(formats.show(report, width=width, color=color, full=verbose), drawn=True)
    else:
        put(formats.render(report, form))
    return _status(report, settings)


@main.command(short_help="Show only the extracted claims.")
@_PATHS
@click.option(
    "--format",
    "form",
    type=click.Choice((TERMINAL, "jsonl")),
    default=TERMINAL,
    show_default=True,
    help="How it is written.",
)
@_CONFIG
@_QUIET
def claims(paths: tuple[str, ...], *, form: str, config: Path | None, quiet: bool) -> int:
    """Show only what is extracted from the articles at PATH, to see why something was or was not compared."""
    options = _options(_settings(config=config))
    from checker import pipeline

    with progress(quiet=quiet) as advance:
        articles, found = pipeline.claims(paths, options, progress=advance)
    _require_read(articles)
    if not quiet:
        _warn_unread(articles)
    if form == TERMINAL:
        from checker.report import claims as table

        width, color = screen()
        put(table.render(articles, found, width=width, color=color), drawn=True)
    else:
        from checker.report import json

        put(json.claim_lines(found))
    return ExitStatus.OK


@main.command(short_help="List the rules in force.")
@_SELECT
@_IGNORE
@_RULES
@_CONFIG
def rules(**given: Any) -> int:
    """List the rules in force, and where each was loaded from."""
    settings = _settings(**given)
    from checker import cli_rules
    from checker.check import rulebook

    book = rulebook.load(Path(folder) for folder in settings.rules)
    width, color = screen()
    chosen = book.select(settings.select, settings.ignore).rules
    put(cli_rules.listing(chosen, width=width, color=color), drawn=True)
    return ExitStatus.OK


@main.command(short_help="Explain one rule.")
@click.argument("name", metavar="ID")
@_RULES
@_CONFIG
def rule(name: str, **given: Any) -> int:
    """Explain one rule, by ID or name: what it says, why it matters, when it is wrong, its examples."""
    settings = _settings(**given)
    from checker import cli_rules
    from checker.check import rulebook

    found = rulebook.load(Path(folder) for folder in settings.rules).find(name)
    width, color = screen()
    put(cli_rules.page(found, width=width, color=color), drawn=True)
    return ExitStatus.OK


@main.command(short_help="Explain one finding of a JSON report.")
@click.argument("fingerprint")
@click.argument("file", metavar="REPORT.json", type=click.Path(path_type=Path))
def explain(fingerprint: str, file: Path) -> int:
    """Explain a finding of a JSON report: the alignment and the comparison, as arithmetic."""
    from checker.report import explain as explanation
    from checker.report import saved

    report = saved.read(file)
    finding = saved.find(report, fingerprint, where=file)
    width, color = screen()
    put(explanation.render(finding, report, width=width, color=color), drawn=True)
    return ExitStatus.OK


@main.command(short_help="Put on file what was ticked in a Markdown report.")
@click.argument("file", metavar="REPORT.md", type=click.Path(path_type=Path))
@_DECISIONS
def review(file: Path, decisions: Path | None) -> int:
    """Put what was ticked, noted and signed in a Markdown report into the file of decisions."""
    put(f"{keep(file, decisions or Path(FILE))}\n", drawn=True)
    return ExitStatus.OK


def _settings(*, config: Path | None, **given: Any) -> "Settings":
    """Lay what the command line says over what the configuration file says."""
    import msgspec

    from checker.config import load

    return msgspec.structs.replace(
        load(config), **{key: value for key, value in given.items() if value not in {None, ()}}
    )


def _options(settings: "Settings") -> "Options":
    from checker.pipeline import Options

    folders = tuple(Path(folder) for folder in settings.rules)
    options = Options(rules=folders, select=settings.select, ignore=settings.ignore)
    return replace(options, model=settings.nlp.model) if settings.nlp.model else options


def _report(paths: tuple[str, ...], options: "Options", *, quiet: bool) -> "Report":
    from checker import pipeline

    with progress(quiet=quiet) as advance:
        return pipeline.run(paths, options, progress=advance)


def _require_read(articles: Sequence["Article"]) -> None:
    """Refuse to report on nothing."""
    if all(article.status == "not_read" for article in articles):
        first = next((f": {a.path or a.source}: {a.why}" for a in articles), "")
        raise ReadError(f"no article could be read{first}")


def _warn_unread(articles: Sequence["Article"]) -> None:
    """Name the articles that the result does not cover."""
    for article in articles:
        if article.status != "read":
            state = article.status.replace("_", " ")
            warn(f"{article.path or article.source}: {state}: {article.why or 'no reason given'}")


def _status(report: "Report", settings: "Settings") -> ExitStatus:
    if settings.strict and any(article.status != "read" for article in report.articles):
        return ExitStatus.ERROR
    failing = {"conflict": {"conflict"}, "compatible": {"conflict", "compatible"}, "never": set()}[settings.fail_on]
    return ExitStatus.FOUND if any(f.verdict in failing for f in report.open) else ExitStatus.OK
