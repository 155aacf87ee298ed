"""Multinomial logistic regression with a ridge, by Newton's method; and what to measure it by."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Model(NamedTuple):
    """bias: float64[classes], weights: float64[classes, features]."""

    bias: Floats
    weights: Floats

    def chances(self, x: Floats) -> Floats:
        """float64[rows, classes], which sum to 1."""
        return _softmax(x @ self.weights.T + self.bias)


def fitted(
    x: Floats, y: Ints, classes: int, strength: float, counts: Floats | None = None
) -> Model:
    """The model that fits rows `x` to classes `y`; `strength` 1 draws weights to 0 hardly at all.

    The bias is not drawn. `counts` is how much each row counts: 1, where it is None.
    """
    rows = np.concatenate((x, np.ones((len(x), 1))), axis=1)
    width = rows.shape[1]
    ridge = np.full(width, 1.0 / strength)
    ridge[-1] = 1e-3
    at = np.zeros((classes, width))
    wanted = np.eye(classes)[y]
    each = np.ones(len(x)) if counts is None else counts
    for _ in range(30):
        p = _softmax(rows @ at.T)
        slope = ((p - wanted) * each[:, None]).T @ rows + ridge * at
        curve = np.zeros((classes * width, classes * width))
        for i in range(classes):
            for j in range(i, classes):
                weight = each * p[:, i] * ((i == j) - p[:, j])
                block = (rows * weight[:, None]).T @ rows
                curve[i * width : (i + 1) * width, j * width : (j + 1) * width] = block
                curve[j * width : (j + 1) * width, i * width : (i + 1) * width] = block.T
        curve[np.diag_indices_from(curve)] += np.tile(ridge, classes)
        step = np.linalg.solve(curve, slope.ravel()).reshape(at.shape)
        at -= step
        if np.abs(step).max() < 1e-6:
            break
    return Model(at[:, -1], at[:, :-1])


def ranked(chance: Floats, true: NDArray[np.bool_]) -> float:
    """How often a true one is ranked above one that is not (the area under the ROC curve)."""
    order = np.argsort(chance, kind="stable")
    ranks = np.empty(len(chance))
    for value, first, count in zip(*np.unique(chance[order], return_index=True, return_counts=True),
                                   strict=True):  # fmt: skip
        ranks[order[first : first + count]] = first + (count + 1) / 2
        del value
    positives = int(true.sum())
    return float(
        (ranks[true].sum() - positives * (positives + 1) / 2) / (positives * (~true).sum())
    )


def f1(true: NDArray[np.bool_], told: NDArray[np.bool_]) -> float:
    both = int((true & told).sum())
    return 2 * both / max(1, int(true.sum()) + int(told.sum()))


def correlation(true: NDArray[np.bool_], told: NDArray[np.bool_]) -> float:
    """Matthews' correlation of two yes-or-no answers; 0 where either is always the same."""
    if true.all() or told.all() or not true.any() or not told.any():
        return 0.0
    return float(np.corrcoef(true, told)[0, 1])


def _softmax(scores: Floats) -> Floats:
    risen = np.exp(scores - scores.max(axis=1, keepdims=True))
    whole: Floats = risen / risen.sum(axis=1, keepdims=True)
    return whole
