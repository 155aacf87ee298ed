"""resolve: from a statement to an entry, within one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from onrecord.record.entry import Entry
from onrecord.record.statement import Spans, Statement
from onrecord.record.text import Document, Span
from onrecord.resolve.circumstances.carried import circumstances
from onrecord.resolve.occasions import occasions
from onrecord.resolve.placed import placed
from onrecord.resolve.pronouns import Pronouns
from onrecord.resolve.registers.lookup import Offices
from onrecord.resolve.registers.starter import starter
from onrecord.resolve.scene import staged
from onrecord.resolve.speakers import hear


def resolve(
    document: Document, statements: Sequence[Statement], *, offices: Offices | None = None
) -> Iterator[Entry]:
    """Yield each statement with its speakers, their offices, its day and its circumstances.

    In the order given; all statements are the document's own. What the text does
    not tell is empty; the evidence for each field cuts the article's text as
    handed in. The reading is the statement's own text, until a later stage makes
    it stand alone. Linear in the length of the article.
    Whom the article does not introduce, `offices` may; the starter register where
    it is None.
    """
    if not statements:
        return
    here = [placed(document, statement) for statement in statements]
    scene = staged(document, here, starter() if offices is None else offices)
    pronouns = Pronouns(scene)
    heard = hear(pronouns, here)
    said = occasions(document, here, heard, scene.cast)
    days = [(day.days, day.words) if day else None for day in said]
    told = circumstances(document, here, heard, days, pronouns)
    for statement, voices, day, where in zip(statements, heard, said, told, strict=True):
        evidence: dict[str, Spans] = {}
        if voices.offices:
            evidence["office"] = _origins(document, voices.offices)
        if day is not None:
            evidence["said_on"] = _origins(document, (day.words,))
        for name, words in where.told():
            evidence[name] = _origins(document, words.spans)
        yield Entry(
            statement,
            voices.speakers,
            said_on=day.days if day else None,
            **{name: words.value for name, words in where.told()},
            country=where.country,
            evidence=MappingProxyType(evidence),
            reading=statement.text,
        )


def _origins(document: Document, spans: tuple[Span, ...]) -> Spans:
    """Spans of the clean text as spans of the article's own."""
    return tuple(origin for span in spans for origin in document.evidence(span.start, span.end))
