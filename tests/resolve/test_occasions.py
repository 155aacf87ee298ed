"""On which day a statement was said, and by which words."""

from __future__ import annotations

from datetime import date

import pytest
from statements_by_hand import THURSDAY, page, said

from onrecord.record.statement import Medium
from onrecord.resolve.stage import resolve


def days(
    text: str, *parts: tuple[str, str, str], published: date | None = THURSDAY
) -> list[tuple[str, str] | None]:
    """For each (source, cue, content): its first day and the words behind it."""
    document = page(text, published)
    told = [said(document, content, source=who, cue=cue) for who, cue, content in parts]
    return [
        (str(entry.said_on.earliest), entry.evidence["said_on"][0].of(text))
        if entry.said_on
        else None
        for entry in resolve(document, told)
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Tuesday Berg said it was so.", "2017-02-21"),
        ("Berg on Tuesday said it was so.", "2017-02-21"),
        ("Berg said Tuesday night that it was so.", "2017-02-21"),
        ("Berg said at Tuesday’s hearing that it was so.", "2017-02-21"),
        ("Speaking in Ohio on Tuesday, Berg said it was so.", "2017-02-21"),
        ("In an interview with a paper on Feb. 14, Berg said it was so.", "2017-02-14"),
        ("Berg said it was so in the week of Feb. 14.", "2017-02-13"),
        ("It rained, Berg said it was so, speaking on Tuesday.", "2017-02-21"),
    ],
)
def test_words_beside_the_cue_say_the_day(text: str, day: str) -> None:
    """Before it, behind it, or in a phrase that opens or closes the sentence."""
    (told,) = days(text, ("Berg", "said", "it was so"))
    assert told is not None
    assert told[0] == day


@pytest.mark.parametrize(
    "text",
    [
        "After Tuesday’s vote, Berg said it was so.",
        "Berg said before Tuesday that it was so.",
        "Berg said it was so in the wake of Feb. 14.",
        "Berg, who arrived on Tuesday, said it was so.",
        "The plan, made public Tuesday, is good, Berg said it was so.",
        "Berg will say on Tuesday that it was so.",
        "Lund spoke on Tuesday, when Berg said it was so.",
    ],
)
def test_a_day_of_something_else_does_not_count(text: str) -> None:
    """Nor does one on which nothing was said yet."""
    cue = "say" if "will say" in text else "said"
    assert days(text, ("Berg", cue, "it was so")) == [None]


@pytest.mark.parametrize(
    ("text", "cue", "day"),
    [
        ("Berg is expected to say on Tuesday that it was so.", "say", None),
        ("Berg is expected to say on Tuesday that it was so.", "is expected to say", None),
        ("Berg will on Tuesday say it was so.", "will on Tuesday say", None),
        ("Berg would not say on Tuesday that it was so.", "say", ("2017-02-21", "Tuesday")),
        ("Berg is saying on Tuesday that it was so.", "saying", ("2017-02-21", "Tuesday")),
    ],
)
def test_what_is_to_come_was_not_said(text: str, cue: str, day: tuple[str, str] | None) -> None:
    """Whether the words for it stand before the cue or in it; a refusal is a saying."""
    assert days(text, ("Berg", cue, "it was so")) == [day]


def test_words_within_what_was_said_do_not_count() -> None:
    """`“We will vote on Tuesday,” he said`: it was not said on Tuesday."""
    text = "“We will vote on Tuesday,” Berg said."
    assert days(text, ("Berg", "said", "“We will vote on Tuesday,”")) == [None]


def test_a_day_belongs_to_the_nearest_cue() -> None:
    """Two statements in one sentence, one day."""
    text = "Berg said it was so, and Lund said on Tuesday that it was not."
    told = days(text, ("Berg", "said", "it was so"), ("Lund", "said", "it was not"))
    assert told == [None, ("2017-02-21", "Tuesday")]


def test_a_document_speaks_on_the_day_it_came_out() -> None:
    """The day stands within the source; a person's would not count there."""
    text = "A poll released on Tuesday found it was so."
    source = "A poll released on Tuesday"
    assert days(text, (source, "found", "it was so")) == [("2017-02-21", "Tuesday")]


def test_an_occasion_goes_on_with_its_speaker() -> None:
    """Past a paragraph of somebody else, and by pronoun."""
    text = "Ann Berg said Tuesday that it rained.\nCarl Lund said it did not.\nShe said it was so."
    told = days(
        text,
        ("Ann Berg", "said", "it rained"),
        ("Carl Lund", "said", "it did not"),
        ("She", "said", "it was so"),
    )
    assert told == [("2017-02-21", "Tuesday"), None, ("2017-02-21", "Tuesday")]


@pytest.mark.parametrize(
    ("later", "source"),
    [
        ("She has said it was so.", "She"),
        ("She once said it was so.", "She"),
        ("In a speech, she said it was so.", "she"),
        ("Before Monday she said it was so.", "she"),
        ("It rained.\nIt rained.\nIt rained.\nBerg said it was so.", "Berg"),
    ],
)
def test_another_occasion_has_no_day(later: str, source: str) -> None:
    """Habit, another occasion, other day words, or too far below."""
    text = f"Ann Berg said Tuesday that it rained.\n{later}"
    told = days(text, ("Ann Berg", "said", "it rained"), (source, "said", "it was so"))
    assert told == [("2017-02-21", "Tuesday"), None]


def test_what_somebody_thinks_goes_on_with_no_occasion() -> None:
    """A belief is not said on a day unless words say so."""
    document = page("Ann Berg said Tuesday that it rained. She believes it was so.")
    first = said(document, "it rained", source="Ann Berg", cue="said")
    thought = said(document, "it was so", source="She", cue="believes", medium=Medium.THOUGHT)
    assert [entry.said_on is None for entry in resolve(document, [first, thought])] == [False, True]


def test_a_stretch_of_days_is_no_occasion() -> None:
    """`last week` dates its own statement only."""
    text = "Ann Berg said last week that it rained. She said it was so."
    told = days(text, ("Ann Berg", "said", "it rained"), ("She", "said", "it was so"))
    assert told == [("2017-02-13", "last week"), None]


def test_a_sentence_that_tells_of_an_occasion_opens_one() -> None:
    """The next sentence may say where it was."""
    text = "Ann Berg spoke on Tuesday. “It was so,” she said at a breakfast."
    assert days(text, ("she", "said", "“It was so,”")) == [("2017-02-21", "Tuesday")]
    both = "Ann Berg spoke with Carl Lund on Tuesday. “It was so,” she said at a breakfast."
    assert days(both, ("she", "said", "“It was so,”")) == [None]


def test_the_same_words_are_one_saying() -> None:
    """Quoted again without a day they have the day of the first."""
    text = (
        "Ann Berg called it “a great mess.” Lund left.\nOn Tuesday Berg said: “It is a great mess.”"
    )
    told = days(
        text,
        ("Ann Berg", "called", "it “a great mess.”"),
        ("Berg", "said", "“It is a great mess.”"),
    )
    assert told == [("2017-02-21", "Tuesday")] * 2


def test_without_a_day_of_publication_a_weekday_says_nothing() -> None:
    """A whole date does."""
    text = "Berg said Tuesday that it was so."
    assert days(text, ("Berg", "said", "it was so"), published=None) == [None]
    text = "Berg said on May 5, 2016, that it was so."
    assert days(text, ("Berg", "said", "it was so"), published=None) == [
        ("2016-05-05", "May 5, 2016")
    ]


def test_a_day_of_publication_that_is_to_come_is_not_believed() -> None:
    """A weekday says nothing then; a whole date does. Elsewhere it may be tomorrow already."""
    text = "Berg said Tuesday that it was so. Lund said on May 5, 2016, that it was not."
    document = page(text, THURSDAY)
    told = [
        said(document, "it was so", source="Berg", cue="said"),
        said(document, "it was not", source="Lund", cue="said"),
    ]
    for today, dated in ((date(2017, 2, 20), [False, True]), (date(2017, 2, 22), [True, True])):
        entries = resolve(document, told, today=today)
        assert [entry.said_on is not None for entry in entries] == dated


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Monday, Berg said Tuesday that it was so.", None),
        ("Berg said on Monday and again on Tuesday that it was so.", None),
        ("On Monday, Berg said it was so of what Lund found on Tuesday.", "2017-02-20"),
        ("Earlier this week, on Tuesday, Berg said it was so.", "2017-02-21"),
        ("Berg said Thursday, Feb. 22, that it was so.", None),
    ],
)
def test_days_that_contradict_each_other_are_left_open(text: str, day: str | None) -> None:
    """Unless the sentence tells which of them is meant."""
    (told,) = days(text, ("Berg", "said", "it was so"))
    assert (told and told[0]) == day


@pytest.mark.parametrize(
    ("text", "source", "cue", "day"),
    [
        ("Berg sued on Tuesday, saying it was so.", "Berg", "saying", "2017-02-21"),
        ("Berg left on Tuesday, but did not sing, saying it was so.", "Berg", "saying", None),
        ("A Feb. 14 report found it was so.", "A Feb. 14 report", "found", "2017-02-14"),
        ("A tweet on Tuesday by Berg said it was so.", "A tweet on Tuesday by Berg", "said",
         "2017-02-21"),
        ("Berg, who on Tuesday left, said it was so.", "Berg", "said", None),
        ("It grew in the third quarter, Berg said it was so.", "Berg", "said", None),
        ("Over the last four years Berg said it was so.", "Berg", "said", None),
        ("In 2016, Berg in what has been said it was so.", "Berg", "has been said", None),
    ],
)  # fmt: skip
def test_the_clause_tells_which_statement_a_day_dates(
    text: str, source: str, cue: str, day: str | None
) -> None:
    """A participle hangs on the clause before it; a document speaks on its day."""
    (told,) = days(text, (source, cue, "it was so"))
    assert (told and told[0]) == day


def test_a_day_beside_another_speaker_is_theirs() -> None:
    """`Berg said …, while Lund, in a letter on Tuesday, said …`."""
    text = "Berg said it was so, while Lund, in a letter on Tuesday, said it was not."
    told = days(text, ("Berg", "said", "it was so"), ("Lund", "said", "it was not"))
    assert told == [None, ("2017-02-21", "Tuesday")]


def test_words_quoted_within_a_quotation_have_no_part_in_an_occasion() -> None:
    """They were said when the one who quotes them heard them."""
    text = "Lund on Tuesday said no. “He said, ‘We go on,’ again,” Berg added."
    document = page(text, THURSDAY)
    first = said(document, "no", source="Lund", cue="said")
    outer = said(document, "“He said, ‘We go on,’ again,”", source="Berg", cue="added")
    inner = said(document, "‘We go on,’", source="Lund", cue="said").within(outer)
    assert [entry.said_on is None for entry in resolve(document, [first, outer, inner])] == [
        False,
        True,
        True,
    ]


def test_a_day_before_an_aside_may_be_of_what_is_said() -> None:
    """“Six months ago, Berg said, the mill stood idle” was not said six months ago."""
    text = "Six months ago, Berg said, the mill stood idle."
    assert days(text, ("Berg", "said", "the mill stood idle")) == [None]
    text = "On Tuesday, Berg said, “The mill stands idle.”"
    assert days(text, ("Berg", "said", "“The mill stands idle.”")) == [("2017-02-21", "Tuesday")]


def test_what_is_said_on_one_occasion_has_one_day() -> None:
    """Also where the reporter's words by themselves might tell of another."""
    text = (
        "The mill will open, Ann Berg said in an interview Tuesday. “It stood idle,” she said.\n"
        "“I have often been asked,” Berg said. Elsewhere, it rained, she said."
    )
    told = days(
        text,
        ("Ann Berg", "said", "The mill will open"),
        ("she", "said", "“It stood idle,”"),
        ("Berg", "said", "“I have often been asked,”"),
    )
    assert told == [("2017-02-21", "Tuesday")] * 3
