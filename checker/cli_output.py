"""Where results go: standard output, and files that are written whole or not at all."""

import codecs
import difflib
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import click

from checker.cli_group import silence_stdout
from checker.errors import UsageError, WriteError
from checker.report import formats
from checker.report.formats import PARQUET, SUFFIXES

_WIDTH = 80
_OWN = {
    "gitlab": b"[",
    "html": b"<!doctype html>\n<!-- factcheck report -->\n",
    "json": b'{\n  "articles": [',
    "jsonl": b'{"ask":[',
    "junit": b'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="factcheck"',
    "markdown": b"# Fact check\n",
    "parquet": b"PAR1",
    "rdjson": b'{\n  "diagnostics": [',
    "sarif": b'{\n  "$schema": "https://docs.oasis-open.org/sarif/',
}
"""How the files begin that this command writes: an earlier report may be replaced, an article may not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file to write, and the format it is written in."""

    path: Path
    format: str


def plan(files: Sequence[str], inputs: Sequence[str]) -> tuple[Output, ...]:
    """Check before the work starts that every file can be written.

    Raises:
        UsageError: A suffix stands for no format, or a file is given twice.
        WriteError: A file cannot be written, or is an input.

    """
    outputs = tuple(Output(path=_target(file), format=_format(file)) for file in files)
    if len({output.path for output in outputs}) < len(outputs):
        raise UsageError("the same output file is given twice", where="--output")
    for output in outputs:
        _refuse_special(output.path)
        _refuse_input(output, inputs)
        _probe(output.path)
    return outputs


def _format(file: str) -> str:
    found = formats.of(file)
    if found is None:
        suffix = Path(file).suffix.lower()
        close = difflib.get_close_matches(suffix, SUFFIXES, n=1)
        hint = f"did you mean {close[0]!r}? " if close else ""
        known = ", ".join(SUFFIXES)
        raise UsageError(f"no format has the suffix {suffix!r}", where=file, hint=f"{hint}output files end in {known}")
    if found == PARQUET and find_spec("pyarrow") is None:
        raise UsageError("needs the extra 'parquet'", where=file, hint="pip install 'factcheck-news[parquet]'")
    return found


def _target(file: str) -> Path:
    """Follow links, so that the file is replaced and not the link to it."""
    try:
        return Path(file).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise WriteError(f"cannot be written: {error}", where=file) from error


def _refuse_input(output: Output, inputs: Iterable[str]) -> None:
    if not output.path.exists():
        return
    for given in inputs:
        source = Path(given).resolve()
        same = output.path == source or (source.exists() and output.path.samefile(source))
        inside = source in output.path.parents and not _own(output)
        if given != "-" and (same or inside):
            raise WriteError("is one of the inputs", where=output.path, hint="give another output file")


def _own(output: Output) -> bool:
    """Tell whether an existing file is an earlier report of ours."""
    beginning = _OWN[output.format]
    try:
        with output.path.open("rb") as file:
            # An editor on Windows may have saved it since, with a byte order mark and its own line ends.
            read = file.read(2 * len(beginning)).removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")
            return read.startswith(beginning)
    except OSError:
        return False


def _refuse_special(path: Path) -> None:
    """Refuse a folder or a device: putting a file in its place would destroy it."""
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        raise WriteError("is not a regular file", where=path)


def _probe(path: Path) -> None:
    """Find out by trying whether a file can be put there."""
    if path.exists() and not os.access(path, os.W_OK):
        raise WriteError("cannot be written: the file is read-only", where=path)
    with _temporary(path):
        pass


def write(path: Path, content: str | bytes) -> None:
    """Put text or bytes in a file: all of it, or the file stays as it was.

    Raises:
        WriteError: The disk is full, the folder is gone, or the like.

    """
    with writing(path) as add:
        add(content if isinstance(content, bytes) else content.encode("utf-8"))


@contextmanager
def writing(path: Path) -> Iterator[Callable[[bytes], None]]:
    """Hold a function that adds bytes to a file, which is there when the block has ended well, and else as it was.

    Raises:
        WriteError: The disk is full, the folder is gone, or the like.

    """
    with _temporary(path) as temporary:
        with temporary.open("wb") as file:

            def add(content: bytes) -> None:
                with _refusing(path):
                    file.write(content)

            yield add
            with _refusing(path):
                file.flush()
        with _refusing(path):
            if path.exists():
                shutil.copymode(path, temporary)
            temporary.replace(path)


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror}", where=path) from error


@contextmanager
def _temporary(path: Path) -> Iterator[Path]:
    """Hold an empty file in the same folder, gone afterwards whatever happens."""
    temporary = path.parent / f".factcheck-{secrets.token_hex(6)}.tmp"
    try:
        temporary.touch(exist_ok=False)
        yield temporary
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror}", where=path) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def screen() -> tuple[int, bool]:
    """Return the width to draw for, and whether to colour."""
    terminal = bool(sys.stdout and sys.stdout.isatty())
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return (shutil.get_terminal_size((_WIDTH, 24)).columns if terminal else _WIDTH), terminal and not plain


def put(text: str, *, drawn: bool = False) -> None:
    """Write to standard output; a reader that has left is no error.

    Args:
        text: What to write.
        drawn: True for text drawn for the screen, which takes the screen's encoding; data is UTF-8.

    Raises:
        WriteError: Standard output cannot be written.

    """
    from checker.report.plain import inert

    # A build's log is read line by line, whatever wrapped the lines: only what is drawn can be made safe for it.
    text = inert(text) if drawn else text
    encoding = (getattr(sys.stdout, "encoding", None) if drawn else None) or "utf-8"
    try:
        click.echo(text.encode(encoding, "replace"), nl=False)
    except BrokenPipeError:
        silence_stdout()
    except OSError as error:
        silence_stdout()
        raise WriteError(f"cannot be written: {error.strerror}", where="standard output") from error
