"""Are copies of a story recognised, and other stories left apart?

    python -m bench.copies DATA/data

Copies are made here from news articles as outlets make them: cut from the end, edited,
updated. What must stay apart are all other pairs: those of Wikinews, and those of
seven outlets on the same events of 2015 and 2016 (PolNeAR train), where copies would be
real ones; what is found there is printed, to be looked at.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import time
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Final

from bench.corpus import table
from onrecord.read.sketches import sketch
from onrecord.record.sketch import Sketch, stories
from onrecord.record.text import Article

LONG: Final = 900  # characters: shorter articles have nothing to cut
SENTENCE: Final = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")

Make = Callable[[list[str], Random], list[str]]


def cut(share: float) -> Make:
    """The first sentences, as where an outlet has less room."""
    return lambda sentences, _: sentences[: max(1, round(len(sentences) * share))]


def edited(sentences: list[str], chance: Random) -> list[str]:
    """Every eighth sentence away, another house style, a new first sentence."""
    kept = [one for one in sentences if chance.random() > 1 / 8]
    style = [
        one.replace("“", '"').replace("”", '"').replace(" percent", " per cent") for one in kept
    ]
    return ["This is how our desk begins the report that others have written.", *style]


def updated(sentences: list[str], chance: Random) -> list[str]:
    """A sentence away and two new ones within."""
    told = list(sentences)
    told.pop(chance.randrange(len(told)))
    for _ in range(2):
        told.insert(chance.randrange(len(told)), "A spokesman could not be reached for a comment.")
    return told


KINDS: Final[dict[str, Make]] = {
    "the whole text, in another house's style": lambda told, _: [
        one.replace("“", '"').replace("”", '"') for one in told
    ],
    "cut to nine tenths": cut(0.9),
    "cut to seven tenths": cut(0.7),
    "cut to six tenths": cut(0.6),
    "cut to half": cut(0.5),
    "edited": edited,
    "updated": updated,
}


def wikinews(data: Path) -> list[str]:
    """Articles of Wikinews that are long enough."""
    folder = data / "news-wikinews"
    told: list[str] = []
    for file in sorted((folder / "data").glob("wikinews_*.csv")):
        with file.open(encoding="utf-8", newline="") as rows:
            told += [row["text"] for row in csv.DictReader(rows)]
    with (folder / "wikinews_2004_2005_cleaned.jsonl").open(encoding="utf-8") as lines:
        told += [json.loads(line)["text"] for line in lines]
    return [one for one in told if len(one) >= LONG]


def recognised(texts: list[str]) -> Iterator[list[str]]:
    chance = Random(7)
    own = [sketch(Article(text)) for text in texts]
    for kind, make in KINDS.items():
        found, likeness = 0, 0.0
        for text, mine in zip(texts, own, strict=True):
            copy = sketch(Article(" ".join(make(SENTENCE.split(text), chance))))
            near = bool({*mine.bands} & {*copy.bands})
            found += near and mine.one_story(copy)
            likeness += mine.likeness(copy)
        yield [kind, f"{found / len(texts):.3f}", f"{likeness / len(texts):.2f}"]


def apart(sketches: list[Sketch]) -> tuple[int, int, float, list[tuple[int, ...]]]:
    """Pairs, pairs taken for one story, the likest of the others, and the stories."""
    told = list(stories(sketches))
    together = {pair for story in told for pair in combinations(story, 2)}
    pairs = list(combinations(range(len(sketches)), 2))
    others = (sketches[a].likeness(sketches[b]) for a, b in pairs if (a, b) not in together)
    return len(pairs), len(together), max(others, default=0.0), told


def tables(data: Path) -> dict[str, str]:
    """Of docs/accuracy.md: `copies_found`, and `copies_apart`."""
    texts = wikinews(data)
    rows = []
    for name, them in (("Wikinews", texts), ("PolNeAR train", list(polnear(data).values()))):
        begun = time.perf_counter()
        sketches = [sketch(Article(text)) for text in them]
        each = (time.perf_counter() - begun) / len(them) * 1000
        pairs, together, likest, _ = apart(sketches)
        told = f"{len(them)}", f"{pairs:,}", f"{together}", f"{likest:.2f}", f"{each:.1f}"
        rows.append([name, *told])
    heads = ["articles of", "articles", "pairs", "taken for one story", "likest other", "ms each"]
    made = [f"{len(texts)} copies", "recognised", "mean likeness"]
    return {
        "copies_found": table(made, list(recognised(texts))),
        "copies_apart": table(heads, rows),
    }


def polnear(data: Path) -> dict[str, str]:
    """The articles of PolNeAR train, by name."""
    paths = sorted((data / "polnear" / "train" / "text").glob("*.txt"))
    return {path.stem: path.read_text(encoding="utf-8") for path in paths}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    for one in tables(data).values():
        print(f"{one}\n")
    news = polnear(data)
    names = list(news)
    for story in stories([sketch(Article(text)) for text in news.values()]):
        print("one story:", "; ".join(names[at] for at in story))


if __name__ == "__main__":
    main()
