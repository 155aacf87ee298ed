"""Fit the weights by which "he" and "she" are led to somebody, and write their table.

    python -m train.antecedents DATA [--out src/onrecord/resolve/weights.py]

A conditional logit (McFadden 1974) over the candidates of each pronoun and nobody:
on GUM train and GAP validation, and at a smaller weight on the sources of PolNeAR
train with CoreNLP's silver chains. Earlier pronouns are appearances of their
bearers, so all is resolved anew with the weights of the round before, a few times.
Nothing of GUM dev, GAP development or PolNeAR dev is looked at.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench.speakers import chain_name, follow_gold
from onrecord.pipeline import Pipeline
from onrecord.resolve.candidates import Candidate
from onrecord.resolve.cast import Person
from onrecord.resolve.weights import WEIGHTS
from train import gap, gum, polnear
from train.led import Followed, follow

ROUNDS: Final = 3
STEPS: Final = 500
RIDGE: Final = 6.0
"""The precision of each weight's prior: how strongly it is drawn to zero."""
COUNTS: Final = {"gum": 2.0, "gap": 2.0, "polnear": 1.0}
"""What one choice of each corpus counts; PolNeAR's is silver."""
HELD: Final = {
    "only in quoted words": -1.5,
    "speaks these quoted words": -2.0,
    "a source: only in quoted words": -1.0,
    "a source: the last who spoke": 1.5,
}
"""Weights set by hand: the silver chains know nothing of who speaks and who is quoted."""
SELDOM: Final = 15
"""A feature of fewer candidates gets no weight."""
GENRES: Final = (*gum.GENRES, "bio", "court", "conversation", "vlog", "textbook", "academic")


@dataclass(frozen=True)
class Choice:
    """One pronoun: the features of each candidate, and which answers the gold allows.

    The last of `right` is whether it may be nobody of them.
    """

    candidates: tuple[dict[str, float], ...]
    right: tuple[bool, ...]
    corpus: str

    @property
    def weight(self) -> float:
        return COUNTS[self.corpus]


def choice(found: Sequence[Candidate], right: Sequence[bool], corpus: str) -> Choice:
    return Choice(tuple(one.features for one in found), tuple(right), corpus)


def of_gum(told: gum.Annotated, followed: Followed) -> Iterator[Choice]:
    """Who is in the chain of each pronoun; nobody, where no candidate is."""
    gold = gum.Heads(told, followed)
    for standing in followed.pronouns.all():
        entity = gold.pronouns.get(standing.pronoun.at)
        if entity is None:
            continue
        right = [
            gold.is_in(followed.nearest(one.who, standing.pronoun.at), entity)
            for one in standing.candidates
        ]
        yield choice(standing.candidates, [*right, not any(right)], "gum")


def of_gap(told: gap.Asked, followed: Followed) -> Iterator[Choice]:
    """One of the two names; anybody else, where it is neither."""
    at, _ = followed.clean(told.at, told.at + len(told.pronoun))
    standing = followed.pronouns.standing.get(at)
    if standing is None:
        return
    led = [gap.led(told, followed, one.who) for one in standing.candidates]
    if any(told.gold):
        right = [any(a and b for a, b in zip(one, told.gold, strict=True)) for one in led]
        if any(right):
            yield choice(standing.candidates, [*right, False], "gap")
    else:
        yield choice(standing.candidates, [*(not any(one) for one in led), True], "gap")


def of_polnear(folder: Path) -> Iterator[Choice]:
    """The sources of PolNeAR train that are pronouns, by the silver chains."""
    with gzip.open(folder / "corenlp_silver.jsonl.gz", "rt", encoding="utf-8") as lines:
        silver = {row["id"]: row for row in map(json.loads, lines)}
    for one in polnear.load(folder):
        if not one.readings or one.name not in silver:
            continue
        row = silver[one.name]
        persons = [(start, end) for start, end, label in row["entities"] if label == "PERSON"]
        for source, standing in follow_gold(one):
            name = chain_name(one.text, source, row["coref"], persons)
            right = [agrees(candidate.who, name) for candidate in standing.candidates]
            if name and any(right):
                yield choice(standing.candidates, [*right, False], "polnear")


def agrees(who: object, name: str | None) -> bool:
    return isinstance(who, Person) and bool(name) and who.name.key in str(name).casefold().split()


def choices(data: Path, pipeline: Pipeline) -> list[Choice]:
    """All there is to learn from, resolved with the weights of the moment."""
    found: list[Choice] = []
    for document in gum.documents(data / "coref-gum", dev=False, genres=GENRES):
        for followed in follow(pipeline, document.text, document.title):
            found += of_gum(document, followed)
    for row in gap.asked(data / "coref-gap" / "gap-validation.tsv"):
        for followed in follow(pipeline, row.text, row.title):
            found += of_gap(row, followed)
    return [*found, *of_polnear(data / "polnear" / "train")]


class Fit:
    """The likelihood of some choices, as arrays: candidates, one row each, nobody among them."""

    def __init__(self, found: Sequence[Choice], names: Sequence[str]) -> None:
        column = {name: number for number, name in enumerate(names)}
        rows = [row for one in found for row in (*one.candidates, {"nobody": 1.0})]
        self.x = np.zeros((len(rows), len(names)))
        for number, row in enumerate(rows):
            for name, value in row.items():
                if name in column:
                    self.x[number, column[name]] = value
        sizes = [len(one.right) for one in found]
        self.starts = np.cumsum([0, *sizes[:-1]])
        self.of = np.repeat(np.arange(len(found)), sizes)
        self.right = np.array([right for one in found for right in one.right], dtype=float)
        self.weight = np.array([one.weight for one in found])

    def shares(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probability of each row among those of its choice: float64[rows]."""
        scores = self.x @ weights
        scores -= np.maximum.reduceat(scores, self.starts)[self.of]
        shares = np.exp(scores)
        return np.asarray(shares / np.add.reduceat(shares, self.starts)[self.of])

    def slope(self, weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """The weighted log likelihood and its gradient: float64[features]."""
        shares = self.shares(weights)
        good = np.add.reduceat(shares * self.right, self.starts)
        told = shares * self.right / good[self.of]
        pull = (told - shares) * self.weight[self.of]
        return float(self.weight @ np.log(good)), np.asarray(self.x.T @ pull)

    def hits(self, weights: NDArray[np.float64]) -> NDArray[np.bool_]:
        """For each choice, whether the most probable row is right."""
        shares = self.shares(weights)
        best = np.maximum.reduceat(shares, self.starts)[self.of] <= shares
        return np.asarray(np.add.reduceat(best * self.right, self.starts) > 0)


def fitted(found: Sequence[Choice], names: Sequence[str]) -> NDArray[np.float64]:
    """The weights with the highest posterior (Adam on the whole; Kingma & Ba 2015)."""
    fit = Fit(found, names)
    free = np.array([name not in HELD for name in names])
    weights = np.array([HELD.get(name, 0.0) for name in names])
    mean, spread = np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        _, slope = fit.slope(weights)
        slope = (slope - RIDGE * weights) * free
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        rate = 0.05 * (1 - step / STEPS) + 0.001
        weights = weights + rate * (mean / (1 - 0.9**step)) / (
            np.sqrt(spread / (1 - 0.999**step)) + 1e-8
        )
    return weights


def named(found: Iterable[Choice]) -> list[str]:
    """The features that enough candidates have, in order, and nobody."""
    seen = Counter(name for one in found for row in one.candidates for name in row)
    return [*sorted(name for name, count in seen.items() if count >= SELDOM), "nobody"]


def held_out(found: list[Choice], names: Sequence[str]) -> dict[str, float]:
    """The share that is right of each corpus, each fifth asked of a fit on the others."""
    shuffled = random.Random(0).sample(found, len(found))
    hits: dict[str, list[bool]] = {corpus: [] for corpus in COUNTS}
    for part in range(5):
        rest = [one for number, one in enumerate(shuffled) if number % 5 != part]
        asked = shuffled[part::5]
        told = Fit(asked, names).hits(fitted(rest, names)).tolist()
        for one, hit in zip(asked, told, strict=True):
            hits[one.corpus].append(hit)
    return {corpus: sum(told) / max(1, len(told)) for corpus, told in hits.items()}


TABLE: Final = '''"""Weights: what each feature of a candidate counts towards being "he" or "she".

Fitted by `python -m train.antecedents` on {date}: a conditional logit on {choices:,}
pronouns of GUM train, GAP validation and PolNeAR train. Led right by weights that were
fitted on the other four fifths: {gum:.3f} of GUM's, {gap:.3f} of GAP's, {polnear:.3f} of
PolNeAR's (by silver chains). Four were set by hand (`HELD` in that module): the silver
chains know nothing of who speaks and who is quoted.
To be read as: of two candidates alike in all else, the odds are exp(weight) to 1.
"""

from __future__ import annotations

from typing import Final

WEIGHTS: Final = {{
{rows}
}}
'''


def table(weights: dict[str, float], found: int, right: dict[str, float]) -> str:
    rows = "\n".join(f'    "{name}": {value:.2f},' for name, value in weights.items())
    today = datetime.date.today().isoformat()
    return TABLE.format(date=today, choices=found, rows=rows, **right)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path, help="the folder with coref-gum, coref-gap and polnear")
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/resolve/weights.py"))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    told = parser.parse_args()
    pipeline = Pipeline()
    for number in range(told.rounds):
        found = choices(told.data, pipeline)
        names = named(found)
        weights = dict(zip(names, fitted(found, names).tolist(), strict=True))
        WEIGHTS.clear()
        WEIGHTS.update({name: round(value, 2) for name, value in weights.items()})
        print(f"round {number + 1}: {len(found)} choices, {len(names)} weights", flush=True)
    right = held_out(found, names)
    told.out.write_text(table(WEIGHTS, len(found), right), encoding="utf-8")
    shares = ", ".join(f"{corpus} {share:.3f}" for corpus, share in right.items())
    print(f"right across five folds: {shares}; {told.out} is written")


if __name__ == "__main__":
    main()
