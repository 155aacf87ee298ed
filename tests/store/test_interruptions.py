"""Killed, out of room, or not alone: nothing that was acknowledged is lost."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from onrecord import pipeline
from onrecord.errors import RecordError
from onrecord.record.entry import ArticleRecord
from onrecord.record.text import Article
from onrecord.resolve.across.identities import Identities
from onrecord.resolve.measures.across import Courses
from onrecord.store.sql import Record, open_record
from small_world import kelly, measured, said, trump


def numbered(name: str) -> ArticleRecord:
    """An article of some length with a statement in it."""
    article = Article(f"“No,” he said. {'And so on. ' * 400}", outlet=name)
    return ArticleRecord(article, (said(article, "No", "John Kelly"),))


def add_on_and_on(path: Path, name: str, acknowledged: Connection, most: int) -> None:
    """Add articles, and tell of each once it is kept."""
    with open_record(path) as record:
        for count in range(most):
            told = numbered(f"{name} {count}")
            phrases = {told.entries[0].id: {"p", str(count)}}
            record.add(told, phrases=phrases, matcher=Identities(), measures=Courses())
            acknowledged.send(told.article.id)
    acknowledged.send(None)


def started(run: Callable[..., None], *args: object) -> tuple[int, Connection]:
    """A process of its own, and what it tells."""
    ours, theirs = Pipe(duplex=False)
    child = get_context("fork").Process(target=run, args=(*args[:2], theirs, *args[2:]))
    child.start()
    theirs.close()
    assert child.pid
    return child.pid, ours


def told(by: Connection) -> list[str]:
    """Whatever it acknowledged before it was gone."""
    ids = []
    try:
        while (one := by.recv()) is not None:
            ids.append(one)
    except EOFError:
        pass
    return ids


def kept(record: Record) -> set[str]:
    return {article.id for article in record.articles()}


@pytest.mark.slow
def test_killed_at_any_moment_it_loses_nothing(tmp_path: Path) -> None:
    """Fifty times in a row, on one record, at moments that differ each time."""
    path = tmp_path / "onrecord.db"
    chance = random.Random(20170223)
    acknowledged: set[str] = set()
    for round_ in range(50):
        pid, tells = started(add_on_and_on, path, f"round {round_}", 10_000)
        for _ in range(chance.randrange(4)):
            acknowledged.add(tells.recv())
        time.sleep(chance.random() * 0.02)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        acknowledged.update(told(tells))
        with open_record(path) as record:
            assert kept(record) >= acknowledged
            assert list(record.doctor()) == []
    assert acknowledged
    with open_record(path) as record:
        assert list(record.doctor(matcher=Identities(), measures=Courses())) == []


def test_two_who_add_at_once_both_succeed(tmp_path: Path) -> None:
    """Also when neither finds a record there, and both make it."""
    path = tmp_path / "onrecord.db"
    both = [started(add_on_and_on, path, name, 15) for name in ("one", "two")]
    ids = {one for _, tells in both for one in told(tells)}
    for pid, _ in both:
        assert os.waitpid(pid, 0)[1] == 0
    assert len(ids) == 30
    with open_record(path) as record:
        assert kept(record) == ids
        assert list(record.doctor()) == []


def add_until_full(path: Path, name: str, tells: Connection, room: int) -> None:
    """Add articles where no file may grow beyond so many bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    with open_record(path) as record:
        try:
            for count in range(10_000):
                record.add(numbered(f"{name} {count}"))
                tells.send(numbered(f"{name} {count}").article.id)
        except RecordError as error:
            # What it had is still there for whoever asks now.
            tells.send((str(error), error.hint, len(list(record.records()))))
    tells.send(None)


@pytest.mark.parametrize("room", [200_000, 600_000])
def test_a_full_disk_is_told_and_survived(tmp_path: Path, room: int) -> None:
    """What was acknowledged stays, and once there is room it goes on."""
    path = tmp_path / "onrecord.db"
    open_record(path).close()
    pid, tells = started(add_until_full, path, "full", room)
    *ids, (message, hint, count) = told(tells)
    assert os.waitpid(pid, 0)[1] == 0
    assert str(path) in message
    assert "room" in hint or "space" in hint
    assert count == len(ids) > 0
    with open_record(path) as record:
        assert kept(record) == set(ids)
        assert list(record.doctor()) == []
        assert record.add(kelly())


def test_a_record_that_may_not_grow_is_intact(tmp_path: Path) -> None:
    """SQLite's own word for a full disk."""
    with open_record(tmp_path / "onrecord.db") as record:
        record.add(kelly())
        with record._reading() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")  # that is: no more than now
        with pytest.raises(RecordError, match="the disk is full") as caught:
            record.add(numbered("x" * 100_000))
        assert "make room" in caught.value.hint
        assert list(record.records()) == [kelly()]
        assert list(record.doctor()) == []


class Broken(Exception):
    """What a database says of a disk that takes no more."""

    sqlite_errorname = "SQLITE_IOERR_WRITE"


def everything(record: Record, told: ArticleRecord) -> bool:
    """Add an article with all that is derived."""
    phrases = {entry.id: {entry.statement.text} for entry in told.entries}
    return record.add(told, phrases=phrases, matcher=Identities(), measures=Courses())


@pytest.mark.parametrize("change", ["add", "read anew", "forget"])
def test_whichever_statement_fails_nothing_is_half_done(place: str, change: str) -> None:
    """The first, the second, and so on to the last and the commit; then it goes on."""
    with open_record(place) as record:
        everything(record, trump())
        if change != "add":
            everything(record, measured())
        before = list(record.records())
        sound = list(record.doctor(matcher=Identities(), measures=Courses())) == []
        failed = 0
        while not _done(record, change, failing=failed + 1):
            failed += 1
            assert list(record.records()) == before
        assert sound
        assert failed > 10
        assert list(record.records()) != before
        assert list(record.doctor(matcher=Identities(), measures=Courses())) == []


def _done(record: Record, change: str, *, failing: int) -> bool:
    """Change the record, while the statement of this number fails; False if one did."""
    engine, left = record._open(), iter(range(failing, -1, -1))

    def fail(*_: object) -> None:
        if next(left, -1) == 1:
            raise OperationalError("a statement", {}, Broken("disk I/O error"))

    for moment in ("before_cursor_execute", "commit"):
        event.listen(engine, moment, fail)
    try:
        if change == "forget":
            day, ids = date(2026, 11, 25), [measured().article.id]
            record.forget(ids, on=day, reason="r", matcher=Identities(), measures=Courses())
        else:
            again = replace(measured(), entries=kelly(model="attributions 2").entries)
            everything(record, again if change == "read anew" else measured())
    except RecordError as error:
        return "the disk reports an error" not in str(error)
    finally:
        for moment in ("before_cursor_execute", "commit"):
            event.remove(engine, moment, fail)
    return True


@pytest.mark.slow
def test_whichever_write_of_a_page_fails_the_file_stays_whole(tmp_path: Path) -> None:
    """A little further each time, from the first that is written; each time it goes on."""
    base = tmp_path / "base.db"
    with open_record(base) as record:
        everything(record, measured())
    counts = set()
    for step in range(40):
        path = Path(shutil.copy(base, tmp_path / f"{step}.db"))
        pid, tells = started(add_until_full, path, "full", 40_000 + step * 6000)
        *ids, _ = told(tells)
        assert os.waitpid(pid, 0)[1] == 0
        with open_record(path) as record:
            assert kept(record) == {measured().article.id, *ids}
            assert list(record.doctor()) == []
            assert record.add(trump())
        counts.add(len(ids))
    assert {0, 1, 2} <= counts


def pages(path: Path) -> int:
    return path.stat().st_size // 4096


@pytest.mark.parametrize("part", [0, 0.02, 0.3, 0.6, 0.9, 0.99])
@pytest.mark.parametrize("more", [0, 1, 2000])
def test_a_file_that_was_cut_is_never_taken_for_whole(
    tmp_path: Path, part: float, more: int
) -> None:
    """Between two pages or within one: it is refused, or the doctor tells; nothing crashes."""
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        for number in range(30):
            everything(record, numbered(str(number)))
    os.truncate(path, int(pages(path) * part) * 4096 + more)
    with suppress(RecordError), open_record(path, create=False) as record:
        assert list(record.doctor(matcher=Identities(), measures=Courses()))
        with suppress(RecordError):
            pipeline.repair(record)
        assert list(record.doctor())


@pytest.mark.parametrize("part", [0.0, 0.1, 0.35, 0.5, 0.77, 0.999])
def test_a_log_that_was_cut_leaves_what_was_before(tmp_path: Path, part: float) -> None:
    """Of a record that was killed: the articles whose pages are all there, in their order."""
    path = tmp_path / "onrecord.db"
    pid, tells = started(add_on_and_on, path, "cut", 10_000)
    acknowledged = [tells.recv() for _ in range(12)]
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    log = path.with_name("onrecord.db-wal")
    if log.exists():
        os.truncate(log, int(log.stat().st_size * part))
    path.with_name("onrecord.db-shm").unlink(missing_ok=True)
    with open_record(path) as record:
        there = [article.id for article in record.articles()]
        assert there[: len(acknowledged)] == acknowledged[: len(there)]
        assert list(record.doctor(matcher=Identities(), measures=Courses())) == []
        assert record.add(kelly())
