"""A clause as subject, predicate and object, and how it is said not to be so."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

NOBODY = "nobody"
"""The subject of what is told of no one at all."""


class Denial(StrEnum):
    """How a statement is turned down."""

    NEGATED = "negated"
    """The clause itself says that it is not so."""
    DENIED = "denied"
    """Somebody denies it."""
    FALSE = "called false"
    """It is called a hoax, false, unproven."""
    WITHDRAWN = "withdrawn"
    """A plan is given up."""
    NO_COMMENT = "declined to comment"
    NO_RESPONSE = "did not respond"
    NOT_REACHED = "could not be reached"

    @property
    def silent(self) -> bool:
        """Tell whether it gives no answer, which says nothing about what is so."""
        return self in {Denial.NO_COMMENT, Denial.NO_RESPONSE, Denial.NOT_REACHED}


class Tense(StrEnum):
    """When a statement holds, seen from the article."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who is said to do what to whom."""

    kind: ClassVar[str] = "statement"

    subject: str | None
    predicate: str
    object: str | None
    denial: Denial | None = None
    """How it is turned down, where the claim's polarity is negated or somebody keeps silent."""
    tense: Tense | None = None
    """None where the text leaves it open, as a noun phrase does."""
    words: tuple[str, ...] = ()
    """What it says, in normal form: stems, synonyms under one word."""
    names: tuple[str, ...] = ()
    """Words of proper names in it, in normal form."""
    core: tuple[str, ...] = ()
    """Those of the words and names that stand in the subject or the direct object."""
    completion: tuple[str, ...] = ()
    """Those of the words that complete the predicate: neither it nor in the subject."""
    thin: bool = False
    """Whether it can only be compared word for word: its subject or predicate says too little, or only a part of it
    is denied."""
    headline: bool = False
    """Whether it is a headline, read word by word: headlines drop what a parse needs."""
    so_far: bool = False
    """Whether it tells what has been up to now and may be otherwise tomorrow: "has not resigned"."""
    passage: bool = False
    """Whether it is a whole sentence, read to be held beside those of other articles."""
