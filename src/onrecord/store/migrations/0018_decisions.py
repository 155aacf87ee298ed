"""What people judged of links, what of it stands, and what the desk asks for first."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

STEPS: Final = (
    "ALTER TABLE judgements ADD COLUMN a_entry TEXT",
    "ALTER TABLE judgements ADD COLUMN b_entry TEXT",
    "ALTER TABLE judgements ADD COLUMN relation TEXT",
    "ALTER TABLE judgements ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX judgements_on ON judgements (a_entry, b_entry)",
    "CREATE INDEX judgements_undoing ON judgements (undoes)",
    # Ids and no pointers, as judgements have them: a decision stays when its article goes.
    """
    CREATE TABLE decisions (
        first TEXT NOT NULL,
        last TEXT NOT NULL,
        relation TEXT NOT NULL,
        verdict TEXT NOT NULL,
        judgement TEXT NOT NULL,
        PRIMARY KEY (first, last, relation)
    )
    """,
    "CREATE INDEX decisions_by ON decisions (judgement)",
    "CREATE INDEX articles_by_day ON articles (published)",
    "CREATE INDEX entries_by_act ON entries (act)",
    "CREATE INDEX links_by_relation ON links (relation, probability)",
)


def upgrade(connection: Connection) -> None:
    """To version 18."""
    for step in STEPS:
        connection.exec_driver_sql(step)
