"""The tables of the first record: articles, entries and what hangs on them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

STATEMENTS: Final = (
    """
    CREATE TABLE meta (
        name TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    )
    """,
    # The text comes last: what is before it is read without turning its pages.
    """
    CREATE TABLE articles (
        number INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        path TEXT NOT NULL,
        title TEXT NOT NULL,
        outlet TEXT NOT NULL,
        byline TEXT NOT NULL,
        published DATE,
        url TEXT NOT NULL,
        language TEXT NOT NULL,
        text_sha256 TEXT NOT NULL,
        text TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE entries (
        number INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL
            REFERENCES articles (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        nested_in TEXT REFERENCES entries (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL,
        medium TEXT NOT NULL,
        act TEXT NOT NULL,
        hedged BOOLEAN NOT NULL,
        negated BOOLEAN NOT NULL,
        said_earliest DATE,
        said_latest DATE,
        place TEXT,
        occasion TEXT,
        addressee TEXT,
        text TEXT NOT NULL,
        reading TEXT NOT NULL,
        quoted TEXT NOT NULL,
        source TEXT NOT NULL,
        cue TEXT NOT NULL,
        content TEXT NOT NULL,
        probability FLOAT NOT NULL,
        model TEXT NOT NULL
    )
    """,
    "CREATE INDEX entries_of_article ON entries (article, position)",
    "CREATE INDEX entries_nested ON entries (nested_in)",
    """
    CREATE TABLE speakers (
        entry INTEGER NOT NULL
            REFERENCES entries (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        folded TEXT NOT NULL,
        type TEXT NOT NULL,
        speaker_id TEXT,
        office_title TEXT,
        office_organization TEXT,
        probability FLOAT NOT NULL,
        PRIMARY KEY (entry, position)
    )
    """,
    "CREATE INDEX speakers_by_name ON speakers (folded)",
    "CREATE INDEX speakers_by_id ON speakers (speaker_id)",
    """
    CREATE TABLE evidence (
        entry INTEGER NOT NULL
            REFERENCES entries (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        field TEXT NOT NULL,
        spans TEXT NOT NULL,
        PRIMARY KEY (entry, field)
    )
    """,
    """
    CREATE TABLE phrases (
        phrase TEXT NOT NULL,
        entry INTEGER NOT NULL
            REFERENCES entries (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (phrase, entry)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX phrases_of_entry ON phrases (entry)",
    """
    CREATE TABLE measures (
        article INTEGER NOT NULL
            REFERENCES articles (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        status TEXT,
        actor TEXT,
        quantity TEXT,
        earliest DATE,
        latest DATE,
        spans TEXT NOT NULL,
        PRIMARY KEY (article, position)
    )
    """,
    """
    CREATE TABLE skips (
        article INTEGER NOT NULL
            REFERENCES articles (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        path TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (article, position)
    )
    """,
    """
    CREATE TABLE links (
        number INTEGER NOT NULL PRIMARY KEY,
        a INTEGER NOT NULL
            REFERENCES entries (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        b INTEGER NOT NULL
            REFERENCES entries (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        relation TEXT NOT NULL,
        probability FLOAT NOT NULL
    )
    """,
    "CREATE UNIQUE INDEX links_from ON links (a, b, relation)",
    "CREATE INDEX links_to ON links (b)",
    """
    CREATE TABLE reasons (
        link INTEGER NOT NULL
            REFERENCES links (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        rule TEXT NOT NULL,
        a_spans TEXT NOT NULL,
        b_spans TEXT NOT NULL,
        PRIMARY KEY (link, position)
    )
    """,
)


def upgrade(connection: Connection) -> None:
    """From an empty file to version 1."""
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
