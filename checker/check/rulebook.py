"""The rules in force: read from TOML, validated, selected."""

import difflib
import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from checker import assets
from checker.check.checks import CHECKS
from checker.check.outcome import Check, Review
from checker.config import RuleSettings
from checker.errors import ConfigError, RuleError, UsageError
from checker.lexicon import Lexicon
from checker.model import Severity


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One article of an example."""

    text: str
    source: str | None = None
    """Label; by default A, B, C in order."""
    published: str | None = None


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A story in miniature that a rule must flag or must leave alone."""

    articles: tuple[str | Source, ...]
    says: str | None = None
    """Words that the finding's message or explanation must contain."""

    def sources(self) -> tuple[Source, ...]:
        """Return the articles, each with a label."""
        given = (a if isinstance(a, Source) else Source(text=a) for a in self.articles)
        return tuple(
            msgspec.structs.replace(article, source=article.source or chr(ord("A") + number))
            for number, article in enumerate(given)
        )


class _RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The shape of a rule file."""

    id: str
    name: str
    check: str
    severity: Severity
    message: str
    question: str = "Which is right for {topic}: {camps}?"
    rationale: str
    wrong_when: str
    flag: tuple[Example, ...]
    pass_: tuple[Example, ...] = msgspec.field(name="pass")
    params: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that is checked, why it matters and when it is wrong."""

    id: str
    name: str
    check: str
    severity: Severity
    message: str
    """One line with the check's fields in braces: ``{topic}: {values}``."""
    question: str
    """What to ask whoever could settle it, with the same fields and ``{camps}``: each value with its sources."""
    rationale: str
    wrong_when: str
    flag: tuple[Example, ...]
    pass_: tuple[Example, ...]
    params: Any
    """The check's typed parameters."""
    path: Path
    ignore_outlets: frozenset[str] = frozenset()
    """Sources that the rule does not look at."""

    @property
    def implementation(self) -> Check | Review:
        """The check that the rule runs."""
        return CHECKS[self.check]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """Rules ordered by id, and a hash of the files they come from."""

    rules: tuple[Rule, ...]
    digest: str
    known: frozenset[str] = frozenset()
    """Ids and names of all rules, selected or not, in lower case."""

    def find(self, name: str) -> Rule:
        """Return a rule by id or name.

        Raises:
            UsageError: There is no such rule.
        """
        for rule in self.rules:
            if name.casefold() in {rule.id.casefold(), rule.name.casefold()}:
                return rule
        raise self._unknown(name)

    def select(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> "Rulebook":
        """Keep the selected rules less the ignored ones, each given by id, name or the letters an id starts with.

        Raises:
            UsageError: A name matches no rule.
        """
        chosen = self._matching(select) if select else self.rules
        dropped = self._matching(ignore)
        return replace(self, rules=tuple(r for r in self.rules if r in chosen and r not in dropped))

    def adjust(self, settings: Mapping[str, RuleSettings]) -> "Rulebook":
        """Change single rules as a desk's configuration says, by id or name.

        Raises:
            ConfigError: There is no such rule, or it is changed twice.
            RuleError: Its check cannot take the parameters.
        """
        changed: dict[str, Rule] = {}
        told: dict[str, Any] = {}
        for name, given in settings.items():
            rule = self._configured(name)
            if rule.id in changed:
                raise ConfigError(f"rule {rule.id} is changed a second time", where=_table(name), hint="keep one")
            changed[rule.id] = _adjusted(rule, given, where=_table(name))
            told[rule.id] = msgspec.to_builtins(given)
        if not changed:
            return self
        digest = hashlib.sha256(f"{self.digest}{json.dumps(told, sort_keys=True)}".encode()).hexdigest()
        return replace(self, rules=tuple(changed.get(rule.id, rule) for rule in self.rules), digest=digest)

    def _configured(self, name: str) -> Rule:
        try:
            return self.find(name)
        except UsageError as error:
            raise ConfigError(error.what, where=_table(name), hint=error.hint) from error

    def _matching(self, names: Sequence[str]) -> tuple[Rule, ...]:
        found: list[Rule] = []
        for name in names:
            matches = [
                r for r in self.rules if name.casefold() == r.name or r.id.casefold().startswith(name.casefold())
            ]
            if not matches or not name:
                raise self._unknown(name)
            found.extend(matches)
        return tuple(found)

    def _unknown(self, name: str) -> UsageError:
        known = [key for rule in self.rules for key in (rule.id, rule.name)]
        close = difflib.get_close_matches(name.upper(), known, n=1) or difflib.get_close_matches(
            name.lower(), known, n=1
        )
        hint = f"did you mean {close[0]!r}?" if close else "'factcheck rules' lists them"
        return UsageError(f"there is no rule {name!r}", hint=hint)


def _table(name: str) -> str:
    """Name the table of the configuration that changes a rule."""
    return f"[rule.{name}] in the configuration"


def _adjusted(rule: Rule, given: RuleSettings, *, where: str) -> Rule:
    return replace(
        rule,
        severity=given.severity or rule.severity,
        ignore_outlets=frozenset(given.ignore_outlets),
        params=_params(rule.check, msgspec.to_builtins(rule.params) | given.params, where),
    )


def _params(check: str, given: dict[str, Any], where: Path | str) -> Any:
    """Return a check's typed parameters."""
    try:
        return msgspec.convert(given, CHECKS[check].params)
    except msgspec.ValidationError as error:
        known = ", ".join(field.name for field in msgspec.structs.fields(CHECKS[check].params))
        what = f"check {check!r} cannot take these params: {error}"
        hint = f"it takes {known or 'none'}" if "unknown field" in what else None
        raise RuleError(what, where=where, hint=hint) from error


def fingerprint(book: Rulebook, lexicon: Lexicon) -> str:
    """Hash the rules and word lists in force: the same hash and the same articles give the same report."""
    ids = ",".join(rule.id for rule in book.rules)
    return hashlib.sha256(f"{book.digest}:{ids}:{lexicon.digest()}".encode()).hexdigest()[:16]


def load(folders: Iterable[Path] = ()) -> Rulebook:
    """Load the bundled rules and those of the given folders; a rule of the same id replaces the earlier one.

    Raises:
        RuleError: A folder is missing, or a file is not a usable rule.
    """
    rules: dict[str, Rule] = {}
    digest = hashlib.sha256()
    for folder in (assets.rules(), *folders):
        if not folder.is_dir():
            raise RuleError("there is no such folder of rules", where=folder, hint="give --rules an existing folder")
        own: dict[str, Rule] = {}
        for path in sorted(
            p for p in folder.rglob("*.toml") if not {"lexicon", "attributes"} & set(p.relative_to(folder).parts)
        ):
            rule = read(path)
            if rule.id in own:
                raise RuleError(f"rule id {rule.id} is already taken by {own[rule.id].path}", where=path)
            own[rule.id] = rule
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        rules.update(own)
    known = frozenset(name.casefold() for rule in rules.values() for name in (rule.id, rule.name))
    return Rulebook(rules=tuple(rules[key] for key in sorted(rules)), digest=digest.hexdigest(), known=known)


def read(path: Path) -> Rule:
    """Read one rule file.

    Raises:
        RuleError: It is not TOML, lacks a field, names an unknown check or gives it wrong parameters.
    """
    try:
        file = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8-sig")), _RuleFile)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"not valid TOML: {error}", where=path) from error
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}", where=path) from error
    except msgspec.ValidationError as error:
        raise RuleError(f"not a usable rule: {error}", where=path) from error
    if file.check not in CHECKS:
        close = difflib.get_close_matches(file.check, CHECKS, n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"the checks are {', '.join(sorted(CHECKS))}"
        raise RuleError(f"there is no check {file.check!r}", where=path, hint=hint)
    if not file.flag or not file.pass_:
        raise RuleError("a rule needs at least one [[flag]] and one [[pass]] example", where=path)
    params = _params(file.check, file.params, path)
    fields = {name: getattr(file, name) for name in file.__struct_fields__ if name != "params"}
    return Rule(**fields, params=params, path=path)
