"""Disagreements with the silver chains, judged by reading, and a Markdown table of the shares.

    python -m bench.judged --data DATA            # the shares
    python -m bench.judged --data DATA --show     # the words around each that is not judged yet

The sample is every disagreement on PolNeAR dev, and from train, drawn by the hash of
their places, as many as make a hundred. What a reader decided stands in judged.tsv,
keyed by the place and both names: where either name changes, the line no longer counts
and the place is to be read anew.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench import speakers
from bench.corpus import Corpus, table

MOST: Final = 100
ARTICLES: Final = 300
"""How many articles of train the sample is drawn from."""

FILE: Final = Path(__file__).with_name("judged.tsv")
VERDICTS: Final = {
    "ours": "ours is right",
    "silver": "the silver name is right",
    "neither": "both are wrong",
    "unsure": "the text does not tell",
}
Key = tuple[str, str, str, str, str]


def sample(corpus: Corpus) -> list[speakers.Compared]:
    """The disagreements to be read, those of dev first."""
    found = _differ(corpus.dev, len(corpus.texts))
    train = sorted(_differ(corpus.train, ARTICLES), key=_lot)
    return [*found[:MOST], *train[: max(0, MOST - len(found))]]


def _lot(row: speakers.Compared) -> str:
    """Chance that stays the same for a place, whatever else changes."""
    place = f"{row.article.name} {row.source.start} {row.source.end}"
    return hashlib.sha256(place.encode()).hexdigest()


def _differ(folder: Path, articles: int) -> list[speakers.Compared]:
    rows = speakers.compared(folder, articles, 0)[0]
    return list({key(row): row for row in rows if row.silver and not row.agrees}.values())


def key(row: speakers.Compared) -> Key:
    """What a verdict is kept by: article, place, both names."""
    place = row.source
    return row.article.name, str(place.start), str(place.end), row.ours or "", row.silver or ""


def judged() -> dict[Key, str]:
    """The verdicts so far."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        told = csv.reader(lines, delimiter="\t")
        return {(row[0], row[1], row[2], row[3], row[4]): row[5] for row in told}


def shares(rows: Sequence[speakers.Compared]) -> str:
    """How many of the sample are decided which way."""
    verdicts = judged()
    counts = Counter(verdicts.get(key(row), "") for row in rows)
    read = sum(counts[name] for name in VERDICTS)
    body = [
        [words, str(counts[name]), f"{counts[name] / max(1, read):.2f}"]
        for name, words in VERDICTS.items()
    ]
    if counts[""]:
        body.append(["not read yet", str(counts[""]), "–"])
    return table(["verdict", "disagreements", "share of those read"], body)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print those not judged yet")
    told = parser.parse_args()
    rows = sample(Corpus(told.data))
    verdicts = judged()
    for row in rows if told.show else ():
        if key(row) not in verdicts:
            print("\t".join(key(row)), speakers.shown(row), sep="\n")
    print(shares(rows))


if __name__ == "__main__":
    main()
