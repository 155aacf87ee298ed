"""A register on its way into the record: put aside, looked over, then taken over.

The nouns go into temporary tables as they come, so that a register of any size needs
no more memory than a small one, and pointers may lead to what comes later. Then the
database is asked which of them lead nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    Select,
    Table,
    delete,
    false,
    func,
    insert,
    select,
    true,
    update,
)

from onrecord.record.people import Organization, Person, Post
from onrecord.record.source import Noun, Problem
from onrecord.store import register_rows as rows
from onrecord.store.columns import Words
from onrecord.store.rows import AnyRow, Values
from onrecord.store.tables import MEMBERSHIPS, ORGANIZATIONS, PEOPLE, POSTS

Tell = Callable[[Problem], None]

BATCH: Final = 400
STAGING: Final = MetaData()


def _staged(table: Table, *keys: str) -> Table:
    """A temporary table like another, with the register's own keys of what it points at."""
    own = [
        Column(one.name, one.type, primary_key=one.name == "id")
        for one in table.columns
        if one.name not in ("number", "register")
    ]
    more: list[Column[Any]] = [Column(f"{key}_key", Words, nullable=False) for key in keys]
    more.append(Column("came", Integer, nullable=False))
    return Table(f"staged_{table.name}", STAGING, *own, *more, prefixes=["TEMPORARY"])


STAGED_PEOPLE: Final = _staged(PEOPLE)
STAGED_ORGANIZATIONS: Final = _staged(ORGANIZATIONS)
STAGED_POSTS: Final = _staged(POSTS, "organization")
STAGED_MEMBERSHIPS: Final = _staged(MEMBERSHIPS, "person", "organization", "post", "party")

# In an order in which each points at earlier ones only.
STAGED: Final = {
    PEOPLE: STAGED_PEOPLE,
    ORGANIZATIONS: STAGED_ORGANIZATIONS,
    POSTS: STAGED_POSTS,
    MEMBERSHIPS: STAGED_MEMBERSHIPS,
}


class Pointer(NamedTuple):
    """A column that points at a row by its id.

    `needed` is true for the rows that are worth nothing without it.
    """

    table: Table
    column: str
    to: Table
    needed: ColumnElement[bool]

    @property
    def astray(self) -> ColumnElement[bool]:
        """True for the rows whose pointer leads nowhere."""
        at: Column[Any] = self.table.c[self.column]
        return at.is_not(None) & at.not_in(select(self.to.c.id))


# A membership is in an organization, unless it is in a post.
POINTERS: Final = (
    Pointer(STAGED_POSTS, "organization", STAGED_ORGANIZATIONS, false()),
    Pointer(STAGED_MEMBERSHIPS, "person", STAGED_PEOPLE, true()),
    Pointer(STAGED_MEMBERSHIPS, "post", STAGED_POSTS, true()),
    Pointer(
        STAGED_MEMBERSHIPS,
        "organization",
        STAGED_ORGANIZATIONS,
        STAGED_MEMBERSHIPS.c.post.is_(None),
    ),
    Pointer(STAGED_MEMBERSHIPS, "party", STAGED_ORGANIZATIONS, false()),
)


def stage(connection: Connection, nouns: Iterable[Noun], register: str, tell: Tell) -> None:
    """Put the nouns of a register into temporary tables, but for what is not sound."""
    STAGING.create_all(connection, checkfirst=False)
    waiting: dict[Table, dict[str, Values]] = {table: {} for table in STAGED.values()}
    for came, noun in enumerate(nouns):
        table, row = _row(noun, register)
        row["came"] = came
        batch = waiting[table]
        if row["id"] in batch:
            tell(_twice(table, row))
            continue
        batch[row["id"]] = row
        if len(batch) >= BATCH:
            _put(connection, table, batch, tell)
    for table, batch in waiting.items():
        _put(connection, table, batch, tell)
    for pointer in POINTERS:
        _follow(connection, pointer, tell)


def counted(connection: Connection, table: Table) -> int:
    """How many rows there are in a table."""
    return int(connection.scalar(select(func.count()).select_from(table)) or 0)


def in_order(table: Table) -> Select[Any]:
    """The rows of a temporary table as they came."""
    return select(table).order_by(table.c.came)


def unstage(connection: Connection) -> None:
    """Let go of the temporary tables."""
    STAGING.drop_all(connection, checkfirst=False)


def _row(noun: Noun, register: str) -> tuple[Table, Values]:
    if isinstance(noun, Person):
        return STAGED_PEOPLE, rows.of_person(noun, register)
    if isinstance(noun, Organization):
        return STAGED_ORGANIZATIONS, rows.of_organization(noun, register)
    if isinstance(noun, Post):
        return STAGED_POSTS, rows.of_post(noun, register)
    return STAGED_MEMBERSHIPS, rows.of_membership(noun, register)


def _put(connection: Connection, table: Table, batch: dict[str, Values], tell: Tell) -> None:
    """Write a batch, but for ids that are there already; the batch is empty then."""
    if not batch:
        return
    there = connection.scalars(select(table.c.id).where(table.c.id.in_(list(batch)))).all()
    for known in there:
        tell(_twice(table, batch.pop(known)))
    if batch:
        connection.execute(insert(table), list(batch.values()))
    batch.clear()


def _twice(table: Table, row: Values) -> Problem:
    if table is STAGED_MEMBERSHIPS:
        where = _whose(row["person_key"], row["since"])
        return Problem(where, "it is told twice, and kept once", kept=True)
    return Problem(f"id {row['key']}", "it was told before; the first row with this id is kept")


def _follow(connection: Connection, pointer: Pointer, tell: Tell) -> None:
    """Tell of every pointer that leads nowhere, and take out its row, or else it."""
    table, column = pointer.table, pointer.column
    for row in connection.execute(
        select(table, pointer.needed.label("lost")).where(pointer.astray)
    ):
        where = f"id {row.key}" if table is STAGED_POSTS else _whose(row.person_key, row.since)
        message = f"its {column} {getattr(row, f'{column}_key')!r} is not in the register"
        kept = not row.lost
        tell(Problem(where, message + ("; it is left empty" if kept else ""), kept))
    connection.execute(delete(table).where(pointer.astray, pointer.needed))
    if table is STAGED_POSTS:
        connection.execute(update(table).where(pointer.astray).values({column: None}))
        return
    # Where a membership is in is a part of what it is known by.
    while some := connection.execute(select(table).where(pointer.astray).limit(BATCH)).all():
        for row in some:
            _without(connection, row, column)


def _without(connection: Connection, row: AnyRow, column: str) -> None:
    """Empty a pointer of a membership; what is then the same as another goes."""
    table = STAGED_MEMBERSHIPS
    known = rows.membership_id({**row._mapping, column: None})
    there = connection.scalar(select(table.c.id).where(table.c.id == known))
    own = table.c.id == row.id
    if there:
        connection.execute(delete(table).where(own))
    else:
        connection.execute(update(table).where(own).values({"id": known, column: None}))


def _whose(person: str, since: object) -> str:
    return f"membership of {person}" + (f" since {since}" if since else "")
