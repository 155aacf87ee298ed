"""What may be at a path where a record should be."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from onrecord.errors import NewerRecord, NotFound, RecordError
from onrecord.store import migrations
from onrecord.store.sql import open_record
from small_world import kelly, trump


def foreign(path: Path) -> None:
    """A database of another program."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    connection.close()


def newer(path: Path) -> None:
    """A record of the day after tomorrow."""
    open_record(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '9999'")
    connection.close()


def cut(path: Path) -> None:
    """A record of which only the beginning was copied."""
    with open_record(path) as record:
        record.add(kelly())
    os.truncate(path, 4096)


def unversioned(path: Path) -> None:
    """A record whose version is no number."""
    open_record(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = 'new'")
    connection.close()


WRONG: dict[str, tuple[Callable[[Path], object], type[RecordError], str]] = {
    "a text": (lambda path: path.write_text("Dear diary, " * 99), RecordError, "not a record"),
    "a short text": (lambda path: path.write_text("SQL"), RecordError, "not a record"),
    "zeros": (lambda path: path.write_bytes(b"\0" * 9999), RecordError, "not a record"),
    "a folder": (lambda path: path.mkdir(), RecordError, "folder"),
    "a pipe": (os.mkfifo, RecordError, "not a file"),
    "another database": (foreign, RecordError, "another program"),
    "a newer record": (newer, NewerRecord, "version 9999"),
    "a record without a version": (unversioned, RecordError, "damaged"),
    "half a header": (lambda p: p.write_bytes(b"SQLite format 3\0 and on"), RecordError, "record"),
    "a record cut short": (cut, RecordError, "damaged"),
}


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_record_is_refused(tmp_path: Path, what: str, read_only: bool) -> None:
    """With a message that names the file, a hint, and not a byte of it changed."""
    make, error, message = WRONG[what]
    path = tmp_path / "thing"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(RecordError, match=message) as caught:
        open_record(path, read_only=read_only)
    assert type(caught.value) is error
    assert str(path) in str(caught.value)
    assert caught.value.hint
    assert before is None or path.read_bytes() == before


@pytest.mark.parametrize("options", [{"create": False}, {"read_only": True}])
def test_nothing_is_made_that_was_not_asked_for(tmp_path: Path, options: dict[str, bool]) -> None:
    """Neither for reading nor without `create`; an empty file is no record either."""
    for path in (tmp_path / "none.db", tmp_path / "empty.db"):
        if path.name == "empty.db":
            path.touch()
        with pytest.raises(NotFound) as caught:
            open_record(path, **options)
        assert caught.value.hint
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(
    "target",
    ["", ":memory:", "a\0b", "postgresql://host/db", "x" * 5000, "no/such/folder/onrecord.db"],
)
def test_what_names_no_file_is_refused(tmp_path: Path, target: str, monkeypatch) -> None:
    """And nothing is left behind."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RecordError) as caught:
        open_record(target)
    assert caught.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a record?mode=ro#1.db", "%41.db", "été.db", "a\udce9.db"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    """Also one that means something in a file address."""
    path = tmp_path / name
    with open_record(path) as record:
        record.add(kelly())
    assert [one.name for one in tmp_path.iterdir()] == [name]
    with open_record(f"sqlite:///{path}", create=False) as record:
        assert list(record.records()) == [kelly()]


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    """A program that was killed at once leaves one behind."""
    path = tmp_path / "onrecord.db"
    path.touch()
    with open_record(path) as record:
        assert record.add(kelly())


def test_what_is_open_for_reading_is_not_written(tmp_path: Path) -> None:
    """Not even by mistake."""
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        record.add(kelly())
    with open_record(path, read_only=True) as record:
        with pytest.raises(RecordError, match="reading only"):
            record.add(trump())
        assert list(record.records()) == [kelly()]


def test_a_record_that_is_locked_is_waited_for_and_then_refused(tmp_path: Path) -> None:
    """Another program holds the lock; reading goes on, and nothing is lost."""
    path = tmp_path / "onrecord.db"
    with open_record(path, patience=0.1) as record:
        record.add(kelly())
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordError, match="locked") as caught:
            record.add(trump())
        assert caught.value.hint
        assert list(record.records()) == [kelly()]
        other.execute("ROLLBACK")
        other.close()
        assert record.add(trump())


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    """To `file`, and to whoever looks at its first bytes."""
    path = tmp_path / "onrecord.db"
    open_record(path).close()
    assert path.read_bytes()[68:72] == b"onrc"


def test_commits_reach_the_disk(tmp_path: Path) -> None:
    """A write-ahead log, synced at each commit, with foreign keys enforced."""
    with open_record(tmp_path / "onrecord.db") as record, record._reading() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys")
        told = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in asked]
    assert told == ["wal", 2, 1]


def as_nobody(folder: Path, answers: Connection) -> None:
    """Try to open this and that without any right, in a process of its own."""
    os.setgid(65534)
    os.setuid(65534)
    for name, options in (
        ("onrecord.db", {}),
        ("onrecord.db", {"read_only": True}),
        ("new.db", {}),
        ("secret.db", {}),
        ("closed/onrecord.db", {}),
    ):
        try:
            with open_record(folder / name, **options) as record:
                answers.send(record.counts().articles)
        except RecordError as error:
            answers.send(str(error))


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root can become nobody")
def test_permissions_are_told_plainly() -> None:
    """What may not be written can still be read, without a folder to write to."""
    ours, theirs = Pipe()
    with TemporaryDirectory() as name:
        folder = Path(name)
        with open_record(folder / "onrecord.db") as record:
            record.add(kelly())
        open_record(folder / "secret.db").close()
        (folder / "secret.db").chmod(0o600)
        (folder / "closed").mkdir(0o700)
        (folder / "onrecord.db").chmod(0o444)
        folder.chmod(0o555)
        child = get_context("fork").Process(target=as_nobody, args=(folder, theirs))
        child.start()
        writing, reading, new, secret, closed = (ours.recv() for _ in range(5))
        child.join()
    assert "cannot be written" in writing
    assert reading == 1
    assert "cannot be written" in new
    assert "Permission denied" in secret
    assert "Permission denied" in closed


def test_an_older_record_is_not_read_as_it_is(tmp_path: Path, monkeypatch) -> None:
    """Bringing it up to date is writing, and must be asked for."""
    path = tmp_path / "onrecord.db"
    monkeypatch.setattr(migrations, "NEWEST", 1)
    monkeypatch.setattr(migrations, "NAMES", migrations.NAMES[:1])
    open_record(path).close()
    monkeypatch.undo()
    with pytest.raises(RecordError, match="version 1") as caught:
        open_record(path, read_only=True)
    assert "doctor" in caught.value.hint
    open_record(path).close()
    open_record(path, read_only=True).close()
