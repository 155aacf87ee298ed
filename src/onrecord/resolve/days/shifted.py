"""So long before or after another day: `three weeks ago`, `two days later`, `that night`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from onrecord.resolve.days import calendar
from onrecord.resolve.days.against import Against, Parts, count, few, on, plain
from onrecord.resolve.days.calendar import Grain, Stretch
from onrecord.resolve.days.near import nearest
from onrecord.resolve.days.words import WEEKDAY

_BACK: Final = frozenset({"earlier", "before", "previous", "previously"})
# "days ago"
_SOME: Final = (1, 10)
_LONG: Final = ("week", "month", "year")


def ago(parts: Parts, against: Against) -> Stretch:
    """`three days ago`, `several weeks ago`, `hours ago`."""
    fewest, most = few(parts["count"]) if parts["count"] else _SOME
    unit, today = plain(parts["unit"] or parts["bare"]), against.day
    if unit == "minute":
        return calendar.day(today)
    if unit == "hour":
        return Stretch(today - timedelta(days=most // 24 + 1), today, Grain.SPAN)
    if unit == "year" and against.compares and against.told_quarter:
        return against.told_quarter.moved(on(unit, -most))
    if fewest != most:
        return Stretch(today - on(unit, most), today - on(unit, fewest), Grain.SPAN)
    return at(today, unit, -most)


def from_now(parts: Parts, against: Against) -> Stretch:
    """`two weeks from now`."""
    return at(against.day, plain(parts["unit"]), count(parts["count"]))


def at(day: date, unit: str, by: int) -> Stretch:
    """So many days, weeks, months or years from a day; in weeks it is told within three days."""
    there = day + on(unit, by)
    if unit == "week":
        return Stretch(there - timedelta(days=3), there + timedelta(days=3), Grain.WEEK)
    return calendar.of_unit("year" if unit == "decade" else unit, there)


def shift(parts: Parts, against: Against) -> Stretch | None:
    """`two days later`, `the day before`, `the following week`: from what was told last."""
    told, number = against.told, count(parts["count"])
    unit = plain(parts["unit"] or parts["one"] or parts["one3"] or "year")
    if unit == "year" and against.compares:
        told = against.told_quarter or calendar.year(against.day.year)
    if told is None:
        return None
    if parts["side4"] or plain(parts["side"] or parts["side2"] or parts["side3"]) in _BACK:
        number = -number
    if unit in WEEKDAY:
        return calendar.day(nearest(told.first, WEEKDAY[unit], number, itself=False))
    if parts["side3"] and unit in ("month", "year"):
        return calendar.of_unit(unit, told.first).moved(on(unit, number))
    if unit == "year" and told.grain not in (Grain.DAY, Grain.SPAN, Grain.WEEK):
        return told.moved(on(unit, number))
    if unit not in _LONG:
        # "the next morning"
        return at(told.first, "day", number) if told.grain is Grain.DAY else None
    if unit == "week" and told.grain not in (Grain.DAY, Grain.WEEK, Grain.WEEKEND):
        return None
    if unit == "week" and not parts["count"]:
        return calendar.week(told.first + timedelta(weeks=number))
    return at(told.first, unit, number)


def same(parts: Parts, against: Against) -> Stretch | None:
    """`that day`, `that same week`, `that Friday`."""
    unit, told = plain(parts["one"] or parts["one2"]), against.told
    if told is None:
        return None
    if unit in _LONG:
        return calendar.of_unit(unit, told.first)
    if unit in WEEKDAY and told.first.weekday() != WEEKDAY[unit]:
        return None
    return told if told.grain is Grain.DAY else None
