"""Word pieces, their features, and windows over paragraphs."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.models.pieces import windows


@given(st.lists(st.integers(1, 60), max_size=40), st.integers(8, 80), st.integers(0, 20))
def test_every_piece_is_answered_for_once(lengths, most, context):
    """Windows own consecutive stretches, none longer than asked, context before."""
    context = min(context, most - 1)
    paragraph = np.repeat(np.arange(len(lengths)), lengths)
    done = 0
    for start, own, end in windows(paragraph, most=most, context=context):
        assert start <= own == done < end
        assert end - start <= most
        assert own - start <= context
        done = end
    assert done == len(paragraph)


def test_a_paragraph_that_fits_is_never_cut():
    """A statement and its speaker stay in one window."""
    paragraph = np.repeat([0, 1, 2], [50, 60, 40])
    assert windows(paragraph, most=100, context=0) == [(0, 0, 50), (50, 50, 150)]


def test_a_window_sees_the_paragraph_before_it():
    """`He` needs the paragraph that named him."""
    paragraph = np.repeat([0, 1, 2], [50, 10, 60])
    assert windows(paragraph, most=70, context=20) == [(0, 0, 60), (50, 60, 120)]
