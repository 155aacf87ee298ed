"""Entries for the tests of `compare`, made in one line each."""

from __future__ import annotations

from datetime import date
from itertools import count

from onrecord.record.entry import Entry, Interval, Speaker, SpeakerType
from onrecord.record.statement import Kind, Statement
from onrecord.record.text import Span, digest

_articles = count()


def quote(
    text: str,
    by: str = "John Kelly",
    *,
    type: SpeakerType = SpeakerType.PERSON,  # noqa: A002
    kind: Kind | None = None,
    on: date | None = None,
    article: str = "",
    at: int = 0,
) -> Entry:
    """An entry with this text, each of an article of its own; an empty `by` names nobody."""
    marks = [mark for mark in text if mark in '“”"']
    if kind is None:
        whole = text.startswith(("“", '"')) and bool(marks)
        kind = Kind.DIRECT if whole else Kind.MIXED if marks else Kind.INDIRECT
    statement = Statement(
        article=article or digest("article", next(_articles)),
        kind=kind,
        source=(),
        cue=(),
        content=(Span(at, at + len(text)),),
        text=text,
        probability=0.9,
        model="hand 1",
    )
    named = (Speaker(by, type, 0.9),) if by else ()
    return Entry(statement, named, Interval.day(on) if on else None)
