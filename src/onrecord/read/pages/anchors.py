"""The paragraphs that were extracted from a page, found again in the page's own text.

Extractors rewrite: they join lines, drop space, put a mark before the items of a
list. What they do not change is the words, so these are what is looked for, as
they follow each other, whatever blanks are between their letters. First the
long paragraphs, one after the other; then the short ones, between their
neighbours, since "Advertisement" may stand anywhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.record.original import WORDS, Passage, words
from onrecord.record.text import Span

# As many letters without blanks make a paragraph that stands in a page once.
LONG: Final = 40

LINE: Final = re.compile(r"[^\n]+")
# What an extractor puts before an item of a list, and between the cells of a table.
ADDED: Final = re.compile(r"\A\s*-\s+|\s*\|\s*")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without what is blank, and the way back from it."""

    text: str
    starts: tuple[int, ...]  # where each word begins here...
    origins: tuple[int, ...]  # ...and where in the text

    @classmethod
    def of(cls, text: str) -> Squeezed:
        """The words of a text in a row."""
        found, starts, origins, length = [], [], [], 0
        for word in WORDS.finditer(text):
            found.append(word.group())
            starts.append(length)
            origins.append(word.start())
            length += word.end() - word.start()
        return cls("".join(found), tuple(starts), tuple(origins))

    def origin(self, at: int) -> int:
        """The place in the text of one character here."""
        number = bisect_right(self.starts, at) - 1
        return self.origins[number] + at - self.starts[number]


def anchored(text: str, stream: str) -> tuple[tuple[Passage, ...], tuple[Span, ...]]:
    """The passages of an article's text, a paragraph a line, and the paragraphs without one."""
    page = Squeezed.of(stream)
    lines = [_kept(line, page) for line in LINE.finditer(text) if words(line.group())]
    passages: list[Passage] = []
    unanchored: list[Span] = []
    found = _found([_joined(text, line) for line in lines], page.text)
    for line, place in zip(lines, found, strict=True):
        if place is None:
            unanchored.append(Span(line[0].start, line[-1].end))
        else:
            passages += _passages(text, line, place, page)
    return tuple(passages), tuple(unanchored)


def _kept(line: re.Match[str], page: Squeezed) -> list[Span]:
    """A paragraph, or where it is not in the page: what is left without what was ADDED."""
    whole = Span(line.start(), line.end())
    if not ADDED.search(line.group()) or words(line.group()) in page.text:
        return [whole]
    ends = [place for found in ADDED.finditer(line.group()) for place in found.span()]
    bounds = [0, *ends, len(line.group())]
    stretches = zip(bounds[::2], bounds[1::2], strict=True)
    kept = [Span(whole.start + low, whole.start + high) for low, high in stretches if low < high]
    return [one for one in kept if words(line.string[one.start : one.end])] or [whole]


def _joined(text: str, line: list[Span]) -> str:
    return "".join(words(one.of(text)) for one in line)


def _passages(text: str, line: list[Span], place: Span, page: Squeezed) -> Iterator[Passage]:
    at = place.start
    for one in line:
        until = at + len(words(one.of(text)))
        yield Passage(one.start, one.end, page.origin(at), page.origin(until - 1) + 1)
        at = until


def _found(paragraphs: list[str], page: str) -> list[Span | None]:
    """Where each paragraph stands in the page, both without blanks."""
    found = list(_long(paragraphs, page))
    before = [len(page)] * len(found)  # where the next long paragraph begins
    for number in range(len(found) - 1, 0, -1):
        place = found[number]
        before[number - 1] = place.start if place else before[number]
    after = 0
    for number, one in enumerate(paragraphs):
        if (place := found[number]) is not None:
            after = place.end
        elif len(one) < LONG:
            between = _at(one, page, after, before[number])
            found[number] = between or _at(one, page, after, len(page)) or _at(one, page, 0, after)
            after = between.end if between else after
    return found


def _long(paragraphs: list[str], page: str) -> Iterator[Span | None]:
    """Where the long paragraphs stand, each behind the one before it if it can be."""
    after = 0
    for one in paragraphs:
        place = None
        if len(one) >= LONG:
            place = _at(one, page, after, len(page)) or _at(one, page, 0, len(page))
            after = place.end if place else after
        yield place


def _at(one: str, page: str, low: int, high: int) -> Span | None:
    at = page.find(one, low, high)
    return Span(at, at + len(one)) if at >= 0 else None
