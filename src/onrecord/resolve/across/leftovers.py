"""Whoever may be one of several: a surname alone, an initial, an acronym, one who was torn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from onrecord.record.entry import SpeakerType
from onrecord.resolve.across.blocks import home_of, keys
from onrecord.resolve.across.bodies import body_name
from onrecord.resolve.across.likenesses import JOIN, MARGIN, Case, Compared
from onrecord.resolve.across.profiles import Profile, folded_name
from onrecord.resolve.given_names import SHORT_FORMS

FEW: Final = 8  # of more than so many a bare surname does not tell which


class Index:
    """Camps by what a surname, an initial or an acronym leads to.

    `many` are those that lead to more than a few, also where not all are at hand.
    """

    def __init__(self, camps: Iterable[list[Profile]], many: Container[str] = ()) -> None:
        self.many = many
        self.by: defaultdict[str, dict[int, list[Profile]]] = defaultdict(dict)
        for camp in camps:
            for way in {way for one in camp if not one.weak for way in _ways(one)}:
                self.by[way][id(camp)] = camp

    def near(self, one: Profile) -> list[list[Profile]]:
        """Those that may fit; by the office alone where many bear the name."""
        asked = asked_by(one.founder.name, one.type is SpeakerType.ORGANIZATION)
        found = self.by.get(asked, {})
        if one.weak and (asked in self.many or len(found) > FEW):
            words = {f"{asked}@{word}" for post in one.posts for word in post.where}
            found = {at: camp for word in words for at, camp in self.by.get(word, {}).items()}
        return list(found.values())


def _ways(one: Profile) -> frozenset[str]:
    """All that may lead to a profile, each within its block."""
    ways = ways_to(one.founder.name, one.type is SpeakerType.ORGANIZATION)
    return ways | {f"{way}@{word}" for way in ways for post in one.posts for word in post.where}


@lru_cache(maxsize=65_536)
def ways_to(told: str, body: bool) -> frozenset[str]:
    """All that may lead to a name without its offices."""
    home = home_of(told, body)
    if body:
        one = body_name(told)
        return frozenset(f"{home} {way}" for way in (*one.acronyms, "".join(one.words)))
    name = folded_name(told)
    given = {form for each in (name.given, *name.middle[:1]) for form in (each, *_forms(each))}
    return frozenset((home, f"{home} {name.given}", *(f"{home} {one[0]}." for one in given if one)))


def _forms(given: str) -> frozenset[str]:
    return SHORT_FORMS.get(given, frozenset())


@lru_cache(maxsize=65_536)
def asked_by(told: str, body: bool) -> str:
    """What a name that waits is looked up by."""
    home = home_of(told, body)
    if body:
        one = body_name(told)
        return f"{home} {one.short or ''.join(one.words)}"
    name = folded_name(told)
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
