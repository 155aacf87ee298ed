"""Measure what is taken from pages, and print Markdown tables.

    python -m bench.extraction --data DATA [--pages 10000] [--show]

Bodies: article-extraction-benchmark (Scrapinghub), 181 pages, by its own rule: shingles
of four words, each page counted alike. Headline, day, authors and body: the test pages of
Fundus, 48, whose gold is what each outlet's own parser is to find. Anchors: both.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from statistics import mean
from typing import Final

from bench.corpus import run, table
from onrecord.errors import InputError
from onrecord.read.html import page
from onrecord.read.pages.stream import stream
from onrecord.record.original import same_words, words
from onrecord.record.text import Article

ASKED: Final = {"f1": 0.955, "title": 0.95, "day": 0.95, "authors": 0.80, "anchored": 0.99}
ASKED_RATE: Final = 15  # pages a second on one core
TIMED_PAGES: Final = 1_000  # in docs/speed.md
WORD: Final = re.compile(r"\w+")
SHINGLE: Final = 4


@dataclass(frozen=True)
class Gold:
    """One page and what is to be found in it; what the set does not say is None."""

    name: str
    data: bytes
    body: str
    title: str | None = None
    day: date | None = None
    authors: frozenset[str] | None = None


@dataclass(frozen=True)
class Read:
    """A page with what onrecord found in it, None where that was nothing."""

    gold: Gold
    found: Article | None


@dataclass(frozen=True)
class Score:
    """Precision and recall of bodies, as means over pages."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def scrapinghub(data: Path) -> Iterator[Gold]:
    folder = data / "html-scrapinghub"
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, told in gold.items():
        yield Gold(name, _unpacked(folder / "html" / f"{name}.html.gz"), told["articleBody"])


def fundus(data: Path) -> Iterator[Gold]:
    """A publisher's versions, V1, V1_1 and so on, in the order of its pages."""
    for path in sorted((data / "html-fundus").glob("*/*.json")):
        pages = sorted(path.parent.glob(f"{path.stem}_*.html.gz"))
        versions = json.loads(path.read_text(encoding="utf-8")).values()
        for packed, told in zip(pages, versions, strict=True):
            yield Gold(
                packed.name,
                _unpacked(packed),
                "\n".join(_paragraphs(told["body"])),
                told["title"],
                date.fromisoformat(told["publishing_date"][:10]),
                frozenset(map(_folded, told["authors"])),
            )


def _unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


def _paragraphs(body: dict[str, list]) -> Iterator[str]:
    yield from body["summary"]
    for section in body["sections"]:
        yield from (*section["headline"], *section["paragraphs"])


def _folded(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def read(pages: Iterable[Gold]) -> list[Read]:
    told = []
    for one in pages:
        try:
            told.append(Read(one, page(one.data, one.name)))
        except InputError:
            told.append(Read(one, None))
    return told


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Four words in a row; a shorter text is one shingle, an empty one none."""
    told = WORD.findall(text)
    rows = (tuple(told[at : at + SHINGLE]) for at in range(max(1, len(told) - SHINGLE + 1)))
    return Counter(row for row in rows if row)


def score(pairs: Iterable[tuple[str, str]]) -> Score:
    """Bodies as they are and as they were found, by the rule of article-extraction-benchmark."""
    precision, recall = [], []
    for gold, found in pairs:
        wanted, got = shingles(gold), shingles(found)
        both = (wanted & got).total()
        if got:
            precision.append(both / got.total())
        if wanted:
            recall.append(both / wanted.total())
    return Score(mean(precision), mean(recall))


def trafilatura(data: bytes) -> str:
    """The peer: the same library, as it comes."""
    from trafilatura import extract

    return extract(data.decode("utf-8"), include_comments=False) or ""


def bodies(read_of: dict[str, list[Read]]) -> str:
    rows = []
    for name, pages in read_of.items():
        ours = score((one.gold.body, one.found.text if one.found else "") for one in pages)
        theirs = score((one.gold.body, trafilatura(one.gold.data)) for one in pages)
        for system, told in (("onrecord", ours), ("trafilatura, as it comes", theirs)):
            figures = (f"{figure:.3f}" for figure in (told.f1, told.precision, told.recall))
            rows.append([name, str(len(pages)), system, *figures])
    return table(["pages", "number", "system", "F1", "precision", "recall"], rows)


# Whether a field is right: what the gold says, what was found.
FIELDS: Final[dict[str, Callable[[Gold, Article], bool]]] = {
    "title": lambda gold, found: _folded(gold.title or "") == _folded(found.title),
    "day": lambda gold, found: gold.day == found.published,
    "authors": lambda gold, found: (
        gold.authors == {_folded(one) for one in found.byline.split(", ")} - {""}
    ),
}


def right(pages: Sequence[Read], field: str) -> float:
    return mean(bool(one.found and FIELDS[field](one.gold, one.found)) for one in pages)


def other_headlines(pages: Sequence[Read]) -> dict[str, str]:
    """Of the pages whose headline is another than the gold's: where both stand in the page."""
    from lxml import html

    wrong = [one for one in pages if one.found and not FIELDS["title"](one.gold, one.found)]
    ours = theirs = 0
    for one in wrong:
        markup = one.gold.data.decode("utf-8")
        headings = html.fromstring(markup.encode()).iter("h1")
        assert one.found
        ours += _folded(one.found.title) in {_folded(told.text_content()) for told in headings}
        theirs += _folded(one.gold.title or "") in _folded(unescape(markup))
    return {
        "pages_other": str(len(wrong)),
        "pages_other_ours": str(ours),
        "pages_other_theirs": str(theirs),
    }


@dataclass(frozen=True)
class Anchors:
    """Paragraphs, those that are anchored, and of their passages those that hold."""

    paragraphs: int
    anchored: int
    passages: int
    same: int
    bytes: int


def anchors(pages: Iterable[Read]) -> Anchors:
    """Every passage looked up again, in the page's text and in its bytes."""
    paragraphs = unanchored = passages = same = in_bytes = 0
    for one in pages:
        if one.found is None or (original := one.found.original) is None:
            continue
        text, again = one.found.text, stream(one.gold.data)
        paragraphs += len(text.split("\n"))
        unanchored += len(original.unanchored)
        for passage in original.passages:
            passages += 1
            there = again.text[passage.at : passage.until]
            same += words(there) == words(text[passage.start : passage.end])
            where = again.span(passage.at, passage.until)
            alone = where and stream(one.gold.data[where.start : where.end]).text
            in_bytes += bool(alone and same_words(alone, there))
    return Anchors(paragraphs, paragraphs - unanchored, passages, same, in_bytes)


def anchor_table(read_of: dict[str, list[Read]]) -> str:
    rows = []
    for name, pages in read_of.items():
        told = anchors(pages)
        share = told.anchored / told.paragraphs
        held = (f"{told.same:,}", f"{told.bytes:,}")
        rows.append([name, f"{told.paragraphs:,}", f"{share:.2%}", f"{told.passages:,}", *held])
    head = ["pages", "paragraphs", "anchored", "passages", "same words there", "in these bytes"]
    return table(head, rows)


def reached(read_of: dict[str, list[Read]]) -> str:
    hub, other = read_of.values()
    f1 = score((one.gold.body, one.found.text if one.found else "") for one in hub).f1
    told = anchors([*hub, *other])
    got = {
        "f1": ("F1 of the body, article-extraction-benchmark", f1),
        "title": ("headline as in Fundus", right(other, "title")),
        "day": ("day as in Fundus", right(other, "day")),
        "authors": ("authors as in Fundus", right(other, "authors")),
        "anchored": ("paragraphs anchored, both", told.anchored / told.paragraphs),
    }
    rows = [
        [what, f"≥ {ASKED[key]:g}", f"{figure:.3f}", _verdict(figure >= ASKED[key])]
        for key, (what, figure) in got.items()
    ]
    every = told.passages == told.same
    rows.append(
        ["anchored passages that hold", "all", "all" if every else "not all", _verdict(every)]
    )
    return table(["measure", "asked", "got", ""], rows)


def _verdict(well: bool) -> str:
    return "reached" if well else "**not reached**"


def tables(data: Path) -> dict[str, str]:
    """The tables of docs/accuracy.md."""
    read_of = {
        "article-extraction-benchmark": read(scrapinghub(data)),
        "Fundus": read(fundus(data)),
    }
    return {
        "pages_reached": reached(read_of),
        "pages_bodies": bodies(read_of),
        "pages_anchors": anchor_table(read_of),
        **other_headlines(read_of["Fundus"]),
    }


# One process and its child, both on the core that the caller is pinned to.
TIMED: Final = """
import gzip, json, resource, sys
from itertools import cycle, islice
from pathlib import Path
from onrecord.errors import InputError
from onrecord.read.html import page
from onrecord.read.pages.worker import shared

def resident(pid):
    try:
        told = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next(int(l.split()[1]) for l in told.splitlines() if l.startswith("VmRSS"))

pages = [gzip.decompress(Path(one).read_bytes()) for one in sys.argv[2:]]
held = []
for data in islice(cycle(pages), int(sys.argv[1])):
    try:
        page(data, "page")
    except InputError:
        pass
    child = shared()._child
    held.append((resident("self"), resident(child.pid) if child else 0))
shared().close()
used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps([held, sum(one.ru_utime + one.ru_stime for one in used)]))
"""


def speed_table(data: Path, number: int) -> str:
    """Memory and processor time, so many pages in a row, the sets over and over."""
    folders = ("html-scrapinghub/html", "html-fundus")
    paths = [str(one) for name in folders for one in sorted((data / name).rglob("*.html.gz"))]
    held, used = json.loads(run([sys.executable, "-c", TIMED, str(number), *paths]).output)
    fifth = max(1, number // 5)
    rows = []
    for low in range(0, number, fifth):
        part = held[low : low + fifth]
        peaks = (f"{max(one[of] for one in part) / 1e3:.0f}" for of in (0, 1))
        rows.append([f"{low + 1:,} to {low + len(part):,}", *peaks])
    head = ["pages", "most memory, MB", "most memory of the child, MB"]
    asked = f"at least {ASKED_RATE} were asked for"
    rate = f"{number / used:.1f} pages a second of one core's time, start included; {asked}."
    return f"{table(head, rows)}\n\n{len(paths)} pages, over and over: {rate}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=0, help="time so many pages, too")
    parser.add_argument("--show", action="store_true", help="print what is not as in Fundus")
    told = parser.parse_args()
    data = told.data / "data"
    for name, text in tables(data).items():
        print(f"{name}\n\n{text}\n")
    if told.pages:
        print(speed_table(data, told.pages))
    for one in read(fundus(data)) if told.show else ():
        for field, holds in FIELDS.items():
            if one.found and not holds(one.gold, one.found):
                print(field, one.gold.name, one.found.title, one.found.published, one.found.byline)


if __name__ == "__main__":
    main()
