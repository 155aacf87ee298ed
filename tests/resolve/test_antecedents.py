"""Whom "he", "they", "it" and "who" stand for."""

from __future__ import annotations

import pytest
from statements_by_hand import only, page, said

from onrecord.record.entry import SpeakerType


def who(text: str, pronoun: str, *, cue: str = "said", content: str = "it was so") -> list[str]:
    """The speakers of the statement whose source is a pronoun."""
    document = page(text)
    return [
        one.name
        for one in only(document, said(document, content, source=pronoun, cue=cue)).speakers
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lee met Bob Roe. He said it was so.", "Bob Roe"),
        ("Ann Lee met Bob Roe. She said it was so.", "Ann Lee"),
        ("Bob Roe spoke with Carl Poe. He said it was so.", "Bob Roe"),
        ("Bob Roe came in.\nAnn Lee laughed.\nHe said it was so.", "Bob Roe"),
        ("Ann Roe’s husband, Bob Roe, came. He said it was so.", "Bob Roe"),
        ("Carl Poe waited for Bob Roe’s aides. He said it was so.", "Carl Poe"),
        ("Bob Roe’s speech was long. He said it was so.", "Bob Roe"),
    ],
)
def test_a_pronoun_goes_to_the_most_salient_name_of_its_gender(text: str, name: str) -> None:
    """A subject before a mere mention, the near before the far."""
    assert who(text, "She" if "She said" in text else "He") == [name]


def test_nobody_is_his_own_subject_matter() -> None:
    """A name within the statement's own words is not its speaker."""
    assert who("Bob Roe came. “Carl Poe is it,” he said.", "he", content="“Carl Poe is it,”") == [
        "Bob Roe"
    ]


def test_a_pronoun_without_anybody_before_it_has_no_speaker() -> None:
    """Nothing is guessed."""
    assert who("It rained. He said it was so.", "He") == []
    assert who("Ann Lee came. He said it was so.", "He") == []


def test_the_look_back_is_bounded() -> None:
    """Somebody named far above is not the antecedent."""
    assert who("Bob Roe came. " + "It rained. " * 30 + "He said it was so.", "He") == []


def test_a_pronoun_may_stand_for_an_unnamed_speaker() -> None:
    """`a spokeswoman … she`: the description is kept, and stays unnamed."""
    document = page("A spokeswoman said it rained. She said it was so.")
    first = said(document, "it rained", source="A spokeswoman", cue="said")
    second = said(document, "it was so", source="She", cue="said")
    (speaker,) = only(document, second, first).speakers
    assert (speaker.name, speaker.type, speaker.id) == ("a spokeswoman", SpeakerType.UNNAMED, None)


def test_a_clear_pronoun_is_surer_than_a_close_call() -> None:
    """The probability says how far the next candidate is behind."""
    near = page("Bob Roe said it rained. He said it was so.")
    close = page("Bob Roe left, and Carl Poe left. He said it was so.")
    (sure,) = only(near, said(near, "it was so", source="He", cue="said")).speakers
    (less,) = only(close, said(close, "it was so", source="He", cue="said")).speakers
    assert sure.probability > less.probability


def test_they_are_the_last_group_that_spoke() -> None:
    """Or, where none spoke, people of a kind who were just spoken of."""
    document = page("Critics said it rained. They said it was so.")
    first = said(document, "it rained", source="Critics", cue="said")
    they = said(document, "it was so", source="They", cue="said")
    assert [one.name for one in only(document, they, first).speakers] == ["Critics"]
    assert who("The voters came late. They said it was so.", "They") == ["The voters"]
    assert who("It rained. They said it was so.", "They") == []


def test_it_is_the_body_or_document_spoken_of() -> None:
    """The subject of the sentence before, or the document that it opens with."""
    assert who("The Justice Department sued. It said it was so.", "It") == ["Justice Department"]
    assert who("The new guidance is long. It said it was so.", "It") == ["the new guidance"]
    assert who("The dog barked. It said it was so.", "It") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We met Bob Roe, who said it was so.", "Bob Roe"),
        ("We met Bob Roe of Iowa, who said it was so.", "Bob Roe"),
        ("We met Bob Roe, the president of Clear Water, who said it was so.", "Bob Roe"),
        ("We met one voter who said it was so.", "one voter"),
        ("We met Bob Roe and some farmers who said it was so.", "some farmers"),
    ],
)
def test_who_is_whoever_stands_right_before_it(text: str, name: str) -> None:
    """Behind a home town, a title, or as a plain noun."""
    assert who(text, "who") == [name]


@pytest.mark.parametrize(
    "opening",
    [
        "Speaking to Carl Poe of Larkfield Radio",
        "After meeting Carl Poe",
        "Asked by Carl Poe",
        "In an interview with Carl Poe",
    ],
)
def test_whoever_does_the_opening_phrase_is_nobody_in_it(opening: str) -> None:
    """`Speaking to Carl Poe, he` is of somebody else."""
    assert who(f"Bob Roe came in. {opening}, he said it was so.", "he") == ["Bob Roe"]
    assert who(f"{opening}, he said it was so.", "he") == []
