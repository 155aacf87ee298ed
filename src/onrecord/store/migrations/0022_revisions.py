"""Statements that people added, moved, split, joined or rejected, and what was found before."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

STEPS: Final = (
    "ALTER TABLE judgements ADD COLUMN article TEXT",
    "ALTER TABLE judgements ADD COLUMN revision TEXT",
    "CREATE INDEX judgements_of_article ON judgements {hashed}(article)",
    """
    CREATE TABLE found (
        article INTEGER NOT NULL PRIMARY KEY
            REFERENCES articles (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        told {bytes} NOT NULL
    )
    """,
)


def upgrade(connection: Connection) -> None:
    """To version 22."""
    for step in STEPS:
        connection.exec_driver_sql(step.format(hashed="", bytes="BLOB"))


def upgrade_server(connection: Connection) -> None:
    """The same on a server."""
    for step in STEPS:
        step = step.replace("TEXT", 'TEXT COLLATE "C"')  # the order of bytes, as in a file
        connection.exec_driver_sql(step.format(hashed="USING hash ", bytes="BYTEA"))
