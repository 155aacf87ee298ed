"""The views for people: what they show, and what they leave out."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from onrecord.record.judgement import Judgement, Pair, Verdict
from onrecord.record.link import Relation
from onrecord.record.statement import Act
from onrecord.resolve.across.identities import Identities
from onrecord.store.sql import open_record
from small_world import kelly, repeats, trump


def pledging(told):
    """The same article, in which everything is a pledge."""
    entries = tuple(
        replace(one, statement=replace(one.statement, act=Act.PLEDGE)) for one in told.entries
    )
    return replace(told, entries=entries)


def rows(path, view):
    """A view, as another program reads it."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    found = [dict(row) for row in connection.execute(f"SELECT * FROM {view}")]
    connection.close()
    return found


@pytest.fixture
def path(tmp_path):
    return tmp_path / "onrecord.db"


def test_pledges_are_what_was_pledged_and_nothing_else(path):
    """By whom, in what office and on which day."""
    with open_record(path) as record:
        record.add(pledging(kelly()))
        record.add(trump())
    first, second = rows(path, "pledges")
    assert (first["speaker"], first["office"], first["day"]) == (
        "John Kelly",
        "Secretary",
        "2017-02-23",
    )
    assert first["reading"] == first["text"] == "There will be no use of military force"
    assert second["text"] == "No mass deportations"


def test_a_pledge_that_a_copy_prints_again_was_made_once(path):
    """Where it stood first."""
    with open_record(path) as record:
        record.add(pledging(kelly()))
        record.add(pledging(kelly("Another Post")))
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT OR REPLACE INTO occurrences SELECT b.number, a.number FROM entries a, entries b"
            " WHERE a.article = 1 AND b.article = 2 AND a.position = b.position"
        )
    connection.close()
    assert {row["outlet"] for row in rows(path, "pledges")} == {"The Harbour Post"}


def test_conflicts_are_contradictions_and_reversals_with_both_sides(path):
    """The earlier one first; what repeats is none."""
    first, again = kelly().entries
    (later,) = trump().entries
    against = replace(repeats(later, first), relation=Relation.CONTRADICTS)
    with open_record(path) as record:
        record.add(kelly())
        record.add(replace(trump(), links=(against, repeats(later, again))))
    (row,) = rows(path, "conflicts")
    assert (row["relation"], row["probability"]) == ("contradicts", 0.7)
    assert (row["earlier_speaker"], row["later_speaker"]) == ("John Kelly", "Donald Trump")
    assert (row["earlier_entry_id"], row["later_entry_id"]) == (first.id, later.id)
    assert (row["later_text"], row["state"]) == ("It’s a military operation", "candidate")


@pytest.mark.parametrize(
    ("verdict", "states"), [(Verdict.ACCEPT, ["accepted"]), (Verdict.REJECT, [])]
)
def test_a_conflict_that_people_rejected_is_none(path, verdict, states):
    """And one that they accepted says so."""
    (later,) = trump().entries
    against = replace(repeats(later, kelly().entries[0]), relation=Relation.CONTRADICTS)
    judged = Judgement(verdict, "ada", datetime(2026, 1, 1, tzinfo=UTC), pair=Pair.of(against))
    with open_record(path) as record:
        record.add(kelly())
        record.add(replace(trump(), links=(against,)))
        record.identities.judge(judged, Identities())
        assert record.judged() == {Pair.of(against).key: verdict}
    assert [row["state"] for row in rows(path, "conflicts")] == states
