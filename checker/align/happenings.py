"""What a date's clause says happened: the verb or noun that tells the event, and the kind of event it stands for."""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

import msgspec

from checker.align.events import Events
from checker.lexicon import Lexicon
from checker.model import Claim, Context

_PREPOSITIONS = frozenset({"at", "by", "for", "from", "in", "of", "on", "to", "with", "near", "over", "under"})


class _Words(msgspec.Struct, frozen=True):
    """What the word list ``occasions`` says of events."""

    light: frozenset[str]
    support: frozenset[str]
    happenings: frozenset[str]
    once: frozenset[str]
    idioms: Mapping[str, tuple[str, str]]
    kinds: tuple[tuple[str, ...], ...]


class Happenings:
    """Names events."""

    def __init__(self, lexicon: Lexicon, reports: AbstractSet[str]) -> None:
        self._words = lexicon.read("occasions", _Words)
        self._idioms = {parts: name for name, parts in self._words.idioms.items()}
        self._reports = reports
        self._events = Events(lexicon)
        self._nouns = self._words.happenings | {word for group in self._words.kinds for word in group}
        self._kinds: dict[str, set[str]] = defaultdict(set)
        for group in self._words.kinds:
            for word in group:
                self._kinds[word].add(group[0])

    def of(self, claim: Claim) -> str:
        """Return the event's verb or noun: of "the vote was held" the vote, of "the raid of May 14" the raid."""
        context, event = claim.context, getattr(claim.payload, "event", None) or ""
        clause = frozenset(context.clause)
        verb = event.split("_")[0]
        if idiom := next(
            (name for (head, word), name in self._idioms.items() if head == verb and word in clause), None
        ):
            return idiom
        if verb in self._words.support and event == context.predicate:
            nouns = (lemma(last(each or ""), clause) for each in (context.object, context.subject))
            return next((noun for noun in nouns if noun in self._nouns), event)
        link, noun = (*context.chain, "", "")[:2]
        return noun if link == "of" and noun in self._nouns else self._below(context, event)

    def _below(self, context: Context, event: str) -> str:
        """Return the event; below a verb of saying, the noun that the date stands with."""
        verb = (context.predicate or "").split("_")[0]
        path = context.chain[: context.chain.index(verb)] if verb in context.chain else context.chain
        said = event == context.predicate and event in self._reports
        return path[1] if said and len(path) > 1 and path[1] not in _PREPOSITIONS else event

    def kinds(self, core: str) -> frozenset[str]:
        """Return the kinds of event that a verb or noun can stand for."""
        event = self._events.of(Context(predicate=core, chain=(core,)))
        named = frozenset({f"{event.family}: {event.name}"} if event is not None else ())
        return named | frozenset(self._kinds.get(core, ()))

    def bare(self, core: str) -> bool:
        """Tell whether a verb tells nothing by itself."""
        return core in self._words.light

    def once(self, core: str) -> bool:
        """Tell whether it happens once to those it happens to."""
        return core in self._words.once

    def participants(self, core: str, context: Context, named: AbstractSet[str]) -> frozenset[str]:
        """Return who or what takes part, each by the word for its synonyms, or the noun that tells the event."""
        own = core in self._nouns and core != context.predicate
        return frozenset({self.noun(core)} if own else map(self.noun, named))

    def noun(self, word: str) -> str:
        """Return the word that stands for a noun's synonyms: a blaze is a fire."""
        return min(self._kinds.get(word, {word}))


def last(phrase: str) -> str:
    """Return the last word of a noun phrase: its head."""
    return phrase.casefold().split()[-1] if phrase.split() else ""


def lemma(word: str, clause: AbstractSet[str]) -> str:
    """Return the form in which a clause's lemmas hold a word."""
    return next((form for form in (word.removesuffix("s"), word.removesuffix("es")) if form in clause), word)
