"""Measures with all that is known of them, and which are one across articles.

Nothing found measures before: the table that was kept for them is empty, and is
made anew.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

STATEMENTS: Final = (
    "DROP TABLE measures",
    """
    CREATE TABLE measures (
        number INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL
            REFERENCES articles (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        actor TEXT,
        quantity TEXT,
        quantity_number FLOAT,
        quantity_unit TEXT,
        quantity_approximate BOOLEAN,
        spans TEXT NOT NULL,
        mentions TEXT NOT NULL,
        course TEXT
    )
    """,
    "CREATE UNIQUE INDEX measures_of_article ON measures (article, position)",
    "CREATE INDEX measures_of_course ON measures (course)",
    """
    CREATE TABLE standings (
        measure INTEGER NOT NULL
            REFERENCES measures (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        status TEXT NOT NULL,
        earliest DATE,
        latest DATE,
        spans TEXT NOT NULL,
        PRIMARY KEY (measure, position)
    ) WITHOUT ROWID
    """,
    # By the statement's id: it may be told of before the statement has a number.
    """
    CREATE TABLE spoken_of (
        measure INTEGER NOT NULL
            REFERENCES measures (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        entry TEXT NOT NULL
            REFERENCES entries (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (measure, position)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX spoken_of_in ON spoken_of (entry)",
    """
    CREATE TABLE measure_keys (
        key TEXT NOT NULL,
        measure INTEGER NOT NULL
            REFERENCES measures (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (key, measure)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX measure_keys_of ON measure_keys (measure)",
)


def upgrade(connection: Connection) -> None:
    """From version 6 to 7."""
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
