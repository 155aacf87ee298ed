"""Measures in articles that the tables were not made with, judged by reading.

    python -m bench.measures --data DATA           # the shares
    python -m bench.measures --data DATA --show    # what is found there and not judged yet

What a reader decided stands in measures.tsv, a line each: the article, where the words of the
measure begin in its text, and the verdict. An article marked `read` was read whole, and what is
missed in it is told; of one marked `found` only what is found was looked at. A line with a status
judges that status of the measure which begins there.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from bench.corpus import table
from onrecord.pipeline import Pipeline
from onrecord.read import formats
from onrecord.record.entry import ArticleRecord
from onrecord.record.text import Article

FILE: Final = Path(__file__).with_name("measures.tsv")
RIGHT, INVENTED, MISSED, WRONG = "right", "invented", "missed", "wrong"
READ, FOUND = "read", "found"


class Line(NamedTuple):
    """One verdict. `start` is empty where it is of a whole article, `status` where of a measure."""

    article: str
    start: str
    status: str
    verdict: str


def lines() -> list[Line]:
    """The verdicts so far."""
    with FILE.open(encoding="utf-8", newline="") as told:
        return [Line(*row) for row in csv.reader(told, delimiter="\t")]


def articles(data: Path, wanted: Iterable[str]) -> Iterator[tuple[str, Article]]:
    """The articles of some names: `polnear/NAME`, `pages/NAME`, `wikinews/DIGEST` of an address."""
    names = set(wanted)
    for path in sorted((data / "data/polnear/dev/text").glob("*.txt")):
        if (name := f"polnear/{path.stem}") in names:
            outlet, day, _ = path.stem.split("_", 2)
            text = path.read_text(encoding="utf-8")
            yield name, Article(text, outlet=outlet, published=date.fromisoformat(day))
    csv.field_size_limit(10**8)
    for path in sorted((data / "data/news-wikinews/data").glob("wikinews_*.csv")):
        with path.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                name = f"wikinews/{hashlib.sha256(row['url'].encode()).hexdigest()[:12]}"
                if name in names:
                    day = date.fromisoformat(row["date"])
                    yield name, Article(row["text"], title=row["title"], published=day)
    for path in sorted((data / "data/html-fundus").glob("*/*.html.gz")):
        if (name := f"pages/{path.name.removesuffix('.html.gz')}") in names:
            page = gzip.decompress(path.read_bytes())
            for one in formats.articles(page, path.stem, form=formats.Format.HTML):
                if isinstance(one, Article):
                    yield name, one


def read(data: Path, wanted: Sequence[str]) -> Iterator[tuple[str, ArticleRecord]]:
    """The records of these articles."""
    pipeline = Pipeline()
    for name, article in articles(data, wanted):
        for told in pipeline.read([article], skipped=print):
            yield name, told


def found(name: str, told: ArticleRecord) -> Iterator[tuple[Line, str]]:
    """What there is to judge in an article, without a verdict, and its words."""
    text = told.article.text
    for one in told.measures:
        start = str(one.evidence[0].start)
        yield Line(name, start, "", ""), one.text
        for standing in one.standings:
            words = " | ".join(span.of(text) for span in standing.evidence)
            days = standing.date and (standing.date.latest or standing.date.earliest)
            status = standing.status.value
            yield Line(name, start, status, ""), f"{one.text}: {status} {days or ''} “{words}”"


def shares(told: Sequence[Line], there: Iterable[Line]) -> str:
    """How much of what is found is right, and how much of what there is is found."""
    verdicts = {line[:3]: line.verdict for line in told if line.verdict != MISSED}
    whole = {line.article for line in told if line.verdict == READ}
    every, read_whole = Counter[str](), Counter[str]()
    statuses = Counter[str]()
    for line in there:
        verdict = verdicts.get(line[:3], "not judged")
        if line.status:
            statuses[verdict] += 1
            continue
        every[verdict] += 1
        if line.article in whole:
            read_whole[verdict] += 1
    begun = {line[:2] for line in there}
    missed = sum(
        line.verdict == MISSED and line.article in whole and line[:2] not in begun for line in told
    )
    rows = [
        [f"measures, {len(whole)} articles read whole", *_shares(read_whole), str(missed)],
        ["measures, all articles", *_shares(every), "–"],
        ["statuses, all articles", *_shares(statuses), "–"],
    ]
    return table(["what", "found", "right", "not right", "not judged", "precision", "missed"], rows)


def _shares(counts: Counter[str]) -> list[str]:
    wrong = counts[INVENTED] + counts[WRONG]
    judged = counts[RIGHT] + wrong
    precision = f"{counts[RIGHT] / judged:.2f}" if judged else "–"
    numbers = (sum(counts.values()), counts[RIGHT], wrong, counts["not judged"])
    return [*map(str, numbers), precision]


def summary(data: Path) -> str:
    """The shares, from the articles of a folder with data/."""
    told = lines()
    names = [line.article for line in told if line.verdict in (READ, FOUND)]
    there = [line for name, one in read(data, names) for line, _ in found(name, one)]
    return shares(told, there)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder with data/")
    parser.add_argument("--show", action="store_true", help="print what is not judged yet")
    asked = parser.parse_args()
    told = lines()
    judged = {line[:3] for line in told if line.verdict != MISSED}
    names = [line.article for line in told if line.verdict in (READ, FOUND)]
    there = [each for name, one in read(asked.data, names) for each in found(name, one)]
    for line, words in there if asked.show else ():
        if line[:3] not in judged:
            print(*line[:3], words, sep="\t")
    print(shares(told, [line for line, _ in there]))


if __name__ == "__main__":
    main()
