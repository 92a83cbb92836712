"""Where quotation marks open and close."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.quotations.marks import quoted
from checker.model import Span


def _found(*paragraphs: str) -> list[str]:
    text, spans = "", []
    for paragraph in paragraphs:
        spans.append(Span(start=len(text), end=len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    return [text[q.start : q.end] for q in quoted(text, spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and left.", ["“yes”"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said ''yes, it's so'' twice.", ["''yes, it's so''"]),
        ("He said ``yes'' to it.", ["``yes''"]),
        ("Er sagte „ja“ dazu.", ["„ja“"]),
        ("Il a dit « oui » hier.", ["« oui »"]),
        ("He said ‘it’s the players’ fault’ again.", ["‘it’s the players’ fault’"]),
        ("The players' wages and the coaches' wages rose.", []),
        ("In the '90s and at ‘t Hof rock 'n' roll ruled.", []),
        ('She is 5\' 11" tall and wore a 6" heel.', []),
        ("“She said ‘no’ to “that” plan,” he said.", ["“She said ‘no’ to “that” plan,”"]),
        ('She said " we won " and left .', ['" we won "']),
        ('<a href="https://example.org">link</a>', []),
        ('“Mixed marks are common", he said.', ['“Mixed marks are common"']),
        ("“He wrote “no“ on it,” she said.", ["“He wrote “no“ on it,”"]),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    """All common marks are paired, and apostrophes, inches and markup are not."""
    assert _found(text) == expected


def test_an_odd_mark_spoils_one_paragraph_only() -> None:
    """A mark that never closes does not swallow what follows its paragraph."""
    assert _found('The 7" disc "sold well.', "He said “yes” again.")[-1] == "“yes”"


def test_an_odd_mark_does_not_spoil_the_pairs_after_it() -> None:
    """After an unclosed mark the next pair is still found."""
    assert _found("“We lost the key, he said. “We found it,” she said.") == ["“We found it,”"]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    """A paragraph that does not close its mark goes on in the next, which opens with one."""
    assert _found("“The first day was calm.", "“The second was not,” he said.") == [
        "“The first day was calm.\n\n“The second was not,”"
    ]


def test_a_paragraph_left_open_ends_there() -> None:
    """An unclosed quotation runs to its paragraph's end where the next opens with none."""
    assert _found("He said: “The first day was calm.", "The second was not.") == ["“The first day was calm."]


@given(st.text(alphabet="ab .,\n\"'“”‘’„«»`", max_size=200))
def test_pairs_are_ordered_and_apart(text: str) -> None:
    """Whatever the marks, stretches lie in the text, in order, and never overlap."""
    found = quoted(text, [Span(start=0, end=len(text))])

    assert all(0 <= q.start < q.inner_start <= q.inner_end <= q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("piece", ['"', "'a ", "'a \"b “c ", "“", "a” ", '"a" '])
def test_hostile_marks_take_linear_time(piece: str) -> None:
    """A hundred thousand marks of any one kind are paired at once."""
    text = piece * (100_000 // len(piece))

    assert quoted(text, [Span(start=0, end=len(text))]) is not None


def test_three_signs_in_a_row_are_a_single_and_a_double_mark() -> None:
    """Two apostrophes are a double mark, and a third one beside them is a single one."""
    assert _found("''He wrote 'no''' on it.") == ["''He wrote 'no'''"]
    assert _found("'''No'' is what he wrote' on it.") == ["'''No''"]


def test_a_space_before_a_closing_mark_does_not_turn_it_round() -> None:
    """After a comma the sentence goes on small: the mark before it closes."""
    assert _found('"We left early, "said Ida Berg. "It was late, "she added.') == [
        '"We left early, "',
        '"It was late, "',
    ]


def test_a_mark_with_a_lost_space_before_it_opens() -> None:
    """Between a full stop and a capital a mark opens, where none is open that it could close."""
    assert _found('They closed the bridge."We left early," said Ida Berg.') == ['"We left early,"']
