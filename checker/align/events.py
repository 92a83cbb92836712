"""What a claim says has happened, as a class of the lexicon."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import msgspec

from checker.lexicon import Lexicon
from checker.model import Context


class _Class(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    counted: tuple[str, ...]


class _Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    kind: Literal["exclusive", "ladder", "alike"]
    classes: tuple[_Class, ...]


class _Families(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    families: tuple[_Family, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A class of events and its place in its family."""

    family: str
    name: str
    rung: int
    """Position in the family: on a ladder, the higher the stronger."""
    kind: str
    """How the family's classes stand to each other: ``exclusive``, ``ladder`` or ``alike``."""
    word: str = field(default="", compare=False)
    """The word that tells it in the text: ``wiretap``."""

    @property
    def ladder(self) -> bool:
        """Whether the class is a step, weaker or stronger than its neighbours."""
        return self.kind == "ladder"


class Events:
    """Finds the class of the event that a claim is part of."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs: dict[str, Event] = {}
        self._nouns: dict[str, Event] = {}
        self._counted: dict[str, Event] = {}
        for family in lexicon.read("predicates", _Families).families:
            for rung, each in enumerate(family.classes):
                event = Event(family=family.name, name=each.name, rung=rung, kind=family.kind)
                for table, words in (
                    (self._verbs, each.verbs),
                    (self._nouns, each.nouns),
                    (self._counted, each.counted),
                ):
                    for word in words:
                        # The first family that claims a word keeps it: fates and ladders stand before words alike.
                        table.setdefault(word, event)

    def of(self, context: Context, head: str = "") -> Event | None:
        """Return the event of a claim: by the noun counted, then by what governs it, nearest first."""
        for lemma, table in self._candidates(context, head):
            if lemma in table:
                return replace(table[lemma], word=lemma.replace("_", " "))
        return None

    def _candidates(self, context: Context, head: str) -> Iterator[tuple[str, Mapping[str, Event]]]:
        predicate = context.predicate or ""
        bare = predicate.split("_")[0]
        yield head, self._counted
        for lemma in context.chain:
            yield lemma, self._nouns
            if lemma != bare:
                yield lemma, self._verbs
        yield predicate, self._verbs
        yield bare, self._verbs

    def counts_people(self, head: str) -> bool:
        """Tell whether a counted noun stands for the people something happened to: "26 deaths"."""
        return head in self._counted

    def befalls_people(self, context: Context) -> bool:
        """Tell whether what is counted, where no noun says it, must be people: "12 were killed"."""
        if context.role not in {"subject", "object"} or not context.chain:
            return False
        event = self._verbs.get(context.chain[0]) or self._nouns.get(context.chain[0])
        return event is not None and event.family == "casualties"
