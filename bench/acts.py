"""How often acts are told right: onrecord's tables against what people labelled.

    python -m bench.acts DATA

`act-political-campaign` (Subramanian, Cohn & Baldwin, *SEM 2019) has 7,641 utterances of Australian
media releases and speeches of 2016. Every fifth document is measured on, by its name: its
column `Split` marks utterances that were cut out of a longer sentence, not a test set. Another
decision can be measured by handing it to `summary`.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from bench.corpus import table
from onrecord.find.acts import act
from onrecord.find.cues import cue
from onrecord.models.card import weights
from onrecord.models.promises import Promises
from onrecord.record.statement import Act, Kind

EVERY: Final = 5
# Their labels in ours. They have no denials, warnings, orders, proposals or announcements, and
# `Expressive` is thanks and praise, but also greetings and regret.
LABELS: Final[Mapping[str, str]] = {
    "Assertive": "assert",
    "Assertive-V": "assert",
    "Assertive-S": "assert",
    "Commissive-A": "pledge",
    "Commissive-O": "pledge",
    "Directive": "request",
    "Interrogative": "question",
    "Expressive": "express",
}
# Ours in theirs.
ACTS: Final[Mapping[Act, str]] = {
    Act.ASSERT: "assert",
    Act.DENY: "assert",
    Act.ACCUSE: "assert",
    Act.WARN: "assert",
    Act.ANNOUNCE: "assert",
    Act.PLEDGE: "pledge",
    Act.REQUEST: "request",
    Act.ORDER: "request",
    Act.PROPOSE: "request",
    Act.QUESTION: "question",
    Act.PRAISE: "express",
    Act.OTHER: "express",
}
CLASSES: Final = ("assert", "pledge", "request", "question", "express")

Decide = Callable[[str], Act]


class Utterance(NamedTuple):
    """One labelled utterance, and the document that it is of."""

    document: str
    label: str
    words: str


def by_table(words: str) -> Act:
    """What the tables alone make of words that somebody said."""
    return act(cue("said"), words, Kind.DIRECT).act


def by_all(words: str) -> Act:
    """What the tables make of them, and the model where no row knows them."""
    return act(cue("said"), words, Kind.DIRECT, promises()).act


@cache
def promises() -> Promises:
    return Promises.open(weights("promises"))


def utterances(folder: Path) -> Iterator[Utterance]:
    """All labelled utterances, document by document in the order of their names."""
    for path in sorted((folder / "Dataset").glob("*.csv")):
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            for row in csv.DictReader(file):
                yield Utterance(path.stem, LABELS[row["Categories"].strip()], row["Sentence"])


def held_out(folder: Path) -> list[Utterance]:
    """The utterances of every fifth document."""
    every = list(utterances(folder))
    names = sorted({one.document for one in every})
    kept = set(names[::EVERY])
    return [one for one in every if one.document in kept]


def measured(told: Iterable[Utterance], decide: Decide = by_all) -> Counter[tuple[str, str]]:
    """How often each label (first) was taken for each class (second)."""
    return Counter((one.label, ACTS[decide(one.words)]) for one in told)


def scores(pairs: Counter[tuple[str, str]], name: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of one class."""
    right = pairs[name, name]
    found = sum(count for (_, told), count in pairs.items() if told == name)
    there = sum(count for (label, _), count in pairs.items() if label == name)
    precision, recall = right / max(1, found), right / max(1, there)
    return precision, recall, 2 * right / max(1, found + there)


def summary(folder: Path) -> str:
    """The table of docs/accuracy.md, from DATA/act-political-campaign."""
    told = held_out(folder / "act-political-campaign")
    pairs, tables = measured(told), measured(told, by_table)
    body = []
    for name in CLASSES:
        there = sum(count for (label, _), count in pairs.items() if label == name)
        figures = (*scores(pairs, name), scores(tables, name)[2])
        body.append([name, f"{there:,}", *(f"{figure:.3f}" for figure in figures)])
    mean, bare = (sum(scores(p, n)[2] for n in CLASSES) / len(CLASSES) for p in (pairs, tables))
    body.append(["**macro**", f"{pairs.total():,}", "", "", f"**{mean:.3f}**", f"**{bare:.3f}**"])
    return table(["act", "labelled", "precision", "recall", "F1", "F1, tables alone"], body)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder with act-political-campaign")
    print(summary(parser.parse_args().data))


if __name__ == "__main__":
    main()
