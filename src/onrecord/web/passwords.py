"""Passwords, of which only a hash is kept: argon2id, with its authors' parameters."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.errors import InputError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST: Final = 10  # characters
LONGEST: Final = 1000


def hashed(password: str) -> str:
    """What is kept of a password; raises InputError for one that is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise InputError(
            f"a password has {SHORTEST} to {LONGEST} characters", hint="a few words make a good one"
        )
    return _hasher().hash(password.encode("utf-8", "surrogatepass"))


def matches(kept: str | None, password: str) -> bool:
    """Whether a password is the one that was hashed; it takes as long where there is none."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    if len(password) > LONGEST:
        return False
    try:
        told = password.encode("utf-8", "surrogatepass")
        return _hasher().verify(kept or _nobodys(), told) and kept is not None
    except (Argon2Error, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobodys() -> str:
    return _hasher().hash(b"nobody has this password")
