"""FollowTheMoney entities, one JSON object a line.

Read by the published schema (https://followthemoney.tech/explorer/), of which
five kinds say who held which office. The followthemoney library itself would
bring seventeen packages (pydantic, networkx, rdflib, openpyxl ...) to a room that
needs the names of a dozen properties.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import BinaryIO, Final

from onrecord.record.people import Membership, Organization, PartialDate, Person, Post
from onrecord.record.source import Noun
from onrecord.resolve.registers.formats.intake import Intake, party_id
from onrecord.resolve.registers.formats.streams import json_lines
from onrecord.resolve.registers.formats.values import (
    Row,
    agreed,
    day,
    gender,
    listed,
    names,
    needed,
    text,
)
from onrecord.resolve.registers.formats.values import row as object_

SHOWN: Final = 6  # other kinds of entities that are named

# Properties that hold a name, the first of which is the name where there is no caption.
NAMES: Final = ("name", "alias", "previousName", "abbreviation")
STARTS: Final = ("startDate", "periodStart")
ENDS: Final = ("endDate", "periodEnd")

# A status that says that a missing end is only missing.
NOT_HELD: Final = frozenset(["ended", "unknown", "former", "inactive"])


def nouns(stream: BinaryIO, intake: Intake) -> Iterator[Noun]:
    """The nouns of one file of entities."""
    others: Counter[str] = Counter()
    for line, entity in json_lines(stream):
        where = f"{line} (id {entity['id']})" if isinstance(entity.get("id"), str) else line
        schema = entity.get("schema")
        if isinstance(schema, str) and schema in PARSERS:
            yield from PARSERS[schema](entity, where, intake)
        elif isinstance(schema, str):
            others[schema] += 1
        else:
            intake.refuse(where, "it has no schema")
    if others:
        most = ", ".join(f"{number:,} {schema}" for schema, number in others.most_common(SHOWN))
        intake.warn("", f"entities that tell of no office were passed over: {most}")


def _person(entity: Row, where: str, intake: Intake) -> Iterator[Noun]:
    def made() -> Person:
        own = object_(entity.get("properties"), "properties")
        name, others = _names(entity, own)
        return Person(
            id=needed(entity.get("id"), "id"),
            name=name,
            other_names=others,
            gender=gender(_first(own, "gender")),
            birth=agreed(_all(own, "birthDate"), "birthDate"),
            death=agreed(_all(own, "deathDate"), "deathDate"),
        )

    yield from intake.made(where, made)


def _organization(entity: Row, where: str, intake: Intake) -> Iterator[Noun]:
    def made() -> Organization:
        own = object_(entity.get("properties"), "properties")
        name, others = _names(entity, own)
        return Organization(
            id=needed(entity.get("id"), "id"),
            name=name,
            other_names=others,
            classification=_first(own, "classification", "legalForm"),
            area=_first(own, "country", "jurisdiction"),
        )

    yield from intake.made(where, made)


def _position(entity: Row, where: str, intake: Intake) -> Iterator[Noun]:
    def made() -> Post:
        own = object_(entity.get("properties"), "properties")
        return Post(
            id=needed(entity.get("id"), "id"),
            label=_names(entity, own)[0],
            organization=_first(own, "organization"),
            area=_first(own, "subnationalArea", "country"),
        )

    yield from intake.made(where, made)


def _occupancy(entity: Row, where: str, intake: Intake) -> Iterator[Noun]:
    def made() -> Membership:
        own = object_(entity.get("properties"), "properties")
        since, until, known = _interval(entity, own, intake)
        return Membership(
            person=needed(_first(own, "holder"), "holder"),
            organization="",
            post=needed(_first(own, "post"), "post"),
            since=since,
            until=until,
            as_of=known,
            party=party_id(_first(own, "politicalGroup")),
            area=_first(own, "constituency"),
        )

    found = list(intake.made(where, made))
    if found:
        yield from intake.party(_first(entity["properties"], "politicalGroup"))
    yield from found


def _membership(entity: Row, where: str, intake: Intake) -> Iterator[Noun]:
    def made() -> Membership:
        own = object_(entity.get("properties"), "properties")
        since, until, known = _interval(entity, own, intake)
        return Membership(
            person=needed(_first(own, "member"), "member"),
            organization=needed(_first(own, "organization"), "organization"),
            role=_first(own, "role"),
            since=since,
            until=until,
            as_of=known,
        )

    yield from intake.made(where, made)


def _interval(
    entity: Row, own: Row, intake: Intake
) -> tuple[PartialDate | None, PartialDate | None, date | None]:
    """From when and until when, and the day on which it was last seen to hold.

    An edge without an end held when it was last seen only if its status says so.
    """
    since = agreed(_all(own, *STARTS), "startDate")
    until = agreed(_all(own, *ENDS), "endDate")
    status = _first(own, "status").casefold()
    if status in NOT_HELD:
        return since, until, None
    seen = _first(own, "retrievedAt") or text(entity.get("last_seen"), "last_seen")
    told = day(seen, "last_seen") if status == "current" else None
    return since, until, intake.still(since, until, told.earliest if told else None)


def _names(entity: Row, own: Row) -> tuple[str, tuple[str, ...]]:
    """The name and the other names; raises InputError where there is none."""
    told = names(_all(own, *NAMES), "name")
    caption = text(entity.get("caption"), "caption")
    name = caption if caption in told else needed(next(iter(told), ""), "name")
    return name, names(told, "name", but=name)


def _all(own: Row, *keys: str) -> Sequence[object]:
    return [value for key in keys for value in listed(own.get(key), key)]


def _first(own: Row, *keys: str) -> str:
    return next((told for value in _all(own, *keys) if (told := text(value, keys[0]))), "")


Parser = Callable[[Row, str, Intake], Iterator[Noun]]
PARSERS: Final[Mapping[str, Parser]] = {
    "Person": _person,
    "Organization": _organization,
    "PublicBody": _organization,
    "Company": _organization,
    "LegalEntity": _organization,
    "Position": _position,
    "Occupancy": _occupancy,
    "Membership": _membership,
}
