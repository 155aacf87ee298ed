"""Words that say a day, and the days they say.

    Thursday · last Tuesday · Monday night · yesterday · earlier this week
    Feb. 21 · February 21, 2017 · 21 February · 2017-02-21 · in October · in 2012

A weekday in the news is the most recent such day on or before the day of
publication, a day of the month without a year likewise. Without a day of
publication only words that carry their year say anything. Words for days to
come say nothing here: nobody has spoken on them yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MINYEAR, date, datetime, time, timedelta
from typing import Final

from dateutil import parser as dateutil
from dateutil.relativedelta import relativedelta
from dateutil.relativedelta import weekday as Weekday  # noqa: N812

from onrecord.record.entry import Interval
from onrecord.record.text import Span
from onrecord.resolve.mentions import MONTHS, WEEKDAYS


@dataclass(frozen=True, slots=True)
class DayWords:
    """Words for a day or a stretch of days, `text[span.start:span.end]`.

    `days` is None where they say a day that cannot be told, or one to come.
    `owned` is True for "Thursday's": the words then name an event by its day.
    """

    span: Span
    days: Interval | None
    owned: bool = False


_SPACE: Final = "[ \u00a0]"
_PART: Final = rf"(?:{_SPACE}(?:morning|afternoon|evening|night))?"
_SHORT_MONTHS: Final = "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
_MONTH: Final = rf"(?:{'|'.join(MONTHS)}|(?:{_SHORT_MONTHS})\.)"
_NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip

_WORDS: Final = re.compile(
    rf"\b(?:"
    rf"(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
    rf"|(?P<full>(?:(?:{'|'.join(WEEKDAYS)}),?{_SPACE})?{_MONTH}{_SPACE}\d{{1,2}}(?:st|nd|rd|th)?(?:,?{_SPACE}\d{{4}})?(?![\d%-]|{_SPACE}percent)"
    rf"|\d{{1,2}}{_SPACE}{_MONTH}(?:,?{_SPACE}\d{{4}})?)"
    rf"|(?P<month>(?:early|mid|late|last|this|next){_SPACE}{_MONTH}(?:{_SPACE}\d{{4}})?"
    rf"|{_MONTH}{_SPACE}\d{{4}}|(?<=\bin{_SPACE}){_MONTH})"
    rf"|(?P<weekday>(?:(?:last|this|next|this{_SPACE}coming|earlier|late|early|earlier{_SPACE}on){_SPACE})?"
    rf"(?:{'|'.join(WEEKDAYS)}){_PART})"
    rf"|(?P<near>(?:earlier{_SPACE}|late{_SPACE}|early{_SPACE})?(?:today|yesterday|tonight|tomorrow)"
    rf"|(?:earlier{_SPACE}|late{_SPACE}|early{_SPACE})?"
    rf"(?:this|last|next){_SPACE}(?:morning|afternoon|evening|night|week|weekend|month|year|fall|summer|spring|winter)"
    rf"|earlier{_SPACE}in{_SPACE}the{_SPACE}day)"
    rf"|(?P<ago>(?:{'|'.join(_NUMBERS)}|\d{{1,3}}){_SPACE}(?:day|week|month|year)s?{_SPACE}ago)"
    rf"|(?<=\bin{_SPACE})(?P<year>(?:19|20)\d{{2}})(?!\d)"
    rf")(?P<owned>[’']s?)?(?!\w)",
    re.IGNORECASE,
)
_NAMED_DAY: Final = re.compile(rf"(?:{'|'.join(WEEKDAYS)}),?{_SPACE}", re.IGNORECASE)
# A capital is what tells "March 3" from "they march", "Sunday" from nothing.
_CAPITALS: Final = re.compile(
    rf"\b(?:{'|'.join(w.capitalize() for w in (*MONTHS, *WEEKDAYS))}|(?:{_SHORT_MONTHS.title()})\.)"
)
# A day of the month that comes again this soon is more likely still to come.
_SOON: Final = timedelta(days=45)


def day_words(text: str, start: int, end: int, published: date | None) -> Iterator[DayWords]:
    """The words for days within `text[start:end]`, in order."""
    for match in _WORDS.finditer(text, start, end):
        words = match.group()
        if match.lastgroup not in ("near", "ago") and not _has_capital(match):
            continue
        owned = match["owned"] is not None
        span = Span(match.start(), match.start("owned") if owned else match.end())
        words = span.of(text)
        try:
            days = _days(match, words, published)
        except (ValueError, OverflowError):
            days = None  # "Feb. 30", or a day before the calendar begins
        yield DayWords(span, days, owned)


def _has_capital(match: re.Match[str]) -> bool:
    return bool(match["iso"] or match["year"] or match["near"] or match["ago"]) or bool(
        _CAPITALS.search(match.group())
    )


def _days(match: re.Match[str], words: str, published: date | None) -> Interval | None:
    if match["iso"]:
        return Interval.day(date.fromisoformat(words))
    if match["full"]:
        return _day_of_month(words, published)
    if match["year"]:
        return _not_to_come(_stretch(date(int(words), 1, 1), years=1), published)
    if match["month"]:
        return _month(words, published)
    if published is None:
        return None
    if match["weekday"]:
        return _weekday(words.casefold(), published)
    if match["ago"]:
        return _ago(words.casefold(), published)
    return _near(words.casefold(), published)


def _weekday(words: str, published: date) -> Interval | None:
    if "next" in words or "coming" in words or "this" in words:
        return None
    name = next(day for day in WEEKDAYS if day in words)
    latest = published - timedelta(days=1) if words.startswith("last") else published
    return Interval.day(latest + relativedelta(weekday=Weekday(WEEKDAYS.index(name))(-1)))


def _day_of_month(words: str, published: date | None) -> Interval | None:
    has_year = re.search(r"\d{4}$", words)
    if published is None and not has_year:
        return None
    default = date(published.year if published else MINYEAR, 1, 1)
    words = _NAMED_DAY.sub("", words)
    told = dateutil.parse(words, default=datetime.combine(default, time())).date()
    if has_year or published is None:
        return _not_to_come(Interval.day(told), published)
    if told > published:
        if told - published <= _SOON:
            return None
        told += relativedelta(years=-1)
    return Interval.day(told)


def _month(words: str, published: date | None) -> Interval | None:
    small = words.casefold()
    if small.startswith(("next", "this")):
        return None
    year = re.search(r"\d{4}$", small)
    name = next((i for i, m in enumerate(MONTHS, 1) if re.search(rf"\b{m[:3]}", small)), None)
    if name is None or (published is None and not year):
        return None
    first = date(int(year.group()) if year else (published or date.min).year, name, 1)
    if published is not None and not year and first > published:
        first += relativedelta(years=-1)
    return _not_to_come(_stretch(first, months=1), published)


def _ago(words: str, published: date) -> Interval:
    number, unit = re.split(r"\s", words)[:2]
    count = _NUMBERS.get(number) or int(number)
    if unit.startswith("day"):
        return Interval.day(published - timedelta(days=count))
    if unit.startswith("week"):
        around = published - timedelta(weeks=count)
        return Interval(around - timedelta(days=3), around + timedelta(days=3))
    if unit.startswith("month"):
        return _stretch((published + relativedelta(months=-count)).replace(day=1), months=1)
    return _stretch(date(published.year - count, 1, 1), years=1)


def _near(words: str, published: date) -> Interval | None:
    """`yesterday`, `this morning`, `last week`."""
    if "next" in words or "tomorrow" in words:
        return None
    last = "last" in words
    if "week" in words and "weekend" not in words:
        monday = published - timedelta(days=published.weekday())
        if last:
            return Interval(monday - timedelta(days=7), monday - timedelta(days=1))
        return Interval(monday, published)
    if "weekend" in words:
        saturday = published - timedelta(days=(published.weekday() + 2) % 7)
        return Interval(saturday, min(published, saturday + timedelta(days=1)))
    if "month" in words:
        first = published.replace(day=1)
        return (
            _stretch(first + relativedelta(months=-1), months=1)
            if last
            else Interval(first, published)
        )
    if "year" in words:
        return (
            _stretch(date(published.year - 1, 1, 1), years=1)
            if last
            else Interval(date(published.year, 1, 1), published)
        )
    if any(season in words for season in ("fall", "summer", "spring", "winter")):
        return None
    if last or "yesterday" in words:
        return Interval.day(published - timedelta(days=1))
    return Interval.day(published)


def _stretch(first: date, *, months: int = 0, years: int = 0) -> Interval:
    return Interval(first, first + relativedelta(months=months, years=years) - timedelta(days=1))


def _not_to_come(days: Interval, published: date | None) -> Interval | None:
    """Cut at the day of publication; None where all of it lies ahead."""
    if published is None or (days.latest and days.latest <= published):
        return days
    if days.earliest and days.earliest > published:
        return None
    return Interval(days.earliest, published)
