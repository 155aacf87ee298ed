"""Dates with a day of the month or a month: `Feb. 21`, `21-23 February`, `last May`."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from dateutil import parser as dateutil
from dateutil.relativedelta import relativedelta

from onrecord.resolve.days import calendar
from onrecord.resolve.days.against import Against, Parts, plain, step
from onrecord.resolve.days.calendar import Grain, Stretch
from onrecord.resolve.days.direction import Direction
from onrecord.resolve.days.words import LAST, MONTH, NEXT, WEEKDAY

SOON: Final = timedelta(days=60)
"""A day of the month that comes again this soon is more likely still to come."""
LONG_AGO: Final = timedelta(days=300)
"""Of a day of the month so long past the year would be told."""


def iso(parts: Parts, against: Against) -> Stretch:
    """`2017-02-23`, perhaps with a time of day: the day is the one that its own zone has."""
    return calendar.day(date.fromisoformat(parts[0][:10]))


def numeric(parts: Parts, against: Against) -> Stretch | None:
    """02/03/2017 can be read two ways, and is not guessed."""
    first, second, year = map(int, parts[0].split("/"))
    if first != second and max(first, second) <= 12:
        return None
    month, day = (first, second) if first <= 12 else (second, first)
    return calendar.day(date(year, month, day))


def full(parts: Parts, against: Against) -> Stretch | None:
    """`Tuesday, Feb. 21`, `21 February 2017`."""
    day = day_of_month(parts["full"], parts["named"], against)
    return calendar.day(day) if day else None


def day_of_month(words: str, named: str | None, against: Against) -> date | None:
    """Its day; None where the weekday beside it contradicts it, or no year can be told."""
    wanted = WEEKDAY[plain(named)] if named else None
    has_year = re.search(r"\d{4}$", words)
    if has_year:
        told = _parsed(words, int(has_year[0]))
        return told if wanted in (None, told.weekday()) else None
    today = against.today
    if today is None:
        return None
    days = [day for year in (-1, 0, 1) if (day := _parsed_in(words, today.year + year))]
    if wanted is not None:
        nearest = min(days, key=lambda day: abs(day - today), default=today)
        days = [day for day in days if day.weekday() == wanted]
        # "Thursday, Feb. 22" in a week in which that is a Wednesday: one of them is wrong.
        if nearest not in days and abs(nearest - today) <= SOON:
            return None
        return min(days, key=lambda day: abs(day - today), default=None)
    past = max((day for day in days if day <= today), default=None)
    if against.direction is Direction.AHEAD:
        ahead = min((day for day in days if day >= today), default=None)
        # "due by Jan. 14" on January 15 was due yesterday.
        return past if past and ahead and ahead - today >= LONG_AGO else ahead
    soon = min((day for day in days if today < day <= today + SOON), default=None)
    if soon and against.direction is not Direction.BACK:
        return soon
    if past is not None and today - past >= LONG_AGO:
        # "met March 3" in a paper of February 23; February 29 in a year without one.
        return soon
    return past


def _parsed_in(words: str, year: int) -> date | None:
    try:
        return _parsed(words, year)
    except ValueError:
        return None  # February 29 of another year


def _parsed(words: str, year: int) -> date:
    plain = re.sub(r"\b(?:the|of)\b", " ", words.replace("\u00a0", " "), flags=re.IGNORECASE)
    day = dateutil.parse(plain, default=datetime(year, 1, 31)).date()
    if not re.search(rf"\b0?{day.day}(?!\d)", plain):
        raise ValueError(f"no such day: {words}")
    return day


def range_of_days(parts: Parts, against: Against) -> Stretch | None:
    """`Feb. 21-23`, `Feb. 27 to March 2, 2016`, `21-23 February`."""
    month, other = parts["m1"] or parts["n1"] or parts["n2"], parts["m2"] or parts["n2"]
    first, last = parts["d1"] or parts["e1"], parts["d2"] or parts["e2"]
    year = parts["y2"] or parts["z2"] or parts["y1"]
    end = day_of_month(f"{other or month} {last} {year or ''}".strip(), None, against)
    if end is None:
        return None
    start_year = int(parts["y1"]) if parts["y1"] else end.year
    start = _parsed(f"{month} {first}", start_year)
    if start > end and not parts["y1"]:
        start = _parsed(f"{month} {first}", end.year - 1)
    if not timedelta(0) < end - start < timedelta(days=366):
        return None
    return Stretch(start, end, Grain.SPAN)


def month(parts: Parts, against: Against) -> Stretch | None:
    """`in October`, `last May`, `February 2016`, `early next March`."""
    name = next(parts[f"n{n}"] for n in range(1, 7) if parts[f"n{n}"])
    number, which = MONTH[plain(name)], plain(parts["which"] or "")
    if year := parts["y1"] or parts["y2"]:
        return calendar.month(int(year), number)
    today = against.today
    if today is None:
        return None
    if parts["w2"]:
        return calendar.month(today.year + step(parts["w2"]), number)
    this = calendar.month(today.year, number)
    if which in NEXT or (which not in LAST and against.direction is Direction.AHEAD):
        return this if this.last >= today and which not in NEXT else _after(this, today)
    if which in LAST and this.last < today <= this.last + timedelta(days=31):
        return None  # "last February", in March, is either.
    if which in LAST:
        return this if this.last < today else this.moved(relativedelta(years=-1))
    if which == "this":
        return this
    if against.direction is Direction.NONE and today < this.first <= today + SOON:
        return this
    return this if this.first <= today else this.moved(relativedelta(years=-1))


def _after(stretch: Stretch, today: date) -> Stretch:
    return stretch if stretch.first > today else stretch.moved(relativedelta(years=1))
