"""Contents settled on quotation marks."""

from __future__ import annotations

import re

from onrecord.find.attributions import Attribution, Decoding
from onrecord.find.chances import Chances
from onrecord.find.edges import settled
from onrecord.find.quotes import quotations
from onrecord.record.text import Span

NUMBERS = Decoding(
    link_weight=0.5, switch=0.5, inside=1.0, across=4.0, beyond=2.0, recover=0.2, least=0.5,
    unclaimed=0.4, chances=Chances({}, {}, {}),
)  # fmt: skip


def run(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def settle(text: str, *told: tuple[str, list[str]], probability=0.9) -> list[list[str]]:
    """`told` are (cue, contents) in words of the text; gives the contents of each."""
    found = [
        Attribution((), (run(text, cue),), tuple(run(text, c) for c in contents), probability, 0.9)
        for cue, contents in told
    ]
    marks = quotations(text, [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)])
    return [[text[s:e] for s, e in one.content] for one in settled(found, text, marks, NUMBERS)]


def test_a_content_takes_in_the_marks_around_it():
    """Evidence shows that the words were quoted."""
    assert settle("“Not now,” he said.", ("said", ["Not now,"])) == [["“Not now,”"]]


def test_a_quoted_sentence_is_not_cut_in_the_middle():
    """One speaker for what stands between two marks."""
    text = "“We will go there, and we will win it all back,” he said."
    assert settle(text, ("said", ["We will go there"])) == [
        ["“We will go there, and we will win it all back,”"]
    ]


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_its_speakers():
    """A paragraph that reopens with a mark continues the one before."""
    text = "“We will go,” he said. “It is time.\n“And then we will win.”"
    assert settle(text, ("said", ["“We will go,”", "“It is time."])) == [
        ["“We will go,”", "“It is time.\n“And then we will win.”"]
    ]


def test_the_second_part_of_a_split_quotation_follows_its_cue():
    """“One,” she said. “Other.” has one speaker."""
    text = "“We will go,” she said. “We will win it.”"
    assert settle(text, ("said", ["“We will go,”"])) == [["“We will go,”", "“We will win it.”"]]


def test_a_quoted_sentence_that_nobody_claims_is_told_without_a_source():
    """Nothing is lost: somebody said it, though the text was not understood."""
    text = "There was shouting. “We want our money back right now!”"
    assert settle(text) == [["“We want our money back right now!”"]]


def test_a_title_in_marks_is_no_statement():
    """Scare quotes, nicknames and titles are left alone."""
    assert settle("The “Mad Dog” of “The Art of War” was there.") == []


def test_an_improbable_attribution_is_not_told_but_a_quoted_one_is():
    """What stands in marks was said by somebody, however unsure the network is of whom."""
    text = "He hinted at a deal. “We will go there right now,” he said."
    assert settle(text, ("hinted", ["at a deal"]), probability=0.2) == [
        ["“We will go there right now,”"]
    ]
    assert settle(text, ("said", ["“We will go there right now,”"]), probability=0.2) == [
        ["“We will go there right now,”"]
    ]


def test_an_abbreviation_keeps_its_last_stop():
    """`… from the U.S` is not what stands in the article."""
    assert settle("He said it was in the U.S. on Monday.", ("said", ["it was in the U.S"])) == [
        ["it was in the U.S."]
    ]


def test_a_conjunction_at_the_end_belongs_to_what_follows():
    """“Ann said it was late, and Bo left”: the content ends before `and`."""
    text = "Ann said it was late, and Bo left."
    assert settle(text, ("said", ["it was late, and"])) == [["it was late"]]


def test_a_quotation_may_end_in_a_conjunction():
    """What stands before a closing mark was said."""
    text = "“I would go, but,” she said."
    assert settle(text, ("said", ["“I would go, but,"])) == [["“I would go, but,”"]]


def test_a_quoted_statement_whose_cue_is_not_believed_has_none():
    """So that what stands beside it may tell whose it is; scare quotes keep what was found."""
    text = "And then, slowly: “We will never sell the port.” He has “friends” there."
    marks = quotations(text, [Span(0, len(text))])
    found = [
        Attribution((), (run(text, cue),), (run(text, content),), 0.06, 0.3)
        for cue, content in (("then", "“We will never sell the port.”"), ("has", "“friends”"))
    ]
    stray, kept = settled(found, text, marks, NUMBERS)
    assert (stray.cue, stray.probability) == ((), NUMBERS.unclaimed)
    assert kept == found[1]
