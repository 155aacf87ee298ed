"""Blocks: who has to be compared with whom, so that nobody is compared with everybody.

A person's block is the sound of the last word of the surname, an organization's
its sorted initials: all spellings that can be one name's share it. Whoever had
another surname before ("Hillary Rodham Clinton", "Anna Lopez-Brandt") is a
guest in the block of that one, and offered there, never matched; and so is a name
in a script without vowels in the blocks of all that it may be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from onrecord.record.entry import SpeakerType
from onrecord.record.identity import Appearance, Keys
from onrecord.resolve.across.bodies import body_name
from onrecord.resolve.across.foldings import latin, skeleton, voweled
from onrecord.resolve.across.profiles import Profile, folded_name, person_name
from onrecord.resolve.across.scripts import Script
from onrecord.resolve.given_names import SHORT_FORMS
from onrecord.resolve.names import is_given


def keys(one: Appearance) -> Keys:
    """The block of an appearance, and those in which it is a guest."""
    return _keys(one.name, one.type is SpeakerType.ORGANIZATION)


@lru_cache(maxsize=65_536)
def _keys(told: str, body: bool) -> Keys:
    if body:
        return Keys(f"organization:{body_name(told).key}")
    name = person_name(told)
    home = _person(folded_name(told).last or told.casefold())
    earlier = name.surname.split("-")[:-1]
    if name.given and len(middle := name.middle.split(" ")[-1]) > 1 and not is_given(middle):
        earlier.append(middle)
    others = {_person(word) for word in map(latin, earlier) if word}
    if folded_name(told).script is Script.UNVOICED:
        others |= {f"person:{one}" for one in voweled(folded_name(told).last)}
    others -= {home}
    return Keys(home, tuple(sorted(others)))


def _person(surname: str) -> str:
    return f"person:{skeleton(surname)}"


def home_of(name: str, body: bool) -> str:
    """The block of a name, of an organization or of a person."""
    return _keys(name, body).home


@lru_cache(maxsize=65_536)
def buckets_of(name: str, body: bool) -> tuple[str, ...]:
    """Within a block, names are compared that share one of these.

    Of a person, what spellings, short forms and beginnings of a given name (or
    of a middle name used as one) share; of an organization, a word.
    """
    told = _keys(name, body)
    ways = dict.fromkeys(_ways(name, body))
    return tuple(f"{block} {way}" for block in (told.home, *told.guest) for way in ways)


def _ways(told: str, body: bool) -> Iterator[str]:
    if body:
        yield "".join(body_name(told).words)
        yield from sorted(body_name(told).acronyms)
        return
    name = folded_name(told)
    for given in (name.given, *(word for word in name.middle[:1] if len(word) > 1)):
        yield f"~{skeleton(given)}"
        if name.script is Script.UNVOICED:
            yield from (f"~{one}" for one in sorted(voweled(given)))
        yield given[:3]
        yield from (f"={form}" for form in SHORT_FORMS.get(given, ()))


def pairs(everybody: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Those who share a bucket, each pair once."""
    shared: defaultdict[str, list[Profile]] = defaultdict(list)
    for one in everybody:
        for bucket in buckets_of(one.founder.name, one.type is SpeakerType.ORGANIZATION):
            shared[bucket].append(one)
    seen: set[tuple[int, int]] = set()
    for them in shared.values():
        for a, b in combinations(them, 2):
            pair = (id(a), id(b)) if id(a) < id(b) else (id(b), id(a))
            if pair not in seen:
                seen.add(pair)
                yield a, b
