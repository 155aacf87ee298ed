"""A record made smaller: nothing in it changes, and nothing that was deleted is left in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record.entry import ArticleRecord
from onrecord.record.text import Article
from onrecord.store.sql import open_record
from small_world import kelly, said, trump


def long(name: str) -> ArticleRecord:
    article = Article(f"“No,” he said. {f'And so on, {name}. ' * 400}", outlet=name)
    return ArticleRecord(article, (said(article, "No", "John Kelly"),))


def size(path: Path) -> int:
    """The bytes of a record and of its log."""
    log = path.with_name(path.name + "-wal")
    return path.stat().st_size + (log.stat().st_size if log.exists() else 0)


def test_it_gives_back_the_room_of_what_is_gone(tmp_path: Path) -> None:
    """And says how much that was; the rest is as it was, and sound."""
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        record.add(kelly())
        for number in range(40):
            record.add(long(f"outlet {number}"))
        with record._writing() as connection:
            connection.exec_driver_sql("DELETE FROM articles WHERE number > 1")
        taken = size(path)
        done = record.compact()
        assert (done.before, done.after) == (taken, size(path))
        assert done.after < done.before / 2
        assert list(record.records()) == [kelly()]
        assert len(list(record.search("deportations"))) == 1
        assert list(record.doctor()) == []
    assert b"And so on" not in path.read_bytes()


def test_a_record_that_somebody_reads_is_not_smaller_yet(tmp_path: Path) -> None:
    """That is told; the reader sees what it saw, and nothing is lost."""
    path = tmp_path / "onrecord.db"
    with open_record(path, patience=0.1) as record, open_record(path, read_only=True) as reader:
        record.add(kelly())
        record.add(trump())
        listing = reader.records()
        assert next(listing) == kelly()
        with pytest.raises(RecordError, match="is being read by another program") as caught:
            record.compact()
        assert "again" in caught.value.hint
        assert next(listing) == trump()
        listing.close()
        record.compact()
        assert list(record.records()) == [kelly(), trump()]


def test_a_record_open_for_reading_is_not_compacted(tmp_path: Path) -> None:
    """Not by anybody who may not write to it."""
    open_record(tmp_path / "onrecord.db").close()
    with (
        open_record(tmp_path / "onrecord.db", read_only=True) as record,
        pytest.raises(RecordError, match="for reading only"),
    ):
        record.compact()
