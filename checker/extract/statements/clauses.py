"""Clauses that make a checkable statement, read from the parse."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from checker.extract import clause
from checker.extract.reading import Voice
from checker.extract.statements.draft import Draft
from checker.extract.statements.scope import Scope
from checker.extract.statements.wordlist import Denials
from checker.extract.tree import Span as Sentence
from checker.extract.tree import Token
from checker.model import Polarity
from checker.values.statement import NOBODY, Denial, Statement, Tense

_UNREAL = frozenset({"would", "should", "can", "ca", "could", "must", "ought", "need", "may", "might", "'d", "’d"})
"""Auxiliaries that tell of duty, ability, chance or a condition."""
_WOULD = frozenset({"would", "'d", "’d"})
"""Those of them that tell of the future in what somebody said."""
_OPEN = frozenset({"may", "might"})
"""Those of them with which a thing may be so and may not be so at once."""
_CONDITIONS = frozenset({"if", "whether", "unless", "until", "lest"})
_FUTURE = frozenset({*_WOULD, "will", "'ll", "’ll", "wo", "shall", "to"})
_HEARSAY = frozenset({"say", "believe", "report", "allege", "think", "understand"})
_INFINITE = frozenset({"VB", "VBG", "VBN"})
_FEWEST = 2
"""Content words that make a statement."""

_VAGUE = frozenset({"they", "them", "this", "that", "which", "what"})
"""Pronouns that take up too many things to be sure of one."""
_COPULAS = frozenset({"be", "remain"})
_UP_TO_NOW = frozenset({"has", "have", "'ve", "\u2019ve"})
_NOBODY = frozenset({"nobody", "noone", "no-one"})
_ITSELF = frozenset({"i", "we", "you", "what"})
"""Pronouns of what is quoted, whose words are compared as such, and of what is asked for."""
_ASKING = frozenset({"why", "how", "whatever", "whoever"})


class Voices(Protocol):
    """Tells who says a clause, and whom a word stands for."""

    def of_clause(self, verb: Token) -> Voice:
        """Return who says a verb's clause."""

    def named(self, head: Token | None) -> str | None:
        """Return the name or noun that a token stands for."""


class Clauses:
    """Reads the statements of a sentence."""

    def __init__(self, denials: Denials, scope: Scope) -> None:
        self._denials = denials
        self._scope = scope

    def of(self, sentence: Sentence, voices: Voices) -> Iterator[Draft]:
        """Yield the statements of a sentence; a question states nothing."""
        if sentence.text.rstrip(" \"'”’").endswith("?"):
            return
        for token in sentence:
            if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"} and self._asserts(token):
                draft = self._denied(token, voices) if self._denies(token) else self._said(token, voices)
                if draft is not None:
                    yield draft

    def _asserts(self, verb: Token) -> bool:
        """Tell whether a verb makes a clause that says something is or is not so."""
        children = {child.lower_ for child in verb.children if child.dep_ in {"aux", "mark", "advmod"}}
        if any(child.tag_ == "WP" and child.dep_ in {"dobj", "attr"} for child in verb.children):
            return False
        if children & (_CONDITIONS | _ASKING) or (children & _OPEN and clause.negated(verb)):
            return False
        auxiliary = any(c.dep_ in {"aux", "auxpass"} and c.lower_ != "to" for c in verb.children)
        if verb.tag_ in _INFINITE and (not auxiliary or verb.dep_ in {"xcomp", "pcomp"}):
            return self._carried(verb)
        return True

    def _carried(self, verb: Token) -> bool:
        """Tell whether an infinitive or gerund is what somebody denies, fails to do or is said to have done."""
        above = verb.head
        hearsay = above.tag_ == "VBN" and above.lemma_.lower() in _HEARSAY
        return verb.dep_ in {"xcomp", "pcomp"} and (
            self._is_denial(above) or hearsay or above.lemma_.lower() in self._denials.fail
        )

    def _is_denial(self, verb: Token) -> bool:
        return verb.lower_ in self._denials.deny and verb.pos_ == "VERB"

    def _denies(self, verb: Token) -> bool:
        """Tell a verb of denial that has a noun for what is denied, not one that refuses: "denied bail"."""
        lists = self._denials
        content = next((child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}), None)
        if content is None or clause.negated(verb):
            return False
        if verb.lower_ in lists.attack:
            return content.lower_ in lists.claims
        return self._is_denial(verb) and content.lemma_.lower() not in lists.refused and content.pos_ == "NOUN"

    def _denied(self, verb: Token, voices: Voices) -> Draft | None:
        """Read "denied any part in the attack", "the report was denied by the ministry"."""
        content = next(child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"})
        agent = (obj for by in verb.children if by.dep_ == "agent" for obj in by.children if obj.dep_ == "pobj")
        head = next(agent, None) if content.dep_ == "nsubjpass" else clause.subject(verb)
        subject = _named(head, voices) if head is not None else None
        if subject is None or head is None:
            return None
        tokens = self._scope.clause(content)
        core = [*self._scope.clause(head), *tokens]
        statement = Statement(
            subject=subject,
            predicate=verb.lemma_.lower(),
            object=clause.subtree_text(content),
            denial=Denial.DENIED,
            words=self._scope.words(tokens, self._denials.claims),
            names=self._scope.names(core),
            core=self._scope.words(core, self._denials.claims),
        )
        return self._draft(verb, [*self._scope.clause(verb)], statement, speaker=subject)

    def _said(self, verb: Token, voices: Voices) -> Draft | None:
        """Read any other clause; one that says too little by itself is kept to be compared word for word."""
        head = clause.subject(verb) or _there(verb)
        denial = self._denial(verb)
        plain = denial in {None, Denial.NEGATED}
        if self._fails(verb) and self._denial(verb.head) is not None:
            return None
        introduces = plain and _introduces(verb)
        if head is None or head.lower_ in _ITSELF or self._partly(verb) or (introduces and not _composed(verb)):
            return None
        subject = _named(head, voices)
        if subject is None and not plain:
            return None
        tokens = self._scope.clause(verb)
        around = [*self._scope.clause(head), *tokens]
        if subject == NOBODY:
            around = [token for token in tokens if token != head]
        words = self._scope.words(around, self._denials.claims)
        little = self._little(verb, head, words) if subject != NOBODY else _open_ended(verb)
        named = subject or head.text
        statement = Statement(
            subject=named,
            predicate=clause.predicate(verb) or verb.lemma_.lower(),
            object=_object(verb),
            denial=denial,
            tense=_tense(verb.head if self._fails(verb) else verb),
            so_far=any(child.dep_ == "aux" and child.lower_ in _UP_TO_NOW for child in verb.children),
            words=self._with(named, head, words),
            names=self._with(named, head, self._scope.names(around)),
            core=self._with(named, head, self._scope.words(self._core(verb, head))),
            completion=self._scope.words(t for t in tokens if t not in (verb, head) and not head.is_ancestor(t)),
            thin=introduces or subject is None or (plain and little) or _unreal(verb) or self._narrowed(verb),
        )
        return self._draft(verb, list(verb.subtree) if introduces else tokens, statement)

    def _core(self, verb: Token, head: Token) -> list[Token]:
        """Return the tokens of the subject and the direct object."""
        direct = next((child for child in verb.children if child.dep_ in {"dobj", "dative"}), None)
        return [*self._scope.clause(head), *(self._scope.clause(direct) if direct is not None else ())]

    def _draft(self, verb: Token, tokens: Sequence[Token], statement: Statement, speaker: str | None = None) -> Draft:
        negated = speaker is not None or self._reversed(verb)
        return Draft(
            token=verb,
            start=verb.head.idx if self._fails(verb) and verb.head.i < verb.i else tokens[0].idx,
            end=tokens[-1].idx + len(tokens[-1].text),
            statement=statement,
            speaker=speaker,
            polarity=Polarity.NEGATED if negated else None,
        )

    def _with(self, subject: str, head: Token, words: tuple[str, ...]) -> tuple[str, ...]:
        """Add the name that a pronoun stands for."""
        return words if head.pos_ != "PRON" else tuple(dict.fromkeys((*self._scope.name(subject), *words)))

    def _denial(self, verb: Token) -> Denial | None:
        negated = clause.negated(verb)
        lemmas = ["not"] if negated else []
        silent = self._denials.silent([*lemmas, *(t.lemma_.lower() for t in (verb, *verb.children))])
        if silent is not None:
            return silent
        return Denial.NEGATED if negated or self._reversed(verb) else None

    def _reversed(self, verb: Token) -> bool:
        """Tell whether something else than a "not" of its own says that a clause is not so."""
        return self._fails(verb) or _without_object(verb) or _is_not_to(verb)

    def _fails(self, verb: Token) -> bool:
        return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in self._denials.fail

    def _partly(self, verb: Token) -> bool:
        """Tell whether a negation leaves the clause open: "not only", "not yet", "no longer"."""
        if self._fails(verb) and verb.lower_ in self._denials.partial:
            return True
        marks = (mark for mark in self._negations(verb) if mark.i + 1 < len(mark.doc) and not _no_one(mark.nbor()))
        return any(mark.nbor().lower_ in self._denials.partial for mark in marks)

    def _narrowed(self, verb: Token) -> bool:
        """Tell whether a clause is negated and limited at once: "not formally", "not before"."""
        return any(self._negations(verb)) and any(
            self._narrows(child) for t in (verb, clause.object_(verb)) if t for child in t.children
        )

    def _negations(self, verb: Token) -> Iterator[Token]:
        return (c for t in (verb, *verb.children) for c in t.children if c.lower_ in self._denials.negation)

    def _narrows(self, token: Token) -> bool:
        """Tell what limits a negation to a manner, a time or a part: "formally", "before", "another", "when"."""
        manner = token.dep_ == "advmod" and token.lower_.endswith("ly")
        occasion = token.dep_ == "advcl" and token.pos_ in {"VERB", "AUX"}
        return manner or occasion or token.lower_ in self._denials.narrow

    def _little(self, verb: Token, subject: Token, words: Sequence[str]) -> bool:
        """Tell whether a clause says nothing of its subject in words that count."""
        rest = [t for t in self._scope.clause(verb) if t != subject and not subject.is_ancestor(t)]
        return len(words) < _FEWEST or not self._scope.words(rest)


def _open_ended(verb: Token) -> bool:
    """Tell a verb that something else completes than words of its clause: "no one knew what to do"."""
    return any(child.dep_ in {"xcomp", "ccomp"} for child in verb.children)


def _introduces(verb: Token) -> bool:
    """Tell whether a clause only introduces what somebody says; what a semicolon sets apart stands by itself."""
    said = [child for child in verb.children if child.dep_ == "ccomp"]
    marks = [child.i for child in verb.children if child.text == ";"]
    return any(not any(child.i < mark < verb.i for mark in marks) for child in said)


def _composed(verb: Token) -> bool:
    """Tell "has said that" and "is unclear whether", which deny and hedge more than who speaks, from "said that"."""
    return verb.pos_ == "AUX" or any(child.dep_ in {"aux", "auxpass"} for child in verb.children)


def _there(verb: Token) -> Token | None:
    """Return what there is: "there was no sign of an attack"."""
    there = any(child.dep_ == "expl" for child in verb.children)
    return next((c for c in verb.children if c.dep_ in {"attr", "dobj"}), None) if there else None


def _unreal(verb: Token) -> bool:
    """Tell what ought to be, can be or would be from what is; "would" in what somebody says is to come."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    found = auxiliaries & _UNREAL - {"may", "might", "could"} if "have" in auxiliaries else auxiliaries & _UNREAL
    return bool(found) and not (_announced(verb) and found <= _WOULD and "have" not in auxiliaries)


def _announced(verb: Token) -> bool:
    """Tell whether a clause is what somebody says, without a condition."""
    said = verb.dep_ in {"ccomp", "parataxis"} or any(child.dep_ == "parataxis" for child in verb.children)
    return said and not any(mark.lower_ in _CONDITIONS for c in verb.children for mark in c.children)


def _without_object(verb: Token) -> bool:
    """Tell whether a verb's object or a copula's complement is none: "had no connection", "were at no risk"."""
    heads = [clause.object_(verb)]
    if verb.lemma_.lower() in _COPULAS:
        heads.extend(o for p in verb.rights if p.dep_ == "prep" for o in p.children if o.dep_ == "pobj")
    return any(h.lower_ == "nothing" or any(clause.is_no(c) for c in h.children) for h in heads if h is not None)


def _is_not_to(verb: Token) -> bool:
    """Tell what is not to be: the "not" of "are not to close" and "pleaded not guilty" hangs on what follows."""
    mark = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    below = mark.dep_ == "neg" and mark.head != verb and verb.is_ancestor(mark)
    return below and (verb.lemma_.lower() in {"be", "have"} or mark.head.dep_ in {"acomp", "oprd"})


def _no_one(token: Token) -> bool:
    """Tell the second word of "no one", the subject of a clause."""
    return token.lower_ == "one" and token.dep_ in {"nsubj", "nsubjpass"} and any(c.lower_ == "no" for c in token.lefts)


def _object(verb: Token) -> str | None:
    """Return a verb's object or complement, else what its first preposition governs."""
    direct = clause.object_(verb) or next((c for c in verb.children if c.dep_ == "acomp"), None)
    if direct is not None:
        return clause.subtree_text(direct)
    prepositions = (child for child in verb.rights if child.dep_ in {"prep", "agent"})
    return clause.subtree_text(next((o for p in prepositions for o in p.children if o.dep_ == "pobj"), None))


def _tense(verb: Token) -> Tense:
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    have = any(aux.lemma_.lower() == "have" for aux in auxiliaries)
    if any(aux.lower_ in _FUTURE for aux in auxiliaries) and not have:
        return Tense.FUTURE
    if have or verb.tag_ == "VBD" or any(aux.tag_ == "VBD" for aux in auxiliaries):
        return Tense.PAST
    return Tense.PRESENT


def _named(head: Token, voices: Voices) -> str | None:
    """Name a subject, unless it is vague."""
    if head.lower_ in _NOBODY or _no_one(head):
        return NOBODY
    if head.lower_ in _VAGUE or any(c.tag_ in {"WDT", "WP$"} for c in head.children):
        return None
    return voices.named(head)
