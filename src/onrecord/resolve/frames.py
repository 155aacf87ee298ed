"""Frames: the words around a statement, and the day that they say.

The frame of a statement is the sentence of its cue and of its source, without
what was said. A day in it may date the saying, or something else; the tables
here tell which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from onrecord.record.entry import Interval
from onrecord.record.statement import Medium
from onrecord.record.text import Span
from onrecord.resolve.cast import Person
from onrecord.resolve.dates import DayWords
from onrecord.resolve.dating import dates, is_on, is_to_come
from onrecord.resolve.layout import Layout
from onrecord.resolve.placed import Placed
from onrecord.resolve.scene import within
from onrecord.resolve.timing import (
    NEW_OCCASION,
    NO_SAYING,
    OTHER_TIME,
    OWN_SAYING,
    SUBORDINATE,
    TELLS_OF_SAYING,
)

PARAGRAPHS_BETWEEN: Final = 2
"""How many paragraphs of others an occasion outlasts."""


@dataclass(frozen=True, slots=True)
class Said:
    """The day of a saying and the words behind it (clean text)."""

    days: Interval
    words: Span

    @property
    def one_day(self) -> bool:
        return self.days.earliest == self.days.latest


@dataclass(frozen=True, slots=True)
class Occasion:
    """A dated saying of one speaker, and the place where its last words stood.

    `announced` is True for a sentence that only tells of it: the next one may
    still say where it was.
    """

    said: Said
    sentence: int
    paragraph: int
    announced: bool = False


class Page(Layout):
    """An article, asked on which days its statements were made."""

    def own_day(self, one: Placed) -> Said | None:
        """The day that words near the statement's own cue say."""
        if not one.anchors or is_to_come(self.text, one):
            return None
        fit = [
            words
            for sentence in self.frame(one)
            for words in self.day_words(sentence)
            if words.days is not None and dates(self, words, sentence, one)
        ]
        best = self._agreed(fit, one) if fit else None
        return Said(best.days, best.span) if best and best.days else None

    def _agreed(self, fit: Sequence[DayWords], one: Placed) -> DayWords | None:
        """Of words that each may date a saying, those that do; None where they contradict."""
        first = min(span.start for span in one.anchors)
        opening = [words for words in fit if words.span.start < first]
        near = min(opening or fit, key=lambda words: _distance(words.span, one.anchors))
        # "On Monday and on Friday", and "On Monday, Berg said Tuesday", are open; "On Monday,
        # Berg sued over what Lund declared Friday" is of the one that opens it.
        others = (words for words in fit if _length(words) == _ONE and not _meet(words, near))
        if any(not opening or _distance(w.span, one.anchors) <= _BESIDE for w in others):
            return None
        # "earlier this week, on Tuesday": the finer one of two that agree.
        return min((words for words in fit if _meet(words, near)), key=_length)

    def goes_on(self, one: Placed, occasion: Occasion) -> Said | None:
        """The day of an occasion of the same speaker, if the statement belongs to it."""
        if one.statement.medium is Medium.THOUGHT or is_to_come(self.text, one):
            return None
        if self.paragraph(one.start) - occasion.paragraph > PARAGRAPHS_BETWEEN + 1:
            return None
        behind = self.sentence(one.at_cue) - occasion.sentence
        may_begin = occasion.announced and behind <= 1
        for sentence in self.frame(one):
            if any(self._may_date(w, one, occasion) for w in self.day_words(sentence)):
                return occasion.said if behind == 0 else None
            frame = self.outside_contents(sentence)
            if OTHER_TIME.search(frame) or (NEW_OCCASION.search(frame) and not may_begin):
                return None
        return occasion.said

    def _may_date(self, words: DayWords, one: Placed, occasion: Occasion) -> bool:
        """True for words outside of what was said that may tell of another day."""
        if words.grain in NO_SAYING or words.days == occasion.said.days:
            return False
        if words.days is None and words.whole is not None:
            return False  # It is to come.
        return not self.is_told(words.span.start, one)

    def told_of(self) -> Iterator[tuple[Person, Occasion]]:
        """Sentences that only tell of an occasion: whose it was, and when, in order."""
        for number, sentence in enumerate(self.cast.sentences):
            if not TELLS_OF_SAYING.search(self.text, sentence.start, sentence.end):
                continue
            for words in self.day_words(sentence):
                if words.days is None or not self._tells(words, sentence):
                    continue
                who = self._only_person(sentence)
                said = Said(words.days, words.span)
                if who is not None and said.one_day:
                    paragraph = self.paragraph(sentence.start)
                    yield who, Occasion(said, number, paragraph, announced=True)
                break

    def _tells(self, words: DayWords, sentence: Span) -> bool:
        """True when words for a day say when somebody spoke, wherever in the sentence."""
        at = words.span.start
        if within(self.direct, at) or not is_on(self, words, sentence):
            return False
        if within(self.contents, at):
            return bool(OWN_SAYING.search(self.text, max(sentence.start, at - 60), at))
        low = self.part(words.span, sentence).start
        return not SUBORDINATE.search(self.text, low, at)

    def _only_person(self, sentence: Span) -> Person | None:
        """The one person whom a sentence names outside of quoted words."""
        people = {
            naming.who
            for naming in self.cast.within(sentence.start, sentence.end)
            if isinstance(naming.who, Person) and not within(self.direct, naming.start)
        }
        return people.pop() if len(people) == 1 else None


def _distance(words: Span, anchors: Iterable[Span]) -> int:
    return min(max(0, a.start - words.end, words.start - a.end) for a in anchors)


def _meet(one: DayWords, other: DayWords) -> bool:
    """Some day is within both."""
    a, b = one.days, other.days
    if a is None or b is None:
        return False
    return (a.earliest or date.min) <= (b.latest or date.max) and (b.earliest or date.min) <= (
        a.latest or date.max
    )


_ONE: Final = timedelta(0)
# So near to a cue, in characters, that a day can be of nothing else: "said on Tuesday".
_BESIDE: Final = 4


def _length(words: DayWords) -> timedelta:
    days = words.days
    if days is None or days.earliest is None or days.latest is None:
        return timedelta.max
    return days.latest - days.earliest
