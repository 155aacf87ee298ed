"""Where entries lie among others by what they are about.

Of what is on record already it is not known: `onrecord links --anew` tells it.
"""

from __future__ import annotations

from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """To version 13."""
    connection.exec_driver_sql(
        """
        CREATE TABLE meanings (
            entry INTEGER NOT NULL,
            region INTEGER NOT NULL,
            regions BLOB NOT NULL,
            vector BLOB NOT NULL,
            PRIMARY KEY (entry),
            FOREIGN KEY(entry) REFERENCES entries (number)
                ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
        )
        """
    )
    connection.exec_driver_sql("CREATE INDEX meanings_in_region ON meanings (region)")
