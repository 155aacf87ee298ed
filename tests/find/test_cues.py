"""The cue table: what a verb, a noun or a phrase of saying tells."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final

import pytest

from onrecord.errors import InputError
from onrecord.find.cues import COLUMNS, Row, cue, rows
from onrecord.record.statement import Act, Medium

TABLE: Final = files("onrecord.find").joinpath("cues.tsv").read_text("utf-8").splitlines()
ROWS: Final = list(rows(TABLE))
HEADER: Final = "\t".join(COLUMNS)
STARRED: Final = re.compile(r"\*(.+?)\*")
QUOTED: Final = re.compile(r"“[^”]*”")


def senses(row: Row) -> str:
    return f"{row.cue} {row.behind}".strip()


@pytest.mark.parametrize("row", ROWS, ids=senses)
def test_every_row_is_reached_by_its_own_example(row):
    """A sense that its own sentence does not lead to would never be told."""
    starred = STARRED.search(row.example)
    quoted = QUOTED.search(row.example)
    content = quoted.group() if quoted else row.example[starred.end() :].strip()
    assert cue(starred[1], content).row == row


def test_the_table_has_several_hundred_senses_and_each_act():
    """Verbs as well as nouns."""
    assert len(ROWS) > 700
    assert {row.act for row in ROWS} == set(Act)
    assert sum(row.kind == "noun" for row in ROWS) > 100


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
    ("words", "content", "act"),
    [
        ("asked", "whether the dam was safe", Act.QUESTION),
        ("asked", "reporters who had told them", Act.QUESTION),
        ("asked", "“Where is the money?”", Act.QUESTION),
        ("asked", "him to stay", Act.REQUEST),
        ("asked for", "two more weeks", Act.REQUEST),
        ("called for", "a ban", Act.REQUEST),
        ("called", "on the governor to resign", Act.REQUEST),
        ("called", "it a first step", Act.ASSERT),
        ("told", "the crew to leave", Act.ORDER),
        ("told", "Fox News he wanted to run", Act.ASSERT),
        ("told", "reporters the threat to the crew was over", Act.ASSERT),
        ("agreed to", "share the water", Act.PLEDGE),
        ("agreed", "that the roof was old", Act.ASSERT),
        ("insisted on", "a second doctor", Act.REQUEST),
        ("charged", "that the count was rigged", Act.ACCUSE),
        ("threatened", "to close the mill", Act.WARN),
        ("swore", "that he never left", Act.ASSERT),
        ("swore", "that he would find them", Act.PLEDGE),
        ("swore in", "the new governor", Act.OTHER),
        ("refused", "to hand over the keys", Act.DENY),
        ("refused", "to say who had paid", Act.OTHER),
        ("offered", "to pay half", Act.PROPOSE),
        ("directed", "the agency to hire ten clerks", Act.ORDER),
        ("orders for", "a new count", Act.ORDER),
        ("his denial", "that he was there", Act.DENY),
        ("in a warning to", "shipping", Act.WARN),
        ("the accusation", "that he slept", Act.ACCUSE),
    ],
)
def test_what_stands_behind_a_cue_tells_its_sense(words, content, act):
    """One verb, several acts."""
    assert cue(words, content).act is act


@pytest.mark.parametrize(
    ("words", "kind"),
    [("his promise to", "noun"), ("promised to", "verb"), ("in a demand for", "noun")],
)
def test_a_word_that_is_a_verb_and_a_noun_is_told_by_what_stands_before_it(words, kind):
    """`his promise to`, `promised to`."""
    assert cue(words).row.kind == kind


@pytest.mark.parametrize(
    ("words", "medium"),
    [
        ("said", Medium.SPEECH),
        ("tweeted", Medium.WRITING),
        ("wrote", Medium.WRITING),
        ("said in a statement", Medium.WRITING),
        ("believes", Medium.THOUGHT),
        ("thought", Medium.THOUGHT),
    ],
)
def test_a_cue_verb_tells_speech_from_writing_and_thought(words, medium):
    """What somebody believes was not said."""
    assert cue(words).medium is medium


def test_a_negated_cue_is_told():
    """`did not say` reports that something was not said, `ruled out` that it will not be."""
    assert cue("did not say").negated
    assert cue("wouldn’t say").negated
    assert cue("say", before=" did not ").negated
    assert cue("declined", "to say when").negated
    assert cue("ruled out", "a second vote").negated
    assert not cue("noted").negated
    assert not cue("denied", "that he met her").negated  # which he did say


def test_what_was_not_ruled_out_is_left_open():
    """It is neither promised nor unsaid."""
    told = cue("would not rule out", "a second vote")
    assert (told.act, told.negated) == (Act.OTHER, False)


def test_a_cue_that_the_reporter_guesses_is_told():
    """`reportedly said` is the reporter's doubt, not the speaker's."""
    assert cue("reportedly said").guessed
    assert cue("appeared to confirm").guessed
    assert cue("confirm", before=" seemed to ").guessed
    assert not cue("said").guessed
    assert not cue("appeared on Fox to say").guessed
    assert not cue("could not say").guessed


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("say\tverb\t\tassert\tspeech\topen", "has 6 cells"),
        ("say\tverb\t\tutter\tspeech\topen\tShe *said* so.", "act is 'utter'"),
        ("say\tadverb\t\tassert\tspeech\topen\tShe *said* so.", "is is 'adverb'"),
        ("say\tverb\t\tassert\tmail\topen\tShe *said* so.", "medium is 'mail'"),
        ("say\tverb\t\tassert\tspeech\tmaybe\tShe *said* so.", "tells is 'maybe'"),
    ],
)
def test_a_row_that_is_none_is_told_by_its_line(line, says):
    """Whoever corrects the table learns where and what."""
    with pytest.raises(InputError, match=says) as told:
        list(rows(["# a comment", HEADER, line]))
    assert "line 3" in str(told.value)
    assert told.value.hint


def test_a_table_with_two_answers_or_without_its_header_is_refused():
    """Neither could be corrected."""
    line = "say\tverb\t\tassert\tspeech\topen\tShe *said* so."
    with pytest.raises(InputError, match="one sense of say twice: 2, 3"):
        list(rows([HEADER, line, line]))
    with pytest.raises(InputError, match=r"cues\.tsv begins with say"):
        list(rows([line]))
