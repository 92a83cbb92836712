"""Options that several commands have, worded alike."""

from collections.abc import Sequence
from pathlib import Path

import click

from checker.report.formats import FORMATS, SUFFIXES, TERMINAL

_VERDICTS = ("conflict", "compatible", "never")


def _split(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Let one option name several rules, with commas between."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


PATHS = click.argument("paths", metavar="[PATH]...", nargs=-1)
SELECT = click.option(
    "--select",
    metavar="RULE",
    multiple=True,
    callback=_split,
    help="Run only these rules: ids, names, or the letters ids start with.",
)
IGNORE = click.option("--ignore", metavar="RULE", multiple=True, callback=_split, help="Leave these rules out.")
RULES = click.option("--rules", metavar="DIR", multiple=True, help="Add a folder of rules and word lists.")
CONFIG = click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Read this instead of factcheck.toml or pyproject.toml.",
)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=TERMINAL,
    show_default=True,
    help="How standard output is written; github writes annotations for the log of a workflow.",
)
LISTED = click.option(
    "--format",
    "form",
    type=click.Choice((TERMINAL, "jsonl")),
    default=TERMINAL,
    show_default=True,
    help="How it is written.",
)
OUTPUT = click.option(
    "-o",
    "--output",
    "files",
    metavar="FILE",
    multiple=True,
    help=f"Also write this file, in the format of its suffix: {', '.join(SUFFIXES)}. Repeatable.",
)
FAIL_ON = click.option(
    "--fail-on", type=click.Choice(_VERDICTS), help="Exit with 1 from this verdict on.  [default: conflict]"
)
DECISIONS = click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The file of decisions on findings.  [default: factcheck-decisions.toml]",
)
JOBS = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="Read articles in this many processes.  [default: the cores]",
)
CACHE = click.option(
    "--cache/--no-cache", default=None, help="Keep what was extracted for the next run.  [default: cache]"
)
NETWORK = click.option(
    "--allow-network/--no-network",
    "network",
    default=None,
    help="Fetch what is given by its address.  [default: allow-network; no-network where CI is set]",
)
STORY = click.option(
    "--story",
    metavar="NAME",
    help="All articles tell this story, whatever their folders and files say.",
)
VERBOSE = click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="Say what is known of each article and where from; on the terminal, quote every passage.",
)
MIXED = click.option(
    "--mixed/--by-folder",
    default=None,
    help="Group articles by what they report, or by folder.  [default: feeds and crawls by what they report]",
)
QUIET = click.option("-q", "--quiet", is_flag=True, help="No progress and no warnings.")
