"""Outlines: a sentence with everything masked that was said in it.

    ⟦“…”⟧, Kelly said at a meeting in Ohio   →   ·····, Kelly said at a meeting in Ohio

What stands around a statement is read in the outline, so that a place or an
audience that the speaker spoke of is never taken for the speaker's own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.record.statement import Kind
from onrecord.record.text import Span
from onrecord.resolve.cast import Cast
from onrecord.resolve.circumstances.phrases import MASK
from onrecord.resolve.circumstances.vocabulary import OCCASIONS, SENT
from onrecord.resolve.placed import Placed
from onrecord.resolve.scene import apart
from onrecord.resolve.tables import SPACE, either


@dataclass(frozen=True, slots=True)
class Outline:
    """The words of a sentence that begins at `base`, as long as the sentence itself."""

    words: str
    base: int

    def inner(self, span: Span) -> tuple[int, int]:
        """A span of the text as places in the outline, cut to it."""
        low = min(max(0, span.start - self.base), len(self.words))
        return low, min(max(low, span.end - self.base), len(self.words))

    def holds(self, span: Span) -> bool:
        return self.base <= span.start < self.base + len(self.words)

    def span(self, start: int, end: int) -> Span:
        return Span(self.base + start, self.base + end)


class Outlines:
    """The outlines of an article's sentences, masked once and cut when they are asked for."""

    def __init__(self, text: str, cast: Cast, statements: Sequence[Placed]) -> None:
        self.text, self.cast = text, cast
        self.contents = apart(
            _without_occasion(text, one, span)
            for one in statements
            for span in one.content
            if not _is_show(text, span)
        )
        self._masked = _masked(text, self.contents)

    def sentence(self, number: int) -> Outline:
        """A sentence without all that is said in it."""
        span = self.cast.sentences[number]
        return Outline(self._masked[span.start : span.end], span.start)

    def around(self, one: Placed) -> list[Outline]:
        """The sentences of a statement's cue and source, without what was said by it or in it."""
        numbers = {self.cast.sentence_at(anchor.start) for anchor in (*one.cue, *one.source)}
        there = [n for n in sorted(numbers) if n < len(self.cast.sentences)]
        if any(self.is_said(anchor.start) for anchor in one.anchors):
            return [self._within(n, one) for n in there]
        return [self.sentence(n) for n in there]

    def is_said(self, at: int) -> bool:
        """True for a place within what somebody said."""
        index = bisect_right(self.contents, at, key=lambda span: span.start) - 1
        return index >= 0 and at < self.contents[index].end

    def _within(self, number: int, one: Placed) -> Outline:
        """For a statement within another one's words: only its own words are masked."""
        span = self.cast.sentences[number]
        own = [part for part in one.content if part.meets(span)]
        own = [Span(max(p.start, span.start), min(p.end, span.end)) for p in own]
        moved = [Span(p.start - span.start, p.end - span.start) for p in own]
        return Outline(_masked(span.of(self.text), moved), span.start)


# "on CNN’s ⟦“State of the Union.”⟧": a show's name that was taken for words.
_ON: Final = re.compile(r"\b(?:on|in|of)[ \u00a0](?:\S+[ \u00a0]){0,3}$")
_SHOW: Final = re.compile(
    r"[“\"‘']+(?:[A-Z0-9][\w’'&-]*|of|the|and|to|with|on|a|in|[ ])+[,.]?[”\"’']+"
)
_LONGEST: Final = 45


def _is_show(text: str, span: Span) -> bool:
    """True for words in marks, capitalized as a title is, behind an "on"."""
    if len(span) > _LONGEST or not _SHOW.fullmatch(text, span.start, span.end):
        return False
    return bool(_ON.search(text, max(0, span.start - 40), span.start))


# "called it a ⟦“crazy system” during a campaign stop in Flint⟧": what is no clause has no
# occasion of its own.
_AT_OCCASION: Final = re.compile(
    rf",?{SPACE}(?:during{SPACE}|while{SPACE}(?:at|speaking|campaigning|visiting|addressing)\b|"
    rf"(?:at|in){SPACE}(?=(?:an?|his|her|their){SPACE}(?:[\w’'-]+{SPACE}){{0,3}}?(?:{either(SENT)})\b))"
    rf"(?=(?:{SPACE}?[\w’'-]+){{0,5}}?{SPACE}(?:{either(OCCASIONS)})\b)",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r"\b(?:that|who|which|is|are|was|were|will|would|had|has|have|can|could|may|might|must|should|"
    r"did|does|do|be|been|to|he|she|they|it|I|we|when|if|because)\b|n[’']t\b"
)
_QUOTED: Final = re.compile(r"[“\"][^“”\"]*[”\"]")


def _without_occasion(text: str, one: Placed, span: Span) -> Span:
    """What was said, without the occasion that the end of a paraphrase tells."""
    found = _AT_OCCASION.search(text, span.start, span.end)
    if found is None or one.statement.kind is Kind.DIRECT or span != one.content[-1]:
        return span
    said = text[span.start : found.start()]
    within = said.count("“") > said.count("”") or said.count('"') % 2
    if within or not said.strip() or _CLAUSE.search(_QUOTED.sub("", said)):
        return span
    return Span(span.start, found.start())


def _masked(text: str, spans: Sequence[Span]) -> str:
    parts, at = [], 0
    for span in sorted(spans):
        low = max(at, span.start)
        parts.append(text[at:low])
        parts.append(MASK * max(0, span.end - low))
        at = max(at, span.end)
    parts.append(text[at:])
    return "".join(parts)
