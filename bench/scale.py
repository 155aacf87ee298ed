"""What a run over a corpus costs, and whether more processes take less time; fills docs/scale.md.

    python -m bench.scale [--articles 800] [--shards 8] [--data DATA] [--write] [--note TEXT]

The corpus is bench.crawl's, 20,000 articles in 40 shards at its full size, made where it is not
there. Everything that is compared is run in one go. `--write` puts the figures into the docs.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import secrets
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from bench import crawl
from bench.corpus import Corpus, table
from onrecord.pipeline import Extract, Pipeline
from onrecord.read.archives import records
from onrecord.read.opened import opened
from onrecord.read.responses import response
from onrecord.record.statement import Statement
from onrecord.record.text import Article, Skip
from onrecord.scale import tables
from onrecord.scale.configs import Config
from onrecord.scale.filters import at_home
from onrecord.scale.manifests import Manifest
from onrecord.scale.places import Place
from onrecord.scale.reports import Report, report
from onrecord.scale.shards import process_shard
from onrecord.scale.sheets import Sheets

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
ASKED = {"two": 1.8, "parts": 1.10, "ray": 1.25}
PRICE = 0.04  # dollars for one core and one hour, about what clouds ask for a core that may go
TIMES = 3  # that each part is run: the least counts
CC_NEWS = 1_350_000_000


@dataclass(frozen=True)
class Ran:
    """One whole run as a process of its own: seconds by the clock and of processors.

    What a cluster's processes work is not known to us: 0 there.
    """

    wall: float
    cpu: float
    report: Report
    out: Path

    @property
    def rate(self) -> float:
        return self.report.articles / self.wall


def ran(place: Path, out: Path, *more: str) -> Ran:
    """A run over a crawl. Raises SystemExit where it fails."""
    program = [sys.executable, "-m", "onrecord", "corpus", "run", str(place), "--out", str(out)]
    own = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(16)}
    world = {**os.environ, **own, "RAY_TMPDIR": "/tmp", "RAY_USAGE_STATS_ENABLED": "0"}
    began, before = time.perf_counter(), os.times()
    done = subprocess.run([*program, *more], capture_output=True, text=True, env=world)
    wall, after = time.perf_counter() - began, os.times()
    if done.returncode:
        raise SystemExit(f"the run {' '.join(more)} failed:\n{done.stderr[-2000:]}")
    cpu = after.children_user + after.children_system - before.children_user
    cpu -= before.children_system
    return Ran(wall, 0.0 if "ray" in more else cpu, report(str(out)), out)


def same(one: Path, other: Path) -> bool:
    """Whether two folders hold the same tables, byte for byte."""
    told = [
        {s.name: s.report and s.report.output_sha256 for s in Manifest(Place(str(at))).shards()}
        for at in (one, other)
    ]
    return told[0] == told[1]


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """Of this process's own work: what else runs on the machine makes no difference."""
    began = time.process_time()
    told = work()
    return time.process_time() - began, told


def parts(shard: Path, folder: Path) -> dict[str, float]:
    """The seconds of each part of the work over one shard, and of the shard as a whole."""
    config = Config.of(today=date.today())
    pipeline = Pipeline(today=config.today)
    _ = pipeline.network

    def given() -> list[Article | Skip]:
        with shard.open("rb") as stream:
            return list(opened(stream, str(shard)))

    def found(articles: list[Article]) -> list[Extract]:
        """As a shard does: each text once, each article with what was found in its text."""
        texts: dict[str, tuple[Statement, ...]] = {}
        extracts = []
        for one in {one.id: one for one in articles}.values():
            kept = texts.get(one.text_sha256)
            worth = None if kept is None else (lambda document: False)
            for extract in pipeline.extract([one], skipped=lambda skip: None, worth=worth):
                told = texts.setdefault(one.text_sha256, extract.statements)
                extracts.append(replace(extract, statements=at_home(told, one.id)))
        return extracts

    def put(extracts: list[Extract], told: list[Any]) -> None:
        with Sheets(Place(str(folder / "parts")), "parts") as sheets:
            for extract, one in zip(extracts, told, strict=True):
                original = extract.document.article.original
                page = sheets.put_page(tables.page(original)) if original else None
                month = tables.month(extract.document.article.published)
                for name, rows in tables.rows(extract, one, page).items():
                    sheets.put(name, month, rows)
            sheets.written()

    def once() -> dict[str, float]:
        reading, all_of_it = seconds(given)
        articles = [one for one in all_of_it if isinstance(one, Article)]
        finding, extracts = seconds(lambda: found(articles))
        resolving, told = seconds(lambda: list(pipeline.told(extracts)))
        writing, _ = seconds(lambda: put(extracts, told))
        whole, _ = seconds(lambda: process_shard(str(shard), str(folder / "whole"), config))
        return {
            "reading": reading,
            "finding": finding,
            "resolving": resolving,
            "writing": writing,
            "whole": whole,
        }

    process_shard(str(shard), str(folder / "warm"), config)
    least: dict[str, float] = {}
    for _ in range(TIMES):
        for name, took in once().items():
            least[name] = min(took, least.get(name, took))
    return least


def pages(place: Path) -> Iterator[bytes]:
    """The bodies of all pages of a crawl that are whole."""
    for path in sorted(place.glob("*.warc.gz")):
        with path.open("rb") as stream:
            for one in records(stream):
                block = getattr(one, "block", None)
                if block and not one.breaks_off:
                    yield response(block).body


def trafilatura(place: Path) -> float:
    """Pages a second that trafilatura takes the text from, alone, in two processes."""
    bodies = list(pages(place))
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(_bare, bodies[:4]))
        began = time.perf_counter()
        list(pool.map(_bare, bodies, chunksize=20))
        return len(bodies) / (time.perf_counter() - began)


def _bare(page: bytes) -> int:
    from trafilatura import bare_extraction

    told = bare_extraction(page, with_metadata=True)
    return len(told.text or "") if told else 0


def connecting(data: Path | None, folder: Path) -> str:
    """What it takes to put news that people wrote on record: in words, with its figures."""
    if data is None:
        return "What that takes was not measured in this run (`--data`)."
    texts = Corpus(data).texts
    rows = ({"id": one.stem, "text": one.read_text(encoding="utf-8")} for one in texts)
    news = folder / "news.jsonl"
    news.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    read = ran(news, folder / "news", "--workers", "1")
    program = [sys.executable, "-m", "onrecord", "--record", str(folder / "news.db")]
    before = os.times()
    subprocess.run([*program, "corpus", "connect", str(read.out)], check=True, capture_output=True)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user
    each = (cpu - before.children_system) / read.report.articles
    hours = 1e6 * each / 3600
    return _filled(
        f"For the {read.report.articles} articles of PolNeAR dev, {read.report.statements:,} "
        f"statements, it takes {each:.2f} seconds of processors an article, reading them before "
        f"{read.cpu / read.report.articles:.2f}: {hours:,.0f} hours for a million, if a large "
        "record took no longer than a small one."
    )


def _filled(told: str) -> str:
    return textwrap.fill(told, 120)


def memory(run: Ran) -> tuple[float, float]:
    """The most memory of a process after its first shard, and after its last, in MB."""
    told = sorted(one.report.memory for one in Manifest(Place(str(run.out))).shards() if one.report)
    return told[0] / 1e6, told[-1] / 1e6


def figures(place: Path, folder: Path, data: Path | None) -> dict[str, str]:
    """All tables, by the names that the template has for them."""
    one = ran(place, folder / "one", "--workers", "1")
    two = ran(place, folder / "two", "--workers", "2")
    ray = ran(place, folder / "ray", "--workers", "2", "--engine", "ray")
    equal = same(one.out, two.out) and same(one.out, ray.out)
    part = parts(sorted(place.glob("*.warc.gz"))[0], folder)
    total = sum(part.values()) - part["whole"]
    low, high = memory(one)
    told = one.report
    rows = [
        ["one process", one, ""],
        [
            "two processes",
            two,
            f"{one.wall / two.wall:.2f} times as fast as one (asked: {ASKED['two']}); "
            f"{two.cpu / one.cpu:.2f} of its work",
        ],
        ["Ray, two", ray, f"{ray.wall / two.wall:.2f} of the pool's time (asked: {ASKED['ray']})"],
    ]
    whole = f"{part['whole'] / total:.2f} of the sum (asked: {ASKED['parts']:.2f})"
    rate, characters = told.articles / one.cpu, told.characters / one.cpu
    return {
        "runs": table(
            ["", "seconds", "of processors", "articles a second", ""],
            [
                [name, f"{r.wall:.1f}", f"{r.cpu:.1f}" if r.cpu else "", f"{r.rate:.1f}", says]
                for name, r, says in rows
            ],
        ),
        "parts": table(
            ["part", "seconds", ""],
            [
                *(
                    [name, f"{part[name]:.2f}", f"{part[name] / total:.0%}"]
                    for name in ("reading", "finding", "resolving", "writing")
                ),
                ["the sum", f"{total:.2f}", ""],
                ["`process_shard`", f"{part['whole']:.2f}", whole],
            ],
        ),
        "articles": f"{told.articles:,}",
        "skips": f"{told.skips:,}",
        "shards": str(len(Manifest(Place(str(one.out))).place.names("manifest", ".json"))),
        "same": "the same bytes" if equal else "NOT THE SAME BYTES",
        "low": f"{low:.0f}",
        "high": f"{high:.0f}",
        "written": f"{told.written / told.articles / 1000:.1f}",
        "length": f"{told.characters / told.articles:,.0f}",
        "rate": f"{rate:.1f}",
        "characters": f"{characters:,.0f}",
        "peer": f"{trafilatura(place):.0f}",
        "price": f"{PRICE}",
        "costs": costs(rate),
        "connecting": connecting(data, folder),
        "reasons": table(
            ["skipped", "articles"],
            [[reason.replace("|", "\\|"), f"{n:,}"] for reason, n in told.reasons.items()],
        ),
    }


def costs(rate: float) -> str:
    """What so many articles cost at so many a second and core."""
    rows = []
    for name, number in (("a million articles", 1_000_000), ("CC-News, 1.35 billion", CC_NEWS)):
        hours = number / rate / 3600
        rows.append(
            [
                name,
                f"{hours:,.0f}",
                f"{hours * PRICE:,.0f}",
                *(f"{hours / 24 / cores:,.1f}" for cores in (16, 100, 1000)),
            ]
        )
    head = ["", "core hours", "dollars", "days on 16 cores", "on 100", "on 1,000"]
    return table(head, rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=None)
    parser.add_argument("--data", type=Path, default=None, help="the folder of the other benches")
    parser.add_argument("--articles", type=int, default=800)
    parser.add_argument("--shards", type=int, default=8)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--note", default="", help="what else ran on the machine")
    told = parser.parse_args()
    folder = told.folder or Path(tempfile.mkdtemp())
    place = crawl.make(folder, told.articles, told.shards)
    work = Path(tempfile.mkdtemp(dir=folder))
    try:
        filled = figures(place, work, told.data)
    finally:
        shutil.rmtree(work)
        if told.folder is None:
            shutil.rmtree(folder)
    filled |= {
        "filters": (HERE / "filters.md").read_text(encoding="utf-8").strip(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}",
        "note": _filled(told.note),
    }
    page = (HERE / "scale.md").read_text(encoding="utf-8").format(**filled)
    if told.write:
        (DOCS / "scale.md").write_text(page, encoding="utf-8")
    else:
        print(page)


if __name__ == "__main__":
    main()
