"""Who says what: the speaker a clause is attributed to, how surely it is said, and whether it is denied."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from checker.extract import antecedents, clause
from checker.extract.quotations.cues import Cues
from checker.extract.reading import Voice
from checker.extract.tree import Doc, Span, Token
from checker.lexicon import Lexicon
from checker.model import Certainty, Claim, Polarity
from checker.values import Quotation

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "parataxis", "pcomp"})
_OPEN = frozenset({"if", "whether", "unless"})
"""Words that introduce a clause without saying that it is so."""
_ARGUMENTS = frozenset({"dobj", "pobj", "prep", "appos", "conj", "attr", "nsubj", "nsubjpass"})


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word list ``voices``."""

    report: frozenset[str]
    """Lemmas of verbs that report what somebody says or finds."""
    allege: frozenset[str]
    """Lemmas of verbs that report and leave it open whether it is so."""
    deny: frozenset[str]
    """Lemmas of verbs that report that something is not so."""
    alleged: frozenset[str]
    """Adverbs and adjectives that mark the clause as not established."""
    reported: frozenset[str]
    """Adverbs that mark the clause as hearsay."""
    hearsay: frozenset[str]
    """Verbs whose passive makes hearsay: "is said to have"."""
    modals: frozenset[str]
    """Modal verbs that leave it open."""
    claims: frozenset[str]
    """Lemmas of nouns for something said that may or may not be so."""
    evidence: frozenset[str]
    """Lemmas of nouns that, with "no", say that what follows is not known to be so."""
    false: frozenset[str]
    """Adjectives and nouns that call what is said untrue."""

    @property
    def reporting(self) -> frozenset[str]:
        """All verbs that report."""
        return self.report | self.allege | self.deny


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What stands above a clause and says how it is meant."""

    reporter: Token | None = None
    certainty: Certainty = Certainty.STATED
    denied: bool = False


class Voices:
    """Tells of any token of an article who says it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.read("voices", Words)
        self._cues = Cues.of(lexicon)

    def of(self, quotes: Sequence[Claim]) -> "VoiceOf":
        """Return the voices of one article, given its quotations."""
        return VoiceOf(self._words, self._cues, quotes)


class VoiceOf:
    """The voices of one article."""

    def __init__(self, words: Words, cues: Cues, quotes: Sequence[Claim]) -> None:
        self._words = words
        self._cues = cues
        self._quotes = sorted((q.span.start, q.span.end, _speaker(q)) for q in quotes)
        self._starts = [start for start, _, _ in self._quotes]
        self._of_verb = cache(self._voice)
        self._outside: frozenset[int] | None = None
        self._sources: dict[int, str | None] = {}

    def __call__(self, token: Token) -> Voice:
        """Return who says the clause of a token, and how surely."""
        return self._heard(token, clause.governor(token))

    def of_clause(self, verb: Token) -> Voice:
        """Return who says a verb's own clause, and how surely."""
        return self._heard(verb, verb)

    def _heard(self, token: Token, verb: Token | None) -> Voice:
        own = self._of_verb(verb) if verb is not None else Voice()
        speaker = self._quoted(token.idx)
        if not speaker:
            return own
        return Voice(speaker=speaker, certainty=_weaker(own.certainty, Certainty.REPORTED), polarity=own.polarity)

    def named(self, head: Token | None) -> str | None:
        """Return the name or noun that a speaker or a subject stands for; None for a pronoun that is not clear."""
        if head is None or head.tag_ in {"VBG", "DT"}:
            return None
        if head.tag_ in {"WDT", "WP"}:
            return self.named(_relative(head))
        if head.pos_ != "PRON":
            return None if self._activity(head) else clause.subtree_text(_bearer(head))
        if head.lower_ in self._cues.first_person:
            return None
        found = antecedents.stands_for(head, self._cues, self._tokens_outside(head.doc))
        return found if found.casefold() != head.lower_ else None

    def _activity(self, head: Token) -> bool:
        """Tell a gerund that was taken for a noun: "Reporting by outlets including" names nobody."""
        return head.lower_.endswith("ing") and head.lower_.removesuffix("ing") in self._words.report

    def _quoted(self, offset: int) -> str:
        """Return the speaker of the quotation that a character stands in."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return ""
        _, end, speaker = self._quotes[at]
        return speaker if offset < end else ""

    def _tokens_outside(self, doc: Doc) -> frozenset[int]:
        if self._outside is None:
            self._outside = frozenset(token.i for token in doc if not self._quoted(token.idx))
        return self._outside

    def _voice(self, verb: Token) -> Voice:
        frame = self._frame(verb)
        certainty = _weaker(frame.certainty, self._marked(verb))
        speaker = self._source(verb) if frame.reporter is None else self.named(_sayer(frame.reporter))
        if speaker:
            certainty = _weaker(certainty, Certainty.REPORTED)
        polarity = Polarity.NEGATED if clause.negated(verb) is not frame.denied else Polarity.AFFIRMED
        return Voice(speaker=speaker, certainty=certainty, polarity=polarity)

    def _frame(self, verb: Token) -> _Frame:
        """Look above a verb for the verb or noun that reports the clause."""
        words, node = self._words, verb
        while node.head != node:
            above = node.head
            lemma = above.lemma_.lower()
            if (
                above.pos_ == "VERB"
                and node.dep_ in _COMPLEMENTS
                and lemma in words.reporting
                and not _claims_credit(above)
            ):
                return self._reported(above)
            if node.dep_ in {"acl", "relcl", "pcomp", "appos", "ccomp"} and self._is_claim(above):
                return self._claimed(above)
            if node.dep_ == "ccomp" and above.pos_ == "AUX":
                judged = self._judged(above)
                if judged is not None:
                    return judged
            node = above
        inserted = next((c for c in verb.children if c.dep_ == "parataxis" and c.lemma_.lower() in words.report), None)
        return self._reported(inserted) if inserted is not None else _Frame()

    def _reported(self, reporter: Token) -> _Frame:
        lemma, refused = reporter.lemma_.lower(), clause.negated(reporter)
        denied = lemma in self._words.deny and not refused
        open_ = refused or lemma in self._words.allege
        return _Frame(reporter=reporter, denied=denied, certainty=Certainty.ALLEGED if open_ else Certainty.REPORTED)

    def _is_claim(self, noun: Token) -> bool:
        lemma = noun.lemma_.lower()
        return noun.pos_ in {"NOUN", "PROPN", "ADP"} and (lemma in self._words.claims or lemma in self._words.evidence)

    def _claimed(self, noun: Token) -> _Frame:
        """Say how a clause is meant that hangs on a claim: denied, without evidence, false, or left open."""
        lemma, words = noun.lemma_.lower(), self._words
        if lemma in words.evidence:
            absent = any(c.lower_ in {"no", "without", "any"} for c in (*noun.children, noun.head))
            return _Frame(denied=absent, certainty=Certainty.STATED if absent else Certainty.REPORTED)
        if any(c.dep_ == "amod" and c.lower_ in words.false for c in noun.children):
            return _Frame(denied=True)
        node = noun
        while node.dep_ in _ARGUMENTS and node.head != node and node.pos_ not in {"VERB", "AUX"}:
            node = node.head
        if node.lemma_.lower() in words.deny:
            return _Frame(reporter=node, denied=not clause.negated(node), certainty=Certainty.REPORTED)
        judged = self._judged(node)
        return judged or _Frame(certainty=Certainty.ALLEGED)

    def _judged(self, copula: Token) -> _Frame | None:
        """Read "it is not true that", "the report is false"."""
        complement = next((c for c in copula.children if c.dep_ in {"acomp", "attr"}), None)
        if complement is None:
            return None
        if complement.lower_ in self._words.false:
            return _Frame(denied=not clause.negated(copula))
        true = complement.lower_ in {"true", "correct", "accurate", "case"}
        return _Frame(denied=True) if true and clause.negated(copula) else None

    def _marked(self, verb: Token) -> Certainty:
        """Read adverbs, modals and hearsay passives at the verb and just above it."""
        words = self._words
        marks = {child.lower_ for child in verb.children if child.dep_ in {"advmod", "aux", "mark"}} | _beside(verb)
        hearsay = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words.hearsay and verb.head.tag_ == "VBN"
        if marks & (words.alleged | words.modals | _OPEN):
            return Certainty.ALLEGED
        return Certainty.REPORTED if marks & words.reported or hearsay else Certainty.STATED

    def _source(self, verb: Token) -> str | None:
        """Return the source in "according to X", anywhere in the sentence."""
        start = verb.sent.start
        if start not in self._sources:
            self._sources[start] = self._according(verb.sent)
        return self._sources[start]

    def _according(self, sentence: Span) -> str | None:
        for token in sentence:
            of = _according_to(token)
            if of is not None:
                source = next((c for c in of.children if c.dep_ == "pobj"), None)
                return self.named(source)
        return None


def _according_to(token: Token) -> Token | None:
    """Return the preposition that names a source, where one ends at a token; in other languages it may be one word."""
    if token.lower_ == "according_to":
        return token
    following = token.doc[token.i + 1 : token.i + 2] if token.lower_ == "according" else ()
    return next((each for each in following if each.lower_ == "to"), None)


def _speaker(quote: Claim) -> str:
    """Return who a quotation is attributed to."""
    written = quote.payload.speaker if isinstance(quote.payload, Quotation) else None
    return quote.attributed_to or written or ""


def _bearer(head: Token) -> Token:
    """Put the name for the title before it: "the mayor, Linda Okafor"."""
    named = (c for c in head.rights if c.dep_ == "appos" and c.ent_type_ == "PERSON")
    return next(named, head) if head.pos_ == "NOUN" else head


def _claims_credit(verb: Token) -> bool:
    """Tell "claimed responsibility" from "claimed that"."""
    return verb.lemma_.lower() == "claim" and any(child.dep_ == "dobj" for child in verb.children)


def _sayer(reporter: Token) -> Token | None:
    """Return who says something by a verb: its subject, or in the passive whoever it is done by, if anybody."""
    if not any(child.dep_ in {"auxpass", "nsubjpass"} for child in reporter.children):
        return clause.subject(reporter)
    agents = (by for by in reporter.children if by.dep_ == "agent")
    return next((obj for by in agents for obj in by.children if obj.dep_ == "pobj"), None)


def _beside(verb: Token) -> frozenset[str]:
    """Return the adverbs just after a verb's auxiliaries or a copula, whatever the parse hangs them on."""
    heads = [verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"})] if verb.pos_ in {"VERB", "AUX"} else []
    after = [t.nbor() for t in heads if t.pos_ == "AUX" and t.i + 1 < len(t.doc)]
    return frozenset(t.lower_ for t in after if t.pos_ == "ADV")


def _weaker(one: Certainty, other: Certainty) -> Certainty:
    return min(one, other, key=list(Certainty).index)


def _relative(pronoun: Token) -> Token | None:
    """Return the noun that a relative pronoun takes up."""
    node = pronoun
    while node.head != node and node.dep_ != "relcl":
        node = node.head
    return node.head if node.dep_ == "relcl" and node.head != node else None
