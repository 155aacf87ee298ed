"""Fit the combination, its calibration and its thresholds on our own dev pairs.

    python -m train.relations.combine DATA/data build/relations/model [--write]

Prints what each part brings, across five folds of whole groups, and with --write puts
the numbers into the card: the multinomial logistic model over reasons and network for
pairs that somebody chose, another for a record, which also has the pairs of news that
would be read there (PolNeAR dev) and holds them all for unrelated; the cheap guess at what
is worth reading; thresholds for a precision of 0.75 and of 0.9.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from onrecord.compare.candidates import InMemory, placed
from onrecord.compare.features import features
from onrecord.compare.reasons import grounds
from onrecord.compare.sides import Side, text_alone
from onrecord.compare.stage import worth_reading
from onrecord.compare.verdicts import POSITIONS, Combination, Verdicts, evidence
from onrecord.models.relations import RelationSession
from onrecord.pipeline import Pipeline, meanings
from onrecord.record.entry import Interval
from onrecord.record.text import Article
from onrecord.resolve.stage import resolve
from train.relations.logistic import Floats, Ints, Model, correlation, f1, fitted, ranked
from train.relations.sets import OWN, POSITION_OF

FOLDS = 5
STRENGTHS = (0.1, 0.3, 1.0)
# Of the pairs of a record that the network reads so many are related, we suppose: nobody has
# counted.
RELATED = 0.03
# From these chances on links are told.
TOLD = {"same": 0.2, "conflict": 0.15, "narrows": 0.15}
PROBABLE = 0.6  # of a statement of news
READ = 0.9  # of the related pairs that the cheap guess must let through
PRECISIONS = (0.75, 0.9)
# How much two texts of our pairs have in common tells how hard their author made them: of
# those without a relation most share many words. In a record it is the other way round.
LEFT_OUT = ("shared", "same words", "names")
SAME, CONFLICT, NARROWS, NONE = range(len(POSITIONS))


class Judged(NamedTuple):
    """One of our pairs: its group, both sides and the relation."""

    group: str
    later: Side
    earlier: Side
    relation: str

    @property
    def position(self) -> int:
        return POSITIONS.index(POSITION_OF[self.relation])


class Table(NamedTuple):
    """Pairs as numbers: one row a pair, without speakers in `bare`; names of the columns."""

    names: list[str]
    x: Floats
    bare: Floats
    y: Ints
    fold: Ints


def own(name: str) -> list[Judged]:
    """Our pairs, the later side first."""
    found = []
    for path in sorted(OWN.glob(f"{name}*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            group = json.loads(line)
            left = _side(group["left"])
            for right in group["rights"]:
                later, earlier = _side(right), left
                if later.day and earlier.day and later.day < earlier.day:
                    later, earlier = earlier, later
                found.append(Judged(f"{path.stem}:{number}", later, earlier, right["relation"]))
    return found


def _side(one: dict[str, str]) -> Side:
    on = Interval.day(date.fromisoformat(one["said_on"]))
    return text_alone(one["text"], speaker=one["speaker"], said_on=on)


def table(model: RelationSession, pairs: Sequence[Judged]) -> Table:
    """What reasons and network tell of each pair."""
    both = [
        t for p in pairs for t in ((p.earlier.text, p.later.text), (p.later.text, p.earlier.text))
    ]
    scores = model.told(both)
    rows = []
    for i, pair in enumerate(pairs):
        ways = [(scores.nli[k], scores.position[k]) for k in (2 * i, 2 * i + 1)]
        why = grounds(pair.later, pair.earlier)
        rows.append(evidence(pair.later, pair.earlier, why, ways[0], ways[1]))
    names = sorted(name for name in rows[0] if not name.startswith(LEFT_OUT))
    x = np.array([[row[n] for n in names] for row in rows])
    # Who spoke when is not always known, and must not be all that decides: every pair
    # counts a second time without it.
    bare = x.copy()
    bare[:, [i for i, n in enumerate(names) if "speaker" in n]] = 0.0
    order = {g: i for i, g in enumerate(dict.fromkeys(p.group for p in pairs))}
    fold = np.array([order[p.group] % FOLDS for p in pairs])
    return Table(names, x, bare, np.array([p.position for p in pairs]), fold)


def folded(told: Table, columns: list[int], strength: float) -> tuple[Floats, Floats]:
    """Chances by position of each row, and of it without speakers, by folds that lack its group."""
    chances, unknown = (np.zeros((len(told.y), len(POSITIONS))) for _ in range(2))
    x, bare = told.x[:, columns], told.bare[:, columns]
    for k in range(FOLDS):
        out = told.fold != k
        seen = np.concatenate((x[out], bare[out]))
        model = fitted(seen, np.concatenate((told.y[out],) * 2), len(POSITIONS), strength)
        chances[~out], unknown[~out] = model.chances(x[~out]), model.chances(bare[~out])
    return chances, unknown


def parts(told: Table) -> dict[str, list[int]]:
    """The columns of tables, of the network, and of both."""
    network = [i for i, n in enumerate(told.names) if n.startswith("network")]
    tables = [i for i in range(len(told.names)) if i not in network]
    return {"tables": tables, "network": network, "both": [*network, *tables]}


def figures(y: Ints, chances: Floats) -> dict[str, float]:
    """What is reported: of the likeliest position, and of the chance that they do not agree."""
    said, odds = chances.argmax(-1), np.isin(y, (CONFLICT, NARROWS))
    return {
        "right": float((said == y).mean()),
        "log loss": -float(np.log(np.maximum(chances[np.arange(len(y)), y], 1e-9)).mean()),
        "conflict F1": f1(y == CONFLICT, said == CONFLICT),
        "false alarms": float((said[y == NONE] == CONFLICT).mean()),
        "same F1": f1(y == SAME, said == SAME),
        "MCC": correlation(odds, np.isin(said, (CONFLICT, NARROWS))),
        "AUC": ranked(chances[:, CONFLICT] + chances[:, NARROWS], odds),
    }


def chosen(told: Table) -> float:
    """The strength with the lowest log loss across folds."""
    columns = parts(told)["both"]
    return min(STRENGTHS, key=lambda s: figures(told.y, folded(told, columns, s)[0])["log loss"])


def threshold(chance: Floats, true: Ints, precision: float) -> float:
    """The lowest chance from which on so many are right; 1 if none is."""
    order = np.argsort(-chance)
    right = np.cumsum(true[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(right >= precision)
    return float(chance[order][enough[-1]]) if len(enough) else 1.0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    pairs = own("dev")
    network = RelationSession.open(args.model)
    told = table(network, pairs)
    print(f"{len(told.y)} pairs of {len({p.group for p in pairs})} groups: "
          + ", ".join(f"{p} {(told.y == i).sum()}" for i, p in enumerate(POSITIONS)))  # fmt: skip
    for label, columns in parts(told).items():
        for strength in STRENGTHS:
            chances, unknown = folded(told, columns, strength)
            line = " ".join(f"{k} {v:.3f}" for k, v in figures(told.y, chances).items())
            bare = figures(told.y, unknown)
            print(f"{label:8} {strength:5} {line} | without speakers F1 "
                  f"{bare['conflict F1']:.3f} MCC {bare['MCC']:.3f} AUC {bare['AUC']:.3f}"
            )  # fmt: skip
    strength = chosen(told)
    chances, _ = folded(told, list(range(len(told.names))), strength)
    limits = {
        precision: {
            name: round(threshold(chances[:, i], told.y == i, precision), 4)
            for i, name in enumerate(POSITIONS[:NONE])
        }
        for precision in PRECISIONS
    }
    print(f"strength {strength}, thresholds among pairs {limits}")
    both, twice = np.concatenate((told.x, told.bare)), np.concatenate((told.y, told.y))
    among = fitted(both, twice, len(POSITIONS), strength)
    worth = cheap(pairs)
    # A record's own pairs: all are taken for `none`, as nearly all are.
    verdicts = Verdicts(network, *(Combination({}, {}),) * 2, {}, worth)
    found = table(network, news(args.data, verdicts))
    related = np.concatenate((twice != NONE, np.zeros(len(found.y), dtype=bool)))
    counts = np.where(
        related, RELATED / (1 - RELATED) * len(found.y) / (2 * (told.y != NONE).sum()), 1.0
    )
    counts[: len(twice)][twice == NONE] = counts[: len(twice)][twice != NONE].max()
    rows, labels = np.concatenate((both, found.x)), np.concatenate((twice, found.y))
    record = fitted(rows, labels, len(POSITIONS), strength, counts)
    told_of = record.chances(found.x)
    for position, least in TOLD.items():
        over = (told_of[:, POSITIONS.index(position)] >= least).sum()
        print(f"{position}: {over} of {len(found.y)} pairs of news are told from {least} on")
    relation = {
        "contradicts": "conflict", "reverses": "conflict", "repeats": "same",
        "agrees": "same", "narrows": "narrows",
    }  # fmt: skip
    decoding = {
        "pairs": numbers(told.names, among),
        "record": numbers(told.names, record),
        "thresholds": {r: TOLD[p] for r, p in relation.items()},
        "among_pairs": {f"precision {p}": each for p, each in limits.items()},
        "worth": worth,
    }
    if args.write:
        path = args.model / "card.json"
        card = json.loads(path.read_text("utf-8"))
        card["decoding"] = decoding
        card["figures"] = {
            "own dev pairs, five folds": {
                name: round(value, 3) for name, value in figures(told.y, chances).items()
            }
        }
        path.write_text(json.dumps(card, indent=1) + "\n", "utf-8")


def numbers(names: list[str], model: Model) -> dict[str, Any]:
    """A model as a card has it, by name."""
    return {
        "bias": {p: round(float(b), 5) for p, b in zip(POSITIONS, model.bias, strict=True)},
        "weights": {
            p: {
                n: round(float(w), 5)
                for n, w in zip(names, model.weights[i], strict=True)
                if abs(w) > 1e-4
            }
            for i, p in enumerate(POSITIONS)
        },
    }


def news(data: Path, verdicts: Verdicts) -> list[Judged]:
    """The pairs that a record of PolNeAR's dev articles would have read: taken for unrelated."""
    pipeline, entries = Pipeline(), []
    paths = sorted((data / "polnear" / "dev" / "text").glob("*.txt"))
    articles = (Article(path=p.name, text=p.read_text("utf-8", errors="replace")) for p in paths)
    for extract in pipeline.extract(articles, skipped=lambda _: None):
        resolved = resolve(extract.document, extract.statements)
        entries += [one for one in resolved if one.statement.probability >= PROBABLE]
    came = {one.id: (place, one) for place, one in enumerate(entries)}
    near = InMemory(entries, placed(entries, meanings()))
    return [
        Judged(f"news {place}", later, earlier, "none")
        for place, (later, earlier) in enumerate(worth_reading(came, near, verdicts, set()))
    ]


def cheap(pairs: list[Judged]) -> dict[str, float]:
    """The weights of the guess at what is worth reading: related or not, by tables alone."""
    every = [*pairs, *own("train")]
    rng = random.Random(1)
    rows, labels = [], []
    for pair in every:
        rows.append(features(pair.later, pair.earlier, grounds(pair.later, pair.earlier)))
        labels.append(pair.relation != "none")
        for _ in range(2):
            stranger = rng.choice(every).earlier
            rows.append(features(pair.later, stranger, grounds(pair.later, stranger)))
            labels.append(False)
    # Who spoke when is no reason to read a pair.
    names = [n for n in rows[0] if "speaker" not in n]
    x, y = np.array([[r[n] for n in names] for r in rows]), np.array(labels)
    model = fitted(x, y.astype(np.int64), 2, 0.3)
    chance = model.chances(x)[:, 1]
    least = float(np.quantile(chance[y], 1 - READ))
    print(f"worth reading: AUC {ranked(chance, y):.3f}; at {least:.3f} "
          f"{(chance[~y] >= least).mean():.3f} of the others are read")  # fmt: skip
    weights, bias = model.weights[1] - model.weights[0], model.bias[1] - model.bias[0]
    told = {n: round(float(w), 4) for n, w in zip(names, weights, strict=True)}
    return told | {"bias": round(float(bias), 4), "least": round(least / (1 - least), 4)}


if __name__ == "__main__":
    main()
