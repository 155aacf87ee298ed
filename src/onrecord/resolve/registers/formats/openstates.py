"""Open States people: one YAML file a person, state legislators and state officers.

After https://github.com/openstates/people. A role without an end is one whose end
the file does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final

from onrecord.errors import InputError
from onrecord.record.people import Membership, Organization, Person, Post
from onrecord.record.source import Noun
from onrecord.resolve.registers.formats.intake import Intake, party_id
from onrecord.resolve.registers.formats.streams import yaml_object
from onrecord.resolve.registers.formats.us_states import LOWER, LOWERS, SINGLE, STATES, UPPER
from onrecord.resolve.registers.formats.values import (
    Row,
    day,
    gender,
    listed,
    names,
    needed,
    row,
    text,
)

# Jurisdictions, as in ocd-jurisdiction/country:us/state:ak/government.
STATE: Final = re.compile(r"ocd-jurisdiction/country:us/(?:state|district|territory):(\w\w)/")
PLACE: Final = re.compile(r"/(?:place|county):([^/]+)/")

# Offices whose type is not their title; any other type is, in small letters.
LABELS: Final = {
    "governor": "Governor",
    "lt_governor": "Lieutenant Governor",
    "mayor": "Mayor",
    "secretary of state": "Secretary of State",
    "attorney general": "Attorney General",
    "chief election officer": "Chief Election Officer",
    "treasurer": "Treasurer",
    "auditor": "Auditor",
}
CHAMBERS: Final = ("upper", "lower", "legislature")


def nouns(stream: BinaryIO, intake: Intake) -> Iterator[Noun]:
    """The nouns of one file."""
    where, found = yaml_object(stream)
    person = list(intake.made(where, lambda: _person(found, where, intake)))
    yield from person
    for one in person:
        yield from _roles(found, one, intake)


def _person(found: Row, where: str, intake: Intake) -> Person:
    name = needed(found.get("name"), "name")
    others = [row(one, "one of its other_names") for one in listed(found.get("other_names"), "")]
    parts = (text(found.get(part), part) for part in ("given_name", "family_name"))
    told = (" ".join(parts), *(one.get("name") for one in others))
    return Person(
        id=needed(found.get("id"), "id"),
        name=name,
        other_names=names((one for one in told if _whole(one, found)), "name", but=name),
        gender=gender(found.get("gender")),
        birth=intake.lifetime(where, found.get("birth_date"), "birth_date"),
        death=intake.lifetime(where, found.get("death_date"), "death_date"),
    )


def _whole(name: object, found: Row) -> bool:
    """False for what is put together of a given or a family name alone."""
    alone = {text(found.get(part), part) for part in ("given_name", "family_name")}
    return not (isinstance(name, str) and name.strip() in alone)


def _roles(found: Row, person: Person, intake: Intake) -> Iterator[Noun]:
    try:
        roles = [row(one, "one of its roles") for one in listed(found.get("roles"), "roles")]
        parties = [row(one, "one of its parties") for one in listed(found.get("party"), "party")]
    except InputError as error:
        intake.refuse(person.name, str(error))
        return
    for number, role in enumerate(roles, start=1):
        yield from _role(role, parties, person, f"role {number} of {person.name}", intake)


def _role(
    role: Row, parties: Sequence[Row], person: Person, where: str, intake: Intake
) -> Iterator[Noun]:
    def made() -> tuple[Organization, Post, str, Membership]:
        home, post, seat = _office(role)
        since, until = day(role.get("start_date")), day(role.get("end_date"))
        party = _party(parties)
        return (
            home,
            post,
            party,
            Membership(
                person=person.id,
                organization=home.id,
                post=post.id,
                since=since,
                until=until,
                as_of=intake.still(since, until),
                party=party_id(party),
                area=seat,
            ),
        )

    for home, post, party, membership in intake.made(where, made):
        yield from intake.once(home)
        yield from intake.party(party)
        yield from intake.once(post)
        yield membership


def _party(parties: Sequence[Row]) -> str:
    """The party, where the file names one only: which of several it was then is not told."""
    told = names((one.get("name") for one in parties), "party")
    return told[0] if len(told) == 1 else ""


def _office(role: Row) -> tuple[Organization, Post, str]:
    """The body, the post in it, and what the seat is for."""
    kind = needed(role.get("type"), "type")
    jurisdiction = needed(role.get("jurisdiction"), "jurisdiction")
    state = STATE.match(f"{jurisdiction}/")
    if not state:
        raise InputError(f"its jurisdiction {jurisdiction!r} is no state of the United States")
    code = state[1].upper()
    area = STATES.get(code, code)
    if kind in CHAMBERS:
        return _legislator(kind, code, area, text(role.get("district"), "district"))
    place = PLACE.search(f"{jurisdiction}/")
    if place:
        area = f"{place[1].replace('_', ' ').title()}, {area}"
    label = LABELS.get(kind, kind.title())
    home = Organization(jurisdiction, area, classification="government", area=area)
    return home, Post(f"{jurisdiction}/{label}", label, home.id, area), area


def _legislator(kind: str, code: str, area: str, seat: str) -> tuple[Organization, Post, str]:
    chamber = UPPER if kind == "upper" else LOWERS.get(code, LOWER)
    if kind == "legislature":
        chamber = SINGLE.get(code, SINGLE["NE"])
    body = f"us/{code.lower()}/{kind}"
    home = Organization(body, f"{area} {chamber.name}", classification="legislature", area=area)
    district = f"{area}, district {seat}" if seat else area
    return home, Post(f"{body}/{seat}", chamber.member, body, area), district
