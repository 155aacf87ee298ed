"""People, offices, and dates that are known to a year, a month or a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import OnRecordError
from onrecord.record.people import Membership, PartialDate


@pytest.mark.parametrize(
    ("told", "earliest", "latest"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017-02-23", date(2017, 2, 23), date(2017, 2, 23)),
        ("2017-02-23T10:00:00Z", date(2017, 2, 23), date(2017, 2, 23)),
    ],
)
def test_a_date_is_as_exact_as_it_came(told, earliest, latest):
    """And says within which days it lies."""
    when = PartialDate.parse(told)
    assert (when.earliest, when.latest) == (earliest, latest)
    assert str(when) == told.partition("T")[0]


@pytest.mark.parametrize("told", ["", "17", "2017-13", "2017-02-30", "2017-2-3", "0000", "today"])
def test_what_is_no_date_is_refused(told):
    """By name."""
    with pytest.raises(OnRecordError):
        PartialDate.parse(told)


@given(st.dates())
def test_a_day_comes_back_as_it_went_in(day):
    """To the letter."""
    assert PartialDate.parse(day.isoformat()).earliest == day == PartialDate.parse(str(day)).latest


def test_a_missing_end_says_nothing_about_today():
    """Only that it held on the day up to which the register knew."""
    told = Membership("a", "b", since=PartialDate(2017, 1, 20), as_of=date(2026, 5, 1))
    assert told.covers(date(2017, 1, 19)) is False
    assert told.covers(date(2020, 1, 1)) is True
    assert told.covers(date(2026, 5, 2)) is None


def test_a_year_leaves_its_own_days_open():
    """Somebody who left in 2017 may or may not have been there in May."""
    told = Membership("a", "b", since=PartialDate(2013), until=PartialDate(2017))
    assert told.covers(date(2013, 6, 1)) is None
    assert told.covers(date(2015, 6, 1)) is True
    assert told.covers(date(2017, 6, 1)) is None
    assert told.covers(date(2018, 1, 1)) is False


def test_an_interval_that_is_backwards_is_refused():
    """It is a slip of the register."""
    with pytest.raises(OnRecordError, match="backwards"):
        Membership("a", "b", since=PartialDate(2017), until=PartialDate(2016))
