"""Dates to clusters: which dates are of the same event, or of the same statement.

Most dates of a story date different things, so that a pair must share what happened, who took part and the words it is
told in; dates of something said meet only where the same is said by the same speaker. The levels are labelled and
add up as those of figures do.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from rapidfuzz import fuzz

from checker.align import clustering, weights
from checker.align.clustering import Aligned
from checker.align.occasions import Occasion, Occasions
from checker.align.once import OnceForTwins, Twins, told
from checker.align.setting import Setting, Settings
from checker.align.weights import Fit, Pair, Weights
from checker.lexicon import Lexicon
from checker.model import Article, Claim, Cluster, Term
from checker.values import moment

SameEntity = Callable[[str, str], bool]

_COMMON = 40
"""A word of more dates than this brings no two of them together by itself."""
_FEWEST = 2
"""Words two dates share at least."""
_LEVELS = (
    (0.8, 5, "nearly the same words"),
    (0.6, 4, "much the same words"),
    (0.8, 3, "much the same words"),
    (0.4, 3, "partly the same words"),
)
"""Share of the words of both clauses together, the words shared, and what that is called."""
_SAME_SENTENCE = "the same sentence but for the date"
_VERY_SAME = "the very same sentence but for the date"
_VERBATIM = 93.0
"""Percent of letters from which two sentences are one, retouched."""
_SHORT = 4
"""Words of a sentence below which any two are alike by chance."""
_LONG = 8
"""Words from which a sentence without an event of its own is told only once."""
_DISPATCH = 14
"""Words of a sentence from which two outlets that have it to the letter took it from one dispatch, of one day."""
_ALIEN, _HALF = 0.2, 0.5
_SMALL = 3.0
"""Figures up to this are equal by chance too often to say much."""
_WEEK, _SEASON = 7, 60
_FULL, _YEAR, _TENS = 10, 4, 8
"""Characters of a full ISO date, and of its year; the place of the first digit of its day."""


class Dates:
    """Aligns the dates of one story."""

    def __init__(self, lexicon: Lexicon, same_entity: SameEntity, settings: Settings) -> None:
        self._weights: Weights = weights.read(lexicon, "dates")
        self._occasions = Occasions(lexicon)
        self._same = same_entity
        self._settings = settings

    def align(self, articles: Sequence[Article], claims: Sequence[Claim], quotations: Sequence[Cluster]) -> Aligned:
        """Return the clusters of a story's dates, given those of its quotations."""
        occasions = self._occasions.of(articles, claims, quotations)
        pairs, considered = clustering.sound(self._pairs(occasions), self._weights)
        clusters = clustering.clusters([o.claim for o in occasions], _settled(pairs), kind="date")
        return Aligned(clusters=clusters, considered=considered)

    def _pairs(self, occasions: Sequence[Occasion]) -> Iterator[Pair]:
        known = {each.claim.id: each for each in occasions}
        twins = Twins(lambda claim: (told(claim, self._settings.of(claim)), known[claim.id].told()))
        scored = OnceForTwins(lambda left, right: self._scored(known[left.id], known[right.id]), twins)
        for left, right in _candidates(occasions):
            if found := scored(left.claim, right.claim):
                yield Pair(left.claim, right.claim, *found)

    def _scored(self, left: Occasion, right: Occasion) -> tuple[tuple[Term, ...], Fit] | None:
        fit = _fit(left, right)
        if fit is None or (fit is not Fit.APART and (left.fragment or right.fragment)):
            return None
        if fit is Fit.APART and _very_same(left, right):
            labels = [(_VERY_SAME, ""), *_doubts(left, right)]
        else:
            one, other = self._settings.of(left.claim), self._settings.of(right.claim)
            labels = [
                *self._event(left, right),
                *_told(left, right),
                *_circumstances(one, other),
                *_value(left, right, fit),
            ]
        return tuple(self._weights.term(*label) for label in labels), fit

    def _event(self, left: Occasion, right: Occasion) -> Iterator[tuple[str, str]]:
        detail = f"{left.core or '-'} / {right.core or '-'}"
        quoted = bool(left.quotes & right.quotes)
        if quoted and _worded(left) and _worded(right):
            yield "same words quoted", ""
        if left.statement and right.statement:
            yield "both statements", detail
            yield self._speakers(left, right)
            if not quoted and _likeness(left, right) < _LEVELS[1][0]:
                yield "other words said", ""
        elif left.statement or right.statement:
            yield ("statement, and published words" if quoted else "statement, and not"), detail
        else:
            yield _events(left, right), detail
            yield from _participants(left, right)

    def _speakers(self, left: Occasion, right: Occasion) -> tuple[str, str]:
        detail = f"{left.speaker or '-'} / {right.speaker or '-'}"
        if left.speaker is None or right.speaker is None:
            return "speaker not named in one", detail
        if left.speaker.casefold() == right.speaker.casefold():
            return "same speaker", detail
        if not (_is_name(left.speaker) and _is_name(right.speaker)):
            return "speaker not named in one", detail
        return ("same speaker" if self._same(left.speaker, right.speaker) else "different speakers"), detail


def _settled(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Drop pairs with a better partner, but none that differ in one sentence, which each outlet has once."""
    kept = set(map(id, clustering.settled(pairs)))
    same = [pair for pair in pairs if pair.agrees and _labelled(pair, _SAME_SENTENCE)]
    told = {(one.id, other.article) for p in same for one, other in ((p.left, p.right), (p.right, p.left))}
    for pair in pairs:
        elsewhere = (pair.left.id, pair.right.article) in told or (pair.right.id, pair.left.article) in told
        if id(pair) in kept or (_labelled(pair, _VERY_SAME) and not elsewhere):
            yield pair


def _labelled(pair: Pair, label: str) -> bool:
    return any(term.label == label for term in pair.terms)


def _candidates(occasions: Sequence[Occasion]) -> Iterator[tuple[Occasion, Occasion]]:
    """Yield the pairs of dates that share words or a quotation, and the word that makes them limits."""
    for one, other in sorted(_near(occasions)):
        left, right = occasions[one], occasions[other]
        if left.limit != right.limit or _one_sentence(left.claim, right.claim):
            continue
        if left.fragment or right.fragment:
            if _very_same(left, right):
                yield left, right
        elif _enough(left, right) or left.quotes & right.quotes or left.sentence == right.sentence:
            yield left, right


def _near(occasions: Sequence[Occasion]) -> Iterable[tuple[int, int]]:
    """Return the pairs of dates, by their numbers, that share a word that is not common, or a quotation."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(occasions):
        for key in (*each.words, each.core, each.sentence, *(f"quote {q}" for q in each.quotes)):
            index[key].append(number)
    return {pair for numbers in index.values() if len(numbers) <= _COMMON for pair in combinations(numbers, 2)}


def _enough(left: Occasion, right: Occasion) -> bool:
    """Tell whether two dates share words enough to be compared: one, where they tell the same event."""
    shared = left.words & right.words
    one_kind = left.core == right.core or left.kinds & right.kinds
    if not one_kind or left.bare or right.bare or left.statement or right.statement:
        return len(shared) >= _FEWEST
    return bool(shared) or left.core in right.words or right.core in left.words


def _one_sentence(left: Claim, right: Claim) -> bool:
    """Tell whether two dates stand in one sentence: a writer who gives both means two things."""
    return left.article == right.article and left.sentence == right.sentence


def _fit(left: Occasion, right: Occasion) -> Fit | None:
    """Tell how two dates stand to each other; None where they cannot be compared."""
    match moment.compare(left.moment, right.moment):
        case moment.Fit.SAME:
            return Fit.SAME
        case moment.Fit.WITHIN:
            return Fit.SAME if moment.alike(left.moment, right.moment) else Fit.TOGETHER
        case moment.Fit.DIFFERENT:
            return None if _written_alike(left, right) else Fit.APART
    return None


def _written_alike(left: Occasion, right: Occasion) -> bool:
    """Tell dates that differ only in what they were reckoned from.

    The same day of the week in two weeks, or the same day of two years that the texts do not give, is no contradiction:
    one article's own date may be that of a later edition.
    """
    one, other = left.moment, right.moment
    if one.weekday is not None and one.weekday == other.weekday:
        return True
    if "stated" in (one.anchor, other.anchor) or one.value is None or other.value is None:
        return False
    same_day = one.value[_YEAR:] == other.value[_YEAR:] != ""
    return same_day or left.claim.text.casefold() == right.claim.text.casefold()


def _worded(occasion: Occasion) -> bool:
    return occasion.statement or occasion.publishing


def _is_name(speaker: str) -> bool:
    return speaker.rsplit(maxsplit=1)[-1][:1].isupper()


def _events(left: Occasion, right: Occasion) -> str:
    if left.core == right.core:
        return "same bare verb" if left.bare else "same event"
    if left.kinds & right.kinds:
        return "same kind of event"
    if left.core in right.words or right.core in left.words:
        return "event told in passing in one"
    return "event not told in one" if left.bare or right.bare else "different events"


def _participants(left: Occasion, right: Occasion) -> Iterator[tuple[str, str]]:
    """Compare subjects and objects; what is the subject here may be told elsewhere in the other clause."""
    shared = left.participants & (right.participants | right.senses) | right.participants & left.senses
    detail = f"{', '.join(sorted(left.participants))} / {', '.join(sorted(right.participants))}"
    if len(shared) > 1:
        yield "same participants", detail
    elif shared and left.participants == right.participants:
        yield "the same one participant", detail
    elif shared:
        yield "shared participant", detail
    elif left.participants and right.participants:
        yield "different participants", detail
    if left.subject and right.subject and not (_has(right, left.subject) or _has(left, right.subject)):
        yield "another name did it", f"{left.subject} / {right.subject}"
    elif {left.pronoun, right.pronoun} == {"he", "she"}:
        yield "another name did it", "he / she"
    if shared and left.once and right.once:
        yield "happens once", f"{left.core} / {right.core}"


def _has(occasion: Occasion, name: str) -> bool:
    return name == occasion.subject or name in occasion.words


def _told(left: Occasion, right: Occasion) -> Iterator[tuple[str, str]]:
    names = left.names & right.names
    if names:
        yield ("several shared names" if len(names) > 1 else "shared names"), ", ".join(sorted(names))
    yield from _figures(left, right)
    yield from _words(left, right)
    if _one_wording(left, right) and not _figures_differ(left, right):
        yield _SAME_SENTENCE, ""
    if left.claim.polarity is not right.claim.polarity:
        yield "one affirmed, one denied", ""


def _figures(left: Occasion, right: Occasion) -> Iterator[tuple[str, str]]:
    telling = {each for each in left.figures & right.figures if each[1] > _SMALL}
    if telling:
        yield "same figures", ", ".join(f"{size:g} {thing}" for thing, size in sorted(telling))
    elif _figures_differ(left, right):
        yield "different figures", ""


def _figures_differ(left: Occasion, right: Occasion) -> bool:
    """Tell whether both count the same things and never the same number of them."""
    things = {thing for thing, _ in left.figures} & {thing for thing, _ in right.figures}
    return bool(things) and not left.figures & right.figures


def _likeness(left: Occasion, right: Occasion) -> float:
    """Return the share of the words of both clauses that are in both."""
    union = left.words | right.words
    return len(left.words & right.words) / len(union) if union else 0.0


def _words(left: Occasion, right: Occasion) -> Iterator[tuple[str, str]]:
    shared, likeness = left.words & right.words, _likeness(left, right)
    detail = ", ".join(sorted(shared))
    for least, fewest, label in _LEVELS:
        if likeness >= least and len(shared) >= fewest:
            yield label, detail
            return
    if shared and (likeness == 1 or (len(shared) > 1 and shared in (left.words, right.words))):
        yield "the same few words", detail
    elif likeness < _ALIEN and left.words and right.words and not left.quotes & right.quotes:
        yield "few words in common", detail


def _very_same(left: Occasion, right: Occasion) -> bool:
    """Tell sentences that say enough to be told once and differ in nothing but the date."""
    telling = not (left.bare or left.statement or left.fragment or right.fragment)
    telling = telling and _distance(left.moment, right.moment) not in {"years apart", "far apart"}
    return left.sentence == right.sentence and len(left.sentence.split()) >= (_SHORT if telling else _LONG)


def _one_wording(left: Occasion, right: Occasion) -> bool:
    if min(len(left.sentence.split()), len(right.sentence.split())) < _SHORT:
        return False
    return fuzz.ratio(left.sentence, right.sentence, score_cutoff=_VERBATIM) > 0


def _circumstances(one: Setting, other: Setting) -> Iterator[tuple[str, str]]:
    if one.places and other.places:
        detail = f"{', '.join(sorted(one.places))} / {', '.join(sorted(other.places))}"
        yield _places(one.places, other.places), detail
    if min(one.prominence, other.prominence) > 1:
        yield "both in the first sentence", ""


def _places(one: frozenset[str], other: frozenset[str]) -> str:
    if not one & other:
        return "different places"
    return "same place" if one <= other or other <= one else "same place, other parts of it"


def _value(left: Occasion, right: Occasion, fit: Fit) -> Iterator[tuple[str, str]]:
    detail = f"{left.claim.text} / {right.claim.text}"
    if fit is Fit.SAME:
        fine = {left.moment.precision, right.moment.precision} <= {"day", "weekday"}
        yield ("same day" if fine else "same month or year"), detail
    elif fit is Fit.TOGETHER:
        yield "one within the other", detail
    else:
        yield _distance(left.moment, right.moment), detail
        if left.planned and right.planned and _likeness(left, right) >= _HALF:
            yield "both ahead", ""
        if left.others != right.others:
            yield "one of its kind, and another", ", ".join(sorted(left.others ^ right.others))
        if _figures_differ(left, right):
            yield "other figures, too", ""
        if left.several or right.several:
            yield "one of several dates", ""
        yield from _doubts(left, right)


def _doubts(left: Occasion, right: Occasion) -> Iterator[tuple[str, str]]:
    """Tell what lets two dates that differ both be right."""
    if _reckoned(left.moment) or _reckoned(right.moment):
        yield "reckoned from the article's day", ""
    dispatch = left.sentence == right.sentence and len(left.sentence.split()) >= _DISPATCH
    if (left.lasting or right.lasting) and not dispatch:
        yield "can be so on both days", ""


def _distance(one: moment.Moment, other: moment.Moment) -> str:
    ours, theirs = moment.interval(one.value), moment.interval(other.value)
    if ours is None or theirs is None:
        if one.yearless or other.yearless:
            return "days apart"
        return "days of the week apart" if ours is theirs else "day of the week against a date"
    if _slipped(one.value or "", other.value or ""):
        return "apart, as by a slip"
    yearly = {one.precision, other.precision} == {"year"}
    return "years apart" if yearly else _gap(ours, theirs)


def _slipped(one: str, other: str) -> bool:
    """Tell dates of which one has two neighbouring digits swapped, a digit of the day lost, or the year alone wrong."""
    differing = [place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or not differing:
        return False
    first, last = differing[0], differing[-1]
    if differing == [_TENS]:
        return True
    if len(differing) == 2 and last == first + 1:  # noqa: PLR2004 - a pair of digits
        return one[first] == other[last] and one[last] == other[first]
    return len(one) == _FULL and last < _YEAR


def _gap(ours: tuple[date, date], theirs: tuple[date, date]) -> str:
    first, last = sorted((ours, theirs))
    days = (last[0] - first[1]).days
    return "days apart" if days <= _WEEK else "weeks apart" if days <= _SEASON else "far apart"


def _reckoned(one: moment.Moment) -> bool:
    """Tell a date that hangs on the article's own day alone: "yesterday", "last month"."""
    return one.value is not None and one.anchor != "stated" and one.weekday is None and one.yearless is None
