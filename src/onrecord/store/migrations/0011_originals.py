"""Originals: the pages that articles were taken from, and where their statements stand in them.

Of what is on record already no original was kept.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

STATEMENTS: Final = (
    """
    CREATE TABLE originals (
        number INTEGER NOT NULL PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        media_type TEXT NOT NULL,
        packed BLOB
    )
    """,
    """
    CREATE TABLE origins (
        article INTEGER NOT NULL PRIMARY KEY
            REFERENCES articles (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        original INTEGER NOT NULL
            REFERENCES originals (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        unanchored TEXT NOT NULL
    )
    """,
    "CREATE INDEX origins_in ON origins (original)",
    """
    CREATE TABLE targets (
        entry INTEGER NOT NULL
            REFERENCES entries (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        starts INTEGER NOT NULL,
        ends INTEGER NOT NULL,
        exact TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        first_byte INTEGER,
        end_byte INTEGER,
        PRIMARY KEY (entry, position)
    )
    """,
)


def upgrade(connection: Connection) -> None:
    """From version 10 to 11."""
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
