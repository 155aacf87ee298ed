"""Speakers and offices on web pages that nothing was trained on, judged by reading, as a table.

    python -m bench.pages --data DATA                  # the shares
    python -m bench.pages --data DATA --show judged    # what is to be read, with the words around

The pages are those of html-fundus that are in English, drawn into two halves by the hash
of their names: rules were mended on one, and of the other ten statements a page, drawn by
lot, are judged and counted. What a
reader decided stands in pages.tsv, keyed by the page, the place of the statement and what
we say of it; no word of a page is kept. Where what we say changes, the line no longer
counts and the place is to be read anew.

    page, start and end of the statement, hash of our speakers and offices, speaker, office

`speaker` and `office` are `right`, `wrong`, or `-` where there is nothing to judge: no
statement stands there, or neither we nor the page give an office.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.corpus import Corpus, table
from onrecord.pipeline import Pipeline
from onrecord.read import formats
from onrecord.record.entry import ArticleRecord, Entry
from onrecord.record.text import Article

FILE: Final = Path(__file__).with_name("pages.tsv")
MENDED, JUDGED, FRESH, LATER = "mended", "judged", "fresh", "later"

# Pages in Zulu, Xhosa and Shona.
_NOT_ENGLISH: Final = ("Isolezwe", "Ilanga", "Eyethu", "Dizindaba")
MOST: Final = {JUDGED: 10, FRESH: 4, LATER: 4}  # statements of a page that are judged
ARTICLES: Final = {FRESH: 30, LATER: 36}  # of Wikinews of 2004 and 2005, and of 2020
AROUND: Final = 330  # characters shown before a source

Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Place:
    """One statement of a page."""

    page: str
    article: Article
    entry: Entry

    @property
    def key(self) -> Key:
        """What a verdict is kept by."""
        said = self.entry.statement.content
        told = hashlib.sha256(self.told.encode()).hexdigest()[:8]
        return self.page, str(said[0].start), str(said[-1].end), told

    @property
    def lot(self) -> str:
        """Chance that stays the same for a place, whatever is said of it."""
        said = self.entry.statement.content
        place = f"{self.page} {said[0].start} {said[-1].end}"
        return hashlib.sha256(place.encode()).hexdigest()

    @property
    def told(self) -> str:
        """Our speakers, each with type and office."""
        return "; ".join(
            f"{one.name} [{one.type}]"
            + (f" = {one.office.title} / {one.office.organization}" if one.office else "")
            for one in self.entry.speakers
        )


def half(page: str) -> str:
    """In which half a page is: chance that stays the same."""
    return (MENDED, JUDGED)[hashlib.sha256(page.encode()).digest()[0] % 2]


def pages(data: Path, of: str) -> Iterator[tuple[str, Article]]:
    """The articles of one half, or the fresh ones."""
    if of in ARTICLES:
        yield from _fresh(data) if of == FRESH else _later(data)
        return
    for path in sorted((data / "html-fundus").glob("*/*.html.gz")):
        page = path.name.removesuffix(".html.gz")
        if half(page) == of and not page.startswith(_NOT_ENGLISH):
            html = gzip.decompress(path.read_bytes())
            for one in formats.articles(html, f"{page}.html"):
                if isinstance(one, Article):
                    yield page, one


def _fresh(data: Path) -> Iterator[tuple[str, Article]]:
    """Some of Wikinews of 2004 and 2005, drawn by lot."""
    path = data / "news-wikinews" / "wikinews_2004_2005_cleaned.jsonl"
    rows = enumerate(path.read_bytes().splitlines(), 1)
    drawn = sorted(rows, key=lambda row: hashlib.sha256(row[1]).hexdigest())[: ARTICLES[FRESH]]
    for number, line in sorted(drawn):
        one = formats.row(line, path.name, number)
        if isinstance(one, Article):
            yield f"wikinews_{number}", one


def _later(data: Path) -> Iterator[tuple[str, Article]]:
    """Some of Wikinews of 2020, drawn by lot."""
    path = data / "news-wikinews" / "data" / "wikinews_2020.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = enumerate(csv.DictReader(lines), 1)
        drawn = sorted(rows, key=lambda row: hashlib.sha256(row[1]["text"].encode()).hexdigest())
    for number, row in sorted(drawn[: ARTICLES[LATER]], key=lambda row: row[0]):
        line = json.dumps({key: row[key] for key in ("text", "title", "date")}).encode()
        one = formats.row(line, path.name, number)
        if isinstance(one, Article):
            yield f"wikinews_2020_{number}", one


def places(data: Path, of: str) -> Iterator[Place]:
    """Statements of one half, in the order of the pages; of the judged one, a sample."""
    names, articles = [], []
    for page, article in pages(data, of):
        names.append(page)
        articles.append(article)
    told = Pipeline().read(articles, skipped=lambda skip: print(skip.path, skip.reason))
    by_article: dict[str, ArticleRecord] = {one.article.id: one for one in told}
    for page, article in zip(names, articles, strict=True):
        if one := by_article.get(article.id):
            every = [Place(page, one.article, entry) for entry in one.entries]
            drawn = set(sorted(place.lot for place in every)[: MOST.get(of, len(every))])
            yield from (place for place in every if place.lot in drawn)


def verdicts() -> dict[Key, tuple[str, str]]:
    """What was judged so far."""
    if not FILE.exists():
        return {}
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t"))
    return {(r[0], r[1], r[2], r[3]): (r[4], r[5]) for r in rows}


def shares(data: Path) -> str:
    """How often speaker and office are right, of those that were judged."""
    known = verdicts()
    body = []
    for which, called in (
        (FRESH, "Wikinews"),
        (LATER, "Wikinews of 2020"),
        (JUDGED, "web pages"),
    ):
        every = list(places(data, which))
        read = [known[one.key] for one in every if one.key in known]
        number = len({one.page for one in every})
        for column, name, asked in ((0, "speaker", 0.93), (1, "office", 0.90)):
            counts = Counter(one[column] for one in read)
            of = counts["right"] + counts["wrong"]
            share = counts["right"] / (of or 1)
            state = "reached" if share >= asked else "**not reached**"
            left = str(len(every) - len(read))
            body.append(
                [called, name, str(number), str(of), left, f"{share:.2f}", f"{asked}", state]
            )
    return table(["text", "", "articles", "judged", "not read", "right", "asked", ""], body)


def shown(one: Place, number: int) -> str:
    """A place to be read."""
    text, said = one.article.text, one.entry.statement
    at = min(span.start for span in (*said.source, *said.cue, *said.content))
    end = max(span.end for span in (*said.source, *said.cue, *said.content))
    before = text[max(0, at - AROUND) : at].replace("\n", " ¶ ")
    words = text[at:end].replace("\n", " ¶ ")
    if len(words) > AROUND:
        words = f"{words[: AROUND // 2]} […] {words[-AROUND // 2 :]}"
    source = " | ".join(span.of(text) for span in said.source)
    cue = " | ".join(span.of(text) for span in said.cue)
    told = one.told or "(nobody)"
    return f"#{number} {'	'.join(one.key)}\n  {before}»{words}«\n  [{source}] [{cue}] → {told}\n"


def show(found: Sequence[Place], since: int = 0) -> None:
    for number, one in enumerate(found):
        if number >= since:
            print(shown(one, number))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--show", choices=(MENDED, JUDGED, FRESH, LATER), help="print what is not judged yet"
    )
    told = parser.parse_args()
    data = Corpus(told.data).folder / "data"
    if told.show:
        known = verdicts()
        show([one for one in places(data, told.show) if one.key not in known])
    else:
        print(shares(data))


if __name__ == "__main__":
    main()
