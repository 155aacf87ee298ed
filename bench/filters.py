"""What is not shown to the network because nothing seems to be said in it, and what that loses.

    python -m bench.filters --data DATA

Whole articles of PolNeAR dev and of Wikinews, the bodies of web pages, and some of them a few
sentences at a time, which stand for what a crawl has besides articles: captions, notices, briefs.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.corpus import Corpus, table
from onrecord.errors import InputError
from onrecord.pipeline import Pipeline
from onrecord.read.html import page
from onrecord.read.stage import read
from onrecord.record.text import Article, Document
from onrecord.scale.filters import may_report

PIECE = 3  # sentences of a short text


def news(corpus: Corpus) -> Iterator[str]:
    for path in corpus.texts:
        yield path.read_text(encoding="utf-8")


def wikinews(corpus: Corpus) -> Iterator[str]:
    path = corpus.folder / "data" / "news-wikinews" / "wikinews_2004_2005_cleaned.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield str(row.get("text") or row.get("content") or row.get("body") or "")


def pages(corpus: Corpus) -> Iterator[str]:
    import gzip

    for path in sorted((corpus.folder / "data" / "html-scrapinghub" / "html").glob("*.html.gz")):
        try:
            yield page(gzip.decompress(path.read_bytes()), path.name).text
        except InputError:
            continue


def short(texts: Iterable[str]) -> Iterator[str]:
    """The same texts a few sentences at a time: much of a crawl is no longer than that."""
    for document in documents(texts):
        for at in range(0, len(document.sentences), PIECE):
            some = document.sentences[at : at + PIECE]
            yield document.text[some[0].start : some[-1].end]


def documents(texts: Iterable[str]) -> list[Document]:
    return list(read((Article(text) for text in texts), skipped=lambda skip: None))


def row(name: str, texts: Iterable[str], pipeline: Pipeline) -> list[str]:
    given = documents(texts)
    began = time.perf_counter()
    left = [one for one in given if not may_report(one)]
    seconds = time.perf_counter() - began
    every = sum(found(given, pipeline))
    lost = sum(found(left, pipeline))
    share = sum(len(one.text) for one in left) / max(1, sum(len(one.text) for one in given))
    return [
        name,
        f"{len(given):,}",
        f"{len(left):,}",
        f"{share:.1%}",
        f"{every:,}",
        f"{lost:,}",
        f"{lost / max(1, every):.2%}",
        f"{1000 * seconds / max(1, len(given)):.2f}",
    ]


def found(given: Iterable[Document], pipeline: Pipeline) -> Iterator[int]:
    articles = [one.article for one in given]
    for one in pipeline.extract(articles, skipped=lambda skip: None):
        yield len(one.statements)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    corpus, pipeline = Corpus(parser.parse_args().data), Pipeline()
    sets = {
        "PolNeAR dev": news(corpus),
        "Wikinews 2004-05": wikinews(corpus),
        "article-extraction-benchmark": pages(corpus),
        f"PolNeAR dev, {PIECE} sentences at a time": short(news(corpus)),
        f"Wikinews, {PIECE} sentences at a time": short(list(wikinews(corpus))[:60]),
    }
    head = ["texts", "of them", "left out", "of characters", "statements", "lost", "", "ms a text"]
    print(table(head, (row(name, texts, pipeline) for name, texts in sets.items())))


if __name__ == "__main__":
    main()
