"""Copies on record: one statement, however often it is printed, and no link among them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from sqlalchemy import delete

from onrecord.compare.candidates import phrases, placed
from onrecord.pipeline import link_anew, meanings
from onrecord.pipeline.linking import LINKER
from onrecord.read.sketches import sketch
from onrecord.record.entry import ArticleRecord, Entry, Interval, Speaker, SpeakerType
from onrecord.record.link import Relation
from onrecord.record.statement import Kind, Statement
from onrecord.record.text import Article, Span
from onrecord.resolve.across.identities import Identities
from onrecord.store.sql import Record, open_record
from onrecord.store.tables import OCCURRENCES

WALL = "No ferry will sail for the northern islands until the harbor wall is mended"
NEW = "The harbor wall was mended on Monday by eleven men from the mainland"
FRAME = (
    "“{}”, {} said on the pier. It was the first word from the harbor since the storm, which broke "
    "two boats and tore the roof off the old customs house. Residents have waited for a week, "
    "and some have begun to row."
)


def told(
    day: int, outlet: str, *, by: str = "Ada Quinn", words: str = WALL, url: str = ""
) -> ArticleRecord:
    """An article of that day in which somebody says the words."""
    when = date(2017, 2, day)
    text = FRAME.format(words, by)
    article = Article(text, outlet, outlet=outlet, published=when, url=url)
    said = Statement(article.id, Kind.DIRECT, (), (), (Span(1, 1 + len(words)),), words, 0.9, "m")
    return ArticleRecord(
        article, (Entry(said, (Speaker(by, SpeakerType.PERSON, 0.9),), Interval.day(when)),)
    )


def kept(record: Record, one: ArticleRecord) -> ArticleRecord:
    record.add(
        one,
        phrases={entry.id: phrases(entry) for entry in one.entries},
        meanings=placed(one.entries, meanings()),
        matcher=Identities(),
        linker=LINKER,
        sketch=sketch(one.article),
    )
    return one


@pytest.fixture
def record(place: str):
    with open_record(place) as record:
        yield record


COPIES = (told(23, "Wire"), told(24, "Post"), told(24, "Star"))


@pytest.mark.parametrize("order", list(permutations(range(3)))[:4])
def test_the_statement_is_that_of_the_copy_published_first(record, order):
    """In whatever order the copies come, and it is linked with none of them."""
    for at in order:
        kept(record, COPIES[at])
    assert [article.outlet for _, article in record.entries()] == ["Wire"]
    assert len(list(record.entries(again=True))) == 3
    assert list(record.every_link()) == []
    assert list(record.doctor()) == []


def test_the_copies_are_told_in_order(record):
    for one in COPIES:
        kept(record, one)
    assert [copy.outlet for copy in record.copies(COPIES[1].article.id)] == ["Wire", "Post", "Star"]
    ((entry, _),) = record.entries()
    also = record.also_in([entry])[entry.id]
    assert [(copy.outlet, copy.published) for copy in also] == [
        ("Post", date(2017, 2, 24)),
        ("Star", date(2017, 2, 24)),
    ]
    copied = record.article(COPIES[2].article.id).copied
    assert copied.stories == ((COPIES[0].article.id, COPIES[1].article.id, COPIES[2].article.id),)
    assert copied.first == {COPIES[2].entries[0].id: entry.id}
    assert record.first([entry, COPIES[2].entries[0]]) == copied.first


def test_a_search_finds_what_copies_print_once(record):
    """And in the copy alone where only that answers."""
    for one in COPIES:
        kept(record, one)
    assert [hit.article.outlet for hit in record.search("ferry")] == ["Wire"]
    assert [hit.article.outlet for hit in record.search("ferry outlet:star")] == ["Star"]
    assert len(list(record.search("ferry", limit=1))) == 1


def test_a_speaker_is_heard_once(record):
    for one in COPIES:
        kept(record, one)
    (tally,) = record.speakers("Quinn")
    assert (tally.entries, tally.articles) == (1, 3)


def test_another_report_of_the_same_words_still_repeats_them(record):
    """Told in an article of its own, by another reporter."""
    for one in COPIES:
        kept(record, one)
    words = f"“{WALL}”, as Ada Quinn put it, was all that the council had to go on this morning."
    other = Article(words, "own", outlet="Own", published=date(2017, 2, 25))
    said = Statement(other.id, Kind.DIRECT, (), (), (Span(1, 1 + len(WALL)),), WALL, 0.9, "m")
    speaker = Speaker("Ada Quinn", SpeakerType.PERSON, 0.9)
    entry = Entry(said, (speaker,), Interval.day(date(2017, 2, 23)))
    kept(record, ArticleRecord(other, (entry,)))
    links = [(one.relation, one.b) for one in record.every_link()]
    assert links == [(Relation.REPEATS, COPIES[0].entries[0].id)]


def test_links_follow_when_an_earlier_copy_comes(record):
    """They lead to the copy that is now the first."""
    kept(record, COPIES[1])
    words = f"“{WALL}”, as Ada Quinn put it, was all that the council had to go on this morning."
    other = Article(words, "own", outlet="Own", published=date(2017, 2, 25))
    said = Statement(other.id, Kind.DIRECT, (), (), (Span(1, 1 + len(WALL)),), WALL, 0.9, "m")
    entry = Entry(said, (Speaker("Ada Quinn", SpeakerType.PERSON, 0.9),))
    kept(record, ArticleRecord(other, (entry,)))
    kept(record, COPIES[0])
    ends = {end for one in record.every_link() for end in (one.a, one.b)}
    assert ends == {entry.id, COPIES[0].entries[0].id}


def test_versions_of_a_page_are_one_story_in_order(record):
    """By its address, though hardly a word is left."""
    old = kept(record, told(23, "Post", url="http://www.example.com/ferry?utm_medium=mail"))
    new = kept(record, told(24, "Post", words=NEW, url="https://example.com/ferry/"))
    versions = record.versions("example.com/ferry")
    assert [one.article.id for one in versions] == [old.article.id, new.article.id]
    assert record.versions("example.com/other") == []


def test_a_copy_that_is_read_anew_keeps_its_place(record):
    """Its statements are told anew, and stand in the first one as before."""
    for one in COPIES[:2]:
        kept(record, one)
    statement = replace(COPIES[0].entries[0].statement, probability=0.8, model="m2")
    again = replace(COPIES[0], entries=(replace(COPIES[0].entries[0], statement=statement),))
    kept(record, again)
    assert record.first([COPIES[1].entries[0]]) == {COPIES[1].entries[0].id: again.entries[0].id}
    assert list(record.doctor()) == []


def test_copies_of_an_older_record_are_told_anew(record, tmp_path):
    """What was added without a sketch is recognised when everything is linked anew."""
    for one in COPIES:
        record.add(one, matcher=Identities())
    assert len(list(record.entries())) == 3
    link_anew(record)
    assert len(list(record.entries())) == 1
    assert list(record.doctor()) == []


def test_doctor_finds_copies_out_of_step(record, tmp_path):
    for one in COPIES[:2]:
        kept(record, one)
    with record._writing() as connection:
        connection.execute(delete(OCCURRENCES))
    (found,) = record.doctor()
    assert (found.kind, found.subject) == ("copy", COPIES[1].entries[0].id)
    assert "links --anew" in found.message


REWORDED = "No ferry will ever sail for the northern islands until the harbor wall is mended"


@pytest.mark.parametrize(("second", "linked"), [("https://example.com/ferry", False), ("", True)])
def test_a_reworded_version_bears_nothing_out(record, second, linked):
    """Of the same page it repeats nothing; printed by itself it does."""
    kept(record, told(23, "Post", url="http://www.example.com/ferry"))
    when = date(2017, 2, 24)
    text = f"“{REWORDED}”, Ada Quinn told the council of another town, and left by the back door."
    article = Article(text, "later", outlet="Post", published=when, url=second)
    span = Span(1, 1 + len(REWORDED))
    said = Statement(article.id, Kind.DIRECT, (), (), (span,), REWORDED, 0.9, "m")
    entry = Entry(said, (Speaker("Ada Quinn", SpeakerType.PERSON, 0.9),), Interval.day(when))
    kept(record, ArticleRecord(article, (entry,)))
    found = {link.relation for link in record.every_link()} & {Relation.REPEATS, Relation.AGREES}
    assert bool(found) is linked
