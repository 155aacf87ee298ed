"""Tables of the words that days, and stretches of days, are told in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from onrecord.resolve.mentions import MONTHS, WEEKDAYS

WEEKDAY: Final[Mapping[str, int]] = {
    **{name: number for number, name in enumerate(WEEKDAYS)},
    "mon.": 0, "tue.": 1, "tues.": 1, "wed.": 2, "weds.": 2, "thu.": 3, "thur.": 3, "thurs.": 3,
    "fri.": 4,
}  # fmt: skip
"""Monday is 0. `Sat.` and `Sun.` begin too many sentences."""

MONTH: Final[Mapping[str, int]] = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    "jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "jun.": 6, "jul.": 7, "aug.": 8, "sept.": 9,
    "sep.": 9, "oct.": 10, "nov.": 11, "dec.": 12,
}  # fmt: skip

BARE_MONTH: Final[Mapping[str, int]] = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
"""Without their stop only beside a day of the month: `21 Feb 2017`."""

CLEAR_MONTHS: Final = (
    "january",
    "february",
    "july",
    "september",
    "october",
    "november",
    "december",
)
"""Nobody's name, and no other word."""

NUMBER: Final[Mapping[str, int]] = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "a hundred": 100,
}  # fmt: skip

FEW: Final[Mapping[str, tuple[int, int]]] = {
    "a couple of": (2, 3), "a couple": (2, 3), "couple of": (2, 3), "a few": (2, 6), "few": (2, 6),
    "several": (3, 9), "some": (2, 9),
}  # fmt: skip
"""Numbers that are not told: at least, and at most."""

ORDINAL: Final[Mapping[str, int]] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    "q1": 1, "q2": 2, "q3": 3, "q4": 4,
}  # fmt: skip

DECADE: Final[Mapping[str, int]] = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip

SEASON: Final[Mapping[str, tuple[int, int, int, int]]] = {
    "spring": (3, 1, 6, 21),
    "summer": (6, 1, 9, 23),
    "fall": (9, 1, 12, 21),
    "autumn": (9, 1, 12, 21),
    "winter": (12, 1, 3, 21),
}
"""From month and day to month and day, north of the equator, as a bound: by the calendar of
meteorologists and by the sun's. A winter has the number of the year in which it begins."""

PARTS: Final = ("morning", "midmorning", "mid-morning", "noon", "midday", "afternoon",
    "midafternoon", "mid-afternoon", "evening", "night", "midnight")  # fmt: skip
UNITS: Final = ("day", "week", "weekend", "month", "quarter", "year", "decade", "century")

THIS: Final = frozenset({"this", "the current", "the present", "current"})
LAST: Final = frozenset({"last", "the last", "this past", "the past", "past", "the latest"})
NEXT: Final = frozenset({"next", "the next", "this coming", "the coming", "coming", "the upcoming"})

EDGES: Final = ("early in", "early", "earlier in", "earlier on", "earlier", "later in", "later on",
    "later", "late in", "late", "mid-", "mid", "the beginning of", "the start of", "the end of",
    "the middle of",
    "sometime in", "sometime", "around", "about", "over the course of", "as of")  # fmt: skip
"""Words that narrow a stretch of days by no fixed bound; the whole of it is meant."""

ABOUT: Final = ("about", "around", "roughly", "nearly", "almost", "more than", "less than", "over",
    "just over", "just under", "just", "only", "exactly", "some", "at least", "barely",
    "not quite")  # fmt: skip

FOREIGN: Final = ("Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Awwal",
    "Jumada al-Thani", "Rajab", "Shaban", "Sha’ban", "Ramadan", "Shawwal", "Dhu al-Qadah",
    "Dhu al-Hijjah", "Tishrei", "Cheshvan", "Heshvan", "Kislev", "Tevet", "Shevat", "Adar",
    "Nisan", "Iyar", "Sivan", "Tammuz", "Elul", "Farvardin", "Ordibehesht", "Khordad", "Mordad",
    "Shahrivar", "Mehr", "Aban", "Azar", "Bahman", "Esfand", "Heisei", "Showa", "Reiwa",
    "Thermidor", "Brumaire", "Germinal", "Prairial", "Vendémiaire", "Fructidor")  # fmt: skip
"""Months and eras of other calendars: their days are seen, and left open."""

MOVING: Final = ("Eid al-Fitr", "Eid al-Adha", "Eid", "Ramadan", "Ashura", "Rosh Hashanah",
    "Rosh Hashana", "Yom Kippur", "Passover", "Hanukkah", "Purim", "Sukkot", "Diwali", "Holi",
    "Nowruz", "Lunar New Year", "Chinese New Year", "Tet", "Vesak")  # fmt: skip
"""Feasts of other calendars, whose day this grammar does not compute."""
