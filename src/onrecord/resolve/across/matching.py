"""Matching: the speakers of some blocks made into identities, as `identities` tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from onrecord.record.entry import SpeakerType
from onrecord.record.identity import (
    Appearance,
    Called,
    Likeness,
    Matched,
    Overruled,
    Surroundings,
)
from onrecord.record.judgement import Verdict
from onrecord.resolve.across import blocks
from onrecord.resolve.across.clusters import Clusters, distinct
from onrecord.resolve.across.leftovers import Index, by_office, shared_out, the_one
from onrecord.resolve.across.likenesses import (
    MARGIN,
    Case,
    Compared,
    best_first,
    compare,
    names_differ,
)
from onrecord.resolve.across.profiles import Profile, profile
from onrecord.resolve.across.surroundings import bearers
from onrecord.resolve.across.verdicts import Verdicts

FITS: Final = -3.0  # log-odds from which a surname fits somebody at all
OFTEN: Final = 10  # how many times as often as the next one somebody is heard far more often


class Block:
    """The work on some blocks: profiles, how they compare, and their clusters."""

    def __init__(
        self, home: list[Profile], said: Verdicts, around: Surroundings | None = None
    ) -> None:
        self.profiles = home
        self.bearers = _bearers(home) if around is None else around.bearers
        self.many = frozenset() if around is None else around.many
        self.clusters = Clusters(self.compare)
        for one in home:
            self.clusters.add(one)
        self.waiting = [one for one in home if one.weak]
        self.torn: set[Profile] = set()
        self.offered: list[Compared] = []
        self.overruled = self._judge(said)

    def compare(self, a: Profile, b: Profile) -> Compared:
        others = self.bearers.get(a.name.last, 0) if a.type is SpeakerType.PERSON else 0
        return compare(a, b, others=others)

    def join(self) -> None:
        """Step 1: clusters of profiles that have more than a surname."""
        pairs: list[Compared] = []
        home = {one: _home(one) for one in self.profiles if not one.weak}
        for a, b in blocks.pairs(home):
            if names_differ(a, b):
                self.clusters.note(a, b, ruled_out=True)
            elif home[a] == home[b]:
                pairs.append(told := self.compare(a, b))
                self.clusters.note(a, b, ruled_out=told.ruled_out)
        edges = [one for one in pairs if one.joins and not self.clusters.judged_apart(one.a, one.b)]
        self.offered += [one for one in pairs if not one.joins]
        safe, unsafe, torn = self._safe(edges)
        self.offered += [one.also(Case.TORN) for one in unsafe]
        for edge in sorted(safe, key=best_first):
            self._join(edge)
        for unsure in torn:
            if self.clusters.alone(unsure) and not unsure.tags:
                self._explode(unsure)

    def attach(self) -> None:
        """Step 2: whoever may be one of several."""
        index = Index(self.clusters.camps(), self.many)
        chosen: list[Compared] = []
        waiting = [one for one in self.waiting if self.clusters.alone(one)]
        for one in waiting:
            fits = self._fits(one, index)
            best = the_one(one, fits, self._more_often(one, fits))
            if best is not None:
                chosen.append(best)
            else:
                self.offered += shared_out(one, fits)
        for edge in sorted(chosen, key=best_first):
            if edge.joins:
                self._join(edge)
            else:
                self.offered.append(edge)
        self._by_office(one for one in waiting if self.clusters.alone(one))

    def offer(self, guests: Iterable[Profile]) -> None:
        """Step 3, for those who are at home elsewhere."""
        there = list(guests)
        if not there and len({_home(one) for one in self.profiles}) < 2:
            return
        for a, b in blocks.pairs((*self.profiles, *there)):
            if _home(a) != _home(b) and (a in self.clusters or b in self.clusters):
                self.offered.append(self.compare(a, b))

    def matched(self, *, why: bool) -> Matched:
        """What came of it, and `why` those are one who are."""
        identities: dict[str, str] = {}
        names: dict[str, str] = {}
        for cluster in self.clusters.all():
            called = cluster[0].ids[0]
            identities |= {each: called for one in cluster for each in one.ids}
            names[called] = fullest(one for each in cluster for one in each.members)
        return Matched(
            identities,
            names,
            tuple(one.told for one in sorted(self.clusters.joined, key=best_first)) if why else (),
            tuple(self._candidates(identities)),
            self.overruled,
        )

    def _candidates(self, identities: Mapping[str, str]) -> Iterable[Likeness]:
        """The likeliest of each two identities."""
        seen: set[frozenset[str]] = set()
        for one in sorted((one for one in self.offered if one.offers), key=best_first):
            a, b = one.a.ids[0], one.b.ids[0]
            pair = frozenset((identities.get(a, a), identities.get(b, b)))
            if len(pair) > 1 and pair not in seen and not self.clusters.judged_apart(one.a, one.b):
                seen.add(pair)
                yield one.told

    def _judge(self, said: Verdicts) -> tuple[Overruled, ...]:
        """Judgements, the latest first: each holds as far as no later one says otherwise."""
        where: defaultdict[tuple[str, int], list[Profile]] = defaultdict(list)
        for one in self.profiles:
            for tag in one.tags:
                where[tag].append(one)
        later: list[tuple[str, set[Profile]]] = []
        overruled: dict[str, str] = {}
        for judgement, verdict in said.order:
            some, others = where[judgement, 0], where[judgement, 1]
            act = self._declare_two if verdict is Verdict.DIFFERENT else self._declare_one
            for pair in act(some, others):
                by = next(other for other, them in later if them & pair)
                overruled.setdefault(judgement, by)
            later.append((judgement, {*some, *others}))
        return tuple(Overruled(one, by) for one, by in sorted(overruled.items()))

    def _declare_two(
        self, some: Sequence[Profile], others: Sequence[Profile]
    ) -> Iterator[set[Profile]]:
        """Keep the sides apart; yields the pairs that a later judgement has made one."""
        for a in some:
            for b in others:
                if self.clusters.one(a, b):
                    yield {a, b}
                else:
                    self.clusters.judge_apart(a, b)

    def _declare_one(
        self, some: Sequence[Profile], others: Sequence[Profile]
    ) -> Iterator[set[Profile]]:
        """Make the sides one; yields the pairs that a later judgement keeps apart."""
        heads: list[Profile] = []
        for one in distinct((*some, *others)):
            if not any(self.clusters.judge_one(head, one) for head in heads):
                yield from [{heads[0], one}] if heads else []
                heads.append(one)

    def _join(self, edge: Compared) -> None:
        if not self.clusters.join(edge):
            self.offered.append(edge)

    def _safe(
        self, edges: Iterable[Compared]
    ) -> tuple[list[Compared], list[Compared], list[Profile]]:
        """The edges of whoever fits nobody else, or is far likelier this one; others; the torn."""
        near: defaultdict[Profile, dict[Profile, Compared]] = defaultdict(dict)
        for edge in edges:
            near[edge.a][edge.b] = near[edge.b][edge.a] = edge
        rivals = {one: self._rivals(them) for one, them in near.items()}
        torn: set[Profile] = set()
        safe: list[Compared] = []
        unsafe: list[Compared] = []
        for edge in edges:
            unsure = {
                here
                for here, there in ((edge.a, edge.b), (edge.b, edge.a))
                for other in rivals[here].get(there, ())
                if edge.score - near[here][other].score < MARGIN
            }
            torn |= unsure
            (unsafe if unsure else safe).append(edge)
        return safe, unsafe, distinct(torn)

    def _rivals(self, near: Iterable[Profile]) -> dict[Profile, list[Profile]]:
        """Of those who are likely somebody: who rules out whom."""
        them = set(near)
        found = {one: self.clusters.against(one) & them for one in them}
        return {
            one: [other for other in others if not self.clusters.one(one, other)]
            for one, others in found.items()
            if others
        }

    def _explode(self, one: Profile) -> None:
        """Look at each appearance of a profile by itself."""
        alone = [profile([(each.id, each)]) for each in one.members]
        self.profiles = [other for other in self.profiles if other is not one] + alone
        self.clusters.drop(one)
        for each in alone:
            self.clusters.add(each)
        self.waiting += alone
        self.torn.update(alone)

    def _fits(self, one: Profile, index: Index) -> list[Compared]:
        """Of each cluster that rules it out in nothing, the profile that it is likest to."""
        found: list[Compared] = []
        for camp in index.near(one):
            if one in self.torn and camp[0] in self.torn:
                continue  # nobody knows who that is either
            told = [self.compare(one, other) for other in camp if other is not one]
            if told and not any(each.ruled_out for each in told):
                best = min(told, key=best_first)
                if best.score >= FITS and not self.clusters.judged_apart(best.a, best.b):
                    found.append(best)
        found.sort(key=best_first)
        firsts: list[Compared] = []
        for each in found:
            there = _other(each, one)
            if not any(self.clusters.one(there, _other(first, one)) for first in firsts):
                firsts.append(each)
        return firsts

    def _more_often(self, one: Profile, fits: Sequence[Compared]) -> bool:
        """True where the likeliest is heard far more often than the next one."""
        heard = [self.clusters.heard(_other(each, one)) for each in fits[:2]]
        return len(heard) == 2 and heard[0] >= OFTEN * heard[1]

    def _by_office(self, left: Iterable[Profile]) -> None:
        """Whoever is left and has an office that tells which: one where it is the same."""
        edges = [self.compare(a, b) for a, b in by_office(left)]
        for edge in sorted(edges, key=best_first):
            if edge.joins:
                self._join(edge)
            else:
                self.offered.append(edge)


def _bearers(them: Iterable[Profile]) -> Mapping[str, int]:
    return bearers(Called(one.founder.name, one.type) for one in them)


def _home(one: Profile) -> str:
    return blocks.keys(one.founder).home


def _other(told: Compared, one: Profile) -> Profile:
    return told.b if told.a is one else told.a


def fullest(them: Iterable[Appearance]) -> str:
    """The name that an identity goes by: the one most articles print, of those with most parts."""
    counted = Counter(one.name for one in them)
    return min(counted, key=lambda name: (-_parts(name), -counted[name], len(name), name))


def _parts(name: str) -> int:
    return min(len(name.split()), 2)
