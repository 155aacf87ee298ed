"""From every earlier version of a record to this one."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from onrecord.store import migrations
from onrecord.store.sql import open_record
from onrecord.store.tables import METADATA
from small_world import kelly, repeats, trump

FIRST = Path(__file__).parent / "versions" / "0001.sql"


def up_to(version: int, patch: pytest.MonkeyPatch) -> None:
    """Let the code be as old as that version."""
    names = tuple(name for name in migrations.NAMES if int(name[:4]) <= version)
    patch.setattr(migrations, "NAMES", names)
    patch.setattr(migrations, "NEWEST", version)


def record_of(version: int, path: Path) -> None:
    """The record that a release of version 1 left behind, brought up to another version."""
    with sqlite3.connect(path) as connection:
        connection.executescript(FIRST.read_text("utf-8"))
    connection.close()
    with pytest.MonkeyPatch.context() as patch:
        up_to(version, patch)
        open_record(path).close()


NUMBERS = [int(name[:4]) for name in migrations.NAMES]


def test_each_step_has_a_number_of_its_own() -> None:
    """The version of a record is the number of the last step that it has taken."""
    assert sorted(set(NUMBERS)) == NUMBERS
    assert NUMBERS[-1] == migrations.NEWEST


@pytest.mark.parametrize("version", NUMBERS)
def test_an_earlier_record_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    """Nothing in it is lost, it is searched at once, and the doctor finds nothing amiss."""
    path = tmp_path / "onrecord.db"
    record_of(version, path)
    with open_record(path) as record:
        link = repeats(trump().entries[0], kelly().entries[0])
        assert list(record.records()) == [replace(one, links=(link,)) for one in (kelly(), trump())]
        assert list(record.sharing({"p"}, limit=9)) == [kelly().entries[0]]
        assert [hit.entry for hit in record.search("trump")] == list(trump().entries)
        assert list(record.doctor()) == []
        assert not record.add(kelly())


def test_of_an_earlier_record_nobody_knows_how_sure_source_and_kind_are(tmp_path: Path) -> None:
    """It was not told then, and is not made up now."""
    record_of(3, tmp_path / "onrecord.db")
    with open_record(tmp_path / "onrecord.db") as record:
        said = [entry.statement for entry, _ in record.entries()]
    assert {(one.source_probability, one.kind_probability) for one in said} == {(None, None)}


def test_what_an_earlier_record_nests_becomes_no_surer_than_what_is_around_it(
    tmp_path: Path,
) -> None:
    """And only that; it is found by its words as before."""
    path = tmp_path / "onrecord.db"
    record_of(3, path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE entries SET probability = 0.5 WHERE number = 1")
        connection.execute(
            "UPDATE entries SET nested_in = (SELECT id FROM entries WHERE number = 1)"
            " WHERE number = 2"
        )
    connection.close()
    with open_record(path) as record:
        told = [entry.statement.probability for one in record.records() for entry in one.entries]
        assert told == [0.5, 0.5, 0.9]
        assert len(list(record.search("deportations"))) == 1
        assert list(record.doctor()) == []


def test_what_an_earlier_record_calls_hedged_is_the_reporters_doubt(tmp_path: Path) -> None:
    """Until version 10 the cue's hedges were kept so; the speaker's own were not asked for."""
    path = tmp_path / "onrecord.db"
    record_of(6, path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE entries SET hedged = 1 WHERE number = 1")
    connection.close()
    with open_record(path) as record:
        said = [entry.statement for one in record.records() for entry in one.entries]
    assert [(one.hedged, one.guessed) for one in said].count((False, True)) == 1
    assert {one.act_probability for one in said} == {None}
    assert not any(one.hedged for one in said)


def shape(connection: sqlite3.Connection, table: str) -> dict[str, object]:
    """Columns, pointers and indexes of a table, as SQLite tells them."""
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    pointers = connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    indexes = {}
    for _, name, unique, origin, _ in connection.execute(f"PRAGMA index_list({table})"):
        on = tuple(row[2] for row in connection.execute(f"PRAGMA index_info({name})"))
        indexes[name if origin == "c" else on] = (unique, origin, on)
    return {"columns": columns, "pointers": {row[2:] for row in pointers}, "indexes": indexes}


def test_the_tables_are_what_the_code_says_they_are(tmp_path: Path) -> None:
    """Migrations say it in SQL, `tables` in SQLAlchemy: column by column the same."""
    open_record(tmp_path / "migrated.db").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'declared.db'}")
    METADATA.create_all(engine)
    engine.dispose()
    shapes = []
    for name in ("migrated.db", "declared.db"):
        connection = sqlite3.connect(tmp_path / name)
        shapes.append({table: shape(connection, table) for table in METADATA.tables})
        connection.close()
    assert shapes[0] == shapes[1]


def test_a_step_that_fails_leaves_the_record_as_it_was(tmp_path: Path, monkeypatch) -> None:
    """All steps are one transaction."""
    path = tmp_path / "onrecord.db"
    record_of(1, path)
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "NAMES", (*migrations.NAMES[:2], "9999_no_such_step"))
        with pytest.raises(ModuleNotFoundError):
            open_record(path)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT value FROM meta").fetchall() == [("1",)]
    assert connection.execute("SELECT * FROM sqlite_master WHERE name = 'search'").fetchall() == []
    connection.close()
    open_record(path).close()
