"""Which statements of its article each one comes after; of what is on record already, none."""

from __future__ import annotations

from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """From version 7 to 8."""
    connection.exec_driver_sql("ALTER TABLE entries ADD COLUMN after TEXT NOT NULL DEFAULT '[]'")
