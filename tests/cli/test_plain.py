"""Texts made fit for a terminal, and values as plain words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.plain import counted, days, post, safe, seen
from onrecord.record.entry import Interval, Office

EARLY, LATE = date(2017, 2, 20), date(2017, 2, 24)


@given(st.text(st.characters(exclude_categories=())))
def test_a_safe_text_can_be_printed_and_moves_nothing(text):
    """Whatever is in an article, the terminal only ever shows characters on a line."""
    told = safe(text)
    told.encode("utf-8")
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in told)


def test_a_seen_text_keeps_its_length():
    """Spans into it still cut the same words."""
    assert len(seen("a\x1b[31m\ud800b")) == len("a\x1b[31m\ud800b")


@pytest.mark.parametrize(
    ("interval", "told"),
    [
        (None, ""),
        (Interval(EARLY, EARLY), "2017-02-20"),
        (Interval(EARLY, LATE), "2017-02-20 to 2017-02-24"),
        (Interval(EARLY, None), "since 2017-02-20"),
        (Interval(None, LATE), "until 2017-02-24"),
    ],
)
def test_days_are_told_in_figures(interval, told):
    """An open end is told as one, and an unknown day not at all."""
    assert days(interval) == told


@pytest.mark.parametrize(
    ("title", "organization", "told"),
    [
        ("Secretary of State", "Department of State", "Secretary of State"),
        ("Press Secretary", "White House", "Press Secretary, White House"),
        ("mayor", "", "mayor"),
    ],
)
def test_an_office_names_its_organization_once(title, organization, told):
    """Where the title does not say it already."""
    assert post(Office(title, organization)) == told


@pytest.mark.parametrize(
    ("number", "thing", "told"),
    [
        (0, "article", "0 articles"),
        (1, "article", "1 article"),
        (1200, "entry", "1,200 entries"),
    ],
)
def test_things_are_counted_in_words(number, thing, told):
    """One is one, and more are many."""
    assert counted(number, thing) == told
