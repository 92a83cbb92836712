"""Titles of people: read into head, field, grade and time, and compared."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import msgspec

from checker.values.spelling import Spelling

_MARKS = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2013": "-", "\u2011": "-", "\u2014": "-"})
_SMALL = frozenset(
    {
        "of",
        "for",
        "the",
        "and",
        "to",
        "in",
        "at",
        "a",
        "an",
        "'s",
        "s",
        "on",
        "&",
        "with",
        "its",
        "his",
        "her",
        "their",
        "from",
    }
)
_LINKS = frozenset({"of", "for", "at", "in", "to"})


class Titles(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """What the list ``titles`` says."""

    heads: frozenset[str]
    phrases: frozenset[str]
    endings: tuple[str, ...]
    things: frozenset[str]
    past: frozenset[str]
    future: frozenset[str]
    interim: frozenset[str]
    grades: frozenset[str]
    neutral: frozenset[str]
    graded: frozenset[str]
    exclusive: tuple[tuple[str, ...], ...]
    officers: tuple[tuple[str, ...], ...]
    board: tuple[str, ...]
    learned: frozenset[str]
    houses: frozenset[str]
    leading: frozenset[str]
    leads: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()
    styled: frozenset[str] = frozenset()
    weighty: frozenset[str] = frozenset()
    trades: tuple[tuple[str, ...], ...] = ()
    fielded: frozenset[str]
    ranks: tuple[str, ...]
    rank_kinds: dict[str, tuple[str, ...]]
    synonyms: dict[str, str]
    functions: dict[str, tuple[str, ...]]
    posts: dict[str, tuple[str, ...]]
    portfolios: dict[str, tuple[str, ...]]
    work: dict[str, tuple[str, ...]]

    @cached_property
    def rewrites(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """The synonyms as words; the forms they lead to stay as they are."""
        kept = {tuple(form.split()): tuple(form.split()) for form in (*self.synonyms.values(), *self.phrases)}
        return kept | {tuple(said.split()): tuple(form.split()) for said, form in self.synonyms.items()}

    @cached_property
    def timed(self) -> dict[str, "Tenure"]:
        """The words that say when a title is held."""
        rows = ((self.past, Tenure.PAST), (self.future, Tenure.FUTURE), (self.interim, Tenure.INTERIM))
        return {word: tenure for words, tenure in rows for word in words}

    @cached_property
    def field_words(self) -> frozenset[str]:
        """Words that name a field of government: never the organisation."""
        return frozenset(word for row in self.portfolios.values() for phrase in row for word in phrase.split())

    @cached_property
    def fields(self) -> dict[str, str]:
        """Fields of government by each single word or joined phrase."""
        return {phrase: field for field, row in self.portfolios.items() for phrase in row}

    @cached_property
    def work_fields(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Fields of work in one body, each with the words of a phrase for it."""
        rows = (*self.portfolios.items(), *self.work.items())
        return tuple((field, frozenset(phrase.split())) for field, row in rows for phrase in row)

    @cached_property
    def post_words(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Posts that fill a day, each with the words of a phrase for it."""
        return tuple((post, frozenset(_content(phrase))) for post, row in self.posts.items() for phrase in row)

    @cached_property
    def board_words(self) -> frozenset[frozenset[str]]:
        """Posts that a body fills by name, each as its words."""
        return frozenset(frozenset(_content(post)) for post in self.board)

    def one_trade(self, left: str, right: str) -> bool:
        """Tell whether two heads name one trade in other words: ``judge``, ``justice``."""
        return left != right and any(left in row and right in row for row in self.trades)

    def head(self, word: str) -> bool:
        """Tell whether a lower-case noun heads titles."""
        return word in self.heads or word in self.synonyms or word.endswith(self.endings)


class Tenure(StrEnum):
    """When a title is held, where the source says so."""

    PAST = "past"
    FUTURE = "future"
    INTERIM = "interim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title, normalised."""

    head: str
    words: frozenset[str]
    """All its content words, the head's among them, without grade and tenure."""
    grade: str | None = None
    tenure: Tenure | None = None

    def key(self) -> str:
        """Write the title in one order, for grouping and fingerprints."""
        return " ".join((*((self.grade,) if self.grade else ()), *sorted(self.words)))


class Standing(StrEnum):
    """How two titles of one person stand to each other."""

    SAME = "same"
    TENURE = "tenure"
    """The same title, held at another time: former, acting, incoming."""
    BROADER = "broader"
    """One says less than the other."""
    BESIDE = "beside"
    """Two posts, or two fields of learning: one person may have both, and a reader would see a difference."""
    EXCLUSIVE = "exclusive"
    """Not both at once."""
    APART = "apart"
    """Both can be held."""


class Scope(StrEnum):
    """What two titles must share for one to rule out the other."""

    STORY = "story"
    """The story they are told in: ranks, ministries, posts. An organisation left out is the one spoken of."""
    COUNTRY = "country"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleMatch:
    """How two titles compare, and why."""

    standing: Standing
    reason: str
    scope: "Scope | None" = None
    """Where two titles exclude each other, if they do."""


def parse(text: str, titles: Titles, spelling: Spelling) -> Title:
    """Read a title, as written."""
    words = _rewritten(_plain(text, spelling), titles)
    tenure = next((titles.timed[word] for word in words if word in titles.timed), None)
    skipped = titles.timed.keys() | titles.neutral
    words = [word for word in words if word not in skipped and not word.isdigit()] or words
    end = next((i for i, word in enumerate(words) if word in _LINKS and i), len(words))
    grade = next((word for word in words[: end - 1] if word in titles.grades), None)
    kept = [word for word in words if word != grade and word not in _SMALL]
    head = words[end - 1] if words else ""
    if " ".join(words[end - 2 : end]) in titles.phrases and words[end - 2] != grade:
        head = " ".join(words[end - 2 : end])
    return Title(head=head, words=frozenset(kept), grade=grade, tenure=tenure)


def compare(left: Title, right: Title, titles: Titles) -> TitleMatch:
    """Say how two titles of one person stand to each other; the order makes no difference."""
    if left.words == right.words and left.grade == right.grade:
        if left.tenure == right.tenure:
            return TitleMatch(standing=Standing.SAME, reason="same title")
        return TitleMatch(standing=Standing.TENURE, reason=f"{_when(left)} against {_when(right)}")
    if left.tenure != right.tenure:
        return TitleMatch(standing=Standing.APART, reason="held at different times")
    # Of posts that are past one may have followed the other, but a deputy is not remembered as the holder.
    exclusive = _graded(left, right, titles) if left.tenure is Tenure.PAST else _exclusive(left, right, titles)
    if exclusive:
        return exclusive
    if left.grade == right.grade and (left.words <= right.words or right.words <= left.words):
        return TitleMatch(standing=Standing.BROADER, reason="one says less than the other")
    beside = _beside(left, right, titles)
    return beside or TitleMatch(standing=Standing.APART, reason="both can be held at once")


def _beside(left: Title, right: Title, titles: Titles) -> TitleMatch | None:
    """Say what sets two titles apart that one person may have at once."""
    if left.grade or right.grade:
        return None
    if left.words - titles.houses in titles.board_words and right.words - titles.houses in titles.board_words:
        return TitleMatch(standing=Standing.BESIDE, reason="two posts of one body", scope=Scope.ORGANISATION)
    if left.head != right.head and {left.head, right.head} <= titles.learned:
        return TitleMatch(standing=Standing.BESIDE, reason="two fields of learning", scope=Scope.STORY)
    return None


def _plain(text: str, spelling: Spelling) -> list[str]:
    """Split a title into lower-case words in one spelling."""
    raw = text.translate(_MARKS).casefold().replace("-", " ").replace(",", " ").split()
    normal = (spelling.normal(word.removesuffix("'s")) for word in raw)
    return [part for word in normal for part in word.strip('."“”()').split() if part]


def _rewritten(words: list[str], titles: Titles) -> list[str]:
    """Put each synonym's common form in its place, longest first."""
    result: list[str] = []
    longest = max((len(key) for key in titles.rewrites), default=1)
    position = 0
    while position < len(words):
        lengths = range(min(longest, len(words) - position), 0, -1)
        match = next((n for n in lengths if tuple(words[position : position + n]) in titles.rewrites), 0)
        result.extend(titles.rewrites[tuple(words[position : position + match])] if match else (words[position],))
        position += match or 1
    return result


def _when(title: Title) -> str:
    return title.tenure.value if title.tenure else "present"


def _exclusive(left: Title, right: Title, titles: Titles) -> TitleMatch | None:
    """Say why two titles are not held at once, if there is a reason."""
    if left.grade or right.grade:
        return _graded(left, right, titles) or _full_time(left, right, titles)
    one, two = _rank(left, titles), _rank(right, titles)
    if one and two:
        kin = two in titles.rank_kinds.get(one, ()) or one in titles.rank_kinds.get(two, ())
        return None if kin else _ruled_out("different ranks", Scope.STORY)
    if _one_row(_office(left, titles.exclusive), _office(right, titles.exclusive), titles.exclusive):
        return _ruled_out("different offices of state", Scope.COUNTRY)
    if _is_minister(left) and _is_minister(right):
        return _ministries(left, right, titles)
    return _full_time(left, right, titles) or _in_one_body(left, right, titles)


def _ministries(left: Title, right: Title, titles: Titles) -> TitleMatch | None:
    apart = _disjoint(_portfolios(left, titles), _portfolios(right, titles))
    return _ruled_out("different ministries", Scope.STORY) if apart else None


def _full_time(left: Title, right: Title, titles: Titles) -> TitleMatch | None:
    """Hold against each other two posts that each fill a day, in whatever place."""
    apart = _disjoint(_posts(left, titles), _posts(right, titles))
    return _ruled_out("two full-time posts", Scope.STORY) if apart else None


def _in_one_body(left: Title, right: Title, titles: Titles) -> TitleMatch | None:
    """Hold against each other two posts of one organisation."""
    if _disjoint(_fields(left, titles), _fields(right, titles)):
        return _ruled_out("different posts in one organisation", Scope.STORY)
    one, two = (Title(head=each.head, words=each.words - titles.houses) for each in (left, right))
    if _one_row(_office(one, titles.officers), _office(two, titles.officers), titles.officers):
        return _ruled_out("different officers of one organisation", Scope.ORGANISATION)
    return _speaks_for(left, right, titles)


def _speaks_for(left: Title, right: Title, titles: Titles) -> TitleMatch | None:
    """Hold a spokesperson against who leads the same body."""
    heads = {left.head, right.head}
    if len(heads) == 1 or "spokesperson" not in heads or heads.isdisjoint(titles.leading):
        return None
    one, two = _qualified(left), _qualified(right)
    if one - titles.houses != two - titles.houses:
        return None
    return _ruled_out("spokesperson against leader", Scope.STORY if one and one == two else Scope.ORGANISATION)


def _ruled_out(reason: str, scope: Scope) -> TitleMatch:
    return TitleMatch(standing=Standing.EXCLUSIVE, reason=reason, scope=scope)


def _graded(left: Title, right: Title, titles: Titles) -> TitleMatch | None:
    """Hold a deputy against the holder of the same office."""
    if (left.grade is None) == (right.grade is None):
        return None
    deputy, holder = (left, right) if left.grade else (right, left)
    shared = deputy.head == holder.head or deputy.head in holder.head.split()
    known = holder.head in titles.graded or any(holder.words == frozenset(head.split()) for head in titles.graded)
    if not shared or not known or deputy.grade not in {"deputy", "vice"}:
        return None
    if deputy.words - titles.houses == holder.words - titles.houses and deputy.grade == "vice":
        return _ruled_out("deputy against holder", Scope.ORGANISATION)
    less = deputy.grade == "deputy" and deputy.words - titles.houses <= holder.words
    return _ruled_out("deputy against holder", Scope.STORY) if less else None


def _disjoint(one: frozenset[str], two: frozenset[str]) -> bool:
    return bool(one and two) and one.isdisjoint(two)


def _rank(title: Title, titles: Titles) -> str | None:
    return next((rank for rank in titles.ranks if title.words == frozenset(rank.split())), None)


def _office(title: Title, rows: tuple[tuple[str, ...], ...]) -> str | None:
    """Return the office of a list that a title is, and nothing more."""
    return next((office for row in rows for office in row if title.words == frozenset(office.split())), None)


def _one_row(one: str | None, two: str | None, rows: tuple[tuple[str, ...], ...]) -> bool:
    return one != two and any(one in row and two in row for row in rows)


def _qualified(title: Title) -> frozenset[str]:
    """Return what a title says beside its head."""
    return title.words - frozenset(title.head.split()) - {"chief", "executive", "officer"}


def _posts(title: Title, titles: Titles) -> frozenset[str]:
    """Return the posts that fill a day which a title names."""
    last = title.head.rpartition(" ")[2]
    return frozenset(post for post, words in titles.post_words if last in words and words <= title.words)


def _fields(title: Title, titles: Titles) -> frozenset[str]:
    """Return what a title's holder answers for in one body."""
    if title.head not in titles.fielded:
        return _functions(title, titles)
    found = (field for field, words in titles.work_fields if words <= title.words)
    return _functions(title, titles) | frozenset(found)


def _functions(title: Title, titles: Titles) -> frozenset[str]:
    """Return what a title's holder answers for in a company."""
    rows = titles.functions.items()
    return frozenset(name for name, phrases in rows if any(frozenset(_content(p)) <= title.words for p in phrases))


def _content(phrase: str) -> list[str]:
    return [word for word in phrase.split() if word not in _SMALL]


def _is_minister(title: Title) -> bool:
    return title.head in {"minister", "secretary"}


def _portfolios(title: Title, titles: Titles) -> frozenset[str]:
    """Return the fields of government in a minister's title."""
    return frozenset(field for phrase, field in titles.fields.items() if frozenset(phrase.split()) <= title.words)
