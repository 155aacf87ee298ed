"""Judgements as matching needs them: who stands on which side of which verdict that stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.record.judgement import Judgement, Verdict, standing

# The id of a judgement, and which of its two sides.
Tags = frozenset[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The verdicts that stand, the latest first, and the tags of each appearance by its id."""

    order: tuple[tuple[str, Verdict], ...]
    tags: Mapping[str, Tags]


def verdicts(judgements: Iterable[Judgement]) -> Verdicts:
    """What stands of some judgements, in whatever order they are handed in."""
    tags: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
    order = []
    for one in standing(judgements):
        order.append((one.id, one.verdict))
        for number, side in enumerate(one.sides):
            for anchor in side.anchors:
                tags[anchor.appearance].add((one.id, number))
    return Verdicts(tuple(order), {one: frozenset(told) for one, told in tags.items()})
