"""Words for days, against the day of publication (a Thursday)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statements_by_hand import THURSDAY

from onrecord.resolve.dates import day_words


def days(text: str, published: date | None = THURSDAY) -> list[str]:
    """Each stretch of days as "first/last", "?" where it cannot be told."""
    return [
        f"{one.days.earliest}/{one.days.latest}" if one.days else "?"
        for one in day_words(text, 0, len(text), published)
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on Thursday", "2017-02-23"),
        ("Friday", "2017-02-17"),
        ("last Thursday", "2017-02-16"),
        ("earlier Thursday", "2017-02-23"),
        ("Monday night", "2017-02-20"),
        ("today", "2017-02-23"),
        ("this morning", "2017-02-23"),
        ("yesterday", "2017-02-22"),
        ("last night", "2017-02-22"),
        ("three days ago", "2017-02-20"),
        ("Feb. 21", "2017-02-21"),
        ("21 February", "2017-02-21"),
        ("February 21st", "2017-02-21"),
        ("Tuesday, Feb. 21", "2017-02-21"),
        ("December 30", "2016-12-30"),
        ("March 3, 2016", "2016-03-03"),
        ("2016-03-03", "2016-03-03"),
    ],
)
def test_words_say_a_day(words: str, day: str) -> None:
    """The most recent one on or before the day of publication."""
    assert days(words) == [f"{day}/{day}"]


@pytest.mark.parametrize(
    ("words", "stretch"),
    [
        ("earlier this week", "2017-02-20/2017-02-23"),
        ("last week", "2017-02-13/2017-02-19"),
        ("last weekend", "2017-02-18/2017-02-19"),
        ("this month", "2017-02-01/2017-02-23"),
        ("last month", "2017-01-01/2017-01-31"),
        ("two weeks ago", "2017-02-06/2017-02-12"),
        ("in October", "2016-10-01/2016-10-31"),
        ("in February", "2017-02-01/2017-02-23"),
        ("May 2016", "2016-05-01/2016-05-31"),
        ("in 2012", "2012-01-01/2012-12-31"),
        ("last year", "2016-01-01/2016-12-31"),
        ("a year ago", "2016-01-01/2016-12-31"),
    ],
)
def test_words_say_a_stretch_of_days(words: str, stretch: str) -> None:
    """Never beyond the day of publication."""
    assert days(words) == [stretch]


@pytest.mark.parametrize(
    "words",
    ["next Tuesday", "this coming Friday", "tomorrow", "March 3", "Feb. 30", "March 1, 2018"],
)
def test_days_to_come_and_days_that_are_not_say_nothing(words: str) -> None:
    """They are seen, and told as unknown."""
    assert days(words) == ["?"]


@pytest.mark.parametrize(
    "words", ["they may march on", "the sun day", "in May, May said", "31 percent", "the 2012 race"]
)
def test_other_words_say_no_day(words: str) -> None:
    """A month or a weekday has its capital; a year stands behind "in"."""
    assert [one for one in days(words) if one == "?"] == []
    assert len(days(words)) <= 1


def test_without_a_day_of_publication_only_a_year_tells() -> None:
    """A weekday alone says nothing."""
    assert days("on Thursday, Feb. 21, in May, in 2012, May 5, 2016", None) == [
        "?", "?", "2012-01-01/2012-12-31", "2016-05-05/2016-05-05"
    ]  # fmt: skip


def test_a_day_may_name_an_event() -> None:
    """`Thursday's debate`: the mark is not part of the words."""
    text = "at Thursday’s debate"
    (one,) = day_words(text, 0, len(text), THURSDAY)
    assert (one.span.of(text), one.owned) == ("Thursday", True)


@given(st.text(), st.none() | st.dates())
def test_any_text_has_its_day_words_in_order(text: str, published: date | None) -> None:
    """They cut the text, never overlap, and are over by the day of publication."""
    at = 0
    for one in day_words(text, 0, len(text), published):
        assert one.span.start >= at
        at = one.span.end
        assert one.span.of(text)
        if one.days and published:
            assert one.days.latest is not None
            assert one.days.latest <= published


@given(
    st.sampled_from(
        [
            "last week",
            "two weeks ago",
            "ten years ago",
            "Feb. 29",
            "in March",
            "last month",
            "Monday",
        ]
    ),
    st.dates(),
)
def test_any_day_of_publication_will_do(words: str, published: date) -> None:
    """Also the first and the last day of the calendar."""
    assert len(days(words, published)) == 1
