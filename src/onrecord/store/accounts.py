"""Accounts on disk: who may come to the desk, by which keys, and what was done there.

with open_record("onrecord.db") as record:
    account = record.accounts.one("Jo Reyes")
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from onrecord.errors import InputError, NotFound
from onrecord.record.account import Account, Noted, Role, Scope
from onrecord.store.rows import AnyRow
from onrecord.store.tables import ACCOUNTS, AUDIT, KEYS


class Accounts:
    """Who may come to the desk of an open record. Get it as `record.accounts`."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[Connection]],
        writing: Callable[[], AbstractContextManager[Connection]],
    ) -> None:
        self._reading, self._writing = reading, writing

    def all(self) -> list[Account]:
        """Every account, by its name."""
        with self._reading() as connection:
            found = connection.execute(select(ACCOUNTS).order_by(ACCOUNTS.c.name)).all()
        return [_account(row) for row in found]

    def one(self, name: str) -> Account | None:
        """The account with just this name; None where there is none."""
        with self._reading() as connection:
            row = connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.name == name)).first()
        return _account(row) if row else None

    def add(self, told: Account) -> None:
        """Keep an account; raises InputError where there is one of that name."""
        with self._writing() as connection:
            if connection.scalar(select(ACCOUNTS.c.name).where(ACCOUNTS.c.name == told.name)):
                raise InputError(
                    f"there is an account {told.name!r} already",
                    hint="`onrecord users change` gives it another role or password",
                )
            values = {"role": told.role.value, "hashed": told.hashed, "made_at": told.made_at}
            connection.execute(insert(ACCOUNTS).values(name=told.name, **values))

    def change(self, name: str, *, role: Role | None = None, hashed: str = "") -> None:
        """Give an account another role or password; whoever is in by it has to come in anew.

        Raises NotFound where there is none.
        """
        values = {"role": role.value if role else None, "hashed": hashed}
        changed = {key: value for key, value in values.items() if value}
        with self._writing() as connection:
            here = ACCOUNTS.c.name == name
            if not connection.execute(update(ACCOUNTS).where(here).values(**changed)).rowcount:
                raise _none(name)
            connection.execute(delete(KEYS).where(KEYS.c.account == name))

    def remove(self, name: str) -> None:
        """Take an account away with its keys; what it judged stays. Raises NotFound."""
        with self._writing() as connection:
            connection.execute(delete(KEYS).where(KEYS.c.account == name))
            if not connection.execute(delete(ACCOUNTS).where(ACCOUNTS.c.name == name)).rowcount:
                raise _none(name)

    def let_in(
        self, key: str, name: str, at: datetime, until: datetime, scope: Scope | None = None
    ) -> None:
        """Keep the digest of a key by which an account comes in until then.

        With a scope it is a program's; those that are over are cleared away.
        """
        values = {"account": name, "scope": scope.value if scope else None}
        with self._writing() as connection:
            connection.execute(delete(KEYS).where(KEYS.c.until < at))
            row = {"digest": _digest(key), "made_at": at, "until": until, **values}
            connection.execute(insert(KEYS).values(**row))

    def whose(self, key: str, at: datetime) -> tuple[Account, Scope | None] | None:
        """The account that comes in by a key, and the scope of a program's; None for no key."""
        wanted = select(ACCOUNTS, KEYS.c.scope).join(KEYS, KEYS.c.account == ACCOUNTS.c.name)
        wanted = wanted.where(KEYS.c.digest == _digest(key), KEYS.c.until >= at)
        with self._reading() as connection:
            row = connection.execute(wanted).first()
        return (_account(row), Scope(row.scope) if row.scope else None) if row else None

    def let_out(self, key: str) -> None:
        """Forget a key."""
        with self._writing() as connection:
            connection.execute(delete(KEYS).where(KEYS.c.digest == _digest(key)))

    def note(self, at: datetime, who: str, what: str, about: str = "") -> None:
        """Write into the audit log."""
        with self._writing() as connection:
            last = connection.scalar(select(func.coalesce(func.max(AUDIT.c.number), 0))) or 0
            values = {"at": at, "who": who, "what": what, "about": about}
            connection.execute(insert(AUDIT).values(number=int(last) + 1, **values))

    def noted(self, *, before: int | None = None, limit: int = 50) -> list[Noted]:
        """The audit log, the last first; from before a number on."""
        wanted = select(AUDIT).order_by(AUDIT.c.number.desc()).limit(limit)
        if before is not None:
            wanted = wanted.where(AUDIT.c.number < before)
        with self._reading() as connection:
            return [Noted(*row) for row in connection.execute(wanted)]


def _account(row: AnyRow) -> Account:
    return Account(row.name, Role(row.role), row.hashed, row.made_at)


def _none(name: str) -> NotFound:
    return NotFound(f"there is no account {name!r}", hint="`onrecord users list` lists them")


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
