"""Statements placed in the clean text that a document is read in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.record.statement import Statement
from onrecord.record.text import Document, Span


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement with its spans in the clean text; `at` is where it is read."""

    statement: Statement
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    @property
    def at(self) -> int:
        return (self.source or self.cue or self.content or (Span(0, 1),))[0].start

    @property
    def anchors(self) -> tuple[Span, ...]:
        """Its reporting words: the cue, and without one the source."""
        return self.cue or self.source

    @property
    def at_cue(self) -> int:
        """Where its reporting words stand; without any, where the content does."""
        return (self.anchors or self.content or (Span(0, 1),))[0].start

    @property
    def start(self) -> int:
        return min((s.start for s in (*self.source, *self.cue, *self.content)), default=0)

    @property
    def end(self) -> int:
        return max((s.end for s in (*self.source, *self.cue, *self.content)), default=0)

    @property
    def order(self) -> tuple[int, int, str]:
        """The order of the text, the same however the statements were handed in."""
        return self.start, self.end, self.statement.id


def placed(document: Document, statement: Statement) -> Placed:
    """A statement as it stands in the clean text; what was cut out of the text is left out."""
    return Placed(
        statement,
        _clean(document, statement.source),
        _clean(document, statement.cue),
        _clean(document, statement.content),
    )


def _clean(document: Document, spans: Iterable[Span]) -> tuple[Span, ...]:
    position = document.map.position
    pairs = ((position(span.start), position(span.end)) for span in spans)
    return tuple(sorted(Span(low, high) for low, high in pairs if low < high))
