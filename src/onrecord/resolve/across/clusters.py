"""Clusters: profiles that are taken for one, and what keeps others out.

A *camp* is held together by scores alone, a cluster by scores and by people's
judgements: of two whom a person declared one, each may still rule out what the
other takes in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from onrecord.resolve.across.likenesses import Case, Compared
from onrecord.resolve.across.profiles import Profile


class Clusters:
    """Profiles in clusters, at first each in its own. `compare` compares two of them."""

    def __init__(self, compare: Callable[[Profile, Profile], Compared]) -> None:
        self._compare = compare
        self._cluster: dict[Profile, list[Profile]] = {}
        self._camp: dict[Profile, list[Profile]] = {}
        self._apart: dict[frozenset[Profile], bool] = {}
        self._judged: set[frozenset[Profile]] = set()
        self._against: defaultdict[Profile, set[Profile]] = defaultdict(set)
        self.joined: list[Compared] = []

    def add(self, one: Profile) -> None:
        self._cluster[one], self._camp[one] = [one], [one]

    def drop(self, one: Profile) -> None:
        """Take out a profile that is alone."""
        del self._cluster[one], self._camp[one]

    def __contains__(self, one: Profile) -> bool:
        return one in self._cluster

    def all(self) -> list[list[Profile]]:
        """Every cluster, its founder first."""
        distinct = {id(them): them for them in self._cluster.values()}.values()
        return [sorted(them, key=lambda one: one.key) for them in distinct]

    def camps(self) -> list[list[Profile]]:
        """Every camp, in no order."""
        return list({id(them): them for them in self._camp.values()}.values())

    def one(self, a: Profile, b: Profile) -> bool:
        """True for two of one cluster."""
        return self._cluster[a] is self._cluster[b]

    def alone(self, one: Profile) -> bool:
        return len(self._cluster[one]) == 1

    def heard(self, one: Profile) -> int:
        """In how many articles the cluster of a profile is."""
        return sum(len(each.members) for each in self._cluster[one])

    def note(self, a: Profile, b: Profile, *, ruled_out: bool) -> None:
        """Remember a comparison, so that it need not be made again."""
        self._apart[frozenset((a, b))] = ruled_out
        if ruled_out:
            self._against[a].add(b)
            self._against[b].add(a)

    def judge_apart(self, a: Profile, b: Profile) -> None:
        """Two whom a person declared two: nothing joins them from now on."""
        self._judged.add(frozenset((a, b)))
        self._against[a].add(b)
        self._against[b].add(a)

    def judged_apart(self, a: Profile, b: Profile) -> bool:
        """True if somebody in the one's cluster was declared another than somebody in the other's.

        Either may be a guest, which is in no cluster.
        """
        if not self._judged:
            return False
        some, others = self._cluster.get(a, [a]), self._cluster.get(b, [b])
        return any(frozenset((x, y)) in self._judged for x in some for y in others)

    def against(self, one: Profile) -> set[Profile]:
        """Those who are known to rule somebody out, or were judged to be others."""
        return self._against.get(one, set())

    def judge_one(self, a: Profile, b: Profile) -> bool:
        """Join what a person declared one; False if a later judgement keeps them apart."""
        if not self.one(a, b):
            if self.judged_apart(a, b):
                return False
            self.joined.append(self._compare(a, b).also(Case.JUDGED_ONE))
            self._take(self._cluster, a, b)
        return True

    def join(self, told: Compared) -> bool:
        """Join the clusters of two profiles, unless somebody in them is ruled out."""
        a, b = told.a, told.b
        if self._camp[a] is self._camp[b]:
            return True
        if not self.one(a, b):
            if self.judged_apart(a, b) or self._camps_clash(a, b):
                return False
            self.joined.append(told)
            self._take(self._cluster, a, b)
        elif self._camps_clash(a, b):
            return True
        self._take(self._camp, a, b)
        return True

    def _camps_clash(self, a: Profile, b: Profile) -> bool:
        some, others = self._camp[a], self._camp[b]
        if len(some) > len(others):
            some, others = others, some
        seen = {one.signature for one in others if not one.posts}
        return any(
            self._ruled_out(one, other)
            for one in some
            # Without an office, one of a name is ruled out by just what another one is.
            if one.posts or one.signature not in seen
            for other in others
        )

    def _ruled_out(self, a: Profile, b: Profile) -> bool:
        pair = frozenset((a, b))
        if pair not in self._apart:
            self._apart[pair] = self._compare(a, b).ruled_out
        return self._apart[pair]

    @staticmethod
    def _take(of: dict[Profile, list[Profile]], a: Profile, b: Profile) -> None:
        some, others = of[a], of[b]
        if len(some) < len(others):
            some, others = others, some
        some += others
        of.update(dict.fromkeys(others, some))


def distinct(them: Iterable[Profile]) -> list[Profile]:
    """Each once, in the order of profiles."""
    return sorted(set(them), key=lambda one: one.key)
