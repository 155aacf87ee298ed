"""What a large record is searched by: the day of an entry, who said it in order, regions in rows.

The day that an entry is sorted by, when it was said or else printed, was told anew for
every question. Vectors lay in the order in which they came, and those of one region all over
the file.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

DAY: Final = """
    UPDATE entries SET day = coalesce(
        said_latest, said_earliest,
        (SELECT published FROM articles WHERE articles.number = entries.article)
    )
"""
INDEXES: Final = (
    "DROP INDEX entries_by_act",
    "CREATE INDEX entries_by_act ON entries (act, day)",
    "DROP INDEX speakers_by_id",
    "CREATE INDEX speakers_by_id ON speakers (speaker_id, entry)",
    "DROP INDEX meanings_in_region",
    "ALTER TABLE meanings RENAME TO meanings_before",
)
MEANINGS: Final = """
    CREATE TABLE meanings (
        region INTEGER NOT NULL,
        entry INTEGER NOT NULL
            REFERENCES entries (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        regions {bytes} NOT NULL,
        vector {bytes} NOT NULL,
        PRIMARY KEY (region, entry)
    ) {clustered}
"""
MOVED: Final = (
    "INSERT INTO meanings SELECT region, entry, regions, vector FROM meanings_before"
    " ORDER BY region, entry",
    "DROP TABLE meanings_before",
    "CREATE UNIQUE INDEX meanings_of ON meanings (entry)",
)
# The index of words does not hold the day, and need not learn each entry anew.
UNTOUCHED: Final = ("entry_changes", "entry_changed")


def upgrade(connection: Connection) -> None:
    """To version 20."""
    told = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    triggers = {row.name: row.sql for row in connection.exec_driver_sql(told)}
    connection.exec_driver_sql("ALTER TABLE entries ADD COLUMN day DATE")
    for name in UNTOUCHED:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    connection.exec_driver_sql(DAY)
    for name in UNTOUCHED:
        connection.exec_driver_sql(triggers[name])
    connection.exec_driver_sql("CREATE INDEX entries_by_day ON entries (day)")
    _move(connection, MEANINGS.format(bytes="BLOB", clustered="WITHOUT ROWID"))


def upgrade_server(connection: Connection) -> None:
    """The same on a server, which has no table in the order of its key."""
    connection.exec_driver_sql("ALTER TABLE entries ADD COLUMN day DATE")
    connection.exec_driver_sql(DAY)
    connection.exec_driver_sql("CREATE INDEX entries_by_day ON entries (day NULLS FIRST)")
    _move(connection, MEANINGS.format(bytes="BYTEA", clustered=""))


def _move(connection: Connection, meanings: str) -> None:
    for sql in INDEXES:
        connection.exec_driver_sql(sql)
    connection.exec_driver_sql(meanings)
    for sql in MOVED:
        connection.exec_driver_sql(sql)
