"""What can be said of people, organisations, places, things and events: one file an attribute in ``rules/attributes``.

An attribute names its bearer, the kind of its values, how many it has at a time, how it changes, and which values
exclude each other. Files of a user's rule folder are laid over the bundled ones, by name.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

import msgspec

from checker import assets
from checker.errors import RuleError


class Holds(StrEnum):
    """How many values an attribute has at a time."""

    ONE = "one"
    SEVERAL = "several"


class Changes(StrEnum):
    """How an attribute changes over time."""

    FIXED = "fixed"
    GROWS = "grows"
    LADDER = "ladder"
    FREE = "free"


class Bearer(StrEnum):
    """What an attribute is an attribute of."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    THING = "thing"
    EVENT = "event"


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One value of an attribute, and the words for it."""

    id: str
    words: tuple[str, ...]
    """Forms in lower case, lemmas for single words: ``pistol``, ``critical condition``."""
    within: str | None = None
    """The wider value that it is a kind of: a handgun is a gun."""
    label: str = ""
    """As an editor writes it, where the id does not do."""


class Counting(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a count of people says what became of them."""

    heads: frozenset[str] = frozenset()
    """Lemmas of nouns that say it themselves: ``fatality``."""
    states: frozenset[str] = frozenset()
    """Lemmas of words beside the noun that say it: ``dead``, ``wounded``."""
    undergo: frozenset[str] = frozenset()
    """Lemmas of verbs that are done to them: ``kill``."""
    do: frozenset[str] = frozenset()
    """Lemmas of verbs that they do: ``die``."""


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sentence and the values it states; empty where it states none."""

    text: str
    values: tuple[str, ...] = ()


class Attribute(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The shape of an attribute file."""

    name: str
    label: str
    """Names it in a topic: ``Weapon``."""
    bearer: Bearer
    holds: Holds = Holds.ONE
    changes: Changes = Changes.FIXED
    near: tuple[str, ...] = ()
    """Lemmas of which one must stand in the sentence: a head is a wound only where somebody is shot."""
    apart: tuple[str, ...] = ()
    """Lemmas that, in the sentence, say that something else is meant."""
    unless_before: tuple[str, ...] = ()
    """Words that, right behind a value, say that something else is meant: the head of a council, the back of a head."""
    events: tuple[str, ...] = ()
    """Kinds of event of which the clause must tell one; empty where any will do."""
    values: tuple[Value, ...] = ()
    counting: Counting | None = None
    """How it is counted, where its values are numbers of people."""
    examples: tuple[Example, ...]

    def wider(self, value: str) -> tuple[str, ...]:
        """Return the wider values of a value, nearest first."""
        within = {each.id: each.within for each in self.values}
        found: list[str] = []
        while (above := within.get(value)) is not None and above not in found:
            found.append(above)
            value = above
        return tuple(found)

    def label_of(self, value: str) -> str:
        """Return a value as an editor writes it."""
        return next((each.label or each.id for each in self.values if each.id == value), value)


@dataclass(frozen=True)
class Attributes:
    """The attributes in force."""

    by_name: Mapping[str, Attribute]

    @cached_property
    def phrases(self) -> Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
        """Return what names a value, by its first word: the words, the attribute and the value; longest first."""
        found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for attribute in self.by_name.values():
            for value in attribute.values:
                # A parse may part a word at its hyphens: "first - degree".
                for words in dict.fromkeys(form for w in value.words for form in (w, w.replace("-", " - "))):
                    parts = tuple(words.split())
                    found.setdefault(parts[0], []).append((parts, attribute.name, value.id))
        return {first: tuple(sorted(own, key=lambda each: (-len(each[0]), each))) for first, own in found.items()}

    def is_kind_of(self, attribute: str, value: str, wider: str) -> bool:
        """Tell whether a value lies within a wider one: a handgun is a gun."""
        declared = self.by_name.get(attribute)
        return declared is not None and wider in declared.wider(value)

    def holds_one(self, attribute: str) -> bool:
        """Tell whether an attribute is declared to have one value at a time."""
        declared = self.by_name.get(attribute)
        return declared is not None and declared.holds is Holds.ONE


def load(folders: Iterable[Path] = ()) -> Attributes:
    """Load the bundled attributes and those of the given folders' ``attributes``.

    Raises:
        RuleError: A file is not a usable attribute, or names a value it does not declare.
    """
    found: dict[str, Attribute] = {}
    for folder in (assets.rules(), *folders):
        for path in sorted((folder / "attributes").glob("*.toml")):
            attribute = read(path)
            found[attribute.name] = attribute
    return Attributes(by_name=found)


def read(path: Path) -> Attribute:
    """Read one attribute file.

    Raises:
        RuleError: It is not TOML, has the wrong shape, or contradicts itself.
    """
    try:
        attribute = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8-sig")), Attribute)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"not valid TOML: {error}", where=path) from error
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}", where=path) from error
    except msgspec.ValidationError as error:
        raise RuleError(f"not a usable attribute: {error}", where=path) from error
    ids = [value.id for value in attribute.values]
    twice = next((each for each in ids if ids.count(each) > 1), None)
    if twice is not None:
        raise RuleError(f"the value {twice!r} is declared twice", where=path, hint="keep one")
    unknown = next((v.within for v in attribute.values if v.within is not None and v.within not in ids), None)
    if unknown is not None:
        raise RuleError(f"a value lies within {unknown!r}, which is not declared", where=path, hint="declare it")
    empty = next((v.id for v in attribute.values if not v.words or any(not w.split() for w in v.words)), None)
    if empty is not None:
        raise RuleError(f"the value {empty!r} has no words", where=path, hint="say how it is written")
    stated = set() if attribute.counting else {each for example in attribute.examples for each in example.values}
    if stray := sorted(stated - set(ids)):
        raise RuleError(f"an example states {stray[0]!r}, which is no value", where=path)
    if not attribute.examples:
        raise RuleError("an attribute needs at least one [[examples]]", where=path)
    return attribute
