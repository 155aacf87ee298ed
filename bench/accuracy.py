"""How well attributions are found: onrecord, its peers, and two people, by one scorer."""

from __future__ import annotations

import itertools
from typing import Any

from bench import peers
from bench.corpus import Attributions, Corpus, Run, onrecord, rows, run, table

F1S = (
    "linked", "exact", "overlap", "span exact source", "span exact cue", "span exact content",
)  # fmt: skip
# (measure, at least), as set for this version.
ASKED = (
    ("linked", 0.72),
    ("exact", 0.65),
    ("overlap", 0.80),
    ("span exact source", 0.82),
    ("span exact cue", 0.75),
    ("span exact content", 0.70),
    ("direct overlap recall", 0.985),
    ("direct linked recall", 0.93),
    ("source touches the gold source", 0.95),
)


def tally(corpus: Corpus, predicted: dict[str, Attributions]) -> Any:
    scorer = corpus.scorer()
    told, wanted = scorer.Tally(), scorer.gold(corpus.dev)
    for path in corpus.texts:
        text = path.read_bytes().decode("utf-8")
        told.add(text, predicted.get(path.stem, []), wanted[path.stem][0])
    return told


def people(corpus: Corpus) -> Any:
    """Annotators against each other, on the articles of train and dev that several read."""
    scorer = corpus.scorer()
    told = scorer.Tally()
    for folder in (corpus.train, corpus.dev):
        for name, annotators in scorer.gold(folder).items():
            text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
            for one, other in itertools.permutations(annotators, 2):
                told.add(text, one, other)
    return told


def f1(told: Any, name: str) -> float:
    return float(2 * told[name, "tp"] / max(1, told[name, "p"] + told[name, "g"]))


def recall(told: Any, kind: str, measure: str) -> float:
    return float(told["kind", kind, measure] / max(1, told["kind", kind, "g"]))


def got(told: Any) -> dict[str, float]:
    """The figure for each measure that something was asked of."""
    return {
        **{name: f1(told, name) for name in F1S},
        "direct overlap recall": recall(told, "direct", "overlap"),
        "direct linked recall": recall(told, "direct", "linked"),
        "source touches the gold source": told["source", "ok"] / max(1, told["source", "n"]),
    }


def row(name: str, told: Any) -> list[str]:
    figures = list(got(told).values())[:-1]
    return [name, *(f"{figure:.3f}" for figure in figures)]


def comparison(corpus: Corpus, run_of: dict[str, Run], ours: Any, both: Any) -> str:
    """The table of all systems, from the tallies of onrecord and of the annotators."""
    body = [row("**onrecord**", ours)]
    body += [
        row(name, tally(corpus, peers.found(run_of[name].output)))
        for name in ("regex", "compromise")
        if name in run_of
    ]
    body.append(row("two annotators with each other", both))
    header = [
        "system", "linked F1", "exact F1", "overlap F1", "span exact: source", "cue", "content",
        "direct: overlap recall", "linked recall",
    ]  # fmt: skip
    return table(header, body)


def reached(ours: Any, both: Any) -> str:
    """What was asked and what was got, and how far two people agree."""
    mine, people_got = got(ours), got(both)
    return table(
        ["measure", "asked", "got", "", "two annotators"],
        [
            [
                name,
                f"{least:.3f}",
                f"{mine[name]:.3f}",
                "reached" if mine[name] >= least else "**not reached**",
                f"{people_got[name]:.3f}",
            ]
            for name, least in ASKED
        ],
    )


def seed(corpus: Corpus) -> str:
    """What is said of the article that the project started from: who, when, and the traps."""
    text = corpus.seed.read_bytes().decode("utf-8")
    output = run(
        onrecord("read", "--format", "jsonl", "--published", "2017-02-23", str(corpus.seed))
    ).output
    statements = next(row for row in rows(output) if "article" in row)["statements"]
    spans = [span for s in statements for role in ("source", "cue", "content") for span in s[role]]
    by: dict[str, list[Any]] = {}
    for one in statements:
        for speaker in one["speakers"]:
            by.setdefault(speaker["name"], []).append(one)
    body = [
        ["statements found", str(len(statements))],
        ["spans that take in a template token", str(sum("{" in text[a:b] for a, b in spans))],
    ]
    for name in ("John Kelly", "Donald Trump"):
        said = by.get(name, [])
        dated = [s for s in said if s["said_on"] and s["said_on"]["latest"] == "2017-02-23"]
        parts = max((len(s["content"]) for s in said), default=0)
        body.append([f"statements by {name}", str(len(said))])
        body.append(["… of them dated 2017-02-23", str(len(dated))])
        body.append(["… most parts in one quotation", str(parts)])
    return table(["", ""], body)
