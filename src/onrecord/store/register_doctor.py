"""What a register told: is every row still what it was when it was imported?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Table, select

from onrecord.record.text import digest
from onrecord.store import register_rows as rows
from onrecord.store.rows import AnyRow
from onrecord.store.tables import MEMBERSHIPS, ORGANIZATIONS, PEOPLE, POSTS, REGISTERS

# The kind of a finding, the id that it is about, and what it says.
Told = tuple[str, str, str]
Check = Callable[[Connection, Table, Sequence[int]], Iterator[Told]]

KINDS: Final[Mapping[Table, tuple[str, Callable[[AnyRow], object]]]] = {
    PEOPLE: ("person", rows.person),
    ORGANIZATIONS: ("organization", rows.organization),
    POSTS: ("post", rows.post),
}


def _known_by_key(connection: Connection, table: Table, numbers: Sequence[int]) -> Iterator[Told]:
    """What has a key: the id is a hash of the register's name and of it."""
    kind, noun = KINDS[table]
    for row in _rows(connection, table, numbers):
        noun(row)
        made = digest(kind, row.register_name, row.key)
        if made != row.id:
            yield "id", row.id, f"the {kind}'s register and key make it {made}"
        if table is PEOPLE and row.folded != rows.all_folded(row.name, row.other_names):
            yield "name", row.id, f"the folded names of {row.name!r} are not derived from them"


def _memberships(connection: Connection, table: Table, numbers: Sequence[int]) -> Iterator[Told]:
    for row in _rows(connection, table, numbers):
        rows.membership(row)
        made = rows.membership_id(row._mapping)
        if made != row.id:
            yield "id", row.id, f"who, where, as what and when make the membership {made}"


def _rows(connection: Connection, table: Table, numbers: Sequence[int]) -> Sequence[Any]:
    chosen = select(table, REGISTERS.c.name.label("register_name"))
    chosen = chosen.join(REGISTERS, REGISTERS.c.number == table.c.register)
    return connection.execute(chosen.where(table.c.number.in_(numbers))).all()


CHECKED: Final[Mapping[Table, Check]] = {
    **dict.fromkeys(KINDS, _known_by_key),
    MEMBERSHIPS: _memberships,
}
