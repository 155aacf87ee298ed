"""Where, to whom and on what occasion: figures from statements judged by reading.

    python -m bench.circumstances --data DATA            # the figures
    python -m bench.circumstances --data DATA --show     # what was told and not judged yet

What a reader decided stands in circumstances.tsv: a line `read` for each article whose
statements were all read, and a line for each field that is told there, rightly or not,
or that the article tells and we did not. Of a value only a digest is kept. Where a
statement or a value changes, its line no longer counts, and the place is to be read
anew. Whatever has no line is silent: the article says nothing, and so shall we.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from bench.corpus import Corpus, table
from onrecord.pipeline import Pipeline
from onrecord.record.entry import Entry
from onrecord.record.text import Article, Skip

FILE: Final = Path(__file__).with_name("circumstances.tsv")
FIELDS: Final = ("place", "addressee", "occasion")
READ: Final = "read"
RIGHT, WRONG, INVENTED, MISSED, SILENT, OPEN = (
    "right", "wrong", "invented", "missed", "silent", "not read yet",
)  # fmt: skip
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Found:
    """One field of one statement: what it tells, and what a reader decided."""

    entry: Entry
    key: Key
    value: str
    verdict: str


def articles(corpus: Corpus) -> Iterator[Article]:
    """The articles that were read: PolNeAR dev by their names, Wikinews by year and row."""
    read = {key[0] for key in judged()}
    for path in corpus.texts:
        if path.stem in read:
            published = date.fromisoformat(path.stem.split("_")[1])
            yield Article(path.read_text(encoding="utf-8"), path=path.stem, published=published)
    folder = corpus.folder / "data" / "news-wikinews" / "data"
    for file in sorted(folder.glob("wikinews_*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines)):
                name = f"{file.stem}_{number}"
                if name in read:
                    day = date.fromisoformat(row["date"])
                    yield Article(row["text"], path=name, title=row["title"], published=day)


def judged() -> dict[Key, tuple[str, str]]:
    """Verdict and digest of a value, by article, place and field."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t")
        return {(row[0], row[1], row[2]): (row[3], row[4]) for row in rows}


def place_of(entry: Entry) -> str:
    """Where a statement stands: its content, and its cue."""
    said = entry.statement
    cue = said.cue[0].start if said.cue else 0
    return f"{said.content[0].start}:{said.content[-1].end}@{cue}"


def digest(value: str) -> str:
    """A value as a few letters that do not tell it."""
    return hashlib.sha256(value.casefold().encode()).hexdigest()[:8]


def found(corpus: Corpus) -> Iterator[Found]:
    """Every field of every statement of the articles that were read."""
    verdicts = judged()
    skips: list[Skip] = []
    for told in Pipeline().read(articles(corpus), skipped=skips.append):
        for entry in told.entries:
            for field in FIELDS:
                value = getattr(entry, field) or ""
                key = (told.article.path, place_of(entry), field)
                yield Found(entry, key, value, verdict_of(value, *verdicts.get(key, ("", ""))))


def verdict_of(value: str, verdict: str, known: str) -> str:
    """What a line says of a value: a right one that is gone was missed, a wrong one is silent."""
    if not value:
        return MISSED if verdict in (RIGHT, WRONG, MISSED) else SILENT
    return verdict if verdict and digest(value) == known else OPEN


def shares(rows: Iterable[Found]) -> str:
    """How many are right where the article tells, and empty where it does not."""
    counts = Counter((row.key[2], row.verdict) for row in rows)
    body = []
    for field in FIELDS:
        right, wrong, missed, silent, invented, unread = (
            counts[field, verdict] for verdict in (RIGHT, WRONG, MISSED, SILENT, INVENTED, OPEN)
        )
        stated, unstated = right + wrong + missed, silent + invented
        body.append(
            [
                field,
                str(stated),
                f"{right / max(1, stated):.2f}",
                f"{right / max(1, right + wrong + invented):.2f}",
                str(unstated),
                f"{silent / max(1, unstated):.3f}",
                str(unread),
            ]
        )
    header = ["field", "told by the article", "of these right", "of ours right",
              "not told", "of these empty", "not read yet"]  # fmt: skip
    return table(header, body)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print those not judged yet")
    told = parser.parse_args()
    rows = list(found(Corpus(told.data)))
    for row in rows if told.show else ():
        if row.verdict == OPEN:
            print(*row.key, digest(row.value), row.value, row.entry.statement.text[:80], sep="\t")
    print(shares(rows))


if __name__ == "__main__":
    main()
