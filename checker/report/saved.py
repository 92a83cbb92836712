"""A report read back from its JSON file, to explain one of its findings."""

import difflib
from pathlib import Path

import msgspec

from checker.errors import ReadError, UsageError
from checker.model import Finding
from checker.report.json import SCHEMA


class SavedArticle(msgspec.Struct, frozen=True, kw_only=True):
    """What explaining needs of an article."""

    id: str
    path: str | None = None


class SavedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """What explaining needs of a claim."""

    id: str
    article: str
    source: str
    text: str
    line: int
    sentence: str
    attributed_to: str | None = None


class Saved(msgspec.Struct, frozen=True, kw_only=True):
    """What explaining needs of a report."""

    schema: int
    articles: tuple[SavedArticle, ...]
    claims: tuple[SavedClaim, ...]
    findings: tuple[Finding, ...]

    def claim(self, name: str) -> SavedClaim | None:
        """Return a claim by its id."""
        return next((claim for claim in self.claims if claim.id == name), None)

    def path(self, article: str) -> str:
        """Return an article's file, or its id where it has none."""
        return next((a.path for a in self.articles if a.id == article and a.path), article)


def read(path: Path) -> Saved:
    """Read a report that ``--format json`` wrote.

    Raises:
        ReadError: There is no such file, or it is not a report.

    """
    hint = "give the file that 'factcheck run -o report.json' wrote"
    try:
        saved = msgspec.json.decode(path.read_bytes(), type=Saved)
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}", where=path, hint=hint) from error
    except msgspec.ValidationError as error:
        raise ReadError(f"not a factcheck report: {_lower(error)}", where=path, hint=hint) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReadError(f"not JSON: {_lower(error)}", where=path, hint=hint) from error
    if saved.schema != SCHEMA:
        raise ReadError(f"a report of schema {saved.schema}; this version reads schema {SCHEMA}", where=path)
    return saved


def find(saved: Saved, fingerprint: str, *, where: Path) -> Finding:
    """Return the finding of a fingerprint, or of the only one that starts so.

    Raises:
        UsageError: No finding has it, or several start so.

    """
    wanted = fingerprint.casefold().strip()
    matches = [f for f in saved.findings if f.fingerprint.startswith(wanted)] if wanted else []
    exact = [f for f in matches if f.fingerprint == wanted]
    if len(exact or matches) == 1:
        return (exact or matches)[0]
    if matches:
        several = ", ".join(f.fingerprint for f in matches[:3])
        raise UsageError(
            f"{len(matches)} findings start with {fingerprint!r}", where=where, hint=f"among them {several}"
        )
    close = difflib.get_close_matches(wanted, [f.fingerprint for f in saved.findings], n=1, cutoff=0.5)
    hint = f"did you mean {close[0]}?" if close else "each finding of the report carries its fingerprint"
    raise UsageError(f"no finding has the fingerprint {fingerprint!r}", where=where, hint=hint)


def _lower(error: Exception) -> str:
    message = str(error).removeprefix("JSON is malformed: ") or "nested too deeply"
    return message[0].lower() + message[1:]
