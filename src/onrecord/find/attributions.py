"""Attributions from the network's scores: which words are whose.

The tags say what is a cue, a source, a content; the links say to which cue
each word of a content belongs, and where the source of each cue begins. Tags
and content links are decoded together: one Viterbi path through the states
*outside*, *cue*, *source* and *content of cue c*, so that a content always has
the cue that its words point at, and two contents that touch are told apart by
their links. Then each cue chooses its source; several may choose the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.find.chances import Chances, Features, log_odds
from onrecord.find.quotes import State
from onrecord.find.segments import NEVER, Floats, Range, Segment, Worth, segments
from onrecord.models.card import HINT, ModelCard
from onrecord.models.pieces import Pieces
from onrecord.models.session import WindowScores

# Columns of the tags: outside, then begin, inside and last of source, cue and content.
OUTSIDE: Final = 0
ROLES: Final = ((1, 2, 3), (4, 5, 6), (7, 8, 9))
SOURCE, CUE, CONTENT = range(3)
# Cutting a word in two: no number measured, a word is never in two roles.
WHOLE_WORDS: Final = 50.0
# A segment may begin where the tags give that a share of this, or change their mind.
DOUBT: Final = 0.003


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one attribution, in offsets of the document's text.

    `source` may be empty; `probability` is that of content and source together,
    `source_probability` that of the source where the content is right. What no network
    found, but the quotation marks alone, has no `features`.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    probability: float
    source_probability: float
    features: Features | None = None


@dataclass(frozen=True, slots=True)
class Decoding:
    """The decoder's numbers, as measured with a model and kept in its card.

    `link_weight` weighs links against tags. In nats: `switch` is the price of
    beginning a segment, `inside` that of doing so within quotation marks,
    `across` that of a content or a source in another paragraph than its cue, `beyond` that
    of words without quotation marks in another sentence. In 0-1:
    `recover` is the share of a cue tag that a piece needs to become a cue when
    contents point at it, `least` the probability under which an attribution
    without quoted words is not reported, `unclaimed` the probability of a quoted
    sentence whose speaker was not found. `chances` are the models of probability.
    """

    link_weight: float
    switch: float
    inside: float
    across: float
    beyond: float
    recover: float
    least: float
    unclaimed: float
    chances: Chances

    @classmethod
    def of(cls, card: ModelCard) -> Decoding:
        """The numbers of a card. Raises ModelError when it lacks one: it is of another version."""
        told = card.decoding
        missing = {*cls.__slots__} - {*told}
        if not missing:
            for name, needed in Chances.needs().items():
                missing |= {
                    f"chances.{name}.{one}" for one in needed - {*told["chances"].get(name, ())}
                }
        if missing:
            raise ModelError(
                f"the card of {card.title} does not say {', '.join(sorted(missing))}: "
                "the model is of another version of onrecord",
                hint=HINT,
            )
        numbers = {name: told[name] for name in cls.__slots__ if name != "chances"}
        return cls(**numbers, chances=Chances(**{n: told["chances"][n] for n in Chances.needs()}))

    def kind_probability(self, told: Attribution, kind: str) -> float:
        """The chance that the kind ("direct", "mixed", "indirect") of an attribution is right."""
        return self.chances.kind_of(told.features, kind) if told.features else self.unclaimed


class Network(Protocol):
    """What finding needs of a network: the scores of a text, window by window."""

    def scores(self, cut: Pieces) -> Iterable[WindowScores]: ...


class _Segment(NamedTuple):
    """Pieces [low, high) with how sure the tags, their edges and the links are, in 0-1."""

    run: Range
    tag: float
    edges: float
    link: float


@dataclass(slots=True)
class _Group:
    """One cue with what was found to belong to it."""

    cue: _Segment
    source: _Segment | None = None
    sourceless: float = 0.5  # how sure the cue is to have no source
    content: list[_Segment] = field(default_factory=list)


def _log_softmax(scores: NDArray[np.float32]) -> Floats:
    shifted = scores.astype(np.float64) - scores.max(axis=-1, keepdims=True)
    normal: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return normal


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
        # Where a segment may begin: where the tags leave doubt.
        top = self.tags.argmax(axis=1)
        begins = self.prob[:, [begin for begin, _, _ in ROLES]].sum(axis=1) > DOUBT
        stops = self.prob[:, [last for _, _, last in ROLES]].sum(axis=1) > DOUBT
        self.edges = begins | (cut.opens[here] == 1)
        self.edges[1:] |= stops[:-1] | (top[1:] != top[:-1])
        self.edges &= ~self.glued

    def _worth(self) -> Worth:
        """Outside, source, cue and content by the tags alone."""
        columns = zip((OUTSIDE,) * 3, *ROLES, strict=True)
        return Worth(*(self.tags[:, list(one)] for one in columns))

    def cues(self) -> list[Range]:
        """Cues by the tags alone, and those that contents point at though no tag won."""
        worth = self._worth()
        path = segments(worth, np.where(self.glued, WHOLE_WORDS, 0.0), self.edges)
        found = [run for state, run in path if state == 1 + CUE]
        pointed = np.zeros(len(self.tags))
        for state, run in path:
            if state == 1 + CONTENT:
                pointed += self.content[slice(*run)].sum(axis=0)
        begin, inside, last = ROLES[CUE]
        cue = self.prob[:, begin : last + 1].sum(axis=1)
        more = self.prob[:, inside : last + 1].sum(axis=1)
        taken = np.zeros(len(cue), dtype=bool)
        for low, high in found:
            taken[low:high] = True
        for at in np.flatnonzero((pointed > 2.0) & (cue > self.numbers.recover) & ~taken):
            low, high = int(at), int(at) + 1
            while self.glued[low]:
                low -= 1
            while high < len(cue) and (self.glued[high] or more[high] > 0.5) and not taken[high]:
                high += 1
            if not taken[low:high].any():
                taken[low:high] = True
                found.append((low, high))
        return sorted(found)

    def groups(self) -> list[_Group]:
        """Every cue of the window with its source and its contents."""
        cues = self.cues()
        if not cues:
            return []
        links = np.stack([self.content[:, low:high].sum(axis=1) for low, high in cues], axis=1)
        groups = [_Group(self._segment(cue, CUE, 1.0)) for cue in cues]
        sources = []
        for state, run in self._path(cues, links):
            if state == 2:
                sources.append(self._segment(run, SOURCE, 0.0))
            elif state > 2:
                link = float(links[slice(*run), state - 3].mean())
                groups[state - 3].content.append(self._segment(run, CONTENT, link))
        for group in groups:
            group.source, group.sourceless = self._source(group.cue.run, sources)
        return groups

    def _segment(self, run: Range, role: int, link: float) -> _Segment:
        low, high = run
        begin, _, last = ROLES[role]
        tag = float(self.prob[low:high, begin : last + 1].sum(axis=1).mean())
        edges = float(self.prob[low, begin])
        if high - low > 1:
            edges = min(edges, float(self.prob[high - 1, last]))
        return _Segment(run, tag, edges, link)

    def _path(self, cues: list[Range], links: Floats) -> list[Segment]:
        """Segments by state: outside, cue, source, then the content of each cue."""
        at = [low for low, _ in cues]
        price = self.numbers.across * (self.paragraph[:, None] != self.paragraph[at])
        strays = (self.sentence[:, None] != self.sentence[at]) & self.unquoted[:, None]
        price = np.maximum(price, self.numbers.beyond * strays)
        near = links * np.exp(-price)
        share = near / (near.sum(axis=1, keepdims=True) + 1e-3)
        weighed = self.numbers.link_weight * np.log(share + 1e-6)
        never = np.full((len(self.tags), 1), NEVER)
        worth = Worth(
            *(
                np.hstack([self.tags[:, [OUTSIDE]], never, self.tags[:, [source]],
                           self.tags[:, [content]] + linked])
                for source, content, linked in zip(
                    ROLES[SOURCE], ROLES[CONTENT],
                    (weighed - price, weighed, weighed), strict=True,
                )
            )
        )  # fmt: skip
        edges, closest = self.edges.copy(), share.argmax(axis=1)
        doubtful = self.prob[1:, ROLES[CONTENT][0] :].sum(axis=1) > DOUBT
        edges[1:] |= (closest[1:] != closest[:-1]) & doubtful & ~self.glued[1:]
        for low, high in cues:
            for part in (worth.begin, worth.inside, worth.last):
                part[low:high] = NEVER
                part[low:high, 1] = 0.0
            edges[low] = True
            edges[high : high + 1] = True
        return segments(worth, self.price, edges)

    def _source(self, cue: Range, sources: Iterable[_Segment]) -> tuple[_Segment | None, float]:
        """The source that a cue points at, if it does not rather point at none, and that chance."""
        points = self.source[slice(*cue)].mean(axis=0)
        best = None
        most = none = float(points[0])
        for found in sources:
            low, high = found.run
            link = float(points[low + 1 : high + 1].sum())
            if self.paragraph[low] != self.paragraph[cue[0]]:
                link *= float(np.exp(-self.numbers.across))
            if link > most:
                best, most = found._replace(link=link), link
        return best, none


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
        merged[low] = _Group(cue, source, group.sourceless)
        owner.update((at, low) for at in range(low, high))
    for segment in group.content:
        moved = _moved(segment, scores.start)
        start, end = moved.run
        if end > scores.own:
            merged[known].content.append(moved._replace(run=(max(start, scores.own), end)))


def _moved(segment: _Segment, by: int) -> _Segment:
    return segment._replace(run=(segment.run[0] + by, segment.run[1] + by))


def _told(group: _Group, cut: Pieces, numbers: Decoding) -> Attribution:
    def offsets(segment: _Segment) -> Range:
        low, high = segment.run
        return int(cut.starts[low]), int(cut.ends[high - 1])

    lengths = np.array([segment.run[1] - segment.run[0] for segment in group.content], dtype=float)
    lengths /= lengths.sum()
    source = group.source
    features = Features(
        cue=log_odds(group.cue.tag),
        content=log_odds(float(lengths @ [segment.tag for segment in group.content])),
        edges=log_odds(min(segment.edges for segment in group.content)),
        link=log_odds(float(lengths @ [segment.link for segment in group.content])),
        source=log_odds(source.tag) if source else 0.0,
        source_link=log_odds(source.link if source else group.sourceless),
        sourceless=float(source is None),
    )
    return Attribution(
        source=(offsets(source),) if source else (),
        cue=(offsets(group.cue),),
        content=tuple(offsets(segment) for segment in sorted(group.content)),
        probability=numbers.chances.attribution_of(features),
        source_probability=numbers.chances.source_of(features),
        features=features,
    )
