"""An article's text cut where marks begin and end, so that a page can draw each piece once.

Marks may overlap, nest, and lie in several stretches; the pieces never do. Together they
are the text, character by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from onrecord.record.statement import Spans
from onrecord.record.text import Span

BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n\s*")
LINE: Final = re.compile(r"\n\s*")


class Mark(NamedTuple):
    """A stretch of a text, and what it is: a role such as `content`, of a thing's id."""

    span: Span
    role: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks; `begins` are those that begin with it."""

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...] = ()

    def under(self, role: str) -> bool:
        """Whether a mark of this role is on it."""
        return any(mark.role == role for mark in self.marks)

    @property
    def roles(self) -> list[str]:
        return sorted({mark.role for mark in self.marks})

    @property
    def of(self) -> list[str]:
        """The ids of all that it is a part of."""
        return sorted({mark.of for mark in self.marks if mark.of})

    def of_role(self, role: str) -> list[str]:
        """The ids of all of which it is this, those that lie in others last."""
        mine = [mark for mark in self.marks if mark.role == role]
        return [mark.of for mark in sorted(mine, key=lambda mark: -len(mark.span))]


def marks(spans: Spans, role: str, of: str = "") -> Iterator[Mark]:
    """A mark on each of some spans."""
    return (Mark(span, role, of) for span in spans)


def cut(text: str, within: Span, them: Iterable[Mark]) -> list[Piece]:
    """The pieces of `text[within]`, in order."""
    here = sorted((m for m in them if m.span.meets(within)), key=lambda m: (m.span, m.role, m.of))
    ends = {within.start, within.end}
    for mark in here:
        ends |= {max(mark.span.start, within.start), min(mark.span.end, within.end)}
    places = sorted(ends)
    pieces = []
    for start, end in pairwise(places):
        on = tuple(m for m in here if m.span.start <= start and end <= m.span.end)
        begins = tuple(m for m in on if m.span.start == start)
        pieces.append(Piece(text[start:end], on, begins))
    return pieces


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text: by blank lines, or where there are none by lines."""
    between = BLANK_LINE if BLANK_LINE.search(text.strip()) else LINE
    found, at = [], 0
    for gap in (*between.finditer(text), None):
        start, end = at, gap.start() if gap else len(text)
        at = gap.end() if gap else end
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        if start < start + len(words.strip()):
            found.append(Span(start, start + len(words.strip())))
    return found


def around(text: str, spans: Spans, more: int = 0) -> list[Span]:
    """The paragraphs in which some spans stand, and so many more before and behind them."""
    them = paragraphs(text)
    held = [at for at, one in enumerate(them) if any(one.meets(span) for span in spans)]
    if not held:
        return []
    return them[max(0, held[0] - more) : held[-1] + 1 + more]
