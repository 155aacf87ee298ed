"""Compare resolved speakers with CoreNLP's coreference on PolNeAR, and print a Markdown table.

    python -m bench.speakers --data DATA [--split train] [--articles 100] [--show 40]

The statements are the corpus's own, so that only `resolve` is measured. The
reference is silver: of the chain that a source mention belongs to, the longest
name of a person. It is wrong more often than not where the two differ, so
`--show` prints disagreements with the text before them, to be read and judged.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from bench.corpus import Corpus, table
from onrecord.read.stage import read
from onrecord.record.statement import Kind, Spans, Statement
from onrecord.record.text import Article, Document, Span
from onrecord.resolve.placed import placed
from onrecord.resolve.pronouns import Pronouns, Standing
from onrecord.resolve.registers.starter import starter
from onrecord.resolve.rules import Rule
from onrecord.resolve.scene import staged
from onrecord.resolve.sources import PRONOUNS
from onrecord.resolve.speakers import Heard, hear
from train.polnear import Annotated, load

FORMS: Final = (
    "he, she",
    "surname or given name",
    "full name",
    "description with “the”",
    "other pronoun",
    "other words",
)


@dataclass(frozen=True)
class Compared:
    """One source: our speaker's name and the silver name, either None where there is none."""

    article: Annotated
    form: str
    source: Span
    ours: str | None
    silver: str | None
    rule: Rule | None

    @property
    def agrees(self) -> bool:
        """True when the last word of one name is a word of the other."""
        if not self.ours or not self.silver:
            return False
        one, other = self.ours.casefold().split(), self.silver.casefold().split()
        return one[-1] in other or other[-1] in one


def compared(folder: Path, articles: int, seed: int) -> tuple[list[Compared], float]:
    """Every source of a sample of articles, and the seconds that resolving took."""
    with gzip.open(folder / "corenlp_silver.jsonl.gz", "rt", encoding="utf-8") as lines:
        silver = {row["id"]: row for row in map(json.loads, lines)}
    found = [one for one in load(folder) if one.readings and one.name in silver]
    random.Random(seed).shuffle(found)
    rows: list[Compared] = []
    seconds = 0.0
    for one in found[:articles]:
        told, took = resolved(one)
        seconds += took
        rows.extend(sources(one, told, silver[one.name]))
    return rows, seconds


def resolved(one: Annotated) -> tuple[list[tuple[Statement, Heard]], float]:
    """The corpus's statements of one article with who is behind them, and the seconds it took."""
    documents, statements = prepared(one)
    began = time.perf_counter()
    told: list[tuple[Statement, Heard]] = []
    for document in documents:
        here = [placed(document, statement) for statement in statements]
        heard = hear(Pronouns(staged(document, here, starter())), here)
        told += zip(statements, heard, strict=True)
    return told, time.perf_counter() - began


def follow_gold(one: Annotated) -> Iterator[tuple[Span, Standing]]:
    """The corpus's sources in one article that are "he" or "she", and who may be meant."""
    documents, statements = prepared(one)
    for document in documents:
        here = [placed(document, statement) for statement in statements]
        pronouns = Pronouns(staged(document, here, starter()))
        hear(pronouns, here)
        for statement in here:
            standing = pronouns.standing.get(statement.at)
            if statement.source and standing is not None:
                source = statement.statement.source
                yield Span(source[0].start, source[-1].end), standing


def prepared(one: Annotated) -> tuple[list[Document], list[Statement]]:
    """An article of the corpus as it is read, and the corpus's own statements in it."""
    day = re.search(r"_(\d{4}-\d\d-\d\d)_", one.name)
    article = Article(one.text, published=date.fromisoformat(day[1]) if day else None)
    documents = list(read([article], skipped=lambda skip: None))
    statements = [
        Statement(
            article.id, kind(one.text, told.content), spans(told.source), spans(told.cue),
            spans(told.content), "…", 1.0, "PolNeAR",
        )
        for told in one.readings[0]
    ]  # fmt: skip
    return documents, statements


def spans(pairs: tuple[tuple[int, int], ...]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)


def kind(text: str, content: tuple[tuple[int, int], ...]) -> Kind:
    return Kind.DIRECT if text[content[0][0]] in "“\"'‘`" else Kind.INDIRECT


def sources(
    one: Annotated, told: list[tuple[Statement, Heard]], silver: dict[str, Any]
) -> Iterator[Compared]:
    persons = [(start, end) for start, end, label in silver["entities"] if label == "PERSON"]
    for statement, heard in told:
        if not statement.source:
            continue
        source = Span(statement.source[0].start, statement.source[-1].end)
        first = heard.told[0] if heard.told else None
        names = [one.text[a:b] for a, b in persons if source.start <= a and b <= source.end]
        yield Compared(
            one,
            form(source.of(one.text), names),
            source,
            first.speaker.name if first else None,
            chain_name(one.text, source, silver["coref"], persons),
            first.rule if first else None,
        )


def form(words: str, names: list[str]) -> str:
    """Which kind of words a source is, by its words and the persons CoreNLP sees in it."""
    small = words.casefold().strip(" ,")
    if small in PRONOUNS:
        return FORMS[0] if PRONOUNS[small].gender else FORMS[4]
    if names:
        return FORMS[2] if any(" " in name for name in names) else FORMS[1]
    return FORMS[3] if small.startswith("the ") else FORMS[5]


def chain_name(
    text: str, source: Span, chains: list[list[list[int]]], persons: list[tuple[int, int]]
) -> str | None:
    """The longest person's name of the chain that the source itself belongs to."""
    best: tuple[int, list[list[int]]] | None = None
    for chain in chains:
        for start, end, head, head_end, _ in chain:
            if source.start <= head and head_end <= source.end:
                closeness = (start == source.start) + (end == source.end)
                if best is None or closeness > best[0]:
                    best = closeness, chain
    if best is None:
        return None
    names = [
        text[a:b]
        for start, end, head, head_end, _ in best[1]
        for a, b in persons
        if start <= a <= head and head_end <= b <= end
    ]
    return max(names, key=len, default=None)


def summary(rows: list[Compared]) -> str:
    """Of the sources with a silver name: how many agree, are left open, and differ."""
    body = []
    for name in FORMS:
        of_form = [row for row in rows if row.form == name]
        known = [row for row in of_form if row.silver]
        agree = sum(row.agrees for row in known)
        unresolved = sum(row.ours is None for row in known)
        differ = len(known) - agree - unresolved
        shares = [
            f"{count / len(known):.3f}" if known else "–" for count in (agree, unresolved, differ)
        ]
        body.append([name, str(len(of_form)), str(len(known)), *shares])
    return table(["source", "sources", "with a silver name", "agree", "left open", "differ"], body)


def disagreements(rows: list[Compared], most: int, seed: int) -> Iterator[str]:
    """Disagreements to be read: ours, the silver name, and the words before the source."""
    differ = [row for row in rows if row.silver and not row.agrees]
    for row in random.Random(seed).sample(differ, min(most, len(differ))):
        yield f"[{row.form}] ours: {row.ours} | silver: {row.silver}\n{shown(row)}"


def shown(row: Compared) -> str:
    """The words before a source, and a few behind."""
    text, source = row.article.text, row.source
    before = text[max(0, source.start - 400) : source.start].replace("\n", " ¶ ")
    after = text[source.start : source.end + 60].replace("\n", " ¶ ")
    return f"  …{before}»{after}…\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N disagreements")
    told = parser.parse_args()
    folder = Corpus(told.data).dev.with_name(told.split)
    rows, seconds = compared(folder, told.articles, told.seed)
    articles = len({row.article.name for row in rows})
    print(summary(rows))
    print(f"\n{articles} articles, {len(rows)} sources, resolved in {seconds:.1f} s")
    for one in disagreements(rows, told.show, told.seed):
        print(f"\n{one}", end="")


if __name__ == "__main__":
    main()
