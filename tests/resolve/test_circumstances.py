"""Where something was said, to whom, and on what occasion: a table of short articles."""

from __future__ import annotations

import csv
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statements_by_hand import page, said

from onrecord.record.statement import Kind, Statement
from onrecord.record.text import Span
from onrecord.resolve.stage import resolve

TABLE = Path(__file__).with_name("circumstances.tsv")
FIELDS = ("place", "country", "addressee", "occasion")
PARAGRAPH = " ¶ "


def rows() -> list[list[dict[str, str]]]:
    """The lines of each case; the first one has the article and why."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        told = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [list(group) for _, group in groupby(told, key=lambda row: row["case"])]


@pytest.mark.parametrize("case", rows(), ids=lambda case: case[0]["case"])
def test_circumstances_are_told_as_the_table_says(case: list[dict[str, str]]) -> None:
    """Each field that the table leaves empty is empty."""
    text = case[0]["text"].replace(PARAGRAPH, "\n")
    document = page(text)
    told = [said(document, row["content"], source=row["source"], cue=row["cue"]) for row in case]
    found = [
        {name: getattr(entry, name) or "" for name in FIELDS} for entry in resolve(document, told)
    ]
    assert found == [{name: row[name] for name in FIELDS} for row in case]
    assert case[0]["why"]


@pytest.mark.parametrize(("negated", "listens"), [(True, None), (False, "Radio Nine")])
def test_what_was_not_said_has_no_audience_of_what_follows(
    negated: bool, listens: str | None
) -> None:
    """He declined to say it to nobody; had he said it, Radio Nine would have listened."""
    document = page("Piet Vos declined to say when, but told Radio Nine there would be no raids.")
    first = said(document, "when", source="Piet Vos", cue="declined to say")
    second = said(document, "there would be no raids", source="Piet Vos", cue="told")
    told = [replace(first, negated=negated), second]
    assert [entry.addressee for entry in resolve(document, told)] == [listens, "Radio Nine"]


def test_the_evidence_cuts_the_words_that_are_told() -> None:
    """Also where a day stands between them, and where a token shifts the clean text."""
    text = "{mosads}In an interview Tuesday with The Post in Berlin, Berg said it was so."
    document = page(text)
    (entry,) = resolve(document, [said(document, "it was so", source="Berg", cue="said")])
    told = {name: [span.of(text) for span in spans] for name, spans in entry.evidence.items()}
    assert told == {
        "place": ["Berlin"],
        "occasion": ["an interview", "with The Post"],
        "addressee": ["The Post"],
        "said_on": ["Tuesday"],
    }


PIECES = st.sampled_from(
    [
        "Speaking in Mexico City,",
        "Pia Lund",
        "told reporters",
        "said",
        "“It is late,”",
        "at a rally in Flint, Mich.,",
        "in an interview Tuesday with The Post",
        "on CNN’s “New Day”",
        "urged Congress to act",
        "OSLO —",
        "here",
        "him",
        "after",
        ".",
        "\n",
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=25), st.data())
def test_whatever_the_words_evidence_is_where_values_are(parts: list[str], data: Any) -> None:
    """Any spans as source, cue and content: no error, and every value has its spans."""
    text = " ".join([*parts, "Lund said it was so."])
    document = page(text)
    ends = st.tuples(st.integers(0, len(text) - 2), st.integers(1, 30))
    told = []
    for _ in range(data.draw(st.integers(1, 4))):
        source, cue, content = (
            (Span(start, min(len(text), start + size)),)
            for start, size in data.draw(st.tuples(ends, ends, ends))
        )
        told.append(
            Statement(document.article.id, Kind.INDIRECT, source, cue, content, "so", 0.9, "hand 1")
        )
    for entry in resolve(document, told):
        for name in ("place", "occasion", "addressee"):
            assert (getattr(entry, name) is None) == (name not in entry.evidence)
            for span in entry.evidence.get(name, ()):
                assert span.of(text).strip()
        assert entry.country is None or entry.place is not None
