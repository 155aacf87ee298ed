"""Profiles: what the appearances of one name in like offices have in common.

A record may hold a thousand articles in which the Secretary John Kelly speaks.
They need not be compared with one another: same name, same offices, no longer
break between them than a year. Such appearances are taken together, and
profiles are compared. A surname alone is not enough to take two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import groupby, pairwise
from typing import Final

from onrecord.record.entry import Office, SpeakerType
from onrecord.record.identity import Appearance
from onrecord.resolve.across.bodies import BodyName, body_name
from onrecord.resolve.across.foldings import latin
from onrecord.resolve.across.posts import Post, post_of
from onrecord.resolve.across.scripts import Script, romanized
from onrecord.resolve.across.verdicts import Tags
from onrecord.resolve.names import SUFFIXES, Name, is_initial, parse
from onrecord.resolve.titles import Sort, title_of

BREAK: Final = 366  # days without an article after which a name may be another's

NO_TAGS: Final[Tags] = frozenset()

_WORD: Final = re.compile(r"[^\s,]+")
_MOST_WORDS: Final = 12  # of a name: what is longer is no name, and is cut


@lru_cache(maxsize=16_384)
def person_name(told: str) -> Name:
    """The parts of a person's name without the titles before it: `Gen. John F. Kelly`.

    In Latin letters, whatever the script.
    """
    said = _WORD.findall(romanized(told)[0])[:_MOST_WORDS]
    while len(said) > 1 and (title := title_of(said[0])) and not _is_part(said, title.sort):
        del said[0]
    return parse(said) if said else Name(surname=told)


def _is_part(said: list[str], sort: Sort) -> bool:
    # "Major Garrett", "Bishop": a title's word that is a name has no title's stop behind it.
    left = [word for word in said[1:] if word.rstrip(".").casefold() not in SUFFIXES]
    return not left or (sort is Sort.ROLE and len(left) < 2)


@lru_cache(maxsize=65_536)
def family(told: str) -> str:
    """By what somebody is known who speaks in the same article: the last word, but for a suffix."""
    said = told.casefold().split()
    while len(said) > 1 and said[-1].rstrip(".") in SUFFIXES:
        del said[-1]
    return said[-1] if said else ""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name as it is compared: each part folded, an initial as one letter."""

    given: str
    middle: tuple[str, ...]
    surname: str
    last: str
    suffix: str
    initial: bool
    script: Script = Script.LATIN

    @property
    def weak(self) -> bool:
        """True for a surname alone, or with an initial: many may bear it."""
        return not self.given or self.initial


@lru_cache(maxsize=16_384)
def folded_name(told: str) -> PersonName:
    """A name taken apart and folded."""
    name = person_name(told)
    given, middle = name.given, tuple(filter(None, map(latin, name.middle.split(" "))))
    # "JD Vance" as "J.D. Vance"; in a name that is shouted, two letters may be any name.
    shouted = len(given) == 2 and given.isupper() and not name.surname.isupper()
    initial = is_initial(given) or shouted
    letters = latin(given)
    if initial:  # "J.D." has its middle initial in it
        letters, middle = letters[:1], (*letters[1:], *middle)
    suffix = name.suffix.rstrip(".").casefold()
    last = latin(re.split("[- ]", name.surname)[-1]) or latin(name.surname)
    script = romanized(told)[1]
    return PersonName(letters, middle, latin(name.surname), last, suffix, initial, script)


@dataclass(eq=False)
class Profile:
    """Appearances that are taken for one without a question.

    `members` in order, the first founds it; `tags` say on which side of which
    judgements they all stand.
    """

    type: SpeakerType
    members: tuple[Appearance, ...]
    tags: Tags
    ids: tuple[str, ...]
    posts: tuple[Post, ...]
    first: date | None
    last: date | None
    beside: frozenset[str]
    outlets: frozenset[str]

    @property
    def founder(self) -> Appearance:
        return self.members[0]

    @cached_property
    def key(self) -> tuple[date, str]:
        """The order of profiles, which is that of their founders."""
        return self.first or date.max, self.ids[0]

    @property
    def signature(self) -> tuple[object, ...]:
        """What else than dates and company it is compared by, where it has no office."""
        return self.name, self.body if self.type is SpeakerType.ORGANIZATION else None

    @cached_property
    def name(self) -> PersonName:
        return folded_name(self.members[0].name)

    @cached_property
    def body(self) -> BodyName:
        return body_name(self.founder.name)

    @cached_property
    def weak(self) -> bool:
        if self.type is SpeakerType.PERSON:
            return self.name.weak
        return bool(self.body.short)


def profile(members: Iterable[tuple[str, Appearance]], tags: Tags = NO_TAGS) -> Profile:
    """One profile of appearances with their ids, in any order."""
    own = list(members)
    if len(own) > 1:
        own.sort(key=_in_time)
    told = tuple([appearance for _, appearance in own])
    days = [one.published for one in told if one.published]  # in order: those without come last
    offices = {office for one in told for office in one.offices}
    ordered = sorted(offices, key=_by_words) if len(offices) > 1 else offices
    return Profile(
        told[0].type,
        told,
        tags,
        tuple([each for each, _ in own]),
        tuple([post_of(office) for office in ordered]),
        days[0] if days else None,
        days[-1] if days else None,
        frozenset([family(name) for one in told for name in one.beside]),
        frozenset([one.outlet for one in told if one.outlet]),
    )


def _in_time(one: tuple[str, Appearance]) -> tuple[date, str]:
    return one[1].published or date.max, one[0]


def _by_words(office: Office) -> tuple[str, str]:
    return office.title, office.organization


def profiles(appearances: Iterable[Appearance], tags: Mapping[str, Tags]) -> list[Profile]:
    """All appearances as profiles, each in one; the same ones in whatever order they come."""
    alike: dict[tuple[object, ...], list[tuple[str, Appearance]]] = {}
    for one in appearances:
        own = one.id
        posts = frozenset([post_of(office).key for office in one.offices])
        tagged = tags.get(own, NO_TAGS)
        told = _alone(one, posts) and own
        alike.setdefault((one.speaker, posts, tagged, told), []).append((own, one))
    made = [
        profile(run, key[2])  # type: ignore[arg-type]
        for key, them in alike.items()
        for run in _runs(them)
    ]
    return sorted(made, key=lambda one: one.key)


def _alone(one: Appearance, posts: frozenset[tuple[str, frozenset[str]]]) -> bool:
    """A surname without an office that tells which: each article's is looked at by itself."""
    if one.type is not SpeakerType.PERSON or not folded_name(one.name).weak:
        return False
    return not any(where for _, where in posts)


def unbroken(days: Iterable[date | None]) -> bool:
    """True if all of these days are known, and none is long after the one before it."""
    told = set(days)
    known = sorted(day for day in told if day)
    return len(known) == len(told) and all(
        (later - earlier).days <= BREAK for earlier, later in pairwise(known)
    )


def _runs(them: list[tuple[str, Appearance]]) -> Iterable[list[tuple[str, Appearance]]]:
    """The same in stretches of time without a long break; what has no date comes last."""
    if len(them) == 1:
        yield them
        return
    them.sort(key=_in_time)
    number, before = 0, None
    numbered: list[tuple[int, tuple[str, Appearance]]] = []
    for one in them:
        day = one[1].published
        if before and (day is None or (day - before).days > BREAK):
            number += 1
        numbered.append((number, one))
        before = day
    for _, run in groupby(numbered, key=lambda one: one[0]):
        yield [one for _, one in run]
