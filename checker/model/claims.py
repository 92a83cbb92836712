"""Claims: what an article states, and where."""

from dataclasses import dataclass, field
from enum import StrEnum

from checker.model.articles import Span
from checker.values import Payload


class Certainty(StrEnum):
    """How sure the source says it is, weakest first."""

    ALLEGED = "alleged"
    REPORTED = "reported"
    STATED = "stated"


class Polarity(StrEnum):
    """Whether the source says it is so or not so."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class BearerType(StrEnum):
    """What a bearer is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    THING = "thing"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Whom or what a claim is about."""

    label: str
    """The fullest name the article uses, or the noun of a description in lower case."""
    type: BearerType
    id: str = ""
    """The id that it has in the whole story; empty until it is resolved."""
    named: bool = False
    """Whether the label is a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What surrounds a claim: the terms by which claims are aligned. Lemmas in lower case, sorted where a set."""

    predicate: str | None = None
    """Lemma of the governing verb (or event noun), with its particle: ``wiretap``, ``carry_out``."""
    role: str | None = None
    """The claim's place in that predicate: ``subject``, ``object``, ``attribute`` or ``oblique``."""
    chain: tuple[str, ...] = ()
    """Content lemmas from the claim up to its predicate, nearest first: ``of consortium claim``."""
    subject: str | None = None
    """The predicate's subject, as written."""
    object: str | None = None
    """The predicate's object, as written."""
    entities: tuple[str, ...] = ()
    """Named entities of the sentence, as written."""
    places: tuple[str, ...] = ()
    """Places named in the clause: its scope in space."""
    times: tuple[str, ...] = ()
    """Dates and periods of the clause, as written: its scope in time."""
    words: tuple[str, ...] = ()
    """Content lemmas of the sentence."""
    clause: tuple[str, ...] = ()
    """Content lemmas of what happened, less who reports it and what else the sentence tells; given for dates."""
    block: int = 0
    """Index of the block in the article."""
    passage: int = 0
    """Number of the sentence in the article, from 0."""
    event: str | None = None
    """The kind of event that the clause tells: ``shoot``, ``arrest``; else the lemma of its verb."""
    near: tuple[str, ...] = ()
    """Stems of the content words of the clause, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One checkable thing that one article states, at one place."""

    id: str
    """``article#kind-N``, N in reading order."""
    article: str
    source: str
    story: str
    span: Span
    text: str
    """The article's text from ``span.start`` to ``span.end``."""
    line: int
    column: int
    sentence: str
    """The sentence around it, for display."""
    payload: Payload
    attributed_to: str | None = None
    """Who says so, where the article names somebody."""
    certainty: Certainty = Certainty.STATED
    polarity: Polarity = Polarity.AFFIRMED
    context: Context = field(default_factory=Context)
    bearer: Bearer | None = None
    """Whom or what it is about; None where that is not clear."""
    attribute: str | None = None
    """The declared attribute that it gives a value of; None for an open one."""

    @property
    def kind(self) -> str:
        """The claim's kind, as in the contract."""
        return self.payload.kind
