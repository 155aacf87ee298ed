"""The words in quotation marks, made comparable."""

from __future__ import annotations

from itertools import pairwise

import pytest
from entries_by_hand import quote
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare.quoted import decisive, quoted_words, weight
from onrecord.record.statement import Kind


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        (Kind.DIRECT, "“No use,” “of force.”", "no use of force"),
        (Kind.DIRECT, '"No use of FORCE"', "no use of force"),
        (Kind.DIRECT, "no marks at all", "no marks at all"),
        (Kind.DIRECT, "begins within,” “and goes on.”", "begins within and goes on"),
        (Kind.DIRECT, "“Never closed", "never closed"),
        (Kind.DIRECT, "“First paragraph. “Second paragraph.”", "first paragraph second paragraph"),
        (Kind.MIXED, "called it “a military operation” again", "a military operation"),
        (Kind.MIXED, "«une opération» and „eine Aktion”", "une opération eine aktion"),
        (Kind.MIXED, "no marks at all", ""),
        (Kind.INDIRECT, "that “so-called” force", ""),
        (Kind.DIRECT, "“the ‘bad dudes’ won’t stay”", "the bad dudes won't stay"),
        (Kind.DIRECT, "“100,000 U.S. troops — or 2.5 percent … [of them]”",
         "100000 us troops or 2.5 percent of them"),
        (Kind.DIRECT, "“No, no, uh, no”", "no"),
        (Kind.DIRECT, "“no, repeat, no force”", "no force"),
        (Kind.DIRECT, "“history will repeat, I repeat”", "history will repeat i repeat"),
        (Kind.DIRECT, "“repeat repeat after me”", "repeat after me"),
        (Kind.DIRECT, "“…”", ""),
    ],
)  # fmt: skip
def test_words_are_what_stands_in_the_marks(kind: Kind, text: str, words: str) -> None:
    """Curly, straight, angled, reopened, or forgotten."""
    assert quoted_words(quote(text, kind=kind)) == tuple(words.split())


@given(st.text(), st.sampled_from(Kind))
def test_any_text_has_words_or_none(text: str, kind: Kind) -> None:
    """Never an empty one, never twice the same in a row."""
    words = quoted_words(quote("“" + text, kind=kind))
    assert all(words)
    assert all(a != b for a, b in pairwise(words))


def test_common_words_tell_less() -> None:
    """A slogan weighs less than three words that few people say."""
    assert weight(["make", "america", "great", "again"]) < weight(
        ["expel", "undocumented", "immigrants"]
    )


def test_negations_and_numbers_decide() -> None:
    """All negations are one; each number is its own."""
    assert decisive(["we", "won't", "hire", "5000"]) == decisive(["never", "5000"])
    assert decisive(["5000"]) != decisive(["15000"])
    assert decisive(["the", "bridge"]) == frozenset()
