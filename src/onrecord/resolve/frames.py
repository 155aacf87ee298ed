"""Frames: the words around a statement, and the day that they say.

The frame of a statement is the sentence of its cue and of its source, without
what was said. A day in it may date the saying, or something else; the tables
here tell which.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.record.entry import Interval
from onrecord.record.statement import Kind, Medium
from onrecord.record.text import Document, Span
from onrecord.resolve.cast import Cast, Person
from onrecord.resolve.dates import DayWords, day_words
from onrecord.resolve.placed import Placed
from onrecord.resolve.scene import apart, within
from onrecord.resolve.timing import (
    ADVERBIAL,
    AT_EVENT,
    BEGINS_TO_COME,
    MARK,
    NEW_OCCASION,
    OFF,
    OTHER_TIME,
    OWN_SAYING,
    PUBLISHED,
    SUBORDINATE,
    TELLS_OF_SAYING,
    TO_COME,
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


class Page:
    """An article's text with its day words and statements, to ask questions of."""

    def __init__(self, document: Document, statements: Sequence[Placed], cast: Cast) -> None:
        self.text, self.published, self.cast = document.text, document.article.published, cast
        self.paragraphs = document.paragraphs
        self.contents = apart(span for one in statements for span in one.content)
        direct = (one for one in statements if one.statement.kind is Kind.DIRECT)
        self.direct = apart(span for one in direct for span in one.content)
        self.cues = sorted(span.start for one in statements for span in one.cue or one.source)
        self._words: dict[Span, list[DayWords]] = {}

    def sentence(self, at: int) -> int:
        """The number of the sentence of a place."""
        return self.cast.sentence_at(at)

    def paragraph(self, at: int) -> int:
        """The number of the paragraph of a place."""
        return bisect_right(self.paragraphs, at, key=lambda one: one.start)

    def content(self, one: Placed) -> str:
        """The words of a statement's content."""
        return " ".join(span.of(self.text) for span in one.content)

    def own_day(self, one: Placed) -> Said | None:
        """The day that words near the statement's own cue say."""
        if not one.anchors or self._is_to_come(one):
            return None
        fit = [
            (_distance(words.span, one.anchors), Said(words.days, words.span))
            for sentence in self._frame(one)
            for words in self._day_words(sentence)
            if words.days is not None and self._dates(words, sentence, one)
        ]
        return min(fit, key=lambda pair: pair[0])[1] if fit else None

    def goes_on(self, one: Placed, occasion: Occasion) -> Said | None:
        """The day of an occasion of the same speaker, if the statement belongs to it."""
        if one.statement.medium is Medium.THOUGHT or self._is_to_come(one):
            return None
        if self.paragraph(one.start) - occasion.paragraph > PARAGRAPHS_BETWEEN + 1:
            return None
        behind = self.sentence(one.at_cue) - occasion.sentence
        may_begin = occasion.announced and behind <= 1
        for sentence in self._frame(one):
            if any(not self._is_told(w.span.start, one) for w in self._day_words(sentence)):
                return occasion.said if behind == 0 else None
            frame = self._outside_contents(sentence)
            if OTHER_TIME.search(frame) or (NEW_OCCASION.search(frame) and not may_begin):
                return None
        return occasion.said

    def told_of(self) -> Iterator[tuple[Person, Occasion]]:
        """Sentences that only tell of an occasion: whose it was, and when, in order."""
        for number, sentence in enumerate(self.cast.sentences):
            if not TELLS_OF_SAYING.search(self.text, sentence.start, sentence.end):
                continue
            for words in self._day_words(sentence):
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
        if within(self.direct, at) or not self._is_on(words, sentence):
            return False
        if within(self.contents, at):
            return bool(OWN_SAYING.search(self.text, max(sentence.start, at - 60), at))
        low, _ = self._part(words.span, sentence)
        return not SUBORDINATE.search(self.text, low, at)

    def _only_person(self, sentence: Span) -> Person | None:
        """The one person whom a sentence names outside of quoted words."""
        people = {
            naming.who
            for naming in self.cast.within(sentence.start, sentence.end)
            if isinstance(naming.who, Person) and not within(self.direct, naming.start)
        }
        return people.pop() if len(people) == 1 else None

    def _frame(self, one: Placed) -> list[Span]:
        """The sentences of a statement's cue and source."""
        numbers = {self.sentence(anchor.start) for anchor in (*one.cue, *one.source)}
        return [self.cast.sentences[n] for n in sorted(numbers) if n < len(self.cast.sentences)]

    def _day_words(self, sentence: Span) -> list[DayWords]:
        if sentence not in self._words:
            low, high = sentence.start, sentence.end
            self._words[sentence] = list(day_words(self.text, low, high, self.published))
        return self._words[sentence]

    def _is_to_come(self, one: Placed) -> bool:
        """`Kelly will say`, `is expected to announce`: not yet said."""
        return any(
            TO_COME.search(self.text, max(0, cue.start - 40), cue.start)
            or BEGINS_TO_COME.match(self.text, cue.start, cue.end)
            for cue in one.cue[:1]
        )

    def _dates(self, words: DayWords, sentence: Span, one: Placed) -> bool:
        """True when words for a day say when the statement was made."""
        at = words.span.start
        if self._is_told(at, one) or not self._is_on(words, sentence):
            return False
        if any(span.holds(words.span) for span in one.source):
            return bool(PUBLISHED.search(self.text, max(sentence.start, at - 60), at))
        low, high = self._part(words.span, sentence)
        for anchor in one.anchors:
            if low < anchor.end and anchor.start < high:
                return self._is_nearest(words.span, anchor)
        first = next((i for i in range(low, at) if self.text[i].isalnum()), at)
        if not ADVERBIAL.match(self.text, first) or self._has_cue(low, high):
            return False
        return not SUBORDINATE.search(self.text, low, at)

    def _is_told(self, at: int, one: Placed) -> bool:
        """True for a place within what was said, by this speaker or by another."""
        if any(span.start <= at < span.end for span in one.content):
            return True
        index = bisect_right(self.contents, at, key=lambda span: span.start) - 1
        if index < 0 or self.contents[index].end <= at:
            return False
        return not any(self.contents[index].holds(anchor) for anchor in one.anchors)

    def _is_on(self, words: DayWords, sentence: Span) -> bool:
        """False for "after Tuesday", "the week of Feb. 21", "Tuesday's vote"."""
        at = words.span.start
        low = max(sentence.start, at - 40)
        if words.owned and not AT_EVENT.search(self.text, low, at):
            return False
        return not OFF.search(self.text, low, at)

    def _part(self, words: Span, sentence: Span) -> tuple[int, int]:
        """The part of the sentence, between two marks, that words stand in."""
        low, high = sentence.start, sentence.end
        for match in MARK.finditer(self.text, low, high):
            if match.end() <= words.start:
                low = match.end()
            elif match.start() >= words.end:
                return low, match.start()
        return low, high

    def _is_nearest(self, words: Span, anchor: Span) -> bool:
        """No clause and no other cue stands between the words and the cue."""
        low, high = min(words.end, anchor.end), max(words.start, anchor.start)
        if low >= high:
            return True
        if words.start > anchor.start and SUBORDINATE.search(self.text, low, high):
            return False
        return not self._has_cue(low + 1, high)

    def _has_cue(self, low: int, high: int) -> bool:
        """True when a statement's reporting words begin within `text[low:high]`."""
        first = bisect_left(self.cues, low)
        return first < len(self.cues) and self.cues[first] < high

    def _outside_contents(self, sentence: Span) -> str:
        """The words of a sentence that are nobody's statement."""
        kept, at = [], sentence.start
        index = max(0, bisect_right(self.contents, at, key=lambda span: span.start) - 1)
        while index < len(self.contents) and self.contents[index].start < sentence.end:
            span = self.contents[index]
            kept.append(self.text[at : max(at, span.start)])
            at = max(at, span.end)
            index += 1
        kept.append(self.text[at : sentence.end])
        return " ".join(kept)


def _distance(words: Span, anchors: Iterable[Span]) -> int:
    return min(max(0, a.start - words.end, words.start - a.end) for a in anchors)
