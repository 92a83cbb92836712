"""The command group: one line for every mistake, and an exit status that scripts can rely on."""

import difflib
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from enum import IntEnum
from typing import Any, TextIO

import click

from checker.cli_interrupt import interruptible
from checker.errors import FactcheckError


class ExitStatus(IntEnum):
    """How a command ends."""

    OK = 0
    FOUND = 1
    """Findings at or above ``--fail-on``."""
    ERROR = 2
    INTERRUPTED = 130


class Interrupted(click.ClickException):
    """The run was told to end."""

    exit_code = int(ExitStatus.INTERRUPTED)


class Commands(click.Group):
    """A group whose commands end in an exit status, never in a traceback for a user's mistake."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT001, FBT002 - click's own signature
        **extra: Any,
    ) -> Any:
        """Run a command; outside of standalone mode errors are the caller's."""
        extra |= {
            "complete_var": complete_var,
            "args": args,
            "prog_name": prog_name or self.name,
            "standalone_mode": False,
        }
        if not standalone_mode:
            return super().main(**extra)
        with interruptible():
            status = self._status(extra)
            # What is held now goes with the process: to look through a whole language model first takes up to a second.
            gc.freeze()
            _let_go_of_stderr()
            sys.exit(status)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an interrupt keeps what it has to say, which click would drop."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            raise Interrupted("; ".join(("interrupted", *error.args))) from error

    def _status(self, given: Mapping[str, Any]) -> int:
        try:
            status: int = super().main(**given)
        except FactcheckError as error:
            status = _fail(error.line(), error.exit_code)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            status = ExitStatus.ERROR
        except Interrupted as error:
            status = _interrupted(error.message)
        except click.ClickException as error:
            status = _fail(_line(error), error.exit_code)
        except OSError as error:
            # Such as a name that is too long, or a folder that may not be looked into.
            status = _fail(f"{error.filename}: {error.strerror}" if error.filename else str(error), ExitStatus.ERROR)
        except MemoryError:
            status = _fail("there is not enough memory; give --jobs 1, or fewer and shorter articles", ExitStatus.ERROR)
        except (click.Abort, KeyboardInterrupt):
            status = _interrupted("interrupted")
        except SystemExit:
            # Click ends so where the reader of the help has left, as `head` does.
            status = ExitStatus.OK
        return status

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command, or offer the nearest."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            close = difflib.get_close_matches(name, self.list_commands(ctx), n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"the commands are {', '.join(self.list_commands(ctx))}"
            raise click.UsageError(f"there is no command {name!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)


def warn(message: str) -> None:
    """Say something on standard error that does not stop the run."""
    say(f"factcheck: warning: {message}")


def silence_stdout() -> None:
    """Send what is still buffered for a closed standard output nowhere."""
    _silence(sys.stdout)


def _let_go_of_stderr() -> None:
    """See that nothing is left to say where nothing can be said: Python would end with a status of its own."""
    try:
        if sys.stderr:
            sys.stderr.flush()
    except (OSError, ValueError):
        _silence(sys.stderr)


def _silence(stream: TextIO) -> None:
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _fail(message: str, status: int) -> int:
    say(f"factcheck: error: {message}")
    return status


def _interrupted(message: str) -> int:
    if sys.stderr and sys.stderr.isatty():
        # The terminal has put its "^C" on this line.
        click.echo(err=True)
    say(f"factcheck: {message}")
    return ExitStatus.INTERRUPTED


def say(message: str) -> None:
    """Print one line, with nothing in it that a file name or an article could do to the terminal or a build."""
    from checker.report.plain import inert, plain

    # Where standard error is full or gone, the exit status still tells.
    with suppress(OSError):
        click.echo(inert(plain(message)), err=True)


def _line(error: click.ClickException) -> str:
    """Say a usage error in one line, with the way to the help."""
    message = error.format_message().strip().rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    return (
        f"{message}; '{context.command_path} --help' tells more"
        if context and "did you mean" not in message.lower()
        else message
    )
