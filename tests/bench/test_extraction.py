"""The rule by which bodies are measured, on cases counted by hand."""

import pytest

from bench.extraction import score, shingles


def test_words_are_counted_in_rows_of_four():
    """A shorter text is one row, an empty one none."""
    assert shingles("a b, c d e") == {tuple("abcd"): 1, tuple("bcde"): 1}
    assert shingles("a b") == {("a", "b"): 1}
    assert shingles(" - ") == {}


def test_each_page_counts_alike():
    """However long it is."""
    told = score([("a b c d", "a b c d"), ("a b c d e f g", "x a b c d")])
    assert (told.precision, told.recall) == (0.75, 0.625)
    assert told.f1 == pytest.approx(2 * 0.75 * 0.625 / 1.375)


def test_a_page_of_which_nothing_was_found_has_no_precision():
    """As the benchmark has it: it costs recall only."""
    told = score([("a b c d", ""), ("a b c d", "a b c d")])
    assert (told.precision, told.recall) == (1.0, 0.5)
