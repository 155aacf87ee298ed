"""Whether a probability of 0.8 is right four times in five: on the wire's three probabilities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bench.corpus import table
from bench.scoring import Attribution, pairs, same_source

BINS: Final = 10

Judged = Sequence[tuple[float, bool]]  # a probability, and whether it was right


@dataclass(frozen=True)
class Bin:
    """What was told with a probability of one tenth of the scale."""

    low: float  # where the tenth begins
    count: int
    told: float  # the mean probability
    right: float  # the share that was right


def reliability(judged: Judged) -> list[Bin]:
    """The bins of equal width that are not empty, lowest first; 1.0 is of the last."""
    by_bin: dict[int, list[tuple[float, bool]]] = {}
    for one in judged:
        by_bin.setdefault(min(int(one[0] * BINS), BINS - 1), []).append(one)
    return [
        Bin(
            place / BINS,
            len(held),
            sum(probability for probability, _ in held) / len(held),
            sum(right for _, right in held) / len(held),
        )
        for place, held in sorted(by_bin.items())
    ]


def expected_error(bins: Iterable[Bin]) -> float:
    """Expected calibration error: how far told and right are apart, weighted by count."""
    held = list(bins)
    apart = sum(one.count * abs(one.told - one.right) for one in held)
    return apart / max(1, sum(one.count for one in held))


def judged(
    articles: Iterable[tuple[Sequence[Attribution], Sequence[Attribution]]],
) -> dict[str, Judged]:
    """Each probability with its outcome, by the wire's name for it; (found, gold) an article.

    `probability` is right where content and source are; what answers no gold is
    wrong. The other two are asked only where the content is right. A
    probability that is null is left out.
    """
    out: dict[str, list[tuple[float, bool]]] = {
        "probability": [],
        "source_probability": [],
        "kind_probability": [],
    }
    for found, gold in articles:
        matched = dict(pairs(found, gold))
        for i, one in enumerate(found):
            answer = gold[matched[i]] if i in matched else None
            for name, right in _outcomes(one, answer):
                if (told := one.spans.get(name)) is not None:
                    out[name].append((told, right))
    return dict(out)


def _outcomes(one: Attribution, answer: Attribution | None) -> Iterator[tuple[str, bool]]:
    yield "probability", answer is not None and same_source(one, answer)
    if answer is not None:
        yield "source_probability", same_source(one, answer)
        yield "kind_probability", one.spans["kind"] == answer.kind


def summary(told: Mapping[str, Judged]) -> str:
    """Count, what was told and what was right on average, and the calibration error."""
    body = []
    for name, held in told.items():
        count = max(1, len(held))
        body.append(
            [
                f"`{name}`",
                f"{len(held):,}",
                f"{sum(probability for probability, _ in held) / count:.3f}",
                f"{sum(right for _, right in held) / count:.3f}",
                f"{expected_error(reliability(held)):.3f}",
            ]
        )
    return table(["probability", "asked of", "told, mean", "right", "calibration error"], body)
