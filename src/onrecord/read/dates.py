"""The day on which an article says that it was published."""

from __future__ import annotations

import re
from datetime import date, datetime
from itertools import product
from typing import Final

# A full day, and perhaps a time after it. A year alone, or a year and a month, is no day.
ISO_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?![\d-])|(\d{8})(?!\d)")
YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
LONGEST: Final = 80

# What is missing from a date is filled in from these; where that shows, it was missing.
FILLERS: Final = (datetime(2001, 2, 3), datetime(2004, 5, 6))


def day(told: object) -> date | None:
    """The day that a date names, or None where it names none for certain.

    ISO 8601 first, then any full date with a year of four digits, such as
    "Feb. 23, 2017" or "Thu, 23 Feb 2017 18:00:00 EST". A time of day and its
    zone are dropped: the day is the one that the outlet gives. A date that can
    be read two ways (02/03/2017) is not guessed.
    """
    text = str(told).strip() if isinstance(told, str | int) else ""
    if not 0 < len(text) <= LONGEST:
        return None
    iso = ISO_DAY.match(text)
    return _iso(iso[0]) if iso else _spelled(text)


def _iso(text: str) -> date | None:
    from dateutil.parser import isoparse

    try:
        return isoparse(text).date()
    except ValueError:
        return None


def _spelled(text: str) -> date | None:
    from dateutil.parser import parse

    if not YEAR.search(text):
        return None
    try:
        readings = {
            parse(text, default=filler, dayfirst=day_first, ignoretz=True).date()
            for filler, day_first in product(FILLERS, (True, False))
        }
    except (ValueError, OverflowError, TypeError):
        return None
    return readings.pop() if len(readings) == 1 else None
