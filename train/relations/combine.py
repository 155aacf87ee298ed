"""Fit the combination, its calibration and its thresholds on our own dev pairs.

    python -m train.relations.combine DATA/data build/relations/model [--write]

Prints what each part brings, across five folds of whole groups, and with --write puts
the numbers into the card: the multinomial logistic model over reasons and network for
pairs that somebody chose; for a record, how likely two are about one matter by how close they
are, fitted on pairs of news that a record read, judged by reading them (judged.tsv); the
cheap guess at what is worth reading; thresholds for a precision of 0.75 and of 0.9.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize

from onrecord.compare.features import features
from onrecord.compare.reasons import grounds
from onrecord.compare.sides import Side, side, text_alone
from onrecord.compare.verdicts import CLOSENESS, POSITIONS, Matter, closeness, evidence, nearness
from onrecord.models.relations import RelationSession
from onrecord.pipeline import Pipeline, meanings
from onrecord.record.entry import Entry, Interval
from onrecord.record.text import Article
from onrecord.resolve.stage import resolve
from train.relations.logistic import Floats, Ints, Model, correlation, f1, fitted, ranked
from train.relations.sets import OWN, POSITION_OF

FOLDS = 5
STRENGTHS = (0.1, 0.3, 1.0)
# Judged pairs stand for all that were read, but none for more than so many: a few that stand
# for hundreds would decide everything.
MOST = 20.0
RIDGE = 1e-4
# From these chances on links are told.
TOLD = {"same": 0.2, "conflict": 0.2, "narrows": 0.2}
PROBABLE = 0.5  # of a statement of news
JUDGED = Path(__file__).parent / "judged.tsv"
READ = 0.9  # of the related pairs that the cheap guess must let through
PRECISIONS = (0.75, 0.9)
# How much two texts of our pairs have in common tells how hard their author made them: of
# those without a relation most share many words. In a record it is the other way round.
LEFT_OUT = ("shared", "same words", "names")
SAME, CONFLICT, NARROWS, NONE = range(len(POSITIONS))


class Judged(NamedTuple):
    """One of our pairs: its group, both sides, the relation, and what its author calls it."""

    group: str
    later: Side
    earlier: Side
    relation: str
    kind: str = ""

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
                name, kind = f"{path.stem}:{number}", right.get("kind", "")
                found.append(Judged(name, later, earlier, right["relation"], kind))
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
    news = judged(args.data)
    natural = table(network, [one for one, _ in news])
    close = closenesses([one for one, _ in news])
    stands = np.array([each for _, each in news])
    of_pairs = among.chances(natural.x)
    for name, value in of_news(natural, of_pairs, close, stands).items():
        print(f"judged pairs of news, five folds: {name} {value:.3f}")
    record = matter(natural.y, of_pairs, close, stands)
    print(f"one matter: {record}")
    told_of = on_record(record, of_pairs, close)
    for position, least in TOLD.items():
        at = POSITIONS.index(position)
        over = told_of[:, at] >= least
        right = (natural.y[over] == at).sum()
        print(f"{position}: {over.sum()} judged pairs are told from {least} on, {right} are right")
    relation = {
        "contradicts": "conflict", "reverses": "conflict", "repeats": "same",
        "agrees": "same", "narrows": "narrows",
    }  # fmt: skip
    decoding = {
        "pairs": numbers(told.names, among),
        "record": {
            name: round(each, 4) for name, each in [("bias", record.bias), *record.weights.items()]
        },
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


def closenesses(pairs: Sequence[Judged]) -> Floats:
    """float64[pairs, CLOSENESS]: how close both sides of each are."""
    near = nearness(meanings(), [(one.later, one.earlier) for one in pairs])
    told = [
        closeness(one.later, one.earlier, grounds(one.later, one.earlier), each)
        for one, each in zip(pairs, near, strict=True)
    ]
    return np.array([[one[name] for name in CLOSENESS] for one in told])


def on_record(record: Matter, chances: Floats, close: Floats) -> Floats:
    """Chances by position of candidates of a record, by those of pairs on one matter."""
    weights = np.array([record.weights[name] for name in CLOSENESS])
    told = chances / (1.0 + np.exp(-(record.bias + close @ weights)))[:, None]
    told[:, NONE] = 1.0 - told[:, :NONE].sum(axis=1)
    return np.clip(told, 1e-9, 1.0)


def matter(y: Ints, chances: Floats, close: Floats, stands: Floats) -> Matter:
    """How likely two that are so close are about one matter: what makes judged pairs likeliest."""
    counts = np.minimum(stands, MOST)

    def of(at: Floats) -> Matter:
        return Matter(float(at[0]), dict(zip(CLOSENESS, map(float, at[1:]), strict=True)))

    def loss(at: Floats) -> float:
        told = on_record(of(at), chances, close)
        likely = np.log(told[np.arange(len(y)), y])
        return float(RIDGE * (at[1:] ** 2).sum() - (likely * counts).sum() / counts.sum())

    return of(minimize(loss, np.array([-3.0, 0.0, 0.0, 0.0]), method="BFGS").x)


def of_news(natural: Table, chances: Floats, close: Floats, stands: Floats) -> dict[str, float]:
    """How the judged pairs are ranked, by folds that lack them: average precision, log loss."""
    told = np.zeros_like(chances)
    for k in range(FOLDS):
        out = natural.fold != k
        record = matter(natural.y[out], chances[out], close[out], stands[out])
        told[~out] = on_record(record, chances[~out], close[~out])
    counts = np.minimum(stands, MOST)
    loss = -np.log(told[np.arange(len(natural.y)), natural.y])
    found = {"log loss": float((loss * counts).sum() / counts.sum())}
    for name in ("conflict", "same"):
        at = POSITIONS.index(name)
        true = natural.y == at
        found[f"{name}, share of all that was read"] = float((stands * true).sum() / stands.sum())
        found[f"{name}, average precision"] = precision(told[:, at], true, counts)
        found[f"{name}, average precision by the pair alone"] = precision(
            chances[:, at], true, counts
        )
        over = told[:, at] >= TOLD[name]
        found[f"{name}, told"] = float(over.sum())
        found[f"{name}, told and right"] = float((over & true).sum())
        weight = float((stands * over).sum())
        found[f"{name}, precision"] = float((stands * (over & true)).sum()) / max(weight, 1.0)
    return found


def precision(chance: Floats, true: Ints, counts: Floats) -> float:
    """Average precision, each pair counted as what it stands for."""
    order = np.argsort(-chance, kind="stable")
    hits, all_of = np.cumsum((true * counts)[order]), np.cumsum(counts[order])
    return float((hits / all_of * (true * counts)[order]).sum() / (true * counts).sum())


def judged(data: Path) -> list[tuple[Judged, float]]:
    """Pairs of news that a record read (PolNeAR train), and what each stands for.

    Nobody's words are kept in judged.tsv: articles and ids lead to them.
    """
    with JUDGED.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    names = {row[end] for row in rows for end in ("later_article", "earlier_article")}
    folder = data / "polnear" / "train" / "text"
    texts = {name: (folder / f"{name}.txt").read_text("utf-8", errors="replace") for name in names}
    day = {name: date.fromisoformat(name.split("_")[1]) for name in names}
    articles = (Article(path=f"{n}.txt", text=texts[n], published=day[n]) for n in sorted(names))
    entries: dict[str, Entry] = {}
    for extract in Pipeline().extract(articles, skipped=lambda _: None):
        entries |= {one.id: one for one in resolve(extract.document, extract.statements)}
    found = []
    for place, row in enumerate(rows):
        ends = [entries.get(row[end]) for end in ("later", "earlier")]
        if ends[0] and ends[1]:
            relation = {"conflict": "contradicts", "same": "agrees"}.get(row["position"], "none")
            pair = Judged(f"news {place}", side(ends[0]), side(ends[1]), relation)
            found.append((pair, float(row["stands_for"])))
    if len(found) < len(rows):
        print(f"{len(rows) - len(found)} judged pairs are no longer found as they were")
    return found


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
