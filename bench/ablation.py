"""What each part of finding is worth: the decoder with one part of it changed or left out.

The network runs once for each way of cutting windows; everything else is decoded
anew from its scores. A change that raises a figure here was not taken where it
did not on the articles that the decoder is tuned on.

    python -m bench.ablation DATA              the table of docs/accuracy.md
    python -m bench.ablation DATA MODEL…       a line for each model folder, as it would ship
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bench.accuracy import f1, recall
from bench.corpus import Attributions, Corpus, table
from onrecord.find.attributions import Attribution, Decoding, attributions
from onrecord.find.edges import settled
from onrecord.find.quotes import Quotation, quotations, states
from onrecord.models.card import weights
from onrecord.models.pieces import Pieces
from onrecord.models.session import AttributionSession, WindowScores
from onrecord.read.stage import read
from onrecord.record.text import Article, Document


@dataclass(frozen=True)
class Scored:
    """One article with its scores, kept; stands in for the network."""

    name: str
    text: str
    document: Document
    marks: list[Quotation]
    cut: Pieces
    windows: list[WindowScores]

    def scores(self, cut: Pieces) -> list[WindowScores]:
        return self.windows


Decoded = Callable[[Scored, Decoding], list[Attribution]]


def shipped(one: Scored, numbers: Decoding) -> list[Attribution]:
    return settled(attributions(one.cut, one, numbers), one.document.text, one.marks, numbers)


def unmarked(one: Scored, numbers: Decoding) -> list[Attribution]:
    """The network alone: quotation marks settle nothing."""
    found = attributions(one.cut, one, numbers)
    return [told for told in found if told.probability >= numbers.least]


# What is changed, the numbers that change, and how it is decoded.
CHANGES: Final[tuple[tuple[str, dict[str, float], Decoded], ...]] = (
    ("as it ships, without statements nested in others", {}, shipped),
    ("tags alone decide where contents part", {"link_weight": 0.0}, shipped),
    ("links weigh as much as tags", {"link_weight": 1.0}, shipped),
    ("a content in another paragraph than its cue costs nothing", {"across": 0.0}, shipped),
    ("words in another sentence than their cue cost nothing", {"beyond": 0.0}, shipped),
    ("beginning a segment costs nothing", {"switch": 0.0, "inside": 0.0}, shipped),
    ("cues by the tags alone", {"recover": 1.0}, shipped),
    ("every attribution is told, however improbable", {"least": 0.0}, shipped),
    ("quotation marks settle nothing", {}, unmarked),
)
# (pieces, pieces of context) of a window.
WINDOWS: Final = ((318, 64), (382, 64), (510, 128))


FIGURES: Final = (
    "linked F1", "exact F1", "overlap F1", "direct: overlap recall", "linked recall",
)  # fmt: skip


def summary(corpus: Corpus) -> str:
    """The table: each change by itself."""
    session, numbers = opened(weights("attributions"))
    own = dict(session.card.window)
    scored = list(articles(corpus, session))
    body = [
        row(corpus, change, scored, replace(numbers, **changed), decoded)
        for change, changed, decoded in CHANGES
    ]
    for most, context in WINDOWS:
        card = replace(session.card, window={"pieces": most, "context": context})
        wider = list(articles(corpus, replace(session, card=card)))
        change = f"windows of {most} pieces, {context} of them context"
        body.append(row(corpus, change, wider, numbers, shipped))
    header = "change ({pieces} pieces a window, {context} of them context, if not said)"
    return table([header.format(**own), *FIGURES], body)


def models(corpus: Corpus, folders: Iterable[Path]) -> str:
    """The same figures of several models, each with the numbers of its own card."""
    body = []
    for folder in folders:
        session, numbers = opened(folder)
        body.append(row(corpus, folder.name, [*articles(corpus, session)], numbers, shipped))
    return table(["model", *FIGURES], body)


def opened(folder: Path) -> tuple[AttributionSession, Decoding]:
    session = AttributionSession.open(folder)
    return session, Decoding.of(session.card)


def articles(corpus: Corpus, session: AttributionSession) -> Iterable[Scored]:
    for path in corpus.texts:
        text = path.read_bytes().decode("utf-8")
        (document,) = read([Article(text)], skipped=print)
        marks = quotations(document.text, document.paragraphs)
        cut = session.pieces(
            document.text, document.paragraphs, document.sentences, states(document.text, marks)
        )
        windows = list(session.scores(cut))
        yield Scored(path.stem, text, document, marks, cut, windows)


def row(
    corpus: Corpus, change: str, scored: list[Scored], numbers: Decoding, decoded: Decoded
) -> list[str]:
    scorer = corpus.scorer()
    gold, told = scorer.gold(corpus.dev), scorer.Tally()
    for one in scored:
        found: Attributions = [
            {
                role: [
                    [span.start, span.end]
                    for run in getattr(attribution, role)
                    for span in one.document.evidence(*run)
                ]
                for role in ("source", "cue", "content")
            }
            for attribution in decoded(one, numbers)
        ]
        told.add(one.text, found, gold[one.name][0])
    figures = (
        *(f1(told, measure) for measure in ("linked", "exact", "overlap")),
        *(recall(told, "direct", measure) for measure in ("overlap", "linked")),
    )
    return [change, *(f"{figure:.3f}" for figure in figures)]


if __name__ == "__main__":
    import sys

    data, *folders = map(Path, sys.argv[1:])
    print(models(Corpus(data), folders) if folders else summary(Corpus(data)))
