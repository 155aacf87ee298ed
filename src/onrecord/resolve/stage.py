"""resolve: from a statement to an entry, within one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from types import MappingProxyType

from onrecord.record.entry import Entry
from onrecord.record.statement import Spans, Statement
from onrecord.record.text import Document, Span
from onrecord.resolve.occasions import timeline
from onrecord.resolve.placed import placed
from onrecord.resolve.pronouns import Pronouns
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
    """Yield each statement with its speakers, their offices, its day and its order, as given.

    All statements are the document's own. What the text does not tell is empty;
    the evidence for an office, a day or an order cuts the article's text as handed in.
    Place, occasion and addressee stay empty, and the reading is the statement's
    own text, until later stages fill them. Linear in the length of the article.
    Whom the article does not introduce, `offices` may; the starter register where
    it is None. Weekdays and the like are not read against a day of publication that
    is after `today`.
    """
    if not statements:
        return
    here = [placed(document, statement) for statement in statements]
    scene = staged(document, here, starter() if offices is None else offices)
    heard = hear(Pronouns(scene), here)
    when = timeline(document, here, heard, scene.cast, today=today)
    told = zip(statements, heard, when.said, when.orders, strict=True)
    for statement, voices, day, order in told:
        evidence: dict[str, Spans] = {}
        if voices.offices:
            evidence["office"] = _origins(document, voices.offices)
        if day is not None:
            evidence["said_on"] = _origins(document, (day.words,))
        if order is not None:
            evidence["order"] = _origins(document, order.words)
        yield Entry(
            statement,
            voices.speakers,
            said_on=day.days if day else None,
            after=tuple(statements[one].id for one in order.earlier) if order else (),
            evidence=MappingProxyType(evidence),
            reading=statement.text,
        )


def _origins(document: Document, spans: tuple[Span, ...]) -> Spans:
    """Spans of the clean text as spans of the article's own."""
    return tuple(origin for span in spans for origin in document.evidence(span.start, span.end))
