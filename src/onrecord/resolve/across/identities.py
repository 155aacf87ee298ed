"""Identities: who is one and the same across the articles of a record.

Of one block (see `blocks`), in this order:

1. Profiles are compared (`likenesses`). Two that are likely one are joined, the
   likeliest first, unless somebody in one cluster rules somebody in the other
   out. Who fits two that rule each other out joins one of them only if it is
   far likelier, and is otherwise torn.
2. A surname alone, an initial, an acronym, and each article of whoever was torn
   join a cluster of the first step if it is the only one that fits, or far
   likelier than the others; otherwise they stay apart.
3. What is likely but was not joined is a candidate.

A person's judgement comes before all of it. Nothing looks at the order in which
articles came: profiles have an order of their own, that of their founders, and
every decision is made on sorted likenesses. An identity is called by the id of
its earliest appearance. When it grows by a later article it keeps that id; by an
earlier one, it takes that one's. The old id is still that of one of its
appearances, and leads to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from onrecord.record.identity import (
    Appearance,
    Called,
    Identity,
    Keys,
    Likeness,
    Matched,
    Surroundings,
)
from onrecord.record.judgement import Judgement
from onrecord.resolve.across import blocks
from onrecord.resolve.across.likenesses import called_apart, compare
from onrecord.resolve.across.matching import Block
from onrecord.resolve.across.profiles import profile, profiles, unbroken
from onrecord.resolve.across.surroundings import surroundings, vague
from onrecord.resolve.across.verdicts import verdicts

UNKNOWN: Final = 2  # given names of a surname, where the record is not at hand


class Identities:
    """Matches speakers across articles. It has no state: its methods are functions."""

    def keys(self, one: Appearance) -> Keys:
        return blocks.keys(one)

    def match(
        self,
        appearances: Iterable[Appearance],
        guests: Iterable[Appearance] = (),
        judgements: Iterable[Judgement] = (),
        around: Surroundings | None = None,
    ) -> Matched:
        return match(appearances, guests, judgements, around, why=False)

    def surroundings(
        self, home: Mapping[int, Called], fresh: Mapping[int, Called]
    ) -> Surroundings | None:
        return surroundings(home, fresh)

    def are_one(
        self, called: Called, around: Iterable[Called], days: Iterable[date | None]
    ) -> bool:
        others = (one for one in around if one != called)
        alone = not vague(called) and all(
            not vague(one) and called_apart(called, one) for one in others
        )
        return alone and unbroken(days)


def likeness(a: Appearance, b: Appearance) -> Likeness:
    """How far two appearances are one speaker, by themselves."""
    one, other = (profile([(each.id, each)]) for each in (a, b))
    return compare(one, other, others=UNKNOWN).told


def match(
    appearances: Iterable[Appearance],
    guests: Iterable[Appearance] = (),
    judgements: Iterable[Judgement] = (),
    around: Surroundings | None = None,
    *,
    why: bool = True,
) -> Matched:
    """The identities of whole blocks, the same in whatever order they are handed in.

    `appearances` are all those at home in some blocks, `guests` those that are
    guests there; blocks that a judgement joins are handed in together. Where not a
    whole block is handed in but somebody's surroundings, `around` are those.
    Without `why` the likenesses that hold the identities together are not told.
    """
    said = verdicts(judgements)
    home = profiles(appearances, said.tags)
    block = Block(home, said, around)
    block.join()
    block.attach()
    block.offer(profiles(guests, said.tags))
    return block.matched(why=why)


def everybody(appearances: Iterable[Appearance]) -> list[Identity]:
    """The identities of some articles without a record, by their ids.

    They are those that a record of just these articles has.
    """
    homes: defaultdict[str, list[Appearance]] = defaultdict(list)
    for one in appearances:
        homes[blocks.keys(one).home].append(one)
    told: defaultdict[str, list[Appearance]] = defaultdict(list)
    names: dict[str, str] = {}
    for them in homes.values():
        found = match(them)
        names |= found.names
        for one in them:
            told[found.identities[one.id]].append(one)
    return [
        Identity(called, names[called], them[0].type, tuple(sorted(them, key=_earliest)))
        for called, them in sorted(told.items())
    ]


def _earliest(one: Appearance) -> tuple[date, str]:
    return one.published or date.max, one.id
