"""What the judged circumstances count as, when values change."""

from __future__ import annotations

import pytest

from bench.circumstances import FIELDS, FILE, Found, digest, judged, shares, verdict_of
from onrecord.record.entry import Entry
from onrecord.record.statement import Kind, Statement
from onrecord.record.text import Span

ENTRY = Entry(Statement("a", Kind.INDIRECT, (), (), (Span(0, 1),), "b", 0.9, "hand 1"))


@pytest.mark.parametrize(
    ("value", "verdict", "known", "counts_as"),
    [
        ("Berlin", "right", digest("Berlin"), "right"),
        ("", "right", digest("Berlin"), "missed"),
        ("Bonn", "right", digest("Berlin"), "not read yet"),
        ("Bonn", "invented", digest("Bonn"), "invented"),
        ("", "invented", digest("Bonn"), "silent"),
        ("", "missed", "", "missed"),
        ("Bonn", "missed", "", "not read yet"),
        ("", "", "", "silent"),
        ("Bonn", "", "", "not read yet"),
    ],
)
def test_a_verdict_holds_for_the_value_that_was_read(
    value: str, verdict: str, known: str, counts_as: str
) -> None:
    """A right one that is gone was missed; a changed one is to be read anew."""
    assert verdict_of(value, verdict, known) == counts_as


def test_the_table_tells_shares_of_what_is_told_and_of_what_is_not() -> None:
    """Two of three told places are there, one of four silent ones is filled."""
    verdicts = ["right", "right", "missed", "silent", "silent", "silent", "invented"]
    rows = [Found(ENTRY, ("a", str(n), "place"), "", told) for n, told in enumerate(verdicts)]
    place = shares(rows).splitlines()[2]
    assert place == "| place | 3 | 0.67 | 0.67 | 4 | 0.750 | 0 |"


def test_the_verdicts_keep_no_words_of_the_articles() -> None:
    """An article by its name, a place by figures, a value by eight hexadecimal digits."""
    for (article, at, field), (verdict, value) in judged().items():
        assert " " not in article
        assert not at.strip("0123456789:@")
        assert field in (*FIELDS, "")
        assert verdict in ("right", "wrong", "invented", "missed", "read")
        assert len(value) in (0, 8)
    assert sum(row.endswith("read\t") for row in FILE.read_text("utf-8").splitlines()) >= 40
