"""Measure onrecord beside its peers and write docs/accuracy.md and docs/speed.md.

    python -m bench --data DATA

The folder has data/polnear, seed/article.txt and score/attributions.py; see
docs/accuracy.md for what they are. Nothing of their texts is kept.
"""

from __future__ import annotations

import argparse
import platform
import sys
from pathlib import Path

from bench import accuracy, speakers, speed
from bench.corpus import Corpus
from onrecord.models.card import read_card, weights

DOCS = Path(__file__).parent.parent / "docs"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    corpus = Corpus(parser.parse_args().data)
    if missing := corpus.missing():
        sys.exit("not there: " + ", ".join(map(str, missing)))
    card = read_card(weights("attributions"))
    run_of = speed.runs(corpus)
    compared, ours = accuracy.comparison(corpus, run_of)
    pages = {
        "accuracy.md": (
            compared,
            accuracy.reached(ours),
            ours.table(),
            speakers.summary(speakers.compared(corpus.dev, len(corpus.texts), 0)[0]),
            accuracy.seed(corpus),
        ),
        "speed.md": (speed.comparison(corpus, run_of), speed.parts(corpus)),
    }
    for name, tables in pages.items():
        template = (Path(__file__).parent / name).read_text(encoding="utf-8")
        filled = template.format(
            *tables,
            model=card.title,
            date=card.date,
            python=platform.python_version(),
            machine=platform.machine(),
        )
        (DOCS / name).write_text(filled, encoding="utf-8")
        print(filled)


if __name__ == "__main__":
    main()
