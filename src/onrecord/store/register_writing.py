"""What an import writes, in its one transaction: what is new, what has changed, what is gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, func, insert, literal, or_, select, true, update

from onrecord.errors import InputError
from onrecord.record.source import Noun, Source
from onrecord.store import dialects
from onrecord.store import register_rows as rows
from onrecord.store.register_overlaps import overlaps
from onrecord.store.register_staging import (
    STAGED,
    STAGED_PEOPLE,
    Tell,
    counted,
    in_order,
    stage,
    unstage,
)
from onrecord.store.tables import REGISTERS


@dataclass(frozen=True, slots=True)
class Imported:
    """What a register holds after an import, and how many of these rows are new or different.

    `gone` are rows of an earlier version that the register no longer has.
    """

    people: int
    organizations: int
    posts: int
    memberships: int
    added: int = 0
    changed: int = 0
    gone: int = 0


def import_register(
    connection: Connection, nouns: Iterable[Noun], source: Source, tell: Tell
) -> Imported:
    """Take a register over, in place of an earlier version of it.

    Raises InputError where it has no name, or nobody is in it.
    """
    if not source.name.strip():
        raise InputError("a register needs a name", hint="name it after its file")
    stage(connection, nouns, source.name, tell)
    if not counted(connection, STAGED_PEOPLE):
        raise InputError(
            f"there is nobody in {source.name}", hint="what was left out, and why, is above"
        )
    for problem in overlaps(connection):
        tell(problem)
    number = _register(connection, source)
    gone = sum(_forget(connection, table, number) for table in reversed(STAGED))
    added, changed = map(sum, zip(*(_take(connection, one, number) for one in STAGED), strict=True))
    people, organizations, posts, memberships = (
        counted(connection, one) for one in STAGED.values()
    )
    unstage(connection)
    return Imported(people, organizations, posts, memberships, added, changed, gone)


def _register(connection: Connection, source: Source) -> int:
    """The number of the register of this name, which says from now on what it came from."""
    row = rows.of_source(source)
    here = REGISTERS.c.name == source.name
    found = connection.scalar(select(REGISTERS.c.number).where(here))
    if found is None:
        last = connection.scalar(select(func.max(REGISTERS.c.number)))
        found = int(last or 0) + 1
        connection.execute(insert(REGISTERS).values(number=found, **row))
    elif rows.source(connection.execute(select(REGISTERS).where(here)).one()) != source:
        connection.execute(update(REGISTERS).where(here).values(row))
    return int(found)


def _forget(connection: Connection, table: Table, register: int) -> int:
    """Take out what the register no longer has; returns how many rows that were."""
    own = table.c.register == register
    gone = own & table.c.id.not_in(select(STAGED[table].c.id))
    count = connection.scalar(select(func.count()).select_from(table).where(gone)) or 0
    if count:
        connection.execute(delete(table).where(gone))
    return int(count)


def _take(connection: Connection, table: Table, register: int) -> tuple[int, int]:
    """Write what is new and what is different; returns how many rows each of them were."""
    staged = STAGED[table]
    names = [one.name for one in table.columns if one.name not in ("number", "register")]
    known = select(table.c.id)
    new = select(func.count()).select_from(staged).where(staged.c.id.not_in(known))
    added = int(connection.scalar(new) or 0)
    chosen = in_order(staged).with_only_columns(*(staged.c[name] for name in names))
    from_staged = dialects.UPSERT[connection.dialect.name](table).from_select(
        [*names, "register"], chosen.add_columns(literal(register)).where(true())
    )
    told = from_staged.excluded
    rest = [name for name in names if name != "id"]
    written = connection.execute(
        from_staged.on_conflict_do_update(
            index_elements=["id"],
            set_={name: told[name] for name in rest},
            where=or_(*(table.c[name].is_distinct_from(told[name]) for name in rest)),
        ),
        execution_options={"preserve_rowcount": True},
    )
    return added, written.rowcount - added
