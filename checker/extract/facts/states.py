"""States: the values of declared attributes whose values are words."""

from collections.abc import Iterator

from checker.attributes import Attributes
from checker.extract import clause
from checker.extract.facts.bearers import Bearers
from checker.extract.reading import Reading
from checker.extract.tree import Span as Sentence
from checker.extract.tree import Token
from checker.model import Bearer, Claim
from checker.values.state import State

_SUBJECTS = ("nsubjpass", "dobj", "nsubj")
_KIN = "relation"


class States:
    """Finds the values of declared attributes in an article."""

    def __init__(self, attributes: Attributes) -> None:
        self._attributes = attributes

    def __call__(self, reading: Reading, bearers: Bearers) -> Iterator[Claim]:
        """Yield a claim for each value, in reading order; longer names of a value go before shorter ones."""
        number = 0
        for sentence in reading.sentences:
            for first, last, name, value in self._in(sentence):
                number += 1
                token, end = first, last.idx + len(last.text)
                head = _head(first, last)
                bearer = _bearer(head, bearers, kin=name == _KIN)
                stated = " ".join(reading.article.text[first.idx : end].split())
                state = State(attribute=name, value=value, stated=stated, of=bearer.label if bearer else None)
                yield reading.claim(state, token.idx, end, token=head, number=number, attribute=name, bearer=bearer)

    def _in(self, sentence: Sentence) -> Iterator[tuple[Token, Token, str, str]]:
        tokens = list(sentence)
        lemmas = [token.lemma_.lower() for token in tokens]
        present = {*lemmas, *(token.lower_ for token in tokens)}
        at = 0
        while at < len(tokens):
            step = 1
            seen: set[str] = set()
            for lemma in dict.fromkeys((tokens[at].lower_, lemmas[at])):
                for words, name, value in self._attributes.phrases.get(lemma, ()):
                    if name in seen or not _reads(tokens, lemmas, at, words) or not self._fits(name, present):
                        continue
                    seen.add(name)
                    step = max(step, len(words))
                    yield tokens[at], tokens[at + len(words) - 1], name, value
            at += step

    def _fits(self, name: str, present: set[str]) -> bool:
        """Tell whether a sentence has the words that an attribute needs, and none that speak of something else."""
        attribute = self._attributes.by_name[name]
        return (not attribute.near or not present.isdisjoint(attribute.near)) and present.isdisjoint(attribute.apart)


def _reads(tokens: list[Token], lemmas: list[str], at: int, words: tuple[str, ...]) -> bool:
    """Tell whether the words of a value stand at a place, each as written or as its lemma."""
    if at + len(words) > len(tokens):
        return False
    return all(word in (lemmas[at + i], tokens[at + i].lower_) for i, word in enumerate(words))


def _head(first: Token, last: Token) -> Token:
    """Return the token of a phrase that the others hang on."""
    own = range(first.i, last.i + 1)
    return next((first.doc[i] for i in own if first.doc[i].head.i not in own), last)


def _bearer(head: Token, bearers: Bearers, *, kin: bool) -> Bearer | None:
    """Return whom a value is told of: the owner of a relation, the one shot, charged or held."""
    if kin:
        apposed = next((c for c in head.children if c.dep_ == "appos"), None)
        if apposed is not None:
            return bearers.of(apposed)
        if head.dep_ in {"compound", "appos"}:
            return bearers.of(head.head)
    verb = clause.governor(head)
    for role in _SUBJECTS:
        found = next((c for c in (verb.children if verb is not None else ()) if c.dep_ == role and c is not head), None)
        if found is not None and not found.is_ancestor(head):
            return bearers.of(found)
    return bearers.of(clause.subject(verb)) if verb is not None and clause.subject(verb) is not head else None
