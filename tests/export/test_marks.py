"""Texts cut where statements begin and end."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.site.marks import Mark, Segment, around, cut, paragraphs
from onrecord.record.text import Span

TEXTS = st.text(alphabet="ab 🚢\u0301\n\r", min_size=1, max_size=40)


@st.composite
def marked(draw):
    """A text and marks on it, each of one or two stretches."""
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    marks = []
    for number in range(draw(st.integers(0, 4))):
        ends = sorted(draw(st.sets(places, min_size=2, max_size=4)))
        pairs = [Span(*ends[:2]), *([Span(*ends[2:4])] if len(ends) == 4 else [])]
        marks.append(Mark(number, f"m{number}", tuple(pairs)))
    return text, marks


@given(marked())
def test_segments_are_the_text_without_a_gap(told):
    """And a mark covers just its own stretches."""
    text, marks = told
    segments = list(cut(text, Span(0, len(text)), marks))
    assert "".join(one.words for one in segments) == text
    for mark in marks:
        covered = "".join(one.words for one in segments if mark.style in one.style.split())
        assert covered == "".join(span.of(text) for span in mark.spans)


@given(marked())
def test_every_mark_ends_once_after_its_last_word(told):
    """However the text is cut into paragraphs."""
    text, marks = told
    pieces = [one for those in paragraphs(text, marks) for one in those]
    ended = sorted(number for one in pieces for number in one.ends)
    assert ended == [mark.number for mark in marks]


@given(TEXTS)
def test_paragraphs_are_all_words_of_the_text(text):
    """And none is blank."""
    told = ["".join(one.words for one in those) for those in paragraphs(text, ())]
    assert "".join(told).split() == text.split()
    assert all(one.strip() for one in told)


def test_of_marks_within_each_other_the_widest_stands_first():
    """A style once."""
    outer, inner = Mark(1, "said", (Span(0, 9),)), Mark(2, "why", (Span(4, 9),))
    assert list(cut("one two three", Span(0, 13), (inner, outer))) == [
        Segment("one ", "said"),
        Segment("two t", "said why", (1, 2)),
        Segment("hree"),
    ]


def test_the_words_around_end_with_their_paragraph_or_a_word():
    """And hold all of the statement."""
    text = "first line\nalpha beta gamma SAID delta epsilon\nlast"
    start = text.index("SAID")
    spans = (Span(start, start + 4),)
    assert around(text, spans, 100).of(text) == "alpha beta gamma SAID delta epsilon"
    assert around(text, spans, 9).of(text) == "gamma SAID delta"
    assert around("x" * 50, (Span(20, 30),), 5) == Span(15, 35)
