"""Commands on a record that a server keeps: what they print is as of a file, but for its name."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from spoken import ferry

from onrecord.cli.main import group
from onrecord.cli.options import Run
from onrecord.store.sql import open_record

COPIES = Path(__file__).resolve().parents[2] / "examples" / "copies.jsonl"


def onrecord(database, *arguments):
    return CliRunner().invoke(group, ["--record", database, *arguments])


def test_articles_are_added_searched_checked_and_forgotten(database, tmp_path):
    """From an article on disk to a tombstone; the password is never printed."""
    secret = database.replace("tests@", "tests:secret@")
    text = tmp_path / "ferry.txt"
    text.write_text(ferry().article.text, encoding="utf-8")
    said = [
        onrecord(secret, "add", str(text), "--outlet", "The Harbor Ledger"),
        onrecord(secret, "add", str(text), "--outlet", "The Harbor Ledger"),
        onrecord(secret, "search", "sail", "--format", "table"),
        onrecord(secret, "who", "Kelly", "--format", "table"),
        onrecord(secret, "doctor"),
        onrecord(secret, "doctor", "--repair"),
        onrecord(secret, "verify"),
        onrecord(secret, "compact"),
        onrecord(secret, "forget", "Kelly", "--yes"),
        onrecord(secret, "forget", "--list"),
        onrecord(secret, "people", "match"),
        onrecord(secret, "measures", "match"),
    ]
    assert [(one.exit_code, one.stderr) for one in said] == [(0, "")] * len(said)
    added, known, found, who, sound, mended, holds, compacted, gone, listed, *_ = said
    assert added.stdout.startswith("added  ")
    assert known.stdout.startswith("known  ")
    assert "sail" in found.stdout
    assert "Kelly" in who.stdout
    assert " is sound: 1 article, " in sound.stdout
    assert mended.stdout.startswith("there was nothing to mend\n")
    assert " holds: " in holds.stdout
    assert " bytes and has " in compacted.stdout
    assert gone.stdout.startswith("forgotten: 1 article")
    assert "on request" in listed.stdout
    assert "secret" not in "".join(one.output for one in said)


@pytest.mark.slow
def test_commands_print_on_a_server_what_they_print_of_a_file(database, tmp_path):
    """To the byte, of articles of which some are copies of others."""
    printed = []
    for place in (database, str(tmp_path / "onrecord.db")):
        done = [
            onrecord(place, *command)
            for command in (
                ("add", str(COPIES)),
                ("add", str(COPIES)),
                ("export", "--format", "jsonl", "--out", "-"),
                ("export", "--format", "csv", "--out", "-"),
                ("search", "ferry OR boat*", "--format", "jsonl"),
                ("links", "--format", "jsonl"),
                ("measures", "--format", "jsonl"),
                ("matters",),
                ("links", "--anew", "--format", "jsonl"),
            )
        ]
        printed.append([(one.exit_code, one.stdout, one.stderr) for one in done])
    scores = re.compile(r'"score": [-0-9.e]+')
    first, second = (
        [(code, scores.sub("", out), told) for code, out, told in each] for each in printed
    )
    assert first == second
    assert all(code == 0 and out for code, out, _ in first[:4])


def test_a_server_makes_no_backup(database, tmp_path):
    """It is told what does."""
    open_record(database).close()
    result = onrecord(database, "backup", str(tmp_path / "copy.db"))
    assert result.exit_code == 3
    assert "pg_dump" in result.stderr


def test_answers_of_a_judge_have_a_place_in_any_case():
    """Beside a file; for a database in the current folder, without user or password."""
    at = {name: str(Run(name, "", False).answers) for name in (
        "a/onrecord.db", "sqlite:///a/b.db", "postgresql://me:secret@host:5432/news?sslmode=require",
    )}  # fmt: skip
    assert list(at.values()) == [
        "a/onrecord.db.judge.jsonl", "a/b.db.judge.jsonl", "news.judge.jsonl"
    ]  # fmt: skip
