"""Headlines, read word by word: title case and left-out auxiliaries defeat the parse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.extract import clause
from checker.extract.statements.draft import Draft
from checker.extract.statements.scope import Scope
from checker.extract.statements.wordlist import Denials
from checker.extract.tree import Span as Sentence
from checker.extract.tree import Token
from checker.model import Certainty, Polarity
from checker.values.statement import Denial, Statement, Tense

LONGEST = 30
"""Tokens a headline has at most."""

_SPEAKER = 4
"""Words before a colon that say who speaks."""

_BREAKS = frozenset({":", ",", ";", "...", "…", "-", "–", "—", "|", "."})
_JOINS = frozenset(
    {"but", "while", "who", "which", "whose", "because", "if", "until", "unless", "when", "where", "although", "though"}
)
_COPULAS = frozenset({"is", "are", "was", "were", "'s", "’s"})
_OPEN = frozenset(
    {"may", "might", "could", "alleged", "allegedly", "possible", "possibly", "reportedly", "supposedly", "talks"}
)
_HEARSAY = frozenset(
    {
        "report",
        "reports",
        "says",
        "say",
        "said",
        "claims",
        "claim",
        "rumor",
        "rumors",
        "rumour",
        "rumours",
        "source",
        "sources",
        "rumored",
        "apparently",
    }
)
_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "to", "set"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A stretch of a headline between breaks, and who says it."""

    tokens: tuple[Token, ...]
    speaker: tuple[Token, ...] = ()


class Headlines:
    """Reads the statement of a headline."""

    def __init__(self, denials: Denials, scope: Scope) -> None:
        self._denials = denials
        self._scope = scope

    def of(self, sentence: Sentence) -> Iterator[Draft]:
        """Yield what a headline says: what it denies, or else the whole of it."""
        tokens = [token for token in sentence if not token.is_space]
        if not tokens or tokens[-1].text == "?":
            return
        parts = list(_parts(tokens))
        drafts = [draft for part in parts for draft in self._denied(part, tokens)]
        if drafts:
            yield from drafts[:1]
        else:
            yield from self._stated(tokens, parts)

    def _denied(self, part: _Part, whole: Sequence[Token]) -> Iterator[Draft]:
        """Yield the denial of a part of a headline."""
        for position, token in enumerate(part.tokens):
            found = self._cue(part.tokens, position)
            if found is None:
                continue
            denial, said, sayer = found
            said = self._without_cues(whole if denial is Denial.FALSE else said)
            speaker = _text(sayer) or _text(part.speaker)
            yield self._draft(said, whole, denial=denial, speaker=speaker, cue=token)
            return

    def _cue(self, tokens: Sequence[Token], at: int) -> tuple[Denial, Sequence[Token], Sequence[Token]] | None:
        """Say which denial starts at a token, of what and by whom."""
        lists, word = self._denials, tokens[at].lower_
        phrase = f"{word}_{tokens[at + 1].lower_}" if at + 1 < len(tokens) else word
        before, after = tokens[:at], tokens[at + 1 :]
        claimed = any(token.lower_ in lists.claims for token in after)
        refused = any(token.lemma_.lower() in lists.refused for token in after[:3])
        attacks = word in lists.attack or phrase in lists.attack
        passive = bool(before) and before[-1].lower_ in lists.claims
        if (word in lists.deny and not refused) or (attacks and (claimed or passive)):
            return (Denial.DENIED, before, ()) if passive else (Denial.DENIED, after, before)
        if word in lists.false or (word in lists.doubtful and self._judges(tokens, at)):
            return Denial.FALSE, tokens, ()
        if word in lists.withdraw or phrase in lists.withdraw:
            return Denial.WITHDRAWN, [*before, *after], ()
        if word in lists.negation and after and after[0].lower_ not in lists.partial:
            silent = lists.silent(["not", *(token.lemma_.lower() for token in after[:3])])
            return silent or Denial.NEGATED, [*before, *after], ()
        return None

    def _judges(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether a word such as "fake" is said of a claim: after "is", or just before or after the claim."""
        around = {token.lower_ for token in tokens[max(at - 3, 0) : at + 3]}
        return bool(around & (_COPULAS | self._denials.claims))

    def _stated(self, tokens: Sequence[Token], parts: Sequence[_Part]) -> Iterator[Draft]:
        """Yield what a headline without a denial says."""
        speaker = next((_text(part.speaker) for part in parts if part.speaker), None)
        said = [token for part in parts for token in part.tokens]
        if len(self._scope.words(said)) > 1:
            yield self._draft(said, tokens, denial=None, speaker=speaker, cue=None)

    def _draft(
        self,
        said: Sequence[Token],
        whole: Sequence[Token],
        *,
        denial: Denial | None,
        speaker: str | None,
        cue: Token | None,
    ) -> Draft:
        root = next((t for t in said if t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"aux", "auxpass"}), None)
        told = root or cue or whole[0]
        lower = {token.lower_ for token in whole}
        words, names = self._scope.words(said, self._denials.claims), self._scope.names(whole)
        certainty = Certainty.ALLEGED if lower & _OPEN else Certainty.REPORTED if lower & _HEARSAY else None
        return Draft(
            token=told,
            start=whole[0].idx,
            end=whole[-1].idx + len(whole[-1].text),
            statement=Statement(
                subject=clause.subtree_text(clause.subject(root)),
                predicate=clause.predicate(root) or told.lower_,
                object=clause.subtree_text(clause.object_(root)),
                denial=denial,
                tense=Tense.FUTURE if {token.lower_ for token in said} & _FUTURE else None,
                words=words,
                names=names,
                core=tuple(dict.fromkeys((*names, *words))),
                headline=True,
            ),
            polarity=Polarity.AFFIRMED if denial is None else Polarity.NEGATED,
            certainty=None if denial is not None else certainty,
            speaker=speaker,
        )

    def _without_cues(self, tokens: Sequence[Token]) -> list[Token]:
        lists = self._denials
        cues = lists.deny | lists.false | lists.doubtful | lists.negation | lists.claims | lists.evidence
        return [token for token in tokens if token.lower_ not in cues]


def _parts(tokens: Sequence[Token]) -> Iterator[_Part]:
    """Split a headline at its breaks; words before a colon say what follows it, if they are few."""
    part: list[Token] = []
    speaker: tuple[Token, ...] = ()
    for number, token in enumerate(tokens):
        dash = token.text in {"-", "–", "—"} and not token.nbor(-1).whitespace_ if number else False
        if not _breaks(token) or dash:
            part.append(token)
            continue
        if part and token.text == ":" and len(part) <= _SPEAKER:
            speaker = tuple(part)
        elif part:
            yield _Part(tokens=tuple(part), speaker=speaker)
        part = []
    if part:
        yield _Part(tokens=tuple(part), speaker=speaker)


def _breaks(token: Token) -> bool:
    """Tell a mark or a conjunction after which a headline says something else."""
    joins = token.lower_ in _JOINS or (token.lower_ == "and" and token.i + 1 < len(token.doc))
    return token.text in _BREAKS or (joins and (token.lower_ != "and" or token.nbor().tag_[:2] in {"MD", "VB"}))


def _text(tokens: Sequence[Token]) -> str | None:
    """Return tokens as written."""
    if not tokens:
        return None
    return tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text.strip() or None
