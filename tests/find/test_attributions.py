"""The decoder: from scores to attributions, on scores made by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from onrecord.find.attributions import Attribution, Decoding, attributions
from onrecord.find.chances import KINDS, Chances, Features
from onrecord.models.pieces import Pieces
from onrecord.models.session import WindowScores

PLAIN = dict.fromkeys(Features.names(), 0.0)
EVEN = Chances(
    attribution={"bias": 0.0, **PLAIN},
    source={"bias": 1.0, **PLAIN},
    kind={**dict.fromkeys(KINDS, 0.0), "direct": 2.0, **PLAIN},
)
NUMBERS = Decoding(
    link_weight=0.5, switch=0.5, inside=1.0, across=4.0, beyond=2.0, recover=0.2, least=0.0,
    unclaimed=0.5, chances=EVEN,
)  # fmt: skip
# Outside; then the first piece, those inside and the last of source, cue and content.
TAGS = {tag: at for at, tag in enumerate("oSs$Qq?Cc.")}


class Told:
    """A network that says what it is told: one tag a word, a link where one is named."""

    def __init__(self, tags: str, *, content: dict[int, int], source: dict[int, int]):
        n = len(tags)
        self.tags = np.zeros((n, 10), dtype=np.float32)
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


def told_by(network: Told, text: str) -> list[str]:
    (found,) = attributions(words(text), network, NUMBERS)
    return [text[slice(*run)] for run in found.source]


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


def test_a_source_in_another_paragraph_needs_more_than_a_guess():
    """A cue that points at a name of its own paragraph as well takes that one."""
    near = Told("SoSQCc.", content={4: 3, 5: 3, 6: 3}, source={3: 0})
    near.source[3, 3] = 10.0
    assert told_by(near, "Kelly | as Trump said troops will go") == ["Trump"]
    assert told_by(near, "Kelly as Trump said troops will go") == ["Kelly"]


def test_a_content_in_another_paragraph_needs_more_than_a_guess():
    """A paragraph with a cue of its own keeps its words, unless the link is sure."""
    assert told("Ann said yes | no said Bob", "SQCCQS", content={2: 1}, source={1: 0, 4: 5}) == [
        (["Ann"], ["said"], ["yes"]),
        (["Bob"], ["said"], ["no"]),
    ]


def test_a_cue_without_content_says_nothing():
    """No content, no statement."""
    assert told("Ann said", "SQ", content={}, source={1: 0}) == []


def test_a_cue_that_contents_point_at_is_a_whole_word():
    """Though the tags see it in one of its pieces only."""
    text = "Kelly contradicting rumors of troops spread"
    cut = words("Kelly contra dicting rumors of troops spread")
    joined = np.array([0, 0, 1, 1, 1, 1, 1])  # "contra" and "dicting" are one word
    cut = replace(cut, starts=cut.starts - joined, ends=cut.ends - joined)
    for seen in (1, 2):
        network = Told("sooCcc.", content=dict.fromkeys((3, 4, 5, 6), seen),
                       source={1: 0, 2: 0})  # fmt: skip
        network.tags[seen, TAGS["q"]] = 8.0
        network.tags[seen, TAGS["o"]] = 8.5
        (found,) = attributions(cut, network, NUMBERS)
        assert [text[slice(*run)] for run in found.cue] == ["contradicting"]


def test_a_last_piece_ends_a_content_though_the_next_begins_another():
    """Two contents of one cue that touch are told apart by where each ends."""
    assert told("Ann said yes to us all of it", "SQCc.Cc.", content=dict.fromkeys(range(2, 8), 1),
                source={1: 0}) == [(["Ann"], ["said"], ["yes to us", "all of it"])]  # fmt: skip


def test_what_is_less_sure_is_less_probable():
    """The chance follows the features by the card's coefficients."""
    sure = replace(NUMBERS, chances=replace(EVEN, attribution={**EVEN.attribution, "cue": 1.0}))
    texts = words("Ann said yes")
    clear, vague = (Told("SQC", content={2: 1}, source={1: 0}) for _ in range(2))
    vague.tags[1] = vague.tags[1] / 4
    one, other = (attributions(texts, network, sure)[0] for network in (clear, vague))
    assert one.probability > other.probability > 0.5


def test_each_of_the_three_probabilities_has_a_model_of_its_own():
    """Attribution, source and kind are read off their own coefficients."""
    (one,) = attributions(words("a said b"), Told("SQC", content={2: 1}, source={1: 0}), NUMBERS)
    assert one.probability == 0.5
    assert round(one.source_probability, 3) == 0.731
    assert round(NUMBERS.kind_probability(one, "direct"), 3) == 0.881
    assert NUMBERS.kind_probability(one, "mixed") == 0.5


def test_what_the_marks_alone_found_has_the_cards_probability():
    """Nothing was seen of it that a model could be fitted on."""
    alone = Attribution((), (), ((0, 9),), 0.5, 0.5)
    assert NUMBERS.kind_probability(alone, "direct") == NUMBERS.unclaimed
