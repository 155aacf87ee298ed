"""The best cut into segments, held against trying every one."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.find.segments import Worth, segments


def worth_of(found, worth: Worth, price) -> float:
    """What a cut is worth by the definition."""
    total = 0.0
    for state, (low, high) in found:
        total -= price[low] if low else 0.0
        total += worth.begin[low, state]
        if high - low > 1:
            total += worth.inside[low + 1 : high - 1, state].sum() + worth.last[high - 1, state]
    return total


def every_cut(length: int, states: int, edges):
    """Every cut into segments that begin at an edge, in every state."""
    inner = [at for at in range(1, length) if edges[at]]
    for chosen in product((False, True), repeat=len(inner)):
        places = [0, *(at for at, taken in zip(inner, chosen, strict=True) if taken), length]
        runs = [*pairwise(places)]
        for told in product(range(states), repeat=len(runs)):
            yield [*zip(told, runs, strict=True)]


@given(st.integers(1, 5), st.integers(1, 3), st.integers(0, 2**32 - 1))
def test_no_cut_is_worth_more_than_the_one_found(length, states, seed):
    """The search skips places without doubt, and still finds the best of all cuts."""
    rng = np.random.default_rng(seed)
    worth = Worth(*(rng.normal(size=(length, states)) * 3 for _ in range(3)))
    price, edges = rng.random(length) * 2, rng.random(length) < 0.7
    found = segments(worth, price, edges)
    best = max(worth_of(cut, worth, price) for cut in every_cut(length, states, edges))
    assert np.isclose(worth_of(found, worth, price), best)
    assert [low for _, (low, _) in found[1:]] == [high for _, (_, high) in found[:-1]]
    assert found[0][1][0] == 0
    assert found[-1][1][1] == length
