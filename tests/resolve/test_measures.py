"""Measures of short articles of our own, and what holds of any text."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statements_by_hand import THURSDAY, page, said

from onrecord.record.entry import Entry, Interval, Measure
from onrecord.record.statement import Act
from onrecord.record.text import Document
from onrecord.resolve.measures.stage import measures
from onrecord.resolve.stage import resolve

TABLE = Path(__file__).with_name("measures.toml")
CASES = tomllib.loads(TABLE.read_text("utf-8"))["case"]


def entries(document: Document, say: list[list[str]]) -> list[Entry]:
    """Statements with their act, source, cue and content, resolved."""
    told = [
        replace(said(document, content, source=source, cue=cue), act=Act(act))
        for act, source, cue, content in say
    ]
    return list(resolve(document, told))


def as_told(one: Measure) -> dict[str, Any]:
    """A measure in the words of the table."""
    told: dict[str, Any] = {"text": one.text}
    if one.status:
        told["status"] = one.status.value
    if days := days_told(one.date):
        told["day"] = days
    if one.actor:
        told["actor"] = one.actor
    if one.quantity:
        told["quantity"] = one.quantity.text
    return told


def days_told(days: Interval | None) -> str | list[str] | None:
    if days is None:
        return None
    first, last = str(days.earliest), str(days.latest)
    return first if first == last else [first, last]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_measures_of_an_article_are_those_of_its_case(case: dict[str, Any]) -> None:
    """Words, latest status, its day, actor and quantity; and nothing else."""
    published = date.fromisoformat(case["published"]) if case.get("published") else None
    document = page(case["text"], published if "published" in case else THURSDAY)
    found = measures(document, entries(document, case.get("say", [])))
    histories = [one.pop("history") for one in case["measures"] if "history" in one]
    assert [as_told(one) for one in found] == case["measures"]
    assert histories in ([], [[s.status.value for s in one.standings] for one in found])


def test_there_are_cases_with_and_without_measures() -> None:
    """Forty at least, and a dozen in which there is none."""
    assert len(CASES) >= 52
    assert sum(not case["measures"] for case in CASES) >= 12


@given(
    st.text(
        alphabet="The order was not signed, a ban on “X” that would; 20 $percent\n", max_size=300
    )
)
def test_no_text_is_too_odd_for_it(text: str) -> None:
    """Whatever is found, all its spans cut the article's own text."""
    document = page(f"A bill {text}")
    for one in measures(document, ()):
        for span in (*one.evidence, *one.mentions, *(s for t in one.standings for s in t.evidence)):
            assert span.of(document.article.text)


def test_the_statements_about_a_measure_are_told() -> None:
    """Those whose content has its words, in their order."""
    text = "“I hate the fishing ban,” Governor Ada Quinn said. “It rains,” she said."
    document = page(text)
    told = entries(
        document,
        [
            ["assert", "Governor Ada Quinn", "said", "“I hate the fishing ban,”"],
            ["assert", "she", "said", "“It rains,”"],
        ],
    )
    (one,) = measures(document, told)
    assert one.statements == (told[0].id,)


def test_a_token_in_the_middle_moves_no_evidence() -> None:
    """Spans cut the text as it was handed in, whatever was cleaned out of it."""
    document = page("{mosads}The fishing ban was blocked on Tuesday.")
    (one,) = measures(document, ())
    text = document.article.text
    assert [span.of(text) for span in one.evidence] == ["fishing ban"]
    assert [span.of(text) for span in one.standings[0].evidence] == ["was blocked", "Tuesday"]


def test_what_is_named_and_ruled_out_is_one_measure() -> None:
    """Two measures of one article never rest on the same words: their ids would be one."""
    text = (
        "“There will be no ban on trawling. The ban on trawling was blocked,” Mayor Ada Quinn said."
    )
    document = page(text)
    found = measures(
        document, entries(document, [["pledge", "Mayor Ada Quinn", "said", text[:69]]])
    )
    assert len({one.id for one in found}) == len(found)
