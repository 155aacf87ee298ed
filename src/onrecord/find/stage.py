"""find: from documents to the statements that they report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from onrecord.find.attributions import Attribution, Decoding, Range, attributions
from onrecord.find.cues import cue
from onrecord.find.edges import settled
from onrecord.find.quotes import Quotation, quotations, states
from onrecord.models.card import ModelCard
from onrecord.models.pieces import Pieces
from onrecord.models.session import WindowScores
from onrecord.record.statement import Kind, Spans, Statement
from onrecord.record.text import Document, Span


class AttributionNetwork(Protocol):
    """What finding needs of a network: word pieces, their scores, and the card."""

    card: ModelCard

    def pieces(
        self, text: str, paragraphs: Iterable[Span], states: bytes | bytearray
    ) -> Pieces: ...

    def scores(self, cut: Pieces) -> Iterable[WindowScores]: ...


def find(documents: Iterable[Document], *, network: AttributionNetwork) -> Iterator[Statement]:
    """Yield each statement reported in each document, in reading order."""
    numbers = Decoding.of(network.card.decoding)
    for document in documents:
        marks = quotations(document.text, document.paragraphs)
        cut = network.pieces(document.text, document.paragraphs, states(document.text, marks))
        found = attributions(cut, network, numbers)
        for told in settled(found, document.text, marks, unclaimed=numbers.unclaimed):
            yield assemble(document, told, marks, network.card.title)


def assemble(
    document: Document, told: Attribution, marks: Sequence[Quotation], model: str
) -> Statement:
    """A statement of an attribution: evidence in the article, kind, cue's meaning, clean text."""
    text = document.text

    def evidence(runs: Sequence[Range]) -> Spans:
        return tuple(span for run in runs for span in document.evidence(*run))

    meaning = cue(" ".join(text[start:end] for start, end in told.cue))
    return Statement(
        article=document.article.id,
        kind=kind(told.content, text, marks),
        medium=meaning.medium,
        act=meaning.act,
        negated=meaning.negated,
        hedged=meaning.hedged,
        source=evidence(told.source),
        cue=evidence(told.cue),
        content=evidence(told.content),
        text=" ".join(" ".join(text[start:end] for start, end in told.content).split()),
        probability=told.probability,
        model=model,
    )


def kind(content: Sequence[Range], text: str, marks: Sequence[Quotation]) -> Kind:
    """Direct when every word of the content stands in marks, mixed when some do."""
    quoted = whole = 0
    for start, end in content:
        whole += _words(text, start, end)
        for mark in marks:
            if mark.depth == 0 and mark.span.start < end and start < mark.span.end:
                low, high = max(start, mark.span.start), min(end, mark.span.end)
                quoted += _words(text, low, high)
    if not quoted:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted >= whole else Kind.MIXED


def _words(text: str, start: int, end: int) -> int:
    return sum(1 for word in text[start:end].split() if any(map(str.isalnum, word)))
