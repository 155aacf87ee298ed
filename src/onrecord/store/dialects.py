"""What SQLite and PostgreSQL say in words of their own, side by side.

Everything else in this room is said in the words that both have. What opens a file is in
`opening`, what opens an address in `servers`; the full-text index is in `fulltext`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Protocol

from sqlalchemy import Connection, Engine, Select, cast, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

from onrecord.errors import RecordError
from onrecord.store.faults import Where, plainly
from onrecord.store.tables import APPLICATION_ID, METADATA

# How an "insert, or else update" is begun.
UPSERT: Final[Mapping[str, Callable[..., Any]]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


class _Items(FunctionElement[Any]):
    """The elements of a JSON array, one a row, in the column `value`."""

    name = "items"
    inherit_cache = True


@compiles(_Items, "sqlite")
def _items_sqlite(element: _Items, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_each{compiler.process(element.clause_expr, **kw)}"


@compiles(_Items, "postgresql")
def _items_postgresql(element: _Items, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_array_elements_text(CAST({compiler.process(element.clauses, **kw)} AS json))"


def listed(values: Iterable[Any], of: type[TypeEngine[Any]]) -> Select[Any]:
    """Values as a question, one parameter however many there are."""
    items = _Items(json.dumps(sorted(values))).table_valued("value")
    return select(cast(items.c.value, of))


class Dialect(Protocol):
    """What a record asks of its database and no standard has a word for."""

    def begin(self, connection: Connection, *, writes: bool, patience: float) -> None:
        """Begin a transaction; one that writes, when no other one does."""
        ...

    def writing(self, engine: Engine) -> Engine:
        """The same engine, whose transactions are the only ones that write."""
        ...

    def amiss(self, connection: Connection) -> Iterator[tuple[str, str, str]]:
        """What is wrong with the database's own structure: kind, subject, message."""
        ...

    def reindexed(self, connection: Connection) -> bool:
        """Make the indexes of the tables anew if they are not sound; True if that mended them."""
        ...

    def size(self, engine: Engine, where: Where) -> int:
        """The bytes that the record takes."""
        ...

    def compact(self, engine: Engine, where: Where, patience: float) -> bool:
        """Give back unused room; False where somebody who reads is in the way."""
        ...


class Sqlite:
    """A file."""

    def begin(self, connection: Connection, *, writes: bool, patience: float) -> None:
        # A transaction that reads first and writes later could find that somebody
        # else has written in between, and would have to be given up.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN DEFERRED")

    def writing(self, engine: Engine) -> Engine:
        return engine.execution_options(writes=True)

    def amiss(self, connection: Connection) -> Iterator[tuple[str, str, str]]:
        for (told,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if told != "ok":
                yield "file", "", str(told)
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            message = f"points at a row of {parent} that is not there"
            yield "dangling", f"{table} {row}", message

    def reindexed(self, connection: Connection) -> bool:
        check = "PRAGMA integrity_check(1)"
        if connection.exec_driver_sql(check).scalar() == "ok":
            return False
        connection.exec_driver_sql("REINDEX")
        return connection.exec_driver_sql(check).scalar() == "ok"

    def size(self, engine: Engine, where: Where) -> int:
        path = Path(where)
        log = path.with_name(path.name + "-wal")
        return path.stat().st_size + (log.stat().st_size if log.exists() else 0)

    def compact(self, engine: Engine, where: Where, patience: float) -> bool:
        raw = engine.raw_connection()
        try:
            with plainly(where):
                cursor = raw.cursor()
                cursor.execute("INSERT INTO search (search) VALUES ('optimize')")
                cursor.execute("VACUUM")
                busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            raw.close()
        return not busy


class Postgresql:
    """A database on a server: each transaction sees it as it stood when that began."""

    tables: Final = (*METADATA.tables, "search")

    def begin(self, connection: Connection, *, writes: bool, patience: float) -> None:
        if writes:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {_milliseconds(patience)}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")

    def writing(self, engine: Engine) -> Engine:
        # What the one who wrote before has committed is to be seen once it is our turn.
        return engine.execution_options(writes=True, isolation_level="READ COMMITTED")

    def amiss(self, connection: Connection) -> Iterator[tuple[str, str, str]]:
        """Nothing: a server lets no pointer dangle, and looks after its own files."""
        yield from ()

    def reindexed(self, connection: Connection) -> bool:
        return False

    def size(self, engine: Engine, where: Where) -> int:
        sizes = ", ".join(f"pg_total_relation_size('{name}')" for name in self.tables)
        with plainly(where), engine.connect() as connection:
            return sum(connection.exec_driver_sql(f"SELECT {sizes}").one())

    def compact(self, engine: Engine, where: Where, patience: float) -> bool:
        alone = engine.execution_options(isolation_level="AUTOCOMMIT")
        try:
            with plainly(where), alone.connect() as connection:
                wait = f"SET lock_timeout = {_milliseconds(patience)}"
                connection.exec_driver_sql(wait)
                try:
                    for name in self.tables:
                        connection.exec_driver_sql(f"VACUUM FULL {name}")
                finally:
                    connection.exec_driver_sql("RESET lock_timeout")
        except RecordError as error:
            if getattr(getattr(error.__cause__, "orig", None), "sqlstate", "") != "55P03":
                raise
            return False
        return True


def _milliseconds(patience: float) -> int:
    return max(1, round(patience * 1000))  # 0 would be for ever


DIALECTS: Final[Mapping[str, Dialect]] = {"sqlite": Sqlite(), "postgresql": Postgresql()}


def of(database: Connection | Engine) -> Dialect:
    """How the database behind a connection says it."""
    return DIALECTS[database.dialect.name]
