"""Revisions: what people's marks make of the statements that were found."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError, OffsetError, OnRecordError
from onrecord.record import deeds
from onrecord.record.judgement import Judgement, Verdict
from onrecord.record.revision import Deed, Marked, Place, Revision, revised
from onrecord.record.statement import Act, Kind, Statement
from onrecord.record.text import Article, Span

HOME = Article(
    "Quinn said the ferry sails, and that the wall is shut. “Never,” Reed said.", path="a"
)
NOON = datetime(2020, 1, 1, 12, tzinfo=UTC)


def span(words: str) -> Span:
    at = HOME.text.index(words)
    return Span(at, at + len(words))


def said(words: str, source: str = "", cue: str = "") -> Statement:
    spans = [(span(one),) if one else () for one in (source, cue)]
    return Statement(HOME.id, Kind.INDIRECT, *spans, (span(words),), words, 0.9, "m 1")


FERRY = said("the ferry sails", "Quinn", "said")
WALL = said("that the wall is shut", "Quinn", "said")
NEVER = said("Never", "Reed", "Reed said")


def words(told: list[Statement | Marked]) -> list[str]:
    return [" … ".join(one.of(HOME.text) for one in each.content) for each in told]


def test_each_deed_is_told_by_what_goes_and_what_comes() -> None:
    """Add, reject, change, split, join, and saying that a statement is right."""
    wider = Marked((span("the ferry sails, and that the wall is shut"),))
    told = [
        deeds.added(HOME, Marked((span("Never"),))),
        deeds.rejected(HOME, FERRY),
        deeds.changed(HOME, FERRY, wider),
        deeds.split(HOME, WALL, span("is shut").start),
        deeds.joined(HOME, (FERRY, WALL)),
        deeds.confirmed(HOME, FERRY),
    ]
    assert [one.deed for one in told] == [
        Deed.ADD, Deed.REJECT, Deed.CHANGE, Deed.SPLIT, Deed.JOIN, Deed.CONFIRM,
    ]  # fmt: skip


def test_a_split_and_a_join_keep_source_and_cue() -> None:
    """The cut takes the blanks with it; a join takes no word that stands between."""
    halves = deeds.split(HOME, FERRY, span("sails").start)
    assert words(list(halves.marks)) == ["the ferry", "sails"]
    assert {one.cue for one in halves.marks} == {FERRY.cue}
    (one,) = deeds.joined(HOME, (WALL, FERRY)).marks
    assert words([one]) == ["the ferry sails … that the wall is shut"]
    (one,) = deeds.joined(HOME, [said("the ferry"), said("sails")]).marks
    assert words([one]) == ["the ferry sails"]


def test_revisions_are_told_one_after_the_other() -> None:
    """The later one has the last word, whatever the earlier one did."""
    narrower = deeds.changed(HOME, FERRY, Marked((span("ferry sails"),), FERRY.source, FERRY.cue))
    assert words(revised([FERRY, WALL], [narrower])) == ["ferry sails", "that the wall is shut"]
    gone = Revision(HOME.id, (narrower.marks[0].place,))
    assert words(revised([FERRY, WALL], [narrower, gone])) == ["that the wall is shut"]


def test_a_revision_finds_what_it_is_about_where_the_program_sees_other_edges() -> None:
    """By the words: what was rejected does not come back a character longer."""
    longer = said("the ferry sails, and", "Quinn", "said")
    gone = deeds.rejected(HOME, FERRY)
    assert revised([longer, WALL], [gone]) == [WALL]
    mark = Marked((span("ferry sails"),), (), FERRY.cue)
    assert words(revised([longer, WALL], [deeds.changed(HOME, FERRY, mark)])) == [
        "ferry sails", "that the wall is shut",
    ]  # fmt: skip


def test_what_only_meets_it_stays() -> None:
    """A statement that is reported inside another one, or shares a few words with it."""
    outer = said("the ferry sails, and that the wall is shut", "Quinn", "said")
    inner = Marked((span("wall is shut"),))
    assert len(revised([outer], [deeds.added(HOME, inner)])) == 2
    assert revised([outer], [Revision(HOME.id, (inner.place,))]) == [outer]


def test_other_cues_are_other_statements() -> None:
    """However much of their words they share."""
    again = said("the ferry sails", "Quinn", "that")
    assert revised([again], [deeds.rejected(HOME, FERRY)]) == [again]


def test_a_revision_is_the_same_from_its_json() -> None:
    """With a kind and an act where they were told."""
    mark = Marked((span("Never"),), (span("Reed"),), (), Kind.DIRECT, Act.DENY)
    told = Revision(HOME.id, (Place.of(FERRY),), (mark,))
    assert Revision.of(HOME.id, told.told) == told


@pytest.mark.parametrize(
    "told",
    [
        {}, {"marks": [{}]}, {"marks": [{"content": []}]}, {"drops": [{"cue": [[0, 1]]}]},
        {"marks": [{"content": [[3, 1]]}]}, {"marks": [{"content": [["a", 2]]}]},
        {"marks": [{"content": [[0, 4], [2, 6]]}]}, {"marks": ["x"]}, {"drops": 3},
        {"marks": [{"content": [[0, 4]], "act": "shout"}]},
        {"marks": [{"content": [[0, 4]]}, {"content": [[0, 4]]}]},
    ],
)  # fmt: skip
def test_what_is_no_revision_is_refused(told: dict[str, object]) -> None:
    """Nothing told, no words, spans backwards or over one another, one thing twice."""
    with pytest.raises(OnRecordError):
        Revision.of(HOME.id, told)


def test_marks_outside_the_text_and_without_a_word_are_refused() -> None:
    """So is a split that leaves one side empty, and a join of one statement."""
    with pytest.raises(OffsetError):
        deeds.added(HOME, Marked((Span(0, 1000),)))
    with pytest.raises(InputError, match="needs a word"):
        deeds.added(HOME, Marked((span(", "),)))
    with pytest.raises(InputError, match="both sides"):
        deeds.split(HOME, FERRY, FERRY.content[0].start)
    with pytest.raises(InputError, match="two statements"):
        deeds.joined(HOME, (FERRY, FERRY))


def test_a_judgement_that_revises_has_a_revision_and_nothing_else() -> None:
    """And another id for another one."""
    one = Judgement(Verdict.REVISE, "jo", NOON, revision=deeds.rejected(HOME, FERRY))
    two = Judgement(Verdict.REVISE, "jo", NOON, revision=deeds.rejected(HOME, WALL))
    assert one.id != two.id
    with pytest.raises(OnRecordError):
        Judgement(Verdict.REVISE, "jo", NOON)
    with pytest.raises(OnRecordError):
        Judgement(Verdict.UNDO, "jo", NOON, undoes=one.id, revision=one.revision)


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 12)).map(lambda p: Span(p[0], p[0] + p[1]))
STATEMENTS = st.lists(SPANS, max_size=6, unique=True).map(
    lambda them: [
        Statement(HOME.id, Kind.INDIRECT, (), (), (one,), "x", 0.9, "m 1") for one in them
    ]
)
REVISIONS = st.lists(
    st.tuples(st.lists(SPANS, max_size=2, unique=True), st.lists(SPANS, max_size=2, unique=True))
    .filter(any)
    .map(
        lambda both: Revision(
            HOME.id,
            tuple(Place((one,)) for one in both[0]),
            tuple(Marked((one,)) for one in both[1]),
        )
    ),
    max_size=4,
)


@given(STATEMENTS, REVISIONS)
def test_what_a_person_marked_last_is_always_there_and_nothing_twice(
    found: list[Statement], revisions: list[Revision]
) -> None:
    """In the order of the text; what was never marked was found."""
    now = revised(found, revisions)
    places = [one.place if isinstance(one, Marked) else Place.of(one) for one in now]
    assert len(set(places)) == len(places)
    assert [one.content[0].start for one in places] == sorted(o.content[0].start for o in places)
    if revisions:
        assert {one.place for one in revisions[-1].marks} <= set(places)
    marks = {one for told in revisions for one in told.marks}
    assert all(one in found or one in marks for one in now)
