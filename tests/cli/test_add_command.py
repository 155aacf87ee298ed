"""`onrecord add`: articles put on record, acknowledged when they are safe."""

import pytest
from click.testing import CliRunner

from onrecord.cli.main import group
from onrecord.store.sql import open_record

PLEDGE = "No ferry will sail for the northern islands until the harbor wall is mended"
TEXT = f"“{PLEDGE},” Mayor Ada Quinn said on Thursday.\n"
AGAIN = f"“{PLEDGE},” the mayor, Ada Quinn, said.\n"


@pytest.fixture
def add(tmp_path, monkeypatch):
    """Runs `onrecord add` in a folder with two articles."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "again.txt").write_text(AGAIN, encoding="utf-8")
    (tmp_path / "empty.txt").write_text(" \n", encoding="utf-8")

    def run(*arguments, status=0):
        result = CliRunner().invoke(group, ["add", *arguments])
        assert result.exit_code == status, result.output
        return result

    return run


def test_an_article_is_acknowledged_on_one_line(add):
    """By its id and its path; and it is on record."""
    told = add("ferry.txt", "--published", "2017-02-23").stdout
    with open_record("onrecord.db") as record:
        (article,) = record.articles()
    assert told == f"added  {article.id[:8]}  ferry.txt  1 statement\n"


def test_adding_it_again_changes_nothing(add):
    """And says so."""
    add("ferry.txt")
    assert add("ferry.txt").stdout.startswith("known  ")
    with open_record("onrecord.db") as record:
        assert record.counts().articles == 1


def test_what_a_statement_repeats_is_told_with_who_said_it(add):
    """As soon as it is found."""
    add("ferry.txt", "--outlet", "The Harbor Ledger")
    _, link = add("again.txt").stdout.splitlines()
    assert " repeats " in link
    assert "The Harbor Ledger)" in link


def test_what_is_less_probable_is_not_kept(add):
    """It is when the article is read again without the option."""
    assert add("ferry.txt", "--min-probability", "1").stdout.endswith("ferry.txt  0 statements\n")
    told = add("ferry.txt").stdout
    assert told.startswith("added  ")
    assert told.endswith("ferry.txt  1 statement\n")


def test_what_cannot_be_read_is_told_and_the_rest_is_added(add):
    """On stderr."""
    result = add("empty.txt", "ferry.txt")
    assert result.stderr.startswith("skipped empty.txt: ")
    assert len(result.stdout.splitlines()) == 1


def test_nothing_that_could_be_read_is_an_error(add):
    """With status 3."""
    assert "nothing could be read" in add("empty.txt", status=3).stderr


def test_the_record_is_where_the_environment_says(add, tmp_path, monkeypatch):
    """Unless the command line says otherwise."""
    monkeypatch.setenv("ONRECORD_RECORD", str(tmp_path / "elsewhere.db"))
    add("ferry.txt")
    assert (tmp_path / "elsewhere.db").exists()
    assert not (tmp_path / "onrecord.db").exists()
