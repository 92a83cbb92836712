"""XML looked over before it is read: no bombs, no entities from elsewhere, no nesting without end."""

from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from checker.errors import ReadError

DEEPEST = 200
"""Elements inside one another, at most: the standards' own documents have less than forty."""

LARGEST = 50_000_000
"""Bytes of a file that is read whole."""


class _Refused(Exception):  # noqa: N818 - ends the parse, never leaves this module
    """What is wrong with a file that no reader should see."""


@dataclass(slots=True)
class _Depth:
    """Follows the elements down and up."""

    now: int = 0

    def start(self, *_: Any) -> None:
        """Enter an element."""
        self.now += 1
        if self.now > DEEPEST:
            raise _Refused(f"nests its elements more than {DEEPEST} deep")

    def end(self, *_: Any) -> None:
        """Leave one."""
        self.now -= 1


def check(data: bytes, *, where: str) -> str | None:
    """Look a file over; return where it stops being well-formed XML and why, or None where it is whole.

    Raises:
        ReadError: It is too large, nests too deeply, or declares entities.

    """
    if len(data) > LARGEST:
        raise ReadError(f"is longer than {LARGEST:,} bytes", where=where, hint="split it into smaller files")
    depth, parser = _Depth(), expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.EntityDeclHandler = depth.start, depth.end, _entity
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the library takes it by place
    except _Refused as error:
        raise ReadError(str(error), where=f"{where}:{parser.CurrentLineNumber}", hint="do not trust it") from error
    except expat.ExpatError as error:
        return f"line {error.lineno}: {expat.errors.messages[error.code]}"
    except (LookupError, ValueError) as error:
        return str(error)
    return None


def _entity(*_: Any) -> None:
    raise _Refused("declares entities of its own, which can hide a bomb or another file")
