"""What the database's own errors mean, in words a reader can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from onrecord.errors import InputError, OnRecordError, RecordError

# How the codes of a damaged page begin, or of an index that its table contradicts.
DAMAGE: Final = ("SQLITE_CORRUPT", "SQLITE_CONSTRAINT", "XX")

SEE_DOCTOR: Final = "`onrecord doctor` lists what is wrong; a backup is the safe way back"


# The file of a record, or its address without the password.
Where: TypeAlias = Path | str


class Fault(NamedTuple):
    """A family of a database's result codes, what it means and what to do."""

    code: str
    meaning: str
    hint: str


# The first that the code begins with.
FAULTS: Final = (
    Fault(
        "SQLITE_BUSY",
        "is locked by another program that is writing to it",
        "wait for that program to finish and run this again; nothing was changed",
    ),
    Fault(
        "SQLITE_LOCKED",
        "is locked by another part of this program",
        "finish reading before writing; nothing was changed",
    ),
    Fault(
        "SQLITE_FULL",
        "cannot grow: the disk is full",
        "make room and run this again; what was acknowledged is kept",
    ),
    Fault(
        "SQLITE_IOERR",
        "cannot be read or written: the disk reports an error",
        "check the disk and its free space; what was acknowledged is kept",
    ),
    Fault("SQLITE_CORRUPT", "is damaged", SEE_DOCTOR),
    Fault("SQLITE_NOTADB", "is not a record", "name another file with --record"),
    Fault(
        "SQLITE_READONLY",
        "cannot be written",
        "check the permissions of the file and of its folder",
    ),
    Fault(
        "SQLITE_PERM",
        "cannot be opened: permission denied",
        "check the permissions of the file and of its folder",
    ),
    Fault(
        "SQLITE_CANTOPEN",
        "cannot be opened",
        "check that its folder is there and can be written",
    ),
    Fault(
        "SQLITE_TOOBIG",
        "cannot hold a text of this length",
        "split the text; a record keeps up to one thousand million bytes of it",
    ),
)

# By the classes of SQLSTATE; the longer codes first.
SERVER_FAULTS: Final = (
    Fault(
        "55P03",
        "is locked by another program that is writing to it",
        "wait for that program to finish and run this again; nothing was changed",
    ),
    Fault(
        "53100",
        "cannot grow: the server's disk is full",
        "make room and run this again; what was acknowledged is kept",
    ),
    Fault("53", "cannot be used: the server has no room for this now", "try again later"),
    Fault("25006", "cannot be written", "ask for the right to write there, or open it for reading"),
    Fault(
        "42501",
        "cannot be used: permission denied",
        "ask whoever runs the server for the right to use the tables there",
    ),
    Fault("28", "cannot be opened: the server refuses this user", "check user and password"),
    Fault(
        "3D000",
        "cannot be opened: there is no such database",
        "make it with createdb, or name another with --record",
    ),
    Fault(
        "57P",
        "is gone: the server has shut down",
        "run this again when it is back; what was acknowledged is kept",
    ),
    Fault(
        "08",
        "is gone: the connection broke",
        "run this again when the server is back; what was acknowledged is kept",
    ),
    Fault("XX", "is damaged", SEE_DOCTOR),
)


@contextmanager
def plainly(path: Where) -> Iterator[None]:
    """Tell whatever the database raises as a RecordError that names the record."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise _told(path, error) from error


@contextmanager
def readable(path: Where) -> Iterator[None]:
    """Rows that no noun can be made of are told as a damaged record."""
    try:
        yield
    except (RecordError, InputError):
        raise
    except (ValueError, TypeError, OnRecordError) as error:
        raise RecordError(f"the record {path} is damaged: {error}", hint=SEE_DOCTOR) from error


@contextmanager
def undamaged() -> Iterator[None]:
    """Let go of what a database says of its own damage, and of nothing else."""
    try:
        yield
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorname", "") or getattr(error.orig, "sqlstate", "")
        if not str(code).startswith(DAMAGE):
            raise


def _told(path: Where, error: Exception) -> RecordError:
    cause = getattr(error, "orig", None) or error
    code = getattr(cause, "sqlite_errorname", "") or getattr(cause, "sqlstate", "") or ""
    for fault in (*FAULTS, *SERVER_FAULTS):
        if code.startswith(fault.code):
            return RecordError(f"the record {path} {fault.meaning}", hint=fault.hint)
    if not code and type(cause).__name__ == "OperationalError":  # of a server that never answered
        first = str(cause).strip().splitlines()[0]
        return RecordError(
            f"the record {path} cannot be reached: {first}",
            hint="see that the server runs, and that its address, user and password are right",
        )
    return RecordError(f"the record {path} cannot be used: {cause}", hint=SEE_DOCTOR)
