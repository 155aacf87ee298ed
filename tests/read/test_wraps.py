"""Line ends that only wrap a paragraph, and those that end it."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.wraps import wraps

PROSE = (
    "The secretary of homeland security said on Thursday in the capital of Mexico that there "
    "would be no mass deportations and that the armed forces would not be used to carry out the "
    "new rules, a promise that went further than anything the White House had said that day."
)


def joined(text: str) -> str:
    places = set(wraps(text))
    return "".join(" " if at in places else char for at, char in enumerate(text))


@pytest.mark.parametrize("width", [45, 60, 72, 80, 100, 118])
def test_a_wrapped_paragraph_is_one_again(width: int) -> None:
    """Whatever the width, the filled text is the text that was wrapped."""
    text = f"{PROSE} {PROSE}"
    assert joined(textwrap.fill(text, width)) == text


def test_blank_lines_and_indents_end_paragraphs() -> None:
    """In a wrapped text, the block is the paragraph."""
    filled = textwrap.fill(PROSE, 72)
    indented = textwrap.fill(PROSE, 72, initial_indent="    ")
    text = f"{filled}\n\n{filled}\n{indented}"
    assert joined(text) == f"{PROSE}\n\n{PROSE}\n    {PROSE}"


def test_a_short_line_before_a_capital_ends_a_paragraph() -> None:
    """A heading above a wrapped paragraph had room for the next word and did not take it."""
    filled = textwrap.fill(f"{PROSE} {PROSE} {PROSE}", 72)
    text = joined(f"A promise in Mexico\n{filled}")
    assert text == f"A promise in Mexico\n{PROSE} {PROSE} {PROSE}"


@pytest.mark.parametrize(
    "text",
    [
        PROSE + "\n" + PROSE,
        "He said no.\nShe said yes.\nThey left.\nNobody spoke.\nIt rained.",
        "Roses are red\nviolets are blue\nsugar is sweet\nand so are you",
        "apples\npears\nplums\ncherries\nfigs",
        "",
        "\n\n\n",
        "one line",
    ],
)
def test_other_texts_have_no_wraps(text: str) -> None:
    """One line a paragraph, dialogue, verse, lists."""
    assert list(wraps(text)) == []


@given(st.text(alphabet="ab \n", max_size=400))
def test_a_wrap_is_a_single_newline_between_two_lines(text: str) -> None:
    """Never a blank line, never the end of the text."""
    for at in wraps(text):
        assert text[at] == "\n"
        assert text[at - 1] != "\n"
        assert text[at + 1] != "\n"
