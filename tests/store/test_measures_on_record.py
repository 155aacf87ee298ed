"""Measures across the articles of a record, and what became of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from onrecord.errors import InputError, NotFound
from onrecord.record.entry import ArticleRecord, Interval, Measure, Standing, Status
from onrecord.record.measure import Course
from onrecord.record.text import Article, Span
from onrecord.resolve.measures.across import Courses
from onrecord.store.sql import Record, open_record
from small_world import measured


def told(
    words: str, status: Status, day: int, *, outlet: str = "The Post", actor: str | None = None
) -> ArticleRecord:
    """An article of a day of February 2017 that speaks of one measure."""
    article = Article(words, outlet=outlet, published=date(2017, 2, day))
    whole = Span(0, len(words))
    standing = Standing(status, (whole,))
    measure = Measure(article.id, words, (whole,), "order", (standing,), actor, mentions=(whole,))
    return ArticleRecord(article, measures=(measure,))


DRAFT = told("draft order to close the northern harbors", Status.DRAFT, 1)
SIGNED = told("order closing the northern harbors", Status.OFFICIAL, 5, outlet="The Wire")
BLOCKED = told("order that closes harbors in the northern bay", Status.BLOCKED, 9)
OTHER = told("order to hire divers", Status.OFFICIAL, 5)


def kept(path: Path, them: Sequence[ArticleRecord]) -> list[Course]:
    """The measures of a record of these articles, added one by one."""
    with open_record(path) as record:
        for one in them:
            record.add(one, measures=Courses())
        assert list(record.doctor(measures=Courses())) == []
        return list(record.measures.all())


def test_the_order_of_arrival_changes_nothing(tmp_path: Path) -> None:
    """Whichever article comes first: the same measures with the same history."""
    found = [
        kept(tmp_path / f"{n}.db", them)
        for n, them in enumerate(permutations((DRAFT, SIGNED, BLOCKED, OTHER)))
    ]
    assert all(one == found[0] for one in found)
    course, other = found[0]
    assert [step.status for step in course.history] == ["draft", "official", "blocked"]
    assert course.id == DRAFT.measures[0].id
    assert [one.outlet for one in other.reported] == ["The Post"]


def test_an_article_that_is_read_anew_leaves_its_course(tmp_path: Path) -> None:
    """What it held together comes apart, what is left keeps together."""
    path = tmp_path / "onrecord.db"
    kept(path, (DRAFT, SIGNED, BLOCKED))
    with open_record(path) as record:
        record.add(replace(DRAFT, measures=()), measures=Courses())
        (course,) = record.measures.all()
        assert course.id == SIGNED.measures[0].id
        assert list(record.doctor(measures=Courses())) == []


def test_without_a_matcher_measures_wait(tmp_path: Path) -> None:
    """Each is told by itself, until somebody matches."""
    with open_record(tmp_path / "onrecord.db") as record:
        record.add(DRAFT)
        record.add(SIGNED)
        assert len(list(record.measures.all())) == 2
        assert list(record.doctor(measures=Courses())) == []
        record.measures.match(Courses())
        assert len(list(record.measures.all())) == 1


def test_any_id_of_a_measure_leads_to_it(tmp_path: Path) -> None:
    """That of any article's part in it, or its beginning."""
    path = tmp_path / "onrecord.db"
    kept(path, (DRAFT, SIGNED))
    with open_record(path) as record:
        assert record.measures.one(SIGNED.measures[0].id[:9]).id == DRAFT.measures[0].id
        for wrong in ("", "xyz", "0000"):
            with pytest.raises(NotFound, match="no measure"):
                record.measures.one(wrong)


def test_the_doctor_sees_a_course_that_is_not_what_matching_says(tmp_path: Path) -> None:
    """And matching anew mends it."""
    path = tmp_path / "onrecord.db"
    kept(path, (DRAFT, SIGNED))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE measures SET course = id")
    connection.close()
    with open_record(path) as record:
        assert {one.kind for one in record.doctor(measures=Courses())} == {"course"}
        record.measures.rebuild(Courses())
        assert list(record.doctor(measures=Courses())) == []


def test_what_two_articles_say_of_one_day_both_stays(tmp_path: Path) -> None:
    """A disagreement is for a reader to see."""
    again = told("order closing the northern harbors", Status.RESCINDED, 5, outlet="Sun")
    (course,) = kept(tmp_path / "onrecord.db", (SIGNED, again))
    assert sorted(step.status for step in course.history) == ["official", "rescinded"]


def test_a_step_without_a_day_counts_from_the_day_it_was_printed(tmp_path: Path) -> None:
    """And says that it is only an upper bound."""
    (course,) = kept(tmp_path / "onrecord.db", (SIGNED,))
    (step,) = course.history
    assert (step.days, step.dated) == (Interval(None, date(2017, 2, 5)), False)


def test_a_measure_and_its_statements_come_out_as_they_went_in(record: Record) -> None:
    """With status, days, actor and who speaks of it."""
    record.add(measured())
    assert list(record.records()) == [measured()]
    assert record.counts().measures == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"article": "f00d"}, "is of article"),
        ({"statements": ("f00d",)}, "which is not there"),
        ({"mentions": (Span(0, 9_999),)}, "ends after its text"),
    ],
)
def test_a_measure_that_does_not_hang_together_is_refused(
    record: Record, change: dict[str, object], message: str
) -> None:
    """Nothing of its article is kept then."""
    (measure,) = measured().measures
    with pytest.raises(InputError if "text" not in message else Exception, match=message):
        record.add(replace(measured(), measures=(replace(measure, **change),)))
    assert record.counts().articles == 0


@pytest.fixture
def record(place: str) -> Record:
    with open_record(place) as record:
        yield record
