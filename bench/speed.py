"""What it costs: whole processes on one core, in one run."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from bench import peers
from bench.corpus import Corpus, Run, onrecord, pinned, run, table

READ: Final = ("read", "--format", "jsonl")
LENGTHS: Final = (125_000, 250_000, 500_000, 1_000_000)  # bytes
# A cost per megabyte, or a peak, that grows by no more than this from the shortest to the longest.
FLAT: Final = 1.25


def runs(corpus: Corpus) -> dict[str, Run]:
    """Every system over all of dev, once each, after a warm-up of the disk's cache."""
    paths = corpus.texts
    run(onrecord(*READ, str(paths[0])))
    told = {
        "onrecord": run(onrecord(*READ, *map(str, paths))),
        "regex": peers.regex(paths),
    }
    if (other := peers.compromise(paths)) is not None:
        told["compromise"] = other
    return told


def comparison(corpus: Corpus, run_of: dict[str, Run]) -> str:
    articles = len(corpus.texts)
    words = sum(len(p.read_text(encoding="utf-8").split()) for p in corpus.texts)
    return table(
        ["system", "articles/s", "words/s", "CPU s", "peak memory MB"],
        [
            [
                name,
                f"{articles / r.wall:.1f}",
                f"{words / r.wall:,.0f}",
                f"{r.cpu:.1f}",
                f"{r.peak / 1e6:.0f}",
            ]
            for name, r in run_of.items()
        ],
    )


NETWORK = """
import sys, time
from pathlib import Path
from onrecord.models.card import weights
from onrecord.models.session import AttributionSession
from onrecord.find.quotes import quotations, states
from onrecord.read.stage import read
from onrecord.record.text import Article
session = AttributionSession.open(weights("attributions"))
cuts = []
for path in sys.argv[1:]:
    (doc,) = read([Article(Path(path).read_bytes().decode())], skipped=print)
    marks = quotations(doc.text, doc.paragraphs)
    cuts.append(session.pieces(doc.text, doc.paragraphs, doc.sentences, states(doc.text, marks)))
list(session.scores(cuts[0]))
began = time.perf_counter()
ran = sum(s.end - s.start for cut in cuts for s in session.scores(cut))
spent = time.perf_counter() - began
print(sum(map(len, cuts)) / spent, ran / spent)
"""


class Parts(NamedTuple):
    """What was timed inside and around one process; seconds, and word pieces a second."""

    pieces: float
    pieces_with_context: float
    imported: float
    helped: float
    read_one: float
    first_of_one: float
    first_of_all: float


def parts(corpus: Corpus) -> Parts:
    """The network alone, start-up, and the first statement; each start the median of five."""
    sample = [str(path) for path in corpus.texts[:30]]
    text, ran = map(float, run([sys.executable, "-c", NETWORK, *sample]).output.split())
    one = onrecord(*READ, str(corpus.seed))
    return Parts(
        pieces=text,
        pieces_with_context=ran,
        imported=_median(run([sys.executable, "-c", "import onrecord"]).wall for _ in range(5)),
        helped=_median(run(onrecord("--help")).wall for _ in range(5)),
        read_one=_median(run(one).wall for _ in range(5)),
        first_of_one=_median(first_statement(one) for _ in range(5)),
        first_of_all=_median(
            first_statement(onrecord(*READ, *map(str, corpus.texts))) for _ in range(5)
        ),
    )


def _median(timed: Iterator[float]) -> float:
    return sorted(timed)[2]


def first_statement(command: list[str]) -> float:
    """Seconds until the first line with a statement leaves the command, through a pipe."""
    began = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, preexec_fn=pinned()
    ) as child:
        for line in child.stdout or ():
            if json.loads(line)["statements"]:
                spent = time.perf_counter() - began
                child.kill()
                return spent
    raise SystemExit(f"{' '.join(command[:4])} … printed no statement")


def parts_table(told: Parts) -> str:
    return table(
        ["what", "figure"],
        [
            ["word pieces of text a second in the network, one thread", f"{told.pieces:,.0f}"],
            [
                "word pieces a second with the context of windows counted",
                f"{told.pieces_with_context:,.0f}",
            ],
            ["`import onrecord`, whole process, median of 5", f"{told.imported:.2f} s"],
            ["`onrecord --help`, median of 5", f"{told.helped:.2f} s"],
            ["`onrecord read` of one short article, median of 5", f"{told.read_one:.2f} s"],
            ["… until its first statement", f"{told.first_of_one:.2f} s"],
            [
                "`onrecord read` of all of dev until its first statement",
                f"{told.first_of_all:.2f} s",
            ],
        ],
    )


def reached(corpus: Corpus, ours: Run, told: Parts) -> str:
    """What was asked and what was got."""
    rate, peak = len(corpus.texts) / ours.wall, ours.peak / 1e6
    rows = (
        ("articles a second, whole process over dev", "≥ 5", f"{rate:.2f}", rate >= 5),
        (
            "word pieces a second in the network",
            "≥ 6,500",
            f"{told.pieces:,.0f}",
            told.pieces >= 6500,
        ),
        ("peak memory over dev, MB", "< 400", f"{peak:.0f}", peak < 400),
        *(
            (f"first statement of {what}, s", "≤ 1.5", f"{seconds:.2f}", seconds <= 1.5)
            for what, seconds in (
                ("one article", told.first_of_one),
                ("all of dev", told.first_of_all),
            )
        ),
    )
    return table(
        ["measure", "asked", "got", ""],
        [[*figures, "reached" if well else "**not reached**"] for *figures, well in rows],
    )


def lengths(corpus: Corpus) -> dict[int, Run]:
    """One text of each length, in bytes, of different paragraphs of train in their order."""
    told = {}
    with tempfile.TemporaryDirectory() as folder:
        for length in LENGTHS:
            path = Path(folder) / f"{length}.txt"
            path.write_text(_composed(corpus, length), encoding="utf-8")
            told[path.stat().st_size] = run(onrecord(*READ, str(path)))
    return told


def _composed(corpus: Corpus, length: int) -> str:
    parts: list[str] = []
    left = length
    for path in sorted((corpus.train / "text").glob("*.txt")):
        for paragraph in filter(None, path.read_text(encoding="utf-8").splitlines()):
            parts.append(paragraph)
            left -= len(paragraph.encode()) + 2
            if left <= 0:
                return "\n\n".join(parts)
    raise SystemExit(f"train has less than {length:,} bytes")


def length_table(told: dict[int, Run]) -> str:
    """Cost against length, and whether it is flat."""
    body = [
        [
            f"{size / 1e3:,.0f}",
            f"{r.wall:.1f}",
            f"{r.wall / (size / 1e6):.1f}",
            f"{r.peak / 1e6:.0f}",
        ]
        for size, r in told.items()
    ]
    (small, shortest), *_, (large, longest) = told.items()
    grown = (longest.wall / large) / (shortest.wall / small)
    peak = longest.peak / shortest.peak
    return (
        table(["text, kB", "seconds", "seconds per MB", "peak memory MB"], body)
        + f"\n\nFrom the shortest to the longest a megabyte's time is multiplied by {grown:.2f} "
        f"({_flat(grown)}) and peak memory by {peak:.2f} ({_flat(peak)}): "
        f"{(longest.peak - shortest.peak) / (large - small):.0f} bytes more for each byte of text."
    )


def _flat(factor: float) -> str:
    return "flat" if factor <= FLAT else "**not flat**"
