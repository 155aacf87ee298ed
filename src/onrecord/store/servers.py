"""Open the address of a record that a PostgreSQL server keeps.

The tables are those of a file, and so are the questions. Readers see the record as it
stood when they began; there is one writer at a time, who holds a lock of our own.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Final

from sqlalchemy import (
    URL,
    Column,
    Connection,
    Date,
    Dialect,
    Engine,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    QueuePool,
    Table,
    Text,
    create_engine,
    event,
    inspect,
    make_url,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.exc import ArgumentError

from onrecord.errors import NewerRecord, NotFound, RecordError
from onrecord.store import dialects, migrations
from onrecord.store.faults import plainly, readable
from onrecord.store.tables import METADATA

SCHEMES: Final = ("postgresql://", "postgres://", "postgresql+psycopg://")
DRIVER: Final = "postgresql+psycopg"
ANOTHER: Final = "name another database with --record"
CONNECTING: Final = 10  # seconds

# As in a file, for whoever asks the database with another program; the others of a file are
# said in words that both know.
SAID: Final = """
    CREATE VIEW said AS
    SELECT
        coalesce(entries.said_latest, articles.published) AS day,
        speakers.name AS speaker,
        speakers.office_title AS office,
        entries.act,
        entries.kind,
        entries.text,
        entries.place,
        entries.country,
        articles.outlet,
        articles.title,
        articles.published,
        articles.url,
        entries.probability,
        entries.id AS entry_id,
        articles.id AS article_id
    FROM entries
    JOIN articles ON articles.number = entries.article
    LEFT JOIN speakers ON speakers.entry = entries.number
"""
PLEDGES: Final[str] = import_module("onrecord.store.migrations.0017_views").PLEDGES
CONFLICTS: Final[str] = import_module("onrecord.store.migrations.0019_judged_conflicts").CONFLICTS


def is_address(target: object) -> bool:
    """Whether a record is named by the address of a server."""
    return isinstance(target, str) and target.startswith(SCHEMES)


def opened(address: str, *, create: bool, read_only: bool, patience: float) -> tuple[str, Engine]:
    """An engine on a record of the newest version, and its address without the password.

    Made or brought up to date if need be. Raises NotFound where there is none and none
    may be made, NewerRecord, and RecordError for whatever else is there.
    """
    url = _url(address)
    where = url.set(drivername="postgresql").render_as_string(hide_password=True)
    if find_spec("psycopg") is None:
        raise RecordError(
            f"the record {where} is on a PostgreSQL server, which needs psycopg",
            hint="pip install 'onrecord[postgres]'",
        )
    engine = _engine(url, read_only=read_only, patience=patience)
    try:
        with plainly(where), readable(where):
            _bring_up_to_date(engine, where, create=create, read_only=read_only)
    except BaseException:
        engine.dispose()
        raise
    return where, engine


def _url(address: str) -> URL:
    try:
        url = make_url(address).set(drivername=DRIVER)
    except (ArgumentError, ValueError) as error:
        raise RecordError(
            "the address of the record cannot be read",
            hint="it is written postgresql://USER:PASSWORD@HOST:PORT/DATABASE",
        ) from error
    if not url.database:
        raise RecordError(
            f"{url.render_as_string(hide_password=True)} does not name a database", hint=ANOTHER
        )
    return url


def _engine(url: URL, *, read_only: bool, patience: float) -> Engine:
    engine = create_engine(
        url,
        poolclass=QueuePool,
        max_overflow=-1,
        pool_pre_ping=True,  # a server may have been restarted meanwhile
        isolation_level="REPEATABLE READ",
        connect_args={"connect_timeout": CONNECTING, "application_name": "onrecord"},
        execution_options={"postgresql_readonly": read_only},
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = bool(connection.get_execution_options().get("writes"))
        dialects.of(connection).begin(connection, writes=writes, patience=patience)

    return engine


def _bring_up_to_date(engine: Engine, where: str, *, create: bool, read_only: bool) -> None:
    with engine.connect() as connection:
        found = _version(connection, where)
    if found == 0 and (read_only or not create):
        raise NotFound(f"there is no record at {where}", hint="`onrecord add PATH` makes one")
    if found == migrations.NEWEST:
        return
    if read_only:
        raise RecordError(
            f"the record {where} is of version {found}, this program writes"
            f" version {migrations.NEWEST}",
            hint="open it once for writing to bring it up to date: `onrecord doctor`",
        )
    with dialects.of(engine).writing(engine).begin() as connection:
        if _version(connection, where) == 0:  # somebody else may have been faster
            _create(connection)
        migrations.upgrade(connection)


def _version(connection: Connection, where: str) -> int:
    """The record's version, 0 if there is nothing in the database yet; refuse what is none."""
    tables = set(inspect(connection).get_table_names())
    if tables and not {"meta", "articles", "entries"} <= tables:
        raise RecordError(f"{where} is a database of another program", hint=ANOTHER)
    found = migrations.version(connection)
    if found > migrations.NEWEST:
        raise NewerRecord(
            f"the record {where} is of version {found}, this program knows versions"
            f" up to {migrations.NEWEST}",
            hint="use the onrecord that wrote it, or a newer one: pip install -U onrecord",
        )
    return found


def _create(connection: Connection) -> None:
    """All tables as the newest version has them, and the index."""
    tables(connection.dialect).create_all(connection, checkfirst=False)
    for view in (SAID, PLEDGES, CONFLICTS):
        connection.exec_driver_sql(view)
    migrations.taken(connection, migrations.NEWEST)


def tables(dialect: Dialect) -> MetaData:
    """The tables as a server keeps them: text in the order of its bytes, as in a file.

    What is only looked up whole has a hash for its index: others refuse long texts. Of days
    the undated ones come first, so that read backwards they are the last, as in a file.
    """
    server = MetaData()
    for one in METADATA.sorted_tables:
        copy = one.to_metadata(server)
        for column in copy.columns:
            if isinstance(column.type.dialect_impl(dialect), Text):
                column.type = Text(collation="C")
        for index in list(copy.indexes):
            if not index.unique and [type(c.type) for c in index.columns] == [Text]:
                index.dialect_options["postgresql"]["using"] = "hash"
            elif not index.unique and [type(c.type) for c in index.columns] == [Date]:
                copy.indexes.remove(index)
                Index(index.name, *(c.asc().nulls_first() for c in index.columns))
    entry = ForeignKey("entries.number", ondelete="CASCADE", deferrable=True, initially="DEFERRED")
    Table(
        "search",
        server,
        Column("entry", Integer, entry, primary_key=True, autoincrement=False),
        Column("words", TSVECTOR, nullable=False),
        Index("search_words", "words", postgresql_using="gin"),
    )
    return server
