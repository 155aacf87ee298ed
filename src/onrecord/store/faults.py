"""What the database's own errors mean, in words a reader can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy.exc import SQLAlchemyError

from onrecord.errors import InputError, OnRecordError, RecordError

SEE_DOCTOR: Final = "`onrecord doctor` lists what is wrong; a backup is the safe way back"


class Fault(NamedTuple):
    """A family of SQLite's result codes, what it means and what to do."""

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


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Tell whatever the database raises as a RecordError that names the record."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise _told(path, error) from error


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Rows that no noun can be made of are told as a damaged record."""
    try:
        yield
    except (RecordError, InputError):
        raise
    except (ValueError, TypeError, OnRecordError) as error:
        raise RecordError(f"the record {path} is damaged: {error}", hint=SEE_DOCTOR) from error


def _told(path: Path, error: Exception) -> RecordError:
    cause = getattr(error, "orig", None) or error
    code = getattr(cause, "sqlite_errorname", "") or ""
    for fault in FAULTS:
        if code.startswith(fault.code):
            return RecordError(f"the record {path} {fault.meaning}", hint=fault.hint)
    return RecordError(f"the record {path} cannot be used: {cause}", hint=SEE_DOCTOR)
