"""What it costs: whole processes on one core, in one run."""

from __future__ import annotations

import sys

from bench import peers
from bench.corpus import Corpus, Run, onrecord, run, table


def runs(corpus: Corpus) -> dict[str, Run]:
    """Every system over all of dev, once each, after a warm-up of the disk's cache."""
    paths = corpus.texts
    run(onrecord("read", "--format", "jsonl", str(paths[0])))
    told = {
        "onrecord": run(onrecord("read", "--format", "jsonl", *map(str, paths))),
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


def parts(corpus: Corpus) -> str:
    """Start-up and the network alone."""
    sample = [str(path) for path in corpus.texts[:30]]
    text, ran = map(float, run([sys.executable, "-c", NETWORK, *sample]).output.split())
    started = sorted(run(onrecord("--help")).wall for _ in range(5))[2]
    imported = sorted(run([sys.executable, "-c", "import onrecord"]).wall for _ in range(5))[2]
    first = sorted(
        run(onrecord("read", "--format", "jsonl", str(corpus.seed))).wall for _ in range(5)
    )[2]
    return table(
        ["what", "figure"],
        [
            ["word pieces of text a second in the network, one thread", f"{text:,.0f}"],
            ["word pieces a second with the context of windows counted", f"{ran:,.0f}"],
            ["`import onrecord`, whole process, median of 5", f"{imported:.2f} s"],
            ["`onrecord --help`, median of 5", f"{started:.2f} s"],
            ["`onrecord read` of one short article, median of 5", f"{first:.2f} s"],
        ],
    )
