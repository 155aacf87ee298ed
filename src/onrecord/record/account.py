"""Accounts: who may come to a desk that is open to others, and what each of them may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from onrecord.errors import InputError

LONGEST: Final = 80  # characters of a name


class Role(StrEnum):
    """What somebody may do; each also what those before it may."""

    READER = "reader"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMIN = "admin"

    def may(self, needed: Role) -> bool:
        """Whether this role is enough where `needed` is."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


class Scope(StrEnum):
    """What a program may do in somebody's name, and never more than they may."""

    READ = "read"
    JUDGE = "judge"


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may come in. `hashed` is what is kept of the password.

    Raises InputError for a name that is empty, too long or not on one line.
    """

    name: str
    role: Role
    hashed: str
    made_at: datetime

    def __post_init__(self) -> None:
        if self.name != self.name.strip() or not self.name or not self.name.isprintable():
            raise InputError(f"{self.name!r} is no name for an account", hint='as in "Jo Reyes"')
        if len(self.name) > LONGEST:
            raise InputError(f"a name has at most {LONGEST} characters", hint="a shorter one")


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that was done at the desk, as the audit log has it."""

    number: int
    at: datetime
    who: str
    what: str
    about: str
