"""Statements of news that are about the same matter and have nothing else to do with each other.

    python -m train.relations.neighbours DATA/data --out build/relations/neighbours.jsonl

Reads PolNeAR's articles to train on with onrecord itself, and pairs each statement with
some of its near neighbours in meaning, not with the nearest, which may say the same.
Hardly any such pair is related, so all are taken for `none`; nobody has counted. The
texts stay in the build folder: PolNeAR states no licence.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import numpy as np

from onrecord.models.meanings import Meanings
from onrecord.pipeline import Pipeline
from onrecord.record.text import Article
from onrecord.resolve.stage import resolve

RANKS = range(2, 14)  # of the neighbours that are taken
LIKE = 0.35  # cosine: less is another matter
EACH = 1  # pairs of a statement
PROBABLE = 0.6  # of a statement


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--meanings", type=Path, default=Path("src/onrecord/models/weights/meanings")
    )
    args = parser.parse_args()
    pipeline = Pipeline()
    readings: list[str] = []
    paths = sorted((args.data / "polnear" / "train" / "text").glob("*.txt"))
    articles = (Article(path=p.name, text=p.read_text("utf-8", errors="replace")) for p in paths)
    for extract in pipeline.extract(articles, skipped=lambda _: None):
        readings += [
            entry.reading
            for entry in resolve(extract.document, extract.statements)
            if entry.statement.probability >= PROBABLE and len(entry.reading.split()) > 4
        ]
    vectors = Meanings.open(args.meanings).vectors(readings)
    rng, kept = random.Random(1), 0
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with args.out.open("w", encoding="utf-8") as out:
        for at in range(0, len(readings), 256):
            like = vectors[at : at + 256] @ vectors.T
            order = np.argsort(-like, axis=1)
            for row in range(len(like)):
                near = [j for j in order[row, list(RANKS)] if like[row, j] >= LIKE]
                for j in rng.sample(near, min(EACH, len(near))):
                    pair = {"left": readings[at + row], "right": readings[j]}
                    out.write(json.dumps(pair, ensure_ascii=False) + "\n")
                    kept += 1
    print(f"{len(readings)} statements, {kept} pairs")


if __name__ == "__main__":
    main()
