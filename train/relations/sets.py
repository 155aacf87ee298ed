"""The sets of pairs to train and measure on, in one shape.

Every reader takes the folder of published data and yields its pairs; `held` says
which of them no training step may see. NLI labels are those of the sets, relations
those of our own pairs.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import random
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from onrecord.models.relations import NLI, POSITIONS

# The positions of our relations; the rest of one follows from who spoke and when.
POSITION_OF: Final = {
    "repeats": "same",
    "agrees": "same",
    "contradicts": "conflict",
    "reverses": "conflict",
    "narrows": "narrows",
    "none": "none",
}
OWN: Final = Path(__file__).with_name("pairs")
UNKNOWN: Final = -100  # no label: the head is not trained by it


WEAK: Final = 0.1  # of a position that follows from an inference label alone
DERIVED: Final = 0.5  # of one that follows from two others


class Pair(NamedTuple):
    """Two texts and what is known of them: indexes into NLI and POSITIONS, or UNKNOWN.

    `weight` is how much the position counts in training.
    """

    left: str
    right: str
    nli: int = UNKNOWN
    position: int = UNKNOWN
    weight: float = 1.0


def looped(data: Path) -> Iterator[Pair]:
    """MultiNLI premises with hypotheses of three protocols (Parrish et al., 2021)."""
    for path in sorted((data / "nli-ling-in-loop" / "NLI_data").rglob("train_*.jsonl")):
        for row in _lines(path):
            if row.get("label") in NLI:
                yield Pair(row["premise"], row["hypothesis"], NLI.index(row["label"]))


def vitamins(data: Path, *, held: bool = False) -> Iterator[Pair]:
    """Evidence and claim (Schuster et al., 2021); every tenth page is held out."""
    labels = {"SUPPORTS": 0, "NOT ENOUGH INFO": 1, "REFUTES": 2}
    for name in ("vitaminc_real", "vitaminc_synthetic"):
        with zipfile.ZipFile(data / "fact-vitaminc" / f"{name}.zip") as archive:
            text = archive.read(f"{name}/test.jsonl").decode()
        for line in text.splitlines():
            row = json.loads(line)
            if _tenth(row["page"]) is held and len(row["evidence"]) < 600:
                evidence = row["evidence"].replace("-LRB-", "(").replace("-RRB-", ")")
                yield Pair(evidence, row["claim"], labels[row["label"]])


def edited(data: Path) -> Iterator[Pair]:
    """SNLI with minimal edits by hand on either side (Kaushik et al., 2020)."""
    yield from _table(data / "nli-cad" / "NLI" / "all_combined" / "train.tsv", 0, 1, 2)


def captions(data: Path) -> Iterator[Pair]:
    """SNLI, dev and test, as e-SNLI has them (Camburu et al., 2018)."""
    folder = data / "nli-esnli-snli-devtest" / "dataset" / "eSNLI"
    for part in ("dev", "test"):
        sides = [(folder / f"{n}.{part}").read_text("utf-8").splitlines() for n in ("s1", "s2")]
        labels = (folder / f"labels.{part}").read_text("utf-8").splitlines()
        for left, right, label in zip(*sides, labels, strict=True):
            yield Pair(left, right, NLI.index(label.strip()))


def connected(data: Path) -> Iterator[Pair]:
    """Connectives (Saha et al., 2020)."""
    yield from _table(data / "nli-conjnli" / "data" / "NLI" / "adversarial_train_15k.tsv", 0, 1, 2)


def lexical(data: Path) -> Iterator[Pair]:
    """One word changed (Glockner et al., 2018)."""
    with zipfile.ZipFile(data / "nli-breaking" / "breaking_nli_dataset.zip") as archive:
        text = archive.read("data/dataset.jsonl").decode()
    for line in text.splitlines():
        row = json.loads(line)
        yield Pair(row["sentence1"], row["sentence2"], NLI.index(row["gold_label"]))


def debated(data: Path) -> Iterator[Pair]:
    """Propositions in debates: conflict, rephrase, and inference as neither (weak)."""
    position = {"CA": 1, "MA": 0, "RA": 3}
    for row in _rows(data / "debate-relations" / "relations.tsv"):
        if row["type"] in position:
            yield Pair(row["prop_a"], row["prop_b"], UNKNOWN, position[row["type"]], 0.3)


def inferred(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Pairs with a position that follows, weakly, from their inference label."""
    position = (0, 3, 1)
    for pair in pairs:
        if pair.position == UNKNOWN and pair.nli != UNKNOWN:
            pair = pair._replace(position=position[pair.nli], weight=WEAK)
        yield pair


def derived(name: str, rng: random.Random) -> Iterator[Pair]:
    """What follows from our own pairs: rights of one group, and strangers from two groups.

    Who agrees with a statement agrees with whoever else does, and conflicts with
    whoever conflicts with it.
    """
    groups = [g for path in sorted(OWN.glob(f"{name}*.jsonl")) for g in _lines(path)]
    for group in groups:
        by = [(r["text"], POSITION_OF[r["relation"]]) for r in group["rights"]]
        for i, (one, way) in enumerate(by):
            for other, against in by[i + 1 :]:
                told = {way, against}
                if told == {"same"} or told == {"same", "conflict"}:
                    label = POSITIONS.index("same" if told == {"same"} else "conflict")
                    yield Pair(one, other, UNKNOWN, label, DERIVED)
        stranger = rng.choice(groups)
        if stranger is not group:
            other = rng.choice(stranger["rights"])["text"]
            none = POSITIONS.index("none")
            yield Pair(group["left"]["text"], other, NLI.index("neutral"), none, DERIVED)


def own(name: str) -> Iterator[Pair]:
    """Our own pairs: every file of `pairs` whose name begins so."""
    for path in sorted(OWN.glob(f"{name}*.jsonl")):
        for group in _lines(path):
            for right in group["rights"]:
                yield Pair(
                    group["left"]["text"],
                    right["text"],
                    NLI.index(right["nli"]),
                    POSITIONS.index(POSITION_OF[right["relation"]]),
                )


def unrelated(path: Path) -> Iterator[Pair]:
    """Neighbours in news that have nothing else to do with each other (see neighbours.py)."""
    for row in _lines(path):
        yield Pair(row["left"], row["right"], NLI.index("neutral"), POSITIONS.index("none"), 0.5)


def matched(data: Path) -> Iterator[Pair]:
    """MultiNLI matched dev: for measuring alone."""
    for row in _lines(data / "nli-mnli-anli-dev" / "mnli_val_matched.jsonl"):
        label = row["label"]
        if label in NLI:
            yield Pair(row["premise"], row["hypothesis"], NLI.index(label))


def negated(data: Path, name: str) -> Iterator[Pair]:
    """MultiNLI (`MNLI`) and SNLI pairs with negations put in (Hossain et al., 2020)."""
    path = data / "nli-negation" / "data" / "new_benchmarks" / "clean_data" / f"{name}.txt"
    for row in _rows(path, "cp1252"):
        if row["gold_label"] in NLI:
            yield Pair(row["Text"], row["Hypothesis"], NLI.index(row["gold_label"]))


def sample(pairs: Iterable[Pair], most: int, rng: random.Random) -> list[Pair]:
    """At most so many of them, in an order drawn by `rng`."""
    drawn = list(pairs)
    rng.shuffle(drawn)
    return drawn[:most]


SETS: Final[dict[str, Callable[[Path], Iterator[Pair]]]] = {
    "looped": looped,
    "vitamins": vitamins,
    "edited": edited,
    "captions": captions,
    "connected": connected,
    "lexical": lexical,
    "debated": debated,
}


def _tenth(page: str) -> bool:
    return hashlib.sha256(page.encode()).digest()[0] % 10 == 0


def _lines(path: Path) -> Iterator[dict]:  # type: ignore[type-arg]
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _rows(path: Path, encoding: str = "utf-8-sig") -> Iterator[dict[str, str]]:
    text = path.read_text(encoding)
    yield from csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)


def _table(path: Path, left: int, right: int, label: int) -> Iterator[Pair]:
    for line in path.read_text("utf-8-sig").splitlines()[1:]:
        cells = line.split("\t")
        if len(cells) > label and cells[label].strip() in NLI:
            yield Pair(cells[left], cells[right], NLI.index(cells[label].strip()))
