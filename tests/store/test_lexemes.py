"""Words as both indexes have them, and the part of a text in which they stand."""

from __future__ import annotations

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.store import lexemes
from onrecord.store.columns import keepable

# Letters and marks that have not changed since SQLite made its table of them; two letters
# with two accents each keep one of them there.
OLD = st.characters(max_codepoint=0x36F, exclude_characters="Ǡǡ") | st.sampled_from(
    "αΑάΆςϐЖжЙй\u05d0\u05b8\u0627\u064bẼếﬁⅧ²—…’\ud800\0"
)


@pytest.fixture(scope="module")
def fts5():
    """SQLite's own way with a text."""
    connection = sqlite3.connect(":memory:")
    told = "tokenize = 'unicode61 remove_diacritics 2'"
    connection.execute(f"CREATE VIRTUAL TABLE search USING fts5 (text, {told})")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5vocab(search, instance)")

    def words(text: str) -> list[str]:
        connection.execute("DELETE FROM search")
        connection.execute("INSERT INTO search VALUES (?)", (text,))
        wanted = "SELECT term FROM words ORDER BY offset"
        return [term for (term,) in connection.execute(wanted)]

    yield words
    connection.close()


@given(text=st.text(OLD, max_size=30))
def test_words_are_those_of_the_index_of_a_file(fts5, text: str) -> None:
    """So that a query finds the same wherever the record is kept."""
    text = keepable(unicodedata.normalize("NFC", text))
    assert [one.word for one in lexemes.lexemes(text)] == fts5(text)


@given(text=st.text(OLD, max_size=30))
def test_a_word_stands_where_it_is_said_to(text: str) -> None:
    """In order, and without overlap."""
    at = 0
    for one in lexemes.lexemes(text):
        assert at <= one.start < one.end <= len(text)
        at = one.end


FIELDS = {"title": "A b", "outlet": "", "speakers": "b", "text": "c a", "reading": "c a"}


def test_a_vector_says_in_which_field_a_word_stands() -> None:
    """With a free place between two fields; title and outlet have a letter in common."""
    assert lexemes.places(FIELDS) == {
        "a": ["1", "8A", "11B"],
        "title/a": ["1"],
        "b": ["2", "5C"],
        "title/b": ["2"],
        "c": ["7A", "10B"],
    }
    assert lexemes.vectored(lexemes.vector(FIELDS)) == lexemes.places(FIELDS)


def test_a_text_of_any_length_has_a_vector() -> None:
    """What has no room in it is left out, and nothing of the other fields."""
    long = {**FIELDS, "text": "c " * 40_000, "reading": " ".join(map(str, range(200_000)))}
    places = lexemes.places(long)
    assert places["title/b"] == ["2"]
    assert max(len(at) for at in places.values()) <= lexemes.MOST_PLACES
    assert len(lexemes.vector(long).encode()) < 2**20


@pytest.mark.parametrize(
    ("words", "begins", "marked"),
    [
        ("needle", False, "…w w w w [needle] w w w w…"),
        ("need", True, "…w w w w [needle] w w w w…"),
        ("needle w", False, "…w w w [needle w] w w w w…"),
        ("x", False, "w w w w w w w w w…"),
    ],
)
def test_a_snippet_is_the_part_where_the_words_stand(words, begins, marked) -> None:
    """As many words before as behind."""
    text = "w " * 30 + "needle" + " w" * 30
    assert lexemes.marked(text, [(words, begins)], ("[", "]"), 9) == marked


def test_a_snippet_is_where_most_of_the_words_stand() -> None:
    """Not where the first of them does; a short text is shown whole."""
    text = "a x x x x x x x x b a, B x"
    wanted = [("a", False), ("b", False)]
    assert lexemes.marked(text, wanted, ("[", "]"), 5) == "…x [b] [a], [B] x"
    assert lexemes.marked(" a-b. ", [("a b", False)], ("[", "]"), 5) == " [a-b]. "
