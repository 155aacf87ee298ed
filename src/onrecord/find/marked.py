"""Statements that people marked: what they left to the program is told by the same tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.find.acts import act
from onrecord.find.attributions import Attribution
from onrecord.find.cues import cue
from onrecord.find.hedges import hedged, nobody_says
from onrecord.find.quotes import at_depth, quotations
from onrecord.find.segments import Range
from onrecord.find.stage import before_cue, kind
from onrecord.record.revision import Marked
from onrecord.record.statement import Spans, Statement
from onrecord.record.text import Document


def marked(document: Document, told: Iterable[Marked], *, by: str) -> Iterator[Statement]:
    """Yield the statement that each mark is, in the order given; `by` is what found it.

    Nobody is surer of it than whoever marked it: its probability is 1, and so is that of
    the source, and of a kind or an act that was told.
    """
    text = document.text
    outer = at_depth(quotations(text, document.paragraphs), 0)
    for one in told:
        content, source, words = (
            _clean(document, spans) for spans in (one.content, one.source, one.cue)
        )
        said = " ".join(" ".join(text[start:end] for start, end in content).split())
        at = Attribution(source, words, content, 1.0, 1.0)
        meaning = cue(_cut(text, words), said, before_cue(text, at))
        how = one.kind or kind(content, text, outer)
        decision = act(meaning, said, how)
        yield Statement(
            article=document.article.id,
            kind=how,
            medium=meaning.medium,
            act=one.act or decision.act,
            act_probability=1.0 if one.act else decision.probability,
            negated=meaning.negated or nobody_says(_cut(text, source)),
            hedged=hedged(said),
            guessed=meaning.guessed,
            source=one.source,
            cue=one.cue,
            content=one.content,
            text=said,
            probability=1.0,
            source_probability=1.0,
            kind_probability=1.0 if one.kind else None,
            model=by,
        )


def _clean(document: Document, spans: Spans) -> tuple[Range, ...]:
    """Where spans of the article's own text stand in the document's; none where they were cut."""
    at = document.map.position
    ranges = ((at(span.start), at(span.end - 1) + 1) for span in spans)
    return tuple((start, min(end, len(document.text))) for start, end in ranges)


def _cut(text: str, runs: Iterable[Range]) -> str:
    return " ".join(text[start:end] for start, end in runs)
