"""Where statements stand, as targets of the W3C Web Annotation Data Model.

https://www.w3.org/TR/annotation-model/, which counts as we do: in Unicode code points.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onrecord.export.iris import address, text_iri
from onrecord.record import wire
from onrecord.record.entry import Entry
from onrecord.record.text import Article, Span
from onrecord.record.wire import Json

AROUND: Final = 32  # characters before and behind the words, by which they are found again


def targets(told: Entry, article: Article) -> list[Json]:
    """The content of a statement: in the article's text, and in the page it was taken from.

    A page that has an address is the one that was kept under its digest.
    """
    return [*_in_text(told, article), *_in_page(told, article)]


def _in_text(told: Entry, article: Article) -> Iterator[Json]:
    source = text_iri(article)
    for span in told.statement.content:
        quoted = {"type": "TextQuoteSelector", **quotation(article.text, span)}
        selector = [quoted, position(span)]
        yield {"type": "SpecificResource", "source": source, "selector": selector}


def _in_page(told: Entry, article: Article) -> Iterator[Json]:
    for one in told.targets:
        found = wire.target(one)
        kept = found["source"]
        if web := address(article.url):
            state = {"type": "TimeState", "cached": kept}
            found = {"source": web, "state": state, "selector": found["selector"]}
        yield {"type": "SpecificResource", **found}


def quotation(text: str, span: Span) -> Json:
    """Words with what stands around them."""
    return {
        "exact": span.of(text),
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }


def position(span: Span) -> Json:
    """Words by their place."""
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}
