"""Which quotations are held to be one."""

from itertools import permutations

import pytest

from checker.align.quotations import align
from checker.align.speakers import is_name
from checker.model import Claim, Span
from checker.values import Quotation


def _claim(number: int, said: str, *, source: str = "", speaker: str | None = "Maria Lindqvist") -> Claim:
    source = source or f"S{number}"
    return Claim(
        id=f"{source}#quote-{number}",
        article=source,
        source=source,
        story="s",
        span=Span(start=number * 100, end=number * 100 + len(said)),
        text=said,
        line=1,
        column=1,
        sentence=said,
        payload=Quotation(quotation=said, speaker=speaker, cue="say"),
        attributed_to=speaker,
    )


def _same(left: str, right: str) -> bool:
    return left[-6:] == right[-6:]


def _together(*claims: Claim) -> list[list[str]]:
    clusters = align(claims, _same).clusters
    return [[c.id for c in cluster.claims] for cluster in clusters if len(cluster.claims) > 1]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The dam will hold for years", "The dam will hold for years."),
        (
            "We will examine every credible sign of fraud",
            "will carefully examine any credible proof of fraud",
        ),
        ("The register is not a register of debtors", "is not a register of the bank's debtors"),
        ("rose faster than any of our models", "The river rose faster than any of our models in March."),
    ],
)
def test_one_quotation_is_found_in_other_words(left: str, right: str) -> None:
    """Whole or in part, in other words or the same, one quotation is one cluster."""
    assert _together(_claim(1, left), _claim(2, right)) == [["S1#quote-1", "S2#quote-2"]]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We will not bargain with them", "We will not quarrel with them"),
        ("We will not bargain with them", "We will bargain with them if we must"),
        ("They were no toys", "They were toys"),
        ("I had counted their boats", "I had painted their boats"),
    ],
)
def test_few_words_are_one_quotation_of_one_speaker(left: str, right: str) -> None:
    """A short quotation that is a word apart from another is that one where the speaker is the same, and only there."""
    same = _together(_claim(1, left), _claim(2, right))
    unnamed = _together(_claim(1, left), _claim(2, right, speaker=None))

    assert (same, unnamed) == ([["S1#quote-1", "S2#quote-2"]], [])


@pytest.mark.parametrize("other", ["We will fight", "We have no time for them", "I had their word"])
def test_a_few_small_words_are_no_quotation(other: str) -> None:
    """One speaker's short quotations that share small words only are kept apart."""
    assert _together(_claim(1, "We will win"), _claim(2, other), _claim(3, "I had their boats")) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The dam will hold for years", "The tunnel stays closed to all traffic"),
        (
            "We care for human rights in every land we sell to",
            "Our exports serve human rights, as our law demands",
        ),
        ("The numbers on the register are not those of the bank", "The register was stolen on Monday"),
        ("closed", "closed"),
    ],
)
def test_a_phrase_in_common_is_not_enough(left: str, right: str) -> None:
    """Quotations that share a phrase or a word are kept apart."""
    assert _together(_claim(1, left), _claim(2, right)) == []


@pytest.mark.parametrize(("speaker", "together"), [("Maria Lindqvist", True), ("Peter Hallam", False), (None, False)])
def test_a_part_in_common_is_one_statement_of_one_speaker(speaker: str | None, *, together: bool) -> None:
    """A clause that a speaker is quoted with in other words is one, however much else each outlet quotes."""
    left = "Nobody wanted this, and few expected it, but in the end this is a defeat for dairy farmers"
    right = "It's a setback for dairy farmers, and nobody in this valley has asked for it"

    assert bool(_together(_claim(1, left), _claim(2, right, speaker=speaker))) is together


@pytest.mark.parametrize(("speaker", "together"), [("the bishop", True), ("a clerk", False)])
def test_a_set_phrase_of_two_speakers_is_no_quotation(speaker: str, *, together: bool) -> None:
    """Words that anybody may say belong together only where nobody else is said to have spoken them."""
    left = "Our deepest sympathies are with Judge Aldous and her family"
    right = "My prayers go out to Judge Aldous and her family"

    claims = _claim(1, left, speaker="the bishop"), _claim(2, right, speaker=speaker)

    assert bool(_together(*claims)) is together


def test_a_long_quotation_may_have_parts_in_two_clusters() -> None:
    """Two short quotations from two ends of a long one do not fall together."""
    long = "The river rose faster than any of our models, and so we shut the tunnel an hour before midnight."
    first, second = "rose faster than any of our models", "shut the tunnel an hour before midnight"

    assert _together(_claim(1, long), _claim(2, first), _claim(3, second)) == [
        ["S1#quote-1", "S2#quote-2"],
        ["S1#quote-1", "S3#quote-3"],
    ]


def test_a_middle_name_makes_no_other_speaker() -> None:
    """First name and surname are one person, whatever stands between them."""
    terms = [
        align(
            [_claim(1, "The dam will hold", speaker="Ida Berg"), _claim(2, "The dam will hold", speaker=other)], _same
        )
        .clusters[0]
        .links[0]
        .terms[-1]
        .label
        for other in ("Ida Lund Berg",)
    ]

    assert terms == ["same speaker"]


def test_another_speaker_speaks_against() -> None:
    """The speaker's term is positive for the same name, negative for another, nothing for a document."""
    said = "The dam will hold for years"
    labels = {}
    for speaker in ("Lindqvist", "Peter Hallam", "the statement", None):
        cluster = align([_claim(1, said), _claim(2, said, speaker=speaker)], _same).clusters[0]
        labels[speaker] = cluster.links[0].terms[-1].weight

    assert labels == {"Lindqvist": 1.5, "Peter Hallam": -3.0, "the statement": 0.0, None: 0.0}


def test_a_sentence_that_every_outlet_has_is_one_quotation() -> None:
    """However many outlets quote the same words, they are in one cluster."""
    (together,) = _together(*(_claim(number, "The dam will hold for many years") for number in range(30)))

    assert len(together) == 30


def test_repeating_a_quotation_does_not_make_its_words_common() -> None:
    """Words are as rare in a sentence that four outlets have as in one that two have."""
    said = "The dam will hold for many years"
    two, four = (align([_claim(number, said) for number in range(count)], _same).clusters for count in (2, 4))

    assert two[0].links[0].terms[0].weight == four[0].links[0].terms[0].weight


def test_the_order_of_claims_does_not_matter() -> None:
    """The same claims in any order give the same clusters."""
    claims = [
        _claim(1, "The dam will hold for years"),
        _claim(2, "The dam will hold for years"),
        _claim(3, "We shut the tunnel at midnight"),
    ]
    results = {align(order, _same) for order in permutations(claims)}

    assert len(results) == 1


def test_every_quotation_is_in_a_cluster() -> None:
    """A quotation that nothing is like is a cluster of its own."""
    clusters = align([_claim(1, "The dam will hold"), _claim(2, "We shut the tunnel")], _same).clusters

    assert [len(cluster.claims) for cluster in clusters] == [1, 1]


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("Maria Lindqvist", True),
        ("the statement", False),
        ("a spokesman for Harbour Foods", False),
        ("He", False),
    ],
)
def test_names_are_told_from_common_nouns(speaker: str, expected: bool) -> None:  # noqa: FBT001 - a table of cases
    """The noun's capital tells a name."""
    assert is_name(speaker) is expected


def test_two_languages_have_no_words_in_common() -> None:
    """The same words in an English and a French article are not held to be one quotation."""
    one, other = (_claim(number, "La situation est grave et sans issue", source=f"S{number}") for number in (1, 2))

    for languages, most in (({"S1": "en", "S2": "fr"}, 1), ({"S1": "fr", "S2": "fr"}, 2)):
        sizes = [len(cluster.claims) for cluster in align([one, other], _same, languages).clusters]
        assert max(sizes, default=1) == most
