"""Whom or what a token stands for: a name in full, the noun of a description, the antecedent of a pronoun."""

from collections.abc import Callable
from typing import Protocol

from checker.extract import clause
from checker.extract.names.mentions import Mention, Mentions
from checker.extract.reading import Reading
from checker.extract.tree import Token
from checker.lexicon import Lexicon
from checker.model import Bearer, BearerType
from checker.values.counted import CountedTable

_TYPES = {"person": BearerType.PERSON, "organisation": BearerType.ORGANISATION, "place": BearerType.PLACE}
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "who"})


class Named(Protocol):
    """Tells whom a word stands for."""

    def named(self, head: Token | None) -> str | None:
        """Return the name or noun that a token stands for; None where that is not clear."""


class Bearers:
    """The people, bodies, places and things of one article, by the tokens that stand for them."""

    def __init__(self, mentions: tuple[Mention, ...], reading: Reading, voices: Named, table: CountedTable) -> None:
        self._at = {i: mention for mention in mentions for i in range(mention.start, mention.end)}
        self._doc = reading.doc
        self._voices = voices
        self._table = table
        names = (mention.text(reading.doc) for mention in mentions if mention.type == "person")
        self._full: dict[str, str] = {}
        for name in names:
            if " " in name:
                self._full.setdefault(name.split()[-1], name)

    def of(self, token: Token | None) -> Bearer | None:
        """Return what a token stands for; None where that is not clear."""
        if token is None:
            return None
        mention = self._at.get(token.i)
        if mention is not None:
            return self._named(mention.text(self._doc), _TYPES.get(mention.type, BearerType.THING))
        apposed = self._apposed(token)
        if apposed is not None:
            return self.of(apposed)
        if token.pos_ == "PRON" or token.lower_ in _PERSONAL:
            label = self._voices.named(token)
            return self._named(label, BearerType.PERSON) if label and label.lower() != token.lower_ else None
        return self._unlisted(token)

    def _apposed(self, token: Token) -> Token | None:
        """Return the name of a person that a noun stands beside: ``Reed`` in "the driver, Paul Reed"."""
        below = next((c for c in token.children if c.dep_ == "appos" and c.i in self._at), None)
        if below is not None and self._at[below.i].type == "person" and token.pos_ == "NOUN":
            return below
        pronoun = token.pos_ == "PRON" or token.lower_ in _PERSONAL
        if not pronoun and token.dep_ == "appos" and token.head.i in self._at:
            return token.head if self._at[token.head.i].type == "person" else None
        return None

    def _unlisted(self, token: Token) -> Bearer:
        """Return what a name that is no mention, or a noun, stands for."""
        if token.pos_ == "PROPN":
            label = clause.subtree_text(token) or token.text
            return self._named(label, BearerType.PERSON if token.ent_type_ == "PERSON" else BearerType.THING)
        lemma = token.lemma_.lower()
        person = self._table.is_person(lemma) or lemma == "old"
        return Bearer(label=lemma, type=BearerType.PERSON if person else BearerType.THING)

    def _named(self, label: str, type_: BearerType) -> Bearer:
        """Give a bare surname the full name the article uses."""
        label = " ".join(label.split())
        full = self._full.get(label, label) if type_ is BearerType.PERSON else label
        return Bearer(label=full, type=type_, named=any(word[:1].isupper() for word in full.split()))


def maker(lexicon: Lexicon) -> Callable[[Reading, Named], Bearers]:
    """Return what makes the bearers of an article."""
    mentions, table = Mentions(lexicon), lexicon.read("counted", CountedTable)
    return lambda reading, voices: Bearers(mentions(reading), reading, voices, table)
