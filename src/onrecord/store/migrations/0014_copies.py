"""Which articles are one story, and where their statements stood first.

Of what is on record already it is not known: `onrecord links --anew` tells it.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

STEPS: Final = (
    """
    CREATE TABLE sketches (
        article INTEGER NOT NULL,
        address TEXT NOT NULL,
        signature BLOB NOT NULL,
        PRIMARY KEY (article),
        FOREIGN KEY(article) REFERENCES articles (number)
            ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX sketches_at ON sketches (address)",
    """
    CREATE TABLE bands (
        band INTEGER NOT NULL,
        article INTEGER NOT NULL,
        PRIMARY KEY (band, article),
        FOREIGN KEY(article) REFERENCES articles (number)
            ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    ) WITHOUT ROWID
    """,
    "CREATE INDEX bands_of ON bands (article)",
    """
    CREATE TABLE copies (
        a INTEGER NOT NULL,
        b INTEGER NOT NULL,
        PRIMARY KEY (a, b),
        FOREIGN KEY(a) REFERENCES articles (number)
            ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(b) REFERENCES articles (number)
            ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX copies_of ON copies (b)",
    """
    CREATE TABLE occurrences (
        entry INTEGER NOT NULL,
        first INTEGER NOT NULL,
        PRIMARY KEY (entry),
        FOREIGN KEY(entry) REFERENCES entries (number)
            ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(first) REFERENCES entries (number)
            ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX occurrences_of ON occurrences (first)",
)


def upgrade(connection: Connection) -> None:
    """To version 14."""
    for step in STEPS:
        connection.exec_driver_sql(step)
