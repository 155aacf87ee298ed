"""The files of congress-legislators: members of Congress, presidents and vice-presidents.

`legislators-current`, `legislators-historical` and `executive`, in YAML or JSON.
A person is known by the Bioguide id, so that the same one has the same id in all
three.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, Final

from onrecord.errors import InputError
from onrecord.record.people import Membership, Organization, Person, Post
from onrecord.record.source import Noun
from onrecord.resolve.registers.formats.intake import Intake, party_id
from onrecord.resolve.registers.formats.streams import json_items, rewound, yaml_items
from onrecord.resolve.registers.formats.us_states import DELEGATES, STATES
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

US: Final = Organization("us", "United States", ("U.S.", "US"), "country", "United States")
SENATE: Final = Organization(
    "us/senate",
    "United States Senate",
    ("U.S. Senate", "Senate"),
    "legislature",
    "United States",
)
HOUSE: Final = Organization(
    "us/house",
    "United States House of Representatives",
    ("U.S. House of Representatives", "House of Representatives", "U.S. House", "House"),
    "legislature",
    "United States",
)
CHAMBERS: Final = {"senate": SENATE, "house": HOUSE}
ORGANIZATIONS: Final = {"sen": SENATE, "rep": HOUSE, "prez": US, "viceprez": US}
LABELS: Final = {
    "sen": "Senator",
    "rep": "Representative",
    "prez": "President",
    "viceprez": "Vice President",
}

PARTS: Final = ("first", "middle", "last", "suffix", "nickname")

# Ids that a person may have instead of the first, in this order.
IDS: Final = ("bioguide", "govtrack", "wikidata")


def nouns(stream: BinaryIO, intake: Intake) -> Iterator[Noun]:
    """The nouns of one file."""
    for where, found in _rows(stream):
        person = list(intake.made(where, partial(_person, found, where, intake)))
        yield from person
        for one in person:
            told = f"{where} ({one.name})"
            yield from _memberships(row(found, "it"), one.id, told, intake)


def _rows(stream: BinaryIO) -> Iterator[tuple[str, object]]:
    if not rewound(stream).read(1024).lstrip().startswith(b"["):
        yield from yaml_items(stream)
        return
    for number, item in enumerate(json_items(stream, "item"), start=1):
        yield f"item {number}", item


def _person(told: object, where: str, intake: Intake) -> Person:
    found = row(told, "it")
    bio = row(found.get("bio"), "bio")
    full, *others = _names(found)
    return Person(
        id=_id(found),
        name=full,
        other_names=tuple(others),
        gender=gender(bio.get("gender")),
        birth=intake.lifetime(where, bio.get("birthday"), "birthday"),
    )


def _id(found: Row) -> str:
    ids = row(found.get("id"), "id")
    for scheme in IDS:
        if told := text(ids.get(scheme), scheme):
            return told if scheme == "bioguide" else f"{scheme}/{told}"
    raise InputError("it has no bioguide id")


def _names(found: Row) -> tuple[str, ...]:
    """Every way to put the name together, the official one first.

    Who changed her name has the parts that changed in `other_names`.
    """
    name = row(found.get("name"), "name")
    changed = [row(one, "one of its other_names") for one in listed(found.get("other_names"), "")]
    last = needed(name.get("last"), "last name")
    told = [text(name.get("official_full"), "official_full"), _put(name, "first")]
    for one in changed:
        parts = {**name, **{part: one[part] for part in PARTS if part in one}}
        told += [_put(parts, "first"), _put(parts, "nickname")]
    told += [
        text(name.get("first"), "first") + " " + last,
        _put(name, "first", "middle"),
        _put(name, "nickname"),
    ]
    return names(told, "name")


def _put(name: Row, *given: str) -> str:
    """Some of the given names with the last one; empty where the last of them is not there."""
    parts = [text(name.get(part), part) for part in (*given, "last", "suffix")]
    if not parts[len(given) - 1]:
        return ""
    suffix = f" {parts[-1]}" if parts[-1] else ""
    return " ".join(part for part in parts[:-1] if part) + suffix


def _memberships(found: Row, person: str, where: str, intake: Intake) -> Iterator[Noun]:
    for key, parse in (("terms", _terms), ("leadership_roles", _leading)):
        try:
            told = [row(one, f"one of its {key}") for one in listed(found.get(key), key)]
        except InputError as error:
            intake.refuse(where, str(error))
            continue
        for number, term in enumerate(told, start=1):
            yield from parse(term, person, f"{where}, {key} {number}", intake)


def _terms(term: Row, person: str, where: str, intake: Intake) -> Iterator[Noun]:
    """A term; one during which the party changed is told party by party."""
    try:
        parts = [
            row(one, "party_affiliations") for one in listed(term.get("party_affiliations"), "")
        ]
    except InputError as error:
        intake.refuse(where, str(error))
        return
    for part in parts or [{}]:
        yield from _term({**term, **part}, person, where, intake)


def _term(term: Row, person: str, where: str, intake: Intake) -> Iterator[Noun]:
    def made() -> tuple[Post, Membership]:
        kind = needed(term.get("type"), "type")
        if kind not in LABELS:
            raise InputError(f"its type is {kind!r}, not one of {', '.join(LABELS)}")
        post = _post(kind, term)
        since, until = day(term.get("start"), "start"), day(term.get("end"), "end")
        return post, Membership(
            person=person,
            organization=post.organization,
            post=post.id,
            since=since,
            until=until,
            as_of=intake.still(since, until),
            party=party_id(text(term.get("party"), "party")),
            area=_seat(kind, term, post),
        )

    for post, membership in intake.made(where, made):
        yield from intake.once(ORGANIZATIONS[term["type"].strip()])
        yield from intake.party(text(term.get("party"), "party"))
        yield from intake.once(post)
        yield membership


def _post(kind: str, term: Row) -> Post:
    """The seat: a senator's by class, a representative's by district."""
    home = ORGANIZATIONS[kind].id
    if kind not in ("sen", "rep"):
        return Post(f"{home}/{LABELS[kind].lower()}", LABELS[kind], home, US.area)
    code = needed(term.get("state"), "state")
    area = STATES.get(code, code)
    seat = text(term.get("class" if kind == "sen" else "district"), "seat")
    label = DELEGATES.get(code, LABELS[kind]) if kind == "rep" else LABELS[kind]
    return Post("/".join(filter(None, (home, code, seat))), label, home, area)


def _seat(kind: str, term: Row, post: Post) -> str:
    """What the seat is for: a state, with the district where it has several."""
    if kind not in ("sen", "rep"):
        return ""
    district = text(term.get("district"), "district") if kind == "rep" else ""
    return post.area if district in ("", "0", "-1") else f"{post.area}, district {district}"


def _leading(role: Row, person: str, where: str, intake: Intake) -> Iterator[Noun]:
    def made() -> tuple[Post, Membership]:
        chamber = needed(role.get("chamber"), "chamber")
        if chamber not in CHAMBERS:
            raise InputError(f"its chamber is {chamber!r}, not one of {', '.join(CHAMBERS)}")
        title = needed(role.get("title"), "title")
        since, until = day(role.get("start"), "start"), day(role.get("end"), "end")
        home = CHAMBERS[chamber].id
        return Post(f"{home}/{title}", title, home, US.area), Membership(
            person=person,
            organization=home,
            post=f"{home}/{title}",
            since=since,
            until=until,
            as_of=intake.still(since, until),
        )

    for post, membership in intake.made(where, made):
        yield from intake.once(CHAMBERS[role["chamber"].strip()])
        yield from intake.once(post)
        yield membership
