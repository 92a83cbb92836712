"""Two quotations collated word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.values.quotation import Difference, collate
from checker.values.wording import excerpt, words

_TEXTS = st.lists(
    st.sampled_from(
        [
            "the",
            "bridge",
            "is",
            "not",
            "safe",
            "we",
            "can't",
            "cannot",
            "isn't",
            "it’s",
            "river",
            "but",
            "airstrike",
            "air",
        ]
    ),
    max_size=14,
).map(" ".join)


@given(_TEXTS, _TEXTS)
def test_collation_is_symmetric(left: str, right: str) -> None:
    """Similarity and differences are the same whichever quotation comes first."""
    there, back = collate(left, right), collate(right, left)

    assert (there.similarity, there.differences) == (back.similarity, back.differences)


@given(st.text(max_size=80), st.text(max_size=80))
def test_similarity_is_bounded(left: str, right: str) -> None:
    """No text, however odd, has a similarity outside 0 to 1."""
    assert 0.0 <= collate(left, right).similarity <= 1.0


@given(_TEXTS)
def test_a_quotation_is_like_itself(text: str) -> None:
    """A quotation collated with itself has no difference, and all of it in common."""
    collation = collate(text, text)

    assert collation.differences == ()
    assert collation.similarity == (1.0 if text else 0.0)


@given(_TEXTS, _TEXTS)
def test_both_wordings_can_be_read_off_the_edits(left: str, right: str) -> None:
    """The edits spell the matching part of either side, word for word."""
    collation = collate(left, right)
    start, end = collation.left_extent

    assert tuple(w for edit in collation.edits for w in edit.left) == words(left)[start:end]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("We are closing it.", "We are closing it", ()),
        ("“we are closing it”", "We are closing it!", (Difference.TYPOGRAPHY,)),
        ("We can't close it.", "We cannot close it.", (Difference.CONTRACTION,)),
        (
            "The bridge was damaged.",
            "The bridge was not damaged.",
            (Difference.NEGATION, Difference.PARAPHRASE),
        ),
        ("It isn't damaged.", "It is not damaged.", (Difference.CONTRACTION,)),
        ("It is probably damaged.", "It is damaged.", (Difference.QUALIFIER, Difference.PARAPHRASE)),
        ("It works, but slowly.", "It works.", (Difference.CUT, Difference.PART)),
        ("It works in winter.", "It works.", (Difference.PART,)),
        ("Best harvest ever.", "Best harvest.", (Difference.CLIPPED, Difference.PART)),
        ("the best harvest ever.", "the best harvest", (Difference.PART,)),
        ("We told [the council] clerk twice.", "We told their clerk twice.", (Difference.TYPOGRAPHY,)),
        ("I strongly disagree.", "strongly disagrees", (Difference.PART,)),
        ("We did not know of it.", "We did now know of it.", (Difference.PARAPHRASE,)),
        ("The offence needed modelling.", "The offense needed modeling.", (Difference.TYPOGRAPHY,)),
        ("We realised the neighbours left.", "We realized the neighbors left.", (Difference.TYPOGRAPHY,)),
        ("The air strikes went on.", "The airstrikes went on.", (Difference.TYPOGRAPHY,)),
        ("The sign was credible.", "The proof was credible.", (Difference.PARAPHRASE,)),
    ],
)
def test_differences_are_typed(left: str, right: str, expected: tuple[Difference, ...]) -> None:
    """Each kind of difference is told from the others, the gravest first."""
    assert collate(left, right, {"probably"}).differences == expected


def test_the_matching_part_of_a_long_text_is_found() -> None:
    """A short quotation is laid beside its like in a long one, not beside the long one's start."""
    long = "In view of the weather, it will not join in the loud and slanderous shouting match at once."
    collation = collate("We will not join the game of slander", long)

    assert collation.shared == ("join", "slander")
    assert excerpt(long, *collation.right_extent) == "… will not join in the loud and slanderous …"


def test_the_diff_marks_what_differs() -> None:
    """The printed diff has the common words once and the others bracketed."""
    assert collate("any credible proof", "any credible sign").diff() == "any credible [-proof-] {+sign+}"
    assert collate("credible proof of fraud", "credible sign of fraud").diff() == "credible [-proof-] {+sign+} of fraud"


@pytest.mark.parametrize(
    ("left", "right", "diff"),
    [
        ("We shut the tunnel. Nobody was hurt.", "We shut the tunnel. It was late.", "We shut the tunnel"),
        ("Nobody was hurt. We shut the tunnel.", "It was late … we shut the tunnel.", "We shut the tunnel"),
        ("Nobody shut the old tunnel.", "They shut the old tunnel.", "[-Nobody-] {+They+} shut the old tunnel"),
        ("We shut the tunnel.", "In the end we shut the tunnel for the night.", "We shut the tunnel"),
    ],
)
def test_a_difference_ends_with_the_sentence(left: str, right: str, diff: str) -> None:
    """Other words at either end of one sentence are a difference; other sentences, and words one side lacks, are not."""
    assert collate(left, right).diff() == diff


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("They were no toys.", "They were toys.", True),
        ("We did not warn anybody.", "We warned anybody.", True),
        ("We broke no rule, and we regret nothing.", "We broke the rule, and we regret it.", False),
        ("They were not toys.", "They were big toys.", False),
    ],
)
def test_opposed_is_a_negation_and_nothing_else(left: str, right: str, expected: bool) -> None:  # noqa: FBT001 - a table of cases
    """Two quotations are opposed where a negation is all that they differ in."""
    assert collate(left, right).opposed is expected


def test_negations_of_two_clauses_do_not_undo_each_other() -> None:
    """Two negations cancel within one clause only."""
    in_one = collate("They left with nothing else", "They left, not with anything else")
    in_two = collate("We broke no rule and we regret nothing", "We broke the rule and we regret it")

    assert Difference.NEGATION not in in_one.differences
    assert Difference.NEGATION in in_two.differences


def test_a_contraction_may_stand_apart() -> None:
    """Marks that typesetting puts spaces around belong to their word, and print without them."""
    assert words("I ’ m sure it ' s late, 's Holm said") == ("I’m", "sure", "it's", "late", "s", "Holm", "said")


def test_negation_moved_is_no_negation_lost() -> None:
    """A "not" that only moves is a paraphrase, not the opposite."""
    collation = collate("The bridge is not in fact safe", "The bridge in fact is not safe")

    assert Difference.NEGATION not in collation.differences


def test_hostile_length_is_cut() -> None:
    """Quotations of any length are collated in bounded work."""
    collation = collate("word " * 50_000, "word " * 50_000)

    assert collation.similarity == 1.0


def test_an_excerpt_of_nothing_is_the_whole() -> None:
    """Where no word is chosen the quotation stays as it is."""
    assert excerpt("The dam will hold", 3, 3) == "The dam will hold"
