"""The command line: parse, call, print, end with a status. Nothing heavy is imported at start-up."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker import __version__
from checker.cli_group import Commands, ExitStatus
from checker.cli_options import (
    CACHE,
    CONFIG,
    DECISIONS,
    FAIL_ON,
    FORMAT,
    IGNORE,
    JOBS,
    LISTED,
    MIXED,
    NETWORK,
    OUTPUT,
    PATHS,
    QUIET,
    RULES,
    SELECT,
    STORY,
    VERBOSE,
)
from checker.cli_output import put, screen
from checker.cli_progress import progress
from checker.report.formats import TERMINAL

if TYPE_CHECKING:
    from checker.config import Layers, Settings

_YOUNG = 100_000
"""Objects made since cycles were last looked for."""


@click.group(
    "factcheck",
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="factcheck", message="%(prog)s %(version)s")
def main() -> None:
    """Check facts across news sources: where outlets agree, where they differ, where both can be true."""
    # What a run makes lives to its end: looking for cycles among it every few hundred objects finds nothing.
    gc.set_threshold(_YOUNG)


@main.command(short_help="Compare articles and report.")
@PATHS
@FORMAT
@OUTPUT
@SELECT
@IGNORE
@RULES
@FAIL_ON
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
@STORY
@DECISIONS
@MIXED
@JOBS
@click.option(
    "--engine", type=click.Choice(("local", "dask")), help="Work here, or on the workers of Dask.  [default: local]"
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="The scheduler of --engine dask.  [default: --jobs processes, started here]"
)
@CACHE
@NETWORK
@CONFIG
@QUIET
@click.option("--look", is_flag=True, help="Also show passages that tell the same in other words, side by side.")
@click.option("--timings", is_flag=True, help="Print where the time went.")
@VERBOSE
def run(
    paths: tuple[str, ...],
    *,
    form: str,
    files: tuple[str, ...],
    drafts: tuple[str, ...],
    story: str | None,
    quiet: bool,
    look: bool,
    timings: bool,
    verbose: bool,
    **given: Any,
) -> int:
    """Compare the articles at PATH: files, folders, addresses, or - for standard input.

    A folder, or the field "story" of a .jsonl line, groups articles into one story.

    Ends with 0 where nothing is found from --fail-on up, 1 where something is, 2 at a mistake in what was given.
    """
    from checker import cli_run

    return cli_run.run(
        cli_run.Job(
            paths=paths,
            drafts=drafts,
            layers=_layers(**given),
            form=form,
            files=files,
            quiet=quiet,
            look=look,
            timings=timings,
            full=verbose,
            story=story,
        )
    )


@main.command(short_help="Hold drafts against the sources.")
@click.argument("drafts", metavar="DRAFT...", nargs=-1, required=True)
@click.option("--against", metavar="PATH", multiple=True, help="The sources.  [default: those of the configuration]")
@FORMAT
@OUTPUT
@SELECT
@IGNORE
@RULES
@FAIL_ON
@DECISIONS
@MIXED
@JOBS
@CACHE
@NETWORK
@CONFIG
@QUIET
def draft(
    drafts: tuple[str, ...],
    *,
    against: tuple[str, ...],
    form: str,
    files: tuple[str, ...],
    quiet: bool,
    **given: Any,
) -> int:
    """Hold each DRAFT, a text of your own or a folder of them, against the sources.

    The same as "run SOURCES --draft DRAFT", in the order in which a commit hook names files.
    """
    from checker import cli_run

    job = cli_run.Job(paths=against, drafts=drafts, layers=_layers(**given), form=form, files=files, quiet=quiet)
    return cli_run.run(job)


@main.command(short_help="Show only the extracted claims.")
@PATHS
@LISTED
@MIXED
@JOBS
@CACHE
@NETWORK
@CONFIG
@QUIET
@VERBOSE
def claims(paths: tuple[str, ...], *, form: str, quiet: bool, verbose: bool, **given: Any) -> int:
    """Show only what is extracted from the articles at PATH, to see why something was or was not compared."""
    from checker import cli_fields, cli_run, pipeline

    layers = _layers(**given)
    with progress(quiet=quiet, kept=layers.settings.cache) as advance:
        sources = cli_run.sources(paths, layers.settings)
        articles, found = pipeline.claims(sources, cli_run.options(layers, quiet=quiet), progress=advance)
    cli_run.require_read(articles, quiet=quiet)
    if verbose and not quiet:
        cli_fields.tell(articles)
    if form == TERMINAL:
        from checker.report import claims as table

        width, color = screen()
        put(table.render(articles, found, width=width, color=color), drawn=True)
    else:
        from checker.report import json

        put(json.claim_lines(found, articles))
    return ExitStatus.OK


@main.command(short_help="Show which articles tell one story.")
@PATHS
@LISTED
@MIXED
@CONFIG
@QUIET
def stories(paths: tuple[str, ...], *, form: str, quiet: bool, **given: Any) -> int:
    """Show which of the articles at PATH tell one story, and how sure that is.

    A folder or the field "story" says so; feeds and archives, and with --mixed all articles, are grouped by what they
    report and when.
    """
    from checker import cli_run, pipeline

    layers = _layers(**given)
    means = pipeline.Means.of(cli_run.options(layers, quiet=quiet))
    articles = pipeline.read(cli_run.sources(paths, layers.settings), means)
    cli_run.require_read(articles, quiet=quiet)
    found = pipeline.grouping(articles, means)
    from checker.report import gathered

    width, color = screen()
    if form == TERMINAL:
        put(gathered.render(found, width=width, color=color), drawn=True)
    else:
        put(gathered.lines(found))
    return ExitStatus.OK


@main.command(short_help="List the rules in force.")
@SELECT
@IGNORE
@RULES
@CONFIG
def rules(**given: Any) -> int:
    """List the rules in force, and where each was loaded from."""
    settings = _settings(**given)
    from checker import cli_rules
    from checker.check import rulebook

    book = rulebook.load(Path(folder) for folder in settings.rules).adjust(settings.rule)
    width, color = screen()
    chosen = book.select(settings.select, settings.ignore).rules
    put(cli_rules.listing(chosen, width=width, color=color), drawn=True)
    return ExitStatus.OK


@main.command(short_help="Explain one rule.")
@click.argument("name", metavar="ID")
@RULES
@CONFIG
def rule(name: str, **given: Any) -> int:
    """Explain one rule, by ID or name: what it says, why it matters, when it is wrong, its examples."""
    settings = _settings(**given)
    from checker import cli_rules
    from checker.check import rulebook

    found = rulebook.load(Path(folder) for folder in settings.rules).adjust(settings.rule).find(name)
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
@DECISIONS
@CONFIG
def review(file: Path, **given: Any) -> int:
    """Put what was ticked, noted and signed in a Markdown report into the file of decisions."""
    from checker import cli_review, cli_run

    kept = cli_review.keep(file, cli_run.decisions(_settings(**given)))
    put(f"{kept}\n", drawn=True)
    return ExitStatus.OK


@main.command(short_help="Print the settings in force.")
@SELECT
@IGNORE
@RULES
@FAIL_ON
@DECISIONS
@NETWORK
@CONFIG
def config(**given: Any) -> int:
    """Print the settings in force as TOML, each with where it comes from."""
    from checker import cli_setup

    put("\n".join(cli_setup.in_force(_layers(**given))), drawn=True)
    return ExitStatus.OK


@main.command(short_help="Set a folder up.")
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> int:
    """Write a configuration, folders for sources and drafts, and a workflow; what is there is left alone."""
    from checker import cli_setup

    for line in cli_setup.lay_out(folder):
        put(f"{line}\n", drawn=True)
    return ExitStatus.OK


@main.command(short_help="Print a script for shell completion.")
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> int:
    """Print a script that completes commands and options, for the shell to evaluate.

    eval "$(factcheck completion bash)"
    """
    from checker import cli_setup

    put(f"{cli_setup.completion(shell, main)}\n")
    return ExitStatus.OK


def _layers(*, config: Path | None, decisions: Path | None = None, **given: Any) -> "Layers":
    """Lay what the command line says over what the configuration file says."""
    from checker.config import load

    return load(config).over({**given, "decisions": str(decisions) if decisions else None})


def _settings(**given: Any) -> "Settings":
    return _layers(**given).settings
