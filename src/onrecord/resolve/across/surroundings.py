"""Surroundings: of a whole block, those for whom a newcomer can make a difference.

A block may hold a thousand appearances of one surname, and one more article
should not have all of them matched again. Who cannot meet need not be matched
together: two given names that share no bucket are never compared, and where more
than a few bear a surname, the surname alone is looked up by the office. What is
joined here is more than what is compared, and never less, so matching the
surroundings by themselves gives just what matching the whole block gives.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping
from functools import lru_cache

from onrecord.record.entry import SpeakerType
from onrecord.record.identity import Called, Surroundings
from onrecord.resolve.across import blocks, leftovers
from onrecord.resolve.across.bodies import body_name
from onrecord.resolve.across.likenesses import COMMON, RARE
from onrecord.resolve.across.posts import post_of
from onrecord.resolve.across.profiles import folded_name
from onrecord.resolve.given_names import SHORT_FORMS


class _Knots:
    """Things tied together; two are in one knot if a chain of ties leads from one to the other."""

    def __init__(self) -> None:
        self._up: dict[Hashable, Hashable] = {}

    def of(self, one: Hashable) -> Hashable:
        up = self._up
        while (above := up.setdefault(one, one)) != one:
            up[one] = one = up[above]
        return one

    def tie(self, one: Hashable, other: Hashable) -> None:
        self._up[self.of(one)] = self.of(other)


def surroundings(home: Mapping[int, Called], fresh: Mapping[int, Called]) -> Surroundings | None:
    """Whom to match again when some come to a block; None where it is everybody.

    `home` are all at home there with the newcomers, `fresh` the newcomers: those
    at home and those who are guests.
    """
    counted = bearers(home.values())
    before = bearers(one for number, one in home.items() if number not in fresh)
    if any(_rarity(counted[last]) != _rarity(before[last]) for last in counted):
        return None
    here = set(home.values())
    strong = [one for one in here if not vague(one)]
    knots = _met(strong)
    lead = _leading(strong, knots)
    few = leftovers.FEW + len(set(fresh.values()))
    weak = [one for one in here if vague(one)]
    many = frozenset(asked for asked in map(_asked, weak) if len(lead.get(asked, ())) > few)
    for one in weak:
        for other in _looked_up(one, lead, many):
            knots.tie(one, other)
    guests = {bucket for number, one in fresh.items() if number not in home for bucket in _in(one)}
    touched = {knots.of(one) for one in here if not guests.isdisjoint(_in(one))}
    touched |= {knots.of(one) for number, one in fresh.items() if number in home}
    affected = frozenset(n for n, one in home.items() if knots.of(one) in touched)
    return Surroundings(affected, counted, many)


def _met(strong: Iterable[Called]) -> _Knots:
    """Those who share a bucket, tied together."""
    knots = _Knots()
    for one in strong:
        for bucket in _in(one):
            knots.tie(one, bucket)
    return knots


def _leading(strong: Iterable[Called], knots: _Knots) -> Mapping[str, set[Hashable]]:
    """From what a surname, an initial or an acronym is looked up by to knots."""
    lead: defaultdict[str, set[Hashable]] = defaultdict(set)
    for one in strong:
        for way in _ways(one):
            lead[way].add(knots.of(one))
    return lead


def _looked_up(
    one: Called, lead: Mapping[str, set[Hashable]], many: Container[str]
) -> Iterator[Hashable]:
    """Whom somebody who may be one of several may be, and those who look up the same office."""
    asked = _asked(one)
    if asked not in many:
        yield from lead.get(asked, ())
    for post in map(post_of, one.offices):
        for word in post.where if asked in many else ():
            yield from lead.get(f"{asked}@{word}", ())
        if post.where:
            yield "office", post.name


def _asked(one: Called) -> str:
    return leftovers.asked_by(one.name, one.type is SpeakerType.ORGANIZATION)


def _ways(one: Called) -> Iterator[str]:
    ways = leftovers.ways_to(one.name, one.type is SpeakerType.ORGANIZATION)
    yield from ways
    for post in map(post_of, one.offices):
        yield from (f"{way}@{word}" for way in ways for word in post.where)


def _in(one: Called) -> tuple[str, ...]:
    return blocks.buckets_of(one.name, one.type is SpeakerType.ORGANIZATION)


def vague(one: Called) -> bool:
    """True for a surname alone, an initial or an acronym: many may be meant."""
    if one.type is SpeakerType.ORGANIZATION:
        return bool(body_name(one.name).short)
    return folded_name(one.name).weak


def bearers(them: Iterable[Called]) -> Counter[str]:
    """How many given names each surname has, a short form counted with the long one."""
    persons = {one.name for one in them if one.type is SpeakerType.PERSON}
    return Counter(last for last, given in set(map(_full_name, persons)) if given)


@lru_cache(maxsize=16_384)
def _full_name(told: str) -> tuple[str, str]:
    """The surname and one form of the given name; no given name where it is not full."""
    name = folded_name(told)
    given = min(SHORT_FORMS.get(name.given, (name.given,)))
    return name.last, "" if name.weak else given


def _rarity(others: int) -> tuple[bool, bool, bool]:
    """What a comparison knows of how many bear a surname."""
    return others == 0, others == RARE, others >= COMMON
