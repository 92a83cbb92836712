"""What a stretch of tokens says: its content words and names, in normal form."""

from collections.abc import Collection, Iterable, Iterator

from checker.extract.tree import Token
from checker.values.country import Countries
from checker.values.predicates import Verbs

_APART = frozenset({"ccomp", "advcl", "relcl", "parataxis", "conj", "acl"})
"""Dependencies under which a clause of its own starts."""
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "AUX", "INTJ", "X"})
_MEASURES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY"})
"""Entities that other claims carry."""
_MOST = 60
"""Tokens of a clause that are read: more is a table or a list."""


class Scope:
    """Puts tokens in normal form."""

    def __init__(self, verbs: Verbs, countries: Countries) -> None:
        self._verbs = verbs
        self._countries = countries

    def clause(self, head: Token) -> list[Token]:
        """Return the tokens of a clause or a noun phrase in order, without the clauses inside it."""
        found, stack = [head], [head]
        while stack and len(found) < _MOST:
            for child in stack.pop().children:
                if not (child.dep_ == "punct" or (child.dep_ in _APART and child.pos_ in {"VERB", "AUX"})):
                    found.append(child)
                    stack.append(child)
        return sorted(found, key=lambda token: token.i)

    def words(self, tokens: Iterable[Token], drop: Collection[str] = ()) -> tuple[str, ...]:
        """Return the content words, each once, in order."""
        kept = (t for t in tokens if t.lower_ not in drop and t.pos_ in _CONTENT and t.ent_type_ not in _MEASURES)
        return tuple(dict.fromkeys(word for token in kept for word in self._of(token)))

    def names(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Return the words of proper names, each once, in order."""
        kept = (t for t in tokens if t.text[:1].isupper() and self._names(t) and t.ent_type_ not in _MEASURES)
        return tuple(dict.fromkeys(word for token in kept for word in self._of(token)))

    def name(self, text: str) -> tuple[str, ...]:
        """Return the words of a name that is written down."""
        plain = text.replace("'s", "").replace("’s", "").replace("-", " ").split()
        return tuple(dict.fromkeys(self._verbs.content(word for word in plain if word[:1].isupper())))

    def _names(self, token: Token) -> bool:
        """Tell a proper name, or the adjective of a country."""
        return token.pos_ == "PROPN" or self._countries.knows(token.text)

    def _of(self, token: Token) -> Iterator[str]:
        country = self._countries.find(token.text) if token.text[:1].isupper() else None
        if country is not None:
            yield country.casefold()
            return
        if token.pos_ == "NOUN" and token.lemma_.lower() in self._verbs.homonyms:
            yield token.lemma_.lower()
            return
        proper = token.tag_.startswith("NNP")
        particle = next((child.lower_ for child in token.children if child.dep_ == "prt"), None)
        if particle:
            phrase = f"{token.lemma_.lower()}_{particle}"
            if self._verbs.knows(phrase):
                yield self._verbs.normal(phrase)
                return
        yield from self._verbs.content([token.lower_ if proper else token.lemma_.lower()])
