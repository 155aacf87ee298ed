"""Turns: what is one, and what is none."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.find.turns import turn_at, turns, without_labels
from onrecord.read.stage import read
from onrecord.record.text import Article, Document

SAID = ("I will.", "Do you?", "We did, and I am glad.", "Thank you, sir.")


def document(text: str) -> Document:
    (one,) = read([Article(text)], skipped=print)
    return one


def heard(text: str) -> list[tuple[str, list[str]]]:
    """Label and words of each turn."""
    told = document(text)
    return [
        (told.text[slice(*one.label)], [told.text[low:high] for low, high in one.content])
        for one in turns(told.text, told.paragraphs)
    ]


@pytest.mark.parametrize(
    "labels",
    [
        ("KELLY:", "QUINN:"),
        ("SENATOR KELLY:", "THE PRESIDENT:"),
        ("SEN. JOHN McCAIN (R-Ariz.):", "MR. O’BRIEN:"),
        ("Kelly (R-Ark.):", "Ada Quinn:"),
        ("Senator KELLY.", "The CHAIRMAN."),
        ("ADA QUINN, HARBOR MASTER:", "TOM BIRCH (via video):"),
        ("THE WITNESS:", "Q"),
    ],
)
def test_the_layouts_of_transcripts_are_known(labels: tuple[str, str]) -> None:
    """Colons, stops, titles, parties, and a bare Q."""
    lines = [f"{labels[number % 2]} {SAID[number % 4]}" for number in range(8)]
    found = heard("\n\n".join(lines))
    assert [label for label, _ in found] == [labels[n % 2].rstrip(":.") for n in range(8)] or [
        label for label, _ in found
    ] == [labels[n % 2].removesuffix(":").removesuffix(".") for n in range(8)]
    assert [words for _, words in found] == [[SAID[number % 4]] for number in range(8)]


@pytest.mark.parametrize(
    "told",
    ["(APPLAUSE)", "[laughter]", "(Applause.)", "(CROSSTALK)", "(END VIDEO CLIP)", "(inaudible)"],
)
def test_stage_directions_are_nobodys_words(told: str) -> None:
    """Wherever they stand; what is left of the turn is in pieces."""
    lines = [f"KELLY: I will {told} not.", "QUINN: Do you?", "KELLY: I do.", f"QUINN: {told} Yes."]
    assert heard("\n\n".join(lines)) == [
        ("KELLY", ["I will", "not."]),
        ("QUINN", ["Do you?"]),
        ("KELLY", ["I do."]),
        ("QUINN", ["Yes."]),
    ]


@pytest.mark.parametrize("told", ["(NATO)", "[the mayor]", "(he said no)", "(D-Ohio)"])
def test_other_words_in_brackets_are_somebodys(told: str) -> None:
    """Abbreviations, and what an editor put in."""
    lines = [f"KELLY: I saw {told} there.", "QUINN: Do you?", "KELLY: I do.", "QUINN: Yes."]
    assert heard("\n\n".join(lines))[0] == ("KELLY", [f"I saw {told} there."])


@pytest.mark.parametrize(
    "end",
    [
        "END 2:10 P.M.",
        "[Whereupon, the hearing was adjourned.]",
        "###",
        "Copyright 2017 The Ledger",
    ],
)
def test_a_turn_ends_where_the_transcript_does(end: str) -> None:
    """What is printed behind it is nobody's."""
    lines = ["KELLY: I will.", "QUINN: Do you?", "KELLY: I do.", "QUINN: Yes.", end, "I, too."]
    assert heard("\n\n".join(lines))[-1] == ("QUINN", ["Yes."])


def test_one_speaker_before_an_audience_is_a_transcript() -> None:
    """A speech has one label, and is known by its applause."""
    text = "THE PRESIDENT: Thank you. (Applause.)\n\nI will be brief. (Laughter.)\n\nWe will sail."
    assert heard(text) == [("THE PRESIDENT", ["Thank you.", "I will be brief.", "We will sail."])]


@pytest.mark.parametrize(
    "lines",
    [
        ["Monday: I swim.", "Tuesday: I run.", "Monday: I swim.", "Tuesday: I run."],
        ["Pros: You save.", "Cons: You wait.", "Pros: You sit.", "Cons: You stand."],
        ["Age: 54", "Party: None", "Age: 61", "Party: None"],
        ["WASHINGTON: I like it.", "NEW YORK: I like it.", "BOSTON: We like it.", "Yes: you do."],
        ["Kelly: The wall stands.", "Quinn: It does.", "Kelly: Good.", "Quinn: Bad."],
        ["A man came.", "A woman came.", "Q is a letter.", "A dog came, and I saw it."],
    ],
)
def test_lists_and_columns_are_no_transcripts(lines: list[str]) -> None:
    """Headings, places, and lines in which nobody talks to anybody."""
    assert heard("\n\n".join(lines)) == []


def test_without_its_labels_a_text_has_every_other_word_in_its_place() -> None:
    """So that what is found in it is found in the text."""
    told = document("KELLY: I will.\n\nQUINN: Do you?\n\nKELLY: I do.\n\nQUINN: Yes.")
    found = turns(told.text, told.paragraphs)
    bare = without_labels(told.text, found)
    assert len(bare) == len(told.text)
    assert bare.split() == ["I", "will.", "Do", "you?", "I", "do.", "Yes."]
    assert turn_at(found, told.text.index("Do you")) == found[1]
    assert turn_at(found[1:], 0) is None


LINES = st.lists(
    st.sampled_from(
        [
            "KELLY:",
            "Quinn:",
            "Q.",
            "A.",
            "I will.",
            "(APPLAUSE)",
            "THE",
            "Mr. SMITH.",
            "\n",
            "[",
            ": ",
        ]
    )
    | st.text(max_size=6),
    max_size=40,
).map(" ".join)


@given(LINES)
@example("KELLY: I.\nQUINN: I.\nKELLY: (APPLAUSE)\nQUINN: I.\nKELLY: I.")
def test_turns_are_in_order_and_never_meet(text: str) -> None:
    """Of any text: label, mark and words follow each other within it."""
    for told in read([Article(text)], skipped=lambda _: None):
        places = [
            place
            for one in turns(told.text, told.paragraphs)
            for run in (one.label, one.mark, *one.content)
            for place in run
        ]
        assert places == sorted(places)
        assert not places or places[-1] <= len(told.text)
