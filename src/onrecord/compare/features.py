"""What tables and counts tell of a pair, as numbers from 0 to 1 for the combination."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from onrecord.compare import speakers
from onrecord.compare.reasons import Ground, Rule, Toward
from onrecord.compare.sides import Side
from onrecord.compare.words import words


def features(later: Side, earlier: Side, found: Iterable[Ground]) -> dict[str, float]:
    """Named numbers from 0 to 1: one a reason and what it speaks for, and shares of words.

    How long a text is, or how many negations it has, tells who wrote a set of pairs rather
    than what they have to do with each other, and is left out.
    """
    a, b = words(later.text), words(earlier.text)
    told = dict.fromkeys(NAMES, 0.0)
    for ground in found:
        told[f"{ground.rule} {ground.toward}"] = 1.0
    ours, theirs = set(a.telling), set(b.telling)
    both = len(ours & theirs)
    told["shared of shorter"] = both / max(1, min(len(ours), len(theirs)))
    told["shared of all"] = both / max(1, len(ours | theirs))
    names = [{w.stem for w in side.words if w.name} for side in (a, b)]
    told["shared names"] = len(names[0] & names[1]) / max(1, min(map(len, names)))
    same = speakers.agreement(later, earlier)
    told["one speaker"] = float(same == speakers.SAME)
    told["other speakers"] = float(same == speakers.OTHERS)
    apart = abs((later.day - earlier.day).days) if later.day and earlier.day else None
    told["one speaker, one day"] = told["one speaker"] * float(apart is not None and apart <= 1)
    return told


NAMES: Final = (
    *(f"{rule} {toward}" for rule in Rule for toward in Toward),
    "shared of shorter", "shared of all", "shared names",
    "one speaker", "other speakers", "one speaker, one day",
)  # fmt: skip
