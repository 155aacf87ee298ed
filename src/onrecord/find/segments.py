"""The best cut of a text into segments, each in one state: an exact semi-Markov path.

A segment of one piece is worth what beginning it is worth; a longer one what
beginning, its inner pieces and its last piece are worth. Every change costs its
price. Segments begin and end only where the scores leave any doubt, so that the
search takes one step for each such place, not one for each piece.

    G. D. Forney, The Viterbi algorithm, 1973; S. Sarawagi & W. Cohen, NIPS 2004.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Range = tuple[int, int]
Segment = tuple[int, Range]

NEVER: Final = -1e9  # a log probability for what may not happen


@dataclass(frozen=True, slots=True)
class Worth:
    """What each state is worth at each piece, as log probabilities: float64[n, states] each.

    `begin` for the first piece of a segment, `last` for the last of several,
    `inside` for those between.
    """

    begin: Floats
    inside: Floats
    last: Floats


def segments(worth: Worth, price: Floats, edges: NDArray[np.bool_]) -> list[Segment]:
    """The states of a text, segment by segment, in order: (state, (low, high)).

    price: float64[n], of beginning any segment at a piece but the first.
    edges: bool[n], the pieces at which a segment may begin; the first always may.
    """
    low = np.flatnonzero(edges)
    if not len(low) or low[0] != 0:
        low = np.concatenate([[0], low])
    high = np.append(low[1:], len(price))
    # What each block between two edges is worth to a segment that crosses it, begins
    # with it, ends with it, or is it: sums of the pieces by cumulation.
    total = np.vstack([np.zeros((1, worth.inside.shape[1])), np.cumsum(worth.inside, axis=0)])
    cross = total[high] - total[low]
    first, final = worth.inside[low], worth.inside[high - 1]
    begin = cross - first + worth.begin[low]
    end = cross - final + worth.last[high - 1]
    single = (high - low == 1)[:, None]
    alone = np.where(single, worth.begin[low], begin - final + worth.last[high - 1])
    prices = price[low]

    blocks, states = cross.shape
    # going[s]: the best path in an unfinished segment of state s; done: the best
    # that is finished here, whatever its state.
    going, done = begin[0].copy(), alone[0]
    entered = np.zeros((blocks, states), dtype=bool)  # how `going` came to be
    whole = np.zeros((blocks, states), dtype=bool)  # whether the finished one is one block
    ended = np.zeros(blocks, dtype=np.int64)  # the state of the best finished one
    whole[0], ended[0] = True, int(done.argmax())
    best = float(done.max())
    entered[0] = True
    for i in range(1, blocks):
        fresh = best - prices[i]
        finished = going + end[i]
        single_block = fresh + alone[i]
        whole[i] = single_block >= finished
        finished = np.maximum(finished, single_block)
        crossed = going + cross[i]
        begun = fresh + begin[i]
        entered[i] = begun > crossed
        going = np.maximum(crossed, begun)
        ended[i] = finished.argmax()
        best = float(finished[ended[i]])
    return _traced(low, high, entered, whole, ended)


def _traced(
    low: NDArray[np.int64],
    high: NDArray[np.int64],
    entered: NDArray[np.bool_],
    whole: NDArray[np.bool_],
    ended: NDArray[np.int64],
) -> list[Segment]:
    """The best path, followed back from its end."""
    found: list[Segment] = []
    at = len(low) - 1
    while at >= 0:
        state, stop = int(ended[at]), int(high[at])
        if not whole[at, state]:
            at -= 1
            while not entered[at, state]:
                at -= 1
        found.append((state, (int(low[at]), stop)))
        at -= 1
    return found[::-1]
