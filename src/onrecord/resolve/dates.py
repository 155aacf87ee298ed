"""Words that say a day, and the days they say.

    Thursday · last Tuesday · Monday night · yesterday · earlier this week · over the weekend
    Feb. 21 · 21 February 2017 · Feb. 21-23 · 2017-02-21 · in October · last summer
    third quarter · fiscal 2016 · in 2012 · the 1990s · on Christmas Eve · three weeks ago
    two days later · the day before

`day_words` reads a stretch of text by itself, `article_days` a whole article, in which
datelines say what "today" is and "the day before" follows the day named before it. The
tables and the grammar are in `onrecord.resolve.days`.

A weekday in the news is the most recent such day on or before the day of publication, a day
of the month without a year likewise; where the clause looks ahead ("will meet Tuesday") it
is the next. Without a day of publication only words that carry their year say anything.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from onrecord.record.entry import Interval
from onrecord.record.text import Span
from onrecord.resolve.days.against import Against
from onrecord.resolve.days.calendar import Grain, Stretch
from onrecord.resolve.days.direction import Direction, direction
from onrecord.resolve.days.patterns import LOOK, NAMES, NOT_A_DAY, STARTS, TRIGGER
from onrecord.resolve.days.readings import kind, read, taken_apart


@dataclass(frozen=True, slots=True)
class DayWords:
    """Words for a day or a stretch of days, `text[span.start:span.end]`.

    `days` is what had passed of it by the day of publication: something that was
    said, or made official, then. It is None where the words say a day that cannot
    be told, or one to come. `whole` is all of what they say, also where it is to
    come, and None only where that cannot be told; `grain` is how finely. `kind` is
    the grammar's own name for words like these (`onrecord.resolve.days.patterns`).
    `owned` is True for "Thursday's": the words then name an event by its day.
    `dateline` is True where they head the article, and date its writing.
    """

    span: Span
    days: Interval | None
    owned: bool = False
    whole: Interval | None = None
    grain: Grain | None = None
    kind: str = ""
    dateline: bool = False


# How many sentences a day is remembered for, by "the day before".
_REMEMBERED: Final = 3
# A dateline older than this is not the day on which the article speaks.
_STALE: Final = timedelta(days=31)
_TO_COME: Final = re.compile(
    r"later\s+(?:in\s+)?(?:this|the)\s|(?:\w+\s+){0,2}(?:next|coming)\s", re.IGNORECASE
)
# A newspaper: "she told Kamloops This Week".
_TITLE: Final = re.compile(r"(?:This|Last|Next) [A-Z][a-z]+$")
_COMPARES: Final = re.compile(
    r"\b(?:compared|against|versus|vs\.|from|up|down|than|rose|fell|earned|net|loss|profit|income|"
    r"sales|revenue|cents)\b|\$\d",
    re.IGNORECASE,
)
# "the November 27 agreement" is no day that "the following day" follows.
_ADJECTIVE: Final = re.compile(r"\b(?:the|an?|its|his|her|their|our|this|that)\s$", re.IGNORECASE)
_CORES: Final = ("core", "core2")
_HEAD: Final = r"(?:[A-Z(][\w.’'()-]*|\d{1,4}(?:st|nd|rd|th)?|of|and|de|[/&|])"
_DATELINE: Final = re.compile(
    rf"{_HEAD}(?:[ \u00a0,/]{{1,3}}{_HEAD}){{0,14}}[ \u00a0]?(?:[—–:]|--?(?=\s))"
)
_DIGIT: Final = re.compile(r"\d")
_HEAD_LENGTH: Final = 80
_LINE_ENDS: Final = re.compile(r"[ \u00a0]*(?:\n|\Z)")
_WHOLE_DATES: Final = frozenset({"full", "iso"})


def day_words(text: str, start: int, end: int, published: date | None) -> Iterator[DayWords]:
    """The words for days within `text[start:end]`, in order, and what they say.

    `published` is the day against which "Tuesday" is read. Linear in the length of
    what is read; never raises.
    """
    yield from _Reader(text, published).read(start, end)


def article_days(
    text: str, sentences: Sequence[Span], published: date | None, *, walls: Sequence[int] = ()
) -> list[DayWords]:
    """The words for days in a whole article, in order.

    `sentences` in order, without overlap. `walls`, in order, are places that no clause
    reaches across, such as the ends of quotations: what is said within them does not tell
    whether words outside look ahead. Linear in the length of the article.
    """
    reader = _Reader(text, published, walls)
    return [words for sentence in sentences for words in reader.sentence(sentence)]


@dataclass(slots=True)
class _Reader:
    """Reads on through a text: what today is, and which day was told last."""

    text: str
    published: date | None
    walls: Sequence[int] = ()
    today: date | None = field(init=False)
    told: Stretch | None = field(init=False, default=None)
    told_quarter: Stretch | None = field(init=False, default=None)
    since: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.today = self.published

    def sentence(self, span: Span) -> Iterator[DayWords]:
        """The words of a sentence, and the day that a dateline before it has."""
        start = span.start
        if (head := self._dateline(span)) is not None:
            self._speak_on(head)
            yield head
            start = head.span.end
        self.since += 1
        if self.since > _REMEMBERED:
            self.told = None
        yield from self.read(start, span.end)

    def _dateline(self, span: Span) -> DayWords | None:
        """`MEXICO CITY, Feb. 22 —` before a paragraph, or a line with a date and nothing else."""
        before = span.start
        while before and self.text[before - 1].isspace():
            before -= 1
        if before and "\n" not in self.text[before : span.start]:
            return None
        if not _DIGIT.search(self.text, span.start, min(span.end, span.start + _HEAD_LENGTH)):
            return None
        head = _DATELINE.match(self.text, span.start, span.end)
        low, high = span.start, head.end() if head else span.start + 1
        for begin in STARTS.finditer(self.text, low, high):
            found = LOOK.match(self.text, begin.start(), span.end)
            if found is None or kind(found) not in _WHOLE_DATES:
                continue
            alone = found.start() == low and _LINE_ENDS.match(self.text, found.end())
            if head or alone:
                stretch = read(found, Against(self.published))
                span = Span(*found.span(kind(found)))
                return replace(self._words(found, span, stretch), dateline=True)
        return None

    def _speak_on(self, head: DayWords) -> None:
        """From here on, "today" is the day of a dateline.

        Nobody knows which day it is where that is long before the day of publication, or
        after it: one of the two is wrong.
        """
        day = head.whole.earliest if head.whole else None
        if day is None:
            return
        if self.published is None:
            self.today = day
        elif day > self.published + timedelta(days=1):
            self.today = None
        elif day <= self.published:
            self.today = day if self.published - day <= _STALE else None

    def read(self, start: int, end: int) -> Iterator[DayWords]:
        """The words within `text[start:end]`; a mark of an owner is no part of them."""
        if not TRIGGER.search(self.text, start, end):
            return
        for found in LOOK.finditer(self.text, start, end):
            parts = taken_apart(found)
            if parts is None or kind(found) == NOT_A_DAY or not _has_capitals(parts[0]):
                continue
            if kind(found) == "unit" and _TITLE.match(parts[0]):
                continue
            span = Span(*parts.span(next((name for name in _CORES if _has(parts, name)), 0)))
            stretch = read(found, self._against(span, start, end, found["owned"] is not None))
            if not _ADJECTIVE.search(self.text, max(start, span.start - 8), span.start):
                self._remember(stretch, parts)
            yield self._words(found, span, stretch)

    def _against(self, span: Span, start: int, end: int, owned: bool) -> Against:
        """What words are read against, where they stand."""
        before = bisect_right(self.walls, span.start) - 1
        behind = bisect_left(self.walls, span.end)
        start = max(start, self.walls[before]) if before >= 0 else start
        end = min(end, self.walls[behind]) if behind < len(self.walls) else end
        # "Wednesday's ruling" was, whatever will be done about it.
        looks = Direction.NONE if owned else direction(self.text, start, span.start, span.end, end)
        compares = bool(_COMPARES.search(self.text, max(start, span.start - 120), span.start))
        return Against(self.today, looks, self.told, self.told_quarter, compares)

    def _remember(self, stretch: Stretch | None, parts: re.Match[str]) -> None:
        if stretch is not None:
            self.told, self.since = stretch, 0
            # "the quarter" is not the year-ago one that it was compared with.
            if _has(parts, "number") and not _has(parts, "ago") and stretch.grain is Grain.QUARTER:
                self.told_quarter = stretch

    def _words(self, found: re.Match[str], span: Span, stretch: Stretch | None) -> DayWords:
        return DayWords(
            span,
            self._passed(stretch, found[0]) if stretch else None,
            found["owned"] is not None,
            stretch.days if stretch else None,
            stretch.grain if stretch else None,
            kind(found),
        )

    def _passed(self, stretch: Stretch, words: str) -> Interval | None:
        """Cut at the day of publication; None where all of it lies ahead."""
        over = self.published
        if over is None or stretch.last <= over:
            return stretch.days
        if stretch.first > over or _TO_COME.match(words):
            return None
        return Interval(stretch.first, over)


def _has_capitals(words: str) -> bool:
    """`March 3` and `MARCH 3`, but not `march 3`."""
    return all(name[0][0].isupper() for name in NAMES.finditer(words))


def _has(parts: re.Match[str] | None, name: str) -> bool:
    return parts is not None and name in parts.re.groupindex and parts[name] is not None
