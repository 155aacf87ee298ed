"""Layout: an article's text with its statements and its words for days in their places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.record.statement import Kind
from onrecord.record.text import Document, Span
from onrecord.resolve.cast import Cast
from onrecord.resolve.dates import DayWords, article_days
from onrecord.resolve.placed import Placed
from onrecord.resolve.scene import apart
from onrecord.resolve.timing import MARK


class Layout:
    """What stands where in an article, to ask questions of."""

    def __init__(
        self,
        document: Document,
        statements: Sequence[Placed],
        cast: Cast,
        today: date | None = None,
    ) -> None:
        self.text, self.cast = document.text, cast
        self.published = _believed(document.article.published, today)
        self.paragraphs = document.paragraphs
        self.contents = apart(span for one in statements for span in one.content)
        direct = (one for one in statements if one.statement.kind is Kind.DIRECT)
        self.direct = apart(span for one in direct for span in one.content)
        self.cues = sorted(span.start for one in statements for span in one.cue or one.source)
        self.voices = sorted(
            (span.start, source_of(one)) for one in statements for span in (*one.source, *one.cue)
        )
        ends = sorted({end for span in self.contents for end in (span.start, span.end)})
        self.days = article_days(self.text, cast.sentences, self.published, walls=ends)

    def sentence(self, at: int) -> int:
        """The number of the sentence of a place."""
        return self.cast.sentence_at(at)

    def paragraph(self, at: int) -> int:
        """The number of the paragraph of a place."""
        return bisect_right(self.paragraphs, at, key=lambda one: one.start)

    def content(self, one: Placed) -> str:
        """The words of a statement's content."""
        return " ".join(span.of(self.text) for span in one.content)

    def frame(self, one: Placed) -> list[Span]:
        """The sentences of a statement's cue and source."""
        numbers = {self.sentence(anchor.start) for anchor in (*one.cue, *one.source)}
        return [self.cast.sentences[n] for n in sorted(numbers) if n < len(self.cast.sentences)]

    def day_words(self, sentence: Span) -> list[DayWords]:
        """The words for days in a sentence, but for a dateline before it."""
        low = bisect_left(self.days, sentence.start, key=lambda one: one.span.start)
        high = bisect_left(self.days, sentence.end, key=lambda one: one.span.start)
        return [one for one in self.days[low:high] if not one.dateline]

    def part(self, words: Span, sentence: Span) -> Span:
        """The part of the sentence, between two marks, that words stand in."""
        low, high = sentence.start, sentence.end
        for match in MARK.finditer(self.text, low, high):
            if match.end() <= words.start:
                low = match.end()
            elif match.start() >= words.end:
                return Span(low, match.start())
        return Span(low, high)

    def is_told(self, at: int, one: Placed) -> bool:
        """True for a place within what was said, by this speaker or by another."""
        if any(span.start <= at < span.end for span in one.content):
            return True
        index = bisect_right(self.contents, at, key=lambda span: span.start) - 1
        if index < 0 or self.contents[index].end <= at:
            return False
        return not any(self.contents[index].holds(anchor) for anchor in one.anchors)

    def has_cue(self, low: int, high: int) -> bool:
        """True when a statement's reporting words begin within `text[low:high]`."""
        first = bisect_left(self.cues, low)
        return first < len(self.cues) and self.cues[first] < high

    def outside_contents(self, sentence: Span) -> str:
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


def _believed(published: date | None, today: date | None) -> date | None:
    """A day of publication, but for one to come: what "Tuesday" is from there, nobody knows.

    Somewhere it is tomorrow already.
    """
    if published is not None and today is not None and published - today > timedelta(days=1):
        return None
    return published


def source_of(one: Placed) -> int:
    """Where the source of a statement stands; what has none has its own."""
    return one.source[0].start if one.source else one.at_cue
