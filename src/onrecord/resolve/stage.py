"""resolve: from a statement to an entry, within one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from types import MappingProxyType

from onrecord.record.entry import Entry
from onrecord.record.statement import Spans, Statement
from onrecord.record.text import Document, Span
from onrecord.resolve.across.known import known
from onrecord.resolve.circumstances.carried import circumstances
from onrecord.resolve.labels import relabelled
from onrecord.resolve.occasions import at_one_occasion, timeline
from onrecord.resolve.placed import placed
from onrecord.resolve.pronouns import Pronouns
from onrecord.resolve.readings.stage import readings
from onrecord.resolve.registers.lookup import Offices
from onrecord.resolve.registers.starter import starter
from onrecord.resolve.scene import staged
from onrecord.resolve.speakers import hear


def resolve(
    document: Document,
    statements: Sequence[Statement],
    *,
    offices: Offices | None = None,
    today: date | None = None,
) -> Iterator[Entry]:
    """Yield each statement with its speakers, their offices, its day and its circumstances.

    In the order given; all statements are the document's own. What the text does
    not tell is empty; the evidence for each field cuts the article's text as
    handed in. Linear in the length of the article.
    Whom the article does not introduce, `offices` may; the starter register where
    it is None. Weekdays and the like are not read against a day of publication that
    is after `today`.
    """
    if not statements:
        return
    asked = starter() if offices is None else offices
    told = _entries(document, statements, asked, today)
    yield from known(told, asked, document.article.published)


def _entries(
    document: Document, statements: Sequence[Statement], offices: Offices, today: date | None
) -> Iterator[Entry]:
    here = [placed(document, statement) for statement in statements]
    named = relabelled(document, here)
    scene = staged(named, here, offices)
    pronouns = Pronouns(scene)
    heard = hear(pronouns, here)
    when = timeline(named, here, heard, scene.cast, today=today)
    days = [(day.days, day.words) if day else None for day in when.said]
    around = circumstances(named, here, heard, days, pronouns)
    said = at_one_occasion(scene, here, heard, when.said, [one.setting for one in around])
    read = readings(pronouns, here, heard)
    told = zip(statements, heard, said, when.orders, around, read, strict=True)
    for statement, voices, day, order, where, reading in told:
        evidence: dict[str, Spans] = {}
        if voices.offices:
            evidence["office"] = _origins(document, voices.offices)
        if day is not None:
            evidence["said_on"] = _origins(document, (day.words,))
        if order is not None:
            evidence["order"] = _origins(document, order.words)
        for name, words in where.told():
            evidence[name] = _origins(document, words.spans)
        yield Entry(
            statement,
            voices.speakers,
            said_on=day.days if day else None,
            after=tuple(statements[one].id for one in order.earlier) if order else (),
            **{name: words.value for name, words in where.told()},
            country=where.country,
            evidence=MappingProxyType(evidence),
            reading=reading,
        )


def _origins(document: Document, spans: tuple[Span, ...]) -> Spans:
    """Spans of the clean text as spans of the article's own."""
    return tuple(origin for span in spans for origin in document.evidence(span.start, span.end))
