"""Articles and their statements for the tests of `resolve`, made in a line each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from onrecord.read.stage import read
from onrecord.record.entry import Entry
from onrecord.record.statement import Kind, Medium, Statement
from onrecord.record.text import Article, Document, Span
from onrecord.resolve.stage import resolve

THURSDAY = date(2017, 2, 23)


def page(text: str, published: date | None = THURSDAY) -> Document:
    """An article as it is read; the day of publication is a Thursday unless told."""
    (document,) = read([Article(text, published=published)], skipped=lambda _: None)
    return document


def said(
    document: Document,
    content: str | Sequence[str],
    *,
    source: str = "",
    cue: str = "",
    medium: Medium = Medium.SPEECH,
    within: Statement | None = None,
) -> Statement:
    """The statement with these words in it; cue and source are those nearest to the content."""
    text = document.article.text
    parts = [content] if isinstance(content, str) else content
    spans: list[Span] = []
    for part in parts:
        start = text.index(part, spans[-1].end if spans else 0)
        spans.append(Span(start, start + len(part)))
    cues = nearest(text, cue, spans, clear_of=spans) if cue else ()
    sources = nearest(text, source, cues or spans, clear_of=(*spans, *cues)) if source else ()
    whole = " ".join(parts)
    direct = all(part[0] in '“"”' for part in parts)
    kind = Kind.DIRECT if direct else Kind.MIXED if "“" in whole else Kind.INDIRECT
    one = Statement(
        document.article.id, kind, sources, cues, tuple(spans), whole, 0.9, "hand 1", medium
    )
    return one.within(within) if within else one


def nearest(
    text: str, words: str, to: Sequence[Span], *, clear_of: Sequence[Span]
) -> tuple[Span, ...]:
    """The place of some words closest to some spans, in their sentence rather than in the next."""
    places = [
        Span(start, start + len(words))
        for start in range(len(text))
        if text.startswith(words, start) and not text[start - 1 : start].isalnum()
    ]
    free = [place for place in places if not any(place.meets(span) for span in clear_of)]
    return (min(free, key=lambda place: min(_gap(text, place, span) for span in to)),)


def _gap(text: str, one: Span, other: Span) -> tuple[bool, int]:
    first, second = sorted((one, other))
    between = text[first.end : second.start]
    return bool(re.search(r"[.!?]”?\s", between)), len(between)


def only(document: Document, statement: Statement, *others: Statement) -> Entry:
    """The entry of the first statement, resolved together with the others."""
    return next(resolve(document, [statement, *others]))


def speaker(text: str, source: str, cue: str = "said", content: str = "so") -> str:
    """The name of the one speaker of a text's one statement."""
    document = page(text)
    (told,) = only(document, said(document, content, source=source, cue=cue)).speakers
    return told.name
