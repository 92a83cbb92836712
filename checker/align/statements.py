"""Statements to clusters: which clauses speak of the same thing, above all where one says it is not so.

A denial is compared with what other sources affirm. Each pair is scored by labelled levels whose weights add up; a
headline, which is read word by word, must share more words than a clause, whose subject and predicate are known.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from heapq import nlargest
from itertools import pairwise

from rapidfuzz import fuzz

from checker.align import clustering, weights
from checker.align.clustering import Aligned
from checker.align.events import Event, Events
from checker.align.once import Once, OnceForTwins, Twins, told
from checker.align.setting import Setting, Settings
from checker.align.verbatim import Verbatim
from checker.align.weights import Fit, Pair
from checker.lexicon import Lexicon
from checker.model import Certainty, Claim, Polarity, Span, Term
from checker.values import Statement, moment
from checker.values.country import Countries
from checker.values.predicates import Verbs
from checker.values.statement import NOBODY, Denial, Tense

CONTRARY = "contrary predicates"
STEPS = "different steps of one ladder"
VERBATIM = "word for word"
"""Labels of pairs that exclude each other without a denial, of pairs that only stand near each other, and of pairs
told in the same words."""

_ORDER = {certainty: rank for rank, certainty in enumerate(Certainty)}

_CANDIDATES = 25
"""Statements that one denial is compared with: those that share most words with it."""
_COMMON = 200
"""Statements that share a word beyond which the word finds no candidates: keeps a hostile story linear."""
_ALIKE = 85.0
"""Likeness, in percent, from which two long words are one, misspelt."""
_LONG = 5
"""Letters of a word that may be misspelt."""
_FEWEST = 3
"""Words of an affirmation that can be told from any other."""
_MOST = 0.75
_HALF = 0.5
"""Shares of a denial's words."""


class Statements:
    """Aligns the statements of one story."""

    def __init__(self, lexicon: Lexicon, settings: Settings) -> None:
        self._weights = weights.read(lexicon, "statements")
        self._verbs = lexicon.read("verbs", Verbs)
        self._countries = lexicon.read("countries", Countries)
        self._events = Events(lexicon)
        self._verbatim = Verbatim(lexicon)
        self._predicate = Once(self._told)
        self._tells = Once(self._words)
        self._setting = Once(lambda claim: settings.of(_point(claim)))
        twins = Twins(lambda claim: told(claim, self._setting(claim)))
        self._repeats = OnceForTwins(self._again, twins)
        self._turns = OnceForTwins(self._verbatim.turned, twins)
        self._stands = OnceForTwins(self._affirmed, twins)
        self._terms = OnceForTwins(lambda left, right: self._weighed(left, right, None), twins)

    def align(self, claims: Sequence[Claim]) -> Aligned:
        """Return the clusters of statements that something was linked to."""
        found = [claim for claim in claims if isinstance(claim.payload, Statement) and not claim.payload.passage]
        if len({claim.source for claim in found}) < 2:  # noqa: PLR2004 - nothing to compare with
            return Aligned(clusters=())
        pairs, considered = clustering.sound(self._pairs(found), self._weights)
        linked = {claim.id for pair in pairs for claim in (pair.left, pair.right)}
        clusters = clustering.clusters([c for c in found if c.id in linked], pairs, kind=Statement.kind)
        return Aligned(clusters=clusters, considered=considered)

    def _pairs(self, found: Sequence[Claim]) -> Iterator[Pair]:
        """Yield each denial with what other sources affirm, and likely pairs of affirmations."""
        affirmed = _Affirmed([claim for claim in found if _affirms(claim)])
        denials = [claim for claim in found if _denies(claim)]
        own = {denial.id: [c for c in affirmed.inside(denial) if self._repeats(denial, c)] for denial in denials}
        torn = {key for denial, again in own.items() if again for key in (denial, *(c.id for c in again))}
        for denial in denials:
            for other in affirmed.elsewhere(denial):
                if not {denial.id, other.id} & torn:
                    yield from self._denied(denial, other)
        hedged = list(self._hedged(affirmed))
        for left, right in hedged:
            yield self._same_words(left, right, Fit.SAME)
        yield from self._turned(affirmed)
        surer = {(left.id, right.id) for left, right in hedged}
        plain = [claim for claim in affirmed.claims if not _of(claim).thin]
        for pair in self._affirmations(plain):
            if not {(pair.left.id, pair.right.id), (pair.right.id, pair.left.id)} & surer:
                yield pair
        yield from self._answers(found)

    def _denied(self, denial: Claim, other: Claim) -> Iterator[Pair]:
        """Compare a denial with what another source affirms: by its words if it is told in the same."""
        step = self._steps(denial, other)
        if step is None and self._repeats(denial, other):
            yield self._same_words(denial, other, Fit.APART)
        elif not (_of(denial).thin or _of(other).thin):
            yield self._pair(denial, other, Fit.APART if step is None else Fit.TOGETHER, step)

    def _hedged(self, affirmed: "_Affirmed") -> Iterator[tuple[Claim, Claim]]:
        """Yield what one source hedges and another tells in the same words, more surely."""
        for claim in affirmed.claims:
            if claim.certainty is not Certainty.STATED:
                for other in affirmed.elsewhere(claim):
                    if _ORDER[claim.certainty] < _ORDER[other.certainty] and self._repeats(claim, other):
                        yield claim, other

    def _turned(self, affirmed: "_Affirmed") -> Iterator[Pair]:
        """Yield the sentences of which one has a word for its opposite in the other."""
        for claim in affirmed.claims:
            for other in affirmed.elsewhere(claim):
                words = self._turns(claim, other) if claim.id < other.id else ""
                if words and _of(claim).core == _of(other).core:
                    terms = (self._weights.term(VERBATIM), self._weights.term(CONTRARY, words))
                    yield Pair(claim, other, terms, Fit.APART)

    def _again(self, left: Claim, right: Claim) -> bool:
        """Tell whether two clauses are the same, but for a negation or a hedge."""
        one, other = (set(_of(claim).core) for claim in (left, right))
        same = _of(left).predicate == _of(right).predicate or self._predicate(left) == self._predicate(right) != ""
        return same and (one <= other or other <= one) and self._verbatim.alike(left, right)

    def _same_words(self, left: Claim, right: Claim, fit: Fit) -> Pair:
        times = _times(self._setting(left), self._setting(right))
        labels = [(VERBATIM, ""), *_tenses(_of(left), _of(right)), *times]
        return Pair(left, right, tuple(self._weights.term(label, detail) for label, detail in labels), fit)

    def _affirmations(self, affirmed: Sequence[Claim]) -> Iterator[Pair]:
        """Yield affirmations about one participant: with one predicate, or with contrary ones."""
        blocks: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in affirmed:
            for tells in self._tells(claim):
                for key in dict.fromkeys(min(tells, other) for other in (tells, *self._verbs.contraries(tells))):
                    for name in _of(claim).names:
                        blocks[name, key].append(claim)
        for left, right in _across(blocks.values()):
            match self._stands(left, right):
                case Fit.SAME, _:
                    yield self._pair(left, right, Fit.SAME)
                case Fit.APART, words:
                    yield self._pair(left, right, Fit.APART, (CONTRARY, words))

    def _affirmed(self, left: Claim, right: Claim) -> tuple[Fit, str] | None:
        """Tell whether two affirmations have one predicate, or contrary ones, and which."""
        one, other = self._tells(left), self._tells(right)
        contrary = [(a, b) for a in one for b in other if self._verbs.contrary(a, b) and not {a, b} <= set(one)]
        if contrary and set(_party(_of(left))) & set(_party(_of(right))):
            return Fit.APART, " / ".join(contrary[0])
        return (Fit.SAME, "") if set(one) & set(other) else None

    def _words(self, claim: Claim) -> tuple[str, ...]:
        """Return a statement's predicate, and of a headline or a copula any word that excludes another."""
        statement, predicate = _of(claim), self._predicate(claim)
        words = statement.words if statement.headline or statement.predicate == "be" else ()
        telling = (word for word in words if self._verbs.contraries(word))
        return tuple(dict.fromkeys(word for word in (predicate, *telling) if word))

    def _answers(self, found: Sequence[Claim]) -> Iterator[Pair]:
        """Yield the answers that one party gave in two sources, where one of them is none."""
        blocks: dict[str, list[Claim]] = defaultdict(list)
        for claim in found:
            statement = _of(claim)
            answers = statement.denial is not None and (statement.denial.silent or statement.denial is Denial.DENIED)
            if answers and statement.tense is not Tense.FUTURE:
                for name in _party(statement):
                    blocks[name].append(claim)
        for left, right in _across(blocks.values()):
            kinds = {_of(left).denial, _of(right).denial}
            if len(kinds) > 1 and any(kind.silent for kind in kinds if kind):
                detail = ", ".join(sorted(set(_party(_of(left))) & set(_party(_of(right)))))
                yield Pair(left, right, (self._weights.term("same party", detail),), Fit.TOGETHER)

    def _pair(self, left: Claim, right: Claim, fit: Fit, step: tuple[str, str] | None = None) -> Pair:
        return Pair(left, right, self._terms(left, right) if step is None else self._weighed(left, right, step), fit)

    def _weighed(self, left: Claim, right: Claim, step: tuple[str, str] | None) -> tuple[Term, ...]:
        labels = [
            *_people(_of(left), _of(right)),
            *(self._said(left, right) if step is None else [step]),
            *_tenses(_of(left), _of(right)),
            *_times(self._setting(left), self._setting(right)),
        ]
        return tuple(self._weights.term(label, detail) for label, detail in labels)

    def _told(self, claim: Claim) -> str:
        """Return the normal form of a statement's predicate; of a copula, of what completes it."""
        statement = _of(claim)
        own = next(self._verbs.content([statement.predicate]), None)
        return own or next(self._verbs.content((statement.object or "").split()[-1:]), "")

    def _said(self, left: Claim, right: Claim) -> Iterator[tuple[str, str]]:
        """Compare what is said; the left statement is the denial, where there is one."""
        one, other = _of(left), _of(right)
        shared = set(_shared(one.words, other.words))
        predicates = self._predicate(left), self._predicate(right)
        common = sorted(word for word in shared if word not in set(one.names) & set(other.names))
        words = one.headline or other.headline
        if predicates[0] and predicates[0] == predicates[1]:
            yield "same predicate", predicates[0]
        elif words and common:
            yield "shared words", ", ".join(common[:5])
        elif words and not all(predicates):
            yield "nothing but participants in one", ""
        elif not words:
            yield "another predicate", f"{predicates[0] or '-'} / {predicates[1] or '-'}"
        if left.polarity is right.polarity and min(len(one.words), len(other.words)) < _FEWEST:
            yield "too little to compare", ""
        if not words:
            yield from _completion(one, other)
        if one.headline and one.denial in {Denial.DENIED, Denial.FALSE}:
            yield "a claim that is called untrue", ""
        denied = [word for word in one.words if word not in self._verbs.persons]
        held = [word for word in denied if word in shared]
        yield _share(len(held), len(denied)), f"{len(held)} of {len(denied)}"

    def _steps(self, left: Claim, right: Claim) -> tuple[str, str] | None:
        """Return the steps that two statements tell, if they are two of one ladder."""
        one, other = self._step(left), self._step(right)
        if one is None or other is None or one.family != other.family or one.name == other.name:
            return None
        if not one.rung or not any(not self._countries.knows(word) for word in _both(_of(left), _of(right))):
            return None
        return STEPS, f"{one.name} / {other.name}"

    def _step(self, claim: Claim) -> Event | None:
        event = self._events.of(claim.context)
        return event if event is not None and event.ladder else None


def _party(statement: Statement) -> tuple[str, ...]:
    """Return the names of a statement's subject, or the words of one that has none."""
    subject = tuple(word for word in statement.core if word not in statement.completion)
    return tuple(word for word in subject if word in statement.names) or subject


def _people(one: Statement, other: Statement) -> Iterator[tuple[str, str]]:
    """Compare who and what takes part, in the subject and the object; a name counts wherever the other has it."""
    names = {*one.names, *other.names}
    words = other.words if one.headline or other.headline else other.core
    shared = list(_shared(one.core, (*other.names, *words)))
    named = [word for word in shared if word in names]
    party = [word for word in _party(one) if word in one.names]
    if one.subject == NOBODY and not one.headline:
        yield "nobody at all", other.subject or ""
    elif (party and not one.headline and not set(party) & set(shared)) or not shared:
        yield "no shared participant", ", ".join(party)
    elif named:
        yield "shared participants", ", ".join(named[:4])
    else:
        yield "the same things", ", ".join(shared[:4])


def _both(one: Statement, other: Statement) -> list[str]:
    """Return the names in the first statement's subject that the other has."""
    return [word for word in _party(one) if word in one.names and word in other.names]


def _completion(one: Statement, other: Statement) -> Iterator[tuple[str, str]]:
    """Compare what completes the predicate, beside the subject."""
    mine, theirs = (set(each.completion) for each in (one, other))
    detail = f"{', '.join(one.completion[:4])} / {', '.join(other.completion[:4])}"
    named = mine & set(one.names), theirs & set(other.names)
    if mine and not any(_shared(mine, other.words)):
        yield "completed by something else", detail
    elif all(named) and not any(_shared(named[0], (*other.names, *other.words))):
        yield "completed by somebody else", detail


def _share(held: int, said: int) -> str:
    """Name the share of a statement's words that the other has."""
    share = held / max(said, 1)
    if held and held == said:
        return "all of its words"
    if held > 1 and share >= _MOST:
        return "most of its words"
    return "half of its words" if share >= _HALF else "little of its words"


def _across(blocks: Iterable[Sequence[Claim]]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of each block that two sources make, each pair once."""
    seen: set[tuple[str, str]] = set()
    for block in blocks:
        for number, left in enumerate(block):
            for right in block[number + 1 : number + 1 + _CANDIDATES]:
                if left.source != right.source and (left.id, right.id) not in seen:
                    seen.add((left.id, right.id))
                    yield left, right


def _of(claim: Claim) -> Statement:
    assert isinstance(claim.payload, Statement)  # noqa: S101 - align() keeps nothing else
    return claim.payload


def _denies(claim: Claim) -> bool:
    """Tell a statement that something is not so; keeping silent is none."""
    statement = _of(claim)
    return (
        claim.polarity is Polarity.NEGATED
        and not (statement.denial and statement.denial.silent)
        and bool(statement.words or statement.thin)
    )


def _affirms(claim: Claim) -> bool:
    return claim.polarity is Polarity.AFFIRMED and _of(claim).denial is None


def _keys(claim: Claim) -> tuple[str, ...]:
    """Return the blocks of a statement: the starts of its words, which a misspelling leaves alone."""
    statement = _of(claim)
    words = (*statement.words, *statement.names, *statement.completion)
    return tuple(dict.fromkeys(word[:4] for word in (*words, f"={statement.predicate}")))


class _Affirmed:
    """The affirmations of a story, to be found by the words they share with a statement."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = claims
        self._sources = [claim.source for claim in claims]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, claim in enumerate(claims):
            for word in _keys(claim):
                self._holders[word].append(number)
        self.elsewhere = Once(lambda claim: self._nearest(claim, inside=False))
        """The affirmations of other sources that share most words with a statement."""

    def inside(self, claim: Claim) -> list[Claim]:
        """Return the affirmations of its own source that share most words with a statement."""
        return self._nearest(claim, inside=True)

    def _nearest(self, claim: Claim, *, inside: bool) -> list[Claim]:
        count: Counter[int] = Counter()
        for word in _keys(claim):
            count.update(self._holders.get(word, ())[:_COMMON])
        found = [number for number in count if (self._sources[number] == claim.source) is inside]
        several = [number for number in found if count[number] > 1]
        best = several if len(several) >= _CANDIDATES else found
        return [self.claims[number] for number in nlargest(_CANDIDATES, best, key=count.__getitem__)]


def _shared(one: Iterable[str], other: Sequence[str]) -> Iterator[str]:
    """Yield the words of one that the other has too, a misspelling allowed, or initials of two words in a row."""
    for word in dict.fromkeys(one):
        if any(_same(word, each) for each in other) or _initials(word, other):
            yield word


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    return len(one) >= _LONG and one[0] == other[0] and fuzz.ratio(one, other) >= _ALIKE


def _initials(word: str, other: Sequence[str]) -> bool:
    return len(word) == 2 and any(a[:1] + b[:1] == word for a, b in pairwise(other))  # noqa: PLR2004


def _point(claim: Claim) -> Claim:
    """Return a claim without extent: a figure's own date is not its setting, a clause's own date is."""
    return replace(claim, span=Span(start=claim.span.start, end=claim.span.start))


def _tenses(one: Statement, other: Statement) -> Iterator[tuple[str, str]]:
    tenses = {one.tense, other.tense}
    if Denial.WITHDRAWN in {one.denial, other.denial}:
        plan = (other if one.denial else one).tense is Tense.FUTURE
        yield ("a plan, given up" if plan else "given up, but no plan"), ""
    elif None not in tenses and len(tenses) > 1 and Tense.FUTURE in tenses:
        yield "different times", f"{one.tense} / {other.tense}"


def _times(one: Setting, other: Setting) -> Iterator[tuple[str, str]]:
    days = one.weekdays and other.weekdays and not one.weekdays & other.weekdays
    looks_back = (one.weekdays and other.spans) or (other.weekdays and one.spans)
    if moment.clash(one.times, other.times) or days or looks_back:
        yield (
            "different times",
            f"{', '.join((*one.times, *one.weekdays))} / {', '.join((*other.times, *other.weekdays))}",
        )
