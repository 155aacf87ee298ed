"""Sentences: the laws; which stops end one is told by the golden cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.sentences import paragraphs, sentences

PIECES = st.sampled_from(
    [
        *("Mr. ", "U.S. ", "F. ", "Jan. 5", "a.m. ", "3.5", "No. ", "... ", ". . . ", "… ", "?” "),
        *(
            '." ',
            "!) ",
            "he said",
            "Kelly asked. ",
            "The ",
            "I ",
            "“",
            "”",
            '"',
            "(",
            ")",
            ". ",
            ".”",
        ),
        *("! ", "? ", "\n", "\n\n", " ", "é", "iPhone ", "$5 ", "1. ", "word "),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, paragraphs(text))]


@given(TEXTS)
def test_sentences_hold_all_that_paragraphs_hold(text: str) -> None:
    """In order, apart, each within one paragraph, and only space between two of them."""
    blocks = paragraphs(text)
    found = sentences(text, blocks)
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
    done = 0
    for sentence in found:
        assert done <= sentence.start
        assert sum(block.holds(sentence) for block in blocks) == 1
        assert sentence.of(text) == sentence.of(text).strip()
        done = sentence.end


@given(TEXTS)
def test_every_sentence_but_a_lone_one_has_a_letter_or_a_figure(text: str) -> None:
    """Marks alone are part of what stands beside them."""
    for block in paragraphs(text):
        found = sentences(text, [block])
        if len(found) > 1:
            assert all(any(char.isalnum() for char in one.of(text)) for one in found)


@given(TEXTS)
def test_paragraphs_are_the_lines_without_the_space_around_them(text: str) -> None:
    """Each cuts a stripped line; nothing but space lies outside."""
    found = [block.of(text) for block in paragraphs(text)]
    assert found == [line.strip() for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He met Gen. Kelly. He left.", 2),
        ("He met him in the U.S. Senate. He left.", 2),
        ("He left the U.S. The end.", 2),
        ("He left the U.S. “We are done.”", 2),
        ("Kelly et al. left. They ran.", 2),
        ("“Yes.” “No.” “Maybe.”", 3),
        ("It was No. 1. It was not no. They won.", 3),
        ("(He left.) (She stayed.)", 2),
        ("WASHINGTON, D.C. — Kelly spoke.", 1),
        ("At 9 a.m. Monday, he left.", 1),
        ("He said it at 9 a.m. Kelly left.", 2),
        ("“Is it over?” President Trump asked.", 1),
        ("“Is it over?” The president left.", 2),
        ("He got 3.5 percent.", 1),
        ("deportation.The rest", 1),
    ],
)
def test_stops_that_end_a_sentence_are_told_from_those_that_do_not(text: str, count: int) -> None:
    """The tables at work, one row each."""
    assert len(cut(text)) == count


@pytest.mark.parametrize("unit", [".", " .", "… ", "?” A b ", "a.", "A. ", '."', "“", "a"])
def test_a_long_hostile_line_is_cut_in_linear_time(unit: str) -> None:
    """Far under the time limit of a test; anything quadratic would take minutes."""
    text = unit * 100_000
    assert sentences(text, paragraphs(text))
