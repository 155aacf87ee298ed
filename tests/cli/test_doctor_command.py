"""`onrecord doctor`: a sound record, and one that is not."""

import sqlite3

from click.testing import CliRunner
from spoken import ferry

from onrecord.cli.main import group
from onrecord.store.sql import open_record


def doctor(path):
    return CliRunner().invoke(group, ["--record", str(path), "doctor"])


def test_a_sound_record_is_told_so_with_what_it_holds(tmp_path):
    """And exit status 0."""
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        record.add(ferry())
    result = doctor(path)
    assert result.exit_code == 0
    assert result.stdout.endswith(
        "is sound: 1 article, 3 statements, 1 named speaker, 0 measures, 0 links\n"
    )


def test_whatever_does_not_hold_is_listed(tmp_path):
    """One line each, and exit status 1."""
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        record.add(ferry())
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE articles SET text = 'The ferry will sink' || substr(text, 20)")
    connection.close()
    result = doctor(path)
    assert result.exit_code == 1
    assert "the text is not the one that was read" in result.stdout
    assert "is not sound" in result.stderr


def test_a_record_that_is_not_there_is_an_error(tmp_path):
    """The doctor makes none."""
    assert doctor(tmp_path / "none.db").exit_code == 3
    assert not (tmp_path / "none.db").exists()
