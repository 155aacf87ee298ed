"""Whoever may be one of several: a surname alone, an initial, an acronym, one who was torn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from onrecord.record.entry import SpeakerType
from onrecord.resolve.across.blocks import keys
from onrecord.resolve.across.likenesses import JOIN, MARGIN, Case, Compared
from onrecord.resolve.across.profiles import Profile

FEW: Final = 8  # of more than so many a bare surname does not tell which


class Index:
    """Camps by what a surname, an initial or an acronym leads to."""

    def __init__(self, camps: Iterable[list[Profile]]) -> None:
        self.by: defaultdict[str, dict[int, list[Profile]]] = defaultdict(dict)
        for camp in camps:
            for way in {way for one in camp if not one.weak for way in _ways(one)}:
                self.by[way][id(camp)] = camp

    def near(self, one: Profile) -> list[list[Profile]]:
        """Those that may fit; by the office alone where many bear the name."""
        asked = _asked(one)
        found = self.by.get(asked, {})
        if len(found) > FEW and one.weak:
            words = {f"{asked}@{word}" for post in one.posts for word in post.where}
            found = {at: camp for word in words for at, camp in self.by.get(word, {}).items()}
        return list(found.values())


def _ways(one: Profile) -> set[str]:
    """All that may lead to a profile, each within its block."""
    home = keys(one.founder).home
    if one.type is SpeakerType.ORGANIZATION:
        return {f"{home} {way}" for way in (*one.body.acronyms, "".join(one.body.words))}
    name = one.name
    ways = {home, f"{home} {name.given}"}
    ways |= {f"{home} {each[0]}." for each in (name.given, *name.middle[:1]) if each}
    return ways | {f"{way}@{word}" for way in ways for post in one.posts for word in post.where}


def _asked(one: Profile) -> str:
    """What a profile that waits is looked up by."""
    home, name = keys(one.founder).home, one.name
    if one.type is SpeakerType.ORGANIZATION:
        return f"{home} {one.body.short or ''.join(one.body.words)}"
    return f"{home} {name.given}" + ("." if name.initial else "") if name.given else home


def the_one(one: Profile, fits: Sequence[Compared], more_often: bool) -> Compared | None:
    """The comparison with the one it is, if there is one; told with why it is that one."""
    if one.weak:
        by_office = [each for each in fits if Case.OFFICE_SAME in each]
        of = by_office if len(by_office) == 1 else fits
        return of[0].also(Case.ONLY_ONE) if len(of) == 1 else None
    if more_often:
        fits = [fits[0].also(Case.MORE_OFTEN), *fits[1:]]
    if not fits or fits[0].score < JOIN:
        return None
    if len(fits) > 1 and fits[0].score - fits[1].score < MARGIN:
        return None
    return fits[0]


def shared_out(one: Profile, fits: Sequence[Compared]) -> list[Compared]:
    """The same comparisons, each less likely for the others."""
    several = Case.ONE_OF_TWO if len(fits) == 2 else Case.ONE_OF_MANY
    case = several if one.weak else Case.TORN
    return [each.also(case) for each in fits]


def by_office(left: Iterable[Profile]) -> Iterable[tuple[Profile, Profile]]:
    """Pairs of those who have a surname and a post that tells where, alike."""
    holders: defaultdict[tuple[str, str], list[Profile]] = defaultdict(list)
    for one in left:
        for name in {post.name for post in one.posts if post.where}:
            holders[keys(one.founder).home, name].append(one)
    return {pair for them in holders.values() for pair in combinations(them, 2)}
