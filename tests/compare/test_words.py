"""The words of a side, and what turns them round."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare.words import words


def turned(text: str) -> set[str]:
    return {text[w.span.start : w.span.end] for w in words(text).words if w.telling and w.turned}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There will be no use of military force", {"use", "military", "force"}),
        ("There will be no, repeat, no mass deportations", {"repeat", "mass", "deportations"}),
        ("It is a military operation", set()),
        ("We never refused to negotiate with them", {"refused"}),
        ("Soldiers won't arrest anyone; police will", {"arrest", "anyone"}),
        ("He denied the report. The tax will rise", {"report"}),
        ("Nobody is deported, but prisons are full", {"deported"}),
    ],
)
def test_a_negation_turns_what_it_reaches(text: str, expected: set[str]) -> None:
    """Up to a stop or a word that begins another thought; twice is not at all, unless repeated."""
    assert turned(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("100,000 troops", 100_000.0),
        ("roughly 2.5 million people", 2_500_000.0),
        ("twelve ferries", 12.0),
        ("20 percent of them", 0.2),
        ("U.S. troops", None),
    ],
)
def test_a_number_is_worth_what_its_words_say(text: str, value: float | None) -> None:
    """In figures or letters, with what multiplies them."""
    numbers = [w.number for w in words(text).words if w.number is not None]
    assert (numbers[-1] if numbers else None) == value


@given(st.text(max_size=200))
def test_any_text_is_cut_where_its_words_stand(text: str) -> None:
    """Whatever it holds, in order and without an overlap."""
    told = words(text)
    end = 0
    for word in told.words:
        assert word.span.start >= end
        end = word.span.end
        assert text[word.span.start : word.span.end].strip()
