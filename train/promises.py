"""Train the weighing of words that promise something.

    python -m train.promises DATA/data src/onrecord/models/weights/promises

`act-political-campaign`, four documents of five, and what news quotes without that a
table finds an act in it (PolNeAR train, `assert` by the tables alone) as examples that
promise nothing. The threshold is the one with the best F1 across five folds of
documents of campaigns. Needs scikit-learn; writes weights.npy and card.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from datetime import date
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from bench.acts import Utterance, held_out, utterances
from onrecord.find.acts import CHANCES, Ground
from onrecord.models.promises import BUCKETS, FILE, buckets
from onrecord.pipeline import Pipeline
from onrecord.record.statement import Act, Kind
from onrecord.record.text import Article

STRENGTH = 20.0
FOLDS = 5
NEWS = 4  # every fourth article
SEEN = 1500  # of their quotations


def table(texts: list[str]) -> csr_matrix:
    """float32[texts, BUCKETS], rows of length 1."""
    rows, columns, values = [], [], []
    for row, words in enumerate(texts):
        at = buckets(words)
        rows += [row] * len(at)
        columns += at
        values += [len(at) ** -0.5] * len(at)
    return csr_matrix((values, (rows, columns)), shape=(len(texts), BUCKETS), dtype=np.float32)


def quoted(data: Path) -> list[str]:
    """Quotations of news in which no table finds an act."""
    paths = sorted((data / "polnear" / "train" / "text").glob("*.txt"))[::NEWS]
    articles = (Article(path=p.name, text=p.read_text("utf-8", errors="replace")) for p in paths)
    found = [
        statement.text.strip('“”"‘’ ')
        for extract in Pipeline().extract(articles, skipped=lambda _: None)
        for statement in extract.statements
        if statement.act is Act.ASSERT
        and statement.act_probability == CHANCES[Ground.REST]
        and statement.kind is not Kind.INDIRECT
    ]
    return [str(one) for one in np.random.default_rng(0).permutation(found)[:SEEN]]


def fitted(x: csr_matrix, y: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=3000).fit(x, y)


def least(told: list[Utterance], x: csr_matrix, y: np.ndarray, news: csr_matrix) -> float:
    """The threshold with the best F1, by folds of whole documents."""
    order = {name: at for at, name in enumerate(sorted({one.document for one in told}))}
    fold = np.array([order[one.document] % FOLDS for one in told])
    chance = np.zeros(len(y))
    for k in range(FOLDS):
        out = fold != k
        model = fitted(vstack([x[out], news]), np.r_[y[out], np.zeros(news.shape[0])])
        chance[~out] = model.predict_proba(x[~out])[:, 1]
    worth = {t: f1_score(y, chance >= t) for t in np.arange(0.1, 0.6, 0.05)}
    best = max(worth, key=lambda t: worth[t])
    print({round(float(t), 2): round(f, 3) for t, f in worth.items()})
    return round(float(best), 2)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    folder = args.data / "act-political-campaign"
    held = {one.document for one in held_out(folder)}
    told = [one for one in utterances(folder) if one.document not in held]
    x, news = table([one.words for one in told]), table(quoted(args.data))
    y = np.array([float(one.label == "pledge") for one in told])
    threshold = least(told, x, y, news)
    model = fitted(vstack([x, news]), np.r_[y, np.zeros(news.shape[0])])
    scale = float(np.abs(model.coef_).max()) / 127
    args.out.mkdir(parents=True, exist_ok=True)
    np.save(args.out / FILE, np.rint(model.coef_[0] / scale).astype(np.int8))
    card = {
        "name": "promises",
        "version": "1",
        "date": date.today().isoformat(),
        "labels": ["none", "pledge"],
        "files": {FILE: hashlib.sha256((args.out / FILE).read_bytes()).hexdigest()},
        "window": {},
        "decoding": {
            "scale": scale, "bias": float(model.intercept_[0]), "least": threshold,
        },
        "data": [
            {"set": "Target Based Speech Act Classification, four documents of five",
             "mark": "no licence stated", "use": "pledges against the rest"},
            {"set": "PolNeAR v1.0.0, train", "mark": "no licence stated",
             "use": "quotations in which no table finds an act, as no pledges"},
        ],
        "figures": {},
    }  # fmt: skip
    (args.out / "card.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    print(f"{len(y)} of campaigns, {news.shape[0]} of news; told from {threshold} on")


if __name__ == "__main__":
    main()
