"""What people revise of an article outranks what was found, however it is read anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from any_record import article_records
from hypothesis import given

from onrecord.errors import OffsetError, RecordError
from onrecord.record import deeds
from onrecord.record.entry import ArticleRecord, Entry
from onrecord.record.judgement import Judgement, Verdict
from onrecord.record.link import Link, Relation
from onrecord.record.revision import Marked, Revision
from onrecord.record.statement import Kind, Statement
from onrecord.record.text import Article, Span
from onrecord.resolve.across.identities import Identities
from onrecord.store.packing import packed, unpacked
from onrecord.store.revising import PERSON, Found, Near, Reread
from onrecord.store.sql import Record, open_record

HOME = Article("Quinn said the ferry sails, and that the wall is shut.", path="a")
SECONDS = count()


def span(words: str) -> Span:
    at = HOME.text.index(words)
    return Span(at, at + len(words))


def said(words: str, probability: float = 0.9) -> Entry:
    told = Statement(HOME.id, Kind.INDIRECT, (), (), (span(words),), words, probability, "m 1")
    return Entry(told, reading=words)


FERRY, WALL = said("the ferry sails"), said("that the wall is shut")
FOUND = ArticleRecord(HOME, (FERRY, WALL), links=(Link(FERRY.id, WALL.id, Relation.AGREES, 0.5),))


class Words:
    """Reads what people marked as its words, and finds it by them."""

    def reread(
        self, told: ArticleRecord, kept: Sequence[Entry], marked: Sequence[Marked]
    ) -> Reread:
        entries = []
        for one in marked:
            words = " ".join(each.of(HOME.text) for each in one.content)
            how = one.kind or Kind.INDIRECT
            entry = Entry(
                Statement(HOME.id, how, one.source, one.cue, one.content, words, 1.0, PERSON)
            )
            entries.append(entry)
        return Reread(tuple(entries))

    def near(self, entries: Sequence[Entry]) -> Near:
        return Near({one.id: {one.statement.text} for one in entries})


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    with open_record(place) as record:
        record.add(FOUND, phrases={FERRY.id: {"ferry"}})
        yield record


def judge(
    record: Record, told: Revision | None = None, *, who: str = "jo", undoes: str = ""
) -> str:
    at = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=next(SECONDS))
    verdict = Verdict.REVISE if told else Verdict.UNDO
    made = Judgement(verdict, who, at, undoes=undoes, revision=told)
    record.identities.judge(made, Identities(), rereader=Words())
    assert list(record.doctor(matcher=Identities())) == []
    return made.id


def texts(record: Record) -> list[str]:
    return [one.statement.text for one in record.article(HOME.id).entries]


def test_what_is_rejected_goes_with_its_links_and_comes_back_as_it_was(record: Record) -> None:
    """Undone, the record is what it was before."""
    before = record.article(HOME.id)
    made = judge(record, deeds.rejected(HOME, FERRY.statement))
    assert texts(record) == ["that the wall is shut"]
    assert [hit.entry.id for hit in record.search("ferry")] == []
    judge(record, undoes=made)
    assert record.article(HOME.id).entries == before.entries
    assert [hit.entry for hit in record.search("ferry")] == [FERRY]
    assert [one.id for one in record.sharing({"the ferry sails"}, limit=9)] == [FERRY.id]


def test_what_is_added_is_found_in_its_place(record: Record) -> None:
    """By search, with whoever marked it as what found it; nothing else is written anew."""
    judge(record, deeds.added(HOME, Marked((span("the wall"),), (span("Quinn"),))))
    assert texts(record) == ["the ferry sails", "that the wall is shut", "the wall"]
    (hit,) = [one for one in record.search("wall") if one.entry.statement.model == PERSON]
    assert hit.entry.statement.probability == 1.0
    assert [one.relation for one in record.every_link()] == [Relation.AGREES]


def test_a_statement_is_split_and_joined(record: Record) -> None:
    """Each by one judgement, in the order of the text."""
    judge(record, deeds.split(HOME, FERRY.statement, span("sails").start))
    assert texts(record) == ["the ferry", "sails", "that the wall is shut"]
    now = [one.statement for one in record.article(HOME.id).entries]
    judge(record, deeds.joined(HOME, now))
    assert texts(record) == ["the ferry sails that the wall is shut"]


def test_it_survives_that_the_article_is_read_anew(record: Record) -> None:
    """With other edges, by the same words; and what was read last comes back when undone."""
    made = judge(record, deeds.rejected(HOME, FERRY.statement))
    longer = said("the ferry sails, and")
    again = ArticleRecord(HOME, (longer, WALL))
    assert not record.add(again, rereader=Words())
    assert texts(record) == ["that the wall is shut"]
    assert list(record.doctor()) == []
    judge(record, undoes=made)
    assert texts(record) == ["the ferry sails, and", "that the wall is shut"]


@pytest.mark.parametrize("rereader", [None, Words()])
def test_what_was_marked_survives_it_too(record: Record, rereader: Words | None) -> None:
    """Whoever adds the article knows how to read it or not; it is found by the same as before."""
    judge(record, deeds.changed(HOME, FERRY.statement, Marked((span("ferry sails"),))))
    assert record.add(ArticleRecord(HOME, (FERRY,)), rereader=rereader)
    assert texts(record) == ["ferry sails"]
    assert [one.statement.text for one in record.sharing({"ferry sails"}, limit=9)] == [
        "ferry sails"
    ]
    assert not record.add(ArticleRecord(HOME, (FERRY,)), rereader=rereader)
    assert list(record.doctor()) == []


def test_a_revision_waits_for_an_article_that_is_not_there(place: str) -> None:
    """Nobody can say before what it is about."""
    with open_record(place) as record:
        made = Judgement(
            Verdict.REVISE, "jo", datetime(2024, 1, 1, tzinfo=UTC),
            revision=deeds.rejected(HOME, FERRY.statement),
        )  # fmt: skip
        record.identities.judge(made, Identities())
        assert record.identities.orphaned() == {made.id}
        record.add(FOUND)
        assert texts(record) == ["that the wall is shut"]
        assert record.identities.orphaned() == frozenset()


def test_two_people_each_have_their_own_reading(record: Record) -> None:
    """The later one has the last word in the record; what was found is there beside them."""
    judge(record, deeds.rejected(HOME, FERRY.statement), who="jo")
    judge(record, deeds.rejected(HOME, WALL.statement), who="sam")
    assert texts(record) == []
    whose = record.revisions.whose(HOME.id)
    assert {who: [one.content for one in them] for who, them in whose.items()} == {
        "jo": [WALL.statement.content],
        "sam": [FERRY.statement.content],
    }
    assert record.revisions.found(HOME.id).entries == FOUND.entries
    assert record.revisions.articles() == [HOME.id]
    assert [one.who for one in record.revisions.of(HOME.id)] == ["jo", "sam"]


def test_what_stands_in_a_statement_that_goes_is_told_on_its_own(place: str) -> None:
    """It stands in none then; with the outer one it is what it was."""
    inner = replace(WALL, statement=replace(said("the wall", 0.5).statement, nested_in=WALL.id))
    with open_record(place) as record:
        record.add(ArticleRecord(HOME, (WALL, inner)))
        made = judge(record, deeds.rejected(HOME, WALL.statement))
        (alone,) = record.article(HOME.id).entries
        assert alone.statement.nested_in is None
        judge(record, undoes=made)
        assert record.article(HOME.id).entries == (WALL, inner)


def test_marks_outside_the_text_change_nothing(record: Record) -> None:
    """The judgement is refused."""
    told = Revision(HOME.id, (), (Marked((Span(0, 999),)),))
    with pytest.raises(OffsetError):
        judge(record, told)
    assert record.identities.judgements() == []


def test_a_record_open_for_reading_is_not_revised(place: str) -> None:
    """And says so."""
    open_record(place).close()
    with open_record(place, read_only=True) as record, pytest.raises(RecordError):
        judge(record, deeds.rejected(HOME, FERRY.statement))


@given(article_records())
def test_what_was_found_is_kept_lossless(told: ArticleRecord) -> None:
    """Whatever is in it; and other bytes are not taken for it."""
    found = Found.of(told)
    assert unpacked(Found, packed(found)) == found
    with pytest.raises(ValueError, match="no Found"):
        unpacked(Found, b"other")
