"""Whether an article is only a part of one, and where in its file it stood.

Of what is on record already neither is known: it is taken for whole.
"""

from __future__ import annotations

from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """To version 12."""
    connection.exec_driver_sql("ALTER TABLE articles ADD COLUMN partial BOOLEAN NOT NULL DEFAULT 0")
    connection.exec_driver_sql("ALTER TABLE articles ADD COLUMN origin TEXT")
