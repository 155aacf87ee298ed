"""The day of publication: read where it is certain, else empty."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.dates import day


@pytest.mark.parametrize(
    "told",
    [
        *("2017-02-23", "20170223", 20170223, "2017-02-23T18:00:00-05:00", "2017-02-23 18:00:00"),
        *("2017-02-23T23:59:59.123456789Z", "2017-02-23T18:00:00 Europe/Berlin", " 2017-02-23\n"),
        *("Feb. 23, 2017", "23 February 2017", "Thursday, February 23, 2017 6:00 PM EST"),
        *("Thu, 23 Feb 2017 18:00:00 +0000", "23/02/2017", "2/23/2017", "23.02.2017"),
    ],
)
def test_a_full_date_is_read(told: object) -> None:
    """ISO first, then the spellings of feeds and mastheads; the outlet's own day counts."""
    assert day(told) == date(2017, 2, 23)


@pytest.mark.parametrize(
    "told",
    [
        *("2017", "2017-02", "Feb 2017", "23 Feb", "Thursday", "18:00", "yesterday", "", " "),
        *("2017-02-30", "2017-13-02", "20171302", "9999-99-99", "0000-01-01", "1487808000"),
        *("23 Feb 17", "17-02-23", "9" * 400, "5 May 2017 8", "not a date 2017"),
        *(None, True, 12.5, 2017, 10**30, [], {}),
    ],
)
def test_what_is_no_certain_day_is_empty(told: object) -> None:
    """A year, a month, a weekday, a day that does not exist: nothing is filled in."""
    assert day(told) is None


def test_a_date_that_can_be_read_two_ways_is_not_guessed() -> None:
    """2 March to one reader, 3 February to the other."""
    assert day("02/03/2017") is None
    assert day("03/03/2017") == date(2017, 3, 3)


@given(st.dates(date(1000, 1, 1)))
def test_every_iso_day_comes_back(when: date) -> None:
    """With or without hyphens, alone or before a time."""
    assert day(when.isoformat()) == when
    assert day(f"{when:%Y%m%d}".zfill(8)) == when
    assert day(f"{when.isoformat()}T10:00:00Z") == when


@given(st.text() | st.from_regex(r"[0-9 :/.,TZ+\-adepm]{0,30}", fullmatch=True))
def test_any_text_is_a_day_or_none(told: str) -> None:
    """Never an exception."""
    assert day(told) is None or isinstance(day(told), date)
