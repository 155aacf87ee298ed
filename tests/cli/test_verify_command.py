"""`onrecord verify`: pages that were added, opened again."""

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.main import group

PLEDGE = "No ferry will sail for the northern islands until the harbor wall is mended"
PAGE = f"""<html><head><title>Ferries</title></head><body><nav>Home</nav><article>
<h1>Ferries stay in port</h1><p>The mayor spoke to reporters on Thursday.</p>
<p>“{PLEDGE.replace(" ", "&#32;")},” Mayor&nbsp;Ada <b>Quinn</b> said on Thursday.</p>
</article></body></html>"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs `onrecord` in a folder with a page that has been added."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferry.html").write_text(PAGE, encoding="utf-8")

    def run(*arguments, status=0):
        result = CliRunner().invoke(group, arguments)
        assert result.exit_code == status, result.output
        return result

    run("add", "ferry.html")
    return run


def test_what_holds_is_counted(run):
    """With exit status 0."""
    assert run("verify").stdout == "onrecord.db holds: 1 original, 1 statement found there\n"


def test_what_does_not_hold_is_listed(run):
    """One line each, and exit status 1."""
    with sqlite3.connect("onrecord.db") as connection:
        connection.execute("UPDATE targets SET exact = 'Every ferry will sail'")
    connection.close()
    result = run("verify", status=1)
    assert result.stdout.startswith("target  ")
    assert "have another exact now" in result.stdout
    assert result.stderr == "onrecord.db does not hold: 2 findings\n"


def test_a_record_without_pages_holds(run):
    """There is nothing that could not."""
    Path("text.txt").write_text(f"“{PLEDGE},” Mayor Ada Quinn said on Thursday.", "utf-8")
    run("--record", "text.db", "add", "text.txt")
    told = run("--record", "text.db", "verify").stdout
    assert told == "text.db holds: 0 originals, 0 statements found there\n"


def test_a_record_that_is_not_there_is_an_error(run):
    """As for every other command that only looks."""
    run("--record", "none.db", "verify", status=3)


def test_what_is_not_english_is_skipped_unless_it_is_asked_for(run):
    """With the language, and `--any-language`."""
    told = "Die Ministerin erklärte am Donnerstag, es werde keine Abschiebungen geben."
    Path("deutsch.txt").write_text(told, "utf-8")
    told = run("read", "deutsch.txt", status=3).stderr
    assert told.startswith("skipped deutsch.txt: not English but German (de)\n")
    run("read", "deutsch.txt", "--any-language", "--format", "jsonl")
