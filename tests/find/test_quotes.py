"""The typographic layer: what quotation marks alone say."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.find.quotes import DEEPEST, Quotation, State, quotations, states
from onrecord.record.text import Span


def marked(text: str) -> list[Quotation]:
    return quotations(text, [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)])


def outer(text: str) -> list[str]:
    return [q.span.of(text) for q in marked(text) if q.depth == 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Yes,” he said.", ["“Yes,”"]),
        ('"Yes," he said. "No."', ['"Yes,"', '"No."']),
        ("„Ja“, «oui»", ["„Ja“", "«oui»"]),
        ("‘We will go,’ said Ann.", ["‘We will go,’"]),
        ("'We will go,' said Ann.", ["'We will go,'"]),
        ('She called it "a disgrace" and "sad."', ['"a disgrace"', '"sad."']),
    ],
)
def test_each_style_of_marks_is_a_quotation(text, expected):
    """Curly, straight, low, angled and single marks all quote."""
    assert outer(text) == expected


@pytest.mark.parametrize(
    "text",
    ["It's the workers' rights, don't.", "the '90s and 'tis", "He is 6'4\" tall.", "rock 'n' roll"],
)
def test_apostrophes_and_inches_quote_nothing(text):
    """A mark that belongs to a word or a figure opens no quotation."""
    assert outer(text) == []


def test_an_unclosed_mark_closes_at_the_end_of_its_paragraph():
    """A forgotten mark costs one paragraph, not the rest of the article."""
    text = "“I never\nsaid that, he said."
    assert outer(text) == ["“I never"]
    assert not marked(text)[0].closed


def test_a_quotation_that_reopens_in_the_next_paragraph_goes_on():
    """By convention only the last paragraph of a long quotation is closed."""
    one, two = marked("“We will go.\n“And we will win,” she said.")
    assert (one.goes_on, two.goes_on) == (True, False)
    assert (one.closed, two.closed) == (False, True)


def test_a_quotation_within_a_quotation_is_nested():
    """Single marks inside double ones are words that the speaker quotes."""
    text = "“He told me ‘never again’ twice,” she said."
    assert [(q.span.of(text), q.depth) for q in marked(text)] == [
        ("“He told me ‘never again’ twice,”", 0),
        ("‘never again’", 1),
    ]


def test_straight_marks_nest_while_partners_are_left():
    """`"He said "no" to me,"` is one quotation that holds another."""
    text = '"He said "no" to me," she said.'
    assert outer(text) == ['"He said "no" to me,"']


def test_a_straight_mark_without_partners_ends_an_unclosed_quotation():
    """`"Never. "Again," he said`: the first was never closed."""
    assert outer('"Never. "Again," he said.') == ['"Never.', '"Again,"']


def test_states_tell_marks_from_what_they_enclose():
    """The network is told for each character whether it opens, closes or is inside."""
    text = "a “b” c"
    told = [State(s) for s in states(text, marked(text))]
    assert told[2:5] == [State.OPENS, State.INSIDE, State.CLOSES]
    assert told[:2] == told[5:] == [State.OUTSIDE] * 2


@given(st.text(alphabet="ab.,'’‘\"“”«» \n", max_size=80))
def test_quotations_lie_within_their_paragraph_and_never_cross(text):
    """Whatever the marks, each quotation stands in one line, inside or outside the others."""
    found = marked(text)
    for q in found:
        assert "\n" not in q.span.of(text)
        assert q.span.holds(q.inner)
    for a in found:
        for b in found:
            assert not a.span.meets(b.span) or a.span.holds(b.span) or b.span.holds(a.span)


@pytest.mark.timeout(60)
def test_a_very_long_line_of_marks_is_read_in_linear_time():
    """A hostile line of opening marks costs no more than its length, and nests no deeper."""
    for hostile in ("'a ", '"a ', "“a ", "'a' ", "s' '", "‘“"):
        assert all(q.depth <= 2 * DEEPEST for q in marked(hostile * 50_000))
