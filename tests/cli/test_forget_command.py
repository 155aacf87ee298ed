"""`onrecord forget`: asked first, told afterwards, and kept out from then on."""

import os
import pty
import subprocess
import sys
from datetime import date

import pytest
from click.testing import CliRunner
from spoken import ferry, harbor

from onrecord import pipeline
from onrecord.cli.burials import emptied
from onrecord.cli.main import group
from onrecord.errors import RecordError
from onrecord.resolve.across.identities import Identities
from onrecord.store.sql import open_record


@pytest.fixture
def path(tmp_path):
    with open_record(tmp_path / "onrecord.db") as record:
        for told in (ferry(), harbor()):
            record.add(told, matcher=Identities())
        pipeline.repair(record)
    return tmp_path / "onrecord.db"


def onrecord(path, *arguments):
    return CliRunner().invoke(group, ["--record", str(path), *arguments])


def held(path):
    with open_record(path, read_only=True) as record:
        return [article.path for article in record.articles()]


def test_an_article_goes_by_the_beginning_of_its_id(path):
    """It says how much went; the list says when and why; the rest is sound."""
    id_ = ferry().article.id
    result = onrecord(path, "forget", id_[:8], "--yes", "--reason", "withdrawn")
    assert result.exit_code == 0
    assert result.stdout == "forgotten: 1 article, 3 statements, 0 originals\n"
    assert held(path) == ["harbor.txt"]
    listed = onrecord(path, "forget", "--list").stdout
    assert f"article  {id_}  withdrawn\n" in listed
    assert onrecord(path, "doctor").exit_code == 0
    assert onrecord(path, "verify").exit_code == 0


def test_a_person_goes_with_their_articles(path):
    """By a name, as for who."""
    result = onrecord(path, "forget", "Kelly", "--yes")
    assert result.stdout.startswith("forgotten: 1 article")
    listed = onrecord(path, "forget", "--list").stdout.splitlines()
    assert [line.split()[1] for line in listed] == ["person", "article"]
    assert all("on request" in line for line in listed)
    assert onrecord(path, "who", "Kelly").exit_code == 3


def test_adding_it_again_is_a_skip_with_the_reason(path, tmp_path):
    """Unless --again."""
    text = tmp_path / "ferry.txt"
    text.write_text(ferry().article.text, encoding="utf-8")
    onrecord(path, "forget", ferry().article.id, "--yes", "--reason", "withdrawn")
    refused = onrecord(path, "add", str(text))
    assert refused.exit_code == 3
    assert f"skipped {text}: forgotten on " in refused.stderr
    assert ": withdrawn\n" in refused.stderr
    assert held(path) == ["harbor.txt"]
    taken = onrecord(path, "add", str(text), "--again")
    assert taken.exit_code == 0
    assert held(path) == ["harbor.txt", str(text)]


def test_a_judgement_that_is_orphaned_is_told_and_listed_so(path):
    """It is kept."""
    onrecord(path, "people", "split", "John Kelly", "Sean Spicer", "--by", "me")
    gone = onrecord(path, "forget", "Spicer", "--yes")
    assert "orphaned: judgement " in gone.stdout
    listed = onrecord(path, "people", "judgements", "--format", "table").stdout
    assert listed.endswith("[orphaned]\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Kelly"], "say --yes"),
        ([], "name an ARTICLE or a PERSON"),
        (["Kelly", "--list"], "name an ARTICLE or a PERSON"),
        (["Kelly", "--yes", "--reason", " "], "--reason is empty"),
    ],
)
def test_what_is_not_said_clearly_is_misuse(path, arguments, message):
    """And nothing goes."""
    result = onrecord(path, "forget", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert len(held(path)) == 2


def test_nobody_of_that_name_is_an_error(path):
    """With where to look."""
    result = onrecord(path, "forget", "Nobody", "--yes")
    assert result.exit_code == 3
    assert "nobody in the record is called 'Nobody'" in result.stderr


def test_what_a_judge_cited_goes_too(path):
    """Its answers lie beside the record, in a file of their own."""
    answers = path.with_name("onrecord.db.judge.jsonl")
    answers.write_text('{"key": "k", "answer": "The ferry will sail"}\n')
    onrecord(path, "forget", "Kelly", "--yes")
    assert not answers.exists()


def test_that_its_bytes_are_still_there_is_told(path):
    """While somebody reads them; it is forgotten all the same."""
    with open_record(path, read_only=True) as reader, open_record(path, patience=0.1) as record:
        listing = reader.articles()
        next(listing)
        pipeline.forget(record, [ferry().article.id], on=date(2026, 11, 25), reason="on request")
        with pytest.raises(RecordError, match="it is forgotten, but") as caught:
            emptied(record)
        listing.close()
    assert "onrecord compact" in caught.value.hint
    assert held(path) == ["harbor.txt"]


@pytest.mark.parametrize(("answer", "left"), [(b"n\n", 2), (b"y\n", 1)])
def test_at_a_terminal_it_shows_what_goes_and_asks(path, answer, left):
    """Every article with whoever speaks there."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "onrecord", "--record", str(path), "forget", "Kelly"]
    with subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE) as process:
        os.write(ours, answer)
        printed = process.stdout.read().decode()
    os.close(ours)
    os.close(theirs)
    assert process.returncode == 0
    assert "Ferry to sail (The Harbor Ledger, 2017-02-23), 3 statements: John Kelly" in printed
    assert "Forget this? [y/N]" in printed
    assert len(held(path)) == left
