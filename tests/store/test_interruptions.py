"""Killed, out of room, or not alone: nothing that was acknowledged is lost."""

from __future__ import annotations

import os
import random
import resource
import signal
import time
from collections.abc import Callable
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from small_world import kelly, said

from onrecord.errors import RecordError
from onrecord.record.entry import ArticleRecord
from onrecord.record.text import Article
from onrecord.store.sql import Record, open_record


def numbered(name: str) -> ArticleRecord:
    """An article of some length with a statement in it."""
    article = Article(f"“No,” he said. {'And so on. ' * 400}", outlet=name)
    return ArticleRecord(article, (said(article, "No", "John Kelly"),))


def add_on_and_on(path: Path, name: str, acknowledged: Connection, most: int) -> None:
    """Add articles, and tell of each once it is kept."""
    with open_record(path) as record:
        for count in range(most):
            told = numbered(f"{name} {count}")
            record.add(told, phrases={told.entries[0].id: {"p", str(count)}})
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
    """Ten times in a row, on one record, at moments that differ each time."""
    path = tmp_path / "onrecord.db"
    chance = random.Random(20170223)
    acknowledged: set[str] = set()
    for round_ in range(10):
        pid, tells = started(add_on_and_on, path, f"round {round_}", 10_000)
        for _ in range(chance.randrange(12)):
            acknowledged.add(tells.recv())
        time.sleep(chance.random() * 0.02)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        acknowledged.update(told(tells))
        with open_record(path) as record:
            assert kept(record) >= acknowledged
            assert list(record.doctor()) == []
    assert acknowledged


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
