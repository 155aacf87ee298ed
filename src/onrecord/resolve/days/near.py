"""Weekdays, and days near the day of publication: `Thursday`, `yesterday`, `last night`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta
from dateutil.relativedelta import weekday as Weekday  # noqa: N812

from onrecord.resolve.days import calendar
from onrecord.resolve.days.against import Against, Parts, count, plain, step
from onrecord.resolve.days.calendar import Grain, Stretch
from onrecord.resolve.days.direction import Direction
from onrecord.resolve.days.words import WEEKDAY

# How many weeks away "Friday the 13th" is looked for; some come but once in fourteen months.
_WEEKS: Final = 110


def weekday(parts: Parts, against: Against) -> Stretch | None:
    """`Thursday`, `last Thursday`, `Monday night`, `the previous Friday`."""
    today, which = against.day, plain(parts["rel"] or "")
    if which in ("on a", "every", "each", "most", "some", "any"):
        return None
    number = WEEKDAY[plain(parts["day"])]
    if which in ("the previous", "previous", "the following", "following", "the next"):
        around = against.told.first if against.told else today
        back = "previous" in which
        return calendar.day(nearest(around, number, -1 if back else 1, itself=False))
    ahead = which in ("next", "this coming", "coming", "this") or (
        against.direction is Direction.AHEAD and which not in ("last", "past", "this past")
    )
    itself = which not in ("last", "next")
    day = nearest(today, number, 1 if ahead else -1, itself=itself)
    if parts["date"]:
        way = 1 if ahead else -1
        weeks = (day + timedelta(weeks=way * n) for n in range(_WEEKS))
        there = next((one for one in weeks if one.day == int(parts["date"])), None)
        return calendar.day(there) if there else None  # there is no Friday the 32nd
    return calendar.day(day)


def nearest(around: date, number: int, way: int, *, itself: bool) -> date:
    """The weekday of a number at or before a day (way -1), or at or after it (1)."""
    start = around if itself else around + timedelta(days=way)
    return start + relativedelta(weekday=Weekday(number)(way))


def weekday_in_week(parts: Parts, against: Against) -> Stretch:
    """`Tuesday of last week`."""
    week = calendar.week(against.day + timedelta(weeks=step(parts["which"] or parts["wh2"])))
    number = WEEKDAY[plain(parts["day"] or parts["day2"])]
    return calendar.day(week.first + timedelta(days=number))


def weekday_ago(parts: Parts, against: Against) -> Stretch:
    """`two weeks ago Monday`: counted from the last Monday."""
    near = nearest(against.day, WEEKDAY[plain(parts["day"])], -1, itself=True)
    return calendar.day(near - timedelta(weeks=count(parts["count"])))


def yesterday(parts: Parts, against: Against) -> Stretch:
    """`the day before yesterday`, `the day after tomorrow`."""
    by = -2 if "before" in plain(parts["side"]) else 2
    return calendar.day(against.day + timedelta(days=by))


def near(parts: Parts, against: Against) -> Stretch:
    """`today`, `late yesterday`."""
    small = plain(parts[0])
    by = -1 if "yesterday" in small else 1 if "tomorrow" in small else 0
    return calendar.day(against.day + timedelta(days=by))


def part(parts: Parts, against: Against) -> Stretch:
    """`this morning`, `last night`."""
    return calendar.day(against.day - timedelta(days=parts["which"].lower() == "last"))


def overnight(parts: Parts, against: Against) -> Stretch:
    """The night before the day of publication: it may have been said on either day."""
    today = against.day
    return Stretch(today - timedelta(days=1), today, Grain.SPAN)


def weekend(parts: Parts, against: Against) -> Stretch:
    """The one that goes on, or the last one; the next where the clause looks ahead."""
    today = against.day
    this = calendar.weekend(today)
    if this.first <= today or against.direction is Direction.AHEAD:
        return this
    return this.moved(relativedelta(weeks=-1))
