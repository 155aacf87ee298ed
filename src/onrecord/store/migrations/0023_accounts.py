"""Who may come to a desk that is open to others, what lets them in, and what they did there."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

STEPS: Final = (
    """
    CREATE TABLE accounts (
        name TEXT NOT NULL PRIMARY KEY,
        role TEXT NOT NULL,
        hashed TEXT NOT NULL,
        made_at TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE keys (
        digest TEXT NOT NULL PRIMARY KEY,
        account TEXT NOT NULL
            REFERENCES accounts (name) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        scope TEXT,
        made_at TEXT NOT NULL,
        until TEXT NOT NULL
    )
    """,
    "CREATE INDEX keys_of ON keys {hashed}(account)",
    """
    CREATE TABLE audit (
        number {number} NOT NULL PRIMARY KEY,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        what TEXT NOT NULL,
        about TEXT NOT NULL
    )
    """,
)


def upgrade(connection: Connection) -> None:
    """To version 23."""
    for step in STEPS:
        connection.exec_driver_sql(step.format(hashed="", number="INTEGER"))


def upgrade_server(connection: Connection) -> None:
    """The same on a server."""
    for step in STEPS:
        # The order of bytes, as in a file.
        step = step.replace("TEXT", 'TEXT COLLATE "C"')
        connection.exec_driver_sql(step.format(hashed="USING hash ", number="SERIAL"))
