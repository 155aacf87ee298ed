"""Texts of articles made fit to stand on a terminal, and values as plain words."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from onrecord.record.copied import Copy
from onrecord.record.entry import Entry, Interval, Office
from onrecord.record.text import Article

# Whatever could move the cursor, change colours, turn the line round or break an encoding.
UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

# Words of an organization's name that do not tell which one it is.
VAGUE: Final = frozenset(["department", "ministry", "office", "of", "the", "for", "and"])

SHORT: Final = 8  # digits of an id that are shown; `onrecord show` takes as few


def safe(text: str) -> str:
    """A text on one line that does nothing to a terminal but stand there."""
    return seen(" ".join(text.split()))


def seen(text: str) -> str:
    """The same, as many characters as before, so that spans still cut it."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def days(told: Interval | None) -> str:
    """A stretch of days in figures; empty where none is known."""
    if told is None:
        return ""
    if told.earliest == told.latest:
        return f"{told.earliest}"
    if told.earliest and told.latest:
        return f"{told.earliest} to {told.latest}"
    return f"since {told.earliest}" if told.earliest else f"until {told.latest}"


def day(entry: Entry, article: Article) -> date | None:
    """The day it was said, or else the day it was printed."""
    return entry.said_on.last if entry.said_on else article.published


def post(told: Office) -> str:
    """An office in words; the organization only where the title does not name it already."""
    title = told.title.casefold().split()
    said = all(word in title for word in told.organization.casefold().split() if word not in VAGUE)
    return told.title if said else f"{told.title}, {told.organization}"


def names(entry: Entry) -> str:
    """Who said it."""
    return safe(", ".join(one.name for one in entry.speakers)) or "no speaker named"


def printed(where: Copy) -> str:
    """A copy in few words: who published it and when."""
    day = f"{where.published}" if where.published else ""
    told = safe(where.outlet or where.title or where.path)
    return " ".join(part for part in (told, day) if part)


def counted(number: int, thing: str) -> str:
    """`1 article`, `2 articles`, `2 entries`."""
    if number == 1:
        return f"1 {thing}"
    return f"{number:,} {thing[:-1]}ies" if thing.endswith("ry") else f"{number:,} {thing}s"
