"""Numbered steps from an empty file to the newest record, one module each.

A step is named `NNNN_what.py`, has one function `upgrade(connection)`, and is
frozen once it has been released: it says in plain SQL what it did on its day
and imports nothing that may change. The record's version is the number of the
last step that it has taken, kept in the table `meta`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import Final

from sqlalchemy import Connection

Upgrade = Callable[[Connection], None]

NAMES: Final = tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))
NEWEST: Final = int(NAMES[-1][:4])


def version(connection: Connection) -> int:
    """The number of the last step that the record has taken; 0 for an empty file."""
    there = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'meta'"
    if not connection.exec_driver_sql(there).scalar_one():
        return 0
    told = "SELECT value FROM meta WHERE name = 'version'"
    return int(connection.exec_driver_sql(told).scalar() or 0)


def upgrade(connection: Connection) -> None:
    """Take every step that the record has not taken, in the caller's transaction."""
    taken = version(connection)
    for name in (name for name in NAMES if int(name[:4]) > taken):
        step: Upgrade = import_module(f"{__name__}.{name}").upgrade
        step(connection)
        connection.exec_driver_sql(
            "INSERT INTO meta (name, value) VALUES ('version', ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (str(int(name[:4])),),
        )
