"""Which sources share an origin: outlets that print long runs of the same words took them from one place.

Word shingles and their containment in the shorter text, after Broder, "On the resemblance and containment of
documents" (1997). Quoted words are left out: two reporters who heard one speech are two origins.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from checker.model import Article, Claim
from checker.values import Quotation

_RUN = 8
"""Words in a shingle: runs of eight words seldom recur by chance."""
_SHARE = 0.15
"""Part of the shorter text's shingles from which two texts share an origin."""
_LEAST = 4
"""Shingles needed: in a text of a sentence or two, one shared phrase is not an origin."""
_COMMON = 50
"""A shingle in more articles than this is boilerplate and would compare all with all."""


def origins(articles: Sequence[Article], claims: Iterable[Claim]) -> tuple[tuple[str, ...], ...]:
    """Return the sources in groups that share an origin, each group and the groups in order."""
    quoted: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.payload, Quotation):
            quoted[claim.article].append((claim.span.start, claim.span.end))
    shingles = [_shingles(article, quoted[article.id]) for article in articles]
    first = {article.source: article.source for article in articles}

    def head(source: str) -> str:
        while first[source] != source:
            first[source] = first[first[source]]
            source = first[source]
        return source

    for one, other in {*_copied(shingles), *_credited(articles)}:
        left, right = sorted((head(articles[one].source), head(articles[other].source)))
        first[right] = left
    members: dict[str, list[str]] = defaultdict(list)
    for source in sorted(first):
        members[head(source)].append(source)
    return tuple(tuple(sources) for _, sources in sorted(members.items()))


def _credited(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of articles that credit one agency: its dispatch is the origin of both."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        for name in article.credits:
            holders[name].append(number)
    for numbers in holders.values():
        yield from pairwise(numbers)


def _shingles(article: Article, quoted: Sequence[tuple[int, int]]) -> set[int]:
    """Return the hashes of an article's runs of words outside quotation marks."""
    plain = list(article.text)
    for start, end in quoted:
        plain[start:end] = "\x00" * (end - start)
    found: set[int] = set()
    for stretch in re.split("\x00+", "".join(plain)):
        words = re.findall(r"\w+", stretch.casefold())
        found.update(hash(tuple(words[i : i + _RUN])) for i in range(len(words) - _RUN + 1))
    return found


def _copied(shingles: Sequence[set[int]]) -> Iterable[tuple[int, int]]:
    """Yield the pairs of texts of which the shorter is in good part contained in the longer."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(shingles):
        for shingle in own:
            holders[shingle].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    # Texts that share one run share many: those that the same texts hold are counted at once.
    together = Counter(tuple(numbers) for numbers in holders.values() if 1 < len(numbers) <= _COMMON)
    for numbers, times in together.items():
        for pair in combinations(numbers, 2):
            shared[pair] += times
    for (one, other), count in shared.items():
        if count >= max(_LEAST, _SHARE * min(len(shingles[one]), len(shingles[other]))):
            yield one, other
