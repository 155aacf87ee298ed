"""A register as Popolo JSON, which `popolo` reads back as it was.

Every key is Popolo's own but one: `as_of` of a membership is the day on which the
register last knew of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from onrecord.record.people import Membership, Organization, Person, Post, Register

Json = dict[str, Any]


def written(register: Register) -> Iterator[str]:
    """The text of a Popolo file, piece by piece: one object, a line for each thing in it."""
    yield "{\n"
    for number, (key, told) in enumerate(PARTS.items()):
        yield (",\n" if number else "") + f'"{key}": ['
        for place, noun in enumerate(told(register)):
            yield (",\n  " if place else "\n  ") + json.dumps(noun)
        yield "\n]"
    yield "\n}\n"


def person(told: Person) -> Json:
    """A person; what is not known has no key."""
    return _known(
        id=told.id,
        name=told.name,
        other_names=_other_names(told.other_names),
        gender=told.gender,
        birth_date=_day(told.birth),
        death_date=_day(told.death),
    )


def organization(told: Organization) -> Json:
    """An organization."""
    return _known(
        id=told.id,
        name=told.name,
        other_names=_other_names(told.other_names),
        classification=told.classification,
        area=_area(told.area),
    )


def post(told: Post) -> Json:
    """A post."""
    return _known(
        id=told.id,
        label=told.label,
        organization_id=told.organization,
        area=_area(told.area),
    )


def membership(told: Membership) -> Json:
    """A membership."""
    return _known(
        person_id=told.person,
        organization_id=told.organization,
        post_id=told.post,
        role=told.role,
        start_date=_day(told.since),
        end_date=_day(told.until),
        as_of=_day(told.as_of),
        on_behalf_of_id=told.party,
        area=_area(told.area),
    )


def _known(**told: Any) -> Json:
    return {key: value for key, value in told.items() if value}


def _day(told: object) -> str:
    return "" if told is None else str(told)


def _area(name: str) -> Json:
    return {"name": name} if name else {}


def _other_names(told: Iterable[str]) -> list[Json]:
    return [{"name": name} for name in told]


PARTS: Final[dict[str, Callable[[Register], Iterator[Json]]]] = {
    "organizations": lambda register: map(organization, register.organizations),
    "posts": lambda register: map(post, register.posts),
    "persons": lambda register: map(person, register.people),
    "memberships": lambda register: map(membership, register.memberships),
}
