"""`onrecord revise`: statements added, changed, split, joined and rejected from a terminal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import group
from onrecord.record.entry import ArticleRecord, Entry
from onrecord.record.statement import Act, Kind, Statement
from onrecord.record.text import Article, Span
from onrecord.store.sql import open_record

HOME = Article(
    "Ada Quinn said the ferry sails.\n\n“The wall is shut, and it stays shut,” she said.", path="a"
)


def said(words: str, source: str, cue: str, kind: Kind) -> Entry:
    spans = []
    for one in (source, cue, words):
        at = HOME.text.index(one)
        spans.append((Span(at, at + len(one)),))
    return Entry(Statement(HOME.id, kind, *spans, words, 0.9, "m 1", act=Act.ASSERT))


FERRY = said("the ferry sails", "Ada Quinn", "said", Kind.INDIRECT)
WALL = said("“The wall is shut, and it stays shut,”", "she", "she said", Kind.DIRECT)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_record(tmp_path / "onrecord.db") as record:
        record.add(ArticleRecord(HOME, (FERRY, WALL)))
    return tmp_path / "onrecord.db"


def ask(path: Path, *told: str, status: int = 0) -> Result:
    done = CliRunner().invoke(group, ["--record", str(path), *told])
    assert done.exit_code == status, done.output
    return done


def now(path: Path) -> list[Statement]:
    with open_record(path, read_only=True) as record:
        return [one.statement for one in record.article(HOME.id).entries]


def test_a_missed_statement_is_added_with_its_speaker(path: Path) -> None:
    """Who that is, is resolved as of any other statement."""
    told = ask(
        path, "revise", HOME.id, "--content", "it stays shut", "--source", "she", "--by", "jo"
    )
    assert told.stdout.endswith(f"adds a statement to article {HOME.id[:8]}\n")
    with open_record(path, read_only=True) as record:
        (entry,) = [
            e for e in record.article(HOME.id).entries if e.statement.text == "it stays shut"
        ]
    assert [one.name for one in entry.speakers] == ["Ada Quinn"]
    assert entry.statement.kind is Kind.DIRECT


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((FERRY.id, "--reject"), ["“The wall is shut, and it stays shut,”"]),
        ((FERRY.id, "--content", "ferry sails"), ["ferry sails", WALL.statement.text]),
        ((FERRY.id, "--content", "19:31"), ["ferry sails.", WALL.statement.text]),
        (
            (WALL.id, "--split", "and it stays"),
            ["the ferry sails", "“The wall is shut,", "and it stays shut,”"],
        ),
        ((WALL.id, "--join", FERRY.id), [f"the ferry sails {WALL.statement.text}"]),
        ((FERRY.id, "--confirm"), ["the ferry sails", WALL.statement.text]),
    ],
)
def test_a_statement_is_revised(path: Path, told: tuple[str, ...], expected: list[str]) -> None:
    """By words of the article, or by characters."""
    ask(path, "revise", *told)
    assert [one.text for one in now(path)] == expected
    with open_record(path) as record:
        assert list(record.doctor()) == []


def test_what_is_not_told_stays_as_it_is(path: Path) -> None:
    """An act alone, then a kind alone."""
    ask(path, "revise", FERRY.id, "--act", "pledge")
    ask(path, "revise", FERRY.id, "--kind", "mixed")
    one = now(path)[0]
    assert (one.kind, one.source, one.cue) == (
        Kind.MIXED, FERRY.statement.source, FERRY.statement.cue,
    )  # fmt: skip


def test_a_revision_is_listed_with_its_reason_and_taken_back(path: Path) -> None:
    """As any other judgement."""
    ask(path, "revise", FERRY.id, "--reject", "--note", "not said", "--by", "jo")
    told: dict[str, Any] = json.loads(ask(path, "people", "judgements", "--format", "jsonl").stdout)
    assert (told["verdict"], told["article"], told["note"]) == ("revise", HOME.id, "not said")
    assert len(told["revision"]["drops"]) == 1
    ask(path, "people", "undo", told["id"])
    assert len(now(path)) == 2
    table = ask(path, "people", "judgements", "--format", "table").stdout
    assert "jo: rejects a statement of article" in table
    assert "undone" in table


@pytest.mark.parametrize(
    ("told", "status", "message"),
    [
        ((FERRY.id,), 2, "one thing"),
        ((FERRY.id, "--reject", "--confirm"), 2, "one thing"),
        ((HOME.id, "--source", "Quinn"), 2, "--content"),
        ((HOME.id, "--reject"), 2, "--content"),
        ((FERRY.id, "--content", "no such words"), 3, "does not stand in article"),
        ((FERRY.id, "--content", "90:9999"), 3, "ends after its text"),
        ((FERRY.id, "--join", FERRY.id), 3, "two statements"),
        (("0123", "--reject"), 3, "no article"),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_changes(
    path: Path, told: tuple[str, ...], status: int, message: str
) -> None:
    """With what to do."""
    assert message in ask(path, "revise", *told, status=status).output
    assert [one.text for one in now(path)] == [FERRY.statement.text, WALL.statement.text]


def test_a_revised_article_that_is_forgotten_leaves_none_of_its_words(path: Path) -> None:
    """A judgement holds places and no words; what was found goes with the article."""
    ask(path, "revise", FERRY.id, "--content", "ferry sails")
    ask(path, "forget", HOME.id, "--reason", "asked to", "--yes")
    assert b"ferry" not in path.read_bytes()
    assert "orphaned" in ask(path, "people", "judgements", "--format", "table").stdout
