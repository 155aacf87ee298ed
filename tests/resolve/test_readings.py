"""Readings: each statement as it can stand alone in a list."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statements_by_hand import only, page, said
from test_resolve_laws import worlds

from onrecord.record.statement import Act, Kind, Statement
from onrecord.record.text import Document
from onrecord.resolve.placed import placed
from onrecord.resolve.readings.inflections import verb
from onrecord.resolve.readings.parts import finished
from onrecord.resolve.scene import apart
from onrecord.resolve.stage import resolve

WORD: Final = re.compile(r"\w+")


class Case(NamedTuple):
    """One row of readings.tsv, written for the project."""

    act: str
    source: str
    cue: str
    content: str
    reading: str
    article: str

    def statement(self) -> tuple[Document, Statement]:
        document = page(self.article)
        act, *flags = self.act.split(" ")
        one = said(document, self.content.split(" / "), source=self.source, cue=self.cue)
        one = replace(one, act=Act(act), negated="N" in flags, guessed="G" in flags)
        return document, one


TABLE: Final = Path(__file__).parent / "readings.tsv"
CASES: Final = [
    Case(*line.split("\t"))
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.content[:40])
def test_a_statement_reads_as_the_table_says(case: Case) -> None:
    """Pronouns, verbs, marks, what reports it, and what was asked."""
    assert only(*case.statement()).reading == case.reading


def test_the_table_has_enough_cases() -> None:
    """Each article was written for it."""
    assert len(CASES) >= 40
    assert len({(case.article, case.content) for case in CASES}) == len(CASES)


def without_brackets(told: str) -> str:
    """A reading without what is in square brackets, which may stand in each other."""
    kept, depth = [], 0
    for letter in told:
        depth += letter == "["
        if not depth:
            kept.append(letter)
        depth -= letter == "]" and depth > 0
    return "".join(kept)


def are_in_order(words: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(word in rest for word in words)


def content(document: Document, one: Statement) -> list[str]:
    """The words of a statement in the text that was read."""
    spans = apart(placed(document, one).content)
    told = " ".join(span.of(document.text) for span in spans) if spans else one.text
    return WORD.findall(told.casefold()) or WORD.findall(one.text.casefold())


@pytest.mark.parametrize("cue", ["has for years and in every interview denied", "denied"])
def test_what_was_denied_is_never_read_as_if_it_were_so(cue: str) -> None:
    """Not even where the speaker is not known, or the reporting words are long."""
    document = page(f"It was on the radio. She {cue} that the hall was sold.")
    one = said(document, "that the hall was sold", source="She", cue=cue)
    told = only(document, replace(one, act=Act.DENY)).reading
    assert told == f"[She {cue}] that the hall was sold."


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.content[:40])
def test_what_is_not_in_brackets_is_in_the_content(case: Case) -> None:
    """Word for word, in order."""
    document, one = case.statement()
    outside = WORD.findall(without_brackets(only(document, one).reading).casefold())
    assert are_in_order(outside, content(document, one))


@given(worlds())
def test_of_any_text_nothing_outside_of_brackets_is_made_up(
    world: tuple[Document, list[Statement]],
) -> None:
    """Whatever a statement cuts; a text's own brackets are as it has them."""
    document, statements = world
    for entry in resolve(document, statements):
        words = content(document, entry.statement)
        outside = WORD.findall(without_brackets(entry.reading).casefold())
        assert are_in_order(outside, words), (entry.reading, words)


def test_nothing_is_changed_that_stands_alone() -> None:
    """Its own words, as a sentence."""
    document = page("The bridge is closed, Carl Ek said.")
    one = said(document, "The bridge is closed", source="Carl Ek", cue="said")
    assert only(document, one).reading == "The bridge is closed."


def test_a_quotation_within_a_quotation_has_its_own_speaker() -> None:
    """“Ek told me, ‘I saw it,’” she said: two readings, two speakers."""
    document = page("Carl Ek was there. Pia Lund knew. “Ek told me, ‘I saw it,’” Lund said.")
    outer = said(document, "“Ek told me, ‘I saw it,’”", source="Lund", cue="said")
    inner = said(document, "‘I saw it,’", source="Ek", cue="told", within=outer)
    inner = replace(inner, kind=Kind.DIRECT)
    told, again = resolve(document, [outer, inner])
    assert told.reading == "Ek told [Lund], ‘I saw it’."
    assert again.reading == "[Ek] saw it."


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("so it goes,", "So it goes."),
        ("a “military operation,”", "A “military operation.”"),
        ("what now?", "What now?"),
        ("iPhones are dear", "iPhones are dear."),
        ("we will —", "We will —"),
        ("He said “no.”", "He said “no.”"),
        ("[Kelly] will stay;", "[Kelly] will stay."),
        ("", ""),
    ],
)
def test_a_reading_begins_and_ends_as_a_sentence(told: str, sentence: str) -> None:
    """One stop, within a quotation mark; no comma before it."""
    assert finished(told) == sentence


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        (" say so", "say[s]"),
        (" never say so", "say[s]"),
        (" really do not know", "[does]"),
        (" go there", "go[es]"),
        (" try it", "[tries]"),
        (" went there", None),
        (" asked him", None),
        (" need it", "need[s]"),
        (" could go", None),
        (" read it", None),
        (", Pia Lund, say", None),
        (" and my wife", None),
    ],
)
def test_a_verb_agrees_with_a_name(behind: str, told: str | None) -> None:
    """Only a present that the third person has otherwise."""
    found = verb(f"I{behind}", 1, len(behind) + 1)
    assert (found and found[2]) == told


@given(st.text(max_size=80))
def test_any_words_become_a_sentence_once(words: str) -> None:
    """A second time changes nothing."""
    assert finished(finished(words)) == finished(words)


def test_a_short_answer_takes_the_question_that_was_quoted_before_it() -> None:
    """Where somebody asked it; what a speaker asks the world is not answered."""
    text = "Pia Lund met the press. “Will you sell the hall?” a reporter {}. “No,” Lund said."
    told = []
    for cue in ("asked", "shouted"):
        document = page(text.format(cue))
        first = said(document, "“Will you sell the hall?”", source="a reporter", cue=cue)
        answer = said(document, "“No,”", source="Lund", cue="said")
        told.append([entry.reading for entry in resolve(document, [first, answer])][1])
    assert told == ["[Asked “Will you sell the hall?”:] No.", "No."]
