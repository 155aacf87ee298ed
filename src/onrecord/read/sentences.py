"""Paragraphs and sentences of a mended text."""

from __future__ import annotations

import re
from typing import Final

from onrecord.record.text import Span

LINE: Final = re.compile(r"[^\n]+")


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text: its lines, without the space around them."""
    found = []
    for match in LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if end > start:
            found.append(Span(start, end))
    return tuple(found)
