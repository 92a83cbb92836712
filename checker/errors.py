"""What can go wrong, and what the user can do about it.

FactcheckError              everything raised on purpose; exit status 2
├── UsageError              a command-line value that cannot be used
├── ConfigError             a configuration file that cannot be read
├── RuleError               a rule or lexicon file that cannot be used
├── ReadError               an article or a report that cannot be read
├── WriteError              an output file that cannot be written
└── WorkerError             a process of the run that died
"""

from pathlib import Path


class FactcheckError(Exception):
    """A mistake the user can mend: what, where, and the way out, in one line."""

    exit_code = 2

    def __init__(self, what: str, *, where: Path | str | None = None, hint: str | None = None) -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(self.line())

    def line(self) -> str:
        """Say it in one line: ``where: what; hint``."""
        place = f"{self.where}: " if self.where is not None else ""
        way_out = f"; {self.hint}" if self.hint else ""
        return " ".join(f"{place}{self.what}{way_out}".split())


class UsageError(FactcheckError):
    """A command-line value that cannot be used."""


class ConfigError(FactcheckError):
    """A configuration file that cannot be read."""


class RuleError(FactcheckError):
    """A rule or lexicon file that cannot be used."""


class ReadError(FactcheckError):
    """An article or a report that cannot be read."""


class WriteError(FactcheckError):
    """An output file that cannot be written."""


class WorkerError(FactcheckError):
    """A process of the run that died."""
