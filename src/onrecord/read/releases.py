"""Press releases: the day on which one was given out, as its first lines tell it."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from onrecord.read.dates import day

# So many lines may stand above the text: letterhead, contacts, headline.
LINES: Final = 15

_MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE: Final = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}"
    r"|\d{4}-\d\d-\d\d)"
)
# Alone on its line, behind a weekday or a word for it; or between the place and the text.
STANDS: Final = re.compile(
    r"(?:(?i:(?:for\s+)?(?:immediate\s+)?(?:release|released|date|published|issued)?)\W{0,4}"
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?P<alone>{_DATE})\W{{0,3}}\Z"
    r"|\(?[A-Z][A-Z .,]{2,40}(?:,\s[A-Z][\w.]{1,15})?,?\s?[(—–-]?\s?"
    rf"(?P<dateline>{_DATE})\s?\)?\s?[—–-])"
)


def released(text: str) -> date | None:
    """The day that stands above a text or in its dateline; None where several do, or none."""
    found = set()
    for line in text.split("\n", LINES)[:LINES]:
        if match := STANDS.match(line.strip()):
            told = match["alone"] or match["dateline"]
            found.add(day(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", told)))
    found.discard(None)
    return found.pop() if len(found) == 1 else None
