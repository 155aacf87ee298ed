"""What TimeML values mean, and when days of ours agree with one."""

from __future__ import annotations

from datetime import date

import pytest

from bench.days import KINDS, OTHERS, _agree, _kind, gold_errors, stretch
from onrecord.resolve.dates import day_words

ON = date(1998, 3, 5)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("1998-03-05", "1998-03-05/1998-03-05"),
        ("1998-03-05TEV", "1998-03-05/1998-03-05"),
        ("1998-W10", "1998-03-02/1998-03-08"),
        ("1998-W10-WE", "1998-03-07/1998-03-08"),
        ("1998-03", "1998-03-01/1998-03-31"),
        ("1998-Q1", "1998-01-01/1998-03-31"),
        ("1998-H2", "1998-07-01/1998-12-31"),
        ("1998-SU", "1998-06-01/1998-09-23"),
        ("1998", "1998-01-01/1998-12-31"),
        ("199X", "1990-01-01/1999-12-31"),
        ("19", "1900-01-01/1999-12-31"),
    ],
)
def test_a_value_says_its_days(value: str, days: str) -> None:
    """Whatever its grain; a time of day is left aside."""
    told = stretch(value)
    assert told is not None
    assert f"{told.earliest}/{told.latest}" == days


def test_what_is_no_day_has_no_days() -> None:
    """Lengths of time, and references to now."""
    assert [stretch(value) for value in ("P1D", "PAST_REF", "XXXX")] == [None] * 3


@pytest.mark.parametrize(
    ("words", "value", "agrees"),
    [
        ("Tuesday", "1998-03-03", True),
        ("Tuesday", "1998-03", True),
        ("Tuesday", "1998-03-04", False),
        ("last week", "1998-W09", True),
        ("in March", "1998-03-05", False),
        ("fiscal 1998", "1998", True),
    ],
)
def test_days_agree_within_the_gold(words: str, value: str, *, agrees: bool) -> None:
    """A finer gold is not met by coarser days."""
    (ours,) = day_words(words, 0, len(words), ON)
    assert _agree(ours, value) is agrees


def test_every_kind_is_told_by_the_words() -> None:
    """Of the gold, and not by what we make of them."""
    assert _kind("a year earlier") == "relative to another day of the text"
    assert _kind("Monday night") == "weekdays"
    assert _kind("once") == OTHERS[0]
    assert len({name for name, _ in KINDS}) == len(KINDS)


def test_each_wrong_gold_has_its_reason() -> None:
    """One sentence."""
    assert all(why.endswith(".") for why in gold_errors().values())
