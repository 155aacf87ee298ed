"""What one speaker said, and what was said about one measure, is near in a record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord.compare.candidates import placed
from onrecord.pipeline import meanings
from onrecord.record.entry import ArticleRecord, Entry, Measure
from onrecord.record.text import Article, Span
from onrecord.resolve.across.identities import Identities
from onrecord.resolve.measures.across import Courses
from onrecord.store import meanings as near
from onrecord.store import reading
from onrecord.store.sql import Record, open_record
from small_world import said

PLAN = "order closing the northern harbors"


def kept(record: Record, day: int, words: str, by: str, *, about: bool = False) -> Entry:
    """An article of that day in which somebody says the words, perhaps about the measure."""
    text = f"{words}, said {by}, of the {PLAN}."
    article = Article(text, f"{day}.txt", published=date(2017, 2, day))
    entry = said(article, words, by)
    at = text.index(PLAN)
    span = (Span(at, at + len(PLAN)),)
    plan = Measure(article.id, PLAN, span, "order", mentions=span, statements=(entry.id,))
    told = ArticleRecord(article, (entry,), measures=(plan,) if about else ())
    record.add(
        told,
        meanings=placed(told.entries, meanings()),
        matcher=Identities(),
        measures=Courses(),
    )
    return entry


def same(record: Record, entry: Entry, limit: int = 9) -> list[str]:
    with record._reading() as connection:
        found = near.same(connection, entry.id, near.Heard(connection), limit)
        return [one.statement.text for one in reading.entries(connection, found)]


@pytest.fixture
def record(tmp_path: Path):
    with open_record(tmp_path / "onrecord.db") as record:
        yield record


FERRY = "The ferry will sail to the islands"


def test_what_the_speaker_said_before_is_found_the_nearest_first(record):
    """Also under a shorter name; what others said is not."""
    kept(record, 1, "The ferry will not sail to the islands before the summer", "Ada Quinn")
    kept(record, 2, "The islands have a ferry", "Ada Quinn")
    kept(record, 3, "The ferry will sail to the islands at noon", "Bo Reed")
    own = kept(record, 4, FERRY, "Mayor Ada Quinn")
    told = same(record, own)
    assert len(told) == 2
    assert "before the summer" in told[0]
    assert same(record, own, limit=1) == told[:1]


def test_what_was_said_about_the_measure_is_found_whoever_said_it(record):
    """In whatever article the measure is spoken of; by nobody else where it is not."""
    kept(record, 1, "The ferry will sail to the islands at noon", "Bo Reed", about=True)
    kept(record, 2, "The ferry will sail to the islands at night", "Cy Munn")
    own = kept(record, 3, FERRY, "Ada Quinn", about=True)
    assert same(record, own) == ["The ferry will sail to the islands at noon"]


def test_what_lies_nowhere_has_nothing_near(record, tmp_path):
    article = Article(f"{FERRY}, said Ada Quinn.", "a.txt")
    entry = said(article, FERRY, "Ada Quinn")
    record.add(ArticleRecord(article, (entry,)), matcher=Identities())
    assert same(record, entry) == []
