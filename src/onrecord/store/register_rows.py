"""The nouns of a register as rows of the tables, and rows as nouns again.

A register has ids of its own, its keys; in the record a thing is known by a hash of
the register's name and its key, so that two registers never mean each other's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from onrecord.record.people import Membership, Organization, Person, Post
from onrecord.record.source import Source
from onrecord.record.text import digest
from onrecord.store.rows import AnyRow, Values, folded

BETWEEN_NAMES = "\n"

# What makes a membership the one that it is.
NAMED: Final = ("person", "organization", "post", "role", "since", "until", "party", "area")


def id_of(kind: str, register: str, key: str) -> str | None:
    """What the record calls a thing of a register; None for no key."""
    return digest(kind, register, key) if key else None


def all_folded(name: str, others: tuple[str, ...]) -> str:
    """Every name as it is looked up, each on a line of its own and none at an end of the text."""
    told = dict.fromkeys(folded(one) for one in (name, *others))
    return BETWEEN_NAMES.join(("", *told, ""))


def of_source(told: Source) -> Values:
    """A row of `registers`, but for its number."""
    return {
        "name": told.name,
        "format": told.format,
        "sha256": told.sha256,
        "as_of": told.as_of,
    }


def source(row: AnyRow) -> Source:
    """The source of a row of `registers`."""
    return Source(row.name, row.format, row.sha256, row.as_of)


def of_person(told: Person, register: str) -> Values:
    """A row of `people`, but for its number and register."""
    return {
        "id": digest("person", register, told.id),
        "key": told.id,
        "name": told.name,
        "other_names": told.other_names,
        "folded": all_folded(told.name, told.other_names),
        "gender": told.gender,
        "birth": told.birth,
        "death": told.death,
    }


def person(row: AnyRow) -> Person:
    """The person of a row of `people`."""
    return Person(row.id, row.name, row.other_names, row.gender, row.birth, row.death)


def of_organization(told: Organization, register: str) -> Values:
    """A row of `organizations`, but for its number and register."""
    return {
        "id": digest("organization", register, told.id),
        "key": told.id,
        "name": told.name,
        "other_names": told.other_names,
        "classification": told.classification,
        "area": told.area,
    }


def organization(row: AnyRow) -> Organization:
    """The organization of a row of `organizations`."""
    return Organization(row.id, row.name, row.other_names, row.classification, row.area)


def of_post(told: Post, register: str) -> Values:
    """A row of `posts`, but for its number and register; with the key that it points by."""
    return {
        "id": digest("post", register, told.id),
        "key": told.id,
        "label": told.label,
        "organization": id_of("organization", register, told.organization),
        "organization_key": told.organization,
        "area": told.area,
    }


def post(row: AnyRow) -> Post:
    """The post of a row of `posts`."""
    return Post(row.id, row.label, row.organization or "", row.area)


def of_membership(told: Membership, register: str) -> Values:
    """A row of `memberships`, but for its number and register; with the keys that it points by."""
    row = {
        "person": digest("person", register, told.person),
        "organization": id_of("organization", register, told.organization),
        "post": id_of("post", register, told.post),
        "role": told.role,
        "since": told.since,
        "until": told.until,
        "party": id_of("organization", register, told.party),
        "area": told.area,
    }
    return {
        "id": membership_id(row),
        **row,
        "as_of": told.as_of,
        "person_key": told.person,
        "organization_key": told.organization,
        "post_key": told.post,
        "party_key": told.party,
    }


def membership(row: AnyRow) -> Membership:
    """The membership of a row of `memberships`."""
    return Membership(
        person=row.person,
        organization=row.organization or "",
        post=row.post or "",
        role=row.role,
        since=row.since,
        until=row.until,
        as_of=row.as_of,
        party=row.party or "",
        area=row.area,
    )


def membership_id(row: Mapping[str, object]) -> str:
    """The id of a membership: who, where, as what and when.

    The day on which it was last known to hold is no part of it: a newer register
    tells of the same membership.
    """
    return digest("membership", *(row[name] for name in NAMED))
