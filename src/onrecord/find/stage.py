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
from onrecord.find.turns import Turn, turn_at, turns, without_labels
from onrecord.models.card import ModelCard
from onrecord.models.pieces import Pieces
from onrecord.models.promises import Promises
from onrecord.record.statement import Kind, Spans, Statement
from onrecord.record.text import Document, Span

# What reads the turns of a transcript, and its version: tables and patterns, no network.
TRANSCRIPTS: Final = "transcripts 1"

# Sources within a turn that are the speaker, or the one who is spoken to.
IN_PERSON: Final = frozenset(
    ("i", "we", "you", "us", "me", "nobody", "who", "what", "which", "that")
)

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
    promises: Promises | None


def find(
    documents: Iterable[Document],
    *,
    network: AttributionNetwork,
    promises: Promises | None = None,
    least: float | None = None,
) -> Iterator[Statement]:
    """Yield each statement reported in each document, in reading order.

    A statement that a quotation itself quotes follows the one that it stands in.
    What the reporter only guesses that somebody meant is nobody's, and left out.
    `promises` is asked for pledges that the tables do not know. `least` lowers the
    threshold of the network's card, and never raises it.
    """
    numbers = Decoding.of(network.card)
    if least is not None:
        numbers = replace(numbers, least=min(least, numbers.least))
    model = network.card.title
    for document in documents:
        text = document.text
        marks = quotations(text, document.paragraphs)
        outer, inner = at_depth(marks, 0), at_depth(marks, 1)
        page = _Marked(document, document.article.id, outer, inner, promises)
        marked = states(text, marks)
        spoken = turns(text, document.paragraphs)
        # Of a turn the network would find that it is one, and no more; without its label
        # it finds what is reported within.
        unlabelled = without_labels(text, spoken)
        cut = network.pieces(unlabelled, document.paragraphs, document.sentences, marked)
        found = attributions(cut, network, numbers)
        known: set[str] = set()
        reported = settled(found, text, marks, numbers)
        for told, around in _in_turns(reported, spoken, page):
            if isinstance(told, Statement):
                statements: Iterable[Statement] = (told,)
            elif guesses_at_meaning(reporting(text, told)):
                continue
            else:
                said = assemble(page, told, numbers, model)
                said = said.within(around) if around else said
                again = (
                    assemble(page, one, numbers, model).within(said)
                    for one in quoted_again(told, page, network, numbers)
                )
                statements = (said, *again)
            for statement in statements:
                if statement.id not in known:
                    known.add(statement.id)
                    yield statement


def _in_turns(
    reported: Iterable[Attribution], told: Sequence[Turn], page: _Marked
) -> Iterator[tuple[Attribution | Statement, Statement | None]]:
    """What was attributed, and the turns of a transcript, each before what is said within it.

    With each attribution comes the turn that it stands in. What the network made of
    a turn itself, or of two at once, is left out: the layout knows better.
    """
    spoken = [(one, _turn(page, one)) for one in told]
    if not spoken:
        yield from ((one, None) for one in reported)
        return
    of = {id(one): statement for one, statement in spoken}
    placed: list[tuple[int, Attribution | Statement, Statement | None]] = [
        (one.label[0], statement, None) for one, statement in spoken
    ]
    for whole in reported:
        runs = (*whole.source, *whole.cue, *whole.content)
        start, end = min(low for low, _ in runs), max(high for _, high in runs)
        turn = turn_at(told, start)
        if turn is None:
            if not any(other.label[0] < end and start < other.end for other in told):
                placed.append((start, whole, None))
        elif start >= turn.content[0][0] and _somebody_else(page, whole):
            one = _cut_off(whole, turn.end)
            placed += [(start, one, of[id(turn)])] if one else []
    placed.sort(key=lambda each: each[0])
    yield from ((one, around) for _, one, around in placed)


def _cut_off(told: Attribution, end: int) -> Attribution | None:
    """What of an attribution stands before `end`; None where source, cue or content do not."""
    content = tuple((low, min(high, end)) for low, high in told.content if low < end)
    others = (*told.source, *told.cue)
    return replace(told, content=content) if content and all(o[1] <= end for o in others) else None


def _somebody_else(page: _Marked, told: Attribution) -> bool:
    """Whether a turn reports what others said: not what "I" say, nor what "you" were asked."""
    words = " ".join(page.document.text[low:high] for low, high in told.source).casefold()
    return bool(words) and words not in IN_PERSON


def _turn(page: _Marked, told: Turn) -> Statement:
    """What a speaker says in one turn: direct, by the layout alone."""
    document, text = page.document, page.document.text
    said = " ".join(" ".join(text[low:high] for low, high in told.content).split())
    said = re.sub(r" (?=[,.;:!?])", "", said)  # where a stage direction stood
    meaning = cue("")
    decision = act(meaning, said, Kind.DIRECT, page.promises)

    def evidence(*runs: Range) -> Spans:
        return tuple(s for low, high in runs if high > low for s in document.evidence(low, high))

    return Statement(
        article=page.article,
        kind=Kind.DIRECT,
        medium=meaning.medium,
        act=decision.act,
        act_probability=decision.probability,
        hedged=hedged(said),
        source=evidence(told.label),
        cue=evidence(told.mark),
        content=evidence(*told.content),
        text=said,
        probability=told.layout.probability,
        source_probability=told.layout.probability,
        kind_probability=told.layout.probability,
        model=TRANSCRIPTS,
    )


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
    decision = act(meaning, said, how, page.promises)
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
