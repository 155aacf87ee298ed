"""Hedges: the speaker's doubt, the reporter's, and what was not said."""

from __future__ import annotations

import pytest

from onrecord.find.hedges import guessed, guesses_at_meaning, hedged, negated, nobody_says


@pytest.mark.parametrize(
    "said",
    [
        "“The dam may fail by Sunday,”",
        "that the dam might fail",
        "“I think we can win this,”",
        "“Perhaps the sea is tired,”",
        "“We could lose the harvest,”",
        "“It’s probably too late,”",
        "he was not sure the road was open",
        "prices were likely to rise",
        "“I believe the door was open,”",
    ],
)
def test_a_speaker_who_is_not_sure_hedges(said):
    """By the words themselves."""
    assert hedged(said)


@pytest.mark.parametrize(
    "said",
    [
        "“The dam will hold,”",
        "the vote is on May 5",
        "“In May we rebuilt it,”",
        "“We could not open the gate,”",
        "“Nobody knows who may have done it,”",
        "the law covers people who could be sent home",
        "“We will not stop. Others may.”",
        "",
    ],
)
def test_a_word_of_doubt_about_something_else_is_no_hedge(said):
    """A month, what somebody was able to do, a clause about others, a later sentence."""
    assert not hedged(said)


@pytest.mark.parametrize(
    "cue",
    [
        "reportedly said",
        "appeared to confirm",
        "seemed to suggest",
        "apparently believes",
        "may have said",
        "allegedly told",
        "is said to have told",
    ],
)
def test_a_reporter_who_infers_guesses(cue):
    """That is not the speaker's doubt."""
    assert guessed(cue)
    assert not guesses_at_meaning(cue)


@pytest.mark.parametrize(
    "cue", ["said", "appeared on television to say", "could not resist telling"]
)
def test_a_plain_report_is_no_guess(cue):
    """Nor one of what somebody was unable to do."""
    assert not guessed(cue)


@pytest.mark.parametrize(
    "cue",
    [
        "may have been referring to",
        "was apparently referring to",
        "appeared to be alluding to",
        "in an apparent reference to",
        "seemed to be talking about",
        "probably meant",
    ],
)
def test_a_guess_at_what_somebody_meant_is_told_from_other_guesses(cue):
    """Those are nobody's words."""
    assert guesses_at_meaning(cue)


@pytest.mark.parametrize("cue", ["referring to", "was referring to", "said he meant"])
def test_what_somebody_did_refer_to_is_no_guess(cue):
    """The reporter knows it."""
    assert not guesses_at_meaning(cue)


@pytest.mark.parametrize(
    ("cue", "so"),
    [
        ("never said", True),
        ("did not say whether", True),
        ("stopped short of promising", True),
        ("denied", False),
        ("said", False),
        ("knotted", False),
    ],
)
def test_reporting_words_that_say_that_it_was_not_said_are_negated(cue, so):
    """A denial was said."""
    assert negated(cue) is so


def test_a_source_that_is_nobody_has_not_said_it():
    """A woman with no insurance has."""
    assert nobody_says("No official")
    assert nobody_says("neither of the two")
    assert not nobody_says("a woman with no insurance")
    assert not nobody_says("Norman Ham")
    assert not nobody_says("")
