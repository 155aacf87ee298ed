"""Speakers across articles: who appears where, who is one, and what people judged of it.

What is on record already has not been matched yet: `meta` says so, until it is.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

STATEMENTS: Final = (
    # What an article tells stands here once more: a block is read without turning to the articles.
    """
    CREATE TABLE appearances (
        number INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL
            REFERENCES articles (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        article_id TEXT NOT NULL,
        published DATE,
        outlet TEXT NOT NULL,
        speaker_id TEXT NOT NULL,
        name TEXT NOT NULL,
        folded TEXT NOT NULL,
        type TEXT NOT NULL,
        offices TEXT NOT NULL,
        beside TEXT NOT NULL,
        block TEXT,
        identity TEXT
    )
    """,
    "CREATE UNIQUE INDEX appearances_of_article ON appearances (article, speaker_id)",
    "CREATE INDEX appearances_by_speaker ON appearances (speaker_id)",
    "CREATE INDEX appearances_by_name ON appearances (folded)",
    "CREATE INDEX appearances_in_block ON appearances (block)",
    "CREATE INDEX appearances_of_identity ON appearances (identity)",
    """
    CREATE TABLE guests (
        block TEXT NOT NULL,
        appearance INTEGER NOT NULL
            REFERENCES appearances (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (block, appearance)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX guests_of_appearance ON guests (appearance)",
    """
    CREATE TABLE identities (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        folded TEXT NOT NULL,
        type TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE candidates (
        number INTEGER NOT NULL PRIMARY KEY,
        block TEXT NOT NULL,
        a INTEGER NOT NULL
            REFERENCES appearances (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        b INTEGER NOT NULL
            REFERENCES appearances (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        probability FLOAT NOT NULL,
        because TEXT NOT NULL
    )
    """,
    "CREATE INDEX candidates_of_block ON candidates (block)",
    "CREATE INDEX candidates_from ON candidates (a)",
    "CREATE INDEX candidates_to ON candidates (b)",
    """
    CREATE TABLE judgements (
        number INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        verdict TEXT NOT NULL,
        who TEXT NOT NULL,
        at TEXT NOT NULL,
        a_name TEXT,
        b_name TEXT,
        undoes TEXT
    )
    """,
    # Ids of articles and speakers, and no pointers: a judgement stays when its article goes.
    """
    CREATE TABLE anchors (
        judgement INTEGER NOT NULL
            REFERENCES judgements (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        side INTEGER NOT NULL,
        appearance TEXT NOT NULL,
        article TEXT NOT NULL,
        speaker_id TEXT NOT NULL,
        PRIMARY KEY (judgement, side, appearance)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX anchors_of_appearance ON anchors (appearance)",
    """
    INSERT INTO meta (name, value)
    SELECT 'unmatched', 'all' WHERE EXISTS (SELECT 1 FROM speakers WHERE speaker_id IS NOT NULL)
    """,
)


def upgrade(connection: Connection) -> None:
    """From version 4 to 5."""
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
