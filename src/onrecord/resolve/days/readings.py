"""What words for days say: one reading a kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from onrecord.resolve.days import calendar, dated, festive, longer, near, shifted
from onrecord.resolve.days.against import Against, Parts, count, plain
from onrecord.resolve.days.calendar import Grain, Stretch
from onrecord.resolve.days.patterns import LOOK, PARTS_OF


def read(found: re.Match[str], against: Against) -> Stretch | None:
    """What a match of `patterns.LOOK` says; None where that cannot be told.

    Never raises: "Feb. 30" and days outside of the calendar cannot be told either.
    """
    parts = taken_apart(found)
    if parts is None:
        return None
    try:
        return _READINGS[kind(found)](parts, against)
    except (ValueError, OverflowError):
        return None


def kind(found: re.Match[str]) -> str:
    """The kind that a match of `patterns.LOOK` is of."""
    return next(kind for kind in PARTS_OF if found[kind] is not None)


def taken_apart(found: re.Match[str]) -> Parts | None:
    """The parts of a match, without the mark of an owner."""
    which = kind(found)
    # In its place, as what stands behind may be part of what makes it one.
    parts = PARTS_OF[which].match(found.string, found.start(which))
    if parts is not None and parts.end() == found.end(which):
        return parts
    return PARTS_OF[which].fullmatch(found.string, *found.span(which))


def _named(words: str, against: Against) -> Stretch | None:
    found = LOOK.fullmatch(words)
    return read(found, against) if found else None


def _week_of(parts: Parts, against: Against) -> Stretch | None:
    """`the week of Feb. 21`."""
    day = _named(parts["full"], against)
    return calendar.week(day.first) if day else None


def _offset(parts: Parts, against: Against) -> Stretch | None:
    """`two days after Christmas`, `the day before last Tuesday`."""
    day = _named(parts["named"], against)
    if day is None or day.grain is not Grain.DAY:
        return None
    unit, by = plain(parts["one"] or parts["unit"]), count(parts["count"])
    if parts["one"] and unit == "week":
        week = timedelta(days=7)
        first = day.first - week if plain(parts["side"]) == "before" else day.first + week / 7
        return Stretch(first, first + week - week / 7, Grain.WEEK)
    return shifted.at(day.first, unit, -by if plain(parts["side"]) == "before" else by)


def _open(parts: Parts, against: Against) -> None:
    """Seen, and not understood: days of other calendars."""


_READINGS: Final[Mapping[str, Callable[[Parts, Against], Stretch | None]]] = {
    "iso": dated.iso,
    "numeric": dated.numeric,
    "not_a_day": _open,
    "foreign": _open,
    "offset": _offset,
    "week_of": _week_of,
    "range": dated.range_of_days,
    "full": dated.full,
    "quarter": longer.quarter,
    "half": longer.half,
    "fiscal": longer.fiscal,
    "season": longer.season,
    "holiday": festive.feast,
    "weekday_in_week": near.weekday_in_week,
    "weekday_ago": near.weekday_ago,
    "weekday": near.weekday,
    "yesterday": near.yesterday,
    "near": near.near,
    "in_the_day": longer.in_the_day,
    "overnight": near.overnight,
    "part": near.part,
    "rest": longer.rest,
    "unit": longer.unit,
    "weekend": near.weekend,
    "past_days": longer.past_days,
    "recent": longer.recent,
    "ago": shifted.ago,
    "from_now": shifted.from_now,
    "shift": shifted.shift,
    "same": shifted.same,
    "month": dated.month,
    "decade": longer.decade,
    "century": longer.century,
    "year": longer.year,
}
