"""Acts: what was done by saying it, by the cue and by the words."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

import pytest

from onrecord.find.acts import CHANCES, Ground, act
from onrecord.find.cues import cue
from onrecord.record.statement import Act, Kind


class Case(NamedTuple):
    act: Act
    cue: str
    words: str

    def found(self) -> Act:
        how = Kind.DIRECT if self.words.startswith("“") else Kind.INDIRECT
        return act(cue(self.cue, self.words), self.words, how).act


# Written for the project: what was done, the cue, the words.
CASES: Final = [
    Case(Act(told), *rest)
    for told, *rest in (
        line.split("\t")
        for line in (Path(__file__).parent / "acts.tsv").read_text(encoding="utf-8").splitlines()
    )
]


# What the tables do not see: a bare verb that may be a plain one.
MISSED: Final = {"that the two councils share one fire brigade"}


def test_nearly_all_acts_are_told_right():
    """What is left is marked as missed, and is missed."""
    assert len(CASES) >= 200
    assert {case.words for case in CASES if case.found() is not case.act} == MISSED
    assert len(MISSED) <= 0.05 * len(CASES)


def test_every_act_has_cases_in_quoted_words_and_in_paraphrase():
    """At least eight of each."""
    for told in Act:
        cases = [case for case in CASES if case.act is told]
        assert len(cases) >= 8, told
        assert {case.words.startswith("“") for case in cases} == {True, False}, told


def test_a_pledge_that_is_told_is_one():
    """A prediction, a threat, a boast of the past are none."""
    told = [case for case in CASES if case.found() is Act.PLEDGE]
    assert len(told) > 20
    assert [case for case in told if case.act is not Act.PLEDGE] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("“There will be no, repeat, no mass deportations,”", Act.PLEDGE),
        ("“We will see what happens,”", Act.ASSERT),
        ("“We will not see another winter like this,”", Act.ASSERT),
        ("“Maybe we will close it,”", Act.ASSERT),
        ("“There will be no winner in this war,”", Act.ASSERT),
        ("“I'll be honest: it hurt,”", Act.ASSERT),
        ("“I’ll veto it,”", Act.PLEDGE),
        ("''We'll build it,''", Act.PLEDGE),
        ("“We will build it. Why wait?”", Act.QUESTION),
        ("“That is 100 percent not true,”", Act.DENY),
        ("“That is true,”", Act.ASSERT),
        ("“We strongly urge the leaders to reconsider,”", Act.REQUEST),
        ("“I call on both sides to stop,”", Act.REQUEST),
        ("", Act.ASSERT),
    ],
)
def test_where_the_cue_is_open_the_words_decide(words, told):
    """`said` tells nothing of what was done."""
    assert act(cue("said"), words, Kind.DIRECT).act is told


def test_the_cue_decides_where_it_tells():
    """Whatever the words look like."""
    for words, told in (
        ("denied", Act.DENY),
        ("predicted", Act.ASSERT),
        ("never said", Act.ASSERT),
    ):
        assert act(cue(words), "“We will build it,”", Kind.DIRECT).act is told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("that he would veto the bill", Act.PLEDGE),
        ("her government will never sell the port", Act.PLEDGE),
        ("she would not be surprised", Act.ASSERT),
        ("he would have vetoed it", Act.ASSERT),
        ("he will probably close it", Act.ASSERT),
        ("we will build it", Act.ASSERT),
        ("the storm would reach the coast", Act.ASSERT),
    ],
)
def test_a_paraphrase_that_begins_with_the_speaker_may_be_a_pledge(words, told):
    """In the reporter's grammar, "I will" is "he would"."""
    assert act(cue("said"), words, Kind.INDIRECT).act is told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("whether the dam was safe", Act.QUESTION),
        ("“Where is the money?”", Act.QUESTION),
        ("residents to boil their water", Act.REQUEST),
        ("for more time", Act.REQUEST),
    ],
)
def test_asking_whether_is_a_question_and_asking_for_a_request(words, told):
    """One verb, two acts."""
    how = Kind.DIRECT if words.startswith("“") else Kind.INDIRECT
    assert act(cue("asked", words), words, how).act is told


def test_every_ground_has_a_probability_and_a_known_cue_the_best():
    """What words read like is the weakest ground, and then a cue that no table knows."""
    sure = {ground: CHANCES[ground] for ground in Ground}
    assert max(sure.values()) in (sure[Ground.CUE], sure[Ground.QUESTION])
    assert sorted(sure, key=sure.__getitem__)[:2] == [Ground.LEARNED, Ground.UNKNOWN]


def test_what_is_quoted_within_a_quotation_is_not_the_speakers_act():
    """“They say, ‘We will build it.’” promises nothing."""
    words = "“They come and say, ‘We will build you a road,’ and go home,”"
    assert act(cue("said"), words, Kind.DIRECT).act is Act.ASSERT
