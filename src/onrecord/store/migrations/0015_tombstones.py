"""What was forgotten on request: that it was there, since when it is not, and why."""

from __future__ import annotations

from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """To version 15."""
    connection.exec_driver_sql(
        """
        CREATE TABLE tombstones (
            id TEXT NOT NULL,
            what TEXT NOT NULL,
            day DATE NOT NULL,
            reason TEXT NOT NULL,
            person TEXT,
            text_sha256 TEXT,
            PRIMARY KEY (id)
        )
        """
    )
    connection.exec_driver_sql("CREATE INDEX tombstones_of_text ON tombstones (text_sha256)")
