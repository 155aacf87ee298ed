"""resolve: from a statement to an entry, within one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from onrecord.record.entry import Entry
from onrecord.record.statement import Spans, Statement
from onrecord.record.text import Document, Span
from onrecord.resolve.labels import relabelled
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
    """Yield each statement with its speakers, their offices and its day, in the order given.

    All statements are the document's own. What the text does not tell is empty;
    the evidence for an office or a day cuts the article's text as handed in.
    Place, occasion and addressee stay empty, and the reading is the statement's
    own text, until later stages fill them. Linear in the length of the article.
    Whom the article does not introduce, `offices` may; the starter register where
    it is None.
    """
    if not statements:
        return
    here = [placed(document, statement) for statement in statements]
    named = relabelled(document, here)
    scene = staged(named, here, starter() if offices is None else offices)
    heard = hear(Pronouns(scene), here)
    said = occasions(named, here, heard, scene.cast)
    for statement, voices, day in zip(statements, heard, said, strict=True):
        evidence: dict[str, Spans] = {}
        if voices.offices:
            evidence["office"] = _origins(document, voices.offices)
        if day is not None:
            evidence["said_on"] = _origins(document, (day.words,))
        yield Entry(
            statement,
            voices.speakers,
            said_on=day.days if day else None,
            evidence=MappingProxyType(evidence),
            reading=statement.text,
        )


def _origins(document: Document, spans: tuple[Span, ...]) -> Spans:
    """Spans of the clean text as spans of the article's own."""
    return tuple(origin for span in spans for origin in document.evidence(span.start, span.end))
