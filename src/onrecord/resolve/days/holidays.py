"""Holidays whose day is fixed or can be computed; mostly those of the United States.

A name that is another day elsewhere is left out: Independence Day, Labour Day, Mother's Day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from dateutil.relativedelta import weekday as Weekday  # noqa: N812

Rule = Callable[[int], date | None]


def _on(month: int, day: int) -> Rule:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, which: int) -> Rule:
    """The first Monday is (0, 1), the last (0, -1)."""
    start = date(2000, month, 1) if which > 0 else date(2000, month, 1) + relativedelta(day=31)
    return lambda year: (
        start + relativedelta(year=year, day=start.day, weekday=Weekday(weekday)(which))
    )


def _near_easter(days: int) -> Rule:
    return lambda year: easter(year) + timedelta(days=days)


def _after(rule: Rule, days: int) -> Rule:
    def told(year: int) -> date | None:
        day = rule(year)
        return day + timedelta(days=days) if day else None

    return told


def _election(year: int) -> date:
    """The Tuesday after the first Monday of November."""
    return date(year, 11, 1) + relativedelta(weekday=Weekday(0)(1), days=0) + timedelta(days=1)


def _inauguration(year: int) -> date | None:
    return date(year, 1, 20) if year % 4 == 1 and year > 1936 else None


_THANKSGIVING: Final = _nth(11, 3, 4)

HOLIDAYS: Final[Mapping[str, Rule]] = {
    "New Year’s Day": _on(1, 1),
    "New Year’s Eve": _on(12, 31),
    "Epiphany": _on(1, 6),
    "Martin Luther King Jr. Day": _nth(1, 0, 3),
    "Martin Luther King Day": _nth(1, 0, 3),
    "MLK Day": _nth(1, 0, 3),
    "Inauguration Day": _inauguration,
    "Groundhog Day": _on(2, 2),
    "Valentine’s Day": _on(2, 14),
    "Presidents’ Day": _nth(2, 0, 3),
    "Presidents Day": _nth(2, 0, 3),
    "President’s Day": _nth(2, 0, 3),
    "St. Patrick’s Day": _on(3, 17),
    "Shrove Tuesday": _near_easter(-47),
    "Mardi Gras": _near_easter(-47),
    "Ash Wednesday": _near_easter(-46),
    "Palm Sunday": _near_easter(-7),
    "Maundy Thursday": _near_easter(-3),
    "Good Friday": _near_easter(-2),
    "Easter Sunday": _near_easter(0),
    "Easter Monday": _near_easter(1),
    "Easter": _near_easter(0),
    "Ascension Day": _near_easter(39),
    "Whit Monday": _near_easter(50),
    "April Fools’ Day": _on(4, 1),
    "April Fool’s Day": _on(4, 1),
    "Earth Day": _on(4, 22),
    "May Day": _on(5, 1),
    "Cinco de Mayo": _on(5, 5),
    "Memorial Day": _nth(5, 0, -1),
    "Flag Day": _on(6, 14),
    "Father’s Day": _nth(6, 6, 3),
    "Juneteenth": _on(6, 19),
    "Canada Day": _on(7, 1),
    "the Fourth of July": _on(7, 4),
    "Fourth of July": _on(7, 4),
    "July Fourth": _on(7, 4),
    "Bastille Day": _on(7, 14),
    "Labor Day": _nth(9, 0, 1),
    "Columbus Day": _nth(10, 0, 2),
    "Indigenous Peoples’ Day": _nth(10, 0, 2),
    "Halloween": _on(10, 31),
    "All Saints’ Day": _on(11, 1),
    "Guy Fawkes Night": _on(11, 5),
    "Election Day": _election,
    "Veterans Day": _on(11, 11),
    "Armistice Day": _on(11, 11),
    "Remembrance Day": _on(11, 11),
    "Thanksgiving Day": _THANKSGIVING,
    "Thanksgiving": _THANKSGIVING,
    "Black Friday": _after(_THANKSGIVING, 1),
    "Cyber Monday": _after(_THANKSGIVING, 4),
    "Christmas Eve": _on(12, 24),
    "Christmas Day": _on(12, 25),
    "Christmas": _on(12, 25),
    "Boxing Day": _on(12, 26),
}


def holiday(name: str, year: int) -> date | None:
    """Its day in a year; None where that year has none. Any apostrophe will do."""
    return _BY_KEY[_key(name)](year)


def _key(name: str) -> str:
    return name.replace("'", "’").casefold()


_BY_KEY: Final = {_key(name): rule for name, rule in HOLIDAYS.items()}
