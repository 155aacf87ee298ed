"""Fit the combination, its calibration and its thresholds on our own dev pairs.

    python -m train.relations.combine build/relations/model [--write]

Prints what each part brings, across five folds of whole groups, and with --write puts
the numbers into the card: the multinomial logistic model over reasons and network, the
cheap guess at what is worth reading, thresholds for a precision of 0.75 and of 0.9.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, matthews_corrcoef, roc_auc_score

from onrecord.compare.features import features
from onrecord.compare.reasons import grounds
from onrecord.compare.sides import Side, text_alone
from onrecord.compare.verdicts import POSITIONS, evidence
from onrecord.models.relations import RelationSession
from onrecord.record.entry import Interval
from train.relations.sets import OWN, POSITION_OF

FOLDS = 5
STRENGTHS = (0.02, 0.05, 0.1, 0.3, 1.0)
# Of the pairs of a record that are worth reading so many are related, about: judged by eye
# on news (see README.md). Of the dev pairs about half are.
RELATED = 0.04
READ = 0.9  # of the related pairs that the cheap guess must let through
PRECISIONS = (0.75, 0.9)


def sides(name: str) -> list[tuple[int, Side, Side, str]]:
    """Our pairs: group, the later side, the earlier one, the relation."""
    found = []
    for path in sorted(OWN.glob(f"{name}*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            group = json.loads(line)
            left = told(group["left"])
            at = hash(path.name) % 1000 * 1000 + len(found)
            for right in group["rights"]:
                pair = told(right), left
                if pair[0].day < pair[1].day:
                    pair = pair[::-1]
                found.append((at, *pair, right["relation"]))
    return found


def told(one: dict) -> Side:  # type: ignore[type-arg]
    on = Interval.day(date.fromisoformat(one["said_on"]))
    return text_alone(one["text"], speaker=one["speaker"], said_on=on)


def known(model: RelationSession, pairs: Sequence[tuple[Side, Side]]) -> list[dict[str, float]]:
    both = [t for a, b in pairs for t in ((b.text, a.text), (a.text, b.text))]
    scores = model.told(both)
    return [
        evidence(
            a, b, grounds(a, b), *((scores.nli[k], scores.position[k]) for k in (2 * i, 2 * i + 1))
        )
        for i, (a, b) in enumerate(pairs)
    ]


def folded(
    x: np.ndarray, bare: np.ndarray, y: np.ndarray, groups: np.ndarray, strength: float
) -> tuple[np.ndarray, np.ndarray]:
    """Chances by class of each row, told by a model that saw none of its group.

    And the same of the rows without their speakers.
    """
    fold = np.array([int(g) % FOLDS for g in groups])
    chances, unknown = (np.zeros((len(y), len(POSITIONS))) for _ in range(2))
    for k in range(FOLDS):
        seen = np.concatenate((x[fold != k], bare[fold != k]))
        model = fitted(seen, np.concatenate((y[fold != k],) * 2), strength)
        chances[fold == k] = model.predict_proba(x[fold == k])
        unknown[fold == k] = model.predict_proba(bare[fold == k])
    return chances, unknown


def fitted(x: np.ndarray, y: np.ndarray, strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=3000).fit(x, y)


def threshold(chance: np.ndarray, true: np.ndarray, precision: float) -> float:
    """The lowest chance from which on so many are right; 1 if none is."""
    order = np.argsort(-chance)
    right = np.cumsum(true[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(right >= precision)
    return float(chance[order][enough[-1]]) if len(enough) else 1.0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("model", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    model = RelationSession.open(args.model)
    pairs = sides("dev")
    rows = known(model, [(a, b) for _, a, b, _ in pairs])
    names = sorted(rows[0])
    groups = np.array([g for g, *_ in pairs])
    order = {g: i for i, g in enumerate(dict.fromkeys(groups.tolist()))}
    groups = np.array([order[g] for g in groups.tolist()])
    y = np.array([POSITIONS.index(POSITION_OF[r]) for *_, r in pairs])
    x = np.array([[row[n] for n in names] for row in rows])
    # Who spoke when is not always known, and must not be all that decides: every pair
    # counts a second time without it.
    bare = x.copy()
    bare[:, [i for i, n in enumerate(names) if "speaker" in n]] = 0.0
    print(f"{len(y)} pairs of {len(order)} groups: "
          + ", ".join(f"{p} {(y == i).sum()}" for i, p in enumerate(POSITIONS)))  # fmt: skip

    network = [i for i, n in enumerate(names) if n.startswith(("onward", "back"))]
    tables = [i for i, n in enumerate(names) if not n.startswith(("onward", "back"))]
    best, chosen = -1.0, STRENGTHS[0]
    for label, columns in (("tables", tables), ("network", network), ("both", [*network, *tables])):
        for strength in STRENGTHS:
            chances, unknown = folded(x[:, columns], bare[:, columns], y, groups, strength)
            loss = -float(np.log(np.maximum(chances[np.arange(len(y)), y], 1e-9)).mean())
            said, true = chances.argmax(-1), y
            f1 = f1_score(true == 1, said == 1)
            alarms = ((said == 1) & (true == 3)).sum() / (true == 3).sum()
            mcc = matthews_corrcoef(np.isin(true, (1, 2)), np.isin(said, (1, 2)))
            auc = roc_auc_score(np.isin(true, (1, 2)), chances[:, 1] + chances[:, 2])
            print(f"{label:8} {strength:5} right {(said == true).mean():.3f} log loss {loss:.3f} "
                  f"conflict F1 {f1:.3f} false alarms {alarms:.3f} same F1 "
                  f"{f1_score(true == 0, said == 0):.3f} MCC {mcc:.3f} AUC {auc:.3f}; without "
                  f"speakers F1 {f1_score(true == 1, unknown.argmax(-1) == 1):.3f} AUC "
                  f"{roc_auc_score(np.isin(true, (1, 2)), unknown[:, 1:3].sum(-1)):.3f}"
                  )  # fmt: skip
            if label == "both" and (best < 0 or loss < best):
                best, chosen = loss, strength
    chances, _ = folded(x, bare, y, groups, chosen)
    final = fitted(np.concatenate((x, bare)), np.concatenate((y, y)), chosen)

    # Thresholds hold in a record, so the folds' chances are moved to its odds first.
    rare = math.log((1 - RELATED) / RELATED) - math.log((y == 3).mean() / (y != 3).mean())
    moved = np.log(np.maximum(chances, 1e-9))
    moved[:, 3] += rare
    moved = np.exp(moved) / np.exp(moved).sum(-1, keepdims=True)
    weights = np.where(y == 3, (1 - RELATED) / (y == 3).mean(), RELATED / (y != 3).mean())
    thresholds = {}
    for precision in PRECISIONS:
        thresholds[f"{precision}"] = {
            p: round(threshold(chances[:, i], y == i, precision), 4)
            for i, p in enumerate(POSITIONS) if p != "none"
        }  # fmt: skip
    print("thresholds among pairs", thresholds)
    del moved, weights

    worth = cheap(pairs)
    relation = {"contradicts": "conflict", "reverses": "conflict", "repeats": "same",
                "agrees": "same", "narrows": "narrows"}  # fmt: skip
    decoding = {
        "bias": dict(zip(POSITIONS, map(float, final.intercept_.round(5)), strict=True)),
        "weights": {
            p: {
                n: round(float(w), 5)
                for n, w in zip(names, final.coef_[i], strict=True)
                if abs(w) > 1e-4
            }
            for i, p in enumerate(POSITIONS)
        },
        "thresholds": {r: thresholds["0.75"][p] for r, p in relation.items()},
        "sure": {r: thresholds["0.9"][p] for r, p in relation.items()},
        "rare": round(rare, 3),
        "worth": worth,
    }  # fmt: skip
    if args.write:
        path = args.model / "card.json"
        card = json.loads(path.read_text("utf-8"))
        card["decoding"] = decoding
        path.write_text(json.dumps(card, indent=1) + "\n", "utf-8")


def cheap(pairs: list[tuple[int, Side, Side, str]]) -> dict[str, float]:
    """The weights of the guess at what is worth reading: related or not, by tables alone."""
    every = [*pairs, *sides("train")]
    rng = random.Random(1)
    rows, labels = [], []
    for _, later, earlier, relation in every:
        rows.append(features(later, earlier, grounds(later, earlier)))
        labels.append(relation != "none")
        for _ in range(2):
            stranger = rng.choice(every)[1]
            rows.append(features(later, stranger, grounds(later, stranger)))
            labels.append(False)
    # Who spoke when is no reason to read a pair.
    names = [n for n in rows[0] if "speaker" not in n]
    x, y = np.array([[r[n] for n in names] for r in rows]), np.array(labels)
    model = LogisticRegression(C=0.3, max_iter=3000).fit(x, y)
    chance = model.predict_proba(x)[:, 1]
    least = float(np.quantile(chance[y], 1 - READ))
    print(f"worth reading: AUC {roc_auc_score(y, chance):.3f}; at {least:.3f} "
          f"{(chance[~y] >= least).mean():.3f} of the others are read")  # fmt: skip
    told = {n: round(float(w), 4) for n, w in zip(names, model.coef_[0], strict=True)}
    return told | {
        "bias": round(float(model.intercept_[0]), 4),
        "least": round(least / (1 - least), 4),
    }


if __name__ == "__main__":
    main()
