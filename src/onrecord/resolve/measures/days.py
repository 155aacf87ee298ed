"""Days: when it came to a status, where words beside the status say so.

made official | Tuesday     signed the order | on Friday     On Monday, | the court blocked
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from onrecord.record.entry import Interval
from onrecord.record.text import Span
from onrecord.resolve.dates import DayWords, day_words
from onrecord.resolve.measures.mentions import Mention
from onrecord.resolve.measures.statuses import Found

# What may stand between words for a status, or the measure behind them, and their day.
_BEHIND: Final = re.compile(
    r"(?:,? (?:by|in|at|into|for|with|over|against) (?!January|February|March|April|May|June|July|"
    r"August|September|October|November|December|\d)[^,.;:“”\"]{1,60}?)?,? ?(?:back )?(?:on|in|"
    r"last|since|from|as of)? ?"
)
_BEFORE: Final = re.compile(r",? ?(?:\w+ly |also |finally )?")
_FRONT: Final = re.compile(r"(?:Late|Early|Earlier|On|In|Last|Back in|By)? ?", re.IGNORECASE)
_SUBJECT: Final = re.compile(r",? [^;:“”\"]{1,90}")


def days_of(text: str, sentence: Span, published: date | None) -> tuple[DayWords, ...]:
    """The words for days in a sentence, but for those that name something by its day."""
    found = day_words(text, sentence.start, sentence.end, published)
    return tuple(each for each in found if each.days is not None and not each.owned)


def day(
    text: str, found: Found, one: Mention, sentence: Span, said: Sequence[DayWords]
) -> tuple[Interval | None, Span | None]:
    """The days of a status and the words for them; neither where the sentence does not say.

    `said` are the sentence's words for days.
    """
    anchors = [at for at in (found.words.end, one.end, one.last) if sentence.start <= at]
    for anchor in anchors:
        for each in said:
            at = each.span.start
            if anchor <= at and anchor >= found.words.start and _BEHIND.fullmatch(text, anchor, at):
                return each.days, each.span
    for each in reversed(said):
        if each.span.end <= found.words.start and _BEFORE.fullmatch(
            text, each.span.end, found.words.start
        ):
            return each.days, each.span
    for each in said[:1]:
        if _FRONT.fullmatch(text, sentence.start, each.span.start) and _reaches(
            text, each, min(found.words.start, max(one.whole, sentence.start))
        ):
            return each.days, each.span
    return None, None


def _reaches(text: str, each: DayWords, at: int) -> bool:
    """True where one clause goes from a day at the front of a sentence to a place."""
    return each.span.end <= at and bool(_SUBJECT.fullmatch(text, each.span.end, at))
