"""Forgotten on request: no byte of it is left, and it does not come back by itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.errors import Forgotten, NotFound
from onrecord.read.sketches import sketch
from onrecord.record.entry import ArticleRecord
from onrecord.record.identity import Identity
from onrecord.record.judgement import Anchor, Judgement, Pair, Side, Verdict
from onrecord.record.original import Original, sha256
from onrecord.record.text import Article
from onrecord.record.tombstone import Buried, Tombstone
from onrecord.resolve.across.identities import Identities
from onrecord.resolve.measures.across import Courses
from onrecord.store.sql import Record, open_record
from onrecord.store.watches import Entry as Waits
from onrecord.store.watches import Feed, Sighting
from small_world import kelly, measured, repeats, said, trump

DAY = date(2026, 11, 25)
PAGE = b"<p>There will be no use of military force</p>"


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    with filled(place) as opened:
        yield opened


@contextmanager
def filled(place: str | Path) -> Iterator[Record]:
    """Kelly in two outlets, both taken from one page, and the President, linked with the first."""
    original = Original(sha256(PAGE), "text/html", (), PAGE)
    with open_record(place) as opened:
        first, second = measured(), kelly("Evening Wire")
        link = repeats(trump().entries[0], first.entries[0])
        for told in (first, second):
            told = replace(told, article=replace(told.article, original=original))
            opened.add(told, matcher=Identities(), measures=Courses())
        opened.add(replace(trump(), links=(link,)), matcher=Identities(), measures=Courses())
        yield opened


def forget(record: Record, *articles: str, person: str = "", reason: str = "asked by counsel"):
    return pipeline.forget(record, articles, on=DAY, reason=reason, person=person)


def one(record: Record, name: str) -> Identity:
    (found,) = record.identities.called(name)
    return found


def judged(record: Record, verdict: Verdict = Verdict.DIFFERENT) -> Judgement:
    """That the John Kelly of the first article is not the President."""
    a = Anchor(kelly().article.id, kelly().entries[0].speakers[0].id or "")
    b = Anchor(trump().article.id, trump().entries[0].speakers[0].id or "")
    at = datetime(2017, 3, 1, tzinfo=UTC)
    made = Judgement(verdict, "me", at, (Side("John Kelly", (a,)), Side("Donald Trump", (b,))))
    pipeline.judge(record, made)
    return made


def test_an_article_is_gone_and_its_tombstone_stays(record: Record) -> None:
    """With all that hung on it; what others say is as it was, and the record is sound."""
    went = forget(record, kelly().article.id)
    assert (went.articles, went.entries, went.originals, went.orphaned) == (1, 2, 0, ())
    assert [told.article for told in record.records()] == [
        kelly("Evening Wire").article,
        trump().article,
    ]
    assert (record.counts().links, record.counts().measures) == (0, 0)
    assert len(list(record.search("deportations"))) == 1
    sha = kelly().article.text_sha256
    stone = Tombstone(kelly().article.id, Buried.ARTICLE, DAY, "asked by counsel", "", sha)
    assert record.tombstones() == [stone]
    assert list(record.doctor(matcher=Identities(), measures=Courses())) == []
    assert list(record.verify({})) == []
    with pytest.raises(NotFound):
        record.article(kelly().article.id)


def test_who_else_is_on_record_is_matched_without_it(record: Record) -> None:
    """The identity that is left goes by an appearance that is there."""
    forget(record, kelly().article.id)
    (left,) = one(record, "John Kelly").appearances
    assert left.article == kelly("Evening Wire").article.id
    assert one(record, "John Kelly").id == left.id


def test_a_person_goes_with_every_article_they_speak_in(record: Record) -> None:
    """The original too, of which nothing is left; the identity has a tombstone of its own."""
    who = one(record, "John Kelly")
    went = forget(record, *{each.article for each in who.appearances}, person=who.id)
    assert (went.articles, went.entries, went.originals) == (2, 4, 1)
    assert [told.article for told in record.records()] == [trump().article]
    assert record.identities.called("John Kelly") == []
    stones = {stone.id: stone for stone in record.tombstones()}
    assert stones[who.id].what is Buried.PERSON
    assert {stone.person for stone in stones.values()} == {who.id, ""}
    assert list(record.doctor(matcher=Identities(), measures=Courses())) == []


def test_no_byte_and_no_indexed_word_of_it_is_left(tmp_path: Path) -> None:
    """In the file or in its log, once the record is compacted."""
    with filled(tmp_path / "onrecord.db") as record:
        who = one(record, "John Kelly")
        forget(record, *{each.article for each in who.appearances}, person=who.id)
        record.compact()
        files = [path.read_bytes() for path in tmp_path.iterdir()]
    assert not any(word in data for data in files for word in (b"military force", b"John Kelly"))
    connection = sqlite3.connect(tmp_path / "onrecord.db")
    connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, row)")
    indexed = {term for (term,) in connection.execute("SELECT term FROM temp.words")}
    connection.close()
    assert "operation" in indexed
    assert not indexed & {"kelly", "deportations", "force"}


def test_it_is_refused_until_somebody_asks_for_it_again(record: Record) -> None:
    """Then it is on record as if it had never gone, and the tombstone goes."""
    forget(record, kelly().article.id)
    with pytest.raises(Forgotten, match="forgotten on 2026-11-25: asked by counsel") as caught:
        record.add(kelly())
    assert "--again" in caught.value.hint
    assert record.counts().articles == 2
    assert record.add(kelly(), again=True)
    assert record.tombstones() == []
    assert not record.add(kelly())


def test_the_same_text_under_another_headline_is_refused_too(record: Record) -> None:
    """But not a copy that is on record, which may be read anew."""
    forget(record, kelly().article.id)
    elsewhere = kelly("The Third Outlet")
    with pytest.raises(Forgotten):
        record.add(elsewhere)
    assert record.add(kelly("Evening Wire", model="attributions 2"))
    assert record.add(elsewhere, again=True)
    assert [stone.id for stone in record.tombstones()] == [kelly().article.id]


def test_a_judgement_that_hung_on_it_is_kept_and_orphaned(record: Record) -> None:
    """It holds again once the article is read again."""
    made = judged(record)
    assert record.identities.orphaned() == frozenset()
    went = forget(record, trump().article.id)
    assert went.orphaned == (made,)
    assert record.identities.judgements() == [made]
    assert record.identities.orphaned() == {made.id}
    assert list(record.doctor(matcher=Identities(), measures=Courses())) == []
    assert forget(record, kelly().article.id).orphaned == ()
    for told in (kelly(), trump()):
        record.add(told, again=True, matcher=Identities(), measures=Courses())
    assert record.identities.orphaned() == frozenset()


def test_a_judgement_with_another_article_on_each_side_is_no_orphan(record: Record) -> None:
    """Its side is told by what is left of it."""
    kellys = tuple(
        Anchor(told.article.id, told.entries[0].speakers[0].id or "")
        for told in (kelly(), kelly("Evening Wire"))
    )
    b = Anchor(trump().article.id, trump().entries[0].speakers[0].id or "")
    at = datetime(2017, 3, 1, tzinfo=UTC)
    sides = Side("John Kelly", kellys), Side("Donald Trump", (b,))
    pipeline.judge(record, Judgement(Verdict.DIFFERENT, "me", at, sides))
    assert forget(record, kelly().article.id).orphaned == ()
    assert record.identities.orphaned() == frozenset()


def test_a_judgement_on_a_link_is_kept_and_orphaned_too(record: Record) -> None:
    """What stands of it is kept as well, for when its article comes again."""
    (link,) = record.every_link()
    at = datetime(2017, 3, 1, tzinfo=UTC)
    made = Judgement(Verdict.REJECT, "me", at, pair=Pair.of(link), note="a slip")
    pipeline.judge(record, made)
    assert record.identities.orphaned() == frozenset()
    assert forget(record, trump().article.id).orphaned == (made,)
    assert record.identities.judgements() == [made]
    assert list(record.doctor(matcher=Identities(), measures=Courses())) == []
    record.add(replace(trump(), links=(link,)), again=True, matcher=Identities())
    assert record.identities.orphaned() == frozenset()
    assert record.desk.holding() == {made.id}


def test_what_a_watchlist_saw_in_it_goes_too(record: Record) -> None:
    """Also of a statement that a later reading no longer found; what others said stays."""
    entry, other = kelly().entries[0], trump().entries[0]
    told = {"article": {"id": kelly().article.id}, "text": "There will be no use"}
    seen = [
        Sighting(entry.id, datetime(2017, 3, 1, tzinfo=UTC), ("w",), {"text": "no id here"}),
        Sighting("gone", datetime(2017, 3, 1, tzinfo=UTC), ("w",), told),
        Sighting(other.id, datetime(2017, 3, 1, tzinfo=UTC), ("w",), {"text": "another's"}),
    ]
    at = datetime(2017, 3, 1, tzinfo=UTC)
    record.watches.polled(Feed("f"), [Waits("a", kelly().article)], at)
    record.watches.done(1, at, sightings=seen, webhooks=["h"])
    forget(record, kelly().article.id)
    assert record.watches.latest(9) == record.watches.unsent("h") == seen[2:]


def test_a_copy_keeps_tombstones(tmp_path: Path) -> None:
    """What was forgotten does not come back by way of a backup made since."""
    with filled(tmp_path / "onrecord.db") as record:
        forget(record, kelly().article.id)
        record.backup(tmp_path / "copy.db")
        stones = record.tombstones()
    with open_record(tmp_path / "copy.db") as copy:
        assert copy.tombstones() == stones
        with pytest.raises(Forgotten):
            copy.add(kelly())
        assert list(copy.doctor()) == []


def test_nothing_goes_where_one_article_is_not_there(record: Record) -> None:
    """All or nothing."""
    with pytest.raises(NotFound):
        forget(record, kelly().article.id, "0" * 16)
    assert record.counts().articles == 3
    assert record.tombstones() == []


def test_the_doctor_finds_what_somebody_put_back(record: Record) -> None:
    """Behind the program's back."""
    stone = f"INSERT INTO tombstones VALUES ('{kelly().article.id}', 'article', '2026-11-25', 'r'"
    with record._writing() as connection:
        connection.exec_driver_sql(stone + ", NULL, NULL)")
    (finding,) = record.doctor()
    assert (finding.kind, finding.subject) == ("forgotten", kelly().article.id)


def test_what_a_copy_prints_stands_first_there_from_then_on(record: Record) -> None:
    """The earliest of a story goes; of the two that are left the next one is the first."""
    words = "No ferry will sail for the northern islands until the harbor wall is mended"
    text = f"“{words},” Ada Quinn said on the pier. It was the first word since the storm."
    them = [Article(text, outlet=name, published=date(2017, 2, 1)) for name in "ABC"]
    told = [ArticleRecord(one, (said(one, words, "Ada Quinn"),)) for one in them]
    for one in told:
        record.add(one, matcher=Identities(), measures=Courses(), sketch=sketch(one.article))
    (story,) = record.article(told[1].article.id).copied.stories
    gone, then, last = (next(one for one in told if one.article.id == id_) for id_ in story)
    assert record.article(last.article.id).copied.first == {last.entries[0].id: gone.entries[0].id}
    forget(record, gone.article.id)
    assert record.article(last.article.id).copied.first == {last.entries[0].id: then.entries[0].id}
    assert record.article(then.article.id).copied.first == {}
    assert list(record.doctor(matcher=Identities(), measures=Courses())) == []


def test_an_article_is_skipped_before_it_is_read(record: Record) -> None:
    """With the reason; the others of the run are read."""
    forget(record, kelly().article.id)
    skips: list[object] = []
    articles = [kelly().article, trump().article]
    added = list(pipeline.Pipeline().add(articles, record, skipped=skips.append))
    assert [one.told.article for one in added] == [trump().article]
    (skip,) = skips
    assert (skip.path, skip.reason) == (
        "kelly.txt",
        "forgotten on 2026-11-25: asked by counsel",
    )
