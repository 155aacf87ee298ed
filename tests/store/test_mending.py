"""What is derived is made anew where it is amiss; what is evidence or judgement never is."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.compare.candidates import phrases, placed
from onrecord.pipeline.linking import LINKER
from onrecord.record.judgement import Anchor, Judgement, Pair, Side, Verdict
from onrecord.resolve.across.identities import Identities
from onrecord.resolve.measures.across import Courses
from onrecord.store.findings import Mended
from onrecord.store.sql import Record, open_record
from small_world import kelly, trump

# Everything but what can be made anew, and what it is made anew from.
KEPT = (
    "articles", "entries", "evidence", "targets", "originals", "origins", "measures", "standings",
    "spoken_of", "skips", "judgements", "anchors", "registers", "people", "memberships",
)  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound record of three articles, two of which print the same words, and a judgement."""
    path = tmp_path_factory.mktemp("sound") / "onrecord.db"
    with open_record(path) as record:
        for told in (kelly(), trump(), kelly("Evening Wire")):
            record.add(
                told,
                phrases={entry.id: phrases(entry) for entry in told.entries},
                meanings=placed(told.entries, pipeline.meanings()),
                matcher=Identities(),
                measures=Courses(),
                linker=LINKER,
            )
        a, b = (Anchor(one.article.id, speaker(one)) for one in (kelly(), trump()))
        sides = Side("John Kelly", (a,)), Side("Donald Trump", (b,))
        at = datetime(2017, 3, 1, tzinfo=UTC)
        pipeline.judge(record, Judgement(Verdict.DIFFERENT, "me", at, sides))
        link = next(record.every_link())
        pipeline.judge(record, Judgement(Verdict.REJECT, "me", at, pair=Pair.of(link)))
        assert record.counts().links == 2
        assert list(pipeline.examine(record)) == []
    return path


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    """A copy of it, to be tampered with."""
    return Path(shutil.copy(sound, tmp_path))


def speaker(told) -> str:
    return told.entries[0].speakers[0].id


def tamper(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()


def rows(path: Path, *tables: str) -> Iterator[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    for table in tables:
        yield (table, *connection.execute(f"SELECT * FROM {table}").fetchall())
    connection.close()


def links(record: Record) -> set[tuple[frozenset[str], str]]:
    """Of two statements of one day, either may come first."""
    return {(frozenset((one.a, one.b)), one.relation.value) for one in record.every_link()}


@pytest.mark.parametrize(
    ("statement", "found", "mended"),
    [
        ("INSERT INTO occurrences VALUES (5, 1)", {"copy"}, {"copy", "link"}),
        ("UPDATE decisions SET verdict = 'accept'", {"decision"}, {"decision"}),
        ("DELETE FROM decisions", {"decision"}, {"decision"}),
        ("INSERT INTO copies VALUES (1, 99)", {"dangling"}, {"dangling"}),
        ("INSERT INTO search (search) VALUES ('delete-all')", {"search"}, {"search"}),
        ("UPDATE speakers SET folded = 'nobody'", {"speaker"}, {"speaker"}),
        ("UPDATE speakers SET speaker_id = 'f00d' WHERE entry = 1", {"speaker"}, {"speaker"}),
        ("DELETE FROM appearances WHERE number = 1", {"appearance"}, {"identity"}),
        ("UPDATE appearances SET beside = 'nobody'", {"damaged"}, {"identity"}),
        ("UPDATE appearances SET identity = 'f00d'", {"identity"}, {"identity"}),
        ("DELETE FROM identities", {"identity"}, {"identity"}),
        ("DELETE FROM phrases WHERE entry = 1", {"phrase"}, {"phrase", "link"}),
        ("INSERT INTO phrases VALUES ('a crumb', 3)", {"phrase"}, {"phrase", "link"}),
        ("INSERT INTO phrases VALUES ('a crumb', 99)", {"dangling"}, {"dangling"}),
        ("DELETE FROM meanings", {"meaning"}, {"meaning", "link"}),
        ("UPDATE meanings SET vector = zeroblob(256)", {"meaning"}, {"meaning", "link"}),
        ("UPDATE meanings SET regions = 'odd'", {"meaning"}, {"meaning", "link"}),
        ("UPDATE reasons SET a_spans = '[[0,999]]'", {"span"}, {"link"}),
        ("UPDATE reasons SET b_spans = 'words'", {"damaged"}, {"link"}),
        ("DELETE FROM reasons", set(), {"link"}),
        ("DROP INDEX links_to", set(), set()),
    ],
)
def test_it_is_mended_and_sound_again(path, statement, found, mended):
    """And the record is what it was, to the last link; a second time there is nothing to do."""
    with open_record(path) as record:
        before = list(record.records()), links(record), list(record.identities.all())
    evidence = list(rows(path, *KEPT))
    tamper(path, statement)
    with open_record(path) as record:
        kinds = {finding.kind for finding in pipeline.examine(record)}
        assert found <= kinds
        assert bool(kinds) == bool(found)
        told = pipeline.repair(record)
        assert mended <= {one.kind for one in told}
        assert bool(told) == bool(mended)
        assert list(pipeline.examine(record)) == []
        after = list(record.records()), links(record), list(record.identities.all())
        assert [replace(one, links=()) for one in after[0]] == [
            replace(one, links=()) for one in before[0]
        ]
        assert after[1:] == before[1:]
        assert pipeline.repair(record) == []
    assert list(rows(path, *KEPT)) == evidence


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE articles SET text = 'short' WHERE number = 1",
        "UPDATE entries SET content = 'words' WHERE number = 1",
        "UPDATE entries SET quoted = 'other words' WHERE number = 1",
        "UPDATE judgements SET verdict = 'perhaps'",
        "DELETE FROM articles WHERE number = 2",
    ],
)
def test_damaged_evidence_is_not_touched(path, statement):
    """It is told as before, and what else is amiss is mended all the same."""
    tamper(path, statement)
    tamper(path, "INSERT INTO search (search) VALUES ('delete-all')")
    evidence = list(rows(path, *KEPT))
    with open_record(path) as record:
        found = {finding.kind for finding in pipeline.examine(record)}
        assert "search" in found
        assert Mended("search", "the full-text index was made anew") in pipeline.repair(record)
        assert "search" not in {finding.kind for finding in pipeline.examine(record)}
    assert list(rows(path, *KEPT)) == evidence


def test_a_sound_record_is_left_alone(path):
    """To the byte."""
    before = list(rows(path, "appearances", "candidates", "phrases", "links", "reasons", *KEPT))
    with open_record(path) as record:
        assert pipeline.repair(record) == []
    after = list(rows(path, "appearances", "candidates", "phrases", "links", "reasons", *KEPT))
    assert after == before
