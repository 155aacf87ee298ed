"""How well attributions are found: onrecord, its peers, and two people, by one scorer."""

from __future__ import annotations

from typing import Any

from bench import peers
from bench.corpus import Attributions, Corpus, Run, found, onrecord, rows, run, table

# (measure, at least), as set for the first version.
ASKED = (("linked", 0.67), ("exact", 0.60), ("direct overlap recall", 0.97))


def tally(corpus: Corpus, predicted: dict[str, Attributions]) -> Any:
    scorer = corpus.scorer()
    told, wanted = scorer.Tally(), scorer.gold(corpus.dev)
    for path in corpus.texts:
        text = path.read_bytes().decode("utf-8")
        told.add(text, predicted.get(path.stem, []), wanted[path.stem][0])
    return told


def people(corpus: Corpus) -> Any:
    """Annotators against each other, on the articles of train and dev that several read."""
    import itertools

    scorer = corpus.scorer()
    told = scorer.Tally()
    for split in ("train", "dev"):
        folder = corpus.dev.parent / split
        for name, annotators in scorer.gold(folder).items():
            text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
            for one, other in itertools.permutations(annotators, 2):
                told.add(text, one, other)
    return told


def f1(told: Any, name: str) -> float:
    return 2 * told[name, "tp"] / max(1, told[name, "p"] + told[name, "g"])


def recall(told: Any, kind: str, measure: str) -> float:
    return told["kind", kind, measure] / max(1, told["kind", kind, "g"])


def row(name: str, told: Any) -> list[str]:
    figures = [
        *(f1(told, measure) for measure in ("linked", "exact", "overlap")),
        *(f1(told, f"span exact {role}") for role in ("source", "cue", "content")),
        recall(told, "direct", "overlap"),
        recall(told, "direct", "linked"),
    ]
    return [name, *(f"{figure:.3f}" for figure in figures)]


def comparison(corpus: Corpus, run_of: dict[str, Run]) -> tuple[str, Any]:
    """The table of all systems, and onrecord's own tally."""
    ours = tally(corpus, found(run_of["onrecord"].output))
    body = [row("**onrecord**", ours)]
    body += [
        row(name, tally(corpus, peers.found(run_of[name].output)))
        for name in ("regex", "compromise")
        if name in run_of
    ]
    body.append(row("two annotators with each other", people(corpus)))
    header = [
        "system", "linked F1", "exact F1", "overlap F1", "span exact: source", "cue", "content",
        "direct: overlap recall", "linked recall",
    ]  # fmt: skip
    return table(header, body), ours


def reached(told: Any) -> str:
    got = {
        "linked": f1(told, "linked"),
        "exact": f1(told, "exact"),
        "direct overlap recall": recall(told, "direct", "overlap"),
    }
    return table(
        ["measure", "asked", "got", ""],
        [
            [
                name,
                f"{least:.2f}",
                f"{got[name]:.3f}",
                "reached" if got[name] >= least else "**not reached**",
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
