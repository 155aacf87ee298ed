"""How sure it is of the source and of the kind; what stands inside a statement is no surer than it.

Of what is on record already neither is known. Statements have stood one within
another, and no deeper, until today.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

OUTER: Final = "(SELECT probability FROM entries AS outer_one WHERE id = entries.nested_in)"


def upgrade(connection: Connection) -> None:
    """From version 3 to 4."""
    for name in ("source_probability", "kind_probability"):
        connection.exec_driver_sql(f"ALTER TABLE entries ADD COLUMN {name} FLOAT")
    connection.exec_driver_sql(
        f"UPDATE entries SET probability = {OUTER} WHERE probability > {OUTER}"
    )
