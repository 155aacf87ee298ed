"""Popolo JSON: persons, organizations, posts, memberships and areas in one object.

After https://www.popoloproject.com/specs. Memberships may also stand within their
person or organization, and an area, an organization or a post be told in place
instead of by its id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import count
from typing import BinaryIO, Final

from onrecord.errors import InputError
from onrecord.record.people import Membership, Organization, Person, Post
from onrecord.record.source import Noun
from onrecord.resolve.registers.formats.intake import Intake, party_id
from onrecord.resolve.registers.formats.streams import json_items
from onrecord.resolve.registers.formats.values import Row, day, gender, listed, names, needed, text
from onrecord.resolve.registers.formats.values import row as object_

# Keys of the whole that are looked for, in the order in which they are read.
PARTS: Final = ("areas", "organizations", "posts", "persons", "memberships")

Areas = Mapping[str, str]


def nouns(stream: BinaryIO, intake: Intake) -> Iterator[Noun]:
    """The nouns of one Popolo file, read once for each of its parts."""
    areas: dict[str, str] = {}
    for where, row in _rows(stream, "areas", intake):
        areas.update(intake.made(where, partial(_named, row)))
    for part, parse in PARSERS.items():
        for where, row in _rows(stream, part, intake):
            yield from map(intake.known, parse(row, where, areas, intake))


def _rows(stream: BinaryIO, part: str, intake: Intake) -> Iterator[tuple[str, Row]]:
    for number, row in zip(count(1), json_items(stream, f"{part}.item")):
        where = f"{part} {number}"
        if isinstance(row, dict):
            own = row.get("id")
            yield (f"{where} (id {own})" if isinstance(own, str | int) else where), row
        else:
            intake.refuse(where, "it is not an object")


def _named(area: Row) -> tuple[str, str]:
    own = needed(area.get("id"), "id")
    return own, text(area.get("name"), "name") or own


def _person(row: Row, where: str, areas: Areas, intake: Intake) -> Iterator[Noun]:
    found = list(
        intake.made(
            where,
            lambda: Person(
                id=needed(row.get("id"), "id"),
                name=needed(row.get("name"), "name"),
                other_names=_other_names(row),
                gender=gender(row.get("gender")),
                birth=intake.lifetime(where, row.get("birth_date"), "birth_date"),
                death=intake.lifetime(where, row.get("death_date"), "death_date"),
            ),
        )
    )
    yield from found
    for person in found:
        yield from _within(row, where, areas, intake, {"person_id": person.id})


def _organization(row: Row, where: str, areas: Areas, intake: Intake) -> Iterator[Noun]:
    found = list(
        intake.made(
            where,
            lambda: Organization(
                id=needed(row.get("id"), "id"),
                name=needed(row.get("name"), "name"),
                other_names=_other_names(row),
                classification=text(row.get("classification"), "classification"),
                area=_area(row, areas),
            ),
        )
    )
    yield from found
    for organization in found:
        home = {"organization_id": organization.id}
        for number, post in enumerate(_listed(row, "posts", where, intake), start=1):
            yield from _post({**home, **post}, f"{where}, post {number}", areas, intake)
        yield from _within(row, where, areas, intake, home)


def _post(row: Row, where: str, areas: Areas, intake: Intake) -> Iterator[Noun]:
    found = list(
        intake.made(
            where,
            lambda: Post(
                id=needed(row.get("id"), "id"),
                label=text(row.get("label"), "label") or needed(row.get("role"), "label"),
                organization=_id(row, "organization"),
                area=_area(row, areas),
            ),
        )
    )
    yield from found
    for post in found:
        home = {"post_id": post.id, "organization_id": post.organization}
        yield from _within(row, where, areas, intake, home)


def _membership(row: Row, where: str, areas: Areas, intake: Intake) -> Iterator[Noun]:
    def made() -> Membership:
        since, until = day(row.get("start_date")), day(row.get("end_date"))
        told = day(row.get("as_of"), "as_of")
        return Membership(
            person=needed(_id(row, "person"), "person_id"),
            organization=_id(row, "organization"),
            post=_id(row, "post"),
            role=text(row.get("role"), "role"),
            since=since,
            until=until,
            as_of=intake.still(since, until) or (told.earliest if told else None),
            party=_id(row, "on_behalf_of") or party_id(_party(row)),
            area=_area(row, areas),
        )

    found = list(intake.made(where, made))
    if found:
        yield from intake.party("" if _id(row, "on_behalf_of") else _party(row))
        for key, parse in (("organization", _organization), ("post", _post)):
            told = row.get(key)
            if isinstance(told, dict) and (told.get("name") or told.get("label")):
                for noun in parse(told, f"{where}, {key}", areas, intake):
                    if isinstance(noun, Organization | Post):
                        yield from intake.once(noun)
    yield from found


def _within(
    row: Row, where: str, areas: Areas, intake: Intake, home: Mapping[str, str]
) -> Iterator[Noun]:
    """The memberships that stand within another object, which they need not name."""
    for number, told in enumerate(_listed(row, "memberships", where, intake), start=1):
        yield from _membership({**home, **told}, f"{where}, membership {number}", areas, intake)


def _listed(row: Row, key: str, where: str, intake: Intake) -> list[Row]:
    try:
        return [object_(one, f"one of its {key}") for one in listed(row.get(key), key)]
    except InputError as error:
        intake.refuse(where, str(error))
        return []


def _id(row: Row, key: str) -> str:
    """The id of another object, told as `KEY_id` or as the object itself."""
    told = row.get(key)
    inner = told.get("id") if isinstance(told, dict) else None
    return text(row.get(f"{key}_id"), f"{key}_id") or text(inner, f"{key}'s id")


def _party(row: Row) -> str:
    """The name of a party that is told in place and has no id."""
    told = row.get("on_behalf_of")
    return text(told.get("name") if isinstance(told, dict) else told, "on_behalf_of")


def _area(row: Row, areas: Areas) -> str:
    told = row.get("area")
    if isinstance(told, dict):
        return text(told.get("name") or told.get("id"), "area")
    if name := text(told, "area"):
        return name
    own = text(row.get("area_id"), "area_id")
    return areas.get(own, own)


def _other_names(row: Row) -> tuple[str, ...]:
    told = (object_(one, "one of its other_names") for one in listed(row.get("other_names"), ""))
    return names((one.get("name") for one in told), "name")


Parser = Callable[[Row, str, Areas, Intake], Iterator[Noun]]
PARSERS: Final[Mapping[str, Parser]] = {
    "organizations": _organization,
    "posts": _post,
    "persons": _person,
    "memberships": _membership,
}
