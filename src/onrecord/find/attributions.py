"""Attributions from the network's scores: which words are whose.

The tags say what is a cue, a source, a content; the links say to which cue
each word of a content belongs, and where the source of each cue begins. Tags
and content links are decoded together: one Viterbi path through the states
*outside*, *cue*, *source* and *content of cue c*, so that a content always has
the cue that its words point at, and two contents that touch are told apart by
their links. Then each cue chooses its source; several may choose the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.find.quotes import State
from onrecord.models.card import HINT, ModelCard
from onrecord.models.pieces import Pieces
from onrecord.models.session import WindowScores

Floats = NDArray[np.float64]
Range = tuple[int, int]

OUTSIDE, B_SOURCE, I_SOURCE, B_CUE, I_CUE, B_CONTENT, I_CONTENT = range(7)
NEVER: Final = -1e4  # a log probability for what may not happen
# Cutting a word in two: no number measured, a word is never in two roles.
WHOLE_WORDS: Final = 50.0


@dataclass(frozen=True, slots=True)
class Features:
    """What the probability of an attribution is fitted on, each as log odds.

    How sure the tags are of the cue, of the content and of the source, and the
    links of the content and the source; a missing source counts as even odds.
    """

    cue: float
    content: float
    link: float
    source: float
    source_link: float

    def row(self) -> tuple[float, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)


# An attribution that no network found, but the quotation marks alone.
NOTHING: Final = Features(0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one attribution, in offsets of the document's text.

    `source` may be empty; `probability` is that of content and source together.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    probability: float
    features: Features


@dataclass(frozen=True, slots=True)
class Decoding:
    """The decoder's numbers, as measured with a model and kept in its card.

    `link_weight` weighs links against tags. In nats: `switch` is the price of
    beginning a segment, `inside` that of doing so within quotation marks,
    `across` that of a content in another paragraph than its cue, `beyond` that
    of words without quotation marks in another sentence. In 0-1:
    `recover` is the share of a cue tag that a piece needs to become a cue when
    contents point at it, `least` the probability under which an attribution
    without quoted words is not reported, `unclaimed` the probability of a quoted
    sentence whose speaker was not found. `calibration` holds logistic coefficients.
    """

    link_weight: float
    switch: float
    inside: float
    across: float
    beyond: float
    recover: float
    least: float
    unclaimed: float
    calibration: Mapping[str, float]

    @classmethod
    def of(cls, card: ModelCard) -> Decoding:
        """The numbers of a card. Raises ModelError when it lacks one: it is of another version."""
        told = card.decoding
        missing = {*cls.__slots__} - {*told}
        if not missing:
            missing = {"bias", *Features.__slots__} - {*told["calibration"]}
        if missing:
            raise ModelError(
                f"the card of {card.title} does not say {', '.join(sorted(missing))}: "
                "the model is of another version of onrecord",
                hint=HINT,
            )
        return cls(**{name: told[name] for name in cls.__slots__})


class Network(Protocol):
    """What finding needs of a network: the scores of a text, window by window."""

    def scores(self, cut: Pieces) -> Iterable[WindowScores]: ...


class _Segment(NamedTuple):
    """Pieces [low, high) with how sure the tags and the links are of them, in 0-1."""

    run: Range
    tag: float
    link: float


@dataclass(slots=True)
class _Group:
    """One cue with what was found to belong to it."""

    cue: _Segment
    source: _Segment | None = None
    content: list[_Segment] = field(default_factory=list)


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
        self.source = np.exp(_log_softmax(scores.source))
        self.content = np.exp(_log_softmax(scores.content))
        starts, ends, quote = cut.starts[here], cut.ends[here], cut.quote[here]
        self.paragraph, self.sentence = cut.paragraph[here], cut.sentence[here]
        self.unquoted = quote == State.OUTSIDE
        self.glued = np.zeros(len(starts), dtype=bool)
        self.glued[1:] = starts[1:] == ends[:-1]
        # Marks and stops are pieces of their own and may part from a word; two
        # pieces of letters may not.
        wordy = cut.wordy[here]
        self.glued[1:] &= wordy[1:] & wordy[:-1]
        within = np.zeros(len(starts), dtype=bool)
        within[1:] = (quote[1:] == State.INSIDE) & (quote[:-1] == State.INSIDE)
        self.price = np.full(len(starts), numbers.switch)
        self.price[within] += numbers.inside
        self.price[self.glued] += WHOLE_WORDS
        # A paragraph's first piece continues nothing by itself.
        self.price[cut.opens[here] == 1] = 0.0

    def cues(self) -> list[Range]:
        """Cues by the tags alone, and those that contents point at though no tag won."""
        pairs = ((B_SOURCE, I_SOURCE), (B_CUE, I_CUE), (B_CONTENT, I_CONTENT))
        enter = self.tags[:, [OUTSIDE, *(b for b, _ in pairs)]]
        stay = self.tags[:, [OUTSIDE, *(i for _, i in pairs)]]
        path = _viterbi(stay, enter, np.where(self.glued, WHOLE_WORDS, 0.0))
        found = [run for state, run in _runs(path) if state == 2]
        pointed = self.content[path == 3].sum(axis=0)
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
        """Every cue of the window with its source and its contents."""
        cues = self.cues()
        if not cues:
            return []
        links = np.stack([self.content[:, low:high].sum(axis=1) for low, high in cues], axis=1)
        path = self._path(cues, links)
        weight = self.prob[:, 1::2] + self.prob[:, 2::2]  # float[n, 3]: source, cue, content
        groups = [_Group(_Segment(cue, float(weight[slice(*cue), 1].mean()), 1.0)) for cue in cues]
        sources = []
        for state, run in _runs(path):
            here = slice(*run)
            if state == 2:
                sources.append(_Segment(run, float(weight[here, 0].mean()), 0.0))
            elif state > 2:
                link = float(links[here, state - 3].mean())
                content = _Segment(run, float(weight[here, 2].mean()), link)
                groups[state - 3].content.append(content)
        for group in groups:
            group.source = self._source(group.cue.run, sources)
        return groups

    def _path(self, cues: list[Range], links: Floats) -> NDArray[np.int64]:
        """States by piece: outside, cue, source, then the content of each cue."""
        at = [low for low, _ in cues]
        price = self.numbers.across * (self.paragraph[:, None] != self.paragraph[at])
        strays = (self.sentence[:, None] != self.sentence[at]) & self.unquoted[:, None]
        price = np.maximum(price, self.numbers.beyond * strays)
        near = links * np.exp(-price)
        share = near / (near.sum(axis=1, keepdims=True) + 1e-3)
        weighed = self.numbers.link_weight * np.log(share + 1e-6)
        begun = weighed - price
        never = np.full((len(self.tags), 1), NEVER)
        enter = np.hstack(
            [self.tags[:, [OUTSIDE]], never, self.tags[:, [B_SOURCE]],
             self.tags[:, [B_CONTENT]] + begun]
        )  # fmt: skip
        stay = np.hstack(
            [self.tags[:, [OUTSIDE]], never, self.tags[:, [I_SOURCE]],
             self.tags[:, [I_CONTENT]] + weighed]
        )  # fmt: skip
        for low, high in cues:
            enter[low:high] = stay[low:high] = NEVER
            enter[low:high, 1] = stay[low:high, 1] = 0.0
        return _viterbi(stay, enter, self.price)

    def _source(self, cue: Range, sources: Iterable[_Segment]) -> _Segment | None:
        """The source that a cue points at, if it does not rather point at none."""
        points = self.source[slice(*cue)].mean(axis=0)
        best = None
        most = float(points[0])
        for found in sources:
            low, high = found.run
            link = float(points[low + 1 : high + 1].sum())
            if link > most:
                best, most = found._replace(link=link), link
        return best


def attributions(cut: Pieces, network: Network, numbers: Decoding) -> list[Attribution]:
    """All attributions of one text, in the order of their first word."""
    merged: dict[int, _Group] = {}  # by the first piece of the cue
    owner: dict[int, int] = {}  # piece of a cue -> first piece of that cue
    for scores in network.scores(cut):
        for group in _Window(scores, cut, numbers).groups():
            _merge(group, scores, merged, owner)
    found = [_told(group, cut, numbers) for group in merged.values() if group.content]
    return sorted(found, key=lambda a: (min(a.content[0], a.cue[0]), a.cue))


def _merge(
    group: _Group, scores: WindowScores, merged: dict[int, _Group], owner: dict[int, int]
) -> None:
    """Take what the window answers for; a cue in its context is the window's before."""
    cue = _moved(group.cue, scores.start)
    low, high = cue.run
    if high <= scores.own:
        known = next((owner[at] for at in range(low, high) if at in owner), None)
        if known is None:
            return
    else:
        known = low
        source = group.source and _moved(group.source, scores.start)
        merged[low] = _Group(cue, source)
        owner.update((at, low) for at in range(low, high))
    for segment in group.content:
        (start, end), tag, link = _moved(segment, scores.start)
        if end > scores.own:
            merged[known].content.append(_Segment((max(start, scores.own), end), tag, link))


def _moved(segment: _Segment, by: int) -> _Segment:
    return segment._replace(run=(segment.run[0] + by, segment.run[1] + by))


def _told(group: _Group, cut: Pieces, numbers: Decoding) -> Attribution:
    def offsets(segment: _Segment) -> Range:
        low, high = segment.run
        return int(cut.starts[low]), int(cut.ends[high - 1])

    lengths = np.array([high - low for (low, high), _, _ in group.content], dtype=float)
    lengths /= lengths.sum()
    source = group.source
    features = Features(
        cue=_logit(group.cue.tag),
        content=_logit(float(lengths @ [segment.tag for segment in group.content])),
        link=_logit(float(lengths @ [segment.link for segment in group.content])),
        source=_logit(source.tag) if source else 0.0,
        source_link=_logit(source.link) if source else 0.0,
    )
    return Attribution(
        source=(offsets(source),) if source else (),
        cue=(offsets(group.cue),),
        content=tuple(offsets(segment) for segment in sorted(group.content)),
        probability=probability(features, numbers),
        features=features,
    )


def probability(features: Features, numbers: Decoding) -> float:
    """The chance that content and source are right, by the card's logistic coefficients."""
    fitted = numbers.calibration
    logit = fitted["bias"] + sum(
        fitted[name] * getattr(features, name) for name in Features.__slots__
    )
    return float(1 / (1 + np.exp(-logit)))


def _logit(share: float) -> float:
    share = min(max(share, 1e-4), 1 - 1e-4)
    return float(np.log(share / (1 - share)))
