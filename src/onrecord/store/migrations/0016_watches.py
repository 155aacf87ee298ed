"""What is watched: feeds, how their hosts are treated, what stood in them, and what was seen.

Nothing of what is on record already was ever watched.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

STATEMENTS: Final = (
    """
    CREATE TABLE feeds (
        url TEXT NOT NULL PRIMARY KEY,
        etag TEXT NOT NULL,
        modified TEXT NOT NULL,
        polled_at TEXT NOT NULL,
        due_at TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE hosts (
        site TEXT NOT NULL PRIMARY KEY,
        failures INTEGER NOT NULL,
        not_before TEXT NOT NULL,
        robots TEXT,
        robots_at TEXT
    )
    """,
    """
    CREATE TABLE items (
        number INTEGER NOT NULL PRIMARY KEY,
        feed TEXT NOT NULL,
        key TEXT NOT NULL,
        link TEXT NOT NULL,
        due_at TEXT NOT NULL,
        tries INTEGER NOT NULL,
        told TEXT,
        body_url TEXT,
        body_format TEXT,
        body BLOB,
        done_at TEXT,
        article TEXT,
        reason TEXT NOT NULL
    )
    """,
    "CREATE UNIQUE INDEX items_of_feed ON items (feed, key)",
    "CREATE INDEX items_by_link ON items (link)",
    "CREATE INDEX items_waiting ON items (done_at, due_at)",
    """
    CREATE TABLE sightings (
        number INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        seen_at TEXT NOT NULL,
        watches TEXT NOT NULL,
        told TEXT NOT NULL,
        printed BOOLEAN NOT NULL
    )
    """,
    "CREATE INDEX sightings_unprinted ON sightings (printed)",
    """
    CREATE TABLE outbox (
        sighting INTEGER NOT NULL
            REFERENCES sightings (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        webhook TEXT NOT NULL,
        tries INTEGER NOT NULL,
        done_at TEXT,
        reason TEXT NOT NULL,
        PRIMARY KEY (sighting, webhook)
    )
    """,
    "CREATE INDEX outbox_waiting ON outbox (webhook, done_at)",
)


def upgrade(connection: Connection) -> None:
    """To version 16."""
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
