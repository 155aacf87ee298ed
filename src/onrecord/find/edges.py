"""Where the network and the quotation marks meet.

The network says whose words they are; the marks say where they begin and end.
A quotation that holds a sentence has one speaker: it is not cut in the middle,
what continues it in the next paragraph is the same speaker's, and one that the
network did not see is still somebody's words, reported without a source.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from onrecord.find.attributions import Attribution, Decoding
from onrecord.find.quotes import Quotation, at_depth, touching
from onrecord.find.segments import Range
from onrecord.find.signatures import signatures, signed

# A quotation of so many words is a statement; one of half as many is when it
# reads as a sentence. Shorter ones are titles, nicknames and scare quotes too.
LONG: Final = 8
SENTENCE: Final = 4
# An abbreviation of letters and stops that lacks its last stop.
DOTTED: Final = re.compile(r"\b(?:[A-Za-z]\.)+[A-Za-z]\Z")
# Words that lead on to what is not part of a content any more: nobody's words end in one.
LEADING_ON: Final = re.compile(r"[\s,;:–—-]+(?:and|but|or|nor|as|because|although|the|an?)\Z", re.I)


def settled(
    found: Iterable[Attribution], text: str, marks: Sequence[Quotation], numbers: Decoding
) -> list[Attribution]:
    """Attributions with their contents settled on the quotation marks, in order.

    Those less probable than the decoder's `least` go, but never what is quoted:
    a quoted sentence that nobody was found to say is told without source and
    cue, with the probability `unclaimed`.
    """
    outer, inner = at_depth(marks, 0), at_depth(marks, 1)
    claims = _Claims(
        [
            _unclaimed(one, numbers) if _is_stray(one, outer, text, numbers) else one
            for one in signed(found, [*signatures(outer, text)], numbers.unclaimed)
            if one.probability >= numbers.least or any(touching(outer, *run) for run in one.content)
        ]
    )
    before: Quotation | None = None
    for mark in outer:
        owners = claims.owners(mark.span.start, mark.span.end)
        if not owners and before is not None and _continues(before, mark, text):
            owners = claims.owners(before.span.start, before.span.end)
        if not owners and is_statement(mark, text) and before is not None:
            owners = claims.between(before, mark)
        if len(owners) == 1 and _whole(mark, text, inner):
            claims.widen(owners[0], (mark.span.start, mark.span.end))
        elif not owners and is_statement(mark, text):
            claims.add(mark, numbers.unclaimed)
        before = mark
    edges = _Edges(text, marks)
    told = (replace(one, content=_joined(map(edges.snap, one.content), text)) for one in claims)
    return sorted(told, key=lambda one: min((*one.content, *one.cue)))


def _is_stray(told: Attribution, outer: Sequence[Quotation], text: str, numbers: Decoding) -> bool:
    """A quoted statement without a source, whose cue is not to be believed either."""
    if told.source or not told.cue or told.probability >= numbers.least:
        return False
    marks = (mark for run in told.content for mark in touching(outer, *run))
    return any(is_statement(mark, text) for mark in marks)


def _unclaimed(told: Attribution, numbers: Decoding) -> Attribution:
    """The quoted words alone."""
    return Attribution((), (), told.content, numbers.unclaimed, numbers.unclaimed)


def _continues(before: Quotation, mark: Quotation, text: str) -> bool:
    """Whether a quotation is the next paragraph of the one before it.

    Reopened after a paragraph that was left open, or a paragraph of its own
    right after one that ends in a quotation.
    """
    return before.goes_on or not text[before.span.end : mark.span.start].strip()


def _whole(mark: Quotation, text: str, inner: Sequence[Quotation]) -> bool:
    """Whether all of a quotation is one speaker's.

    Not where its end is unknown; and where a paragraph only opens with a mark and
    quotes others inside, it is an excerpt from another article.
    """
    if mark.closed:
        return is_statement(mark, text)
    return mark.goes_on and not touching(inner, mark.span.start, mark.span.end)


def is_statement(mark: Quotation, text: str) -> bool:
    """A quotation long enough to be somebody's statement, or one that reads as a sentence."""
    inner = mark.inner.of(text).strip()
    words = len(inner.split())
    sentence = inner[:1].isupper() and inner[-1:] in ".,!?…—"
    return words >= LONG or (words >= SENTENCE and sentence)


class _Claims:
    """Who claims which stretch of the text; contents never overlap each other."""

    def __init__(self, told: list[Attribution]) -> None:
        self._told = told
        runs = sorted((run, at) for at, one in enumerate(told) for run in one.content)
        self._starts = [run[0] for run, _ in runs]
        self._runs = runs
        self._cues = sorted((one.cue[0][0], at) for at, one in enumerate(told) if one.cue)

    def __iter__(self) -> Iterator[Attribution]:
        return iter(self._told)

    def owners(self, start: int, end: int) -> list[int]:
        """The attributions with content in `start:end`."""
        low = max(0, bisect_right(self._starts, start) - 1)
        high = bisect_left(self._starts, end)
        return sorted({at for (_, stop), at in self._runs[low:high] if stop > start})

    def between(self, one: Quotation, other: Quotation) -> list[int]:
        """The attribution whose cue alone stands between two quotations, and who says the first.

        “One,” she said. “Other.”
        """
        low = bisect_left(self._cues, (one.span.end, -1))
        high = bisect_left(self._cues, (other.span.start, -1))
        if high - low != 1:
            return []
        at = self._cues[low][1]
        return [at] if at in self.owners(one.span.start, one.span.end) else []

    def widen(self, at: int, run: Range) -> None:
        """Give a whole quotation to the one attribution that claims a part of it."""
        kept = [r for r in self._told[at].content if r[1] <= run[0] or run[1] <= r[0]]
        cut = [r for r in self._told[at].content if r[0] < run[1] and run[0] < r[1]]
        whole = (min([run[0], *(r[0] for r in cut)]), max([run[1], *(r[1] for r in cut)]))
        self._told[at] = replace(self._told[at], content=tuple(sorted([*kept, whole])))
        if not cut:
            place = bisect_left(self._starts, run[0])
            self._starts.insert(place, run[0])
            self._runs.insert(place, (run, at))

    def add(self, mark: Quotation, probability: float) -> None:
        """Report a quotation that nobody claims."""
        run = (mark.span.start, mark.span.end)
        self._told.append(Attribution((), (), (run,), probability, probability))
        place = bisect_left(self._starts, run[0])
        self._starts.insert(place, run[0])
        self._runs.insert(place, (run, len(self._told) - 1))


class _Edges:
    """Snaps a run onto the marks that touch its edges from outside, and onto `U.S.`'s last stop.

    A conjunction or an article at its end belongs to what follows.
    """

    def __init__(self, text: str, marks: Sequence[Quotation]) -> None:
        self._text = text
        self._opening = {mark.inner.start: mark.span.start for mark in marks}
        self._closing = {mark.inner.end: mark.span.end for mark in marks if mark.closed}

    def snap(self, run: Range) -> Range:
        start, end = run
        if end not in self._closing and (on := LEADING_ON.search(self._text, start, end)):
            end = on.start() if on.start() > start else end
        if DOTTED.search(self._text, max(start, end - 8), end) and self._text[end : end + 1] == ".":
            end += 1
        return self._opening.get(start, start), self._closing.get(end, end)


def _joined(runs: Iterable[Range], text: str) -> tuple[Range, ...]:
    """Runs in order; those with nothing but space between them become one."""
    joined: list[Range] = []
    for start, end in sorted(runs):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
