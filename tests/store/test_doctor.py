"""A record that somebody has tampered with, and what the doctor sees."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.store.sql import open_record
from small_world import kelly, repeats, trump

SPANS = "'plan', 'a plan', NULL, NULL, NULL, NULL, NULL, '[[0,999]]', '[]', NULL"
MEASURED = f"INSERT INTO measures VALUES (1, 'f00d', 1, 0, {SPANS})"
NESTED = "UPDATE entries SET nested_in = (SELECT id FROM entries WHERE number = 2)"
RENAMED = "UPDATE speakers SET name = 'Kelly Jones' WHERE entry = 1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A healthy record of two articles and a link."""
    path = tmp_path / "onrecord.db"
    link = repeats(trump().entries[0], kelly().entries[0])
    with open_record(path) as record:
        record.add(kelly(), phrases={kelly().entries[0].id: {"p"}})
        record.add(replace(trump(), links=(link,)))
        assert list(record.doctor()) == []
    return path


def tamper(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    ("statement", "kinds"),
    [
        ("UPDATE articles SET text = 'short' WHERE number = 1", {"text", "span"}),
        ("UPDATE articles SET text = replace(text, 'no', 'so')", {"text", "quoted"}),
        ("UPDATE articles SET outlet = 'Another' WHERE number = 1", {"id", "appearance"}),
        ("UPDATE articles SET published = 'yesterday' WHERE number = 1", {"damaged"}),
        ("UPDATE entries SET content = '[[2,5]]' WHERE number = 1", {"id", "quoted"}),
        ("UPDATE entries SET content = '[[5,2]]' WHERE number = 1", {"damaged"}),
        ("UPDATE entries SET content = 'words' WHERE number = 1", {"damaged"}),
        ("UPDATE entries SET source = '[[0,999]]' WHERE number = 1", {"span"}),
        ("UPDATE entries SET kind = 'rumour' WHERE number = 1", {"damaged"}),
        ("UPDATE entries SET quoted = 'other words' WHERE number = 1", {"quoted"}),
        ("INSERT INTO evidence VALUES (1, 'place', '[[0,999]]')", {"span"}),
        ("UPDATE reasons SET a_spans = '[[0,999]]'", {"span"}),
        ("UPDATE reasons SET b_spans = '[[0,999]]'", {"span"}),
        (MEASURED, {"span", "id"}),
        (RENAMED, {"speaker", "appearance"}),
        ("UPDATE entries SET source_probability = 2 WHERE number = 1", {"damaged"}),
        (f"{NESTED} WHERE number = 1", set()),
        (f"{NESTED}, probability = 0.95 WHERE number = 1", {"nested"}),
        ("DELETE FROM entries WHERE number = 3", {"dangling", "appearance"}),
        ("DELETE FROM articles WHERE number = 2", {"dangling", "appearance"}),
        ("INSERT INTO phrases VALUES ('p', 99)", {"dangling"}),
        ("INSERT INTO search (search) VALUES ('delete-all')", {"search"}),
        ("UPDATE appearances SET offices = '[]'", {"appearance"}),
        ("DELETE FROM appearances WHERE number = 1", {"appearance"}),
        ("UPDATE appearances SET beside = 'nobody'", {"damaged"}),
        ("DROP TRIGGER entry_changes", set()),
    ],
)
def test_the_doctor_sees_it(path: Path, statement: str, kinds: set[str]) -> None:
    """Each promise of the record, broken on its own, is found and nothing else is."""
    tamper(path, statement)
    with open_record(path) as record:
        assert {finding.kind for finding in record.doctor()} == kinds


def test_a_finding_names_the_entry(path: Path) -> None:
    """So that one knows where to look."""
    tamper(path, "UPDATE entries SET source = '[[0,999]]' WHERE number = 1")
    with open_record(path) as record:
        (finding,) = record.doctor()
    assert finding.subject == kelly().entries[0].id
    assert "source" in finding.message


def test_the_doctor_changes_nothing(path: Path) -> None:
    """Not even what it finds amiss, and it needs no right to write."""
    tamper(path, "UPDATE entries SET source = '[[0,999]]' WHERE number = 1")
    with open_record(path) as record:
        findings = list(record.doctor())
        assert list(record.doctor()) == findings
    with open_record(path, read_only=True) as record:
        assert list(record.doctor()) == findings


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM speakers WHERE entry = 1",
        "UPDATE speakers SET entry = 3, position = 7 WHERE entry = 1",
        RENAMED,
        "INSERT INTO speakers SELECT 3, 5, name, folded, type, NULL, NULL, NULL, 1 FROM speakers",
        "UPDATE articles SET title = 'Another', outlet = 'Another'",
        "UPDATE entries SET text = 'Other words', reading = 'Still others'",
        "DELETE FROM entries",
        "DELETE FROM articles",
    ],
)
def test_the_index_is_in_step_after_any_change(path: Path, statement: str) -> None:
    """Triggers see to it, also when another program writes to the file."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        if "INSERT INTO speakers" in statement:
            statement += " WHERE entry = 1"
        connection.execute(statement)
    connection.close()
    with open_record(path) as record:
        assert {finding.kind for finding in record.doctor()} <= {"id", "speaker", "appearance"}


def test_a_damaged_page_is_reported(path: Path) -> None:
    """Bytes that are no page of a database any more, where an article was."""
    data = path.read_bytes()
    page = data.index(b"kelly.txt") // 4096 * 4096
    path.write_bytes(data[:page] + b"\xff" * 4096 + data[page + 4096 :])
    with open_record(path) as record:
        assert list(record.doctor())
        with pytest.raises(RecordError, match="is damaged"):
            list(record.records())
