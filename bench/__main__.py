"""Measure onrecord beside its peers; write accuracy.md, reliability.svg and speed.md into docs.

    python -m bench --data DATA [--out FOLDER]

The folder has data/polnear, data/coref-gum, data/coref-gap, data/act-political-campaign,
data/time-tempeval3, data/news-wikinews, data/html-scrapinghub, data/html-fundus,
seed/article.txt and score/attributions.py; see
docs/accuracy.md for what they are. Nothing of their texts is kept.
"""

from __future__ import annotations

import argparse
import platform
import sys
from pathlib import Path

from bench import (
    ablation,
    accuracy,
    acts,
    antecedents,
    breakdown,
    calibration,
    circumstances,
    comparing,
    copies,
    days,
    extraction,
    judged,
    measures,
    pages,
    reliability,
    rules,
    speakers,
    speed,
)
from bench.corpus import Corpus, Run, found
from onrecord.models.card import read_card, weights

DOCS = Path(__file__).parent.parent / "docs"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=DOCS, help="where the pages go")
    told = parser.parse_args()
    corpus, out = Corpus(told.data), told.out
    if missing := corpus.missing():
        sys.exit("not there: " + ", ".join(map(str, missing)))
    run_of = speed.runs(corpus)
    written = {
        "accuracy.md": accuracy_page(corpus, run_of, out),
        "speed.md": speed_page(corpus, run_of),
    }
    card = read_card(weights("attributions"))
    for name, tables in written.items():
        template = (Path(__file__).parent / name).read_text(encoding="utf-8")
        filled = template.format(
            **tables,
            model=card.title,
            date=card.date,
            python=platform.python_version(),
            machine=platform.machine(),
        )
        (out / name).write_text(filled, encoding="utf-8")
        print(filled)


def accuracy_page(corpus: Corpus, run_of: dict[str, Run], out: Path) -> dict[str, str]:
    """The tables of docs/accuracy.md; draws reliability.svg and prints every error's count."""
    predicted = found(run_of["onrecord"].output)
    ours, both = accuracy.tally(corpus, predicted), accuracy.people(corpus)
    read = breakdown.articles(corpus, predicted)
    errors = breakdown.count_errors(read)
    print(breakdown.all_errors(errors))
    told = calibration.judged((one.found, one.gold) for one in read)
    (out / "reliability.svg").write_text(reliability.picture(told), encoding="utf-8")
    (out / "comparing.svg").write_text(comparing.picture(), encoding="utf-8")
    return {
        "comparison": accuracy.comparison(corpus, run_of, ours, both),
        "reached": accuracy.reached(ours, both),
        "in_full": ours.table(),
        "kinds": breakdown.by_kind(read),
        "media": breakdown.by_medium(read),
        "outlets": breakdown.by_outlet(corpus, read),
        "lengths": breakdown.by_length(read),
        "mismatches": f"{sum(errors.values()):,}",
        "errors": breakdown.commonest_errors(errors),
        "calibration": calibration.summary(told),
        "ablation": ablation.summary(corpus),
        "acts": acts.summary(corpus.folder / "data"),
        "speakers": speakers.summary(speakers.compared(corpus.dev, len(corpus.texts), 0)[0]),
        "judged": judged.shares(judged.sample(corpus)),
        "circumstances": circumstances.shares(circumstances.found(corpus)),
        "measures": measures.summary(corpus.folder),
        "pages": pages.shares(corpus.folder / "data"),
        **comparing.tables(corpus.folder / "data"),
        **copies.tables(corpus.folder / "data"),
        "rules": rules.summary(list(rules.met(corpus.folder / "data", dev=True))),
        "seed": accuracy.seed(corpus),
        **antecedents.tables(corpus.folder / "data"),
        **extraction.tables(corpus.folder / "data"),
        **days.tables(corpus.folder / "data"),
    }


def speed_page(corpus: Corpus, run_of: dict[str, Run]) -> dict[str, str]:
    """The tables of docs/speed.md."""
    timed = speed.parts(corpus)
    return {
        "reached": speed.reached(corpus, run_of["onrecord"], timed),
        "comparison": speed.comparison(corpus, run_of),
        "parts": speed.parts_table(timed),
        "lengths": speed.length_table(speed.lengths(corpus)),
        "pages": extraction.speed_table(corpus.folder / "data", extraction.TIMED_PAGES),
    }


if __name__ == "__main__":
    main()
