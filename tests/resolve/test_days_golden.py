"""Each line of days.tsv: words in a sentence, and the days they say to a reader of that day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from onrecord.record.entry import Interval
from onrecord.resolve.dates import day_words


class Case(NamedTuple):
    """One line."""

    sentence: str
    published: str
    expected: str
    why: str


ROWS = (Path(__file__).parent / "days.tsv").read_text(encoding="utf-8").splitlines()
CASES = [Case(*row.split("\t")) for row in ROWS if row and not row.startswith("#")]


def told(days: Interval | None) -> str:
    """One day, or the first and the last of several, or open."""
    if days is None:
        return "open"
    ends = dict.fromkeys(map(str, (days.earliest, days.latest)))
    return "/".join(ends)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sentence)
def test_words_say_the_days_that_their_line_tells(case: Case) -> None:
    """What had passed of them; what is to come is told apart."""
    low, high = case.sentence.index("["), case.sentence.index("]") - 1
    text = case.sentence.replace("[", "").replace("]", "")
    published = None if case.published == "-" else date.fromisoformat(case.published)
    met = [
        words
        for words in day_words(text, 0, len(text), published)
        if words.span.start < high and low < words.span.end
    ]
    if case.expected == "open":
        assert {told(words.days) for words in met} <= {"open"}
        assert {told(words.whole) for words in met} <= {"open"}
        return
    (words,) = met
    assert (words.span.start, words.span.end) == (low, high)
    if case.expected.startswith("ahead "):
        assert (told(words.days), told(words.whole)) == ("open", case.expected[6:])
    else:
        assert told(words.days) == case.expected
    assert case.why


def test_there_are_eighty_of_them() -> None:
    """As many as were asked for."""
    assert len({case.sentence + case.published for case in CASES}) >= 80
