"""What the desk asks of a record, and what was judged of its links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from onrecord.errors import NotFound
from onrecord.record.judgement import Judgement, Pair, State, Verdict
from onrecord.record.link import Link, Relation
from onrecord.resolve.across.identities import Identities
from onrecord.store.desk import Queue
from onrecord.store.sql import Record, open_record
from small_world import kelly, repeats, trump

NOON = datetime(2020, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    """Two articles, and between them a link of each of three relations."""
    with open_record(place) as record:
        record.add(kelly(), matcher=Identities())
        a, b = trump().entries[0].id, kelly().entries[0].id
        links = (
            Link(a, b, Relation.REPEATS, 0.9),
            Link(a, b, Relation.CONTRADICTS, 0.6),
            Link(a, kelly().entries[1].id, Relation.CONTRADICTS, 0.6),
        )
        record.add(replace(trump(), links=links), matcher=Identities())
        yield record


def judged(record: Record, verdict: Verdict, pair: Pair | None, hour: int, undoes: str = "") -> str:
    made = Judgement(
        verdict, "ed", NOON + timedelta(hours=hour), undoes=undoes, pair=pair, note="why"
    )
    record.identities.judge(made, Identities())
    return made.id


def states(record: Record) -> list[State]:
    return [one.state for one in record.desk.queue(Queue())]


def test_the_queue_has_contradictions_before_repetitions(record: Record) -> None:
    """Of two that are as likely the one that came last."""
    found = record.desk.queue(Queue())
    assert [one.linked.link.relation.value for one in found] == [
        "contradicts", "contradicts", "repeats",
    ]  # fmt: skip
    assert states(record) == [State.CANDIDATE] * 3


def test_the_queue_is_turned_page_by_page_and_back(record: Record) -> None:
    """Nothing is told twice and nothing is left out."""
    whole = record.desk.queue(Queue())
    first, second, last = whole
    assert record.desk.queue(Queue(), after=first.place) == [second, last]
    assert record.desk.queue(Queue(), after=last.place, backward=True) == [second, first]
    assert record.desk.queue(Queue(), after=last.place) == []


def test_a_verdict_makes_a_candidate_accepted_until_it_is_undone(record: Record) -> None:
    """Undoing is one more judgement, and so is undoing that."""
    pair = Pair.of(record.desk.queue(Queue())[0].linked.link)
    one = judged(record, Verdict.ACCEPT, pair, 0)
    assert states(record)[0] is State.ACCEPTED
    two = judged(record, Verdict.UNDO, None, 1, undoes=one)
    assert states(record)[0] is State.CANDIDATE
    judged(record, Verdict.UNDO, None, 2, undoes=two)
    assert states(record)[0] is State.ACCEPTED
    assert [made.verdict for made in record.desk.judgements(pair)] == [
        Verdict.ACCEPT, Verdict.UNDO, Verdict.UNDO,
    ]  # fmt: skip
    assert record.desk.holding() == {one}


def test_of_two_verdicts_the_later_holds_whichever_came_in_first(record: Record) -> None:
    """And when it is undone, the earlier one again."""
    link = record.desk.queue(Queue())[0].linked.link
    turned = Pair(link.b, link.a, link.relation)
    late = judged(record, Verdict.REJECT, turned, 5)
    judged(record, Verdict.ACCEPT, Pair.of(link), 1)
    assert states(record)[0] is State.REJECTED
    judged(record, Verdict.UNDO, None, 6, undoes=late)
    assert states(record)[0] is State.ACCEPTED


def test_whoever_is_unsure_leaves_a_candidate(record: Record) -> None:
    """It can be seen that somebody was."""
    pair = Pair.of(record.desk.queue(Queue())[0].linked.link)
    judged(record, Verdict.UNSURE, pair, 0)
    (first, *_) = record.desk.queue(Queue(State.CANDIDATE))
    assert (first.verdict, first.state) == (Verdict.UNSURE, State.CANDIDATE)


def test_a_verdict_outlives_that_its_articles_are_read_anew(record: Record) -> None:
    """It is tied to what the entries say, not to their numbers."""
    link = record.desk.queue(Queue())[0].linked.link
    judged(record, Verdict.ACCEPT, Pair.of(link), 0)
    told = kelly()
    fuller = replace(told.entries[0], occasion="in Mexico City")
    record.add(replace(told, entries=(fuller, *told.entries[1:])), matcher=Identities())
    record.add(replace(told, links=(link,)), matcher=Identities())
    kept = {one.linked.link.id: one.state for one in record.desk.queue(Queue())}
    assert kept[link.id] is State.ACCEPTED


def test_tallies_count_each_link_in_one_state(record: Record) -> None:
    """A decision on a link that is gone is not counted."""
    first, second, _ = record.desk.queue(Queue())
    judged(record, Verdict.ACCEPT, Pair.of(first.linked.link), 0)
    judged(record, Verdict.REJECT, Pair("0" * 16, second.linked.link.a, Relation.REPEATS), 0)
    told = {(one.relation, one.state): one.links for one in record.desk.tallies()}
    assert told == {
        ("contradicts", State.CANDIDATE): 1,
        ("contradicts", State.ACCEPTED): 1,
        ("repeats", State.CANDIDATE): 1,
    }


def test_what_undoes_nothing_is_refused(record: Record) -> None:
    """And nothing is kept of it."""
    with pytest.raises(NotFound):
        judged(record, Verdict.UNDO, None, 0, undoes="0123")
    assert record.identities.judgements() == []


def test_the_doctor_finds_a_decision_that_nobody_made(record: Record) -> None:
    """And one that was taken away."""
    judged(record, Verdict.ACCEPT, Pair.of(record.desk.queue(Queue())[0].linked.link), 0)
    assert list(record.doctor()) == []
    with record._writing() as connection:
        connection.exec_driver_sql("UPDATE decisions SET verdict = 'reject'")
    assert [one.kind for one in record.doctor()] == ["decision"]


def test_the_newest_come_first_and_pages_follow_each_other(record: Record) -> None:
    """Also of one act."""
    whole = record.desk.newest()
    assert [one.number for one in whole] == sorted((one.number for one in whole), reverse=True)
    assert record.desk.newest(before=whole[0].number) == whole[1:]
    assert record.desk.newest(act="pledge") == []
    articles = record.desk.arrived()
    assert [one.entries for one in articles] == [1, 2]
    assert record.desk.arrived(before=articles[0].number) == articles[1:]


def test_what_somebody_said_is_listed_by_day_from_a_place_on(record: Record) -> None:
    """What has no day comes last."""
    who = record.identities.called("John Kelly")[0].id
    whole = record.desk.said_by(who)
    assert [one.entry.id for one in whole] == [one.id for one in kelly().entries[::-1]]
    assert record.desk.said_by(who, after=whole[0].place) == whole[1:]
    assert {one.day for one in record.desk.moments(who)} == {date(2017, 2, 23)}


def test_links_are_found_from_either_end(record: Record) -> None:
    """And between two entries, whichever is told first."""
    link = repeats(trump().entries[0], kelly().entries[0])
    between = record.desk.between(link.a, link.b)
    assert [one.linked.link.relation.value for one in between] == ["contradicts", "repeats"]
    assert record.desk.between(link.b, link.a) == between
    assert len(record.desk.links_of(link.a)) == 3
    assert len(record.desk.links_of(link.b)) == 2
