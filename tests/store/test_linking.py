"""Links go by who is one in the record, and follow when that changes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare.candidates import phrases, placed
from onrecord.pipeline import judge, link_anew, meanings
from onrecord.pipeline.linking import LINKER
from onrecord.record.entry import ArticleRecord, Entry, Interval, Speaker, SpeakerType
from onrecord.record.identity import appearances
from onrecord.record.judgement import Anchor, Judgement, Side, Verdict
from onrecord.record.link import Relation
from onrecord.record.statement import Kind, Statement
from onrecord.record.text import Article, Span
from onrecord.resolve.across.identities import Identities
from onrecord.store.matching import moved
from onrecord.store.sql import Record, open_record

WORDS = "“No ferry will sail for the northern islands until the harbor wall is mended”"


def told(number: int, by: str) -> ArticleRecord:
    """An article of that day in which somebody says the words."""
    day = date(2017, 2, number)
    article = Article(f"{WORDS}, {by} said.", path=f"{number}.txt", published=day)
    span = Span(0, len(WORDS))
    said = Statement(article.id, Kind.DIRECT, (), (), (span,), WORDS, 0.9, "hand 1")
    speaker = Speaker(by, SpeakerType.PERSON, 0.9)
    return ArticleRecord(article, (Entry(said, (speaker,), Interval.day(day)),))


def kept(record: Record, number: int, by: str) -> ArticleRecord:
    one = told(number, by)
    index = {entry.id: phrases(entry) for entry in one.entries}
    record.add(one, phrases=index, matcher=Identities(), linker=LINKER)
    return one


def side(one: ArticleRecord) -> Side:
    (each,) = appearances(one)
    return Side(each.name, (Anchor(each.article, each.speaker),))


def verdict(kind: Verdict, second: int, *sides: Side, undoes: str = "") -> Judgement:
    return Judgement(kind, "jo", datetime(2020, 1, 1, 0, 0, second, tzinfo=UTC), sides, undoes)


def ends(record: Record) -> list[tuple[str, str]]:
    """Who repeats whom: by the same words, two speakers may still agree."""
    repeats = (link for link in record.every_link() if link.relation is Relation.REPEATS)
    return sorted((link.a, link.b) for link in repeats)


@pytest.fixture
def record(place: str):
    with open_record(place) as record:
        yield record


def test_words_of_one_speaker_under_two_names_are_linked(record: Record) -> None:
    """The identity decides, where names alone would tell two."""
    one, other = kept(record, 1, "Bill Tanner"), kept(record, 2, "William Tanner")
    assert ends(record) == [(other.entries[0].id, one.entries[0].id)]


def test_a_merge_links_what_both_said_and_undoing_it_takes_the_link_away(record: Record) -> None:
    """Who is one is a person's to say, and the links follow."""
    one, other = kept(record, 1, "Ada Quinn"), kept(record, 2, "Mary Reyes")
    assert ends(record) == []
    made = verdict(Verdict.SAME, 0, side(one), side(other))
    judge(record, made)
    assert ends(record) == [(other.entries[0].id, one.entries[0].id)]
    judge(record, verdict(Verdict.UNDO, 1, undoes=made.id))
    assert ends(record) == []


def test_a_split_takes_away_the_links_between_the_two(record: Record) -> None:
    """And undoing it brings them back."""
    one, _, third = (kept(record, day, "Ada Quinn") for day in (1, 2, 3))
    before = ends(record)
    assert len(before) == 3
    made = verdict(Verdict.DIFFERENT, 0, side(third), side(one))
    judge(record, made)
    assert (third.entries[0].id, one.entries[0].id) not in ends(record)
    judge(record, verdict(Verdict.UNDO, 1, undoes=made.id))
    assert ends(record) == before


def test_links_are_the_same_in_whatever_order_articles_come(tmp_path: Path) -> None:
    """Also where a later article shows that two earlier ones speak of one man."""
    names = ("B. Tanner", "Tanner", "Bill Tanner", "William Tanner")
    found = []
    for order in ((0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)):
        with open_record(tmp_path / f"{order[0]}.db") as record:
            for at in order:
                kept(record, at + 1, names[at])
            found.append(ends(record))
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 6


groups = st.dictionaries(st.integers(0, 8), st.sampled_from("abc"), min_size=9)


@given(groups, groups)
def test_of_every_two_that_came_together_or_apart_one_has_moved(before, after) -> None:
    """And nobody has where groups are only called otherwise."""
    found = moved(before, after)
    for a in after:
        for b in after:
            if (before[a] == before[b]) != (after[a] == after[b]):
                assert {a, b} & found
    assert not moved(before, {one: called.upper() for one, called in before.items()})


def test_the_ids_on_the_wire_are_those_of_the_record(record: Record) -> None:
    """One for both names, and it leads to the speaker."""
    kept(record, 1, "Bill Tanner"), kept(record, 2, "William Tanner")
    (who,) = {one.who for entry, _ in record.entries() for one in entry.speakers}
    assert who == record.identities.one(who or "").id


FREE = ("The ferry will sail on Monday.", "The ferry will not sail on Monday.")


def spoken(number: int, words: str) -> ArticleRecord:
    """An article in which somebody says this in no quotation marks."""
    article = Article(words, path=f"free-{number}.txt", published=date(2017, 3, number))
    said = Statement(article.id, Kind.INDIRECT, (), (), (Span(0, len(words)),), words, 0.9, "hand")
    who = Speaker("Ada Quinn", SpeakerType.PERSON, 0.9)
    entry = Entry(said, (who,), Interval.day(date(2017, 3, number)), reading=words)
    return ArticleRecord(article, (entry,))


def test_what_is_added_is_held_against_what_is_about_the_same_matter(record: Record) -> None:
    """The same speaker says on a later day that it will not."""
    for number, words in enumerate(FREE, start=1):
        one = spoken(number, words)
        meant = placed(one.entries, meanings())
        record.add(one, meanings=meant, matcher=Identities(), linker=LINKER)
    (link,) = record.every_link()
    assert link.relation is Relation.REVERSES
    assert link.because


def test_the_links_of_an_older_record_are_found_anew(record: Record) -> None:
    """Of whose entries nobody had told what they are about; twice gives the same."""
    for number, words in enumerate(FREE, start=1):
        record.add(spoken(number, words), matcher=Identities(), linker=LINKER)
    assert list(record.every_link()) == []
    link_anew(record)
    (link,) = record.every_link()
    assert link.relation is Relation.REVERSES
    link_anew(record)
    assert list(record.every_link()) == [link]


def test_who_said_it_decides_anew_when_speakers_are_parted(record: Record) -> None:
    """Then it is a contradiction, and undone a reversal again."""
    both = [spoken(number, words) for number, words in enumerate(FREE, start=1)]
    for one in both:
        meant = placed(one.entries, meanings())
        record.add(one, meanings=meant, matcher=Identities(), linker=LINKER)
    made = verdict(Verdict.DIFFERENT, 0, side(both[0]), side(both[1]))
    judge(record, made)
    assert [link.relation for link in record.every_link()] == [Relation.CONTRADICTS]
    judge(record, verdict(Verdict.UNDO, 1, undoes=made.id))
    assert [link.relation for link in record.every_link()] == [Relation.REVERSES]
