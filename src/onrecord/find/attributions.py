"""Attributions from the network's scores: which words are whose.

The tags say what is a cue, a source, a content; the links say for each word of
a source or content at which cue it belongs. Both are decoded together: one
Viterbi path through the states *outside*, *cue*, *source of cue c* and
*content of cue c*, so that a content always has the cue that its words point
at, and two contents that touch are told apart by their links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.find.quotes import State
from onrecord.models.pieces import Pieces
from onrecord.models.session import WindowScores

Floats = NDArray[np.float64]
Range = tuple[int, int]

OUTSIDE, B_SOURCE, I_SOURCE, B_CUE, I_CUE, B_CONTENT, I_CONTENT = range(7)
NEVER: Final = -1e4  # a log probability for what may not happen
# Cutting a word in two: no number measured, a word is never in two roles.
WHOLE_WORDS: Final = 50.0


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one attribution, in offsets of the document's text.

    `source` may be empty; `probability` is that of the attribution as a whole.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Decoding:
    """The decoder's numbers, as measured with a model and kept in its card.

    `link_weight` weighs links against tags; `switch` is the price of beginning
    a segment, `inside` the price of doing so within quotation marks (both in
    nats); `recover` is the share of a cue tag that a piece needs to become a
    cue when contents point at it; `least` the probability under which an
    attribution is not reported. `calibration` holds logistic coefficients.
    """

    link_weight: float
    switch: float
    inside: float
    recover: float
    least: float
    calibration: Mapping[str, float]

    @classmethod
    def of(cls, card: Mapping[str, Any]) -> Decoding:
        return cls(**{name: card[name] for name in cls.__slots__})


class Network(Protocol):
    """What finding needs of a network: the scores of a text, window by window."""

    def scores(self, cut: Pieces) -> Iterable[WindowScores]: ...


@dataclass(slots=True)
class _Group:
    """One cue with what was found to belong to it: segments of pieces [low, high)."""

    cue: Range
    cue_score: float
    source: list[tuple[Range, float, float]] = field(default_factory=list)
    content: list[tuple[Range, float, float]] = field(default_factory=list)


def _log_softmax(scores: NDArray[np.float32]) -> Floats:
    shifted = scores.astype(np.float64) - scores.max(axis=-1, keepdims=True)
    normal: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return normal


def _viterbi(stay: Floats, enter: Floats, price: Floats) -> NDArray[np.int64]:
    """The best path of states.

    stay, enter: float[n, states], what it is worth to be in a state at a piece
    having been in it before, or not; price: float[n], of any change there.
    Gives int[n]. A state entered anew from itself is a new segment and costs
    the same as a change, so paths need no more than the best state before.
    """
    length, states = stay.shape
    best = enter[0].copy()
    back = np.zeros((length, states), dtype=np.int64)
    same = np.arange(states)
    for i in range(1, length):
        top = int(best.argmax())
        entered = best[top] + enter[i] - price[i]
        stayed = best + stay[i]
        back[i] = np.where(stayed >= entered, same, top)
        best = np.maximum(stayed, entered)
    path = np.empty(length, dtype=np.int64)
    path[-1] = int(best.argmax())
    for i in range(length - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path


def _runs(path: NDArray[np.int64]) -> Iterator[tuple[int, Range]]:
    edges = np.concatenate([[0], np.flatnonzero(np.diff(path)) + 1, [len(path)]])
    for low, high in pairwise(edges):
        yield int(path[low]), (int(low), int(high))


class _Window:
    """One window's scores, decoded to groups in pieces of the window."""

    def __init__(self, scores: WindowScores, cut: Pieces, numbers: Decoding) -> None:
        here = slice(scores.start, scores.end)
        self.numbers = numbers
        self.tags = _log_softmax(scores.tags)
        self.prob = np.exp(self.tags)
        self.links = {
            "source": np.exp(_log_softmax(scores.source)),
            "content": np.exp(_log_softmax(scores.content)),
        }
        starts, ends, quote = cut.starts[here], cut.ends[here], cut.quote[here]
        glued = np.zeros(len(starts), dtype=bool)
        glued[1:] = starts[1:] == ends[:-1]
        # Marks and stops are pieces of their own and may part from a word; two
        # pieces of letters may not.
        wordy = cut.wordy[here]
        glued[1:] &= wordy[1:] & wordy[:-1]
        within = np.zeros(len(starts), dtype=bool)
        within[1:] = (quote[1:] == State.INSIDE) & (quote[:-1] == State.INSIDE)
        self.price = np.full(len(starts), numbers.switch)
        self.price[within] += numbers.inside
        self.price[glued] += WHOLE_WORDS
        # A paragraph's first piece continues nothing by itself.
        self.price[cut.opens[here] == 1] = 0.0

    def cues(self) -> list[Range]:
        """Cues by the tags alone, and those that contents point at though no tag won."""
        pairs = ((B_SOURCE, I_SOURCE), (B_CUE, I_CUE), (B_CONTENT, I_CONTENT))
        enter = self.tags[:, [OUTSIDE, *(b for b, _ in pairs)]]
        stay = self.tags[:, [OUTSIDE, *(i for _, i in pairs)]]
        path = _viterbi(stay, enter, np.where(self.price > WHOLE_WORDS, WHOLE_WORDS, 0.0))
        found = [run for state, run in _runs(path) if state == 2]
        pointed = self.links["content"][path == 3].sum(axis=0)
        cue = self.prob[:, B_CUE] + self.prob[:, I_CUE]
        taken = np.zeros(len(path), dtype=bool)
        for low, high in found:
            taken[low:high] = True
        for at in np.flatnonzero((pointed > 2.0) & (cue > self.numbers.recover) & ~taken):
            high = int(at) + 1
            while high < len(cue) and self.prob[high, I_CUE] > 0.5 and not taken[high]:
                high += 1
            taken[at:high] = True
            found.append((int(at), high))
        return sorted(found)

    def groups(self) -> list[_Group]:
        cues = self.cues()
        if not cues:
            return []
        count = len(cues)
        length = len(self.tags)
        enter = np.full((length, 2 + 2 * count), NEVER)
        stay = enter.copy()
        enter[:, 0] = stay[:, 0] = self.tags[:, OUTSIDE]
        shares = {}
        for offset, role, begin, inner in (
            (2, "source", B_SOURCE, I_SOURCE),
            (2 + count, "content", B_CONTENT, I_CONTENT),
        ):
            mass = np.stack(
                [self.links[role][:, low:high].sum(axis=1) for low, high in cues], axis=1
            )
            share = mass / (mass.sum(axis=1, keepdims=True) + 1e-3)
            shares[role] = mass
            weighed = self.numbers.link_weight * np.log(share + 1e-6)
            enter[:, offset : offset + count] = self.tags[:, [begin]] + weighed
            stay[:, offset : offset + count] = self.tags[:, [inner]] + weighed
        for low, high in cues:
            enter[low:high] = stay[low:high] = NEVER
            enter[low:high, 1] = stay[low:high, 1] = 0.0
        path = _viterbi(stay, enter, self.price)
        cue_prob = self.prob[:, B_CUE] + self.prob[:, I_CUE]
        groups = [_Group(cue, float(cue_prob[slice(*cue)].mean())) for cue in cues]
        for state, (low, high) in _runs(path):
            if state < 2:
                continue
            role = "source" if state < 2 + count else "content"
            which = (state - 2) % count
            tag = B_SOURCE if role == "source" else B_CONTENT
            weight = self.prob[low:high, tag : tag + 2].sum(axis=1)
            link = shares[role][low:high, which]
            getattr(groups[which], role).append(
                ((low, high), float(weight.mean()), float(link.mean()))
            )
        return groups


def attributions(cut: Pieces, network: Network, numbers: Decoding) -> list[Attribution]:
    """All attributions of one text, in the order of their first word."""
    merged: dict[int, _Group] = {}  # by the first piece of the cue
    owner: dict[int, int] = {}  # piece of a cue -> first piece of that cue
    for scores in network.scores(cut):
        for group in _Window(scores, cut, numbers).groups():
            _merge(group, scores, merged, owner)
    found = []
    for group in merged.values():
        if group.content:
            told = _told(group, cut, numbers)
            if told.probability >= numbers.least:
                found.append(told)
    return sorted(found, key=lambda a: (min(a.content[0], a.cue[0]), a.cue))


def _merge(
    group: _Group, scores: WindowScores, merged: dict[int, _Group], owner: dict[int, int]
) -> None:
    """Take what the window answers for; a cue in its context is the window's before."""
    low, high = (edge + scores.start for edge in group.cue)
    if high <= scores.own:
        known = next((owner[at] for at in range(low, high) if at in owner), None)
        if known is None:
            return
    else:
        known = low
        merged[low] = _Group((low, high), group.cue_score)
        owner.update((at, low) for at in range(low, high))
    for role in ("source", "content"):
        for (start, end), weight, link in getattr(group, role):
            start, end = max(start + scores.start, scores.own), end + scores.start
            if start < end:
                getattr(merged[known], role).append(((start, end), weight, link))


def _told(group: _Group, cut: Pieces, numbers: Decoding) -> Attribution:
    def offsets(run: Range) -> Range:
        return int(cut.starts[run[0]]), int(cut.ends[run[1] - 1])

    lengths = np.array([high - low for (low, high), _, _ in group.content], dtype=float)
    lengths /= lengths.sum()
    content = float(lengths @ [weight for _, weight, _ in group.content])
    link = float(lengths @ [link for _, _, link in group.content])
    # A cue has one source; PolNeAR has two segments of one in 9 of 19,868.
    source = max(group.source, key=lambda s: (s[1] * s[2], s[0]), default=None)
    with_ = numbers.calibration
    logit = (
        with_["bias"]
        + with_["cue"] * _logit(group.cue_score)
        + with_["content"] * _logit(content)
        + with_["link"] * _logit(link)
    )
    return Attribution(
        source=(offsets(source[0]),) if source else (),
        cue=(offsets(group.cue),),
        content=tuple(offsets(run) for run, _, _ in sorted(group.content)),
        probability=float(1 / (1 + np.exp(-logit))),
    )


def _logit(share: float) -> float:
    share = min(max(share, 1e-4), 1 - 1e-4)
    return float(np.log(share / (1 - share)))
