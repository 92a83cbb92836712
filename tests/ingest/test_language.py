"""English and other languages."""

import pytest

from checker.ingest import language
from checker.ingest.language import Detector
from checker.lexicon import Lexicon

OTHERS = {
    "French": "Le ministre a déclaré mardi que quinze personnes avaient été tuées dans l'accident.",
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

    assert detector.why_not_checked(text, None) == f"it seems to be in {name}; only English is checked"


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
    assert detector.why_not_checked(OTHERS["French"] * 2, "en-GB") is None
    assert detector.why_not_checked("The ferry sank.", "fr_FR") == "it is in French; only English is checked"
    assert detector.why_not_checked("The ferry sank.", "xx") == "it is in the language 'xx'; only English is checked"


def test_few_letters_of_another_script_get_no_name(detector: Detector) -> None:
    """A word or two in another script is not English, and that is all that is said."""
    assert (
        detector.why_not_checked("Министр сказал", None) == "it seems to be in another script; only English is checked"
    )


def test_english_never_asks_the_model(detector: Detector, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain English is told by its function words alone."""
    monkeypatch.setattr(language, "_classify", lambda _: pytest.fail("asked"))

    text = "The minister said on Tuesday that fifteen people had been killed in the accident near the station."

    assert detector.why_not_checked(text * 5, None) is None
