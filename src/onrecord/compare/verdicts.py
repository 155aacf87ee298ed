"""What two statements have to do with each other, and how likely.

The network reads the pair from both sides; typed reasons are found by tables; a
multinomial logistic model, fitted and calibrated on pairs written for it, puts
them together. Its numbers live in the network's card.

Who spoke and when decides only between relations that mean the same conflict or
the same position: a conflict is a reversal where one speaker is later at odds with
what they said, the same position is a repetition where one speaker said it on one day.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from onrecord.compare import speakers
from onrecord.compare.reasons import Ground, features, grounds
from onrecord.compare.sides import Side
from onrecord.record.link import Relation

POSITIONS: Final = ("same", "conflict", "narrows", "none")
NLI: Final = ("entailment", "neutral", "contradiction")
NONE: Final = "none"
RELATIONS: Final = (*(relation.value for relation in Relation), NONE)
LEAST: Final = 1e-4  # no chance is taken for less: the logarithm of nothing has no use


class Told(Protocol):
    """Chances by pair: `nli` float32[n, 3] as NLI, `position` float32[n, 4] as POSITIONS."""

    @property
    def nli(self) -> Sequence[Sequence[float]]: ...
    @property
    def position(self) -> Sequence[Sequence[float]]: ...


class Scorer(Protocol):
    """A network that reads pairs of texts, left and right."""

    def told(self, pairs: Sequence[tuple[str, str]], /) -> Told: ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """The relation of a later statement to an earlier one.

    `probabilities` of each of RELATIONS sum to 1. `nli` is what the network says of
    the later text, if the earlier one holds. `relation` is the likeliest, where that
    is likely enough; None where none is.
    """

    probabilities: Mapping[str, float]
    nli: Mapping[str, float]
    grounds: tuple[Ground, ...]
    relation: Relation | None


@dataclass(frozen=True, slots=True)
class Combination:
    """A multinomial logistic model over named features, by position.

    `thresholds` are the probabilities from which on a relation is told. `rare` is
    added to the score of `none` where pairs come from a record, most of which have
    nothing to do with each other.
    """

    bias: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]
    thresholds: Mapping[str, float]
    rare: float

    @classmethod
    def of(cls, decoding: Mapping[str, Any]) -> Combination:
        """The numbers of a model card. Raises KeyError for one that it lacks."""
        return cls(
            decoding["bias"], decoding["weights"], decoding["thresholds"], decoding["rare"]
        )

    def chances(self, told: Mapping[str, float], *, rare: bool) -> dict[str, float]:
        """The probability of each position, by features; those without a weight do not count."""
        scores = {
            name: self.bias[name]
            + sum(told.get(key, 0.0) * weight for key, weight in self.weights[name].items())
            for name in POSITIONS
        }
        if rare:
            scores[NONE] += self.rare
        highest = max(scores.values())
        risen = {name: math.exp(score - highest) for name, score in scores.items()}
        whole = sum(risen.values())
        return {name: value / whole for name, value in risen.items()}


class Verdicts:
    """Judges pairs of sides with a network and the combination that its card has."""

    def __init__(self, scorer: Scorer, combination: Combination) -> None:
        self._scorer, self._combination = scorer, combination

    def told(
        self, pairs: Sequence[tuple[Side, Side]], *, rare: bool = False
    ) -> list[Verdict]:
        """The verdict on each pair of a later and an earlier side.

        `rare` where they are candidates of a record, few of which are related, and
        not pairs that somebody chose to ask about.
        """
        both = [
            texts
            for later, earlier in pairs
            for texts in ((earlier.text, later.text), (later.text, earlier.text))
        ]
        scores = self._scorer.told(both)
        found = []
        for i, (later, earlier) in enumerate(pairs):
            why = grounds(later, earlier)
            ways = [
                (scores.nli[at], scores.position[at]) for at in (2 * i, 2 * i + 1)
            ]
            known = evidence(later, earlier, why, *ways)
            chances = self._combination.chances(known, rare=rare)
            nli = dict(zip(NLI, map(float, ways[0][0]), strict=True))
            found.append(self._verdict(later, earlier, chances, nli, why))
        return found

    def _verdict(
        self,
        later: Side,
        earlier: Side,
        chances: Mapping[str, float],
        nli: Mapping[str, float],
        why: tuple[Ground, ...],
    ) -> Verdict:
        named = dict.fromkeys(RELATIONS, 0.0)
        named[NONE] = chances["none"]
        named[Relation.NARROWS] = chances["narrows"]
        named[conflict(later, earlier)] = chances["conflict"]
        named[agreement(later, earlier)] = chances["same"]
        best = max(named, key=lambda name: named[name])
        enough = best != NONE and named[best] >= self._combination.thresholds[best]
        return Verdict(named, nli, why, Relation(best) if enough else None)


Way = tuple[Sequence[float], Sequence[float]]


def evidence(
    later: Side, earlier: Side, why: tuple[Ground, ...], onward: Way, back: Way
) -> dict[str, float]:
    """All that the combination looks at, by name.

    `onward` is what the network says of the later text after the earlier one, `back`
    the other way round; their chances come as logarithms.
    """
    known = features(later, earlier, why)
    for name, (nli, position) in (("onward", onward), ("back", back)):
        for label, chance in zip((*NLI, *POSITIONS), (*nli, *position), strict=True):
            known[f"{name} {label}"] = math.log(max(float(chance), LEAST))
    return known


def conflict(later: Side, earlier: Side) -> Relation:
    """What a conflict is: a reversal, if one speaker is later at odds with an earlier day."""
    same = _same(later, earlier)
    after = later.day is not None and earlier.day is not None and earlier.day < later.day
    return Relation.REVERSES if same and after else Relation.CONTRADICTS


def agreement(later: Side, earlier: Side) -> Relation:
    """What one position is: a repetition, if one speaker took it on one day."""
    apart = abs((later.day - earlier.day).days) if later.day and earlier.day else None
    once = apart is not None and apart <= 1
    return Relation.REPEATS if once and _same(later, earlier) else Relation.AGREES


def _same(later: Side, earlier: Side) -> bool:
    return speakers.agreement(later, earlier) == speakers.SAME
