"""A place kept for the tables of identities: this step does nothing.

They are written elsewhere at the same time; this file is replaced by theirs, so that
the step after it keeps its number.
"""

from __future__ import annotations

from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """From version 4 to 5, with nothing to do."""
