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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.compare import speakers
from onrecord.compare.contexts import in_article
from onrecord.compare.explaining import carried
from onrecord.compare.features import features
from onrecord.compare.reasons import Ground, Rule, Toward, grounds
from onrecord.compare.sides import Side
from onrecord.models.relations import NLI, POSITIONS
from onrecord.record.link import Link, Reason, Relation
from onrecord.record.statement import Spans

NONE: Final = "none"
RELATIONS: Final = (*(relation.value for relation in Relation), NONE)


# What a position is called that speaks for a relation, as reasons have it.
TOWARD: Final = {
    Relation.REPEATS: Toward.SAME,
    Relation.AGREES: Toward.SAME,
    Relation.CONTRADICTS: Toward.CONFLICT,
    Relation.REVERSES: Toward.CONFLICT,
    Relation.NARROWS: Toward.NARROWS,
}
# What tells how likely two statements of a record are about one matter.
CLOSENESS: Final = ("near", "one article", "same words")
CARRIED: Final = "words that carried it"  # the network's reason, as a link names it


class Told(Protocol):
    """Chances by pair: `nli` float32[n, 3] as NLI, `position` float32[n, 4] as POSITIONS."""

    @property
    def nli(self) -> NDArray[np.float32]: ...
    @property
    def position(self) -> NDArray[np.float32]: ...


class Scorer(Protocol):
    """A network that reads pairs of texts, left and right."""

    def told(self, pairs: Sequence[tuple[str, str]], /) -> Told: ...


class Vectors(Protocol):
    """What tells which texts are about one matter: float32[texts, width], each of length 1."""

    def vectors(self, texts: Sequence[str], /) -> NDArray[np.float32]: ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """The relation of a later statement to an earlier one.

    `probabilities` of each of RELATIONS sum to 1. `nli` is what the network says of
    the later text, if the earlier one holds, `back` the other way round. `relation` is
    the likeliest; None where none is, or where it is not likely enough for a record.
    """

    probabilities: Mapping[str, float]
    nli: Mapping[str, float]
    back: Mapping[str, float]
    grounds: tuple[Ground, ...]
    relation: Relation | None


@dataclass(frozen=True, slots=True)
class Combination:
    """A multinomial logistic model over named features, by position, for two on one matter."""

    bias: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]

    @classmethod
    def of(cls, decoding: Mapping[str, Any]) -> Combination:
        """The numbers of a model card. Raises KeyError for one that it lacks."""
        return cls(decoding["bias"], decoding["weights"])

    def chances(self, told: Mapping[str, float]) -> dict[str, float]:
        """The probability of each position, by features; those without a weight do not count."""
        scores = {
            name: self.bias[name]
            + sum(told.get(key, 0.0) * weight for key, weight in self.weights[name].items())
            for name in POSITIONS
        }
        highest = max(scores.values())
        risen = {name: math.exp(score - highest) for name, score in scores.items()}
        whole = sum(risen.values())
        return {name: value / whole for name, value in risen.items()}


@dataclass(frozen=True, slots=True)
class Matter:
    """How likely two statements of a record are about one matter, by what `closeness` tells.

    Somebody who asks about a pair has chosen it; of the candidates of a record few have
    anything to do with each other.
    """

    bias: float
    weights: Mapping[str, float]

    @classmethod
    def of(cls, decoding: Mapping[str, Any]) -> Matter:
        """The numbers of a model card. Raises KeyError for one that it lacks."""
        return cls(decoding["bias"], {name: decoding[name] for name in CLOSENESS})

    def chances(self, pair: Mapping[str, float], close: Mapping[str, float]) -> dict[str, float]:
        """The probability of each position, by those of two on one matter."""
        score = self.bias + sum(close[name] * weight for name, weight in self.weights.items())
        one = 1.0 / (1.0 + math.exp(-score))
        told = {name: chance * one for name, chance in pair.items() if name != NONE}
        return {**told, NONE: 1.0 - sum(told.values())}


class Verdicts:
    """Judges pairs of sides with a network and the numbers that its card has.

    `thresholds` are the probabilities from which on a relation is told in a record. `worth`
    has the weights of the cheap guess at which pairs the network should read.
    """

    def __init__(
        self,
        scorer: Scorer,
        meanings: Vectors,
        pairs: Combination,
        record: Matter,
        thresholds: Mapping[str, float],
        worth: Mapping[str, float],
    ) -> None:
        self._scorer, self._meanings = scorer, meanings
        self._pairs, self._record = pairs, record
        self._thresholds, self._worth = thresholds, worth

    @classmethod
    def of(cls, scorer: Scorer, meanings: Vectors, decoding: Mapping[str, Any]) -> Verdicts:
        """With the numbers of a model card. Raises KeyError for one that it lacks."""
        pairs, record = Combination.of(decoding["pairs"]), Matter.of(decoding["record"])
        return cls(scorer, meanings, pairs, record, decoding["thresholds"], decoding["worth"])

    def worth(self, later: Side, earlier: Side) -> float:
        """The odds, by tables and counts alone, that one side bears on the other.

        0 where they are not worth reading.
        """
        known = features(later, earlier, grounds(later, earlier))
        score = self._worth["bias"] + sum(
            known[name] * weight for name, weight in self._worth.items() if name in known
        )
        odds = math.exp(score)
        return odds if odds >= self._worth["least"] else 0.0

    def told(self, pairs: Sequence[tuple[Side, Side]], *, rare: bool = False) -> list[Verdict]:
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
        near = nearness(self._meanings, pairs) if rare else []
        found = []
        for i, (later, earlier) in enumerate(pairs):
            why = grounds(later, earlier)
            ways = [(scores.nli[at], scores.position[at]) for at in (2 * i, 2 * i + 1)]
            chances = self._pairs.chances(evidence(later, earlier, why, ways[0], ways[1]))
            if rare:
                chances = self._record.chances(chances, closeness(later, earlier, why, near[i]))
            named = self._named(later, earlier, chances)
            nli, back = (dict(zip(NLI, map(float, way[0]), strict=True)) for way in ways)
            likeliest = self._likeliest(named, rare=rare)
            found.append(Verdict(named, nli, back, why, likeliest))
        return found

    def links(self, pairs: Sequence[tuple[Side, Side]]) -> Iterator[Link]:
        """A link for each pair of entries that bear on each other, with its reasons."""
        for (later, earlier), verdict in zip(pairs, self.told(pairs, rare=True), strict=True):
            if verdict.relation is None or later.entry is None or earlier.entry is None:
                continue
            reasons = tuple(self._reasons(later, earlier, verdict))
            likely = round(verdict.probabilities[verdict.relation], 4)
            yield Link(later.entry.id, earlier.entry.id, verdict.relation, likely, reasons)

    def carried(self, later: Side, earlier: Side, relation: Relation) -> tuple[Spans, Spans]:
        """The words on both sides that carried the network's word for a relation."""
        at = POSITIONS.index(TOWARD[relation])

        def chance(pairs: Sequence[tuple[str, str]]) -> list[float]:
            return [float(row[at]) for row in self._scorer.told(pairs).position]

        b, a = carried(earlier.text, later.text, chance)
        return a, b

    def _reasons(self, later: Side, earlier: Side, verdict: Verdict) -> Iterator[Reason]:
        """The reasons that speak for a relation, by the characters of both articles."""
        relation = verdict.relation
        if relation is None:
            return
        for ground in verdict.grounds:
            # What is the same is told with any relation: it is what both are about.
            tells = ground.toward is TOWARD[relation] or ground.rule is Rule.SAME_WORDS
            if tells and ground.rule is not Rule.ACTS:
                a, b = in_article(later, ground.a), in_article(earlier, ground.b)
                if a or b:
                    yield Reason(ground.rule.value, a, b)
        a, b = self.carried(later, earlier, relation)
        a, b = in_article(later, a), in_article(earlier, b)
        if a or b:
            yield Reason(CARRIED, a, b)

    def _named(self, later: Side, earlier: Side, chances: Mapping[str, float]) -> dict[str, float]:
        """The chance of each relation, by those of the positions."""
        named = dict.fromkeys(RELATIONS, 0.0)
        named[NONE] = chances["none"]
        named[Relation.NARROWS] = chances["narrows"]
        named[conflict(later, earlier)] = chances["conflict"]
        named[agreement(later, earlier)] = chances["same"]
        return named

    def _likeliest(self, named: Mapping[str, float], *, rare: bool) -> Relation | None:
        """The likeliest relation, or None where none is likelier.

        In a record the likeliest one, from its threshold on: most of what is looked at is
        likelier to be nothing.
        """
        best = max(Relation, key=lambda name: named[name])
        enough = named[best] >= (self._thresholds[best] if rare else named[NONE])
        return best if enough else None


Way = tuple[NDArray[np.float32], NDArray[np.float32]]


def nearness(meanings: Vectors, pairs: Sequence[tuple[Side, Side]]) -> list[float]:
    """How far both sides of each pair are about one matter: the cosine of their vectors."""
    if not pairs:
        return []
    sides = (meanings.vectors([pair[at].text for pair in pairs]) for at in (0, 1))
    return [float(one) for one in np.einsum("ij,ij->i", *sides)]


def closeness(later: Side, earlier: Side, why: tuple[Ground, ...], near: float) -> dict[str, float]:
    """How close two sides are, as CLOSENESS names it, each from 0 to 1."""
    ends = [one.entry.statement.article for one in (later, earlier) if one.entry]
    same = any(ground.rule is Rule.SAME_WORDS for ground in why)
    told = (max(0.0, near), len(ends) == 2 and ends[0] == ends[1], same)
    return dict(zip(CLOSENESS, map(float, told), strict=True))


def evidence(
    later: Side, earlier: Side, why: tuple[Ground, ...], onward: Way, back: Way
) -> dict[str, float]:
    """All that the combination looks at, by name, each from 0 to 1.

    `onward` is what the network says of the later text after the earlier one, `back`
    the other way round. Positions and contradiction hold from either side, so that both
    ways are taken together; what entails is from one side.
    """
    known = features(later, earlier, why)
    for at, name in enumerate(POSITIONS):
        known[f"network {name}"] = (float(onward[1][at]) + float(back[1][at])) / 2
    known["network contradiction"] = (float(onward[0][2]) + float(back[0][2])) / 2
    known["network entailment onward"] = float(onward[0][0])
    known["network entailment back"] = float(back[0][0])
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
