"""Holidays by name: `Christmas Eve`, `last Thanksgiving`, `Labor Day weekend`."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.resolve.days import calendar
from onrecord.resolve.days.against import Against, Parts, plain, step
from onrecord.resolve.days.calendar import Grain, Stretch
from onrecord.resolve.days.dated import LONG_AGO, SOON
from onrecord.resolve.days.direction import Direction
from onrecord.resolve.days.holidays import holiday


def feast(parts: Parts, against: Against) -> Stretch | None:
    """The last one, or the next where the clause looks ahead or it is near."""
    day = holiday(parts["name"], int(parts["year"])) if parts["year"] else _near(parts, against)
    if day is None:
        return None
    around = plain(parts["around"] or "").strip()
    if around == "weekend":
        return Stretch(day - timedelta(days=3), day + timedelta(days=3), Grain.SPAN)
    return calendar.week(day) if around else calendar.day(day)


def _near(parts: Parts, against: Against) -> date | None:
    name, which, today = parts["name"], plain(parts["which"] or ""), against.day
    if which == "this":
        return holiday(name, today.year)
    # Inauguration Day comes every four years.
    days = [day for by in range(-4, 5) if (day := holiday(name, today.year + by))]
    past = max((day for day in days if day < today or (day == today and not which)), default=None)
    coming = min((day for day in days if day > today), default=None)
    if step(which) > 0 or (against.direction is Direction.AHEAD and not which):
        return today if today in days and not which else coming
    if which or past is None or coming is None:
        return past
    is_long_ago = today - past >= LONG_AGO or against.direction is not Direction.BACK
    return coming if is_long_ago and coming - today <= SOON < today - past else past
