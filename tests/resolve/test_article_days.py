"""Words for days in a whole article: datelines, and days told from other days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statements_by_hand import THURSDAY, page

from onrecord.resolve.dates import DayWords, article_days


def found(
    text: str, published: date | None = THURSDAY, walls: tuple[int, ...] = ()
) -> list[DayWords]:
    document = page(text, published)
    return article_days(document.text, document.sentences, published, walls=walls)


def told(text: str, published: date | None = THURSDAY) -> list[str]:
    """The first day of each, "?" where it cannot be told."""
    return [str(one.days.earliest) if one.days else "?" for one in found(text, published)]


@pytest.mark.parametrize(
    "head",
    [
        "MEXICO CITY, Feb. 21 (Wire) —",
        "MEXICO CITY (Wire), Feb. 21 -",
        "WASHINGTON and MEXICO CITY, Feb. 21 —",
        "WASHINGTON/MEXICO CITY, 21 February —",
        "Tuesday, February 21, 2017\n",
        "2017-02-21\n",
    ],
)
def test_a_dateline_says_which_day_today_is(head: str) -> None:
    """In whatever form; its own day is told as such."""
    words = found(f"{head} Lund spoke today.")
    assert [one.dateline for one in words] == [True, False]
    assert str(words[1].days and words[1].days.latest) == "2017-02-21"


def test_each_dateline_rules_what_follows_it() -> None:
    """Two cities, two days."""
    text = "OSLO, Feb. 20 — Lund spoke today.\n\nROME, Feb. 22 — Berg spoke today."
    assert told(text) == ["2017-02-20", "2017-02-20", "2017-02-22", "2017-02-22"]


@pytest.mark.parametrize("head", ["OSLO, May 5, 2016 —", "OSLO, Feb. 27, 2017 —"])
def test_a_dateline_that_contradicts_the_day_of_publication_leaves_today_open(head: str) -> None:
    """Long before it, or after it: one of the two is wrong."""
    assert told(f"{head} Lund spoke today, and on Monday.")[1:] == ["?", "?"]


def test_a_dateline_with_its_year_is_enough() -> None:
    """No day of publication is needed then."""
    assert told("OSLO, Feb. 21, 2017 — Lund spoke Monday.", None) == ["2017-02-21", "2017-02-20"]
    assert told("OSLO, Feb. 21 — Lund spoke Monday.", None) == ["?", "?"]


def test_a_sentence_with_a_date_is_no_dateline() -> None:
    """It has other words beside places and dates."""
    assert [one.dateline for one in found("On Feb. 21, the vote was held — Lund lost.")] == [False]


def test_a_day_is_remembered_for_three_sentences() -> None:
    """Then "the day before" is before something else."""
    near = "Berg spoke on Feb. 14. It rained. Lund had left the day before."
    far = "Berg spoke on Feb. 14. It rained. It rained. It rained. Lund had left the day before."
    assert told(near) == ["2017-02-14", "2017-02-13"]
    assert told(far) == ["2017-02-14", "?"]


def test_what_is_said_does_not_tell_where_the_sentence_looks() -> None:
    """`said he will go on Tuesday`: with a wall around the words said, Tuesday is past."""
    text = "Lund said he will go on Tuesday."
    at = text.index(" on Tuesday")
    (open_,), (walled,) = found(text), found(text, walls=(at,))
    assert str(open_.whole and open_.whole.earliest) == "2017-02-28"
    assert str(walled.whole and walled.whole.earliest) == "2017-02-21"


LINES = [
    "OSLO, Feb. 20 — It rained.", "Tuesday, February 21, 2017", "Two days later it snowed.",
    "He will come on Friday the 13th.", "That night, a year earlier, in fiscal 2016.",
    "LAST SUMMER'S VOTE", "Eid, 5777, Feb. 29 and 9 p.m. Thursday.",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=6), st.none() | st.dates())
def test_any_article_has_its_day_words_in_order(lines: list[str], published: date | None) -> None:
    """On any day of publication; what has passed lies within the whole."""
    if not lines:
        return
    at = 0
    for one in found("\n\n".join(lines), published):
        assert one.span.start >= at
        at = one.span.end
        if one.days is not None and one.whole is not None:
            assert one.whole.earliest == one.days.earliest
            assert one.days.latest is not None
            assert one.whole.latest is not None
            assert one.days.latest <= one.whole.latest
            assert published is None or one.days.latest <= published
