"""`onrecord doctor`: a sound record, and one that is not."""

import sqlite3

from click.testing import CliRunner
from spoken import ferry

from onrecord import pipeline
from onrecord.cli.main import group
from onrecord.store.sql import open_record


def doctor(path, *more):
    return CliRunner().invoke(group, ["--record", str(path), "doctor", *more])


def tampered(path, statement):
    with open_record(path) as record:
        record.add(ferry())
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()


def test_a_sound_record_is_told_so_with_what_it_holds(tmp_path):
    """And exit status 0."""
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        record.add(ferry())
        pipeline.repair(record)
    result = doctor(path)
    assert result.exit_code == 0
    assert result.stdout.endswith(
        "is sound: 1 article, 3 statements, 1 named speaker, 0 measures, 0 links\n"
    )


def test_whatever_does_not_hold_is_listed(tmp_path):
    """One line each, and exit status 1."""
    path = tmp_path / "onrecord.db"
    tampered(path, "UPDATE articles SET text = 'The ferry will sink' || substr(text, 20)")
    result = doctor(path)
    assert result.exit_code == 1
    assert "the text is not the one that was read" in result.stdout
    assert "is not sound" in result.stderr


def test_a_record_that_is_not_there_is_an_error(tmp_path):
    """The doctor makes none."""
    assert doctor(tmp_path / "none.db").exit_code == 3
    assert not (tmp_path / "none.db").exists()


def test_what_is_derived_is_mended_on_request(tmp_path):
    """It says what it mended, and then what holds."""
    path = tmp_path / "onrecord.db"
    tampered(path, "INSERT INTO search (search) VALUES ('delete-all')")
    result = doctor(path)
    assert result.exit_code == 1
    assert "search  " in result.stdout
    result = doctor(path, "--repair")
    assert result.exit_code == 0
    assert "mended  search  the full-text index was made anew\n" in result.stdout
    assert "is sound: 1 article" in result.stdout
    assert doctor(path, "--repair").stdout.startswith("there was nothing to mend\n")


def test_what_a_person_has_to_mend_is_listed_after_the_repair(tmp_path):
    """The exit status says that it is not sound yet."""
    path = tmp_path / "onrecord.db"
    tampered(path, "UPDATE articles SET text = 'The ferry will sink' || substr(text, 20)")
    result = doctor(path, "--repair")
    assert result.exit_code == 1
    assert "the text is not the one that was read" in result.stdout


def test_compacting_says_how_many_bytes_there_were_and_are(tmp_path):
    """And the record is sound."""
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        record.add(ferry())
    result = CliRunner().invoke(group, ["--record", str(path), "compact"])
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{path} had ")
    assert result.stdout.endswith(f" bytes and has {path.stat().st_size:,}\n")
