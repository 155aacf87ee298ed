"""Quotations by their marks alone: the typographic layer under the network.

A state machine walks each paragraph once. It knows curly, straight, low and
angled double marks, single marks used as quotation marks, marks nested in each
other, the convention that a quotation running over several paragraphs reopens
at each and closes at the last, and marks that somebody forgot to close.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, NamedTuple

from onrecord.record.text import Span

OPENING: Final = "“„‟«‹‘‚"
CLOSING: Final = "”»›’"
DOUBLE: Final = '"“”„‟«»＂'
SINGLE: Final = "'‘’‚‹›"
MARK: Final = re.compile(f"[{DOUBLE}{SINGLE}]")
SINGLES: Final = re.compile(f"[{SINGLE}]")
STRAIGHT: Final = re.compile('["＂]')
PARTNERS: Final = {"'": "'’", "‘": "’'", "‚": "‘’", "‹": "›"}

# Words that begin with an apostrophe, so that their mark opens nothing.
ELISIONS: Final = frozenset(
    ("tis", "twas", "em", "til", "till", "cause", "round", "bout", "n", "s", "re", "ll", "ve", "d")
)
DECADE: Final = re.compile(r"\d0s")
WORD: Final = re.compile(r"\w+")
# How many places a single mark may be sought its partner in: apostrophes are
# many, and the longest quotations in single marks are of a few sentences.
REACH: Final = 20
# Double marks nest no deeper than a quotation that quotes a quotation.
DEEPEST: Final = 3


class State(IntEnum):
    """Where one character stands, as the network is told it."""

    OUTSIDE = 0
    INSIDE = 1
    OPENS = 2
    CLOSES = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch between quotation marks.

    `span` takes in the marks, `depth` is 0 for an outermost quotation.
    `closed` is False where its paragraph ended first; `goes_on` is True where
    the next paragraph opens with a mark, so that the speaker is still talking.
    """

    span: Span
    inner: Span
    depth: int
    single: bool
    closed: bool
    goes_on: bool = False


def _opens(text: str, at: int, low: int, high: int) -> bool:
    """A mark with nothing, a space or a bracket before it, and a word after it."""
    before = text[at - 1] if at > low else " "
    after = text[at + 1] if at + 1 < high else " "
    return (before.isspace() or before in "([{—–-/:…“‘\"'«") and not after.isspace()


def _closes(text: str, at: int, low: int, high: int) -> bool:
    """A mark with a word or a stop before it, and no letter after it."""
    before = text[at - 1] if at > low else " "
    after = text[at + 1] if at + 1 < high else " "
    return not before.isspace() and not after.isalnum()


def _double_acts(text: str, at: int, low: int, high: int, inside: bool) -> State:
    """What a double mark does here: opens, closes, or nothing (inches)."""
    mark = text[at]
    opens, closes = _opens(text, at, low, high), _closes(text, at, low, high)
    if mark in OPENING:
        return State.CLOSES if inside and closes and not opens else State.OPENS
    if mark in CLOSING:
        return State.OPENS if not inside and opens and not closes else State.CLOSES
    if not inside:
        # 6'4" and 12" are measures: a figure before a straight mark, nothing open.
        if at > low and text[at - 1].isdigit() and not opens:
            return State.OUTSIDE
        return State.OPENS if opens or not closes else State.OUTSIDE
    return State.OPENS if opens and not closes else State.CLOSES


def _single_closes(text: str, at: int, low: int, high: int, closers: Sequence[int]) -> int:
    """Where a quotation in single marks that opens here closes, or -1: an apostrophe.

    `closers` are the places of the paragraph at which single marks may close.
    """
    if not _opens(text, at, low, high) or text[at] in "’›":
        return -1
    word = WORD.match(text, at + 1, high)
    if word and (word.group().lower() in ELISIONS or DECADE.fullmatch(word.group())):
        return -1
    first = bisect_right(closers, at + 1)
    plural = -1
    for place in closers[first : first + REACH]:
        if text[place] in PARTNERS[text[at]]:
            if text[place - 1] != "s":
                return place
            # "the workers’ rights": a plural's apostrophe, unless nothing better comes.
            if plural < 0:
                plural = place
    return plural


class _Open(NamedTuple):
    """A quotation that is open: where, in single marks or not, and where it will close."""

    at: int
    single: bool
    until: int


def _paragraph(text: str, paragraph: Span) -> Iterator[Quotation]:
    """The quotations of one paragraph, each yielded where it closes."""
    low, high = paragraph.start, paragraph.end
    opened: list[_Open] = []
    doubles = 0  # how many of them are in double marks
    left = len(STRAIGHT.findall(text, low, high))
    closers = [
        m.start() for m in SINGLES.finditer(text, low, high) if _closes(text, m.start(), low, high)
    ]

    def close(end: int, *, closed: bool) -> Iterator[Quotation]:
        nonlocal doubles
        start, single, _ = opened.pop()
        doubles -= not single
        while not closed and text[end - 1].isspace():
            end -= 1
        if end - start - closed > 1:
            inner = Span(start + 1, end - closed)
            yield Quotation(Span(start, end), inner, len(opened), single, closed)

    for match in MARK.finditer(text, low, high):
        at, mark = match.start(), match.group()
        left -= mark in '"＂'
        if mark in SINGLE:
            if opened and opened[-1].until == at:
                yield from close(at + 1, closed=True)
            elif not (opened and opened[-1].single):
                until = _single_closes(text, at, low, high, closers)
                if until > at:
                    opened.append(_Open(at, True, until))
            continue
        act = _double_acts(text, at, low, high, doubles > 0)
        if act is State.OPENS:
            if doubles == DEEPEST or (doubles and mark not in OPENING and left % 2):
                # A straight mark opens while one is open, and no partner is left for
                # both: the first was never closed. With partners left they nest.
                while opened:
                    yield from close(at, closed=False)
            opened.append(_Open(at, False, -1))
            doubles += 1
        elif act is State.CLOSES and doubles:
            while opened[-1].single:
                opened.pop()  # single marks that did not close within the double ones
            yield from close(at + 1, closed=True)
    while opened:
        if opened[-1].single:
            opened.pop()
        else:
            yield from close(high, closed=False)


def quotations(text: str, paragraphs: Iterable[Span]) -> list[Quotation]:
    """All quotations of a text, outermost first where two begin together.

    `paragraphs` are spans of `text` in order. A quotation never leaves its
    paragraph; one that the next paragraph continues is marked `goes_on`.
    """
    found: list[Quotation] = []
    last: int | None = None  # where the open, outermost quotation of the paragraph before stands
    for paragraph in paragraphs:
        here = sorted(_paragraph(text, paragraph), key=lambda q: (q.span.start, -q.span.end))
        reopens = bool(here) and here[0].span.start == paragraph.start
        if last is not None and reopens:
            before = found[last]
            found[last] = Quotation(
                before.span, before.inner, before.depth, before.single, before.closed, True
            )
        base = len(found)
        found.extend(here)
        last = next((base + i for i, q in enumerate(here) if q.depth == 0 and not q.closed), None)
    return found


def at_depth(found: Iterable[Quotation], depth: int) -> list[Quotation]:
    """The quotations of one depth, in order; they never overlap each other."""
    return [quotation for quotation in found if quotation.depth == depth]


def touching(disjoint: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    """Those of some quotations of one depth that share a character with `start:end`."""
    low = bisect_right(disjoint, start, key=lambda quotation: quotation.span.end)
    high = bisect_left(disjoint, end, key=lambda quotation: quotation.span.start)
    return disjoint[low:high]


def states(text: str, found: Iterable[Quotation]) -> bytearray:
    """One `State` for each character: uint8[len(text)]."""
    told = bytearray(len(text))
    for quotation in found:
        if quotation.depth:
            continue
        span, inner = quotation.span, quotation.inner
        told[inner.start : inner.end] = bytes([State.INSIDE]) * len(inner)
        told[span.start] = State.OPENS
        if quotation.closed:
            told[span.end - 1] = State.CLOSES
    return told
