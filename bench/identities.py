"""Measure the matching of speakers across articles, on an invented record with known truth.

    python -m bench.identities [--statements 100000] [--speakers 20000] [--seed 1]

Prints a Markdown table: how many pairs of the matched are right (precision), how many of
those that are one were matched (recall), what it took on one core, and how long one more
article takes. Says with status 1 that a bar was missed.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from bench import invented
from bench.corpus import run, table
from onrecord.record.entry import ArticleRecord
from onrecord.resolve.across.identities import Identities
from onrecord.store import matching, writing
from onrecord.store.sql import open_record
from onrecord.store.tables import APPEARANCES

MORE = 60  # articles that are added to the whole record, one by one
SECONDS, MEGABYTES, MILLISECONDS = 300, 1000, 100


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--speakers", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--match", type=Path, help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.match:
        print(json.dumps(matched(told.match, told)))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "onrecord.db"
        write(path, told)
        options = [f"--statements={told.statements}", f"--speakers={told.speakers}"]
        options += [f"--seed={told.seed}", f"--match={path}"]
        child = run([sys.executable, "-m", "bench.identities", *options])
    found = json.loads(child.output)
    missed = report(found, child.peak / 1e6, told)
    sys.exit(1 if missed else 0)


def made(told: argparse.Namespace) -> Iterable[tuple[ArticleRecord, dict[str, int]]]:
    chance = random.Random(told.seed)
    them = invented.speakers(told.speakers, chance)
    return invented.articles(them, told.statements + MORE * invented.PER_ARTICLE, chance)


def write(path: Path, told: argparse.Namespace) -> None:
    """All articles but the last few, unmatched, and the truth of all beside the record."""
    truth: dict[str, int] = {}
    most = told.statements // invented.PER_ARTICLE
    with open_record(path) as record, record._writing() as connection:
        for number, (article, who) in enumerate(made(told)):
            truth |= who
            if number < most:
                writing.add(connection, article, {}, None)
    path.with_suffix(".json").write_text(json.dumps(truth), encoding="utf-8")


def matched(path: Path, told: argparse.Namespace) -> dict[str, float]:
    """Match the record, add one article after another, and compare with the truth."""
    matcher = Identities()
    with open_record(path) as record:
        began = time.perf_counter()
        record.identities.match(matcher)
        spent = time.perf_counter() - began
        most = told.statements // invented.PER_ARTICLE
        each, cpu = [], []
        more = [article for article, _ in islice(made(told), most, None)]
        gc.collect()
        gc.freeze()  # the invented speakers are not the record's to look after
        for article in more:
            began, busy = time.perf_counter(), time.process_time()
            record.add(article, matcher=matcher)
            each.append(time.perf_counter() - began)
            cpu.append(time.process_time() - busy)
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        with record._reading() as connection:
            wanted = APPEARANCES.select().with_only_columns(
                APPEARANCES.c.id, APPEARANCES.c.identity, APPEARANCES.c.folded
            )
            rows = [tuple(row) for row in connection.execute(wanted)]
            assert not matching.unmatched(connection)
        candidates = sum(1 for _ in record.identities.candidates(least=0.5))
    each.sort()
    cpu.sort()
    full = [(one, identity) for one, identity, name in rows if len(name.split()) > 1]
    return {
        "seconds": spent,
        "median": each[len(each) // 2],
        "p95": each[len(each) * 95 // 100],
        "worst": each[-1],
        "cpu": cpu[len(cpu) // 2],
        "cpu p95": cpu[len(cpu) * 95 // 100],
        "appearances": len(rows),
        "speakers": len(set(truth.values())),
        "identities": len({identity for _, identity, _ in rows}),
        "candidates": candidates,
        **pairwise("all", ((truth[one], identity) for one, identity, _ in rows)),
        **pairwise("full", ((truth[one], identity) for one, identity in full)),
    }


def pairwise(which: str, rows: Iterable[tuple[int, str]]) -> dict[str, float]:
    """Of all pairs of one identity, how many are one speaker, and the other way round."""
    both = Counter(rows)
    right = sum(n * (n - 1) // 2 for n in both.values())
    found, true = Counter[str](), Counter[int]()
    for (speaker, identity), n in both.items():
        found[identity] += n
        true[speaker] += n
    of = [sum(n * (n - 1) // 2 for n in told.values()) for told in (found, true)]
    return {f"{which} precision": right / (of[0] or 1), f"{which} recall": right / (of[1] or 1)}


def report(found: dict[str, float], peak: float, told: argparse.Namespace) -> bool:
    """Print the tables; True if a bar was missed."""
    print(
        f"{told.statements:,} statements of {told.speakers:,} invented speakers (seed {told.seed}):"
        f" {found['appearances']:,.0f} appearances, {found['identities']:,.0f} identities,"
        f" {found['candidates']:,.0f} candidates of 0.5 or more\n"
    )
    body = [
        [name, f"{found[f'{key} precision']:.4f}", f"{found[f'{key} recall']:.4f}"]
        for key, name in (("all", "all"), ("full", "more than one word"))
    ]
    print(table(["pairs, by the name", "precision", "recall"], body) + "\n")
    bars = (
        ("matching all, one core, s", found["seconds"], SECONDS),
        ("peak memory, MB", peak, MEGABYTES),
        ("one more article, median, ms", found["median"] * 1e3, MILLISECONDS),
        ("one more article, 95 of 100, ms", found["p95"] * 1e3, MILLISECONDS),
        ("one more article, the slowest, ms", found["worst"] * 1e3, MILLISECONDS),
        ("one more article, median, ms of the core", found["cpu"] * 1e3, MILLISECONDS),
        ("one more article, 95 of 100, ms of the core", found["cpu p95"] * 1e3, MILLISECONDS),
    )
    lines = [
        [name, f"< {bar}", f"{got:.0f}", "reached" if got < bar else "**not reached**"]
        for name, got, bar in bars
    ]
    print(table(["measure", "asked", "got", ""], lines))
    return any(got >= bar for _, got, bar in bars)


if __name__ == "__main__":
    main()
