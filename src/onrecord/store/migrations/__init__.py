"""Numbered steps from an empty file to the newest record, one module each.

A step is named `NNNN_what.py`, has one function `upgrade(connection)`, and is
frozen once it has been released: it says in plain SQL what it did on its day
and imports nothing that may change. The record's version is the number of the
last step that it has taken, kept in the table `meta`.

A server begins with all tables and views as they are (`servers`). Every step after 19
has a second function, `upgrade_server(connection)`, which says the same in the words of
PostgreSQL; before that there was no record on a server.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import Final

from sqlalchemy import Connection, column, delete, insert, inspect, select, table

# As every step has left it.
META: Final = table("meta", column("name"), column("value"))

Upgrade = Callable[[Connection], None]

NAMES: Final = tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))
NEWEST: Final = int(NAMES[-1][:4])


def version(connection: Connection) -> int:
    """The number of the last step that the record has taken; 0 where there is none yet."""
    if not inspect(connection).has_table(META.name):
        return 0
    told = select(META.c.value).where(META.c.name == "version")
    return int(connection.scalar(told) or 0)


def upgrade(connection: Connection) -> None:
    """Take every step that the record has not taken, in the caller's transaction."""
    before = version(connection)
    for name in NAMES:
        if int(name[:4]) <= before:
            continue
        module = import_module(f"{__name__}.{name}")
        step: Upgrade = module.upgrade
        if connection.dialect.name != "sqlite":
            step = module.upgrade_server
        step(connection)
        taken(connection, int(name[:4]))


def taken(connection: Connection, number: int) -> None:
    """Write down which step was taken last."""
    connection.execute(delete(META).where(META.c.name == "version"))
    connection.execute(insert(META).values(name="version", value=str(number)))
