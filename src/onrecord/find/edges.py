"""Where the network and the quotation marks meet.

The network says whose words they are; the marks say where they begin and end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.find.attributions import Attribution, Range
from onrecord.find.quotes import Quotation


def snapped(told: Attribution, text: str, quotations: Sequence[Quotation]) -> Attribution:
    """The same attribution with its content's edges on the quotation marks beside them."""
    content = [_on_marks(run, text, quotations) for run in told.content]
    return replace(told, content=_merged(content, text))


def _on_marks(run: Range, text: str, quotations: Sequence[Quotation]) -> Range:
    start, end = run
    for quotation in quotations:
        span, inner = quotation.span, quotation.inner
        if span.end <= start - 1 or span.start >= end + 1:
            continue
        if start == inner.start and end > span.start:
            start = span.start
        if quotation.closed and end in (inner.end, inner.end - 1) and start < inner.end:
            end = span.end
    return start, end


def _merged(runs: list[Range], text: str) -> tuple[Range, ...]:
    merged: list[Range] = []
    for start, end in sorted(runs):
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
