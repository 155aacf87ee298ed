"""Quotations by their marks alone: the typographic layer under the network.

A state machine walks each paragraph once. It knows curly, straight, low and
angled double marks, single marks used as quotation marks, marks nested in each
other, the convention that a quotation running over several paragraphs reopens
at each and closes at the last, and marks that somebody forgot to close.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from onrecord.record.text import Span

OPENING: Final = "“„‟«‹‘‚"
CLOSING: Final = "”»›’"
DOUBLE: Final = '"“”„‟«»＂'
SINGLE: Final = "'‘’‚‹›"
MARK: Final = re.compile(f"[{DOUBLE}{SINGLE}]")

# Words that begin with an apostrophe, so that their mark opens nothing.
ELISIONS: Final = frozenset(
    "'tis 'twas 'em 'til 'till 'cause 'round 'bout 'n 's 're 'll 've 'd 'm".replace("'", "").split()
)


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


def _single_opens(text: str, at: int, low: int, high: int) -> int:
    """The place where a quotation in single marks that opens here closes, or -1."""
    if not _opens(text, at, low, high) or text[at] in "’›":
        return -1
    word = re.compile(r"\w+").match(text, at + 1, high)
    if word and (word.group().lower() in ELISIONS or re.fullmatch(r"\d0s", word.group())):
        return -1
    closing = {"'": "'’", "‘": "’'", "‚": "‘’", "‹": "›"}[text[at]]
    fallback = -1
    for match in MARK.finditer(text, at + 2, high):
        if match.group() in DOUBLE and fallback >= 0:
            break
        if match.group() in closing and _closes(text, match.start(), low, high):
            before = text[match.start() - 1]
            if before != "s":
                return match.start()
            # "the workers’ rights": a plural's apostrophe, unless nothing better comes.
            if fallback < 0:
                fallback = match.start()
    return fallback


def _paragraph(text: str, paragraph: Span) -> Iterator[Quotation]:
    """The quotations of one paragraph, each yielded where it closes."""
    low, high = paragraph.start, paragraph.end
    # An open quotation: where, in single marks or not, and where it will close if known.
    opened: list[tuple[int, bool, int]] = []

    def close(end: int, closed: bool) -> Iterator[Quotation]:
        start, single, _ = opened.pop()
        if end - start - (1 if closed else 0) > 1:
            inner = Span(start + 1, end - 1 if closed else end)
            yield Quotation(Span(start, end), inner, len(opened), single, closed)

    for match in MARK.finditer(text, low, high):
        at, mark = match.start(), match.group()
        if mark in SINGLE:
            if opened and opened[-1][2] == at:
                yield from close(at + 1, True)
            elif not (opened and opened[-1][1]):
                until = _single_opens(text, at, low, high)
                if until > at:
                    opened.append((at, True, until))
            continue
        while opened and opened[-1][1]:  # a double mark inside single ones that never closed
            if opened[-1][2] > at:
                break
            opened.pop()
        inside = any(not single for _, single, _ in opened)
        act = _double_acts(text, at, low, high, inside)
        if act is State.OPENS:
            if inside and mark not in OPENING:
                # A straight mark opens while one is open: the first was never closed.
                while opened:
                    yield from close(at, False)
            opened.append((at, False, -1))
        elif act is State.CLOSES and inside:
            while opened and opened[-1][1]:
                opened.pop()
            yield from close(at + 1, True)
    while opened:
        end = high
        while end > low and text[end - 1].isspace():
            end -= 1
        yield from close(end, False)


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
