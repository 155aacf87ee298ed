"""Signed quotations: a quotation, a dash, and the name of whose words they are.

    “We waited for three hours and nobody came.”
    — Ada Quinn, 34, of Harbor Street

In lists of such quotations every name stands between two of them, so that the
network cannot tell by the words which one it signs; the layout does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from onrecord.find.attributions import Attribution
from onrecord.find.quotes import Quotation, touching
from onrecord.find.segments import Range

# A dash after the closing mark, on the same line or the next, then a name to the
# end of that line: capitalized words and the small words of names, and after a
# comma whatever is said of the person.
NAME: Final = r"[A-Z][\w.’'\-]*(?: (?:[A-Z][\w.’'\-]*|de|del|la|van|von|der|bin|al|of|the)){0,5}"
SIGNATURE: Final = re.compile(
    rf"[ \n]{{0,3}}(?P<dash>--?|[—–―]) ?(?P<name>{NAME})(?:,[^\n“”\"]{{0,80}})?[ \t]*(?=\n|\Z)"
)


class Signed(NamedTuple):
    """A quotation and its signature; `apart` is the end of the last one that it does not go on."""

    mark: Quotation
    dash: Range
    name: Range
    apart: int


def signatures(outer: Iterable[Quotation], text: str) -> Iterator[Signed]:
    """The closed quotations that are signed."""
    apart = before = 0
    for mark in outer:
        # In one paragraph with it, a mark may have been forgotten or be one too many.
        if "\n" in (between := text[before : mark.span.start]) and between.strip():
            apart = before
        if mark.closed:
            before = mark.span.end
            if found := SIGNATURE.match(text, before):
                yield Signed(mark, found.span("dash"), found.span("name"), apart)


def signed(
    found: Iterable[Attribution], signs: Sequence[Signed], probability: float
) -> list[Attribution]:
    """Attributions in which each signed quotation is its signer's, and nobody else's.

    One that the network did not find is told with `probability`.
    """
    if not signs:
        return list(found)
    marks = [sign.mark for sign in signs]
    dashes = {sign.dash[0] for sign in signs}
    told = []
    by_dash: dict[int, Attribution] = {}
    for one in found:
        if one.cue and one.cue[0][0] in dashes:
            by_dash[one.cue[0][0]] = one
        elif content := tuple(run for run in one.content if not _within(run, marks)):
            told.append(replace(one, content=content))
    before = 0
    for sign in signs:
        before = max(before, sign.apart)
        one = by_dash.get(sign.dash[0], Attribution((), (), (), probability, probability))
        start, end = sign.mark.span.start, sign.mark.span.end
        # What the network gave to the dash since the last signature is signed too: a
        # quotation that lacks a mark is cut short by the marks alone.
        more = [low for low, high in one.content if before <= low < start and high <= end]
        run = (min([start, *more]), end)
        told.append(replace(one, source=(sign.name,), cue=(sign.dash,), content=(run,)))
        before = sign.dash[1]
    return told


def _within(run: Range, marks: Sequence[Quotation]) -> bool:
    """Whether a run lies in one signed quotation, its marks aside."""
    return any(m.span.start <= run[0] and run[1] <= m.span.end for m in touching(marks, *run))
