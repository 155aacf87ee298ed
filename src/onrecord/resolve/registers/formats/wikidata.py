"""Wikidata entities: `{"entities": {...}}` of the API, or the lines of a dump.

Who has held a position (P39) is a person; the positions, and the bodies, places
and groups that the statements name, are looked up among the other entities of the
file, which is therefore read three times. A statement without an end date is no
statement that somebody is still in office: most such ends are only missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, Final

from onrecord.errors import InputError
from onrecord.record.people import Membership, Organization, PartialDate, Person, Post
from onrecord.record.source import Noun
from onrecord.resolve.registers.formats.intake import PARTY, Intake
from onrecord.resolve.registers.formats.streams import Located, json_lines, json_values, rewound
from onrecord.resolve.registers.formats.values import Row, names, needed, row, text

HELD, START, END = "P39", "P580", "P582"
OF, DISTRICT, GROUP = "P642", "P768", "P4100"
KIND, GENDER, BORN, DIED, NATIVE_NAME = "P31", "P21", "P569", "P570", "P1559"
DIRECTS, PART_OF, JURISDICTION, COUNTRY = "P2389", "P361", "P1001", "P17"
HUMAN: Final = "Q5"
GENDERS: Final = {"Q6581097": "male", "Q6581072": "female"}

# The languages a name is taken from, in this order; `mul` is the same in all of them.
LANGUAGES: Final = ("en", "mul", "en-gb", "en-us", "en-ca")

# How many parts of a date are known; whatever is less exact than a year is not known.
PRECISIONS: Final = {"9": 1, "10": 2, "11": 3}
TIME: Final = re.compile(r"\+?(\d{4})-(\d\d)-(\d\d)T")

# Of which qualifiers and statements the entities are looked up.
QUALIFIERS: Final = (OF, DISTRICT, GROUP)
OF_POSTS: Final = (DIRECTS, PART_OF, JURISDICTION, COUNTRY)


@dataclass(frozen=True, slots=True)
class Known:
    """What the file says of a thing that statements name."""

    id: str
    name: str
    other_names: tuple[str, ...]
    points: Mapping[str, str]


def nouns(stream: BinaryIO, intake: Intake) -> Iterator[Noun]:
    """The nouns of one file."""
    positions, others = _named(stream)
    known = _known(stream, positions, others)
    for position in sorted(positions & known.keys()):
        yield from _post(known[position], known, intake)
    missing: set[str] = set()
    for where, entity in _entities(stream):
        if _is_person(entity):
            yield from _person(entity, where, known, missing, intake)


def _entities(stream: BinaryIO) -> Iterator[Located]:
    head = rewound(stream).read(4096)
    if re.match(rb'\s*\{\s*"(?:entities|success)"', head):
        for own, entity in json_values(stream, "entities"):
            yield own, row(entity, f"the entity {own}")
    else:
        for where, entity in json_lines(stream):
            yield f"{where} (id {entity.get('id')})", entity


def _named(stream: BinaryIO) -> tuple[set[str], set[str]]:
    """The ids of all positions that somebody held, and of what else these statements name."""
    positions: set[str] = set()
    others: set[str] = set()
    for _, entity in _entities(stream):
        if _is_person(entity):
            for statement in _statements(entity, HELD):
                positions |= {_item(statement.get("mainsnak"))}
                others |= {_qualifier(statement, one) for one in QUALIFIERS}
    return positions - {""}, others - {""}


def _known(stream: BinaryIO, positions: set[str], others: set[str]) -> dict[str, Known]:
    """What the file says of them; positions lead to bodies and places, which may come before."""
    known: dict[str, Known] = {}
    wanted = positions | others
    for _ in range(2):
        for _where, entity in _entities(stream):
            own = entity.get("id")
            if isinstance(own, str) and own in wanted and own not in known and _label(entity):
                points = {one: _first_item(entity, one) for one in OF_POSTS}
                known[own] = Known(own, _label(entity), _others(entity), points)
        wanted = {to for one in positions & known.keys() for to in known[one].points.values()}
        wanted -= {""} | known.keys()
        if not wanted:
            break
    return known


def _post(post: Known, known: Mapping[str, Known], intake: Intake) -> Iterator[Noun]:
    """A position, in the body that it directs or is part of, for its jurisdiction or country."""
    homes = (post.points[DIRECTS], post.points[PART_OF])
    home = next((known[one] for one in homes if one in known), None)
    areas = (post.points[JURISDICTION], post.points[COUNTRY])
    area = next((known[one].name for one in areas if one in known), "")
    if home:
        yield from intake.once(Organization(home.id, home.name, home.other_names, area=area))
    yield from intake.once(Post(post.id, post.name, home.id if home else "", area))


def _person(
    entity: Row, where: str, known: Mapping[str, Known], missing: set[str], intake: Intake
) -> Iterator[Noun]:
    def made() -> Person:
        name = needed(_label(entity), "label")
        return Person(
            id=needed(entity.get("id"), "id"),
            name=name,
            other_names=names((*_others(entity), *_native(entity)), "name", but=name),
            gender=GENDERS.get(_first_item(entity, GENDER), ""),
            birth=_day(_first(entity, BORN)),
            death=_day(_first(entity, DIED)),
        )

    person = list(intake.made(where, made))
    yield from person
    for one in person:
        for number, statement in enumerate(_statements(entity, HELD), start=1):
            told = f"{where}, position {number} of {one.name}"
            yield from _membership(statement, entity, one, told, known, missing, intake)


def _membership(
    statement: Row,
    entity: Row,
    person: Person,
    where: str,
    known: Mapping[str, Known],
    missing: set[str],
    intake: Intake,
) -> Iterator[Noun]:
    def made() -> Membership:
        position = _item(statement.get("mainsnak"))
        if not position:
            raise InputError("which position it was is not told")
        if position not in known:
            raise InputError(
                f"the position {position} is not in the file, or has no name there;"
                " put its entity beside those of the people"
            )
        since, until = _day(_snak(statement, START)), _day(_snak(statement, END))
        body, place, group = (_qualifier(statement, one) for one in QUALIFIERS)
        return Membership(
            person=person.id,
            organization=body if body in known else "",
            post=position,
            since=since,
            until=until,
            as_of=_as_of(statement, entity, since, intake),
            party=group if group in known else "",
            area=known[place].name if place in known else "",
        )

    for membership in list(intake.made(where, made)):
        for one in QUALIFIERS:
            named = _qualifier(statement, one)
            if named and named not in known and named not in missing:
                missing.add(named)
                intake.warn(where, f"{named} ({one}) is not in the file; it is left empty")
        for named, kind in ((membership.organization, ""), (membership.party, PARTY)):
            if named:
                told = known[named]
                yield from intake.once(Organization(named, told.name, told.other_names, kind))
        yield membership


def _as_of(statement: Row, entity: Row, since: PartialDate | None, intake: Intake) -> date | None:
    """The day of the last change, where the statement says itself that there is no end."""
    if _snak(statement, END).get("snaktype") != "novalue":
        return None
    changed = text(entity.get("modified"), "modified")
    told = PartialDate.parse(changed).earliest if TIME.match(changed) else None
    return intake.still(since, None, told)


def _is_person(entity: Row) -> bool:
    kinds = [_item(one.get("mainsnak")) for one in _statements(entity, KIND)]
    return HUMAN in kinds or (not kinds and bool(_statements(entity, HELD)))


def _statements(entity: Row, wanted: str) -> list[Row]:
    """The statements of a property that nobody has withdrawn."""
    claims = entity.get("claims")
    told = claims.get(wanted) if isinstance(claims, dict) else None
    if not isinstance(told, list):
        return []
    return [one for one in told if isinstance(one, dict) and one.get("rank") != "deprecated"]


def _first(entity: Row, wanted: str) -> Row:
    """The main part of the statement of a property that counts most."""
    told = _statements(entity, wanted)
    best = [one for one in told if one.get("rank") == "preferred"] or told
    return _object(best[0].get("mainsnak")) if best else {}


def _first_item(entity: Row, wanted: str) -> str:
    return _item(_first(entity, wanted))


def _snak(statement: Row, wanted: str) -> Row:
    told = _object(statement.get("qualifiers")).get(wanted)
    return _object(told[0]) if isinstance(told, list) and told else {}


def _qualifier(statement: Row, wanted: str) -> str:
    return _item(_snak(statement, wanted))


def _value(snak: object) -> Any:
    return _object(_object(snak).get("datavalue")).get("value")


def _item(snak: object) -> str:
    told = _object(_value(snak)).get("id")
    return told if isinstance(told, str) else ""


def _day(snak: Row) -> PartialDate | None:
    """A date as exactly as it is known; None for what is vaguer than a year or before our era.

    Raises InputError for a value that is no date.
    """
    value = _object(_value(snak))
    known = PRECISIONS.get(text(value.get("precision"), "precision"))
    told = TIME.match(text(value.get("time"), "time"))
    if not known or not told:
        return None
    return PartialDate(*(int(part) for part in told.groups()[:known]))


def _object(value: object) -> Row:
    return value if isinstance(value, dict) else {}


def _label(entity: Row) -> str:
    """The English name, or that of all languages, or else the first that there is."""
    labels = {key: _term(one) for key, one in _object(entity.get("labels")).items()}
    return next(filter(None, (labels.get(one, "") for one in (*LANGUAGES, *labels))), "")


def _others(entity: Row) -> tuple[str, ...]:
    aliases = _object(entity.get("aliases"))
    lists = (aliases.get(key) for key in LANGUAGES)
    told = (one for some in lists if isinstance(some, list) for one in some)
    return names((_term(one) for one in told), "alias", but=_label(entity))


def _native(entity: Row) -> Iterator[str]:
    for statement in _statements(entity, NATIVE_NAME):
        yield text(_object(_value(statement.get("mainsnak"))).get("text"), "native name")


def _term(told: object) -> str:
    value = told.get("value") if isinstance(told, dict) else told
    return value.strip() if isinstance(value, str) else ""
