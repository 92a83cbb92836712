"""Articles to claims: one language pass, then one extractor a kind."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from checker.config import BUNDLED_MODEL
from checker.extract.facts.passages import passages
from checker.extract.foreign.reader import Reader
from checker.extract.glue import Glue
from checker.extract.language import parse
from checker.extract.limits import Limits, shortened
from checker.extract.lists import Lists
from checker.extract.reading import Reading
from checker.extract.suppressions import suppressions
from checker.extract.tree import Doc
from checker.extract.voice import VoiceOf, Voices
from checker.languages import ENGLISH, spoken
from checker.lexicon import Lexicon
from checker.model import Article, Claim
from checker.values import Moment, Quantity
from checker.values.counted import CountedTable

__all__ = ["BUNDLED_MODEL", "Extractor", "extract"]

_CALENDAR = frozenset({"day", "month", "year"})

Step = Callable[[Reading], Iterator[Claim]]


class Extractor:
    """All extractors, made once from the word lists and used for every article."""

    def __init__(self, lexicon: Lexicon) -> None:
        # Imported here: each compiles its tables, and a module that only wants to name the model needs none of them.
        from checker.extract.dates.extractor import Dates
        from checker.extract.facts import bearers
        from checker.extract.facts.ages import Ages
        from checker.extract.facts.clock import Clocks
        from checker.extract.facts.happening import Happenings
        from checker.extract.facts.places import Places
        from checker.extract.facts.states import States
        from checker.extract.facts.tolls import Tolls
        from checker.extract.foreign.titles import Titles
        from checker.extract.names.names import Names
        from checker.extract.names.roles import Roles
        from checker.extract.quantities.extractor import Quantities
        from checker.extract.quotations.extractor import Quotations
        from checker.extract.statements import Statements

        english = lexicon.language == ENGLISH
        self._quotations: Step = Quotations(lexicon)
        self._quantities: Step = Quantities(lexicon)
        self._dates: Step = Dates(lexicon)
        # What a list or a clause says is told by words that a glossary need not have: in doubt nothing is compared.
        self._lists: Callable[..., Iterator[Claim]] = Lists(lexicon) if english else _none
        self._statements: Callable[..., Iterator[Claim]] = Statements(lexicon) if english else _none
        roles: Step = Roles(lexicon) if english else Titles(lexicon)
        self._others: tuple[Step, ...] = (roles, Names(lexicon), suppressions)
        self._english = english
        self._happenings = Happenings(lexicon)
        self._bearers = bearers.maker(lexicon)
        self._ages, self._clocks, self._places = Ages(lexicon), Clocks(lexicon), Places(lexicon)
        declared = lexicon.attributes
        self._states, self._tolls = States(declared), Tolls(declared, lexicon.read("counted", CountedTable))
        self._voices = Voices(lexicon)

    def __call__(self, article: Article, doc: Doc) -> tuple[Claim, ...]:
        """Return the claims of one article, in reading order.

        Quotations come first: who says a clause depends on them. Dates come before quantities, since a day is not a
        count, and lists after them, since a list has a count.
        """
        whole, limits = shortened(article, len(doc.text)), Limits()
        reading = Reading(article=whole, doc=doc, event_of=self._happenings.of)
        quotes = limits.few(self._quotations(reading))
        voices = self._voices.of(quotes)
        reading = replace(reading, voice_of=voices)
        dates = limits.few(self._dates(reading))
        quantities = limits.few(_counting(self._quantities(reading), dates))
        claims = [*quotes, *dates, *quantities, *limits.few(self._lists(reading, quantities))]
        statements = limits.few(self._statements(reading, voices))
        claims.extend(statements)
        if self._english:
            claims = self._facts(reading, voices, claims, number=len(statements), limits=limits)
        for step in self._others:
            claims.extend(limits.few(step(reading)))
        claims.extend(limits.told(reading, article))
        return tuple(sorted(claims, key=lambda c: (c.span.start, c.span.end, c.kind, c.id)))

    def _facts(
        self, reading: Reading, voices: VoiceOf, claims: Sequence[Claim], *, number: int, limits: Limits
    ) -> list[Claim]:
        """Add what is told of people, things and events: ages, times, places, states, and the passages around them."""
        found = self._bearers(reading, voices)
        ages = limits.few(self._ages(reading, found))
        counts = self._tolls((c for c in claims if not _ages_of(c, ages)), reading.doc)
        return [
            *counts,
            *(replace(age, id=f"{age.article}#{age.kind}-age-{n}") for n, age in enumerate(ages, start=1)),
            *limits.few(self._clocks(reading)),
            *limits.few(self._places(reading)),
            *limits.few(self._states(reading, found)),
            *limits.few(passages(reading, voices, number=number)),
        ]


def _ages_of(claim: Claim, ages: Sequence[Claim]) -> bool:
    """Tell whether a figure is an age that is read as one."""
    return isinstance(claim.payload, Quantity) and any(claim.span.overlaps(age.span) for age in ages)


def _counting(quantities: Iterable[Claim], dates: Sequence[Claim]) -> Iterator[Claim]:
    """Leave out numbers that stand in a calendar date: they name a day and count nothing."""
    days = [
        d.span for d in dates if isinstance(d.payload, Moment) and d.payload.value and d.payload.precision in _CALENDAR
    ]
    starts = [span.start for span in days]
    for quantity in quantities:
        at = bisect_right(starts, quantity.span.start) - 1
        if at < 0 or not days[at].contains(quantity.span):
            yield quantity


def extract(
    articles: Iterable[Article], lexicon: Lexicon, *, model: str = BUNDLED_MODEL
) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Yield each article with its claims, read in its language."""
    known: dict[str, Extractor] = {}
    for language, run in groupby(articles, key=lambda article: spoken(article.lang)):
        lists = lexicon.of(language)
        if language not in known:
            known[language] = Extractor(lists)
        for article, doc in _parsed(run, lists, model):
            yield article, known[language](article, doc)


def _parsed(articles: Iterable[Article], lexicon: Lexicon, model: str) -> Iterator[tuple[Article, Doc]]:
    """Parse articles of one language with its model."""
    language = lexicon.language
    if language == ENGLISH:
        return parse(articles, model, glued=Glue(lexicon))
    return parse(articles, lexicon.models[language], reader=Reader.of(lexicon))


def _none(*_: object) -> Iterator[Claim]:
    """Find nothing."""
    return iter(())
