"""Questions about people and offices, on one open connection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Select, Table, case, select

from onrecord.record.people import Membership, Organization, Person, Post, Register
from onrecord.record.source import Source
from onrecord.store import reading
from onrecord.store import register_rows as rows
from onrecord.store.rows import AnyRow, folded
from onrecord.store.tables import MEMBERSHIPS, ORGANIZATIONS, PEOPLE, POSTS, REGISTERS

Thing = TypeVar("Thing")

HINT: Final = "`onrecord people list` tells ids and names"


@dataclass(frozen=True, slots=True)
class Tenure:
    """A membership of somebody, with the post, the organization and the party that it is in."""

    membership: Membership
    post: Post | None
    organization: Organization | None
    party: Organization | None


def people(connection: Connection, name: str) -> Iterator[Person]:
    """People one of whose names holds these words; whole names first, then by name."""
    wanted, line = folded(name), rows.BETWEEN_NAMES
    inside = PEOPLE.c.folded
    chosen = select(PEOPLE)
    if wanted:
        nearness = case(
            (inside.contains(f"{line}{wanted}{line}", autoescape=True), 0),
            (inside.contains(f"{line}{wanted}", autoescape=True), 1),
            (inside.contains(f" {wanted}", autoescape=True), 2),
            else_=3,
        )
        chosen = chosen.where(inside.contains(wanted, autoescape=True)).order_by(nearness)
    for row in connection.execute(chosen.order_by(inside, PEOPLE.c.number)):
        yield rows.person(row)


def person(connection: Connection, start: str) -> Person:
    """Somebody by the id or the beginning of it; raises NotFound for none, or several."""
    number = reading.number_of(connection, PEOPLE, start, "person", hint=HINT)
    return rows.person(connection.execute(select(PEOPLE).where(PEOPLE.c.number == number)).one())


def memberships(connection: Connection, **of: str | None) -> Iterator[Membership]:
    """Memberships of a person, organization or post, by their beginning, the earliest first."""
    chosen = select(MEMBERSHIPS)
    for column, id_ in of.items():
        if id_ is not None:
            chosen = chosen.where(MEMBERSHIPS.c[column] == id_)
    order = (MEMBERSHIPS.c.since.is_(None), MEMBERSHIPS.c.since, MEMBERSHIPS.c.number)
    for row in connection.execute(chosen.order_by(*order)):
        yield rows.membership(row)


def tenures(connection: Connection, person: str) -> Iterator[Tenure]:
    """Memberships of a person, the earliest first, with what they are in."""
    posts = _those(connection, POSTS, MEMBERSHIPS.c.post, person, rows.post)
    bodies = {
        **_those(connection, ORGANIZATIONS, MEMBERSHIPS.c.organization, person, rows.organization),
        **_those(connection, ORGANIZATIONS, MEMBERSHIPS.c.party, person, rows.organization),
    }
    homes = {post.organization for post in posts.values()} - bodies.keys()
    chosen = select(ORGANIZATIONS).where(ORGANIZATIONS.c.id.in_(sorted(homes)))
    bodies.update({row.id: rows.organization(row) for row in connection.execute(chosen)})
    for one in memberships(connection, person=person):
        post = posts.get(one.post)
        home = one.organization or (post.organization if post else "")
        yield Tenure(one, post, bodies.get(home), bodies.get(one.party))


def sources(connection: Connection) -> Iterator[Source]:
    """Every register that was imported, in the order they first came in."""
    for row in connection.execute(select(REGISTERS).order_by(REGISTERS.c.number)):
        yield rows.source(row)


def source_of(connection: Connection, person: str) -> Source:
    """The register that somebody is in."""
    chosen = select(REGISTERS).join(PEOPLE, PEOPLE.c.register == REGISTERS.c.number)
    return rows.source(connection.execute(chosen.where(PEOPLE.c.id == person)).one())


def register(connection: Connection) -> Register:
    """Everything of all registers, in the order it came in."""
    return Register(
        people=tuple(_all(connection, PEOPLE, rows.person)),
        organizations=tuple(_all(connection, ORGANIZATIONS, rows.organization)),
        posts=tuple(_all(connection, POSTS, rows.post)),
        memberships=tuple(_all(connection, MEMBERSHIPS, rows.membership)),
    )


def _all(connection: Connection, table: Table, noun: Callable[[AnyRow], Thing]) -> Iterator[Thing]:
    return map(noun, connection.execute(select(table).order_by(table.c.number)))


def _those(
    connection: Connection,
    table: Table,
    pointer: Any,
    person: str,
    noun: Callable[[AnyRow], Thing],
) -> dict[str, Thing]:
    """The rows of a table that somebody's memberships point at, by id."""
    named: Select[Any] = select(pointer).where(MEMBERSHIPS.c.person == person)
    found = connection.execute(select(table).where(table.c.id.in_(named)))
    return {row.id: noun(row) for row in found}
