"""Registers of people and offices: who held which post in which organization, and when."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

# What a row hangs on; for those that point by id, as it is known before there is a number.
REGISTER: Final = (
    "INTEGER NOT NULL REFERENCES registers (number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"
)
PERSON: Final = "REFERENCES people (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"
ORGANIZATION: Final = (
    "REFERENCES organizations (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"
)
POST: Final = "REFERENCES posts (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"

STATEMENTS: Final = (
    """
    CREATE TABLE registers (
        number INTEGER NOT NULL PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        format TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        as_of DATE
    )
    """,
    f"""
    CREATE TABLE people (
        number INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        register {REGISTER},
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        other_names TEXT NOT NULL,
        folded TEXT NOT NULL,
        gender TEXT NOT NULL,
        birth TEXT,
        death TEXT
    )
    """,
    "CREATE INDEX people_of_register ON people (register)",
    f"""
    CREATE TABLE organizations (
        number INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        register {REGISTER},
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        other_names TEXT NOT NULL,
        classification TEXT NOT NULL,
        area TEXT NOT NULL
    )
    """,
    "CREATE INDEX organizations_of_register ON organizations (register)",
    f"""
    CREATE TABLE posts (
        number INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        register {REGISTER},
        key TEXT NOT NULL,
        label TEXT NOT NULL,
        organization TEXT {ORGANIZATION},
        area TEXT NOT NULL
    )
    """,
    "CREATE INDEX posts_of_register ON posts (register)",
    "CREATE INDEX posts_in ON posts (organization)",
    f"""
    CREATE TABLE memberships (
        number INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        register {REGISTER},
        person TEXT NOT NULL {PERSON},
        organization TEXT {ORGANIZATION},
        post TEXT {POST},
        role TEXT NOT NULL,
        since TEXT,
        until TEXT,
        as_of DATE,
        party TEXT {ORGANIZATION},
        area TEXT NOT NULL
    )
    """,
    "CREATE INDEX memberships_of_register ON memberships (register)",
    "CREATE INDEX memberships_of ON memberships (person)",
    "CREATE INDEX memberships_in ON memberships (organization)",
    "CREATE INDEX memberships_at ON memberships (post)",
    "CREATE INDEX memberships_for ON memberships (party)",
)


def upgrade(connection: Connection) -> None:
    """From version 5 to 6."""
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
