"""The decoder: from scores to attributions, on scores made by hand."""

from __future__ import annotations

import numpy as np

from onrecord.find.attributions import (
    NOTHING,
    Attribution,
    Decoding,
    Features,
    attributions,
    probability,
)
from onrecord.models.pieces import Pieces
from onrecord.models.session import WindowScores

EVEN = {"bias": 0.0, **dict.fromkeys(Features.__slots__, 0.0)}
NUMBERS = Decoding(
    link_weight=0.5, switch=0.5, inside=1.0, across=4.0, beyond=2.0, recover=0.2, least=0.0,
    unclaimed=0.5, calibration=EVEN,
)  # fmt: skip
TAGS = {"o": 0, "S": 1, "s": 2, "Q": 3, "q": 4, "C": 5, "c": 6}


class Told:
    """A network that says what it is told: one tag a word, a link where one is named."""

    def __init__(self, tags: str, *, content: dict[int, int], source: dict[int, int]):
        n = len(tags)
        self.tags = np.zeros((n, 7), dtype=np.float32)
        for at, tag in enumerate(tags):
            self.tags[at, TAGS[tag]] = 8.0
        self.content = np.zeros((n, n), dtype=np.float32)
        self.source = np.zeros((n, n + 1), dtype=np.float32)
        self.source[:, 0] = 4.0
        for at, cue in content.items():
            self.content[at, cue] = 12.0
        for cue, at in source.items():
            self.source[cue, at + 1] = 12.0

    def scores(self, cut: Pieces):
        yield WindowScores(0, 0, len(cut), self.tags, self.source, self.content)


def words(text: str) -> Pieces:
    """One piece a word; a paragraph ends at a bar."""
    starts, paragraph, at, block = [], [], 0, 0
    for word in text.split(" "):
        if word == "|":
            block += 1
        else:
            starts.append(at)
            paragraph.append(block)
        at += len(word) + 1
    lengths = [len(w) for w in text.split(" ") if w != "|"]
    zero = np.zeros(len(starts), dtype=np.int64)
    para = np.array(paragraph)
    return Pieces(
        ids=zero, starts=np.array(starts), ends=np.array(starts) + np.array(lengths),
        case=zero, quote=zero, opens=(np.diff(para, prepend=-1) != 0).astype(np.int64),
        paragraph=para, sentence=para, wordy=np.ones(len(starts), dtype=bool),
    )  # fmt: skip


def told(text: str, tags: str, **links) -> list[tuple[list[str], list[str], list[str]]]:
    found = attributions(words(text), Told(tags, **links), NUMBERS)
    return [
        tuple([text[s:e] for s, e in runs] for runs in (a.source, a.cue, a.content)) for a in found
    ]


def test_a_content_goes_to_the_cue_that_it_points_at():
    """Two statements in one sentence are kept apart by their links."""
    assert told(
        "Ann said yes while Bob said no", "SQCoSQC", content={2: 1, 6: 5}, source={1: 0, 5: 4}
    ) == [(["Ann"], ["said"], ["yes"]), (["Bob"], ["said"], ["no"])]


def test_two_cues_may_share_one_source():
    """`Ann said yes and denied fraud`: Ann did both."""
    assert told(
        "Ann said yes and denied fraud", "SQCoQC", content={2: 1, 5: 4}, source={1: 0, 4: 0}
    ) == [(["Ann"], ["said"], ["yes"]), (["Ann"], ["denied"], ["fraud"])]


def test_a_cue_without_a_source_has_none():
    """`It was said that …` names nobody, though a name stands nearby."""
    assert told("Ann slept was said yes", "SooQC", content={4: 3}, source={}) == [
        ([], ["said"], ["yes"])
    ]


def test_a_split_content_is_one_statement():
    """“No,” she said, “never.” is one attribution with two contents."""
    assert told("no she said never", "CSQC", content={0: 2, 3: 2}, source={2: 1}) == [
        (["she"], ["said"], ["no", "never"])
    ]


def test_a_content_in_another_paragraph_needs_more_than_a_guess():
    """A paragraph with a cue of its own keeps its words, unless the link is sure."""
    assert told("Ann said yes | no said Bob", "SQCCQS", content={2: 1}, source={1: 0, 4: 5}) == [
        (["Ann"], ["said"], ["yes"]),
        (["Bob"], ["said"], ["no"]),
    ]


def test_a_cue_without_content_says_nothing():
    """No content, no statement."""
    assert told("Ann said", "SQ", content={}, source={1: 0}) == []


def test_the_probability_is_the_cards_logistic_of_the_features():
    """Even odds where every coefficient is nought; the bias moves it."""
    assert probability(NOTHING, NUMBERS) == 0.5
    assert isinstance(
        attributions(words("a said b"), Told("SQC", content={2: 1}, source={1: 0}), NUMBERS)[0],
        Attribution,
    )
