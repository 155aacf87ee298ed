"""Where attributions are found well and where not: by kind, medium, outlet and length."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from bench.corpus import Corpus, table
from bench.errors import errors
from bench.examples import EXAMPLES
from bench.scoring import KINDS, Attribution, Figures, attributions
from onrecord.find.cues import cue
from onrecord.record.statement import Medium

COMMONEST: Final = 10
MEASURES: Final = ("linked", "exact", "overlap")
PUBLISHERS: Final = {
    "breitbart": "Breitbart",
    "huff-post": "Huffington Post",
    "nyt": "New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "Washington Post",
    "west-journal": "Western Journalism",
}


@dataclass(frozen=True)
class Read:
    """One article of dev: what was found in it, and the first annotator's gold."""

    name: str
    words: int
    found: list[Attribution]
    gold: list[Attribution]


def articles(corpus: Corpus, found: dict[str, Any]) -> list[Read]:
    """All of dev by name. Raises SystemExit where our counts and the scorer's differ."""
    scorer = corpus.scorer()
    wanted, told = scorer.gold(corpus.dev), scorer.Tally()
    out = []
    for path in corpus.texts:
        text, name = path.read_bytes().decode("utf-8"), path.stem
        told.add(text, found.get(name, []), wanted[name][0])
        ours, gold = attributions(text, found.get(name, [])), attributions(text, wanted[name][0])
        out.append(Read(name, len(text.split()), ours, gold))
    counted = figures(out)
    for measure in MEASURES:
        if counted[measure,] != told[measure, "tp"]:
            raise SystemExit(f"bench/scoring.py and the scorer differ over {measure}")
    return out


def figures(read: Iterable[Read]) -> Figures:
    told = Figures()
    for one in read:
        told.add(one.found, one.gold)
    return told


def f1s(told: Figures) -> list[str]:
    return [f"{told.f1(measure):.3f}" for measure in MEASURES]


def by_kind(read: list[Read]) -> str:
    """Kinds by the quotation marks in the content, on either side."""
    told = figures(read)
    header = [
        "kind", "gold", "found", "overlap: precision", "recall",
        "linked: precision", "recall", "exact: precision", "recall",
    ]  # fmt: skip
    return table(
        header,
        [
            [
                kind,
                f"{told['gold', kind]:,}",
                f"{told['found', kind]:,}",
                *(
                    f"{share(kind, measure):.3f}"
                    for measure in ("overlap", "linked", "exact")
                    for share in (told.precision, told.recall)
                ),
            ]
            for kind in KINDS
        ],
    )


def by_outlet(corpus: Corpus, read: list[Read]) -> str:
    with corpus.metadata.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        outlet = {row["filename"]: row["publisher"] for row in rows}
    groups: dict[str, list[Read]] = {}
    for one in read:
        code = outlet[one.name]
        groups.setdefault(PUBLISHERS.get(code, code), []).append(one)
    return _grouped("outlet", sorted(groups.items()))


def by_length(read: list[Read]) -> str:
    """Four groups of as many articles each, the shortest first."""
    ordered = sorted(read, key=lambda one: one.words)
    edges = [len(ordered) * quarter // 4 for quarter in range(5)]
    groups = [ordered[low:high] for low, high in pairwise(edges)]
    named = [(f"{held[0].words:,} to {held[-1].words:,}", held) for held in groups if held]
    return _grouped("words", named)


def _grouped(name: str, groups: Iterable[tuple[str, list[Read]]]) -> str:
    body = []
    for group, held in groups:
        told = figures(held)
        body.append([group, str(len(held)), f"{told['gold',]:,}", *f1s(told)])
    return table([name, "articles", "gold", *(f"{m} F1" for m in MEASURES)], body)


def medium(one: Attribution) -> str:
    """Ours by the wire; the gold's by our own table of cue words, for the gold has none."""
    told = one.spans.get("medium")
    return str(told) if told else str(cue(one.words("cue")).medium)


def by_medium(read: list[Read]) -> str:
    """Each medium alone, with what has another medium left out on both sides; and statements."""
    body = []
    for name, media in (
        ("all", set(Medium)),
        ("statements alone: speech and writing", {Medium.SPEECH, Medium.WRITING}),
        *((str(one), {one}) for one in Medium),
    ):
        kept = [
            Read(
                one.name,
                one.words,
                [ours for ours in one.found if medium(ours) in media],
                [gold for gold in one.gold if medium(gold) in media],
            )
            for one in read
        ]
        told = figures(kept)
        body.append([name, f"{told['gold',]:,}", f"{told['found',]:,}", *f1s(told)])
    return table(["medium", "gold", "found", *(f"{m} F1" for m in MEASURES)], body)


def count_errors(read: list[Read]) -> Counter[Any]:
    told: Counter[Any] = Counter()
    for one in read:
        told.update(errors(one.found, one.gold))
    return told


def commonest_errors(told: Counter[Any]) -> str:
    total = max(1, sum(told.values()))
    return table(
        ["", "kind of error", "count", "share", "a made-up example"],
        [
            [
                str(place),
                error.value,
                f"{count:,}",
                f"{count / total:.1%}",
                EXAMPLES[error].line(error),
            ]
            for place, (error, count) in enumerate(told.most_common(COMMONEST), 1)
        ],
    )


def all_errors(told: Counter[Any]) -> str:
    """Every kind with its count, for the terminal."""
    return "\n".join(f"{count:6,}  {error.value}" for error, count in told.most_common())
