"""Who is one across a record: kept in step with every article and judgement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import NotFound, RecordError
from onrecord.record.entry import ArticleRecord, Office, Speaker, SpeakerType
from onrecord.record.identity import Identity
from onrecord.record.judgement import Anchor, Judgement, Side, Verdict
from onrecord.record.text import Article
from onrecord.resolve.across.identities import Identities
from onrecord.store.sql import Record, open_record
from small_world import THURSDAY, kelly, said, trump

MATCHER = Identities()


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    with open_record(place) as opened:
        yield opened


BODIES = ("Green Justice Party", "Grand Jury Panel", "Green Justice Panel", "GJP")


def told(outlet: str, *names: str, on: date = THURSDAY, title: str = "") -> ArticleRecord:
    """An article in which each of them says one thing."""
    text = " ".join(f"“Word {n}.”" for n in range(len(names)))
    article = Article(text, outlet=outlet, published=on)
    office = Office(title) if title else None
    return ArticleRecord(
        article,
        tuple(
            replace(
                said(article, f"“Word {n}.”"),
                speakers=(
                    Speaker(name, SpeakerType.ORGANIZATION, 0.9)
                    if name in BODIES
                    else Speaker(name, SpeakerType.PERSON, 0.9, office),
                ),
            )
            for n, name in enumerate(names)
        ),
    )


def who(record: Record) -> list[list[str]]:
    """The names of each identity."""
    return sorted(sorted(one.names) for one in record.identities.all())


def side(one: Identity) -> Side:
    return Side(one.name, tuple(Anchor(each.article, each.speaker) for each in one.appearances))


def judged(record: Record, verdict: Verdict, a: str, b: str, minute: int = 0) -> Judgement:
    """A verdict on the one identities that have these names."""
    sides = tuple(side(*record.identities.called(name)) for name in (a, b))
    return Judgement(verdict, "ed", datetime(2020, 1, 1, 0, minute, tzinfo=UTC), sides)


def test_all_that_one_identity_says_is_found_by_any_of_its_names(record: Record) -> None:
    """And by its id, and by the id of its speaker in any article."""
    first, second = told("Post", "John Kelly"), told("Wire", "John F. Kelly")
    record.add(first, matcher=MATCHER)
    record.add(second, matcher=MATCHER)
    (one,) = record.identities.called("john kelly")
    both = [*first.entries, *second.entries]
    for asked in ("John Kelly", "john f. kelly", one.id, *(each.id for each in one.appearances)):
        found = [entry for entry, _ in record.entries(speaker=asked)]
        assert sorted(e.id for e in found) == sorted(e.id for e in both)
    assert one.names == ("John F. Kelly", "John Kelly")
    assert record.counts().speakers == 1
    assert [(tally.id, tally.entries) for tally in record.speakers("kelly")] == [(one.id, 2)]


def test_without_a_matcher_speakers_wait(record: Record) -> None:
    """They are found by their names alone, until they are matched."""
    record.add(told("Post", "John Kelly"))
    record.add(told("Wire", "John F. Kelly"))
    assert (record.identities.unmatched(), who(record)) == (2, [])
    assert len(list(record.entries(speaker="John Kelly"))) == 1
    assert record.counts().speakers == 2
    record.identities.match(MATCHER)
    assert (record.identities.unmatched(), len(who(record))) == (0, 1)
    assert list(record.doctor(matcher=MATCHER)) == []


def test_an_article_read_anew_takes_out_who_is_no_longer_in_it(record: Record) -> None:
    """And the identity of which nobody is left."""
    record.add(told("Post", "Ann Reyes", "John Kelly"), matcher=MATCHER)
    record.add(told("Wire", "John Kelly"), matcher=MATCHER)
    record.add(
        replace(told("Post", "Ann Reyes", "Jo Marsh"), article=told("Post", "", "").article),
        matcher=MATCHER,
    )
    assert who(record) == [["Ann Reyes"], ["Jo Marsh"], ["John Kelly"]]
    assert list(record.doctor(matcher=MATCHER)) == []


def test_a_judgement_survives_that_its_article_is_read_anew(record: Record) -> None:
    """It is tied to the article and the name, not to a row."""
    both = told("Post", "Laura Bennett", "Jo Marsh")
    record.add(both, matcher=MATCHER)
    record.add(told("Wire", "Laura Hale"), matcher=MATCHER)
    record.identities.judge(judged(record, Verdict.SAME, "Laura Bennett", "Laura Hale"), MATCHER)
    joined = [["Jo Marsh"], ["Laura Bennett", "Laura Hale"]]
    assert who(record) == joined
    record.add(replace(both, entries=both.entries[1:]), matcher=MATCHER)
    assert who(record) == [["Jo Marsh"], ["Laura Hale"]]
    record.add(both, matcher=MATCHER)
    assert who(record) == joined


def test_an_undone_judgement_is_kept_and_does_nothing(record: Record) -> None:
    """Undo is one more judgement."""
    record.add(told("Post", "Ann Reyes"), matcher=MATCHER)
    record.add(told("Wire", "Laura Hale"), matcher=MATCHER)
    same = judged(record, Verdict.SAME, "Ann Reyes", "Laura Hale")
    record.identities.judge(same, MATCHER)
    undo = Judgement(Verdict.UNDO, "jo", datetime(2020, 2, 1, tzinfo=UTC), undoes=same.id)
    record.identities.judge(undo, MATCHER)
    assert who(record) == [["Ann Reyes"], ["Laura Hale"]]
    assert record.identities.judgements() == [same, undo]
    assert list(record.doctor(matcher=MATCHER)) == []


def test_judging_twice_changes_nothing(record: Record) -> None:
    """The same verdict of the same person at the same instant is one."""
    record.add(told("Post", "Ann Reyes", "Laura Hale"), matcher=MATCHER)
    same = judged(record, Verdict.SAME, "Ann Reyes", "Laura Hale")
    record.identities.judge(same, MATCHER)
    record.identities.judge(same, MATCHER)
    assert record.identities.judgements() == [same]


def test_a_later_judgement_tells_what_it_overrules(record: Record) -> None:
    """And what is judged apart is no candidate any more."""
    record.add(told("Post", "Laura Bennett Hale"), matcher=MATCHER)
    record.add(told("Wire", "Laura Bennett"), matcher=MATCHER)
    (candidate,) = record.identities.candidates()
    assert {candidate.a.name, candidate.b.name} == {"Laura Bennett", "Laura Bennett Hale"}
    assert candidate.likeness.weighed
    names = "Laura Bennett", "Laura Bennett Hale"
    same = judged(record, Verdict.SAME, *names)
    apart = judged(record, Verdict.DIFFERENT, *names, minute=1)
    assert record.identities.judge(same, MATCHER) == ()
    (overruled,) = record.identities.judge(apart, MATCHER)
    assert (overruled.judgement, overruled.by) == (same.id, apart.id)
    assert list(record.identities.candidates()) == []
    assert list(record.doctor(matcher=MATCHER)) == []


def test_undoing_what_was_never_judged_is_refused(record: Record) -> None:
    """And nothing is kept of it."""
    undo = Judgement(Verdict.UNDO, "jo", datetime(2020, 2, 1, tzinfo=UTC), undoes="0" * 16)
    with pytest.raises(NotFound, match="no judgement"):
        record.identities.judge(undo, MATCHER)
    assert record.identities.judgements() == []


def test_a_record_open_for_reading_takes_no_judgement(tmp_path: Path) -> None:
    """It says so."""
    with open_record(tmp_path / "onrecord.db") as record:
        record.add(told("Post", "Ann Reyes", "Laura Hale"), matcher=MATCHER)
    with open_record(tmp_path / "onrecord.db", read_only=True) as record:
        same = judged(record, Verdict.SAME, "Ann Reyes", "Laura Hale")
        with pytest.raises(RecordError, match="reading only"):
            record.identities.judge(same, MATCHER)


def test_the_doctor_sees_an_identity_that_is_not_in_step(record: Record) -> None:
    """Where it can match; rebuilding puts it right."""
    record.add(told("Post", "John Kelly"), matcher=MATCHER)
    record.add(told("Wire", "John F. Kelly"), matcher=MATCHER)
    with record.identities._writing() as connection:
        connection.exec_driver_sql("UPDATE appearances SET identity = id")
        connection.exec_driver_sql("INSERT INTO identities VALUES ('ff', 'X', 'x', 'person')")
    assert {finding.kind for finding in record.doctor(matcher=MATCHER)} == {"identity"}
    record.identities.rebuild(MATCHER)
    assert list(record.doctor(matcher=MATCHER)) == []


def test_unnamed_sources_have_no_identity(record: Record) -> None:
    """They are found by their description, and have nothing to do with one another."""
    one = told("Post", "a senior official")
    unnamed = Speaker("a senior official", SpeakerType.UNNAMED, 0.9)
    record.add(
        replace(one, entries=(replace(one.entries[0], speakers=(unnamed,)),)), matcher=MATCHER
    )
    assert who(record) == []
    assert len(list(record.entries(speaker="a senior official"))) == 1


def test_an_id_leads_to_one_identity_or_none(record: Record) -> None:
    """Its beginning is enough; what fits several or nobody is refused."""
    record.add(kelly(), matcher=MATCHER)
    record.add(trump(), matcher=MATCHER)
    (one,) = record.identities.called("John Kelly")
    assert record.identities.one(one.id[:8]) == one
    for wrong in ("", "zz", "\ud800"):
        with pytest.raises(NotFound):
            record.identities.one(wrong)


people = ("John Kelly", "John F. Kelly", "Jane Kelly", "Kelly", "J. Kelly", "Laura Kelly Hale")
names = st.sampled_from((*people, *BODIES))
articles = st.builds(
    lambda outlet, them, year, day, title: told(outlet, *them, on=date(year, 1, day), title=title),
    st.sampled_from("ABCDEFGH"),
    st.lists(names, min_size=1, max_size=2, unique=True),
    st.sampled_from((2013, 2016, 2017, 2017)),
    st.integers(1, 28),
    st.sampled_from(("", "Homeland Security Secretary", "Mayor of Ellis")),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(articles, min_size=2, max_size=9), st.data())
def test_article_by_article_is_the_same_as_all_at_once(
    tmp_path_factory: pytest.TempPathFactory, them: list[ArticleRecord], data: st.DataObject
) -> None:
    """In any order, with judgements in between and articles that come twice."""
    path = tmp_path_factory.mktemp("record") / "onrecord.db"
    with open_record(path) as record:
        for minute, one in enumerate(them):
            less = replace(one, entries=one.entries[data.draw(st.integers(0, 1)) :])
            record.add(data.draw(st.sampled_from((one, less))), matcher=MATCHER)
            known = list(record.identities.all())
            if len(known) > 1 and data.draw(st.booleans()):
                a, b = data.draw(st.permutations(known))[:2]
                verdict = data.draw(st.sampled_from((Verdict.SAME, Verdict.DIFFERENT)))
                at = datetime(2020, 1, 1, 0, minute, tzinfo=UTC)
                record.identities.judge(Judgement(verdict, "ed", at, (side(a), side(b))), MATCHER)
        assert list(record.doctor(matcher=MATCHER)) == []
        kept = list(record.identities.all()), list(record.identities.candidates())
        record.identities.rebuild(MATCHER)
        assert (list(record.identities.all()), list(record.identities.candidates())) == kept


def test_a_judgement_made_after_the_clock_was_set_back_is_still_the_later_one(
    record: Record,
) -> None:
    """What somebody decided last holds."""
    for name in ("John Kelly", "John F. Kelly"):
        record.add(told(name, name), matcher=MATCHER)
    at = datetime(2026, 1, 1, tzinfo=UTC)
    assert record.identities.moment(at) == at
    (one,) = record.identities.all()
    parts = tuple(
        Side(each.name, (Anchor(each.article, each.speaker),)) for each in one.appearances
    )
    record.identities.judge(Judgement(Verdict.SAME, "ed", at, parts), MATCHER)
    back = record.identities.moment(datetime(2025, 1, 1, tzinfo=UTC))
    record.identities.judge(Judgement(Verdict.DIFFERENT, "ed", back, parts), MATCHER)
    assert back > at
    assert len(who(record)) == 2
