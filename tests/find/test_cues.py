"""The cue table: what a verb of saying tells."""

from __future__ import annotations

import pytest

from onrecord.find.cues import SPEECH, cue
from onrecord.record.statement import Act, Medium


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("said", Act.ASSERT),
        ("pledged", Act.PLEDGE),
        ("has denied", Act.DENY),
        ("urging", Act.REQUEST),
        ("called on", Act.REQUEST),
        ("called", Act.ASSERT),
        ("begged", Act.REQUEST),
        ("predicted", Act.ASSERT),  # a prediction is no pledge
        ("accuses", Act.ACCUSE),
        ("swore", Act.PLEDGE),
        ("frobnicated", Act.ASSERT),
    ],
)
def test_a_cue_verb_tells_the_act_in_any_of_its_forms(words, act):
    """Base, past, third person, participle and irregular forms are one verb."""
    assert cue(words).act is act


@pytest.mark.parametrize(
    ("words", "medium"),
    [
        ("said", Medium.SPEECH),
        ("tweeted", Medium.WRITING),
        ("wrote", Medium.WRITING),
        ("believes", Medium.THOUGHT),
        ("thought", Medium.THOUGHT),
    ],
)
def test_a_cue_verb_tells_speech_from_writing_and_thought(words, medium):
    """What somebody believes was not said."""
    assert cue(words).medium is medium


def test_a_negated_cue_is_told():
    """`did not say` reports that something was not said."""
    assert cue("did not say").negated
    assert cue("wouldn’t say").negated
    assert not cue("noted").negated


def test_a_hedged_cue_is_told():
    """`may have been referring to` is the reporter's guess."""
    assert cue("may have been referring to").hedged
    assert not cue("said").hedged


def test_no_verb_stands_under_two_acts():
    """A table with two answers for one verb could not be corrected."""
    verbs = [verb for told in SPEECH.values() for verb in told.split()]
    assert sorted(verbs) == sorted(set(verbs))
