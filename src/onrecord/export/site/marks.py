"""Texts cut where statements begin and end, so that their words can be marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from onrecord.record.statement import Spans
from onrecord.record.text import Span

PARAGRAPH: Final = re.compile(r"[^\n\r]+[\n\r]*|[\n\r]+")
WORD_ENDS: Final = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Mark:
    """Stretches of a text that are marked as one: with a style, and a number to refer to."""

    number: int
    style: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Segment:
    """Words with the same marks from their beginning to their end.

    `style` are the styles of all of them, the widest first; empty where there is none.
    `ends` are the numbers of the marks whose last word is in here.
    """

    words: str
    style: str = ""
    ends: tuple[int, ...] = ()


def paragraphs(text: str, marks: Sequence[Mark]) -> Iterator[list[Segment]]:
    """The paragraphs of a text in which there are words or the end of a mark, as segments."""
    for found in PARAGRAPH.finditer(text):
        segments = list(cut(text, Span(*found.span()), marks))
        if any(one.ends or one.words.strip() for one in segments):
            yield segments


def cut(text: str, within: Span, marks: Iterable[Mark]) -> Iterator[Segment]:
    """A stretch of a text as segments, without a gap."""
    near = [
        (mark, [span for span in mark.spans if span.meets(within)])
        for mark in marks
        if mark.spans[0].start < within.end and within.start < mark.spans[-1].end
    ]
    bounds = {within.start, within.end}
    for _, spans in near:
        bounds.update(max(span.start, within.start) for span in spans)
        bounds.update(min(span.end, within.end) for span in spans)
    places = sorted(bounds)
    for start, end in pairwise(places):
        here = Span(start, end)
        over = [mark for mark, spans in near if any(span.holds(here) for span in spans)]
        over.sort(key=lambda mark: -sum(map(len, mark.spans)))
        yield Segment(
            text[start:end],
            " ".join(dict.fromkeys(mark.style for mark in over)),
            tuple(mark.number for mark in over if mark.spans[-1].end == end),
        )


def around(text: str, spans: Spans, reach: int) -> Span:
    """The words with up to `reach` characters of their paragraphs on each side, at word ends."""
    first, last = spans[0].start, spans[-1].end
    low = max(text.rfind("\n", 0, first) + 1, first - reach)
    after = text.find("\n", last)
    high = min(len(text) if after < 0 else after, last + reach)
    if low == first - reach and (space := WORD_ENDS.search(text, low, first)):
        low = space.end()
    if high == last + reach:
        high = next(
            (at for at in range(high, last, -1) if text[at : at + 1].isspace()),
            high,
        )
    return Span(low, high)
