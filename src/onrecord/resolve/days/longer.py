"""Weeks, months, quarters, years and longer: `last week`, `fiscal 2016`, `the 1990s`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from onrecord.resolve.days import calendar
from onrecord.resolve.days.against import Against, Parts, few, on, plain, step
from onrecord.resolve.days.calendar import Grain, Stretch
from onrecord.resolve.days.direction import Direction
from onrecord.resolve.days.near import weekend
from onrecord.resolve.days.words import DECADE, LAST, NEXT, ORDINAL, SEASON

# A quarter that is further ahead than this is the one of last year.
_FAR: Final = timedelta(days=90)
_RECENT: Final[Mapping[str, relativedelta]] = {
    "days": relativedelta(days=10),
    "weeks": relativedelta(weeks=8),
    "months": relativedelta(months=12),
    "years": relativedelta(years=10),
}
"""How far back "recent" reaches, at most."""


def unit(parts: Parts, against: Against) -> Stretch:
    """`last week`, `earlier this month`, `the past year`."""
    which, of = plain(parts["which"]), plain(parts["unit"])
    if which == "the next" and against.told and against.direction is not Direction.AHEAD:
        # "The next month the party split": the one after what was told last.
        return calendar.of_unit(of, against.told.first).moved(on(of, 1))
    if of == "weekend" and which not in NEXT:
        return weekend(parts, against)
    return calendar.of_unit(of, against.day).moved(on(of, step(which)))


def in_the_day(parts: Parts, against: Against) -> Stretch:
    """`earlier in the day`: the day that was told last, or else today."""
    of, told = plain(parts["unit"]), against.told
    if of == "day" and told and told.grain is Grain.DAY:
        return told
    return calendar.of_unit(of, against.day)


def rest(parts: Parts, against: Against) -> Stretch:
    """`the end of the month`."""
    of = plain(parts["unit"])
    return calendar.of_unit(of, against.day).moved(on(of, step(parts["which"])))


def past_days(parts: Parts, against: Against) -> Stretch:
    """`the last two weeks`: up to today; `the next`: from today on."""
    _, most = few(parts["count"])
    there = on(plain(parts["unit"]), most)
    if step(parts["side"]) < 0:
        return Stretch(against.day - there, against.day, Grain.SPAN)
    return Stretch(against.day, against.day + there, Grain.SPAN)


def recent(parts: Parts, against: Against) -> Stretch:
    """`in recent days`: no longer ago than some days."""
    there = _RECENT[plain(parts["unit"])]
    if step(parts["side"]) > 0:
        return Stretch(against.day, against.day + there, Grain.SPAN)
    return Stretch(against.day - there, against.day, Grain.SPAN)


def quarter(parts: Parts, against: Against) -> Stretch:
    """`third quarter`, `the second quarter of 2016`; of the calendar year."""
    year = parts["y1"] or parts["y2"] or parts["y3"]
    if parts["many"]:
        last = calendar.quarter(int(year), 2 + (plain(parts["many"]) == "three"))
        return Stretch(date(int(year), 1, 1), last.last, Grain.SPAN)
    if not parts["number"]:
        return _quarter_near(parts, against)
    number = ORDINAL[plain(parts["number"])]
    if year:
        return calendar.quarter(int(year), number)
    which = parts["w1"] or parts["w2"]
    this = calendar.quarter(against.day.year + step(which), number)
    back = int(not which and against.direction is not Direction.AHEAD)
    back = int(back and this.first - against.day > _FAR) + int(parts["ago"] is not None)
    return this.moved(relativedelta(years=-back))


def _quarter_near(parts: Parts, against: Against) -> Stretch:
    """`the quarter`, in reports of it, is the one told of, or else the one that ended last."""
    near, told = plain(parts["near"] or parts["same"] or "that"), against.told_quarter
    if near in ("current", "this", "next") or told is None:
        months = {"current": 0, "this": 0, "next": 3}.get(near, -3)
        told = calendar.quarter_of(against.day).moved(relativedelta(months=months))
    if parts["of"]:
        return told.moved(relativedelta(years=int(parts["of"]) - told.first.year))
    back = any(word in near for word in ("year-", "year ")) or parts["yago"] is not None
    return told.moved(relativedelta(years=-int(back)))


def half(parts: Parts, against: Against) -> Stretch:
    """`the first half of 2016`."""
    number = 1 if plain(parts["number"]) == "first" else 2
    if parts["year"]:
        return calendar.half(int(parts["year"]), number)
    return calendar.half(against.day.year + step(parts["which"]), number)


def fiscal(parts: Parts, against: Against) -> Stretch:
    """`fiscal 2016`, `the current fiscal year`."""
    if parts["year"]:
        return calendar.fiscal_year(int(parts["year"]))
    return calendar.fiscal_year(against.day.year + step(parts["which"]))


def season(parts: Parts, against: Against) -> Stretch:
    """`last summer`, `the winter of 2015-16`; north of the equator."""
    name = plain(parts["n1"] or parts["n2"] or parts["n3"] or parts["n5"])
    if parts["year"]:
        return calendar.season(name, int(parts["year"]))
    today, which = against.day, plain(parts["which"] or parts["n4"] or "")
    every = [calendar.season(name, today.year + by) for by in (-2, -1, 0, 1)]
    if which in LAST:
        return max((one for one in every if one.last < today), key=lambda one: one.first)
    if which in NEXT:
        return min((one for one in every if one.first > today), key=lambda one: one.first)
    if parts["n5"] and against.direction is not Direction.AHEAD:
        return max((one for one in every if one.first <= today), key=lambda one: one.first)
    begins, ends = SEASON[name][0], SEASON[name][2]
    # "this winter", in February, began last year.
    return every[1 if begins > ends >= today.month else 2]


def decade(parts: Parts, against: Against) -> Stretch:
    """`the 1990s`, `the ’90s`, `the nineties`."""
    if parts["long"]:
        first = int(parts["long"])
        # "the 1800s" are a century to most; "the 2000s" are ten years.
        is_century = first % 100 == 0 and first < 1900
        return calendar.century(first // 100 + 1) if is_century else calendar.decade(first)
    short = int(parts["short"]) if parts["short"] else DECADE[plain(parts["spelled"])]
    return calendar.decade(1900 + short)


def century(parts: Parts, against: Against) -> Stretch:
    """`the 20th century`."""
    return calendar.century(int(parts["number"]))


def year(parts: Parts, against: Against) -> Stretch:
    """`in 2012`, `a 2015 interview`."""
    return calendar.year(int(parts["core"] or parts["core2"]))
