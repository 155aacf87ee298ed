"""The thread of "he" and "she" through an article."""

from __future__ import annotations

from math import isclose

from hypothesis import given
from hypothesis import strategies as st
from statements_by_hand import page, said

from onrecord.resolve.candidates import chances
from onrecord.resolve.placed import placed
from onrecord.resolve.pronouns import Pronouns, Standing
from onrecord.resolve.registers.starter import starter
from onrecord.resolve.scene import staged
from onrecord.resolve.speakers import hear
from onrecord.resolve.weights import WEIGHTS


def thread(text: str, *contents: tuple[str, str, str]) -> list[Standing]:
    """Every pronoun of a text, whose statements are told as content, source and cue."""
    document = page(text)
    here = [
        placed(document, said(document, content, source=source, cue=cue))
        for content, source, cue in contents
    ]
    pronouns = Pronouns(staged(document, here, starter()))
    hear(pronouns, here)
    return list(pronouns.all())


def names(text: str, *contents: tuple[str, str, str]) -> list[str]:
    return [str(getattr(one.who, "name", None)) for one in thread(text, *contents)]


def test_a_pronoun_is_an_appearance_for_those_behind_it() -> None:
    """She who was she in the sentence before is she again, though she is named no more."""
    text = "Ann Lee met Eva Roe. She took her seat. Then she smiled, and she sat down."
    assert set(names(text)) == {"Ann Lee"}


def test_nobody_is_spoken_of_by_himself_in_his_quoted_words() -> None:
    """`He` within a man's quotation is the other man."""
    text = "Bob Roe left. “He is a fool,” Carl Poe said."
    assert names(text, ("“He is a fool,”", "Carl Poe", "said")) == ["Bob Roe"]


def test_an_object_is_not_the_subject_of_its_own_clause() -> None:
    """Whoever thanks him is somebody else."""
    assert names("Bob Roe waited. Carl Poe thanked him for it.") == ["Bob Roe"]


def test_a_possessive_goes_to_the_subject_of_its_clause() -> None:
    """Or, at the head of a sentence, to the name behind it."""
    assert names("Bob Roe waited. Carl Poe took his hat.") == ["Carl Poe"]
    assert names("In his first speech, Carl Poe thanked the farmers.") == ["Carl Poe"]


def test_every_answer_can_be_explained_by_the_table() -> None:
    """The score of a candidate is the sum of the weights of its features."""
    (one,) = thread("Bob Roe waited. Carl Poe thanked him for it.")
    for candidate in one.candidates:
        parts = [WEIGHTS.get(name, 0.0) * value for name, value in candidate.features.items()]
        assert isclose(candidate.score, sum(parts))
    shares, nobody = chances(one.candidates)
    assert isclose(sum(shares) + nobody, 1.0)
    assert one.probability == max(*shares, nobody)


TABLE = "Bob|Roe|Ann|Lee|he|she|his|her|him|said|.|,|and|“|”|who|\n|a|guard|’s"
WORDS = st.sampled_from(TABLE.split("|"))
PRONOUNS = ("he", "she", "his", "her", "him")


@given(st.lists(WORDS, max_size=50))
def test_every_pronoun_of_any_text_has_an_answer(told: list[str]) -> None:
    """Somebody of the text, or nobody, with a probability."""
    text = " ".join(["Bob", *told])
    for one in thread(text):
        assert 0 < one.probability <= 1
        assert text[one.pronoun.at : one.pronoun.end].casefold() in PRONOUNS
