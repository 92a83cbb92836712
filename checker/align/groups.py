"""Which group a figure counts: the members of a body, people on top of others, a part of a whole."""

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from checker.align.once import Once
from checker.lexicon import Lexicon
from checker.model import Claim
from checker.values import Quantity

_CLOSE = 3
"""Words up the chain within which a figure's own body stands; a participle may come first."""
_NEAR = 20
"""Characters before a figure in which a word such as "another" is looked for."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    bodies: frozenset[str]
    additions: frozenset[str]
    alone: frozenset[str]
    origins: frozenset[str]


class Groups:
    """Compares the groups that two figures count."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.read("groups", _Words)
        self.body = Once(self._body)
        self._origin = Once(self._counts_origins)
        self._alone = Once(self._of_one_party)

    def compare(self, left: Claim, right: Claim) -> Iterator[tuple[str, str]]:
        """Yield what the groups say for or against two figures being the same."""
        bodies = self.body(left), self.body(right)
        if any(bodies):
            label = "both members of a body" if all(bodies) else "members of a body, and not"
            yield label, f"{bodies[0] or '-'} / {bodies[1] or '-'}"
        if self._origin(left) is not self._origin(right):
            yield "one counts where others come from", ""
        if self._alone(left) is not self._alone(right):
            yield "one is of one party alone", ""
        if _is_whole(left) is not _is_whole(right) or _whole_of(left, right) or _whole_of(right, left):
            yield "one is a part of a whole", ""

    def _body(self, claim: Claim) -> str | None:
        """Return the body that the things counted are members of: "a consortium of 80 journalists"."""
        # Further up the chain stand the bodies of other nouns: "journalists of a consortium from ten countries".
        chain = claim.context.chain[:_CLOSE]
        return next(
            (noun for of, noun in pairwise(chain) if of == "of" and noun in self._words.bodies),
            None,
        )

    def _counts_origins(self, claim: Claim) -> bool:
        """Tell whether a figure counts where something comes from: "journalists from ten countries"."""
        # What follows the noun may stand first in its chain: "countries dubbed ...".
        place = isinstance(claim.payload, Quantity) and claim.payload.head in self._words.origins
        return place and "from" in claim.context.chain[:2]

    def _of_one_party(self, claim: Claim) -> bool:
        """Tell whether a figure is worded as one party's own."""
        before, found, _ = claim.sentence.casefold().partition(claim.text.casefold())
        return bool(found and set(before.split()) & self._words.alone)

    def adds(self, claim: Claim, text: str) -> bool:
        """Tell whether a figure is worded as coming on top of others: "another five people", "seven others"."""
        before = text[max(claim.span.start - _NEAR, 0) : claim.span.start].casefold().split()[-1:]
        own = claim.text.casefold().split()
        return bool({*before, *own} & self._words.additions) and not {"more", "than"} <= set(own)


def _is_whole(claim: Claim) -> bool:
    """Tell whether a figure is the whole that a part is taken of: "10 of the 16 games"."""
    return claim.context.chain[:2] == ("of", "#")


def _whole_of(part: Claim, other: Claim) -> bool:
    """Tell whether a figure may be the whole that another one is a part of, or a part told in another way.

    "Three of the five carriages" and "four carriages" are two parts, where the same is told of both.
    """
    one, whole = part.payload, other.payload
    if not isinstance(one, Quantity) or not isinstance(whole, Quantity) or one.whole is None or one.unit == "%":
        return False
    return whole.whole is None and part.context.predicate != other.context.predicate
