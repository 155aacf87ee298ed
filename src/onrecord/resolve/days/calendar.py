"""Stretches of the calendar: a day, a week, a month, a quarter and longer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from dateutil.relativedelta import relativedelta

from onrecord.record.entry import Interval
from onrecord.resolve.days.words import SEASON


class Grain(StrEnum):
    """How finely words tell a time."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    FISCAL = "fiscal year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from the first to the last, both within it, and the grain they were told in.

    `name` is what the stretch is called where its days do not tell: the season, the fiscal year.
    """

    first: date
    last: date
    grain: Grain
    name: str = ""

    @property
    def days(self) -> Interval:
        return Interval(self.first, self.last)

    def moved(self, on: relativedelta) -> Stretch:
        """The same stretch, some days, weeks, months or years on.

        Raises ValueError or OverflowError outside of the calendar.
        """
        if self.grain in (Grain.DAY, Grain.WEEK, Grain.WEEKEND, Grain.SPAN):
            return Stretch(self.first + on, self.last + on, self.grain, self.name)
        # The last day of a month moves with the first of the next.
        end = self.last + timedelta(days=1) + on
        return Stretch(self.first + on, end - timedelta(days=1), self.grain, self.name)


def day(of: date) -> Stretch:
    """One day."""
    return Stretch(of, of, Grain.DAY)


def week(of: date) -> Stretch:
    """From Monday to Sunday."""
    monday = of - timedelta(days=of.weekday())
    return Stretch(monday, monday + timedelta(days=6), Grain.WEEK)


def weekend(of: date) -> Stretch:
    """The Saturday and Sunday of a day's week."""
    saturday = of + timedelta(days=5 - of.weekday())
    return Stretch(saturday, saturday + timedelta(days=1), Grain.WEEKEND)


def month(year: int, number: int) -> Stretch:
    """The month of a year."""
    return _from(date(year, number, 1), Grain.MONTH, months=1)


def quarter(year: int, number: int) -> Stretch:
    """Of the calendar year: the first is January to March."""
    return _from(date(year, 3 * number - 2, 1), Grain.QUARTER, months=3)


def quarter_of(day: date) -> Stretch:
    """The quarter that a day is in."""
    return quarter(day.year, (day.month + 2) // 3)


def half(year: int, number: int) -> Stretch:
    """The first half of a year, or the second."""
    return _from(date(year, 6 * number - 5, 1), Grain.HALF, months=6)


def year(number: int) -> Stretch:
    """The year of a number."""
    return _from(date(number, 1, 1), Grain.YEAR, years=1)


def fiscal_year(number: int) -> Stretch:
    """Whoever's it is: the United States' begins on October 1 of the year before, those of many
    firms with the calendar year. Both are within.
    """
    return Stretch(date(number - 1, 10, 1), date(number, 12, 31), Grain.FISCAL, str(number))


def decade(number: int) -> Stretch:
    """The ten years of which one is told: 1990 to 1999."""
    return _from(date(number - number % 10, 1, 1), Grain.DECADE, years=10)


def century(number: int) -> Stretch:
    """The 20th is 1900 to 1999, as newspapers have it."""
    return _from(date(max(1, 100 * number - 100), 1, 1), Grain.CENTURY, years=100)


def season(name: str, year: int) -> Stretch:
    """By its name and the year in which it begins."""
    month, day, to_month, to_day = SEASON[name]
    last = date(year + (to_month < month), to_month, to_day)
    return Stretch(date(year, month, day), last, Grain.SEASON, name)


def of_unit(unit: str, within: date) -> Stretch:
    """The week, month, quarter … that a day is in; raises ValueError for another unit."""
    if unit not in _UNITS:
        raise ValueError(f"no stretch of days: {unit}")
    return _UNITS[unit](within)


def _from(first: date, grain: Grain, *, months: int = 0, years: int = 0) -> Stretch:
    return Stretch(first, first + relativedelta(months=months, years=years, days=-1), grain)


_UNITS: Final[Mapping[str, Callable[[date], Stretch]]] = {
    "day": day,
    "week": week,
    "weekend": weekend,
    "month": lambda day: month(day.year, day.month),
    "quarter": quarter_of,
    "year": lambda day: year(day.year),
    "decade": lambda day: decade(day.year),
    "century": lambda day: century(day.year // 100 + 1),
}
