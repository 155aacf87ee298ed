"""What holds for any text with any statements."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.statement import Kind, Medium, Statement
from onrecord.record.text import Article, Document, Edit, Span, edited
from onrecord.resolve.stage import resolve

TABLE = """
President|Trump|Sen.|Jeff|Flake|(R-Ariz.)|Mr.|Mrs.|Clinton|Bill|he|she|they|it|who|the secretary|the
of|and|,|.|“|”|said|adding|on Thursday|after Monday’s vote|last week|Feb. 30|critics|two aides|’s|I
his campaign|memo|DHS|Department of|Homeland|Security|Jr.|van der|we|former|spokesman,|Kelly|{token}
"""
WORDS = st.sampled_from(["\n", "\u00a0", *TABLE.strip().replace("\n", "|").split("|")])
TEXTS = st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=200))
DAYS = st.none() | st.dates()


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A text with something cut out of it, in paragraphs and sentences of any size."""
    text = draw(TEXTS)
    at = text.find("{token}")
    cut = [Edit(at, at + 7, "")] if at >= 0 else []
    clean, where = edited(text, cut)
    ends = sorted({*draw(st.lists(st.integers(0, len(clean)), max_size=6)), 0, len(clean)})
    sentences = tuple(Span(a, b) for a, b in pairwise(ends))
    paragraphs = tuple(Span(s.start, s.end) for s in sentences[::2])
    return Document(Article(text, published=draw(DAYS)), clean, where, paragraphs, sentences)


@st.composite
def spans(draw: st.DrawFn, length: int, least: int) -> tuple[Span, ...]:
    pairs = draw(
        st.lists(
            st.tuples(st.integers(0, max(0, length - 1)), st.integers(1, 30)),
            min_size=least,
            max_size=2,
        )
    )
    return tuple(sorted(Span(start, min(length, start + size)) for start, size in pairs))


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Document, list[Statement]]:
    """A document and statements anywhere in it."""
    document = draw(documents().filter(lambda d: len(d.article.text) > 1))
    length = len(document.article.text)
    statements: list[Statement] = []
    for _ in range(draw(st.integers(0, 5))):
        one = Statement(
            document.article.id,
            draw(st.sampled_from(Kind)),
            draw(spans(length, 0)),
            draw(spans(length, 0)),
            draw(spans(length, 1)),
            "words",
            0.5,
            "any 1",
            draw(st.sampled_from(Medium)),
        )
        inside = draw(st.none() | st.sampled_from(statements)) if statements else None
        statements.append(one.within(inside) if inside else one)
    return document, statements


@given(worlds())
def test_any_statements_of_any_text_are_resolved(world: tuple[Document, list[Statement]]) -> None:
    """Each once, in order; evidence cuts the text; nothing is told without its words."""
    document, statements = world
    entries = list(resolve(document, statements))
    assert [entry.statement for entry in entries] == statements
    for entry in entries:
        assert (entry.said_on is not None) == ("said_on" in entry.evidence)
        assert ("office" in entry.evidence) == any(one.office for one in entry.speakers)
        for where in entry.evidence.values():
            assert all(span.of(document.article.text) for span in where)
        for one in entry.speakers:
            assert one.name.strip()
            assert 0 < one.probability < 1


@given(worlds())
def test_resolving_twice_changes_nothing(world: tuple[Document, list[Statement]]) -> None:
    """The same work gives the same entries."""
    document, statements = world
    assert list(resolve(document, statements)) == list(resolve(document, statements))


@given(worlds())
def test_the_order_of_the_statements_changes_no_entry(
    world: tuple[Document, list[Statement]],
) -> None:
    """They are resolved in the order of the text, whatever the order handed in."""
    document, statements = world
    once = list({one.id: one for one in statements}.values())
    told = {entry.id: entry for entry in resolve(document, once)}
    assert {entry.id: entry for entry in resolve(document, once[::-1])} == told


def test_a_text_without_statements_has_no_entries() -> None:
    """Nothing is read then."""
    text = "Bob Roe said so."
    document = Document(
        Article(text, published=date(2017, 2, 23)), text, edited(text, [])[1], (), ()
    )
    assert list(resolve(document, [])) == []
