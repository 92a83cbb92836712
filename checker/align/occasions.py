"""What a date dates: the event or the statement, who took part and in what words it is told."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise

import msgspec

from checker.align.happenings import Happenings, last, lemma
from checker.lexicon import Lexicon
from checker.model import Article, BlockKind, Claim, Cluster, Polarity
from checker.values import Moment, Quantity, Quotation, moment

_NEAR = 40
"""Characters before a date in which the word that makes it a limit stands."""
_PRONOUN = 3
"""Letters of the longest word that is more often a pronoun than a name."""
_LONGEST = 600
"""Characters of a sentence that are compared."""
_PREPOSITIONS = frozenset({"at", "by", "for", "from", "in", "of", "on", "to", "with", "near", "over", "under"})
_OPENING = 600
"""Characters in which a page's own date stands."""
_FOLLOWING = 300
"""Characters after a sentence that ends with a colon in which the words it introduces begin."""


class _Words(msgspec.Struct, frozen=True):
    """What the word list ``occasions`` says of dates and those who take part."""

    limits: frozenset[str]
    between: frozenset[str]
    joining: frozenset[str]
    publishing: frozenset[str]
    lasting: frozenset[str]
    edges: frozenset[str]
    findings: frozenset[str]
    pronouns: frozenset[str]
    others: frozenset[str]


class _Voices(msgspec.Struct, frozen=True):
    """The verbs of the word list ``voices``."""

    report: frozenset[str]
    allege: frozenset[str]
    deny: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One date claim and what it dates."""

    claim: Claim
    moment: Moment
    core: str
    """Lemma of the verb or noun that tells the event."""
    kinds: frozenset[str]
    """The kinds of event it can stand for."""
    bare: bool
    """Whether its verb tells nothing by itself."""
    once: bool
    """Whether it happens once to those it happens to."""
    statement: bool
    """Whether the date is that of something said."""
    publishing: bool
    """Whether the date is that of something put out in writing."""
    fragment: bool
    """Whether it is a caption's, or of no event: nothing but the very same words can hold it against another."""
    limit: str
    """The word that makes the date an edge or a span: ``since``; empty for a plain date."""
    speaker: str | None
    subject: str
    """Head of the subject as written, where it is a name."""
    pronoun: str
    """The subject as written, in lower case."""
    others: frozenset[str]
    """Words that tell it from another of its kind: ``second``."""
    participants: frozenset[str]
    """Heads of subject and object, as lemmas where the clause has them."""
    names: frozenset[str]
    words: frozenset[str]
    """Lemmas of its clause, without the one that tells the event."""
    senses: frozenset[str]
    """The same, each by the word that stands for its synonyms."""
    figures: frozenset[tuple[str, float]]
    quotes: frozenset[str]
    """Ids of the clusters that the quotations it introduces belong to."""
    sentence: str
    """Its sentence without the date, in lower case."""
    planned: bool
    """Whether it lay ahead when the article was published."""
    lasting: bool
    """Whether what it dates can be so on many days, or did not happen at all."""
    several: bool
    """Whether its sentence dates the same event more than once."""

    def told(self) -> Hashable:
        """Return all that is read out of the claim, without the claim."""
        return tuple(getattr(self, each.name) for each in fields(self) if each.name != "claim")


class Occasions:
    """Reads what the dates of one story date."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.read("occasions", _Words)
        voices = lexicon.read("voices", _Voices)
        self._reports = voices.report | voices.allege | voices.deny
        self._happenings = Happenings(lexicon, self._reports)

    def of(
        self, articles: Sequence[Article], claims: Sequence[Claim], quotations: Sequence[Cluster]
    ) -> tuple[Occasion, ...]:
        """Return the occasions of a story's dates, without those that date no event."""
        dates = [claim for claim in claims if isinstance(claim.payload, Moment)]
        known = {article.id: article for article in articles}
        ends = frozenset(self._ends(dates, known))
        said = _Said(claims, quotations)
        figures = _figures(claims)
        limits = {claim.id: self._limit(claim, known[claim.article]) for claim in dates}
        several = _several({claim.id: claim for claim in dates}, limits)
        return tuple(
            replace(
                self._occasion(claim, said, figures, limit=limits[claim.id], several=claim.id in several),
                fragment=_fragment(claim, known[claim.article]),
                planned=_ahead(claim, known[claim.article]),
            )
            for claim in dates
            if claim.id not in ends and _comparable(claim, known[claim.article])
        )

    def _occasion(
        self,
        claim: Claim,
        said: "_Said",
        figures: Mapping[tuple[str, str], frozenset[tuple[str, float]]],
        *,
        limit: str,
        several: bool,
    ) -> Occasion:
        assert isinstance(claim.payload, Moment)  # noqa: S101 - of() keeps nothing else
        context, core = claim.context, self._happenings.of(claim)
        quotes = said.by(claim)
        statement = (
            core == context.predicate and core in self._reports and (bool(quotes) or core not in self._words.findings)
        )
        subject = context.subject or ""
        clause = frozenset(context.clause)
        words = clause - {core} - (frozenset(subject.casefold().split()) if statement else frozenset())
        named = {lemma(last(each), clause) for each in (subject, context.object or "")} - {""}
        return Occasion(
            claim=claim,
            moment=claim.payload,
            core=core,
            kinds=self._happenings.kinds(core),
            bare=self._happenings.bare(core),
            once=self._happenings.once(core),
            statement=statement,
            publishing=core in self._words.publishing,
            fragment=False,
            limit=limit,
            subject=_named(subject),
            speaker=self._speaker(subject, quotes) if statement else None,
            participants=self._happenings.participants(core, context, named - self._words.pronouns),
            pronoun=subject.casefold(),
            others=self._words.others & frozenset(claim.sentence.casefold().split()),
            names=_names(claim, clause),
            words=words - ({context.predicate or ""} if core in words | clause else frozenset()),
            senses=frozenset(map(self._happenings.noun, words)),
            figures=figures.get((claim.article, claim.sentence), frozenset()),
            quotes=frozenset(cluster for cluster, _ in quotes if cluster),
            sentence=_without(claim),
            planned=False,
            lasting=self._lasting(claim, core) and limit not in self._words.edges,
            several=several,
        )

    def _ends(self, dates: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[str]:
        """Yield the dates that are one end of a span: parts of a period, or joined to the next date."""
        whole: Claim | None = None
        for one, other in pairwise(sorted(dates, key=lambda c: (c.article, c.span.start, -c.span.end))):
            if one.article != other.article:
                continue
            if one.span.contains(other.span):
                whole = one
            if whole is not None and whole.article == other.article and whole.span.contains(other.span):
                yield other.id
            elif articles[one.article].text[one.span.end : other.span.start].strip().casefold() in self._words.joining:
                yield from (one.id, other.id)

    def _lasting(self, claim: Claim, core: str) -> bool:
        verbs = {core, claim.context.predicate or ""}
        return bool(verbs & self._words.lasting) or claim.polarity is Polarity.NEGATED

    def _limit(self, claim: Claim, article: Article) -> str:
        """Return the word before a date that makes it an edge or a span."""
        start = claim.span.start
        before = article.text[max(start - _NEAR, 0) : start].casefold().split()
        for word in reversed(before):
            if word in self._words.limits:
                return word
            if word not in self._words.between:
                break
        return ""

    def _speaker(self, subject: str, quotes: Sequence[tuple[str, str | None]]) -> str | None:
        """Return who said it: the verb's subject, or whom the quotation is given to where that is a pronoun."""
        if subject and last(subject) not in self._words.pronouns:
            return subject
        return next((speaker for _, speaker in quotes if speaker), None)


class _Said:
    """The quotations of a story, to be found by the date they are introduced with."""

    def __init__(self, claims: Sequence[Claim], clusters: Sequence[Cluster]) -> None:
        self._clusters: dict[str, list[str]] = defaultdict(list)
        for cluster in clusters:
            if len(cluster.sources) > 1:
                for claim in cluster.claims:
                    self._clusters[claim.id].append(cluster.id)
        self._quotes: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(claims, key=lambda c: c.span.start):
            if isinstance(claim.payload, Quotation):
                self._quotes[claim.article].append(claim)
        self._starts = {article: [q.span.start for q in own] for article, own in self._quotes.items()}

    def by(self, date: Claim) -> list[tuple[str, str | None]]:
        """Return the cluster and speaker of each quotation of a date's sentence, or of those its colon announces."""
        return [
            (cluster, quote.attributed_to)
            for quote in self._introduced(date)
            for cluster in (self._clusters.get(quote.id) or [""])
        ]

    def _introduced(self, date: Claim) -> Iterator[Claim]:
        own, starts = self._quotes.get(date.article, []), self._starts.get(date.article, [])
        reach = len(date.sentence) + _FOLLOWING
        first = bisect_left(starts, date.span.start - reach)
        announced = False
        for quote in own[first : bisect_left(starts, date.span.end + reach)]:
            inside = quote.sentence == date.sentence
            after = quote.span.start > date.span.end and date.sentence.endswith(":") and not announced
            announced = announced or (after and not inside)
            if inside or after:
                yield quote


def _comparable(claim: Claim, article: Article) -> bool:
    """Tell whether a date says enough to be compared."""
    payload = claim.payload
    if not isinstance(payload, Moment) or payload.precision == "decade":
        return False
    known = payload.value is not None or payload.weekday is not None or payload.yearless is not None
    return known and not _published(claim, payload, article)


def _ahead(claim: Claim, article: Article) -> bool:
    """Tell a date that lies after its article's own."""
    days = moment.interval(getattr(claim.payload, "value", None))
    today = moment.interval(article.published[:10] if article.published else None)
    return days is not None and today is not None and days[0] > today[1]


def _fragment(claim: Claim, article: Article) -> bool:
    """Tell a date of no event, and a caption's, which dates its picture."""
    blocks = article.blocks
    caption = bool(blocks) and blocks[claim.context.block].kind is BlockKind.CAPTION
    return caption or getattr(claim.payload, "event", None) is None


def _published(claim: Claim, date: Moment, article: Article) -> bool:
    """Tell a page's own date that ran into its first sentences: no word of the sentence leads up to it."""
    if date.anchor != "stated" or date.value is None or date.precision != "day" or claim.span.start > _OPENING:
        return False
    before = article.text[max(claim.span.start - _NEAR, 0) : claim.span.start].split()
    if claim.text.isupper():
        return True
    return not before or not (before[-1][:1].islower() or before[-1].casefold() in _PREPOSITIONS)


def _without(claim: Claim) -> str:
    """Return a date's sentence without the date."""
    plain = " ".join(claim.text.split())
    return " ".join(claim.sentence.replace(plain, " ", 1).casefold().split())[:_LONGEST]


def _several(dates: Mapping[str, Claim], limits: Mapping[str, str]) -> frozenset[str]:
    """Return the dates whose sentence dates the same event twice: "on Monday and on Friday"."""
    keys = {key: (c.article, c.sentence, getattr(c.payload, "event", None), limits[key]) for key, c in dates.items()}
    count = Counter(keys.values())
    return frozenset(key for key, group in keys.items() if count[group] > 1)


def _figures(claims: Sequence[Claim]) -> dict[tuple[str, str], frozenset[tuple[str, float]]]:
    """Gather the figures of each sentence: what is counted and how many."""
    found: dict[tuple[str, str], set[tuple[str, float]]] = defaultdict(set)
    for claim in claims:
        figure = claim.payload
        if isinstance(figure, Quantity) and figure.value is not None:
            found[claim.article, claim.sentence].add((figure.head or figure.unit or "", figure.value))
    return {key: frozenset(own) for key, own in found.items()}


def _names(claim: Claim, clause: frozenset[str]) -> frozenset[str]:
    """Return the names in a date's clause, without whoever reports it."""
    said = (claim.attributed_to or "").casefold()
    names = (name.casefold() for name in claim.context.entities)
    return frozenset(n for n in names if n not in said and last(n) in clause)


def _named(subject: str) -> str:
    """Return the head of a subject that is a name, in lower case: not that of "Voters" nor "He"."""
    head = subject.rsplit(maxsplit=1)[-1] if subject else ""
    alone = " " not in subject and (head.endswith("s") or len(head) <= _PRONOUN)
    return head.casefold() if head[:1].isupper() and not alone else ""
