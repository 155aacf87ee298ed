"""What tables and counts tell of a pair, as numbers from 0 to 1 for the combination."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from onrecord.compare import speakers
from onrecord.compare.reasons import Ground, Rule, Toward
from onrecord.compare.sides import Side
from onrecord.compare.words import Words, words

LONG: Final = 40  # words: a text of as many is long


def features(later: Side, earlier: Side, found: Iterable[Ground]) -> dict[str, float]:
    """Named numbers from 0 to 1: one a reason and what it speaks for, and shares of words."""
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
    told["later turned"], told["earlier turned"] = _turned(a), _turned(b)
    told["later long"] = min(1.0, len(a.words) / LONG)
    told["earlier long"] = min(1.0, len(b.words) / LONG)
    same = speakers.agreement(later, earlier)
    told["one speaker"] = float(same == speakers.SAME)
    told["other speakers"] = float(same == speakers.OTHERS)
    apart = abs((later.day - earlier.day).days) if later.day and earlier.day else None
    told["one speaker, one day"] = told["one speaker"] * float(apart is not None and apart <= 1)
    return told


def _turned(side: Words) -> float:
    telling = [word for word in side.words if word.telling]
    return sum(word.turned for word in telling) / max(1, len(telling))


NAMES: Final = (
    *(f"{rule} {toward}" for rule in Rule for toward in Toward),
    "shared of shorter", "shared of all", "shared names", "later turned", "earlier turned",
    "later long", "earlier long", "one speaker", "other speakers", "one speaker, one day",
)  # fmt: skip
