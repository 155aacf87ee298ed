"""A copy of a record: whole, of one moment, and never in the place of something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.store.sql import Record, open_record
from small_world import kelly, trump


@pytest.fixture
def record(tmp_path: Path):
    with open_record(tmp_path / "onrecord.db") as opened:
        opened.add(kelly())
        yield opened


def test_a_backup_is_a_sound_record_with_the_same_articles(record: Record, tmp_path: Path) -> None:
    """What is still only in the write-ahead log is in it, what comes later is not."""
    copy = tmp_path / "copy.db"
    kept = tuple(record.records())
    record.backup(copy)
    record.add(trump())
    with open_record(copy) as opened:
        assert list(opened.doctor()) == []
        assert list(opened.records()) == list(kept)
        assert [hit.entry for hit in opened.search("mass")] == [kelly().entries[1]]
        opened.add(trump())
        assert opened.counts() == record.counts()


def test_a_file_that_is_there_is_replaced_only_if_asked(record: Record, tmp_path: Path) -> None:
    """Whatever it is; it stays as it was."""
    there = tmp_path / "notes.txt"
    there.write_text("mine")
    with pytest.raises(InputError, match="is there already"):
        record.backup(there)
    assert there.read_text() == "mine"
    record.backup(there, replace=True)
    with open_record(there, read_only=True) as opened:
        assert opened.counts() == record.counts()


@pytest.mark.parametrize(
    ("name", "message"),
    [("onrecord.db", "the record itself"), ("no/copy.db", "not there"), (".", "there already")],
)
def test_a_backup_that_cannot_be_made_leaves_nothing(record, tmp_path, name, message):
    """Not even a part of it, nor with leave to replace."""
    before = sorted(tmp_path.iterdir())
    with pytest.raises(InputError, match=message) as caught:
        record.backup(tmp_path / name, replace=True)
    assert caught.value.hint
    assert sorted(tmp_path.iterdir()) == before


def test_a_record_that_is_only_read_is_copied_too(record: Record, tmp_path: Path) -> None:
    """By somebody who may not write to it."""
    with open_record(record.path, read_only=True) as reader:
        reader.backup(tmp_path / "copy.db")
    with open_record(tmp_path / "copy.db", read_only=True) as opened:
        assert opened.counts() == record.counts()
