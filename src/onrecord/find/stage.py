"""find: from documents to the statements that they report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple, Protocol

from onrecord.find.acts import act
from onrecord.find.attributions import Attribution, Decoding, Network, attributions
from onrecord.find.cues import cue
from onrecord.find.edges import settled
from onrecord.find.hedges import guesses_at_meaning, hedged, nobody_says
from onrecord.find.quotes import Quotation, at_depth, quotations, states, touching
from onrecord.find.segments import Range
from onrecord.models.card import ModelCard
from onrecord.models.pieces import Pieces
from onrecord.record.statement import Kind, Spans, Statement
from onrecord.record.text import Document, Span

# Inner marks around fewer words hold a name or a term more often than a statement.
QUOTED_AGAIN: Final = 3


class AttributionNetwork(Network, Protocol):
    """What finding needs of a network: word pieces, their scores, and the card."""

    card: ModelCard

    def pieces(
        self,
        text: str,
        paragraphs: Iterable[Span],
        sentences: Iterable[Span],
        states: bytes | bytearray,
    ) -> Pieces: ...


class _Marked(NamedTuple):
    """A document with its quotations, and its article's id, hashed once."""

    document: Document
    article: str
    outer: Sequence[Quotation]
    inner: Sequence[Quotation]


def find(
    documents: Iterable[Document], *, network: AttributionNetwork, least: float | None = None
) -> Iterator[Statement]:
    """Yield each statement reported in each document, in reading order.

    A statement that a quotation itself quotes follows the one that it stands in.
    What the reporter only guesses that somebody meant is nobody's, and left out.
    `least` lowers the threshold of the network's card, and never raises it.
    """
    numbers = Decoding.of(network.card)
    if least is not None:
        numbers = replace(numbers, least=min(least, numbers.least))
    model = network.card.title
    for document in documents:
        text = document.text
        marks = quotations(text, document.paragraphs)
        page = _Marked(document, document.article.id, at_depth(marks, 0), at_depth(marks, 1))
        marked = states(text, marks)
        cut = network.pieces(text, document.paragraphs, document.sentences, marked)
        found = attributions(cut, network, numbers)
        known: set[str] = set()
        for told in settled(found, text, marks, numbers):
            if guesses_at_meaning(reporting(text, told)):
                continue
            said = assemble(page, told, numbers, model)
            again = (
                assemble(page, one, numbers, model).within(said)
                for one in quoted_again(told, page, network, numbers)
            )
            for statement in (said, *again):
                if statement.id not in known:
                    known.add(statement.id)
                    yield statement


def quoted_again(
    told: Attribution, page: _Marked, network: AttributionNetwork, numbers: Decoding
) -> Iterator[Attribution]:
    """What a quotation says that others said: “He told me ‘never again,’” she said.

    The network reads each outer quotation that holds inner marks once more, as a
    text of its own, and what it attributes within those inner marks is kept.
    """
    text = page.document.text
    for around in (mark for run in told.content for mark in touching(page.outer, *run)):
        within = touching(page.inner, around.span.start, around.span.end)
        if not any(_words(text, m.span.start, m.span.end) >= QUOTED_AGAIN for m in within):
            continue
        low, words = around.inner.start, around.inner.of(text)
        whole = (Span(0, len(words)),)
        cut = network.pieces(words, whole, whole, states(words, quotations(words, whole)))
        for found in attributions(cut, network, numbers):
            again = _shifted(found, low)
            quoted = [mark.span for run in again.content for mark in touching(within, *run)]
            if quoted and found.probability >= numbers.least:
                yield replace(again, content=tuple((span.start, span.end) for span in quoted))


def _shifted(told: Attribution, by: int) -> Attribution:
    def moved(runs: Sequence[Range]) -> tuple[Range, ...]:
        return tuple((start + by, end + by) for start, end in runs)

    return replace(
        told, source=moved(told.source), cue=moved(told.cue), content=moved(told.content)
    )


def assemble(page: _Marked, told: Attribution, numbers: Decoding, model: str) -> Statement:
    """A statement of an attribution: evidence in the article, kind, cue's meaning, clean text."""
    document, text = page.document, page.document.text

    def evidence(runs: Sequence[Range]) -> Spans:
        return tuple(span for run in runs for span in document.evidence(*run))

    how = kind(told.content, text, page.outer)
    said = " ".join(" ".join(text[start:end] for start, end in told.content).split())
    meaning = cue(_cut(text, told.cue), said, before_cue(text, told))
    decision = act(meaning, said, how)
    return Statement(
        article=page.article,
        kind=how,
        medium=meaning.medium,
        act=decision.act,
        act_probability=decision.probability,
        negated=meaning.negated or nobody_says(_cut(text, told.source)),
        hedged=hedged(said),
        guessed=meaning.guessed,
        source=evidence(told.source),
        cue=evidence(told.cue),
        content=evidence(told.content),
        text=said,
        probability=told.probability,
        source_probability=told.source_probability,
        kind_probability=numbers.kind_probability(told, how),
        model=model,
    )


# How far before the cue words of the reporter's own may stand that turn it: "may have".
_BETWEEN: Final = 40
_BREAK: Final = re.compile(r"[.,;:!?“”\"\n]")


def before_cue(text: str, told: Attribution) -> str:
    """The words between the source and the cue behind it: `Kelly [did not] say`."""
    if not told.source or not told.cue:
        return ""
    low, high = told.source[-1][1], told.cue[0][0]
    between = text[low:high] if low < high else ""
    return between if len(between) <= _BETWEEN and not _BREAK.search(between) else ""


def reporting(text: str, told: Attribution) -> str:
    """The cue with the reporter's own words before it."""
    return f"{before_cue(text, told)} {_cut(text, told.cue)}"


def _cut(text: str, runs: Sequence[Range]) -> str:
    return " ".join(text[start:end] for start, end in runs)


def kind(content: Sequence[Range], text: str, outer: Sequence[Quotation]) -> Kind:
    """Direct when every word of the content stands in marks, mixed when some do."""
    quoted = whole = 0
    for start, end in content:
        whole += _words(text, start, end)
        for mark in touching(outer, start, end):
            quoted += _words(text, max(start, mark.span.start), min(end, mark.span.end))
    if not quoted:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted >= whole else Kind.MIXED


def _words(text: str, start: int, end: int) -> int:
    return sum(1 for word in text[start:end].split() if any(map(str.isalnum, word)))
