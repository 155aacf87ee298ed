"""Whether the reporter only infers that something was said, and how sure it is of the act.

Of what is on record already the act's probability is not known. Until now a
reporter's doubt was kept as `hedged`, which from now on is the speaker's own.
"""

from __future__ import annotations

from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """To version 10."""
    connection.exec_driver_sql("ALTER TABLE entries ADD COLUMN guessed BOOLEAN")
    connection.exec_driver_sql("ALTER TABLE entries ADD COLUMN act_probability FLOAT")
    connection.exec_driver_sql("UPDATE entries SET guessed = hedged, hedged = 0")
