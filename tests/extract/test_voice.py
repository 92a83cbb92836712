"""Who says what."""

import pytest

from checker.extract.language import parse
from checker.extract.voice import Voices
from checker.lexicon import Lexicon
from checker.model import Article, Certainty, Polarity

VOICES = Voices(Lexicon())


def _speaker(text: str, word: str) -> str | None:
    """Return who says the clause of the verb ``word``."""
    article = Article(id="a", source="A", story="s", text=text)
    ((_, doc),) = parse([article])
    return VOICES.of(()).of_clause(next(token for token in doc if token.text == word)).speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to the coroner, the dam failed.", "coroner"),
        ("According to that, the dam failed.", None),
        ("Reporting by several outlets found that the dam failed.", None),
        ("It said that the dam failed.", None),
        ("Maria Lund inspected the site on Monday. She said that the dam failed.", "Maria Lund"),
        ("The engineer who inspected it said that the dam failed.", "engineer"),
        ("Engineers told the council, which said that the dam failed.", "council"),
        ("The mayor, Hanna Lund, said that the dam failed.", "Hanna Lund"),
        ("The dam is said to have failed.", None),
        ("The group claimed responsibility after the dam failed.", None),
    ],
)
def test_the_speaker_is_a_name_or_a_noun(text: str, speaker: str | None) -> None:
    """A relative gives its noun, a pronoun the name it stands for where that is clear, a gerund nobody."""
    assert _speaker(text, "failed") == speaker


@pytest.mark.parametrize(
    ("text", "certainty", "polarity"),
    [
        ("The dam failed.", Certainty.STATED, Polarity.AFFIRMED),
        ("The dam reportedly failed.", Certainty.REPORTED, Polarity.AFFIRMED),
        ("The dam is believed to have failed.", Certainty.REPORTED, Polarity.AFFIRMED),
        ("The mayor denied that the dam failed.", Certainty.REPORTED, Polarity.NEGATED),
        ("The mayor did not say that the dam failed.", Certainty.ALLEGED, Polarity.AFFIRMED),
        ("False reports that the dam failed spread quickly.", Certainty.STATED, Polarity.NEGATED),
        ("Fears that the dam failed spread quickly.", Certainty.ALLEGED, Polarity.AFFIRMED),
    ],
)
def test_certainty_and_polarity_come_from_above(text: str, certainty: Certainty, polarity: Polarity) -> None:
    """What governs a clause says how surely it is meant, and whether it is so."""
    ((_, doc),) = parse([Article(id="a", source="A", story="s", text=text)])

    voice = VOICES.of(()).of_clause(next(token for token in doc if token.text == "failed"))

    assert (voice.certainty, voice.polarity) == (certainty, polarity)
