"""Open the file of a record: is it one, is it of this version, may it be written?

Every connection begins its transactions itself (the driver's own habit of
beginning them late and only for some statements is switched off), writes with
BEGIN IMMEDIATE, waits for other writers, and syncs each commit to the disk.
"""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from onrecord.errors import NewerRecord, NotFound, RecordError
from onrecord.store import dialects, migrations
from onrecord.store.faults import plainly, readable
from onrecord.store.tables import APPLICATION_ID

MAGIC: Final = b"SQLite format 3\0"
ANOTHER: Final = "name another file with --record"
PRAGMAS: Final = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
)


def path_of(target: str | Path) -> Path:
    """The file that a target names: a path, or `sqlite:///PATH`."""
    if isinstance(target, str):
        target = target.removeprefix("sqlite:///")
        if "://" in target:
            scheme = target.split("://")[0]
            raise RecordError(
                f"a record cannot be kept at a {scheme} address by this version",
                hint="name a file, or a database: --record postgresql://HOST/DATABASE",
            )
    if not str(target) or "\0" in str(target) or str(target) == ":memory:":
        raise RecordError(f"{str(target)!r} does not name a file", hint=ANOTHER)
    return Path(target)


def opened(path: Path, *, create: bool, read_only: bool, patience: float) -> Engine:
    """An engine on a record of the newest version, made or brought up to date if need be.

    Raises NotFound where there is none and none may be made, NewerRecord, and
    RecordError for whatever else is at the path.
    """
    _look(path, may_make=create and not read_only)
    if not read_only and not os.access(path if path.exists() else path.parent, os.W_OK):
        raise RecordError(
            f"the record {path} cannot be written: permission denied",
            hint="check the permissions of the file and of its folder",
        )
    engine = _engine(path, _mode(path, create=create, read_only=read_only), patience)
    try:
        with plainly(path), readable(path):
            _bring_up_to_date(engine, path, read_only=read_only, patience=patience)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _look(path: Path, *, may_make: bool) -> None:
    """Refuse what is plainly no record, before the database sees it."""
    try:
        if path.is_dir():
            raise RecordError(f"{path} is a folder, not a record", hint=ANOTHER)
        if not path.exists():
            if not may_make:
                raise NotFound(
                    f"there is no record at {path}", hint="`onrecord add PATH` makes one"
                )
            if not path.parent.is_dir():
                raise RecordError(
                    f"the folder of {path} is not there", hint="make it, or " + ANOTHER
                )
            return
        if not path.is_file():
            raise RecordError(f"{path} is not a file", hint=ANOTHER)
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError as error:
        raise RecordError(f"{path} cannot be opened: {error.strerror}", hint=ANOTHER) from error
    if head not in (b"", MAGIC):
        raise RecordError(f"{path} is not a record", hint=ANOTHER)
    if not head and not may_make:
        raise NotFound(f"{path} is empty: there is no record in it", hint=ANOTHER)


def _mode(path: Path, *, create: bool, read_only: bool) -> str:
    """How the file is opened, in the words of SQLite's file addresses."""
    if not read_only:
        return "mode=rwc" if create else "mode=rw"
    log = path.with_name(path.name + "-wal")
    if os.access(path.parent, os.W_OK) or log.exists():
        return "mode=ro"
    # On a disc or a share that nobody writes to there is no room for the log's index.
    return "mode=ro&immutable=1"


def _engine(path: Path, mode: str, patience: float) -> Engine:
    uri = f"{path.absolute().as_uri()}?{mode}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False
        )
        try:
            for pragma in PRAGMAS:
                connection.execute(pragma)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, max_overflow=-1)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = bool(connection.get_execution_options().get("writes"))
        dialects.of(connection).begin(connection, writes=writes, patience=patience)

    return engine


def _bring_up_to_date(engine: Engine, path: Path, *, read_only: bool, patience: float) -> None:
    with engine.connect() as connection:
        found = _version(connection, path)
    if read_only:
        if found == 0:
            raise NotFound(f"there is no record in {path}", hint="`onrecord add PATH` makes one")
        if found < migrations.NEWEST:
            raise RecordError(
                f"the record {path} is of version {found}, this program writes"
                f" version {migrations.NEWEST}",
                hint="open it once for writing to bring it up to date: `onrecord doctor`",
            )
        return
    _log_ahead(engine, patience)
    if found < migrations.NEWEST:
        with dialects.of(engine).writing(engine).begin() as connection:
            _version(connection, path)  # somebody else may have been faster, or newer
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            migrations.upgrade(connection)


def _version(connection: Connection, path: Path) -> int:
    """The record's version, 0 if there is nothing in the file yet; refuse what is none."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if application != APPLICATION_ID and (application or tables):
        raise RecordError(f"{path} is a database of another program, not a record", hint=ANOTHER)
    found = migrations.version(connection)
    if found > migrations.NEWEST:
        raise NewerRecord(
            f"the record {path} is of version {found}, this program knows versions"
            f" up to {migrations.NEWEST}",
            hint="use the onrecord that wrote it, or a newer one: pip install -U onrecord",
        )
    return found


def _log_ahead(engine: Engine, patience: float) -> None:
    """Switch to the write-ahead log, so that readers and the writer do not wait for each other."""
    raw = engine.raw_connection()
    try:
        until = time.monotonic() + patience
        while True:
            try:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                # Two who make one record at once: this pragma does not wait by itself.
                if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > until:
                    raise
                time.sleep(0.02)
    finally:
        raw.close()
