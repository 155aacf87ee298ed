"""Dating: does a day near a statement's cue say when it was made?

Each question is one rule of `timing`, asked of a place in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import timedelta
from typing import Final

from onrecord.record.statement import Kind
from onrecord.record.text import Span
from onrecord.resolve.dates import DayWords
from onrecord.resolve.days.calendar import Grain
from onrecord.resolve.layout import Layout, source_of
from onrecord.resolve.placed import Placed
from onrecord.resolve.timing import (
    ACTS,
    ADVERBIAL,
    AFTER,
    ANOTHER_VERB,
    AT_END,
    AT_EVENT,
    BEGINS_TO_COME,
    BEHIND,
    BESIDE,
    DOCUMENT_ON,
    HAD,
    HAS,
    IN_DOCUMENT,
    NO_SAYING,
    OF_DAY,
    OFF,
    PARTICIPLE,
    PERFECT,
    PUBLISHED,
    SUBORDINATE,
    TO_COME,
    VERBS,
)

_MARKS: Final = "“\"‘'„«"
_LONG: Final = timedelta(days=31)


def dates(page: Layout, words: DayWords, sentence: Span, one: Placed) -> bool:
    """True when words for a day say when the statement was made."""
    at = words.span.start
    if words.grain in NO_SAYING or _goes_on(words):
        return False
    if page.is_told(at, one):
        return _is_of_act(page, words, one)
    if any(span.holds(words.span) for span in one.source):
        return _is_published(page, words, one)
    if not is_on(page, words, sentence) or _is_long_done(page, words, one):
        return False
    part = page.part(words.span, sentence)
    if _is_aside(page, part, sentence, one):
        return False
    for anchor in one.anchors:
        if part.meets(anchor):
            return _is_nearest(page, words.span, anchor)
    return _is_adverbial(page, part, at, sentence, one) or _is_its_clause(page, part, at, one)


def _is_aside(page: Layout, part: Span, sentence: Span, one: Placed) -> bool:
    """`Six months ago, Lund said, the mill stood idle`: the day may be of what is said."""
    if not one.cue or one.statement.kind is Kind.DIRECT or part.start > sentence.start:
        return False
    behind = page.text[one.cue[-1].end : one.cue[-1].end + 3]
    first = next((c.start for c in one.content if c.start > one.cue[-1].start), None)
    if first is None or part.end > one.cue[0].start or behind[:1] != ",":
        return False
    return first - one.cue[-1].end <= len(behind) and page.text[first] not in _MARKS


def _is_of_act(page: Layout, words: DayWords, one: Placed) -> bool:
    """`declared it an emergency on Jan. 31`: a day behind what is no sentence."""
    if not one.cue or one.statement.kind is Kind.DIRECT or len(one.content) != 1:
        return False
    content, cue = one.content[0], one.cue[0]
    if not (content.start < words.span.start and content.end - words.span.end <= 1):
        return False
    if words.owned or content.start < cue.end or not ACTS.match(page.text, cue.start, cue.end):
        return False
    said = page.text[content.start : words.span.start]
    return bool(BEHIND.search(said)) and not (SUBORDINATE.search(said) or VERBS.search(said))


def _goes_on(words: DayWords) -> bool:
    """`over the last four years`, `in recent years`: of what goes on, not of a saying."""
    if words.grain is not Grain.SPAN or not (days := words.days):
        return False
    return not days.earliest or not days.latest or days.latest - days.earliest > _LONG


def is_on(page: Layout, words: DayWords, sentence: Span) -> bool:
    """False for "after Tuesday", "the week of Feb. 21", "Tuesday's vote"."""
    at = words.span.start
    low = max(sentence.start, at - 40)
    if words.owned and not AT_EVENT.search(page.text, low, at):
        return False
    return not OFF.search(page.text, low, at)


def is_to_come(text: str, one: Placed) -> bool:
    """`Kelly will say`, `is expected to announce`: not yet said."""
    return any(
        TO_COME.search(text, max(0, cue.start - 40), cue.start)
        or BEGINS_TO_COME.match(text, cue.start, cue.end)
        for cue in one.cue[:1]
    )


def _is_published(page: Layout, words: DayWords, one: Placed) -> bool:
    """`a poll released on Tuesday`, `its March 8 report`, `a tweet on Monday`."""
    low = max(one.source[0].start, words.span.start - 60)
    high = max(words.span.end, one.source[-1].end)
    source = one.source[-1]
    if source.end - words.span.end <= 1 and AT_END.match(page.text, source.start, source.end):
        return page.text[words.span.start - 1] in " \u00a0"
    return bool(
        PUBLISHED.search(page.text, low, words.span.start)
        or (
            DOCUMENT_ON.search(page.text, low, words.span.start)
            or OF_DAY.match(page.text, words.span.end, high)
        )
    )


def _is_long_done(page: Layout, words: DayWords, one: Placed) -> bool:
    """`in 2016 in what has been called`: a year before the perfect is another's."""
    if words.grain in (Grain.DAY, Grain.WEEK, Grain.WEEKEND) or not one.cue:
        return False
    at = one.cue[0].start
    return bool(PERFECT.search(page.text, max(0, at - 30), at) or HAS.match(page.text, at))


def _is_adverbial(page: Layout, part: Span, at: int, sentence: Span, one: Placed) -> bool:
    """A part that says when the rest happened; one that opens the sentence, all of it."""
    first = next((i for i in range(part.start, at) if page.text[i].isalnum()), at)
    if first != at and not ADVERBIAL.match(page.text, first):
        return False
    if page.has_cue(part.start, part.end):
        return False
    opens_with = IN_DOCUMENT.match(page.text, first, at)
    if not opens_with and SUBORDINATE.search(page.text, part.start, at):
        return False
    if part.start > one.at_cue and ANOTHER_VERB.search(page.text, at, part.end):
        return False
    if part.start == sentence.start:
        cue = one.at_cue
        low = max(part.end, cue - 30)
        if BESIDE.search(page.text, low, cue):
            return False
        if not HAD.search(page.text, low, cue) and not HAS.match(page.text, cue):
            return True
    return not _is_another_between(page, at, one)


def _is_another_between(page: Layout, at: int, one: Placed) -> bool:
    """Another one's words of saying stand between a place and this one's."""
    near = min(one.anchors, key=lambda anchor: abs(anchor.start - at))
    low, high = sorted((near.start, at))
    voices = page.voices
    between = voices[bisect_left(voices, (low + 1, 0)) : bisect_left(voices, (high, 0))]
    return any(source != source_of(one) for _, source in between)


def _is_its_clause(page: Layout, part: Span, at: int, one: Placed) -> bool:
    """`Lund filed a suit on Monday, accusing …`: the clause that a participle hangs on."""
    cue = one.cue[0] if one.cue else None
    if cue is None or at > cue.start or not PARTICIPLE.match(page.text, cue.start, cue.end):
        return False
    if not any(part.start <= span.start < at for span in one.source):
        return False
    hangs_on_it = not page.text[part.end : cue.start].strip(" \u00a0,")
    return hangs_on_it and not SUBORDINATE.search(page.text, part.start, at)


def _is_nearest(page: Layout, words: Span, anchor: Span) -> bool:
    """No clause and no other cue stands between the words and the cue."""
    low, high = min(words.end, anchor.end), max(words.start, anchor.start)
    if low >= high:
        return True
    if words.start > anchor.start and (
        SUBORDINATE.search(page.text, low, high) or AFTER.search(page.text, low, high)
    ):
        return False
    return not page.has_cue(low + 1, high)
