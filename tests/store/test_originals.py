"""The record keeps what articles were taken from, and can tell whether it still holds."""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.read.pages.anchors import anchored
from onrecord.read.pages.stream import stream
from onrecord.record.entry import ArticleRecord
from onrecord.record.original import Original, sha256
from onrecord.store.sql import Anchored, Record, open_record
from small_world import kelly, said

WORDS = "There will be no use of military force"
OPENERS = {"text/html": stream}


def page(more: str = "") -> ArticleRecord:
    """Kelly's article as if it had been taken from a page."""
    told = kelly()
    text = told.article.text
    data = f"<html><p>{text}</p>{more}</html>".encode()
    seen = stream(data)
    passages, unanchored = anchored(text, seen.text)
    kept = Original(sha256(data), "text/html", unanchored, data, seen, passages)
    entries = tuple(
        replace(one, targets=kept.targets(text, one.statement.content)) for one in told.entries
    )
    return replace(told, article=replace(told.article, original=kept), entries=entries)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record with one page in it."""
    where = tmp_path / "onrecord.db"
    with open_record(where) as record:
        record.add(page())
    return where


def findings(path: Path) -> list[tuple[str, str]]:
    with open_record(path) as record:
        return [(one.kind, one.message) for one in record.verify(OPENERS)]


def changed(path: Path, sql: str, *values: object) -> list[tuple[str, str]]:
    """What is found after somebody has changed the file by hand."""
    with sqlite3.connect(path) as connection:
        connection.execute(sql, values)
    connection.close()
    return findings(path)


def test_the_bytes_come_back_as_they_were(path: Path) -> None:
    """Packed, and known by their digest."""
    with sqlite3.connect(path) as connection:
        ((digest, packed),) = connection.execute("SELECT sha256, packed FROM originals")
    connection.close()
    data = page().article.original.data
    assert (digest, zlib.decompress(packed)) == (sha256(data), data)


def test_an_article_and_its_entries_come_back_with_their_original(path: Path) -> None:
    """But for the bytes: whoever lists a thousand articles does not want a thousand pages."""
    told = page()
    with open_record(path) as record:
        (one,) = record.records()
    assert one == told
    assert one.article.original == told.article.original
    assert one.article.original.data == b""
    assert one.entries[0].targets[0].exact == WORDS


def test_the_same_page_is_kept_once(path: Path) -> None:
    """However often it is added, and by however many articles."""
    other = replace(page().article, title="Another title")
    entry = said(other, WORDS, "John Kelly")
    with open_record(path) as record:
        assert not record.add(page())
        record.add(ArticleRecord(other, (entry,)))
        assert record.anchored() == Anchored(originals=1, entries=3, anchored=2, targets=2)


def test_a_newer_copy_of_the_page_takes_its_place_and_the_older_is_kept(path: Path) -> None:
    """The last reading holds; what was acknowledged is not thrown away."""
    newer = page("<p>Advertisement</p>")
    with open_record(path) as record:
        assert record.add(newer)
        (one,) = record.articles()
        assert one.original == newer.article.original
        assert record.anchored().originals == 2
        assert list(record.verify(OPENERS)) == []
        assert list(record.doctor()) == []


def test_an_original_without_its_bytes_is_told_and_filled_in_later(tmp_path: Path) -> None:
    """As one that was read off another record is."""
    told = page()
    bare = replace(told, article=replace(told.article, original=told.article.original.bare()))
    path = tmp_path / "other.db"
    with open_record(path) as record:
        record.add(bare)
    assert findings(path) == [("original", "its bytes are not in this record")]
    with open_record(path) as record:
        record.add(page("<p>Later</p>"))
        record.add(told)
    assert findings(path) == []


def test_a_sound_record_has_nothing_to_tell(path: Path) -> None:
    """Nor has one without any original."""
    assert findings(path) == []
    with open_record(path) as record:
        assert isinstance(record, Record)
        assert list(record.verify({})) == []


@pytest.mark.parametrize(
    ("sql", "value", "kind", "message"),
    [
        ("UPDATE originals SET packed = ?", b"no zlib", "original", "cannot be unpacked"),
        ("UPDATE originals SET packed = ?", zlib.compress(b"x"), "original", "digest differs"),
        ("UPDATE targets SET starts = starts - ?", 1, "target", "another exact"),
        ("UPDATE targets SET prefix = ?", "x", "target", "another prefix"),
        ("UPDATE targets SET end_byte = end_byte + ?", 1, "target", "another bytes"),
        ("UPDATE entries SET content = ?", "[[1,5]]", "target", "not those of the statement"),
    ],
)
def test_whatever_was_changed_is_found(
    path: Path, sql: str, value: object, kind: str, message: str
) -> None:
    """In the bytes, in a target, or in the statement's own spans."""
    found = changed(path, sql, value)
    assert found
    assert all(one[0] == kind and message in one[1] for one in found)


def test_an_original_that_nobody_can_open_is_held_against_its_digest(path: Path) -> None:
    """A media type without an opener is not guessed at."""
    assert changed(path, "UPDATE originals SET media_type = ?", "application/pdf") == []
