"""A copy of a record as it is at one moment, whoever writes to it meanwhile."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from onrecord.errors import InputError
from onrecord.store.faults import plainly

ELSEWHERE: Final = "name another file"


def backup(engine: Engine, path: Path, to: Path, *, replace: bool) -> None:
    """Copy the record at `path` into one file, without gaps, which appears when it is on disk.

    Raises InputError where the file cannot be made, is the record itself, or is
    there already and not to be replaced.
    """
    to = to.resolve()
    if to == path.resolve() or (to.exists() and to.samefile(path)):
        raise InputError(f"{to} is the record itself", hint=ELSEWHERE)
    if to.exists() and not (replace and to.is_file()):
        hint = "--force replaces it" if to.is_file() else ELSEWHERE
        raise InputError(f"{to} is there already", hint=hint)
    if not to.parent.is_dir():
        raise InputError(f"the folder of {to} is not there", hint="make it, or " + ELSEWHERE)
    part = to.with_name(f".{to.name}.{os.getpid()}.part")
    try:
        _copied(engine, part)
        part.replace(to)
        _synced(to.parent)
    except OSError as error:
        raise InputError(f"{to} cannot be written: {error.strerror}", hint=ELSEWHERE) from error
    finally:
        part.unlink(missing_ok=True)


def _copied(engine: Engine, part: Path) -> None:
    with part.open("xb"):  # a folder that cannot be written says so here, and not as a database
        pass
    with plainly(part):
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("VACUUM INTO ?", (str(part),))
        finally:
            raw.close()
    _synced(part)


def _synced(path: Path) -> None:
    """To the disk itself; a folder, so that a new name in it lasts, where the system can."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
