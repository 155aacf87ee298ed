"""Searches that people keep."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

SEARCHES: Final = """
    CREATE TABLE searches (
        number {number} NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        exact BOOLEAN NOT NULL,
        who TEXT NOT NULL,
        made_at TEXT NOT NULL
    )
    """


def upgrade(connection: Connection) -> None:
    """To version 24."""
    connection.exec_driver_sql(SEARCHES.format(number="INTEGER"))


def upgrade_server(connection: Connection) -> None:
    """The same on a server."""
    step = SEARCHES.replace("TEXT", 'TEXT COLLATE "C"')  # the order of bytes, as in a file
    connection.exec_driver_sql(step.format(number="SERIAL"))
