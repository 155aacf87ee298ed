"""Measures across articles: whether what two articles speak of is one measure.

Names decide where both have one. What is described must be of one kind and share
its rare words, two of them at least; a single one ("the travel ban") is enough only
where the actor or the number is the same too. Another number of the same thing,
another actor, or years between rule it out. A noun alone ("the bill") has no rare
word and is never one with anything.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from itertools import combinations
from typing import Final

from onrecord.record.entry import Measure, Status
from onrecord.record.measure import Reported
from onrecord.resolve.measures.grouping import DEED, differ
from onrecord.resolve.measures.heads import ALIASES
from onrecord.resolve.measures.stems import stems
from onrecord.resolve.names import folded

# Kinds that one measure may be called by on its way: a plan becomes an order or a law.
_FAMILIES: Final = (
    frozenset(("plan", "law")), frozenset(("plan", "order")), frozenset(("plan", "rule")),
    frozenset(("plan", "pact")), frozenset(("plan", "levy")), frozenset(("order", "ban")),
    frozenset(("law", "ban")), frozenset(("rule", "ban")), frozenset(("plan", "ban")),
    frozenset(("plan", DEED)), frozenset(("order", DEED)), frozenset(("order", "rule")),
)  # fmt: skip
_MOST_KEYS: Final = 12  # rare words of a measure that its keys are made of
_SHARE: Final = 0.6  # of the rare words of the one that has fewer, how many are shared
_YEARS: Final = 2 * 366  # days after which a description is another measure's
_SOON: Final = 60  # days within which one shared word and an equal noun are enough with an actor
_KNOWN: Final = frozenset(name for _, name in ALIASES.values())


class Courses:
    """Tells measures of several articles apart. It has no state."""

    def keys(self, one: Reported) -> Collection[str]:
        return keys(one)

    def are_one(self, a: Reported, b: Reported) -> bool:
        return are_one(a, b)


def keys(one: Reported) -> frozenset[str]:
    """What two measures must share to be compared: a name, or two rare words, or one and more."""
    measure = one.measure
    if name := named(measure):
        return frozenset((f"name:{name}",))
    told = sorted(rare(measure), key=lambda word: (-len(word), word))[:_MOST_KEYS]
    pairs = {f"{a}+{b}" for a, b in combinations(sorted(told), 2)}
    if measure.actor:
        pairs |= {f"{word}@{folded(measure.actor).split()[-1]}" for word in told}
    if measure.quantity and measure.quantity.number:
        pairs |= {f"{word}#{measure.quantity.number:g}" for word in told}
    return frozenset(pairs)


def are_one(a: Reported, b: Reported) -> bool:
    """True where two articles speak of one measure; the same both ways."""
    one, other = a.measure, b.measure
    names = named(one), named(other)
    if any(names):
        return names[0] == names[1]
    if not _same_kind(one, other) or differ(one.quantity, other.quantity):
        return False
    if _days_between(a, b) > _YEARS:
        return False
    if one.actor and other.actor and not _same_actor(one.actor, other.actor):
        return False
    return _alike(one, other, soon=_days_between(a, b) <= _SOON)


def _alike(one: Measure, other: Measure, *, soon: bool) -> bool:
    ours, theirs = rare(one), rare(other)
    shared = ours & theirs
    fewer = min(len(ours), len(theirs))
    if len(shared) >= 2:
        return len(shared) >= _SHARE * fewer
    same_actor = bool(one.actor and other.actor)
    same_number = bool(
        one.quantity and other.quantity and one.quantity.number
        and one.quantity.number == other.quantity.number
    )  # fmt: skip
    return len(shared) == 1 and fewer == 1 and (same_number or (same_actor and soon))


def named(measure: Measure) -> str:
    """The name of a law, an order or a treaty, in one case; empty for a description."""
    told = measure.text.casefold().replace(".", "")
    if told in ALIASES:
        return ALIASES[told][1]
    words = measure.text.split(" ")
    capitals = [word[:1].isupper() or word[:1].isdigit() or word in _SMALL for word in words]
    if (
        measure.kind != DEED
        and len(words) > 1
        and all(capitals)
        and (words[-1][:1].isupper() or words[-1].isdigit())
    ):
        return told
    return ""


_SMALL: Final = ("of", "for", "and", "in", "on", "the", "to", "against", "No.")


def rare(measure: Measure) -> frozenset[str]:
    """The rare words of a measure, those of its actor's name not among them."""
    return _stems(measure.text) - _stems(measure.actor or "")


@lru_cache(maxsize=16_384)
def _stems(told: str) -> frozenset[str]:
    return stems(told)


def _same_kind(one: Measure, other: Measure) -> bool:
    if one.kind == other.kind:
        return one.kind != DEED or _forbids(one) is _forbids(other)
    return frozenset((one.kind, other.kind)) in _FAMILIES


def _forbids(one: Measure) -> bool:
    return one.status is Status.PLEDGED_NOT


def _same_actor(one: str, other: str) -> bool:
    """True where one name may be short for the other."""
    ours, theirs = folded(one).split(), folded(other).split()
    return ours[-1] == theirs[-1] or set(ours) <= set(theirs) or set(theirs) <= set(ours)


def _days_between(a: Reported, b: Reported) -> int:
    if a.published is None or b.published is None:
        return 0
    return abs((a.published - b.published).days)
